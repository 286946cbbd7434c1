"""How long after a claim a reference layer showed what it says."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum

import numpy as np
from numpy.typing import NDArray

from dashboard.i18n.translate import gettext, number_words

SOON_DAYS = 30
"""Days within which a layer is said to have followed."""


MOST_MEETINGS = 2_000_000
"""Pairs of a point and an edge that are looked at together, or a file of few points and
many long edges would fill the memory.
"""
Corners = Sequence[tuple[float, float]] | NDArray[np.float64]


class Showing(StrEnum):
    """Whether a layer showed what a claim says."""

    AT_ONCE = "at_once"
    """On the day, or already before."""
    LATER = "later"
    NEVER = "never"
    """On none of its days since."""
    NOT_COVERED = "not_covered"
    """The layer has no day since."""


@dataclass(frozen=True, slots=True)
class Lag:
    """When a layer showed what was claimed. day: its first such day as proleptic
    ordinal, days: how many after the claim, 0 when already before; None where never.
    """

    showing: Showing
    day: int | None = None
    days: int | None = None


def within(rings: Sequence[Corners], points: Corners) -> NDArray[np.bool_]:
    """Return which points lie inside, by the even-odd rule. Both longitude, latitude in
    degrees; edges are straight in them.
    """
    wanted = np.asarray(points, dtype=float).reshape(-1, 2)
    met = np.zeros(len(wanted), dtype=np.int64)
    corners = [np.asarray(ring, dtype=float) for ring in rings]
    if not corners or not len(wanted):
        return met > 0
    start = np.concatenate(corners)
    end = np.concatenate([np.roll(ring, -1, axis=0) for ring in corners])
    order = np.argsort(wanted[:, 1])
    ordered = wanted[order]
    # An edge is met by the points between its two latitudes: few, for it is short.
    low, high = np.sort((start[:, 1], end[:, 1]), axis=0)
    first = np.searchsorted(ordered[:, 1], low)
    last = np.searchsorted(ordered[:, 1], high)
    size = max(1, MOST_MEETINGS // len(wanted))
    for each in range(0, len(start), size):
        few = slice(each, each + size)
        met += _met(ordered, start[few], end[few], first[few], last[few])
    inside = np.empty(len(wanted), dtype=bool)
    inside[order] = met % 2 == 1
    return inside


def _met(
    points: NDArray[np.float64],
    start: NDArray[np.float64],
    end: NDArray[np.float64],
    first: NDArray[np.intp],
    last: NDArray[np.intp],
) -> NDArray[np.int64]:
    """Return of each point how many edges lie east of it; those of the points from
    first to last are at the latitudes of an edge.
    """
    many = last - first
    edge = np.repeat(np.arange(len(many)), many)
    before = np.cumsum(many) - many
    point = np.arange(len(edge)) + (first - before)[edge]
    a, b = start[edge], end[edge]
    lon, lat = points[point].T
    share = (lat - a[:, 1]) / (b[:, 1] - a[:, 1])
    east = a[:, 0] + share * (b[:, 0] - a[:, 0]) > lon
    return np.bincount(point[east], minlength=len(points))


def lag_of(day: int, states: Iterable[tuple[int, bool]]) -> Lag:
    """Return when what was claimed of a day was shown.

    states: each day of the layer, in order, and whether it shows what is claimed.
    """
    before = False
    covered = False
    for shown_day, agrees in states:
        if shown_day < day:
            before = agrees
            continue
        covered = True
        if agrees:
            days = 0 if before else shown_day - day
            return Lag(Showing.LATER if days else Showing.AT_ONCE, shown_day, days)
        before = False
    return Lag(Showing.NEVER if covered else Showing.NOT_COVERED)


def lag_sentence(lags: Sequence[Lag]) -> str:
    """Say it in counts: "of 28 claims, 16 were shown on the day, 25 within 30 days, 2
    never; 3 are of days that the layer does not cover".
    """
    covered = [each for each in lags if each.showing is not Showing.NOT_COVERED]
    at_once = sum(each.showing is Showing.AT_ONCE for each in covered)
    soon = sum(each.days is not None and each.days <= SOON_DAYS for each in covered)
    never = sum(each.showing is Showing.NEVER for each in covered)
    words = gettext(
        "of {claims} claims, {at_once} were shown on the day, {soon} within {days}"
        " days, {never} never",
        claims=number_words(len(covered)),
        at_once=number_words(at_once),
        soon=number_words(soon),
        days=SOON_DAYS,
        never=number_words(never),
    )
    beyond = len(lags) - len(covered)
    if beyond:
        words += gettext(
            "; {number} are of days that the layer does not cover",
            number=number_words(beyond),
        )
    return words
