"""Datasets whose terms forbid handing their rows on, and what of them may be shown all
the same: numbers of at least LEAST rows, in whole LEASTs, and markers without the words
of a row. What a single row says, its words, its point and whom it contradicts, changes
nothing that a visitor sees who may not read it.
"""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING, Any
from weakref import WeakKeyDictionary

from dashboard.domain.errors import FrontlineError
from dashboard.domain.filters import LEDGER_DATASET, LIST_FILTERS, Filters
from dashboard.domain.geography.geo import TILE, Box
from dashboard.domain.geography.geo import project as to_world
from dashboard.domain.geography.geo import unproject as from_world
from dashboard.index.schema import CELL
from dashboard.services.map.map_view import (
    ListQuery,
    listing_total,
    marker_feature,
    markers,
)
from dashboard.services.project import Project

if TYPE_CHECKING:
    from dashboard.index import Histogram, Summary

COARSE_ZOOM = 7.0
"""Nearer than that a marker would tell where a single row lies."""

LEAST = 5
"""Fewer rows than that are not counted, and more in whole multiples of it, so that the
difference of two counts names no single row either.
"""

MOST_VALUES = 1000
"""Most values of one list filter that are listed."""

_by_revision: WeakKeyDictionary[Project, tuple[str, tuple[str, ...]]] = (
    WeakKeyDictionary()
)


def restricted_datasets(project: Project) -> tuple[str, ...]:
    """Return the names of the datasets whose terms forbid handing their rows on.

    Asked once for each revision. While the ledger is away, and so their terms, all that
    are shown count as such.
    """
    revision = project.index.revision
    remembered = _by_revision.get(project)
    if remembered and remembered[0] == revision:
        return remembered[1]
    try:
        registered = project.ledger.datasets()
    except FrontlineError:
        counts = project.index.facet("dataset", Filters())
        return tuple(sorted({*counts} - {LEDGER_DATASET}))
    names = tuple(d.name for d in registered if not d.redistribute)
    _by_revision[project] = revision, names
    return names


def tells_rows(filters: Filters) -> bool:
    """Return whether the mere number of claims would tell what a single one says: where
    words, a name or a place of a few metres is asked about.
    """
    words = filters.text or filters.attribute or filters.claimant or filters.source
    return bool(words or filters.place or filters.near or filters.within)


def aggregated_total(project: Project, query: ListQuery) -> dict[str, Any]:
    """Return how many claims a list has in all, as `listing_total` does; withheld rows
    count in whole cells of the coarse grid, however small the box is.
    """
    total = listing_total(project, query)["total"]
    counted = withheld_rows(query.filters)
    if counted:
        box = query.box and coarse_box(query.box)
        rows = project.index.count(counted, box, unplaced=query.unplaced)
        total += whole(rows)
    return {"total": total}


def aggregated_summary(project: Project, filters: Filters) -> Summary:
    """Return the counts of everything the filters match; withheld rows add to them, and
    neither name a first or last day nor contest a place.
    """
    summary = project.index.summary(filters)
    counted = withheld_rows(filters)
    if not counted:
        return summary
    hidden = project.index.summary(counted)
    claims = whole(hidden.claims)
    if not claims:
        return summary
    # Not the summary of all rows together: its other half would be asked for in vain.
    places = project.index.place_count(filters, counted)
    sources = project.index.source_count(replace(filters, withheld=()))
    return replace(
        summary,
        claims=summary.claims + claims,
        # There is no claim without a source, nor a place without claims.
        places=max(summary.places + whole(places - summary.places), min(1, places)),
        sources=max(
            summary.sources + whole(sources - summary.sources), min(1, sources)
        ),
        unplaced=summary.unplaced + whole(hidden.unplaced),
    )


def aggregated_histogram(project: Project, filters: Filters) -> Histogram:
    """Return the claims by last day; withheld rows count in a bar that has enough of
    them.
    """
    from dashboard.index import histogram_of

    counted = withheld_rows(filters)
    hidden = project.index.last_days(counted) if counted else ()
    if not whole(sum(count for _, count, _ in hidden)):
        hidden = ()
    return histogram_of(project.index.last_days(filters), hidden, whole)


def aggregated_facet(
    project: Project,
    name: str,
    filters: Filters,
    most: int = MOST_VALUES,
) -> dict[str, int]:
    """Return the values of a list filter with their counts, as `Index.facet` does.
    Withheld rows count for the words of a vocabulary, for oblasts and datasets; they
    name no claimant, no outlet and no place.
    """
    counts = project.index.facet(name, filters, most)
    counted = withheld_rows(filters.without(name))
    names = LIST_FILTERS[name].allowed()
    if counted and name == "dataset":
        names = counted.dataset
    # Claimants, outlets and places have no fixed list: their names are words of rows.
    if not counted or not names:
        return counts
    hidden = project.index.facet(name, counted, most)
    for value in names:
        if value in counts or whole(hidden.get(value, 0)):
            counts[value] = counts.get(value, 0) + whole(hidden.get(value, 0))
    ordered = sorted(counts.items(), key=lambda each: (-each[1], each[0]))
    return dict(ordered[:most])


def aggregated_markers(
    project: Project,
    filters: Filters,
    zoom: float,
    box: Box | None,
) -> dict[str, Any]:
    """Return the markers of a viewport as a GeoJSON FeatureCollection; those of
    withheld rows are coarse and nameless.
    """
    collection = markers(project, filters, zoom, box)
    collection["features"] += _coarse(project, filters, zoom, box)
    return collection


def whole(count: int) -> int:
    """Return what is told of a number of withheld rows."""
    return count - count % LEAST


def withheld_rows(filters: Filters) -> Filters | None:
    """Return the filters for withheld rows alone, None where none may be counted."""
    chosen = filters.dataset or filters.withheld
    names = tuple(
        name
        for name in filters.withheld
        if name in chosen and name not in filters.apart
    )
    if not names or tells_rows(filters):
        return None
    return replace(filters, dataset=names, withheld=())


def _coarse(
    project: Project,
    filters: Filters,
    zoom: float,
    box: Box | None,
) -> Iterator[dict[str, Any]]:
    withheld = withheld_rows(filters)
    if not withheld:
        return
    level = min(zoom, COARSE_ZOOM)
    for marker in project.index.markers(withheld, level, box):
        if not whole(marker.count):
            continue
        # Where the rows of a cell lie on average is where a single one lies exactly.
        lat, lon = _centre(marker.lat, marker.lon, level)
        nameless = replace(
            marker,
            lat=lat,
            lon=lon,
            count=whole(marker.count),
            places=max(1, whole(marker.places)),
            place_id="",
            name="",
            region="",
            precision="",
            radius_km=None,
            contested=False,
            unaccepted=whole(marker.unaccepted),
            denied=whole(marker.denied),
            sides=tuple((side, whole(n)) for side, n in marker.sides if whole(n)),
        )
        yield marker_feature(nameless)


def _side(zoom: float) -> float:
    """Return the side of a cluster's cell at a zoom, as a share of the world's."""
    return math.ldexp(CELL / TILE, -int(zoom))


def _centre(lat: float, lon: float, zoom: float) -> tuple[float, float]:
    side = _side(zoom)
    x, y = ((math.floor(at / side) + 0.5) * side for at in to_world(lat, lon))
    return from_world(x, min(y, 1.0))


def coarse_box(box: Box) -> Box:
    """Return the whole cells of the coarse grid that a box touches: the difference of
    two counts tells nothing smaller.
    """
    side = _side(COARSE_ZOOM)
    west, north = (math.floor(at / side) * side for at in to_world(box.north, box.west))
    east, south = (math.ceil(at / side) * side for at in to_world(box.south, box.east))
    top, left = from_world(west, max(north, 0.0))
    bottom, right = from_world(min(east, 1.0), min(south, 1.0))
    return Box(left, bottom, right, top)
