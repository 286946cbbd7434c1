"""What the shipped gazetteer makes of names as the press writes them."""

from __future__ import annotations

import pytest

from dashboard.domain.errors import BadInput
from dashboard.gazetteer import Gazetteer

SPELLINGS = [
    ("Lisichansk", "Luhansk", "Lysychansk"),
    ("Lysychans'k", "Luhansk", "Lysychansk"),
    ("Popasnaya", "Luhansk", "Popasna"),
    ("Kremennaya", "Luhansk", "Kreminna"),
    ("Severodonezk", "Luhansk", "Sievierodonetsk"),
    ("Северодонецк", "Luhansk", "Sievierodonetsk"),
    ("Сіверськодонецьк", "Luhansk", "Sievierodonetsk"),
    ("Pervomaisk", "Luhansk", "Pervomaisk"),
    ("Bachmut", "Donetsk", "Bakhmut"),
    ("Artyomovsk", "Donetsk", "Bakhmut"),
    ("Dzerzhinsk", "Donetsk", "Toretsk"),
    ("Krasnoarmeysk", "Donetsk", "Pokrovsk"),
    ("Dymytrov", "Donetsk", "Myrnohrad"),
    ("Krasny Lyman", "Donetsk", "Lyman"),
    ("Torez", "Donetsk", "Chystiakove"),
    ("Komsomolske", "Donetsk", "Kalmiuske"),
    ("Slavyansk", "Donetsk", "Sloviansk"),
    ("Slovyansk", "Donetsk", "Sloviansk"),
    ("Avdeyevka", "Donetsk", "Avdiivka"),
    ("Maryinka", "Donetsk", "Marinka"),
    ("Storozhov", "Donetsk", "Storozheve"),
    ("Сторожевое", "Donetsk", "Storozheve"),
    ("Velika Novosilke", "Donetsk", "Velyka Novosilka"),
    ("Makharivka", "Donetsk", "Makarivka"),
    ("Blahodante", "Donetsk", "Blahodatne"),
    ("Ivano-Pillya", "Donetsk", "Ivanopillia"),
    ("Staromayorskoye", "Donetsk", "Staromaiorske"),
    ("Rabotino", "Zaporizhzhia", "Robotyne"),
    ("Orekhov", "Zaporizhzhia", "Orikhiv"),
    ("Gulyai-Pole", "Zaporizhzhia", "Huliaipole"),
    ("Zaporozhie", "Zaporizhzhia", "Zaporizhzhia"),
    ("Energodar", "Zaporizhzhia", "Enerhodar"),
    ("Izyum", "Kharkiv", "Izium"),
    ("Kupyansk", "Kharkiv", "Kupiansk"),
    ("Volchansk", "Kharkiv", "Vovchansk"),
    ("Krinki", "Kherson", "Krynky"),
    ("Snigirevka", "Mykolaiv", "Snihurivka"),
    ("Ochakov", "Mykolaiv", "Ochakiv"),
    ("Dnepropetrovsk", "Dnipropetrovsk", "Dnipro"),
    ("Kirovograd", "Kirovohrad", "Kropyvnytskyi"),
    ("Chervonograd", "Lviv", "Sheptytskyi"),
    ("Volodymyr-Volynskyi", "Volyn", "Volodymyr"),
    ("Odessa", "Odesa", "Odesa"),
    ("Kiev", "Kyiv", "Kyiv"),
]


@pytest.mark.parametrize(("written", "region", "name"), SPELLINGS)
def test_a_press_spelling_with_its_oblast_is_resolved(shipped: Gazetteer, written: str, region: str, name: str) -> None:
    chosen = shipped.resolve(written, region=region).chosen
    assert chosen is not None
    assert chosen.place.name == name
    assert chosen.place.region in {region, f"{region} City"}


def test_most_press_spellings_need_no_oblast(shipped: Gazetteer) -> None:
    found = [shipped.resolve(written).chosen for written, _, _ in SPELLINGS]
    right = [c is not None and c.place.name == name for c, (_, _, name) in zip(found, SPELLINGS, strict=True)]
    assert sum(right) >= 0.9 * len(SPELLINGS)


@pytest.mark.parametrize(
    ("written", "kind", "name"),
    [
        ("Donetsk", "city", "Donetsk"),
        ("Donetsk province", "oblast", "Donetsk Oblast"),
        ("the Donetsk region", "oblast", "Donetsk Oblast"),
        ("the province of Zaporizhzhya", "oblast", "Zaporizhzhia Oblast"),
        ("Донецкая область", "oblast", "Donetsk Oblast"),
        ("the city of Zaporizhzhia", "city", "Zaporizhzhia"),
        ("Kherson Oblast", "oblast", "Kherson Oblast"),
        ("Bakhmut raion", "raion", "Bakhmut Raion"),
        ("Bakhmut district", "raion", "Bakhmut Raion"),
        ("Crimea", "oblast", "Crimea"),
        ("Donbas", "area", "Donbas"),
        ("Donbas region", "area", "Donbas"),
        ("Kyiv", "city", "Kyiv"),
        ("Kyiv region", "oblast", "Kyiv Oblast"),
        ("the village of Robotyne", "village", "Robotyne"),
        ("село Роботине", "village", "Robotyne"),
        ("Storozhov, Donetsk province", "village", "Storozheve"),
        ("Ukraine", "country", "Ukraine"),
    ],
)
def test_the_kind_of_place_is_told_from_the_words(shipped: Gazetteer, written: str, kind: str, name: str) -> None:
    chosen = shipped.resolve(written).chosen
    assert chosen is not None
    assert (chosen.place.kind, chosen.place.name) == (kind, name)


def test_a_city_named_alone_has_its_oblast_as_a_candidate(shipped: Gazetteer) -> None:
    kinds = [candidate.place.kind for candidate in shipped.candidates("Donetsk")]
    assert kinds[:2] == ["city", "oblast"]


@pytest.mark.parametrize("name", ["Robotyne", "Storozheve", "Neskuchne", "Bakhmut", "Lyman", "Klishchiivka", "Krynky"])
def test_a_known_place_of_the_front_needs_no_oblast(shipped: Gazetteer, name: str) -> None:
    chosen = shipped.resolve(name).chosen
    assert chosen is not None
    assert chosen.place.name == name


@pytest.mark.parametrize("name", ["Pavlivka", "Novomykolaivka", "Ivanivka", "Blahodatne"])
def test_a_name_of_dozens_of_places_is_not_chosen_without_its_oblast(shipped: Gazetteer, name: str) -> None:
    answer = shipped.resolve(name)
    assert answer.chosen is None
    assert len(answer.candidates) == 5
    assert "say which oblast" in answer.reason


def test_a_known_spelling_of_one_place_does_not_hide_its_namesakes(shipped: Gazetteer) -> None:
    # GeoNames gives the Russian name to a few of the many Mykolaivkas only
    assert [c.place.name for c in shipped.candidates("Nikolaevka", limit=100)].count("Mykolaivka") > 30


def test_a_nearest_spelling_is_offered_but_never_chosen(shipped: Gazetteer) -> None:
    answer = shipped.resolve("Klishtiivna")
    assert answer.chosen is None
    assert {candidate.how for candidate in answer.candidates} == {"suggestion"}
    assert "Klishchiivka" in [candidate.place.name for candidate in answer.candidates]
    assert shipped.candidates("Klishtiivna", suggest=False) == ()


def test_a_place_only_known_elsewhere_is_not_moved_to_the_oblast(shipped: Gazetteer) -> None:
    answer = shipped.resolve("Bakhmut", region="Lviv")
    assert answer.chosen is None
    assert answer.reason == "'Bakhmut': no place of that name is known in Lviv"


def test_a_district_is_not_put_at_the_town_it_is_named_for(shipped: Gazetteer) -> None:
    assert shipped.resolve("Lyman district").chosen is None


@pytest.mark.parametrize("name", ["Belgorod", "Kursk", "Moscow", "Russia", "Rostov-on-Don"])
def test_a_place_abroad_is_nowhere_in_ukraine(shipped: Gazetteer, name: str) -> None:
    answer = shipped.resolve(name)
    assert (answer.candidates, answer.chosen) == ((), None)
    assert "outside Ukraine" in answer.reason


@pytest.mark.parametrize("name", ["", "   ", "!!!", "\u0301", "\x00", "the village of", "東京"])
def test_what_is_no_name_has_no_candidates(shipped: Gazetteer, name: str) -> None:
    assert shipped.resolve(name, suggest=False).chosen is None


@pytest.mark.parametrize(
    "region", ["Донецька область", "Donetsk Oblast", "donetsk region", "Донецкая обл.", "Donetska"]
)
def test_an_oblast_is_understood_in_any_spelling(shipped: Gazetteer, region: str) -> None:
    assert {place.region for place in shipped.places(region)} == {"Donetsk"}


def test_a_region_that_is_none_is_bad_input(shipped: Gazetteer) -> None:
    with pytest.raises(BadInput, match="'Mordor': not a region of Ukraine; give one of Cherkasy"):
        shipped.resolve("Bakhmut", region="Mordor")


def test_knows_tells_spellings_from_other_words(shipped: Gazetteer) -> None:
    assert shipped.knows("Сєвєродонецьк")
    assert not shipped.knows("counteroffensive")
    assert not shipped.knows("")
