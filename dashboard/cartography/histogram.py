"""The small histogram above the date filter, as HTML that follows the page's own colours."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from dashboard.domain.filters import day_words

HEIGHT = 52
"""Height of the highest bar, pixels."""


def histogram_html(bucket: str, bars: Sequence[tuple[date, int]], since: date | None, until: date | None) -> str:
    """Return bars of claims over time; those outside since..until are drawn faint.

    bucket: day, week or month. bars: first day of the bucket and its claims, in order, at least one.
    """
    top = max(count for _, count in bars) or 1
    shapes = []
    for i, (day, count) in enumerate(bars):
        end = bars[i + 1][0] if i + 1 < len(bars) else date.max
        chosen = (since is None or end > since) and (until is None or day <= until)
        height = max(2, round(HEIGHT * count / top)) if count else 0
        shapes.append(
            f'<div title="{bucket} of {day_words(day)}: {count:,}" style="flex:1;min-width:0;height:{height}px;'
            f'background:currentColor;opacity:{0.8 if chosen else 0.2};border-radius:1px"></div>'
        )
    first, last = bars[0][0], bars[-1][0]
    words = f"Claims by {bucket}, {day_words(first)} to {day_words(last)}; at most {top:,} in one {bucket}"
    return (
        f'<div role="img" aria-label="{words}">'
        f'<div style="display:flex;align-items:flex-end;gap:1px;height:{HEIGHT}px">'
        f'{"".join(shapes)}</div><div style="display:flex;justify-content:space-between;font-size:12px">'
        f"<span>{first:%b %Y}</span><span>claims by {bucket}</span><span>{last:%b %Y}</span></div></div>"
    )
