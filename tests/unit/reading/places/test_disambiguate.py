"""Which place is meant, in sentences of the tests' own; without a model, for the words
alone decide.
"""

from __future__ import annotations

import pytest

from dashboard.domain.geography.geo import kilometres
from dashboard.domain.words import Precision
from dashboard.reading.model import Mention
from tests.unit.reading.toponyms import mentions


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
