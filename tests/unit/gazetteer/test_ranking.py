"""What the shipped gazetteer makes of names as the press writes them."""

from __future__ import annotations

import pytest

from dashboard.domain.errors import BadInput
from dashboard.domain.place import Candidate, Place
from dashboard.domain.words import Precision
from dashboard.gazetteer import Gazetteer, extract
from dashboard.gazetteer.curated import Curated
from dashboard.gazetteer.query import parse
from dashboard.gazetteer.ranking import (
    candidates,
    in_region,
    prominence,
    resolve,
)
from dashboard.gazetteer.register import Entry, Register

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
def test_a_press_spelling_with_its_oblast_is_resolved(
    shipped: Gazetteer, written: str, region: str, name: str
) -> None:
    chosen = shipped.resolve(written, region=region).chosen
    assert chosen is not None
    assert chosen.place.name == name
    assert chosen.place.region in {region, f"{region} City"}


def test_most_press_spellings_need_no_oblast(shipped: Gazetteer) -> None:
    found = [shipped.resolve(written).chosen for written, _, _ in SPELLINGS]
    right = [
        c is not None and c.place.name == name
        for c, (_, _, name) in zip(found, SPELLINGS, strict=True)
    ]
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
def test_the_kind_of_place_is_told_from_the_words(
    shipped: Gazetteer, written: str, kind: str, name: str
) -> None:
    chosen = shipped.resolve(written).chosen
    assert chosen is not None
    assert (chosen.place.kind, chosen.place.name) == (kind, name)


def test_a_city_named_alone_has_its_oblast_as_a_candidate(shipped: Gazetteer) -> None:
    kinds = [candidate.place.kind for candidate in shipped.candidates("Donetsk")]
    assert kinds[:2] == ["city", "oblast"]


@pytest.mark.parametrize(
    "name",
    [
        "Robotyne",
        "Storozheve",
        "Neskuchne",
        "Bakhmut",
        "Lyman",
        "Klishchiivka",
        "Krynky",
    ],
)
def test_a_known_place_of_the_front_needs_no_oblast(
    shipped: Gazetteer, name: str
) -> None:
    chosen = shipped.resolve(name).chosen
    assert chosen is not None
    assert chosen.place.name == name


@pytest.mark.parametrize(
    "name", ["Pavlivka", "Novomykolaivka", "Ivanivka", "Blahodatne"]
)
def test_a_name_of_dozens_of_places_is_not_chosen_without_its_oblast(
    shipped: Gazetteer, name: str
) -> None:
    answer = shipped.resolve(name)
    assert answer.chosen is None
    assert len(answer.candidates) == 8
    assert "say which oblast" in answer.reason


def test_a_known_spelling_of_one_place_does_not_hide_its_namesakes(
    shipped: Gazetteer,
) -> None:
    # GeoNames gives the Russian name to a few of the many Mykolaivkas only
    assert [c.place.name for c in shipped.candidates("Nikolaevka", limit=100)].count(
        "Mykolaivka"
    ) > 30


def test_a_nearest_spelling_is_offered_but_never_chosen(shipped: Gazetteer) -> None:
    answer = shipped.resolve("Klishtiivna")
    assert answer.chosen is None
    assert {candidate.how for candidate in answer.candidates} == {"suggestion"}
    assert "Klishchiivka" in [candidate.place.name for candidate in answer.candidates]
    assert shipped.candidates("Klishtiivna", suggest=False) == ()


def test_a_place_only_known_elsewhere_is_not_moved_to_the_oblast(
    shipped: Gazetteer,
) -> None:
    answer = shipped.resolve("Bakhmut", region="Lviv")
    assert answer.chosen is None
    assert answer.reason == "'Bakhmut': no place of that name is known in Lviv"


def test_a_district_is_not_put_at_the_town_it_is_named_for(shipped: Gazetteer) -> None:
    assert shipped.resolve("Lyman district").chosen is None


@pytest.mark.parametrize(
    "name", ["Belgorod", "Kursk", "Moscow", "Russia", "Rostov-on-Don"]
)
def test_a_place_abroad_is_nowhere_in_ukraine(shipped: Gazetteer, name: str) -> None:
    answer = shipped.resolve(name)
    assert (answer.candidates, answer.chosen) == ((), None)
    assert "outside Ukraine" in answer.reason


@pytest.mark.parametrize(
    "name", ["", "   ", "!!!", "\u0301", "\x00", "the village of", "東京"]
)
def test_what_is_no_name_has_no_candidates(shipped: Gazetteer, name: str) -> None:
    assert shipped.resolve(name, suggest=False).chosen is None


@pytest.mark.parametrize(
    "region",
    [
        "Донецька область",
        "Donetsk Oblast",
        "donetsk region",
        "Донецкая обл.",
        "Donetska",
    ],
)
def test_an_oblast_is_understood_in_any_spelling(
    shipped: Gazetteer, region: str
) -> None:
    assert {place.region for place in shipped.places(region)} == {"Donetsk"}


def test_a_region_that_is_none_is_bad_input(shipped: Gazetteer) -> None:
    with pytest.raises(
        BadInput, match="'Mordor': not a region of Ukraine; give one of Cherkasy"
    ):
        shipped.resolve("Bakhmut", region="Mordor")


def test_knows_tells_spellings_from_other_words(shipped: Gazetteer) -> None:
    assert shipped.knows("Сєвєродонецьк")
    assert not shipped.knows("counteroffensive")
    assert not shipped.knows("")


# The arithmetic, over registers of a few rows.

VILNE = extract.Row(
    id="UA14020010010000001",
    category="village",
    name_uk="Вільне",
    name_en="Vilne",
    region="Lviv",
    raion="",
    hromada="",
    lat=48.0,
    lon=38.0,
    precision=Precision.SETTLEMENT,
    radius_km=1.5,
    population=None,
    alternates=(),
    source="s",
)
AREA = Curated(
    id="area-x",
    name_en="Steppe",
    name_uk="",
    spellings=(),
    lat=48.0,
    lon=38.0,
    region="",
    precision=Precision.AREA,
    radius_km=9.0,
    source="s",
)


def row(number: int, **more: object) -> extract.Row:
    code = f"UA140200100100{number:05d}"
    return VILNE._replace(id=code, **more)  # type: ignore[arg-type]


def register(*rows: extract.Row, curated: tuple[Curated, ...] = ()) -> Register:
    ordered = sorted(rows, key=lambda r: r.id)
    lines = [extract.to_line(r) for r in ordered]
    return Register(lines, *extract.keys(r.spellings for r in ordered), curated)


def ranked(
    places: Register, name: str, region: str | None = None, *, suggest: bool = True
) -> list[tuple[str, float, str, str]]:
    return [
        (c.place.id[-2:], c.score, c.matched, c.how)
        for c in candidates(places, parse(name, region), suggest=suggest)
    ]


def reason(places: Register, name: str, region: str | None = None) -> str:
    query = parse(name, region)
    return resolve(candidates(places, query), query).reason


def entry(kind: str, region: str = "Lviv", people: int | None = None) -> Entry:
    place = Place(
        id="x",
        name="X",
        name_uk="",
        region=region,
        raion="",
        kind=kind,
        lat=48.0,
        lon=38.0,
        precision=Precision.SETTLEMENT,
        radius_km=1.5,
        population=people,
        source="s",
    )
    return Entry(place, (), (), (), curated=False)


@pytest.mark.parametrize(
    ("one", "curated", "expected"),
    [
        (entry("village"), False, 0.1),
        (entry("village", people=1_000), False, 3 / 6.5),
        (entry("village", "Kharkiv"), False, 0.3),
        (entry("village", people=10_000), False, 4 / 6.5),
        (entry("city", people=3_162_278), False, 1.0),
        (entry("city", people=9_000_000), False, 1.0),
        (entry("town"), False, 0.5),
        (entry("city", people=100), False, 0.5),
        (entry("raion", "Donetsk", 100_000), False, 0.6),
        (entry("village"), True, 0.78),
        (entry("settlement"), True, 0.78),
        (entry("city"), True, 0.9),
        (entry("area"), True, 0.9),
    ],
)
def test_prominence(one: Entry, curated: bool, expected: float) -> None:
    assert prominence(one._replace(curated=curated)) == pytest.approx(expected)


def test_a_village_at_the_front_is_as_prominent_as_a_town_elsewhere() -> None:
    assert prominence(entry("village"), 0.0) == pytest.approx(0.1)
    assert prominence(entry("village"), 0.8) == pytest.approx(0.5)
    known = prominence(entry("village", people=1_000), 0.0)
    assert known == pytest.approx(0.1 + 3 / 6.5 / 2)
    assert prominence(entry("city"), 1.0) == 1.0
    # An oblast is named wherever its middle lies.
    assert prominence(entry("area"), 1.0) == pytest.approx(0.1)


@pytest.mark.parametrize(
    ("region", "asked_for", "inside"),
    [
        ("Kyiv", "Kyiv", True),
        ("Kyiv", "Kyiv City", True),
        ("Kyiv City", "Kyiv", True),
        ("Crimea", "Sevastopol", True),
        ("", "Lviv", True),
        ("Sumy", "Lviv", False),
    ],
)
def test_in_region(region: str, asked_for: str, inside: bool) -> None:
    assert in_region(entry("village", region).place, asked_for) is inside


# 0.73 = 1 - 0.3 * (1 - 0.1): an exact match of a village nobody writes about.


def test_an_exact_and_a_folded_spelling() -> None:
    places = register(row(1))
    assert ranked(places, "Vilne") == [("01", 0.73, "Vilne", "exact")]
    assert ranked(places, "VIL'NE") == [("01", 0.73, "Vilne", "exact")]
    assert ranked(places, "Vil-ne") == [("01", 0.65, "Vilne", "folded")]
    assert ranked(places, "Вільне") == [("01", 0.73, "Вільне", "exact")]


def test_an_oblast_that_is_another_costs() -> None:
    places = register(row(1))
    assert ranked(places, "Vilne", "Lviv") == [("01", 0.73, "Vilne", "exact")]
    assert ranked(places, "Vilne", "Sumy") == [("01", 0.38, "Vilne", "exact")]


def test_a_spelling_that_is_not_its_own_costs() -> None:
    places = register(row(1, alternates=("Vilnoye", "Stare")))
    # The same consonants: a spelling of the name; others: another name altogether.
    assert ranked(places, "Vilnoye") == [("01", 0.65, "Vilnoye", "exact")]
    assert ranked(places, "Stare") == [("01", 0.53, "Stare", "exact")]


def test_namesakes_of_a_spelling_are_offered_too() -> None:
    places = register(
        row(1, alternates=("Vilnoye",)), row(2), row(3, name_en="Other", name_uk="")
    )
    assert ranked(places, "Vilnoye") == [
        ("01", 0.65, "Vilnoye", "exact"),
        ("02", 0.53, "Vilne", "folded"),
    ]


def test_a_town_called_by_its_raions_name_comes_first() -> None:
    places = register(
        row(
            1,
            category="raion",
            name_en="Vilne Raion",
            name_uk="",
            alternates=("Vilne",),
        ),
        row(2, category="town"),
    )
    # Raions: 1 - 0.3 * 0.4 - 0.3; towns: 1 - 0.3 * 0.5.
    assert ranked(places, "Vilne") == [
        ("02", 0.85, "Vilne", "exact"),
        ("01", 0.58, "Vilne", "exact"),
    ]
    assert ranked(places, "Vilne raion") == [
        ("01", 0.88, "Vilne Raion", "exact"),
        ("02", 0.45, "Vilne", "exact"),
    ]


@pytest.mark.parametrize(
    ("asked_for", "kind", "cost"),
    [
        ("village", "village", 0.0),
        ("village", "city", 0.2),
        ("village", "town", 0.1),
        ("settlement", "city", 0.2),
        ("settlement", "town", 0.1),
        ("city", "village", 0.1),
        ("city", "settlement", 0.05),
        ("town", "village", 0.02),
        ("town", "city", 0.0),
        ("city", "raion", 0.4),
        ("oblast", "village", 0.4),
    ],
)
def test_another_kind_costs(asked_for: str, kind: str, cost: float) -> None:
    places = register(row(1, category=kind))
    ((_, score, _, _),) = ranked(places, f"Vilne {asked_for}")
    base = {"raion": 0.88, "town": 0.85, "city": 0.85}.get(kind, 0.73)
    assert score == pytest.approx(base - cost)


def test_an_area_is_hardly_another_kind() -> None:
    places = register(curated=(AREA,))
    assert ranked(places, "Steppe") == [("-x", 0.97, "Steppe", "exact")]
    assert ranked(places, "Steppe region") == [("-x", 0.92, "Steppe", "exact")]


def test_consonants_alone_are_a_weak_match() -> None:
    places = register(row(1, name_en="Kalynivka", name_uk=""))
    # Five of six letters alike by insertions and deletions, of two times nine.
    ((_, score, matched, how),) = ranked(places, "Kalanavka")
    likeness = 2 * 7 / 18
    assert score == pytest.approx(0.5 + 0.42 * likeness - 0.27, abs=1e-4)
    assert (matched, how) == ("Kalynivka", "skeleton")


def test_consonants_of_a_name_too_unlike_are_a_suggestion() -> None:
    places = register(row(1, name_en="Kalynivka", name_uk=""))
    ((_, score, _, how),) = ranked(places, "Klnvk")
    likeness = 2 * 5 / 14
    assert how == "skeleton"
    assert score == pytest.approx(0.5 + 0.42 * likeness - 0.27, abs=1e-4)
    short = register(row(1, name_en="Vilne", name_uk=""))
    ((_, score, _, how),) = ranked(short, "Uvalano", "Lviv") or [("", 0.0, "", "")]
    assert how in {"", "suggestion"}


def test_nothing_looser_where_the_name_itself_is_known() -> None:
    places = register(
        row(1, name_en="Kalynivka"),
        row(2, name_en="Kalynavka", name_uk="", region="Sumy"),
    )
    assert [r[0] for r in ranked(places, "Kalynivka")] == ["01"]
    assert [r[0] for r in ranked(places, "Kalynivka", "Lviv")] == ["01"]
    assert [r[0] for r in ranked(places, "Kalynivka", "Sumy")] == ["02", "01"]


def test_curated_places_are_compared_in_any_order_of_consonants() -> None:
    known = AREA._replace(name_en="Klishchiivka", precision=Precision.SETTLEMENT)
    assert [r[3] for r in ranked(register(curated=(known,)), "Klishkivcha")] in (
        ["skeleton"],
        ["suggestion"],
    )
    assert ranked(register(curated=(AREA,)), "Tesppe", suggest=False) == []


def test_what_is_only_alike_is_a_suggestion() -> None:
    places = register(row(1, name_en="Robotyne", name_uk=""))
    ((_, score, matched, how),) = ranked(places, "Robotymo")
    assert (matched, how) == ("Robotyne", "suggestion")
    assert score == pytest.approx(0.2 + 0.5 * 0.75 - 0.27, abs=1e-4)
    assert ranked(places, "Robotymo", suggest=False) == []
    assert ranked(places, "Qqqq") == []
    assert ranked(register(row(1, name_en="Abc", name_uk="")), "Ab") == []


def test_at_most_eight_keys_are_suggested() -> None:
    places = register(
        *(row(n, name_en=f"Robotyne{n}", name_uk="") for n in range(10, 22))
    )
    assert len(ranked(places, "Robotyme")) == 8


def test_nothing_known() -> None:
    assert reason(register(), "Nowhere") == "'Nowhere': no place of that name is known"
    answer = resolve([], parse("Nowhere"))
    assert (answer.candidates, answer.chosen, answer.margin) == ((), None, 0.0)


def test_equal_places_are_in_the_order_of_people_then_id() -> None:
    places = register(row(2), row(1), row(3, population=1))
    assert [r[0] for r in ranked(places, "Vilne")] == ["03", "01", "02"]
    same = register(*(row(n, category="town", population=n) for n in (1, 2, 3)))
    assert [r[0] for r in ranked(same, "Vilne")] == ["03", "02", "01"]


def candidate(
    number: int, score: float, how: str = "exact", **more: object
) -> Candidate:
    fields = {
        "id": f"UA{number}",
        "name": "Vilne",
        "name_uk": "",
        "region": "Lviv",
        "raion": "",
        "kind": "village",
        "lat": 48.0,
        "lon": 38.0,
        "precision": Precision.SETTLEMENT,
        "radius_km": 1.5,
        "population": None,
        "source": "s",
    }
    return Candidate(Place(**(fields | more)), score, "Vilne", how)  # type: ignore[arg-type]


def chosen(
    ranked: list[Candidate], name: str = "Vilne", region: str | None = None
) -> tuple[bool, float, str]:
    answer = resolve(ranked, parse(name, region))
    return answer.chosen is not None, answer.margin, answer.reason


@pytest.mark.parametrize(
    ("scores", "region", "expected"),
    [
        ((0.7, 0.63), None, (True, 0.07, "")),
        (
            (0.7, 0.64),
            None,
            (
                False,
                0.06,
                "'Vilne': could be Vilne (village, Lviv) or Vilne (village, Lviv)",
            ),
        ),
        ((0.7, 0.65), "Lviv", (True, 0.05, "")),
        (
            (0.7, 0.66),
            "Lviv",
            (
                False,
                0.04,
                "'Vilne': could be Vilne (village, Lviv) or Vilne (village, Lviv)",
            ),
        ),
        ((0.6,), None, (True, 0.6, "")),
        (
            (0.59,),
            None,
            (False, 0.59, "'Vilne': Vilne (village, Lviv) is too unsure a match"),
        ),
        ((0.5,), "Lviv", (True, 0.5, "")),
        (
            (0.49,),
            "Lviv",
            (False, 0.49, "'Vilne': Vilne (village, Lviv) is too unsure a match"),
        ),
        ((0.9, 0.5), None, (True, 0.4, "")),
    ],
)
def test_how_clear_and_how_sure(
    scores: tuple[float, ...], region: str | None, expected: tuple[bool, float, str]
) -> None:
    offers = [candidate(n, score) for n, score in enumerate(scores)]
    assert chosen(offers, region=region) == expected


def test_the_same_place_twice_is_no_rival() -> None:
    offers = [candidate(1, 0.8), candidate(1, 0.79), candidate(2, 0.6)]
    assert chosen(offers) == (True, 0.2, "")


def test_at_most_eight_candidates_are_in_the_answer() -> None:
    offers = [candidate(n, 0.9 - n / 10) for n in range(9)]
    assert len(resolve(offers, parse("Vilne")).candidates) == 8
    assert len(resolve(offers, parse("Vilne"), limit=2).candidates) == 2


@pytest.mark.parametrize(
    ("score", "region", "rival", "sure"),
    [
        (0.75, None, "", True),
        (0.74, None, "", False),
        (0.5, "Lviv", "", True),
        (0.74, "Lviv", "exact", False),
        (0.75, "Lviv", "exact", True),
        (0.74, "Lviv", "folded", True),
    ],
)
def test_consonants_must_be_surer(
    score: float, region: str | None, rival: str, sure: bool
) -> None:
    offers = [candidate(1, score, "skeleton")]
    if rival:
        offers.append(candidate(2, 0.1, rival))
    assert chosen(offers, region=region)[0] is sure


def test_many_namesakes_need_the_oblast() -> None:
    best = candidate(0, 0.9)
    rivals = [candidate(n, 0.6) for n in range(1, 13)]
    words = "'Vilne': 13 places have this name; say which oblast"
    assert chosen([best, *rivals]) == (False, 0.3, words)
    assert chosen([best, *rivals[1:]])[0]
    assert chosen([best, *rivals], region="Lviv")[0]
    assert chosen([candidate(0, 0.9, population=10_000), *rivals])[0]
    assert not chosen([candidate(0, 0.9, population=9_999), *rivals])[0]
    assert chosen([candidate(0, 0.9, kind="area"), *rivals])[0]
    # Far less likely ones, areas and matches by consonants do not count.
    assert chosen([best, *(candidate(n, 0.5) for n in range(1, 13))])[0]
    assert chosen([best, *(candidate(n, 0.6, kind="area") for n in range(1, 13))])[0]
    assert chosen([best, *(candidate(n, 0.6, "skeleton") for n in range(1, 13))])[0]


@pytest.mark.parametrize(
    ("offer", "name", "region", "words"),
    [
        (
            candidate(1, 0.9, "suggestion"),
            "Vylna",
            None,
            "'Vylna': not a known spelling; Vilne is only the nearest",
        ),
        (
            candidate(1, 0.9),
            "Vilne",
            "Sumy",
            "'Vilne': no place of that name is known in Sumy",
        ),
        (
            candidate(1, 0.9),
            "Vilne raion",
            None,
            "'Vilne': no raion of that name is known",
        ),
        (
            candidate(1, 0.9, kind="raion"),
            "Vilne oblast",
            None,
            "'Vilne': no oblast of that name is known",
        ),
        (candidate(1, 0.9, kind="raion"), "Vilne raion", None, ""),
        (candidate(1, 0.9, kind="area"), "Vilne oblast", None, ""),
        (candidate(1, 0.9, kind="raion"), "Vilne village", None, ""),
        (
            candidate(1, 0.1, region=""),
            "Vilne",
            None,
            "'Vilne': Vilne (village, Ukraine) is too unsure a match",
        ),
    ],
)
def test_what_speaks_against_the_best(
    offer: Candidate, name: str, region: str | None, words: str
) -> None:
    assert chosen([offer], name, region) == (not words, offer.score, words)


def test_a_place_that_a_name_is_near_is_offered_and_not_chosen(
    shipped: Gazetteer,
) -> None:
    answer = shipped.resolve("southern flank of Bakhmut")
    assert answer.chosen is None
    assert answer.candidates[0].place.name == "Bakhmut"
    assert answer.candidates[0].how == "suggestion"
    assert answer.reason == (
        "'southern flank of Bakhmut': says where it is from Bakhmut, not which place"
        " it is"
    )
    assert not shipped.candidates("southern flank of Bakhmut", suggest=False)


@pytest.mark.parametrize(
    ("name", "inside"),
    [
        ("Avdiivka Coke Plant", "Avdiivka"),
        ("Enerhodar's thermal power station", "Enerhodar"),
        ("the Velyka Novosilka crossroads", "Velyka Novosilka"),
        ("Авдіївка, промзона", "Avdiivka"),
    ],
)
def test_a_place_inside_a_longer_name_is_offered_and_not_chosen(
    shipped: Gazetteer, name: str, inside: str
) -> None:
    answer = shipped.resolve(name)
    assert answer.chosen is None
    assert answer.candidates[0].place.name == inside
    assert answer.candidates[0].how == "suggestion"
    assert not shipped.candidates(name, suggest=False)


def test_every_place_inside_a_longer_name_is_offered(shipped: Gazetteer) -> None:
    offered = shipped.candidates("Toretsk\u2013Niu-York road")
    assert {"Toretsk", "Niu-York"} <= {c.place.name for c in offered}
    # A part of a name is none.
    kakhovka = shipped.candidates("Nova Kakhovka dam")
    assert "Kakhovka" not in {c.place.name for c in kakhovka}


def test_words_that_are_no_names_are_not_looked_for_inside_a_longer_one(
    shipped: Gazetteer,
) -> None:
    # A village near Lviv is called so.
    assert shipped.knows("Pole")
    assert shipped.candidates("a pole of cold") == ()


def test_a_slip_of_the_pen_is_offered_before_what_only_sounds_alike(
    shipped: Gazetteer,
) -> None:
    answer = shipped.resolve("Lysytsjank")
    assert answer.chosen is None
    assert answer.candidates[0].place.name == "Lysychansk"


@pytest.mark.parametrize(
    ("name", "abroad", "region"),
    [("New York", "New York City, US", "Donetsk"), ("Dachnoye", "Dachnoye, RU", "")],
)
def test_a_place_that_reports_name_is_offered_beside_a_larger_one_abroad(
    shipped: Gazetteer, name: str, abroad: str, region: str
) -> None:
    answer = shipped.resolve(name)
    assert answer.chosen is None
    assert answer.reason == f"{name!r}: lies outside Ukraine ({abroad})"
    assert answer.candidates
    assert {c.how for c in answer.candidates} == {"suggestion"}
    assert not region or {c.place.region for c in answer.candidates} == {region}
    assert shipped.candidates(name, suggest=False) == ()


@pytest.mark.parametrize("name", ["Bulgaria", "Bryansk Oblast", "Arakawa", "Zarqa"])
def test_what_only_sounds_like_a_place_abroad_is_not_offered(
    shipped: Gazetteer, name: str
) -> None:
    assert shipped.candidates(name) == ()
