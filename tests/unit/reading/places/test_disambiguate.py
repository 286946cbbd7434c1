"""Which namesake is meant: the evidence and its weights, the choice, and what is taken
back.
"""

from __future__ import annotations

import math
from dataclasses import replace
from datetime import date
from typing import cast

import pytest

from dashboard.domain.geography.geo import kilometres
from dashboard.domain.place import Candidate, Place, Resolution
from dashboard.domain.words import Precision
from dashboard.reading.model import Gazetteer, Mention, Role
from dashboard.reading.places import disambiguate
from dashboard.reading.places.context import (
    NEARBY,
    Displacement,
    SpatialRelation,
    Toponym,
)
from dashboard.reading.places.disambiguate import (
    CITY,
    CITY_FRONT,
    FRONT,
    GAZETTEER_BONUS,
    MANY,
    NEAR_ARTICLE,
    NEAR_HERE,
    NEAR_HERE_KM,
    NOTED,
    RAION_ARTICLE,
    RAION_HERE,
    REGION_ARTICLE,
    REGION_BEFORE,
    REGION_HERE,
    TAIL,
    VOTE,
    AmbiguousToponym,
    Evidence,
    bearing_fit,
    choose_candidate,
    describe,
    is_small,
    is_within,
    raion_key,
    weigh,
)
from dashboard.reading.text.nlp import split_words
from tests.unit.reading.annotated import misread
from tests.unit.reading.articles import read
from tests.unit.reading.toponyms import gazetteer, mentions

DAY = date(2024, 5, 15)
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
    return weigh(candidate, one, evidence, flat)


def test_without_evidence_the_gazetteer_counts() -> None:
    assert weight(LYMAN, item(LYMAN), NOTHING) == 0.5
    oblast = replace(LYMAN, kind="oblast")
    near = replace(NOTHING, sentence_regions=frozenset({"Donetsk"}))
    assert weight(oblast, item(oblast), near) == 0.5


@pytest.mark.parametrize(
    ("changes", "added"),
    [
        ({"sentence_regions": frozenset({"Donetsk"})}, REGION_HERE),
        ({"article_regions": frozenset({"Donetsk"})}, REGION_ARTICLE),
        ({"sentence_regions": frozenset({"Kyiv"})}, 0.0),
        ({"article_raions": frozenset({"Kramatorsk, Donetsk"})}, RAION_ARTICLE),
        (
            {
                "raions": frozenset({"Kramatorsk, Donetsk"}),
                "article_raions": frozenset({"Kramatorsk, Donetsk"}),
            },
            RAION_HERE,
        ),
        ({"near": (LYMAN,)}, NEAR_HERE),
        ({"lately": (LYMAN,)}, NEAR_ARTICLE),
    ],
)
def test_what_each_sign_adds(changes: dict[str, object], added: float) -> None:
    evidence = replace(NOTHING, **changes)  # type: ignore[arg-type]
    assert weight(LYMAN, item(LYMAN), evidence) == pytest.approx(0.5 + added)


def test_the_oblast_behind_a_name_and_votes() -> None:
    one = item(LYMAN)
    one.tail = "Donetsk"
    assert weight(LYMAN, one, NOTHING) == pytest.approx(0.5 + TAIL)
    one.tail = "Kyiv"
    assert weight(LYMAN, one, NOTHING) == pytest.approx(0.5 - TAIL)
    one.tail = ""
    one.votes = {"l": 0.5}
    assert weight(LYMAN, one, NOTHING) == pytest.approx(0.5 + VOTE / 2)


def test_cities_and_places_with_coordinates_of_their_own() -> None:
    city = replace(LYMAN, population=CITY)
    assert weight(city, item(city), NOTHING) == pytest.approx(0.5 + FRONT * CITY_FRONT)
    exact = replace(LYMAN, precision=Precision.SETTLEMENT)
    assert weight(exact, item(exact), NOTHING) == pytest.approx(0.5 + GAZETTEER_BONUS)


def test_nearness_fades_with_the_nearest() -> None:
    north = moved(LYMAN, "n", 48.0 + NEAR_HERE_KM / 111.195)
    evidence = replace(NOTHING, near=(moved(LYMAN, "f", 50.0), north))
    expected = 0.5 + NEAR_HERE * 0.36788
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
    assert bearing_fit(there, LYMAN, towards) == pytest.approx(fit, abs=0.001)


def test_regions_with_a_city_of_their_own() -> None:
    kyiv = replace(LYMAN, region="Kyiv City")
    assert is_within(kyiv, "Kyiv")
    assert is_within(kyiv, "Kyiv City")
    assert not is_within(LYMAN, "Kyiv")
    assert raion_key(LYMAN) == "Kramatorsk, Donetsk"
    assert is_small(replace(LYMAN, radius_km=30.0))
    assert not is_small(replace(LYMAN, radius_km=30.1))


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
    answer = choose_candidate(one, scored, evidence, least)
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
    answer = choose_candidate(one, scored, NOTHING, 0.6)
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
    assert choose(item(LYMAN, score=NOTED), 0.95, evidence=abroad) == ("l", "")
    near = replace(abroad, near=(LYMAN,))
    assert choose(item(LYMAN), 0.9, evidence=near) == ("l", "")
    named = replace(abroad, sentence_regions=frozenset({"Donetsk"}))
    assert choose(item(LYMAN), 0.9, evidence=named) == ("l", "")


def test_a_village_of_a_common_name() -> None:
    places = [moved(LYMAN, str(n), 48.0 + n * 1e-3) for n in range(MANY)]
    scores = [0.9] * MANY
    assert choose(item(*places), *scores)[1] == (
        "'Lyman': 12 places have this name, and nothing tells which"
    )
    assert choose(item(*places[1:]), *scores[1:])[1] == ""
    assert choose(item(*places, score=NOTED), *scores)[1] == ""
    lately = replace(NOTHING, lately=(LYMAN,))
    assert choose(item(*places), *scores, evidence=lately)[1] == ""


def test_nothing_to_choose_from() -> None:
    one = item()
    assert choose(one) == (None, "'Lyman': no place of that name is known")
    one.abroad = True
    assert choose(one) == (None, "'Lyman': lies outside Ukraine")
    assert one.chosen is None


def test_places_in_words() -> None:
    assert describe(replace(LYMAN, raion="")) == "Lyman (village, Donetsk)"
    assert describe(replace(LYMAN, raion="", region="")) == "Lyman (village, Ukraine)"


def found(text: str) -> dict[str, Mention]:
    return {
        mention.place_as_written: mention
        for mention in mentions(text, with_model=False)
    }


def where(mention: Mention) -> tuple[str, str, str]:
    assert mention.place is not None, mention.resolution.reason
    return mention.place.name, mention.place.region, mention.place.raion


@pytest.mark.parametrize(
    ("text", "name", "expected"),
    [
        (
            "A mine exploded in Pervomaisk, Luhansk Oblast.",
            "Pervomaisk",
            ("Pervomaisk", "Luhansk", "Alchevsk"),
        ),
        (
            "A mine exploded in Pervomaisk, Mykolaiv region.",
            "Pervomaisk",
            ("Pervomaisk", "Mykolaiv", "Pervomaisk"),
        ),
        (
            "In Kharkiv oblast, shells hit the village of Lyman.",
            "Lyman",
            ("Lyman", "Kharkiv", "Chuhuiv"),
        ),
        (
            "Fighting goes on northeast of Kharkiv near Lyman.",
            "Lyman",
            ("Lyman", "Kharkiv", "Chuhuiv"),
        ),
        (
            "Tanks near Dobropillia (north of Huliaipole)",
            "Dobropillia",
            ("Dobropillia", "Zaporizhzhia", "Polohy"),
        ),
        (
            "Shells fell on Lyman, Torske and Zarichne.",
            "Lyman",
            ("Lyman", "Donetsk", "Kramatorsk"),
        ),
        (
            "Artillery hit Kopani on the Kherson front.",
            "Kopani",
            ("Kopani", "Kherson", "Kherson"),
        ),
        (
            "A depot burned in Rabotino.",
            "Rabotino",
            ("Robotyne", "Zaporizhzhia", "Polohy"),
        ),
        (
            "Sappers work in Dovhenke, Izium Raion, Kharkiv Oblast.",
            "Dovhenke",
            ("Dovhenke", "Kharkiv", "Izium"),
        ),
    ],
)
def test_the_words_around_a_name_decide_between_namesakes(
    text: str, name: str, expected: tuple[str, str, str]
) -> None:
    assert where(found(text)[name]) == expected


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Soldiers were seen in Ivanivka.", "Ivanivka"),
        ("Soldiers were seen in Bakhmut, Lviv region and in Mykolaivka.", "Mykolaivka"),
        ("The council of Dubky, Kyiv met.", "Dubky"),
        ("A strike on Klimovo, Bryansk, Russia was denied.", "Klimovo"),
        ("Boats crossed the Dnipro.", "Dnipro"),
    ],
)
def test_what_is_not_clear_has_no_place_and_says_why(text: str, name: str) -> None:
    mention = found(text)[name]
    assert (mention.place, mention.precision, mention.radius_km) == (None, None, None)
    assert mention.resolution.chosen is None
    assert mention.resolution.reason


def test_a_town_that_has_its_name_alone_outlives_a_slip_of_the_oblast() -> None:
    assert (
        where(found("A train reached Yenakiieve, Luhansk Oblast.")["Yenakiieve"])[1]
        == "Donetsk"
    )


def test_a_province_is_an_area_and_villages_in_it_are_counted() -> None:
    mention = found("They took three small villages in the eastern Donetsk region.")[
        "Donetsk region"
    ]
    assert (mention.precision, mention.count) == (Precision.OBLAST, 3)
    assert (
        found("They took Robotyne in the Zaporizhzhia region.")[
            "Zaporizhzhia region"
        ].count
        is None
    )


@pytest.mark.parametrize(
    ("words", "lat", "lon"),
    [
        ("10 km north of", 0.09, 0.0),
        ("10 kilometres west of", 0.0, -0.134),
        ("20 miles south of", -0.289, 0.0),
    ],
)
def test_a_distance_and_a_bearing_give_a_point_of_their_own(
    words: str, lat: float, lon: float
) -> None:
    town = found("Smoke rose over Tokmak.")["Tokmak"].place
    mention = found(f"Smoke rose {words} Tokmak.")["Tokmak"]
    assert town is not None
    assert mention.place is not None
    assert (
        kilometres(mention.place.lat, mention.place.lon, town.lat + lat, town.lon + lon)
        < 0.5
    )
    assert mention.precision is Precision.APPROXIMATE
    assert mention.radius_km is not None
    assert mention.radius_km > town.radius_km


@pytest.mark.parametrize(
    "words", ["near", "on the outskirts of", "south of", "outside"]
)
def test_precision_is_never_finer_than_told(words: str) -> None:
    mention = found(f"Smoke rose {words} Robotyne.")["Robotyne"]
    if words == "on the outskirts of":
        assert mention.precision is Precision.SETTLEMENT
    else:
        assert mention.precision is Precision.APPROXIMATE
        assert mention.radius_km is not None
        assert mention.radius_km >= 5


def test_a_direction_of_the_front_is_an_area_round_its_town() -> None:
    mention = found("Attacks went on in the Kupiansk direction.")["Kupiansk"]
    assert (mention.precision, mention.radius_km) == (Precision.AREA, 30.0)


def test_a_village_follows_the_places_named_before_it() -> None:
    before = "Robotyne and Verbove were shelled. "
    assert where(found(before + "Sappers cleared Kopani.")["Kopani"])[2] == "Polohy"


def test_at_most_five_candidates_are_shown_best_first() -> None:
    candidates = found("Soldiers were seen in Ivanivka.")[
        "Ivanivka"
    ].resolution.candidates
    assert len(candidates) == 5
    scores = [candidate.score for candidate in candidates]
    assert scores == sorted(scores, reverse=True)
    assert all(0 <= score <= 1 for score in scores)


@pytest.mark.parametrize("name", ["Belgorod", "Rostov-on-Don", "Minsk"])
def test_a_place_abroad_is_named_as_such(name: str) -> None:
    place = found(f"Trains left for {name}.")[name].place
    assert place is not None
    assert (place.country != "UA", place.region) == (True, "")


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Izium (Kharkiv Region)", "Izium"),
        ("Hatne, near Kyiv", "Hatne"),
        ("Chaplynka, Kakhovka Raion, Kherson Oblast", "Chaplynka"),
        ("Kyiv, Borodianka", "Borodianka"),
        ("  Dubky, Kyiv ", "Kyiv"),
        ("Obolon, Kyiv", "Obolon"),
        ("Near Tokmak", "Tokmak"),
        ("Saltivkaa, Kharkiv", "Saltivka"),
        ("Kharkiv (Novobavarskyi)", "Kharkiv"),
        ("Melitoopl", "Melitopol"),
    ],
)
def test_a_text_that_is_only_a_location_is_one_place(text: str, name: str) -> None:
    named = found(text)
    assert list(named) == [text.strip()]
    assert where(named[text.strip()])[0] == name


@pytest.mark.parametrize(
    "text", ["Adiivka", "Zzyzkivka", "Lvvi", "Zzyzkivka, Donetsk oblast"]
)
def test_a_name_that_nobody_knows_is_not_guessed_from_several_or_from_little(
    text: str,
) -> None:
    assert all(
        mention.place is None or mention.place.kind == "oblast"
        for mention in found(text).values()
    )


@pytest.mark.parametrize(
    "text", ["Kyiv, Lviv", "Bakhmut and Soledar", "Shelling in Izium, Kharkiv region"]
)
def test_places_that_are_not_one_location_stay_apart(text: str) -> None:
    assert len(found(text)) == 2


def test_an_anchor_with_namesakes_is_one_by_which_the_others_lie() -> None:
    text = (
        "Troops attacked northeast of Oleksandrivka near Oleksandrohrad; and southeast"
        " of Oleksandrivka near Sichneve."
    )
    named = found(text)
    assert where(named["Sichneve"])[1:] == ("Dnipropetrovsk", "Synelnykove")
    # Of a dozen it alone has both where they are told to lie.
    assert where(named["Oleksandrivka"])[1:] == ("Dnipropetrovsk", "Synelnykove")
    assert named["Oleksandrivka"].place.id == "UA12140250330083280"  # type: ignore


def test_a_village_told_to_lie_by_a_town_is_not_its_famous_namesake() -> None:
    named = found(
        "Troops attacked southeast of Novopavlivka near Dachne, and southwest of"
        " Novopavlivka near Filiia, Yalta."
    )
    assert where(named["Yalta"])[1] == "Donetsk"


@pytest.mark.parametrize(
    ("text", "name"),
    [
        (
            (
                "Russian shells hit Ivanivka and Oleksandrivka on Monday, local media"
                " said."
            ),
            "Oleksandrivka",
        ),
        (
            "It was quiet in Kupiansk, Liubotyn, Piatykhatky and Bohodukhiv.",
            "Piatykhatky",
        ),
        (
            "Troops hold part of Kursk Oblast. They were attacked near Kurilovka.",
            "Kurilovka",
        ),
    ],
)
def test_a_choice_that_little_speaks_for_is_not_made(text: str, name: str) -> None:
    mention = found(text)[name]
    assert mention.place is None
    assert mention.resolution.reason


@pytest.mark.parametrize(
    ("text", "name", "raion"),
    [
        (
            "In the Bashtanka district, Bereznehuvate and Shyroke were shelled.",
            "Shyroke",
            "Bashtanka",
        ),
        (
            "In the Kherson district, Sofiivka and Kizomys were shelled.",
            "Sofiivka",
            "Kherson",
        ),
        (
            "The Dnipropetrovsk governor said Nikopol and Pokrovske were shelled.",
            "Pokrovske",
            "Nikopol",
        ),
    ],
)
def test_a_raion_or_a_governor_tells_which_namesake(
    text: str, name: str, raion: str
) -> None:
    assert where(found(text)[name])[2] == raion


def test_a_hromada_is_somewhere_round_its_seat() -> None:
    mention = found("Mortars hit the Krasnopillia and Esman hromadas in Sumy oblast.")[
        "Krasnopillia"
    ]
    assert (mention.precision, mention.radius_km) == (Precision.APPROXIMATE, 20.0)


def test_a_namesake_in_the_one_oblast_that_is_named_bars_the_better_known_town() -> (
    None
):
    text = (
        "Russians hold Kostiantynivka, Kindrativka and part of Yunakivka on the Sumy"
        " front."
    )
    mention = found(text)["Kostiantynivka"]
    assert mention.place is None or mention.place.region == "Sumy"


@pytest.mark.parametrize(
    ("text", "name", "country"),
    [
        ("Drones struck a refinery in the Saratov region.", "Saratov region", "RU"),
        ("They captured Sudzha in the Kursk region.", "Sudzha", "RU"),
        ("Shelling hit Shebekino on Monday.", "Shebekino", "RU"),
        ("Drones hit Lipetsk on Tuesday.", "Lipetsk", "RU"),
        ("Дрони вдарили по Липецьку.", "Липецьку", "RU"),
        ("Беспилотники ударили по Курску.", "Курску", "RU"),
        ("Министр прилетел в Ригу.", "Ригу", "LV"),
        ("Бои идут на окраинах Северска.", "Северска", "UA"),
        ("The minister flew to Riga.", "Riga", "LV"),
        ("Missiles fell in Latvia on Tuesday.", "Latvia", "LV"),
        ("Shells hit Kharkiv, Belgorod and Sumy.", "Kharkiv", "UA"),
        ("Zelenodolsk in Dnipropetrovsk region was hit.", "Zelenodolsk", "UA"),
    ],
)
def test_the_country_is_told_first(text: str, name: str, country: str) -> None:
    place = found(text)[name].place
    assert place is not None
    assert place.country == country


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("They attacked near Demidovka in the Belgorod region.", "Demidovka"),
        ("Drones hit Zelenodolsk on Tuesday.", "Zelenodolsk"),
    ],
)
def test_what_may_lie_abroad_is_not_pinned_in_ukraine(text: str, name: str) -> None:
    place = found(text)[name].place
    assert place is None or place.country != "UA"


def test_a_direction_is_at_its_anchor_and_no_capture_of_it() -> None:
    mention = found("They took ground in the Oleksandrivka direction.")["Oleksandrivka"]
    assert mention.place is not None
    assert (mention.place.region, mention.precision) == (
        "Dnipropetrovsk",
        Precision.AREA,
    )


def named(
    *places: Place,
    kind: str = "",
    name: str = "Lyman",
    relation: SpatialRelation | None = None,
    role: Role = Role.PLACE,
    chosen: bool = False,
) -> AmbiguousToponym:
    made = item(*places, kind=kind)
    made.toponym.name, made.toponym.role = name, role
    made.relation = relation
    if chosen:
        made.answer = Resolution(made.candidates, made.candidates[0], 1.0, "")
    return made


ABROAD = replace(LYMAN, id="a", country="PL", region="", raion="")
OBLAST = replace(LYMAN, id="o", kind="oblast", name="Donetsk Oblast")
COUNTRY = replace(ABROAD, id="c", kind="country", radius_km=400.0)
TOWN = replace(LYMAN, id="t", kind="town")
KYIV = replace(LYMAN, id="k", region="Kyiv")
FAR = moved(LYMAN, "f", 50.0)


@pytest.mark.parametrize(
    ("place", "kind", "within", "countries", "fits"),
    [
        (LYMAN, "", None, (), False),
        (ABROAD, "", None, (), True),
        (ABROAD, "", None, ("RU",), False),
        (ABROAD, "", None, ("PL",), True),
        (ABROAD, "", COUNTRY, (), True),
        (ABROAD, "", replace(COUNTRY, country="RU"), (), False),
        (ABROAD, "", replace(OBLAST, country="PL", radius_km=10.0), (), True),
        (moved(ABROAD, "b", 49.0), "", replace(OBLAST, country="PL"), (), False),
        (moved(ABROAD, "b", 59.0), "", COUNTRY, (), True),
        (replace(ABROAD, kind="oblast"), "", None, (), True),
    ],
)
def test_what_may_lie_abroad(
    place: Place,
    kind: str,
    within: Place | None,
    countries: tuple[str, ...],
    fits: bool,
) -> None:
    one = named(place, kind=kind)
    one.abroad, one.within, one.countries = True, within, frozenset(countries)
    assert bool(one.fitting()) is fits


def test_an_oblast_abroad_gives_way_to_a_settlement() -> None:
    oblast = replace(ABROAD, id="b", kind="oblast")
    one = named(ABROAD, oblast)
    one.abroad = True
    assert [c.place.id for c in one.fitting()] == ["a"]
    one = named(ABROAD, oblast, kind="oblast")
    one.abroad = True
    assert [c.place.id for c in one.fitting()] == ["b"]


@pytest.mark.parametrize(
    ("how", "matched", "fits"),
    [
        ("skeleton", "Zaman", False),
        ("folded", "Zaman", False),
        ("exact", "Zaman", True),
        ("skeleton", "Liman", True),
    ],
)
def test_what_only_sounds_alike_abroad(how: str, matched: str, fits: bool) -> None:
    one = named(ABROAD)
    one.candidates = (Candidate(ABROAD, 0.8, matched, how),)
    one.abroad = True
    assert bool(one.fitting()) is fits


def test_namesakes_are_settlements_of_that_name() -> None:
    assert len(named(LYMAN, TOWN, OBLAST).namesakes()) == 2
    assert item(LYMAN, how="skeleton").namesakes() == []


def test_kinds_that_words_tell_leave_the_others_out() -> None:
    assert [c.place.id for c in named(LYMAN, OBLAST, kind="oblast").fitting()] == ["o"]
    both = named(LYMAN, OBLAST)
    assert len(both.fitting()) == 2
    both.toponym.sector = True
    assert [c.place.id for c in both.fitting()] == ["l"]


@pytest.mark.parametrize(
    ("evidence", "is_any"),
    [
        ({}, False),
        ({"sentence_regions": frozenset({"Kyiv"})}, True),
        ({"article_regions": frozenset({"Kyiv"})}, True),
        ({"near": (LYMAN,)}, True),
        ({"lately": (LYMAN,)}, True),
        ({"raions": frozenset({"Kramatorsk, Donetsk"})}, True),
        ({"anchor": LYMAN}, False),
        ({"abroad": True}, False),
    ],
)
def test_what_speaks_for_a_place(evidence: dict[str, object], is_any: bool) -> None:
    assert replace(NOTHING, **evidence).is_any() is is_any  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("place", "tail", "others", "outside"),
    [
        (LYMAN, "", (), False),
        (LYMAN, "Donetsk", (), False),
        (LYMAN, "Kyiv", (), True),
        (OBLAST, "Kyiv", (), False),
        # A town that has its name alone outlives the slip.
        (TOWN, "Kyiv", (), False),
        (TOWN, "Kyiv", (LYMAN,), True),
        (TOWN, "Kyiv", (OBLAST,), False),
    ],
)
def test_outside_the_oblast_that_is_named(
    place: Place, tail: str, others: tuple[Place, ...], outside: bool
) -> None:
    one = named(place, *others)
    one.tail = tail
    assert disambiguate._is_outside_tail(one, place) is outside


@pytest.mark.parametrize(
    ("number", "score", "kind", "lost"),
    [
        (MANY, 0.8, "village", True),
        (MANY - 1, 0.8, "village", False),
        (MANY, NOTED, "village", False),
        (disambiguate.COMMON, NOTED, "village", True),
        (disambiguate.COMMON - 1, NOTED, "village", False),
        (MANY, 0.8, "town", False),
        (MANY, 0.8, "settlement", True),
    ],
)
def test_lost_among_namesakes(number: int, score: float, kind: str, lost: bool) -> None:
    place = replace(LYMAN, kind=kind)
    best = Candidate(place, score, "Lyman", "exact")
    one = named(place)
    assert disambiguate._is_lost_among(one, best, NOTHING, number) is lost
    near = replace(NOTHING, near=(LYMAN,))
    assert disambiguate._is_lost_among(one, best, near, number) is False
    one.votes = {place.id: 0.6}
    assert disambiguate._is_lost_among(one, best, NOTHING, number) is False
    one.votes = {place.id: 0.5}
    assert disambiguate._is_lost_among(one, best, NOTHING, number) is lost


@pytest.mark.parametrize(
    ("place", "score", "others", "evidence", "inside"),
    [
        (TOWN, NOTED, 9, {}, True),
        (TOWN, NOTED - 0.01, 9, {}, False),
        (LYMAN, NOTED, disambiguate.NAMESAKES - 2, {}, True),
        (LYMAN, NOTED, disambiguate.NAMESAKES - 1, {}, False),
        (LYMAN, 0.5, 9, {"near": (LYMAN,)}, True),
        (LYMAN, 0.5, 9, {"near": (FAR,)}, False),
        (LYMAN, 0.5, 9, {"sentence_regions": frozenset({"Donetsk"})}, True),
        (LYMAN, 0.5, 9, {"article_regions": frozenset({"Donetsk"})}, False),
    ],
)
def test_surely_inside_beside_a_region_abroad(
    place: Place, score: float, others: int, evidence: dict[str, object], inside: bool
) -> None:
    one = named(place, *(replace(LYMAN, id=str(n)) for n in range(others)))
    best = Candidate(place, score, "Lyman", "exact")
    known = replace(NOTHING, **evidence)  # type: ignore[arg-type]
    assert disambiguate._is_surely_inside(one, best, known) is inside


def test_the_share_of_the_likeliest_and_its_neighbours() -> None:
    def scored(*pairs: tuple[float, Place]) -> list[tuple[float, Candidate]]:
        return [(s, Candidate(p, s, "Lyman", "exact")) for s, p in pairs]

    near = moved(LYMAN, "n", 48.1)
    assert disambiguate._share(scored((0.8, LYMAN))) == 1.0
    assert disambiguate._share(scored((0.8, LYMAN), (0.8, FAR))) == 0.5
    assert disambiguate._share(scored((0.8, LYMAN), (0.8, near))) == 1.0
    one_less = disambiguate._share(
        scored((0.8, LYMAN), (0.8 - disambiguate.SPREAD, FAR))
    )
    assert one_less == pytest.approx(1 / (1 + math.exp(-1)))
    assert (
        disambiguate._rival(scored((0.8, LYMAN), (0.7, near), (0.6, FAR)), LYMAN) is FAR
    )
    assert disambiguate._rival(scored((0.8, LYMAN)), LYMAN) is LYMAN


def test_places_of_a_sentence_that_others_are_judged_by() -> None:
    wide = replace(LYMAN, id="w", radius_km=30.1)
    edge = replace(LYMAN, id="e", radius_km=30.0)
    group = [
        named(LYMAN, chosen=True),
        named(wide, chosen=True),
        named(edge, chosen=True),
        named(FAR),
        named(FAR, role=Role.METONYM, chosen=True),
    ]
    assert disambiguate._small_places(group) == [LYMAN, edge]


@pytest.mark.parametrize(
    ("places", "kind", "role", "contested", "abroad"),
    [
        ((ABROAD,), "", Role.PLACE, False, True),
        ((ABROAD,), "", Role.PLACE, True, False),
        ((ABROAD,), "", Role.METONYM, False, False),
        # A country may be a party; a region of its name is none.
        ((COUNTRY,), "", Role.PLACE, False, False),
        ((COUNTRY,), "oblast", Role.PLACE, False, True),
        ((ABROAD, COUNTRY), "", Role.PLACE, False, True),
    ],
)
def test_a_sentence_about_somewhere_abroad(
    places: tuple[Place, ...], kind: str, role: Role, contested: bool, abroad: bool
) -> None:
    one = named(*places, kind=kind, role=role)
    one.abroad, one.contested = True, contested
    assert disambiguate._names_place_abroad([one]) is abroad
    one.abroad = False
    assert disambiguate._names_place_abroad([one]) is False


def test_candidates_of_two_names_are_united() -> None:
    low, high = (Candidate(LYMAN, s, "Lyman", "exact") for s in (0.5, 0.9))
    other = Candidate(FAR, 0.7, "Lyman", "exact")
    assert disambiguate._united([low, other], [high]) == (high, other)
    assert disambiguate._united([], []) == ()


@pytest.mark.parametrize(
    ("name", "kind", "governed", "places", "told"),
    [
        ("Donetsk Oblast", "", False, (OBLAST,), "oblast"),
        ("Donetsk", "", False, (OBLAST,), ""),
        ("Donetsk", "", True, (OBLAST,), "oblast"),
        ("Donetsk", "", True, (LYMAN,), ""),
        ("Donetsk", "", True, (LYMAN, OBLAST), "oblast"),
        ("Donetsk Oblast", "", False, (LYMAN, OBLAST), ""),
        ("Donetsk Oblast", "raion", True, (OBLAST,), "raion"),
    ],
)
def test_an_oblast_by_its_longer_name_or_its_governor(
    name: str, kind: str, governed: bool, places: tuple[Place, ...], told: str
) -> None:
    one = named(*places, kind=kind, name=name)
    one.toponym.governed = governed
    disambiguate._mark_oblast(one.toponym, one.candidates)
    assert one.toponym.kind == told


@pytest.mark.parametrize(
    ("between", "before", "shared"),
    [
        (" and ", NEARBY, NEARBY),
        (", ", NEARBY, NEARBY),
        (" but ", NEARBY, None),
        (" and ", None, None),
        (" and ", Displacement(0.0, 5.0), None),
    ],
)
def test_nearness_is_shared_on_a_list(
    between: str, before: Displacement | None, shared: Displacement | None
) -> None:
    assert disambiguate._shared_nearness(between, before) == shared


@pytest.mark.parametrize(
    ("kind", "name", "article"),
    [
        ("area", "Lyman", True),
        ("point", "Lyman", True),
        ("country", "Lyman", True),
        ("town", "Lyman", False),
        ("oblast", "Donetsk Oblast", True),
        ("oblast", "Donetsk", False),
    ],
)
def test_which_places_take_an_article(kind: str, name: str, article: bool) -> None:
    place = replace(LYMAN, kind=kind, name="Donetsk Oblast")
    assert disambiguate._may_take_article(place, name) is article


def test_oblasts_and_raions_that_a_sentence_names() -> None:
    raion = replace(LYMAN, id="r", kind="raion")
    sector = named(OBLAST)
    sector.toponym.sector = True
    assert disambiguate._regions([named(OBLAST, kind="oblast")]) == {"Donetsk"}
    assert disambiguate._regions([named(OBLAST)]) == frozenset()
    assert disambiguate._regions([sector]) == {"Donetsk"}
    assert disambiguate._raions([named(raion, kind="raion")]) == {"Kramatorsk, Donetsk"}
    assert disambiguate._raions([named(raion)]) == frozenset()
    assert disambiguate._raions([named(LYMAN, kind="raion")]) == frozenset()
    through = named(LYMAN)
    through.raions = ("Kramatorsk",)
    assert "Kramatorsk, Kyiv" in disambiguate._raions([through])
    assert disambiguate._seats([named(TOWN, kind="raion")]) == [TOWN]
    assert disambiguate._seats([named(TOWN), named(OBLAST, kind="raion")]) == []


def test_what_lies_by_an_anchor_tells_which_it_is() -> None:
    north = SpatialRelation(0, 0.0)
    up, down = moved(LYMAN, "u", 48.5), moved(LYMAN, "d", 47.5)
    group = [named(LYMAN, moved(LYMAN, "far", 52.0)), named(up, relation=north)]
    group.append(named(up, name="Terny", relation=north))
    assert list(disambiguate._by_anchor(group)) == ["Lyman"]
    assert disambiguate._could_lie(group[1], LYMAN) is True
    assert disambiguate._could_lie(named(down, relation=north), LYMAN) is False
    assert disambiguate._could_lie(named(up), LYMAN) is False
    assert (
        disambiguate._share_of_votes([group[1], named(down, relation=north)], LYMAN)
        == 0.5
    )
    disambiguate._vote(group)
    assert group[0].votes == {"l": 1.0, "far": 0.0}
    alone = [named(LYMAN, FAR), named(up, relation=north)]
    disambiguate._vote(alone)
    assert alone[0].votes == {}


def test_names_beside_a_name() -> None:
    sure = {n: replace(LYMAN, id=str(n)) for n in range(20)}
    beside = [place.id for place in disambiguate._beside(sure, 10)]
    assert beside == ["4", "5", "6", "7", "8", "9", "11", "12", "13", "14", "15", "16"]
    assert disambiguate._beside(sure, 1)[0].id == "0"
    wide = {0: replace(LYMAN, radius_km=31.0)}
    assert disambiguate._beside(wide, 1) == []


@pytest.mark.parametrize(
    ("places", "regions", "kind", "reason"),
    [
        ((LYMAN, KYIV), {"Kyiv"}, "", True),
        ((LYMAN, KYIV), {"Donetsk"}, "", False),
        ((LYMAN, KYIV), {"Kyiv", "Sumy"}, "", False),
        ((LYMAN, KYIV), {"Kyiv"}, "village", False),
        ((LYMAN,), {"Kyiv"}, "", False),
        ((LYMAN, KYIV), set(), "", False),
    ],
)
def test_a_namesake_in_the_only_oblast(
    places: tuple[Place, ...], regions: set[str], kind: str, reason: bool
) -> None:
    one = named(*places, kind=kind)
    answer = disambiguate._other_region(one, LYMAN, frozenset(regions))
    assert answer == (
        "could be Lyman (village, Kramatorsk raion, Donetsk) or Lyman (village,"
        " Kramatorsk raion, Kyiv)"
        if reason
        else ""
    )


def test_far_from_everything_else() -> None:
    others = [moved(FAR, str(n), 50.0 + n / 100) for n in range(3)]
    alone = (
        "Lyman (village, Kramatorsk raion, Donetsk) lies far from everything else here"
    )
    assert disambiguate._far_away(named(LYMAN), LYMAN, others) == alone
    assert disambiguate._far_away(named(LYMAN), LYMAN, others[:2]) == ""
    assert disambiguate._far_away(named(TOWN), TOWN, others) == ""
    close = [moved(LYMAN, str(n), 48.5 + n / 100) for n in range(3)]
    assert disambiguate._far_away(named(LYMAN), LYMAN, close) == ""
    noted = item(LYMAN, score=NOTED)
    assert disambiguate._far_away(noted, LYMAN, others) == ""
    among = named(LYMAN, moved(LYMAN, "m", 50.1))
    assert disambiguate._far_away(among, LYMAN, others).startswith("could be ")
    assert disambiguate._least_km(LYMAN, [FAR, LYMAN]) == 0.0


def test_a_choice_is_taken_back_with_its_reason() -> None:
    one = named(LYMAN, chosen=True)
    disambiguate._take_back(one, "")
    assert one.chosen is LYMAN
    other = named(LYMAN, chosen=True)
    disambiguate._take_back(other, "far")
    assert other.chosen is None
    assert other.answer is not None
    assert other.answer.reason == "'Lyman': far"


ANNOTATED = """
a01 a02 a08 a10 a21 a23 a52 a61 a69 a77 c01 c06 c18 c58 c70 c72 c75 r02 r05 r12 r20
r32 r203 u25 u32 u33 u49 w15 w16 w24 w38 w52 w54 w70 w78 w82 w85 w92 w98 w99 w100
w105 w214 w312 w413 w514
"""
"""Passages of tests/reading that together go every way through the module."""


@pytest.mark.parametrize("passage", ANNOTATED.split())
def test_passages_are_read_as_annotated(passage: str) -> None:
    assert misread(passage) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # What is named behind a name, and behind a list of names.
        (
            "Shells hit Ivanivka in Donetsk Oblast.",
            ["Ivanivka, Kramatorsk, Donetsk", "Donetsk Oblast, , Donetsk"],
        ),
        (
            "Shells hit Kharkiv and Mykolaivka in Sumy Oblast.",
            ["Kharkiv, Kharkiv, Kharkiv", "Mykolaivka, Sumy, Sumy"],
        ),
        (
            "Shells hit Mykolaivka and Ivanivka in Sumy Oblast.",
            ["Mykolaivka, Sumy, Sumy", "-"],
        ),
        ("Shells hit New York, Donetsk region.", ["Niu-York, Bakhmut, Donetsk"]),
        ("Shells hit Obolon, Kyiv.", ["Obolon, , Kyiv City", "Kyiv, , Kyiv City"]),
        ("Shells hit Hatne, Kyiv.", ["Hatne, Fastiv, Kyiv", "Kyiv Oblast, , Kyiv"]),
        # Abroad, and beside what is abroad.
        ("Drones hit Tver, Russia.", ["Tver, , RU", "Russia, , RU"]),
        (
            "Drones hit Belgorod and Mykolaivka.",
            ["Belgorod, , RU", "Mykolaivka, Kramatorsk, Donetsk"],
        ),
        (
            "Shells hit Demidovka in the Belgorod region and Popovka.",
            ["-", "Belgorodskaya Oblast, , RU", "-"],
        ),
        ("The minister flew to Paris.", ["Paris, , FR"]),
        ("Shells fell in Minsk.", ["Minsk, , BY"]),
        # Former names.
        ("Shells hit Dzerzhynsk.", ["Toretsk, Bakhmut, Donetsk"]),
        ("Shells hit Artemivsk.", ["Bakhmut, Bakhmut, Donetsk"]),
        # Far from everything else.
        (
            "Shells hit Bakhmut, Soledar, Siversk and Uman.",
            [
                "Bakhmut, Bakhmut, Donetsk",
                "Soledar, Bakhmut, Donetsk",
                "Siversk, Bakhmut, Donetsk",
                "Uman, Uman, Cherkasy",
            ],
        ),
        (
            "The Kherson governor spoke of shelling.",
            ["Kherson Oblast, , Kherson"],
        ),
        ("Shells hit the Donbas and the Crimea.", ["Donbas, , ", "Crimea, , Crimea"]),
        ("Snake Island was hit.", ["Snake Island, , Odesa"]),
    ],
)
def test_which_place_is_meant(text: str, expected: list[str]) -> None:
    found = [
        f"{p.name}, {p.raion}, {p.region if p.country == 'UA' else p.country}"
        if (p := mention.place)
        else "-"
        for mention in mentions(text, with_model=False)
    ]
    assert found[: len(expected)] == expected


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        (
            "Troops are fighting near Novoselivka.",
            "'Novoselivka': 81 places have this name, and nothing tells which",
        ),
        (
            "They met in New York.",
            "'New York': could be a place in Ukraine or one abroad",
        ),
        (
            "Shells hit Ivanivka, Kharkiv region.",
            "'Ivanivka': could be Ivanivka (village, Kupiansk raion, Kharkiv) or"
            " Ivanivka (village, Izium raion, Kharkiv)",
        ),
        (
            "Shells hit Demidovka in the Belgorod region.",
            "'Demidovka': lies outside Ukraine",
        ),
        (
            "The village of Zzyzkivka was hit.",
            "'Zzyzkivka': Zaikivka (village, Svatove raion, Luhansk) is too unsure a"
            " match",
        ),
        (
            "The Oskil reservoir was drained.",
            "'Oskil reservoir': no place of that name is known",
        ),
    ],
)
def test_why_no_place_is_chosen(text: str, reason: str) -> None:
    mention = mentions(text, with_model=False)[0]
    assert (mention.place, mention.precision, mention.radius_km) == (None, None, None)
    assert mention.resolution.reason == reason


@pytest.mark.parametrize(
    ("text", "precision", "radius_km"),
    [
        ("Shells hit Orikhiv.", Precision.SETTLEMENT, 4),
        ("Shells fell near Orikhiv.", Precision.APPROXIMATE, 5),
        ("Shells fell 5 km southwest of Orikhiv.", Precision.APPROXIMATE, 6),
        ("Shells fell east and north of Orikhiv.", Precision.APPROXIMATE, 10),
        ("Shells fell 12 miles from Orikhiv.", Precision.SETTLEMENT, 4),
        ("Troops advanced in the Kupiansk direction.", Precision.AREA, 30),
        ("Troops advanced on the Kherson front.", Precision.AREA, 45),
        ("The Antonivka bridge was hit.", Precision.POINT, 0.8),
        ("Russia was hit.", Precision.COUNTRY, 2000),
    ],
)
def test_how_exactly_a_place_is_known(
    text: str, precision: Precision, radius_km: float
) -> None:
    (mention,) = mentions(text, with_model=False)
    assert mention.precision is precision
    assert mention.radius_km == pytest.approx(radius_km, abs=0.5)


def test_what_is_near_the_first_is_near_all_that_are_listed() -> None:
    text = "Shells fell near Orikhiv, Tokmak and Polohy."
    assert [m.radius_km for m in mentions(text, with_model=False)] == [5, 5, 5]


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("Three villages in the eastern Sumy region were shelled.", 3),
        ("At least 12 settlements in Kharkiv region were hit.", 12),
        ("The villages of the Kharkiv region were hit.", None),
        ("Three soldiers in Kharkiv region were hit.", None),
        ("Three of the villages in Kharkiv region were hit.", None),
    ],
)
def test_how_many_places_are_not_named(text: str, count: int | None) -> None:
    (mention,) = mentions(text, with_model=False)
    assert mention.count == count


def test_places_that_need_no_namesake() -> None:
    far = mentions(
        "Shells hit Bakhmut, Soledar, Siversk and Verbove.", with_model=False
    )
    assert far[-1].place is None
    assert far[-1].resolution.reason.endswith("lies far from everything else here")


def test_an_oblast_before_a_sentence_counts_in_it() -> None:
    place = real("Lyptsi", "Kharkiv")
    before = replace(NOTHING, regions_before=frozenset({"Kharkiv"}))
    added = weight(place, item(place), before) - weight(place, item(place), NOTHING)
    assert added == pytest.approx(REGION_BEFORE)


@pytest.mark.parametrize(
    ("text", "name", "region"),
    [
        (
            "Сумська область:\nКраснопілля — обстріл із міномета.",
            "Краснопілля",
            "Sumy",
        ),
        (
            "У Запорізькій області тривають бої. Ворог атакує Павлівку.",
            "Павлівку",
            "Zaporizhzhia",
        ),
        (
            "Олег Синєгубов: ворог бив дронами. У Первомайському горів склад.",
            "Первомайському",
            "Kharkiv",
        ),
    ],
)
def test_the_oblast_of_heading_sentence_or_office(
    text: str, name: str, region: str
) -> None:
    places = {m.place_as_written: m.place for m in read(text, DAY).mentions}
    place = places[name]
    assert place is not None
    assert place.region == region


def test_what_is_open_is_told_by_the_places_of_the_next_sentence() -> None:
    text = "Тривають бої за Солодке. Ворог атакував також Гуляйполе."
    places = {m.place_as_written: m.place for m in read(text, DAY).mentions}
    place = places["Солодке"]
    assert place is not None
    assert place.region == "Zaporizhzhia"


def test_a_city_behind_its_part_is_no_oblast() -> None:
    text = "Спасатели на Северной Салтовке, Харьков."
    (_, city) = read(text, DAY).mentions
    assert city.place is not None
    assert city.place.kind == "city"


SPECIMENS: dict[str, tuple[Place, float]] = {
    "village": (LYMAN, 0.8),
    "noted": (LYMAN, disambiguate.WELL_KNOWN),
    "elsewhere": (KYIV, 0.8),
    "metropolis": (replace(LYMAN, population=disambiguate.METROPOLIS), 0.8),
    "area": (replace(LYMAN, kind="area"), 0.8),
    "oblast": (OBLAST, 0.8),
    "abroad": (ABROAD, 0.8),
    "country": (COUNTRY, 0.8),
    "foreign": (replace(OBLAST, country="RU", region="Kursk"), 0.8),
}


def marked_group(text: str, specimens: str) -> tuple[str, list[AmbiguousToponym]]:
    """Return a text without its brackets, and the names in them with candidates:
    "village/oblast" of two, "-" of none, ":oblast" behind them is the kind told.
    """
    group: list[AmbiguousToponym] = []
    at = 0
    for part, written in zip(text.split("[")[1:], specimens.split(), strict=True):
        at = text.index("[", at) + 1
        candidates, _, kind = written.partition(":")
        places = [SPECIMENS[c] for c in candidates.split("/") if c != "-"]
        start = at - 2 * len(group) - 1
        name = part.partition("]")[0]
        one = item(kind=kind)
        one.candidates = tuple(Candidate(p, s, name, "exact") for p, s in places)
        one.toponym = Toponym(start, start + len(name), 0, 0, name, kind)
        one.abroad = bool(places) and places[0][0].country != "UA"
        group.append(one)
    return text.replace("[", "").replace("]", ""), group


@pytest.mark.parametrize(
    ("text", "specimens", "tails"),
    [
        ("[A], [Donetsk region]", "village oblast:oblast", "Donetsk -"),
        ("[A] ([Donetsk region])", "village oblast:oblast", "Donetsk -"),
        ("[A] in the [Donetsk region]", "village oblast:oblast", "Donetsk -"),
        ("[A] в [Donetsk region]", "village oblast:oblast", "Donetsk -"),
        ("[A] saw [Donetsk region]", "village oblast:oblast", "- -"),
        ("[A] in the notwithstanding [Donetsk]", "village oblast:oblast", "Donetsk -"),
        ("[A] in the responsibilities [Donetsk]", "village oblast:oblast", "- -"),
        (
            "[A] and [B], [Donetsk region]",
            "village village oblast:oblast",
            "Donetsk Donetsk -",
        ),
        (
            "[A] та [B], [Donetsk region]",
            "village village oblast:oblast",
            "Donetsk Donetsk -",
        ),
        (
            "[A] і [B], [Donetsk region]",
            "village village oblast:oblast",
            "Donetsk Donetsk -",
        ),
        (
            "[A] й [B], [Donetsk region]",
            "village village oblast:oblast",
            "Donetsk Donetsk -",
        ),
        (
            "[A] и [B], [Donetsk region]",
            "village village oblast:oblast",
            "Donetsk Donetsk -",
        ),
        (
            "[A] и в [B], [Donetsk region]",
            "village village oblast:oblast",
            "Donetsk Donetsk -",
        ),
        (
            "[A] і в [B], [Donetsk region]",
            "village village oblast:oblast",
            "Donetsk Donetsk -",
        ),
        (
            "[A], and [B], [Donetsk region]",
            "village village oblast:oblast",
            "Donetsk Donetsk -",
        ),
        (
            "[A] or [B], [Donetsk region]",
            "village village oblast:oblast",
            "Donetsk Donetsk -",
        ),
        (
            "[A], [B], [Donetsk region]",
            "village village oblast:oblast",
            "Donetsk Donetsk -",
        ),
        (
            "[A] but [B], [Donetsk region]",
            "village village oblast:oblast",
            "- Donetsk -",
        ),
        (
            "[A] and [B], [Donetsk region]",
            "metropolis village oblast:oblast",
            "- Donetsk -",
        ),
        (
            "[A] and [B], [Donetsk region]",
            "elsewhere village oblast:oblast",
            "- Donetsk -",
        ),
        ("[A] and [B], [Donetsk region]", "area village oblast:oblast", "- Donetsk -"),
        ("[A] and [B], [Donetsk region]", "- village oblast:oblast", "- Donetsk -"),
        (
            "[A] and [B], [Donetsk region]",
            "abroad village oblast:oblast",
            "- Donetsk -",
        ),
        (
            "[A] and [B], [Donetsk region]",
            "village:raion village oblast:oblast",
            "- Donetsk -",
        ),
        ("[A], [Donetsk region]", "area oblast:oblast", "- -"),
        ("[A], [Donetsk region]", "oblast:oblast oblast:oblast", "- -"),
        # By its name alone a region stands only right behind, and closes.
        ("[A], [Donetsk]", "village oblast", "Donetsk -"),
        ("[A], [Donetsk]", "village village/oblast", "Donetsk -"),
        ("[A] in [Donetsk]", "village village/oblast", "- -"),
        ("[A], [Donetsk] and Lviv", "village village/oblast", "- -"),
        ("[A], [Donetsk] and lviv", "village village/oblast", "Donetsk -"),
        ("[A], [Donetsk], Ukraine", "village village/oblast", "Donetsk -"),
        ("[A], [Donetsk region]", "elsewhere oblast:oblast", "Donetsk -"),
        ("[A] in [Donetsk region]", "elsewhere oblast:oblast", "- -"),
        ("[A], [Donetsk]", "elsewhere village/oblast", "Donetsk -"),
        ("[A], [Donetsk]", "noted village", "- -"),
        ("[A], [Donetsk]", "- village/oblast", "- -"),
    ],
)
def test_the_oblast_behind_a_name(text: str, specimens: str, tails: str) -> None:
    plain, group = marked_group(text, specimens)
    disambiguate._mark_tails(plain, group)
    assert [one.tail or "-" for one in group] == tails.split()


def test_a_well_known_name_before_a_city_begins_a_list() -> None:
    famous = replace(SPECIMENS["elsewhere"][0], kind="town")
    for score, tail in ((0.9, ""), (0.89, "Donetsk")):
        plain, group = marked_group("[A], [Donetsk]", "elsewhere village/oblast")
        group[0].candidates = (Candidate(famous, score, "A", "exact"),)
        disambiguate._mark_tails(plain, group)
        assert group[0].tail == tail


@pytest.mark.parametrize(
    ("name", "kind", "told"),
    [("Donetsk", "", "oblast"), ("Донецьк", "", ""), ("Донецьк", "raion", "raion")],
)
def test_a_region_in_english_needs_no_word_of_its_own(
    name: str, kind: str, told: str
) -> None:
    assert disambiguate._kind_of_tail(named(OBLAST, name=name, kind=kind)) == told


def test_a_place_that_gives_the_direction_is_no_tail() -> None:
    plain, group = marked_group("[A], [Donetsk region]", "village oblast:oblast")
    group[1].relation = SpatialRelation(0, 0.0)
    disambiguate._mark_tails(plain, group)
    assert group[0].tail == ""
    group[1].relation = None
    group[1].toponym.role = Role.METONYM
    disambiguate._mark_tails(plain, group)
    assert group[0].tail == ""


@pytest.mark.parametrize(
    ("text", "specimens", "abroad", "within"),
    [
        ("[A], [Kursk region].", "village foreign:oblast", True, "RU"),
        ("[A] in [Kursk region].", "village foreign:oblast", True, "RU"),
        ("[A] in [Kursk region].", "village abroad:oblast", True, None),
        ("[A], [Kursk region].", "village:oblast foreign:oblast", False, None),
        ("[A], [Poland].", "village country", True, "PL"),
        ("[A] ([Poland]).", "village country", True, "PL"),
        ("[A], [Poland]", "village country", True, "PL"),
        ("[A] in [Poland].", "village country", False, None),
        ("[A], [Poland] and", "village country", False, None),
        ("[A], [Kursk].", "village foreign", True, "RU"),
        ("[A], [Liman].", "village abroad", True, "PL"),
        ("[A], [Liman].", "noted abroad", False, None),
        ("[A], [Liman].", "- abroad", True, "PL"),
        ("[A], [Poland].", "noted country", True, "PL"),
    ],
)
def test_the_region_abroad_behind_a_name(
    text: str, specimens: str, abroad: bool, within: str | None
) -> None:
    plain, group = marked_group(text, specimens)
    disambiguate._mark_tails(plain, group)
    assert group[0].abroad is abroad
    inside = group[0].within
    assert (inside and inside.country) == within


def test_the_countries_of_the_regions_abroad() -> None:
    _, group = marked_group(
        "[A] [B] [C] [D]", "foreign:oblast country village:oblast -:oblast"
    )
    disambiguate._mark_countries(group)
    assert [one.countries for one in group] == [frozenset({"RU"})] * 4


class NamesGazetteer:
    """A gazetteer that has names abroad and at home, and a front."""

    def __init__(self, *, abroad: bool, known: bool, front: float) -> None:
        self.is_abroad, self.is_known, self.share = abroad, known, front

    def abroad(self, _: str) -> bool:
        return self.is_abroad

    def knows(self, _: str) -> bool:
        return self.is_known

    def front(self, _: Place) -> float:
        return self.share

    def candidates(self, name: str, region: str, **_: object) -> list[Candidate]:
        there = replace(LYMAN, region=region)
        return [
            Candidate(there, 0.8, name, "exact"),
            Candidate(there, 0.7, name, "skeleton"),
            Candidate(KYIV, 0.7, name, "exact"),
        ]


def names(*, abroad: bool = True, known: bool = True, front: float = 0.6) -> Gazetteer:
    return cast("Gazetteer", NamesGazetteer(abroad=abroad, known=known, front=front))


def test_what_lies_only_abroad() -> None:
    assert not disambiguate._is_only_abroad(named(LYMAN, ABROAD), names())
    assert disambiguate._is_only_abroad(named(ABROAD), names(abroad=False))
    assert disambiguate._is_only_abroad(named(), names())
    assert not disambiguate._is_only_abroad(named(), names(abroad=False))


@pytest.mark.parametrize(
    ("place", "known", "contested"),
    [
        (ABROAD, True, True),
        (ABROAD, False, False),
        (replace(ABROAD, country="RU"), True, False),
        (replace(ABROAD, country="BY"), True, False),
        (replace(ABROAD, kind="oblast"), True, False),
        (replace(ABROAD, name="Riga"), True, False),
        (None, True, False),
    ],
)
def test_what_abroad_may_as_well_be_at_home(
    place: Place | None, known: bool, contested: bool
) -> None:
    one = named(*filter(None, [place]))
    one.abroad = True
    assert disambiguate._is_contested(one, names(known=known)) is contested


@pytest.mark.parametrize(
    ("places", "front", "at_front"),
    [
        ((TOWN,), 0.6, True),
        ((TOWN,), 0.59, False),
        ((replace(TOWN, kind="city"),), 0.6, True),
        ((LYMAN,), 0.6, False),
        ((TOWN, replace(TOWN, id="u")), 0.6, False),
        ((replace(TOWN, name="Sumy"),), 0.6, False),
        ((TOWN, ABROAD), 0.6, False),
        ((TOWN, moved(ABROAD, "x", 51.5)), 0.6, False),
        ((TOWN, moved(ABROAD, "x", 51.7)), 0.6, True),
        ((), 0.6, False),
    ],
)
def test_a_town_at_the_front(
    places: tuple[Place, ...], front: float, at_front: bool
) -> None:
    one = named(*places)
    one.toponym.name = "Lyman"
    gazetteer = names(front=front)
    assert disambiguate._is_town_at_front(one, gazetteer) is at_front
    assert disambiguate._is_contested(one, gazetteer) is not at_front
    assert not disambiguate._is_contested(one, names(abroad=False, front=0.0))
    one.candidates = tuple(replace(c, how="folded") for c in one.candidates)
    assert not disambiguate._is_town_at_front(one, gazetteer)


def test_a_name_is_taken_back_where_the_article_names_its_oblast() -> None:
    def taken(one: AmbiguousToponym, *regions: str) -> list[str] | None:
        group = [named(LYMAN), named(ABROAD), one]
        group[1].abroad, group[1].contested = True, False
        disambiguate._reclaim([group[:1], group[1:]], frozenset(regions), names())
        assert group[1].abroad
        return None if one.abroad else [c.how for c in one.candidates]

    def foreign(**marks: object) -> AmbiguousToponym:
        one = named(ABROAD)
        one.abroad = one.contested = True
        for mark, value in marks.items():
            setattr(one, mark, value)
        return one

    assert taken(foreign(), "Donetsk") == ["exact"]
    assert taken(foreign()) is None
    assert taken(foreign(), "Kursk") is None
    assert taken(foreign(within=COUNTRY), "Donetsk") is None
    assert taken(foreign(contested=False), "Donetsk") is None
    assert taken(foreign(contested=False, tail="Donetsk")) == ["exact"]
    elsewhere = foreign(tail="Kursk")
    assert taken(elsewhere, "Donetsk") is None
    assert elsewhere.tail == ""


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("three villages in the eastern Lyman", 3),
        ("12 towns in Lyman", 12),
        ("1234 towns in Lyman", None),
        ("three villages of Lyman", 3),
        ("three villages saw Lyman", None),
        ("three men in Lyman", None),
        ("villages in Lyman", None),
        ("in Lyman", None),
        ("Lyman", None),
        ("three small quiet old villages in Lyman", 3),
        ("three small quiet old grey villages in Lyman", None),
        ("three of the villages in Lyman", None),
    ],
)
def test_a_number_of_places_that_have_no_name(text: str, count: int | None) -> None:
    words = split_words(text, 0, len(text))
    last = len(words) - 1
    toponym = Toponym(words[last].start, words[last].end, last, last, "Lyman", "")
    assert disambiguate.unnamed_count(words, toponym) == count


def test_signs_of_a_place_abroad_and_of_what_stands_before() -> None:
    assert weight(ABROAD, item(ABROAD), NOTHING) == pytest.approx(0.2)
    abroad = replace(NOTHING, abroad=True)
    assert weight(ABROAD, item(ABROAD), abroad) == pytest.approx(0.5)
    one = item(ABROAD)
    one.abroad = True
    assert weight(ABROAD, one, NOTHING) == pytest.approx(0.5)
    before = replace(NOTHING, regions_before=frozenset({"Donetsk"}))
    assert before.is_any()
    assert weight(LYMAN, item(LYMAN), before) == pytest.approx(0.5 + REGION_BEFORE)
    city = replace(LYMAN, population=CITY - 1)
    assert weight(city, item(city), NOTHING) == pytest.approx(0.5)
    crimea = replace(LYMAN, region="Sevastopol")
    assert is_within(crimea, "Crimea")


CONTESTED = "could be a place in Ukraine or one abroad"
UNSURE = "is too unsure a match"


@pytest.mark.parametrize(
    ("place", "marks", "evidence", "score", "objection"),
    [
        (LYMAN, {"contested": True}, {}, 0.9, CONTESTED),
        (LYMAN, {"contested": True}, {"near": (LYMAN,)}, 0.9, ""),
        (LYMAN, {}, {}, 0.9, ""),
        (ABROAD, {"contested": True}, {}, 0.9, CONTESTED),
        (ABROAD, {"contested": True}, {"abroad": True}, 0.9, ""),
        (ABROAD, {}, {}, 0.55, ""),
        (ABROAD, {}, {}, 0.54, UNSURE),
        (LYMAN, {"tail": "Donetsk"}, {}, 0.54, UNSURE),
        (LYMAN, {"tail": "Donetsk"}, {}, 0.55, ""),
    ],
)
def test_objections_to_a_candidate(
    place: Place,
    marks: dict[str, object],
    evidence: dict[str, object],
    score: float,
    objection: str,
) -> None:
    one = item(place)
    for mark, value in marks.items():
        setattr(one, mark, value)
    seen = replace(NOTHING, **evidence)  # type: ignore[arg-type]
    answer = disambiguate._objection(one, one.candidates[0], score, seen)
    assert answer.endswith(objection)
    assert bool(answer) is bool(objection)


def test_a_name_that_only_sounds_alike_needs_a_better_score() -> None:
    for how, score, reason in (
        ("skeleton", 0.75, False),
        ("skeleton", 0.74, True),
        ("exact", 0.74, False),
    ):
        one = item(LYMAN, score=score, how=how)
        best = one.candidates[0]
        objection = disambiguate._objection_at_home(one, best, 0.9, NOTHING)
        assert bool(objection) is reason
    village = item(LYMAN, kind="village")
    village.contested = True
    best = village.candidates[0]
    assert disambiguate._objection_at_home(village, best, 0.9, NOTHING) == ""
