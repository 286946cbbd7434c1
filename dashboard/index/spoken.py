"""What is said of who holds each place, as the words that judgement weighs."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from itertools import groupby
from operator import itemgetter

from dashboard.domain.filters import Filters
from dashboard.domain.words import Side
from dashboard.index.index import Index
from dashboard.index.schema import (
    ACTOR_SLOTS,
    CAMP,
    DENIED,
    KIND_SLOTS,
    NOWHERE,
    OF_RUSSIA,
    PART,
    QUESTIONS,
)
from dashboard.judgement import Question, Utterance

DAYS_BACK = 400
"""How many days before the one asked for are heard: four times as long as a word
counts, so that it is seen since when a side has held a place.
"""
_EPOCH = date(1970, 1, 1).toordinal()
_CHANGE = QUESTIONS[Question.CHANGE]
_EVENT = QUESTIONS[Question.EVENT]


@dataclass(frozen=True, slots=True)
class SpokenPlace:
    """A place with all that is said of who holds it. claimants: who says it, by the
    number of the word.
    """

    place_id: str
    name: str
    region: str
    precision: str
    lat: float
    lon: float
    radius_km: float
    words: tuple[Utterance, ...]
    claimants: dict[int, str]


def spoken_places(
    index: Index,
    filters: Filters,
    day: date,
) -> Iterator[SpokenPlace]:
    """Yield every place of which the filters leave words spoken until that day, and
    not more than DAYS_BACK before it; what speaks of a part of a place is no word.
    """
    table, moment = index.rows_as_of(filters)
    condition, values = index.condition(filters)
    sql = f"""
        SELECT c.place_key, s.place_id, s.name, s.region, s.precision, s.lat, s.lon,
          s.radius_km, c.day, c.of_russia, c.camp, c.changes, c.claimant, c.no
        FROM (
          SELECT place_key, any_value(packed_key // {KIND_SLOTS * ACTOR_SLOTS}) AS spot,
            day_to - DATE '1970-01-01' AS day, {CAMP} AS camp,
            (answer & {OF_RUSSIA} <> 0) <> (answer & {DENIED} <> 0) AS of_russia,
            answer & 7 = {_CHANGE} AND answer & {DENIED} = 0 AS changes,
            any_value(claimant) AS claimant, min(no) AS no
          FROM {table} WHERE assertion IS NOT NULL AND packed_key IS NOT NULL
            AND answer & 7 NOT IN ({_EVENT}, {NOWHERE}) AND answer & {PART} = 0
            AND day_to BETWEEN $day_asked - {DAYS_BACK} AND $day_asked
            AND {condition}
          GROUP BY ALL) c
        JOIN spot s ON s.no = c.spot
        WHERE c.camp <> ''
        ORDER BY c.place_key, c.no"""
    matched = index.matching(index.snapshot, filters)
    rows = index.rows(sql, {**moment, **values, "day_asked": day}, matched)
    for _, spoken in groupby(rows, itemgetter(0)):
        listed = list(spoken)
        _, place_id, name, region, precision, lat, lon, radius_km, *_ = listed[0]
        yield SpokenPlace(
            place_id,
            name,
            region,
            precision,
            lat,
            lon,
            radius_km,
            tuple(
                Utterance(
                    day_to + _EPOCH,
                    Side.RU if of_russia else Side.UA,
                    camp,
                    no,
                    changes,
                )
                for *_, day_to, of_russia, camp, changes, _claimant, no in listed
            ),
            {row[-1]: row[-2] for row in listed},
        )
