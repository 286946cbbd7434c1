"""How often the surface of claimed control is wrong, against how often it says so; how
far its line lies from the front, and whether its band has the front in it.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from benchmarks.judgement.history import CENTRE_LAT, CENTRE_LON, KM_A_DEGREE, START, War
from benchmarks.judgement.status import Words
from dashboard.judgement import ControlStatus, control_of
from dashboard.judgement.surface import (
    BAND,
    CHANCES,
    ControlSurface,
    HeldPlace,
    chance_of,
    surface_of,
)


@dataclass(frozen=True, slots=True)
class ChanceBin:
    """Cells of one range of |m|. published: the chance of error that is stated, wrong:
    the share of them that is.
    """

    most: float
    published: float
    wrong: float
    cells: int


def calibration_error(bins: Sequence[ChanceBin]) -> float:
    """Return by how much, on average, what is said of the chance differs from what
    happens.
    """
    every = sum(each.cells for each in bins)
    return sum(each.cells * abs(each.wrong - each.published) for each in bins) / every


def pooled(parts: Sequence[Sequence[ChanceBin]]) -> list[ChanceBin]:
    """Return the bins of several wars as one."""
    answer = []
    for same in zip(*parts, strict=True):
        cells = sum(each.cells for each in same)
        wrong = sum(each.wrong * each.cells for each in same) / max(cells, 1)
        answer.append(ChanceBin(same[0].most, same[0].published, wrong, cells))
    return answer


def surface_bins(war: War, words: Words, days: Sequence[int]) -> list[ChanceBin]:
    """Return how often the surface is wrong on those days of a war."""
    m, right = [], []
    for day in days:
        surface = surface_of(_spoken_for(war, words, day), everywhere)
        known = ~np.isnan(surface.m)
        truth = _russian(war, surface.lats, surface.lons, day)
        m.append(surface.m[known])
        right.append((surface.m[known] >= 0) == truth[known])
    every, correct = np.concatenate(m), np.concatenate(right)
    stated = chance_of(every)
    bins = []
    for most, chance in CHANCES:
        here = np.isclose(stated, chance)
        wrong = float((~correct[here]).mean()) if here.any() else 0.0
        bins.append(ChanceBin(most, chance, wrong, int(here.sum())))
    return bins


@dataclass(frozen=True, slots=True)
class LineScore:
    """off_km: of each point of the lines, how far it lies from the front to the east or
    west. banded: how many points of the front, out of asked, lie in the band, of those
    where the surface says anything. ground, band: cells of it in all and in the band;
    wrong: cells outside the band that are in other hands than it says.
    """

    off_km: NDArray[np.float64]
    banded: int
    asked: int
    ground: int
    band: int
    wrong: int


def line_score(war: War, words: Words, days: Sequence[int]) -> LineScore:
    """Return how the lines and the bands of those days do."""
    off, banded, asked, ground, band, wrong = [], 0, 0, 0, 0, 0
    for day in days:
        surface = surface_of(_spoken_for(war, words, day), everywhere)
        for line in surface.lines():
            lon, lat = np.array(line).T
            off.append(np.abs(_east(lon) - _fronts(war, lat, day)))
        inside, spoken = _front_in_band(war, surface, day)
        banded, asked = banded + inside, asked + spoken
        m = surface.m[~np.isnan(surface.m)]
        truth = _russian(war, surface.lats, surface.lons, day)
        truth = truth[~np.isnan(surface.m)]
        ground, band = ground + len(m), band + int((np.abs(m) < BAND).sum())
        wrong += int(((np.abs(m) >= BAND) & ((m > 0) != truth)).sum())
    return LineScore(np.concatenate(off), banded, asked, ground, band, wrong)


def _front_in_band(war: War, surface: ControlSurface, day: int) -> tuple[int, int]:
    """Return how many rows of cells have the front in the band, and in how many the
    surface says anything where the front runs.
    """
    fronts = _fronts(war, surface.lats, day)
    columns = np.abs(_east(surface.lons)[None, :] - fronts[:, None]).argmin(axis=1)
    m = surface.m[np.arange(len(surface.lats)), columns]
    return int((np.abs(m) < BAND).sum()), int((~np.isnan(m)).sum())


def _spoken_for(war: War, words: Words, day: int) -> list[HeldPlace]:
    places = []
    for village in war.villages:
        spoken = words.get(village.number, ())
        control = control_of(spoken, START.toordinal() + day)
        contested = control.status is ControlStatus.CONTESTED
        if control.holder is not None or contested:
            places.append(HeldPlace(village.lat, village.lon, control.holder))
    return places


def _russian(
    war: War, lats: NDArray[np.float64], lons: NDArray[np.float64], day: int
) -> NDArray[np.bool_]:
    return _east(lons)[None, :] > _fronts(war, lats, day)[:, None]


def _east(lons: NDArray[np.float64]) -> NDArray[np.float64]:
    """Return how far east of the centre they lie, kilometres."""
    return (lons - CENTRE_LON) * KM_A_DEGREE * math.cos(math.radians(CENTRE_LAT))


def _fronts(war: War, lats: NDArray[np.float64], day: int) -> NDArray[np.float64]:
    """Return how far east of the centre the front runs there, kilometres."""
    return np.array([war.front((lat - CENTRE_LAT) * KM_A_DEGREE, day) for lat in lats])


def everywhere(
    lats: NDArray[np.float64], lons: NDArray[np.float64]
) -> NDArray[np.int64]:
    """Return one region for every cell: a plain without rivers and borders."""
    return np.zeros((len(lats), len(lons)), dtype=np.int64)
