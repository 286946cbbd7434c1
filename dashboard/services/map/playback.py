"""The days along the bottom of the map, and what a playback of them needs: an answer
each, so that whoever plays nothing loads little.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import TYPE_CHECKING, Any

from dashboard.domain.filters import Filters
from dashboard.domain.geography.geo import Box
from dashboard.domain.words import Review
from dashboard.services.access.restricted import whole, withheld_rows
from dashboard.services.project import Project

if TYPE_CHECKING:
    from dashboard.index import Dated

STEPS = {1: 800, 7: 5_600}
"""Days of one step, with the most days of a range that it is used for: a bar of a
pixel is the finest that can be seen, and an answer stays small. Longer ranges take
steps of four weeks.
"""
LONGEST_STEP = 28
SHARED = ("place_id", "name", "precision", "radius_km", "places", "contested")
"""What a marker of the answer says of its place, as in /api/claims.geojson."""

Pairs = tuple[tuple[int, int], ...]


def days_of(project: Project, filters: Filters) -> dict[str, Any]:
    """Return the days of the claims, whatever days the filters name, and for each side
    how many claims begin and end when.

    first: day of step 0, None when no claim names a day. step: days of a step. steps:
    how many there are. sides: by actor two flat lists, of claims that begin and that
    end: step, claims, step, claims ... . firsts, retractions: flat lists of the same
    kind, of places named for the first time and of claims that were retracted. undated:
    claims that name no day.
    """
    every, dated, hidden = _dated(project, filters)
    undated = dated.undated + (whole(hidden.undated) if hidden else 0)
    span = _span(project, every, dated)
    if span is None:
        return {
            **_steps(None),
            "undated": undated,
            "sides": {},
            "firsts": [],
            "retractions": [],
        }
    counts = dated.counts(first=span.first, step=span.step)
    sides = dict(counts.sides)
    if hidden:
        ended = hidden.ended(first=span.first, step=span.step, steps=span.steps)
        sides = _with_withheld(sides, ended)
    return {
        **_steps(span),
        "undated": undated,
        "sides": {
            actor: [_flat(begun), _flat(over)] for actor, (begun, over) in sides.items()
        },
        "firsts": _flat(counts.firsts),
        "retractions": _retractions(project, every, span.first, span.step),
    }


def playback(
    project: Project,
    filters: Filters,
    zoom: float,
    box: Box | None,
) -> dict[str, Any]:
    """Return for each marker of the viewport how many claims begin and end when: every
    frame of a playback, in one answer.

    first, step, steps: as of `days_of`. markers[].series: by actor two flat lists of
    steps, each as its distance from the one before (the first from 0), and numbers: of
    the claims that begin in the step, and of how many more end in it than begin, which
    is nothing for claims of one step.
    """
    every, dated, _ = _dated(project, filters)
    span = _span(project, every, dated)
    if span is None:
        return {**_steps(None), "markers": []}
    counts = dated.marker_counts(zoom, box, first=span.first, step=span.step)
    markers = [
        {
            "lat": marker.lat,
            "lon": marker.lon,
            **{name: getattr(marker, name) for name in SHARED if getattr(marker, name)},
            "series": {
                actor: [_near(begun), _near(_more(begun, ended))]
                for actor, (begun, ended) in series.items()
            },
        }
        for marker, series in zip(counts.markers, counts.series, strict=True)
    ]
    return {**_steps(span), "markers": markers}


@dataclass(frozen=True, slots=True)
class _Span:
    """The days of some claims. step: days of a step; steps: how many there are."""

    first: date
    step: int
    steps: int


def _dated(project: Project, filters: Filters) -> tuple[Filters, Dated, Dated | None]:
    """Return the filters without their days, their claims that name a day, and those of
    the withheld rows that are counted.
    """
    from dashboard.index import Dated

    every = filters.without("from", "to")
    counted = withheld_rows(every)
    hidden = Dated(project.index, counted) if counted else None
    return every, Dated(project.index, every), hidden


def _span(project: Project, every: Filters, dated: Dated) -> _Span | None:
    from dashboard.index import histogram_of

    limits = [day for day in (dated.first, dated.last) if day]
    # Withheld rows make the days no longer than the bars that tell of them.
    if counted := withheld_rows(every):
        days_there = project.index.last_days(counted)
        limits += [day for day, _ in histogram_of((), days_there, whole).bars]
    if not limits:
        return None
    first, last = min(limits), max(limits)
    days = (last - first).days + 1
    step = next((s for s, most in STEPS.items() if days <= most), LONGEST_STEP)
    return _Span(first, step, -(-days // step))


def _steps(span: _Span | None) -> dict[str, Any]:
    if span is None:
        return {"first": None, "step": 1, "steps": 0}
    return {"first": span.first.isoformat(), "step": span.step, "steps": span.steps}


def _with_withheld(
    sides: Mapping[str, tuple[Pairs, Pairs]],
    ended: Mapping[str, Pairs],
) -> dict[str, tuple[Pairs, Pairs]]:
    """Return the claims of each side with withheld rows, which are told in the step of
    their last day, where it has enough of them.
    """
    united = dict(sides)
    for actor, pairs in ended.items():
        counted = {step: whole(count) for step, count in pairs if whole(count)}
        if counted:
            begun, over = united.get(actor, ((), ()))
            united[actor] = _added(begun, counted), _added(over, counted)
    return united


def _added(pairs: Pairs, more: Mapping[int, int]) -> Pairs:
    sums = dict(pairs)
    for step, count in more.items():
        sums[step] = sums.get(step, 0) + count
    return tuple(sorted(sums.items()))


def _flat(pairs: Pairs) -> list[int]:
    return [number for pair in pairs for number in pair]


def _near(pairs: Pairs) -> list[int]:
    """Return pairs flat, each step as its distance from the one before."""
    flat, before = [], 0
    for step, number in pairs:
        flat += [step - before, number]
        before = step
    return flat


def _more(begun: Pairs, ended: Pairs) -> Pairs:
    """Return in which steps more claims end than begin, or fewer, and how many."""
    difference = dict(ended)
    for step, number in begun:
        difference[step] = difference.get(step, 0) - number
    return tuple(sorted((step, n) for step, n in difference.items() if n))


def _retractions(
    project: Project,
    filters: Filters,
    first: date,
    step: int,
) -> list[int]:
    """Return on which steps claims were retracted, none where the visitor may not see
    what was.
    """
    if filters.public_only:
        return []
    retracted = replace(filters, review=(Review.RETRACTED.value,))
    counts: dict[int, int] = {}
    for day, number in project.index.changed_days(retracted):
        at = (day - first).days // step
        # A claim may speak of later days than the one on which it was retracted.
        if at >= 0:
            counts[at] = counts.get(at, 0) + number
    return _flat(tuple(sorted(counts.items())))
