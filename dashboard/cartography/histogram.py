"""The small histogram above the date filter, as SVG."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from dashboard.domain.filters import day_words

WIDTH, HEIGHT, FOOT = 280, 64, 16


def histogram_svg(bucket: str, bars: Sequence[tuple[date, int]], since: date | None, until: date | None) -> str:
    """Return bars of claims over time; those outside since..until are drawn faint.

    bucket: day, week or month. bars: first day of the bucket and its claims, in order, at least one.
    """
    top = max(count for _, count in bars) or 1
    step = WIDTH / len(bars)
    shapes = []
    for i, (day, count) in enumerate(bars):
        end = bars[i + 1][0] if i + 1 < len(bars) else date.max
        chosen = (since is None or end > since) and (until is None or day <= until)
        height = max(1.5, (HEIGHT - FOOT) * count / top) if count else 0
        shapes.append(
            f'<rect x="{i * step:.1f}" y="{HEIGHT - FOOT - height:.1f}" width="{max(step - 1.5, 1):.1f}" '
            f'height="{height:.1f}" fill="currentColor" opacity="{0.85 if chosen else 0.22}">'
            f"<title>{bucket} of {day_words(day)}: {count:,}</title></rect>"
        )
    first, last = bars[0][0], bars[-1][0]
    words = f"Claims by {bucket}, {day_words(first)} to {day_words(last)}; at most {top:,} in one {bucket}"
    return (
        f'<svg viewBox="0 0 {WIDTH} {HEIGHT}" width="100%" role="img" aria-label="{words}" '
        f'style="color:var(--primary-color, #00629B)"><title>{words}</title>{"".join(shapes)}'
        f'<g font-size="10.5" fill="currentColor" opacity="0.9"><text x="0" y="{HEIGHT - 3}">{first:%b %Y}</text>'
        f'<text x="{WIDTH}" y="{HEIGHT - 3}" text-anchor="end">{last:%b %Y}</text></g></svg>'
    )
