"""Places as the gazetteer knows them, and the candidates it offers for a name."""

from __future__ import annotations

from dataclasses import dataclass

from dashboard.domain.words import Precision


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """One place.

    id: KATOTTG code where the register has the place, else a slug ("area-donbas").
    lat, lon: WGS84 degrees. radius_km: how far the truth may be from the point.
    kind: city, town, village, settlement, oblast, raion, area, country or point.
    population: people, None when unknown. source: where the coordinates come from, in words.
    """

    id: str
    name: str
    name_uk: str
    region: str
    raion: str
    kind: str
    lat: float
    lon: float
    precision: Precision
    radius_km: float
    population: int | None
    source: str


@dataclass(frozen=True, slots=True)
class Candidate:
    """A place offered for a name.

    score: 0 to 1. matched: the spelling that matched. how: exact, folded, skeleton or suggestion, from sure to unsure.
    """

    place: Place
    score: float
    matched: str
    how: str


@dataclass(frozen=True, slots=True)
class Resolution:
    """The gazetteer's answer to a name: best candidates first, and the one it stands by.

    chosen is None when there is no candidate or when margin (score of the first less the second, 0 to 1) is too small
    to choose; reason then says why in words.
    """

    candidates: tuple[Candidate, ...]
    chosen: Candidate | None
    margin: float
    reason: str
