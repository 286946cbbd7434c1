"""The scoring of readings, on predictions made by hand."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from benchmarks.scoring import Score, same_days, same_speaker, score
from dashboard.domain.claim import Claim
from dashboard.domain.place import Place, Resolution
from dashboard.domain.words import Hedge, Kind, Precision, Side
from dashboard.reading.model import Mention, Reading, Role

TEXT = (
    "The army said it took Lypky in the Donetsk region on Monday. The 5th Verby Brigade"
    " saw Verby."
)
LYPKY = (47.8, 37.0)
VERBY = (48.9, 37.9)


def annotated(
    name: str,
    kind: str,
    point: tuple[float | None, float | None],
    nth: int = 0,
    **more: Any,
) -> dict[str, Any]:
    start = TEXT.index(name)
    for _ in range(nth):
        start = TEXT.index(name, start + 1)
    told = {
        "start": start,
        "end": start + len(name),
        "text": name,
        "type": kind,
        "lat": point[0],
        "lon": point[1],
    }
    return (
        told
        | {"place_id": "id" if point[0] is not None else None, "abroad": False}
        | more
    )


def passage(**more: Any) -> dict[str, Any]:
    claim = {
        "kind": "capture",
        "actor": "RU",
        "place": "Lypky",
        "date_from": "2024-05-06",
        "date_to": "2024-05-06",
        "hedge": "asserted",
        "speaker": "The army",
        "speaker_side": "RU",
        "date_text": "Monday",
        "relayed_by": "",
    }
    mentions = [
        annotated("Lypky", "settlement", LYPKY),
        annotated("Donetsk region", "region", (48.0, 37.5)),
        annotated("Verby", "within_name", (None, None)),
        annotated("Verby", "settlement", VERBY, nth=1),
    ]
    return {
        "id": "p",
        "text": TEXT,
        "genre": "wire",
        "mentions": mentions,
        "claims": [claim],
    } | more


def place(lat: float, lon: float) -> Place:
    return Place(
        id="x",
        name="X",
        name_uk="",
        region="Donetsk",
        raion="",
        kind="village",
        lat=lat,
        lon=lon,
        precision=Precision.SETTLEMENT,
        radius_km=1.5,
        population=None,
        source="",
    )


def mention(
    name: str, point: tuple[float, float] | None = None, nth: int = 0
) -> Mention:
    start = annotated(name, "settlement", LYPKY, nth)["start"]
    return Mention(
        start=start,
        end=start + len(name),
        place_as_written=name,
        sentence=0,
        role=Role.PLACE,
        resolution=Resolution((), None, 0, ""),
        place=place(*point) if point else None,
        precision=None,
        radius_km=None,
    )


CLAIM = Claim(
    id="1",
    kind=Kind.CAPTURE,
    actor=Side.RU,
    claimant="the Russian army",
    claimant_side=Side.RU,
    place_as_written="Lypky",
    date_from=date(2024, 5, 6),
    date_to=date(2024, 5, 6),
)


def reading(*mentions: Mention, claims: tuple[Claim, ...] = ()) -> Reading:
    return Reading(mentions, claims, (), sure=True)


def scored(made: Reading, **more: Any) -> Score:
    return score([(passage(**more), made)])


def value(made: Reading, name: str, **more: Any) -> float:
    return scored(made, **more).shares()[name][0]


def test_a_perfect_reading_is_right_in_everything() -> None:
    made = reading(
        mention("Lypky", LYPKY),
        mention("Donetsk", (48.0, 37.5)),
        mention("Verby", VERBY, nth=1),
        claims=(CLAIM,),
    )
    found = scored(made)
    shares = {name: share for name, (share, _) in found.shares().items()}
    assert shares.pop("wrong_pins") == shares.pop("extra") == 0
    assert set(shares.values()) == {1.0}
    assert found.errors == []


def test_a_reading_of_nothing_is_wrong_in_everything_but_pins() -> None:
    shares = {name: share for name, (share, _) in scored(reading()).shares().items()}
    assert set(shares.values()) == {0.0}
    assert not {"extra", "speaker"} & shares.keys()


def test_names_within_names_count_neither_way() -> None:
    names = [
        mention("Lypky", LYPKY),
        mention("the Donetsk region"),
        mention("Verby", VERBY, nth=1),
    ]
    assert value(reading(*names, mention("5th Verby Brigade")), "mention_f1") == 1
    assert value(reading(*names, mention("army")), "mention_f1") == pytest.approx(6 / 7)
    assert value(reading(*names[:2]), "mention_f1") == pytest.approx(4 / 5)


def test_a_pin_is_right_within_25_km_wrong_beyond_and_open_without() -> None:
    near, far = (47.8 + 24 / 111.2, 37.0), (47.8 + 26 / 111.2, 37.0)
    assert value(reading(mention("Lypky", near)), "resolved") == 0.5
    assert value(reading(mention("Lypky", near)), "wrong_pins") == 0
    assert value(reading(mention("Lypky", far)), "resolved") == 0
    assert value(reading(mention("Lypky", far)), "wrong_pins") == 0.5
    assert value(reading(mention("Lypky")), "wrong_pins") == 0


def test_where_nobody_can_tell_the_place_any_pin_is_wrong_and_none_is_missed() -> None:
    unknown = [annotated("Lypky", "settlement", (None, None))]
    assert value(reading(mention("Lypky", LYPKY)), "wrong_pins", mentions=unknown) == 1
    assert (
        "resolved" not in scored(reading(mention("Lypky")), mentions=unknown).shares()
    )


@pytest.mark.parametrize(
    ("part", "changed"),
    [
        ("kind", {"kind": Kind.ASSAULT}),
        ("actor", {"actor": Side.UA}),
        ("hedge", {"hedge": Hedge.HEDGED}),
        ("speaker", {"claimant": "the ministry"}),
        ("dates", {"date_from": date(2024, 5, 5)}),
        ("dates", {"date_to": date(2024, 5, 7)}),
        ("dates", {"date_from": None}),
    ],
)
def test_each_part_of_a_claim_is_judged_by_itself(
    part: str, changed: dict[str, Any]
) -> None:
    fields = {name: getattr(CLAIM, name) for name in CLAIM.__dataclass_fields__}
    shares = scored(reading(claims=(Claim(**(fields | changed)),))).shares()
    assert {
        name
        for name in ("kind", "actor", "hedge", "speaker", "dates")
        if shares[name][0] == 0
    } == {part}
    assert shares["claims_found"] == (1.0, 1)


def test_a_claim_at_another_place_is_missed_and_too_many() -> None:
    fields = {name: getattr(CLAIM, name) for name in CLAIM.__dataclass_fields__} | {
        "place_as_written": "Verby"
    }
    shares = scored(reading(claims=(Claim(**fields), CLAIM))).shares()
    assert shares["claims_found"][0] == 1
    assert shares["extra"] == (0.5, 2)
    nowhere = fields | {"place_as_written": ""}
    assert scored(reading(claims=(Claim(**nowhere),))).shares()["claims_found"][0] == 0


def test_an_unknown_start_takes_any_start_but_not_any_end() -> None:
    gold = {"date_from": None, "date_to": "2024-05-06"}
    assert same_days(gold, None, date(2024, 5, 6))
    assert same_days(gold, date(2024, 1, 1), date(2024, 5, 6))
    assert not same_days(gold, None, date(2024, 5, 7))
    assert not same_days(gold, None, None)


def test_speakers_share_a_word_that_says_something() -> None:
    assert same_speaker("the General Staff of Ukraine", "Ukraine's General Staff")
    assert not same_speaker("the head of the council", "a spokesman of the army")
    assert same_speaker(None, "")
    assert not same_speaker(None, "the army")
