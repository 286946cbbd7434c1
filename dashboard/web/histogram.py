"""The small histogram above the date filter, as HTML that follows the page's own
colours.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from dashboard.domain.filters import day_words
from dashboard.i18n.translate import gettext, ngettext, number_words, pgettext

HEIGHT = 52
"""Height of the highest bar, pixels."""
AXIS = {"day": "Claims by day", "week": "Claims by week", "month": "Claims by month"}
RANGES = {
    "day": "Claims by day, {first} to {last}; at most {top} in one day",
    "week": "Claims by week, {first} to {last}; at most {top} in one week",
    "month": "Claims by month, {first} to {last}; at most {top} in one month",
}
BARS = {
    "day": "day of {day}: {count}",
    "week": "week of {day}: {count}",
    "month": "month of {day}: {count}",
}
"""What is said of the histogram and of a bar, by how long a bar is."""
HATCH = "repeating-linear-gradient(45deg,currentColor 0 1px,transparent 1px 3px)"


def histogram_html(
    bucket: str,
    bars: Sequence[tuple[date, int]],
    since: date | None,
    until: date | None,
    *,
    by: Sequence[int] = (),
) -> str:
    """Return bars of claims over time; those outside since..until are drawn faint.

    bucket: day, week or month. bars: first day of the bucket and its claims, in order,
    at least one. by: of each bar the claims of an unknown start, which happened on or
    before their day; that part of the bar is hatched. () means none of any.
    """
    by = by or [0] * len(bars)
    top = max(count for _, count in bars) or 1
    ends = [day for day, _ in bars[1:]] + [date.max]
    shapes = [
        _bar(bucket, bar, part, top, chosen=_overlaps(bar[0], end, since, until))
        for bar, part, end in zip(bars, by, ends, strict=True)
    ]
    first, last = bars[0][0], bars[-1][0]
    axis_words = gettext(AXIS[bucket])
    label = gettext(
        RANGES[bucket],
        first=day_words(first),
        last=day_words(last),
        top=number_words(top),
    )
    if any(by):
        unknown = ngettext(
            "{count} happened on or before their day, the start is unknown",
            "{count} happened on or before their day, the start is unknown",
            sum(by),
        )
        label += f"; {unknown}"
        axis_words += f"; {gettext('hatched: on or before')}"
    # A reader's own colours would take the bars away, which are backgrounds.
    row = (
        "display:flex;align-items:flex-end;gap:1px;forced-color-adjust:none;"
        f"height:{HEIGHT}px"
    )
    axis = "display:flex;justify-content:space-between;font-size:12px"
    return (
        f'<div role="img" aria-label="{label}">'
        f'<div style="{row}">{"".join(shapes)}</div>'
        f'<div style="{axis}"><span>{_month(first)}</span>'
        f"<span>{_month(last)}</span></div>"
        f'<div style="font-size:12px">{axis_words}</div></div>'
    )


def _month(day: date) -> str:
    return f"{pgettext('short month', f'{day:%b}')} {day.year}"


def _overlaps(
    first: date,
    end: date,
    since: date | None,
    until: date | None,
) -> bool:
    """Return whether a bucket from first to before end has a day of the filter's."""
    return (since is None or end > since) and (until is None or first <= until)


def _bar(
    bucket: str,
    bar: tuple[date, int],
    by: int,
    top: int,
    *,
    chosen: bool,
) -> str:
    day, count = bar
    height = 0
    if count:
        # A single claim beside thousands is still seen.
        height = max(2, round(HEIGHT * count / top))
    opacity = 0.8 if chosen else 0.2
    title = gettext(BARS[bucket], day=day_words(day), count=number_words(count))
    fill = "currentColor"
    if by:
        title += gettext(", of these {count} on or before", count=number_words(by))
        solid = round(100 * (count - by) / count)
        fill = f"linear-gradient(to top,currentColor {solid}%,transparent 0),{HATCH}"
    return (
        f'<div title="{title}"'
        f' style="flex:1;min-width:0;height:{height}px;'
        f"background:{fill};opacity:{opacity};"
        'border-radius:1px"></div>'
    )
