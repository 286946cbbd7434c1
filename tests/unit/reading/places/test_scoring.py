"""How namesakes are weighed, with places made for it."""

from __future__ import annotations

from dataclasses import replace
from typing import cast

import pytest

from dashboard.domain.place import Candidate, Place
from dashboard.domain.words import Precision
from dashboard.reading.model import Gazetteer
from dashboard.reading.places import scoring
from dashboard.reading.places.context import SpatialRelation, Toponym
from dashboard.reading.places.scoring import AmbiguousToponym, Evidence
from tests.unit.reading.toponyms import gazetteer

NOTHING = Evidence(frozenset(), frozenset(), (), (), None)


def real(name: str, region: str) -> Place:
    found = gazetteer().candidates(name, limit=100)
    return next(c.place for c in found if c.place.region == region)


LYMAN = replace(
    real("Lyman", "Donetsk"),
    id="l",
    lat=48.0,
    lon=37.0,
    kind="village",
    population=500,
    precision=Precision.APPROXIMATE,
    radius_km=3.0,
    raion="Kramatorsk",
    region="Donetsk",
)


def moved(place: Place, id: str, lat: float, **changes: object) -> Place:
    return replace(place, id=id, lat=lat, **changes)  # type: ignore[arg-type]


def item(
    *places: Place, kind: str = "", score: float = 0.8, how: str = "exact"
) -> AmbiguousToponym:
    candidates = tuple(Candidate(place, score, "Lyman", how) for place in places)
    return AmbiguousToponym(
        Toponym(0, 5, 0, 0, "Lyman", kind), 0, candidates, None, None, None
    )


class FlatFront:
    """A gazetteer for which the front is nowhere near."""

    def front(self, _: Place) -> float:
        return 0.0


def weight(place: Place, one: AmbiguousToponym, evidence: Evidence) -> float:
    candidate = Candidate(place, 0.5, "Lyman", "exact")
    flat = cast("Gazetteer", FlatFront())
    return scoring.weigh(candidate, one, evidence, flat)


def test_without_evidence_the_gazetteer_counts() -> None:
    assert weight(LYMAN, item(LYMAN), NOTHING) == 0.5
    oblast = replace(LYMAN, kind="oblast")
    near = replace(NOTHING, sentence_regions=frozenset({"Donetsk"}))
    assert weight(oblast, item(oblast), near) == 0.5


@pytest.mark.parametrize(
    ("changes", "added"),
    [
        ({"sentence_regions": frozenset({"Donetsk"})}, scoring.REGION_HERE),
        ({"article_regions": frozenset({"Donetsk"})}, scoring.REGION_ARTICLE),
        ({"sentence_regions": frozenset({"Kyiv"})}, 0.0),
        ({"article_raions": frozenset({"Kramatorsk, Donetsk"})}, scoring.RAION_ARTICLE),
        (
            {
                "raions": frozenset({"Kramatorsk, Donetsk"}),
                "article_raions": frozenset({"Kramatorsk, Donetsk"}),
            },
            scoring.RAION_HERE,
        ),
        ({"near": (LYMAN,)}, scoring.NEAR_HERE),
        ({"lately": (LYMAN,)}, scoring.NEAR_ARTICLE),
    ],
)
def test_what_each_sign_adds(changes: dict[str, object], added: float) -> None:
    evidence = replace(NOTHING, **changes)  # type: ignore[arg-type]
    assert weight(LYMAN, item(LYMAN), evidence) == pytest.approx(0.5 + added)


def test_the_oblast_behind_a_name_and_votes() -> None:
    one = item(LYMAN)
    one.tail = "Donetsk"
    assert weight(LYMAN, one, NOTHING) == pytest.approx(0.5 + scoring.TAIL)
    one.tail = "Kyiv"
    assert weight(LYMAN, one, NOTHING) == pytest.approx(0.5 - scoring.TAIL)
    one.tail = ""
    one.votes = {"l": 0.5}
    assert weight(LYMAN, one, NOTHING) == pytest.approx(0.5 + scoring.VOTE / 2)


def test_cities_and_places_with_coordinates_of_their_own() -> None:
    city = replace(LYMAN, population=scoring.CITY)
    assert weight(city, item(city), NOTHING) == pytest.approx(
        0.5 + scoring.FRONT * scoring.CITY_FRONT
    )
    exact = replace(LYMAN, precision=Precision.SETTLEMENT)
    assert weight(exact, item(exact), NOTHING) == pytest.approx(
        0.5 + scoring.GAZETTEER_BONUS
    )


def test_nearness_fades_with_the_nearest() -> None:
    north = moved(LYMAN, "n", 48.0 + scoring.NEAR_HERE_KM / 111.195)
    evidence = replace(NOTHING, near=(moved(LYMAN, "f", 50.0), north))
    expected = 0.5 + scoring.NEAR_HERE * 0.36788
    assert weight(LYMAN, item(LYMAN), evidence) == pytest.approx(expected, abs=1e-4)


@pytest.mark.parametrize(
    ("lat", "towards", "fit"),
    [
        (48.5, 0.0, 1 - 0.5 * 55.6 / 90),
        (48.5, 180.0, -1.0),
        (48.5, 49.0, 1 - 0.5 * 55.6 / 90),
        (48.5, 56.0, -1.0),
        (48.9, 0.0, -1.0),
        (48.01, 180.0, 1 - 0.5 * 1.1 / 90),
    ],
)
def test_how_well_a_place_lies_in_a_direction(
    lat: float, towards: float, fit: float
) -> None:
    there = moved(LYMAN, "t", lat)
    assert scoring.bearing_fit(there, LYMAN, towards) == pytest.approx(fit, abs=0.001)


def test_regions_with_a_city_of_their_own() -> None:
    kyiv = replace(LYMAN, region="Kyiv City")
    assert scoring.is_within(kyiv, "Kyiv")
    assert scoring.is_within(kyiv, "Kyiv City")
    assert not scoring.is_within(LYMAN, "Kyiv")
    assert scoring.raion_key(LYMAN) == "Kramatorsk, Donetsk"
    assert scoring.is_small(replace(LYMAN, radius_km=30.0))
    assert not scoring.is_small(replace(LYMAN, radius_km=30.1))


def test_candidates_of_the_kind_that_the_words_tell() -> None:
    oblast, raion = (
        replace(LYMAN, id="o", kind="oblast"),
        replace(LYMAN, id="r", kind="raion"),
    )
    places = (LYMAN, oblast, raion)
    assert [c.place.id for c in item(*places).fitting()] == ["l", "o", "r"]
    assert [c.place.id for c in item(*places, kind="oblast").fitting()] == ["o"]
    assert [c.place.id for c in item(*places, kind="raion").fitting()] == ["r"]
    sector = item(*places)
    sector.toponym.sector = True
    assert [c.place.id for c in sector.fitting()] == ["l"]
    assert [c.place.id for c in item(*places).namesakes()] == ["l"]
    assert item(*places, how="skeleton").namesakes() == []


def choose(
    one: AmbiguousToponym,
    *scores: float,
    evidence: Evidence = NOTHING,
    least: float = 0.6,
) -> tuple[str | None, str]:
    scored = list(zip(scores, one.candidates, strict=True))
    answer = scoring.choose_candidate(one, scored, evidence, least)
    chosen = None
    if answer.chosen is not None:
        chosen = answer.chosen.place.id
    return chosen, answer.reason


def test_the_likeliest_is_chosen() -> None:
    far = moved(LYMAN, "far", 50.0)
    assert choose(item(LYMAN, far), 0.9, 0.7) == ("l", "")
    assert choose(item(LYMAN, far), 0.7, 0.9) == ("far", "")
    village = "(village, Kramatorsk raion, Donetsk)"
    assert choose(item(LYMAN, far), 0.9, 0.9) == (
        None,
        f"'Lyman': could be {far.name} {village} or {LYMAN.name} {village}",
    )
    close = moved(LYMAN, "z", 48.1)
    assert choose(item(LYMAN, close), 0.9, 0.9) == ("l", "")


def test_the_answer_lists_candidates_on_one_scale() -> None:
    places = [moved(LYMAN, str(n), 48.0 + n) for n in range(6)]
    one = item(*places)
    scored = [(1.6 - n * 0.4, c) for n, c in enumerate(one.candidates)]
    answer = scoring.choose_candidate(one, scored, NOTHING, 0.6)
    assert [c.score for c in answer.candidates] == [1.0, 0.75, 0.5, 0.25, 0.0]
    assert answer.margin == pytest.approx(0.9997, abs=1e-3)


@pytest.mark.parametrize(
    ("marks", "score", "reason"),
    [
        ({"abroad": True}, 0.9, "lies outside Ukraine"),
        ({"tail": "Kyiv"}, 0.9, "no place of that name is known in Kyiv"),
        ({"tail": "Donetsk"}, 0.9, ""),
        ({}, 0.54, "Lyman (village, Kramatorsk raion, Donetsk) is too unsure a match"),
        ({}, 0.55, ""),
    ],
)
def test_what_speaks_against_the_likeliest(
    marks: dict[str, object], score: float, reason: str
) -> None:
    one = item(LYMAN)
    for mark, value in marks.items():
        setattr(one, mark, value)
    chosen, why = choose(one, score)
    assert why.removeprefix("'Lyman': ") == reason
    assert (chosen == "l") is (reason == "")


def test_a_place_that_must_lie_elsewhere() -> None:
    one = item(LYMAN)
    one.relation = SpatialRelation(0, 180.0)
    evidence = replace(NOTHING, anchor=moved(LYMAN, "a", 47.5))
    assert choose(one, 0.9, evidence=evidence) == (
        None,
        "'Lyman': no place of that name is known there",
    )
    one.relation = SpatialRelation(0, 0.0)
    assert choose(one, 0.9, evidence=evidence) == ("l", "")


def test_a_region_abroad_beside_it() -> None:
    abroad = replace(NOTHING, abroad=True)
    assert (
        choose(item(LYMAN), 0.9, evidence=abroad)[1]
        == "'Lyman': may lie outside Ukraine"
    )
    assert choose(item(LYMAN, score=scoring.NOTED), 0.95, evidence=abroad) == ("l", "")
    near = replace(abroad, near=(LYMAN,))
    assert choose(item(LYMAN), 0.9, evidence=near) == ("l", "")
    named = replace(abroad, sentence_regions=frozenset({"Donetsk"}))
    assert choose(item(LYMAN), 0.9, evidence=named) == ("l", "")


def test_a_village_of_a_common_name() -> None:
    places = [moved(LYMAN, str(n), 48.0 + n * 1e-3) for n in range(scoring.MANY)]
    scores = [0.9] * scoring.MANY
    assert choose(item(*places), *scores)[1] == (
        "'Lyman': 12 places have this name, and nothing tells which"
    )
    assert choose(item(*places[1:]), *scores[1:])[1] == ""
    assert choose(item(*places, score=scoring.NOTED), *scores)[1] == ""
    lately = replace(NOTHING, lately=(LYMAN,))
    assert choose(item(*places), *scores, evidence=lately)[1] == ""


def test_nothing_to_choose_from() -> None:
    one = item()
    assert choose(one) == (None, "'Lyman': no place of that name is known")
    one.abroad = True
    assert choose(one) == (None, "'Lyman': lies outside Ukraine")
    assert one.chosen is None


def test_places_in_words() -> None:
    assert scoring.describe(replace(LYMAN, raion="")) == "Lyman (village, Donetsk)"
    assert (
        scoring.describe(replace(LYMAN, raion="", region=""))
        == "Lyman (village, Ukraine)"
    )
