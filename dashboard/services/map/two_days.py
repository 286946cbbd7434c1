"""Two days of the claims side by side: markers of each, what differs, and the same as
rows of a table.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING, Any

from dashboard.domain.errors import BadInput
from dashboard.domain.filters import Filters
from dashboard.domain.geography.geo import Box
from dashboard.domain.periods import Period
from dashboard.domain.sharing.compared_days import EXAMPLE, ComparedDays
from dashboard.domain.wording import place_words
from dashboard.i18n.translate import ENGLISH, current_language, gettext
from dashboard.services.map.map_view import marker_feature, titled
from dashboard.services.project import Project

if TYPE_CHECKING:
    from dashboard.domain.marker import Marker
    from dashboard.index import Comparison, Dated, PlaceChange

ROWS = 200
"""Most places of the table: those with the largest differences."""


def two_days(
    project: Project,
    filters: Filters,
    compare: ComparedDays,
    zoom: float,
    box: Box | None,
) -> dict[str, Any]:
    """Return the claims of two days, whatever day the filters end with.

    days: both, ISO; of a day that is left open the last one there is. until: as asked.
    claims, unplaced, place_counts: how many claims of each day, of these without a
    place, and places. earlier, later: markers of the viewport
    as in /api/claims.geojson. changes: markers of both together, with `change`, the
    claims of the earlier and the later day. places: rows of all places, the largest
    differences first, at most ROWS; more: how many others there are. undated: claims
    that name no day and belong to neither.

    Raises BadInput where the later day is left open and no claim names a day.
    """
    dated, periods = compared_periods(project, filters, compare)
    seen = dated.compared(*periods, zoom, box, most=ROWS)
    answer = _answer(project, dated, seen, periods)
    return answer | {"until": compare.until}


def compared_periods(
    project: Project,
    filters: Filters,
    compare: ComparedDays,
) -> tuple[Dated, tuple[Period, Period]]:
    """Return the claims of the filters, whatever days these end with, and the two
    periods that are compared: each ends with its day. Raises BadInput as `two_days`.
    """
    from dashboard.index import Dated

    # What counts until a day begins where the filters do.
    bound = filters.date_from if compare.until else None
    dated = Dated(project.index, filters.without("from", "to"))
    later = compare.later or dated.last
    if later is None:
        raise BadInput(
            gettext(
                "compare: no claim names a day; give both, like {example}",
                example=EXAMPLE,
            )
        )
    first, last = sorted((compare.earlier, later))
    until = compare.until
    return dated, (
        _period(first, bound, until=until),
        _period(last, bound, until=until),
    )


def _period(day: date, bound: date | None, *, until: bool) -> Period:
    first = (bound or date.min) if until else day
    return Period(min(first, day), day)


def _answer(
    project: Project,
    dated: Dated,
    seen: Comparison,
    periods: Sequence[Period],
) -> dict[str, Any]:
    named = titled((change.marker for change in seen.changes), project)
    changes = zip(named, seen.changes, strict=True)
    claims = [dated.claims(period) for period in periods]
    return {
        "days": [period.date_to.isoformat() for period in periods],
        "claims": claims,
        "unplaced": [n - placed for n, placed in zip(claims, seen.placed, strict=True)],
        "place_counts": list(seen.place_counts),
        "undated": dated.undated,
        "earlier": _features(project, seen.earlier),
        "later": _features(project, seen.later),
        "changes": [
            marker_feature(marker, change=[change.earlier, change.later])
            for marker, change in changes
        ],
        "places": [
            {
                "place_id": place.place_id,
                "name": _name(project, place),
                "lat": place.lat,
                "lon": place.lon,
                "change": [place.earlier, place.later],
            }
            for place in seen.places
        ],
        "more": seen.more,
    }


def _features(project: Project, markers: tuple[Marker, ...]) -> list[dict[str, Any]]:
    return [marker_feature(marker) for marker in titled(markers, project)]


def _name(project: Project, place: PlaceChange) -> str:
    if current_language() == ENGLISH:
        return place_words(place.name, place.precision, place.region)
    from dashboard.cartography import LANGUAGES
    from dashboard.services.pictures.picture_words import place_in

    return place_in(LANGUAGES[current_language()], project, place, place.name)
