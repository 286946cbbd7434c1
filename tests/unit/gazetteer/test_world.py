"""Country first: names of places abroad are not taken for villages of Ukraine."""

from __future__ import annotations

import gzip
from datetime import date
from pathlib import Path

import pytest
from geopy.location import Location

from dashboard.domain.errors import BadInput
from dashboard.domain.settings import shipped_folder
from dashboard.domain.words import Precision
from dashboard.gazetteer import Gazetteer
from dashboard.gazetteer.fold import fold
from dashboard.gazetteer.world import WORLD, World, WorldRow, write_world

GRAD = WorldRow(
    id="geonames-1",
    kind="city",
    role="",
    name="Verkhnegrad",
    country="RU",
    lat=50.0,
    lon=40.0,
    precision=Precision.SETTLEMENT,
    radius_km=3.0,
    population=20_000,
    alternates=("Верхнеград",),
    source="GeoNames 1",
)
LAND = GRAD._replace(
    id="country-xx", role="country", name="Norland", population=None, alternates=()
)


@pytest.fixture(scope="module")
def world() -> World:
    return World.load(shipped_folder() / "gazetteer" / WORLD)


def test_a_file_is_read_as_it_was_written(tmp_path: Path) -> None:
    path = tmp_path / WORLD
    write_world([LAND, GRAD], path)
    world = World.load(path)
    assert len(world) == 2
    assert world.named(fold("Верхнеград")) == (GRAD,)
    place = world.by_id("geonames-1")
    assert place is not None
    assert (place.country, place.region, place.kind) == ("RU", "", "city")
    assert world.by_id("geonames-2") is None
    assert (world.people(fold("Norland")), world.people("nothing")) == (10_000_000, 0)


def test_keys_of_another_version_are_made_again(tmp_path: Path) -> None:
    path = tmp_path / WORLD
    write_world([GRAD], path)
    _, _, rest = gzip.decompress(path.read_bytes()).decode().partition("\t")
    path.write_bytes(gzip.compress(f"0\t{rest}".replace("verk", "zzz", 1).encode()))
    assert World.load(path).named(fold(GRAD.name)) == (GRAD,)


@pytest.mark.parametrize(
    "content", [b"plain", gzip.compress(b"1\tother\n")], ids=["plain", "packed"]
)
def test_another_file_is_refused(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / WORLD
    path.write_bytes(content)
    with pytest.raises(BadInput, match="reinstall it"):
        World.load(path)


def test_without_the_file_the_world_is_empty(tmp_path: Path) -> None:
    assert len(World.load(tmp_path / WORLD)) == 0


def test_the_shipped_world(world: World) -> None:
    lines = gzip.decompress((shipped_folder() / "gazetteer" / WORLD).read_bytes())
    rows = [line.split("\t") for line in lines.decode().splitlines()[1:]]
    assert all(row[-1] for row in rows)
    assert len({row[1] for row in rows}) == len(rows) == len(world) > 14_000
    assert "UA" not in {row[5] for row in rows}
    # Settlements of the oblasts at Ukraine's border, Rostov to Bryansk, and Gomel.
    border = [
        row
        for row in rows
        if row[5] in {"RU", "BY"}
        and row[8] == "settlement"
        and 46.0 < float(row[6]) < 53.5
        and 29.0 < float(row[7]) < 41.0
    ]
    assert len(border) >= 300


FOREIGN = [
    *[
        "Belgorod",
        "Kursk",
        "Rostov-na-Donu",
        "Voronezh",
        "Bryansk",
        "Taganrog",
        "Sudzha",
        "Engels",
        "Orël",
    ],
    *[
        "Nizhniy Novgorod",
        "Homyel'",
        "Mahilyow",
        "Brest",
        "Babruysk",
        "Vitebsk",
        "Moscow",
        "Minsk",
    ],
    *[
        "Warsaw",
        "Kishinev",
        "Bucharest",
        "Vilnius",
        "Astana",
        "Tbilisi",
        "Paris",
        "Lyon",
        "Alexandria",
    ],
    *[
        "Russia",
        "Belarus",
        "Poland",
        "Moldova",
        "Wallonia",
        "Krasnodar Krai",
        "Belgorod Oblast",
    ],
    *[
        "Ростов-на-Дону",
        "Белгород",
        "Курская область",
        "Гомель",
        "Минск",
        "Варшава",
        "Россия",
    ],
    *["Dzerzhinsk", "Kirov", "Novomoskovsk", "Krasnogorsk", "Svoboda, Kursk region"],
]


@pytest.mark.parametrize("name", FOREIGN)
def test_a_foreign_name_is_not_pinned_in_ukraine(shipped: Gazetteer, name: str) -> None:
    assert shipped.resolve(name).chosen is None
    abroad = shipped.resolve(name, country="").chosen
    assert abroad is None or abroad.place.country != "UA"


@pytest.mark.parametrize(
    "name",
    ["Donetsk", "Odessa", "Horlivka", "Pokrovsk", "Lyman", "Sumy", "Izmail", "Luhansk"],
)
def test_a_ukrainian_name_is_not_given_away(shipped: Gazetteer, name: str) -> None:
    for country in ("UA", ""):
        chosen = shipped.resolve(name, country=country).chosen
        assert chosen is not None
        assert chosen.place.country == "UA"


def test_a_city_abroad_is_named_without_its_last_word(shipped: Gazetteer) -> None:
    assert shipped.abroad("New York")
    assert not shipped.abroad("Niu-York")
    place = shipped.resolve("New York", country="").chosen
    assert place is None or place.place.country == "US"
    chosen = shipped.resolve("New York", "Donetsk").chosen
    assert chosen is not None
    assert chosen.place.name == "Niu-York"


def test_an_oblast_says_that_a_place_is_not_abroad(shipped: Gazetteer) -> None:
    chosen = shipped.resolve("Dzerzhinsk", "Donetsk").chosen
    assert chosen is not None
    assert chosen.place.name == "Toretsk"


def test_a_place_abroad_is_offered_when_asked_for(shipped: Gazetteer) -> None:
    chosen = shipped.resolve("Sudzha", country="RU").chosen
    assert chosen is not None
    assert (chosen.place.country, chosen.place.region) == ("RU", "")
    assert shipped.place(chosen.place.id) == chosen.place
    assert shipped.candidates("Sudzha", country="PL") == ()
    assert "lies outside Ukraine (Sudzha, RU)" in shipped.resolve("Sudzha").reason
    location = shipped.geocode("Kyiv")
    assert isinstance(location, Location)
    assert location.raw["country"] == "UA"


def test_well_known_names_abroad(shipped: Gazetteer) -> None:
    for name in ("Belgorod", "Kremlin", "Poland", "Гомель", "Chicago"):
        assert shipped.abroad(name), name
    # Words, small towns far away, Ukraine's own and nonsense.
    for name in ("Reading", "Kyiv", "Donetsk", "Bolhrad", "", "Xyzzy"):
        assert not shipped.abroad(name), name


def test_another_transliteration_is_not_the_name_of_a_place_abroad(
    shipped: Gazetteer,
) -> None:
    # Terni in Italy has more people than all four villages of Terny together.
    for region in (None, "Donetsk"):
        chosen = shipped.resolve("Terny", region).chosen
        assert chosen is not None
        assert chosen.place.region == "Donetsk"


def test_a_country_of_another_name_in_latin_is_no_namesake(
    shipped: Gazetteer,
) -> None:
    # Oman is Uman in Arabic, which no Cyrillic text means by Умань.
    assert [c.place.name for c in shipped.candidates("Умань")][:1] == ["Uman"]
    assert not shipped.abroad("Умань")
    assert shipped.abroad("Оман")
    assert shipped.abroad("Нью-Йорк")


def bearers(gazetteer: Gazetteer, name: str, day: date | None = None) -> list[str]:
    listed = gazetteer.candidates(name, suggest=False, day=day)
    return [c.place.name for c in listed if c.place.region in {"Donetsk", "Luhansk"}]


@pytest.mark.parametrize(
    ("former", "name"),
    [
        ("Sieverne", "Pivnichne"),
        ("Lastochkyne", "Krynychne"),
        ("Nevske", "Balka Zhuravka"),
        ("Nikolske", "Mykilske"),
        ("Krasnohorivka", "Yasnohorivka"),
        ("Ласточкине", "Krynychne"),
    ],
)
def test_a_former_name_reaches_its_place(
    shipped: Gazetteer, former: str, name: str
) -> None:
    assert name in bearers(shipped, former)


@pytest.mark.parametrize(
    ("former", "region", "id"),
    [
        ("Krasnyi Pakhar", "Donetsk", "UA14020050050046052"),
        ("Красный Пахарь", "Donetsk", "UA14020050050046052"),
        ("Кирово", "Donetsk", "UA14020070060097228"),
        ("Kalinina", "Donetsk", "UA14020130040074845"),
        ("Petrivske", "Donetsk", "UA14160190400058352"),
        ("Chervona Dibrova", "Luhansk", "UA44120030080091382"),
        ("Жовтневе", "Zaporizhzhia", "UA23100030100021351"),
        ("Komsomolskoye", "Zaporizhzhia", "UA23100070040051004"),
        ("Petrovka", "Zaporizhzhia", "UA23100070240075475"),
        ("Desiatyrichchia Zhovtnia", "Zaporizhzhia", "UA23100010020047857"),
        ("Leninskoye", "Zaporizhzhia", "UA23100010100015146"),
        ("Калініна", "Zaporizhzhia", "UA23060090280050283"),
        ("Кірове", "Zaporizhzhia", "UA23060290010040829"),
    ],
)
def test_a_name_given_up_in_2016_reaches_its_place(
    shipped: Gazetteer, former: str, region: str, id: str
) -> None:
    listed = shipped.candidates(
        former, region, limit=100, suggest=False, day=date(2023, 6, 1)
    )
    assert id in {candidate.place.id for candidate in listed}


def test_a_name_of_two_places_at_the_front_is_not_chosen(shipped: Gazetteer) -> None:
    for name in ("Krasnohorivka", "Opytne", "Dibrova"):
        answer = shipped.resolve(name)
        assert answer.chosen is None
        assert "say which oblast" in answer.reason


def test_the_day_of_a_report_chooses_among_names(shipped: Gazetteer) -> None:
    before, after = date(2021, 6, 1), date(2026, 10, 1)
    old = {
        day: next(
            c.score
            for c in shipped.candidates("Sieverne", suggest=False, day=day)
            if c.place.name == "Pivnichne"
        )
        for day in (before, after)
    }
    assert old[before] > old[after]
    # Nobody called it by its present name then.
    new = {
        day: next(
            c.score
            for c in shipped.candidates("Krynychne", suggest=False, day=day)
            if c.place.id == "UA14160190350070064"
        )
        for day in (before, after)
    }
    assert new[before] < new[after]


def test_a_dated_gazetteer_asks_for_its_day(shipped: Gazetteer) -> None:
    day = date(2021, 6, 1)
    dated = shipped.dated(day)
    asked = dated.candidates("Krynychne", suggest=False)
    assert asked == shipped.candidates("Krynychne", suggest=False, day=day)
    assert asked != shipped.candidates("Krynychne", suggest=False)
    assert dated.resolve("Krynychne") == shipped.resolve("Krynychne", day=day)
    undated = dated.dated(None).candidates("Kyiv")
    assert undated == shipped.candidates("Kyiv")
    kyiv = undated[0].place
    assert dated.front(kyiv) == shipped.front(kyiv)
    assert dated.place(kyiv.id) == kyiv
    assert (dated.knows("Kyiv"), dated.abroad("Belgorod")) == (True, True)


def test_who_reads_the_whole_text_weighs_the_front_itself(shipped: Gazetteer) -> None:
    def score(name: str, *, by_front: bool) -> float:
        listed = shipped.candidates(name, "Donetsk", suggest=False, by_front=by_front)
        return listed[0].score

    assert score("Stepove", by_front=True) != score("Stepove", by_front=False)
