"""The full GeoNames file goes into the user's own gazetteer; bad rows are told with
their line.
"""

from __future__ import annotations

import dataclasses
import io
import shutil
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from dashboard.domain.errors import BadInput, ServiceUnavailable
from dashboard.domain.settings import Settings
from dashboard.gazetteer import (
    Event,
    Gazetteer,
    UpdateReport,
    extract,
    update,
    update_from,
)
from dashboard.gazetteer.join import GeoName

Line = Callable[..., str]


@pytest.fixture
def small(tmp_path: Path, own: Settings) -> Settings:
    """A register of three villages in one hromada, shipped without the rest."""
    rows = [
        row
        for row in extract.read_rows(own.shipped / "gazetteer" / extract.SETTLEMENTS)
        if row.id.startswith("UA1402011") or row.id == "UA14020000000013572"
    ]
    shipped, data = tmp_path / "shipped", tmp_path / "data"
    data.mkdir()
    extract.write(rows, shipped / "gazetteer")
    shutil.copy(own.shipped / "gazetteer" / "renamed.csv", shipped / "gazetteer")
    shutil.copy(own.shipped / "places.csv", shipped)
    return Settings(shipped=shipped, data=data)


@pytest.mark.slow
def test_new_coordinates_are_used_from_then_on(
    small: Settings, tmp_path: Path, geonames_line: Line
) -> None:
    before = Gazetteer.load(small).resolve("New York").chosen
    village = next(
        p
        for p in Gazetteer.load(small).places("Donetsk")
        if p.precision.value == "approximate"
    )
    file = tmp_path / "UA.txt"
    lat, lon = round(village.lat + 0.03, 4), round(village.lon + 0.02, 4)
    file.write_text(
        geonames_line(1, village.name, lat, lon, others=village.name_uk, admin2="1402"),
        encoding="utf-8",
    )
    report = update_from(str(file), small)
    assert (report.read, report.places, report.matched, report.bad) == (1, 1, 1, 0)
    assert "1 places in 1 rows, 1 of them matched" in report.words()
    after = Gazetteer.load(small).place(village.id)
    assert after is not None
    assert (after.lat, after.lon, after.precision.value, after.source) == (
        lat,
        lon,
        "settlement",
        "GeoNames 1",
    )
    assert before is not None
    assert Gazetteer.load(small).place(before.place.id) == before.place


def test_an_update_can_be_repeated(
    small: Settings, tmp_path: Path, geonames_line: Line
) -> None:
    file = tmp_path / "UA.txt"
    file.write_text(
        geonames_line(1, "Торецьк", 48.4, 37.85, admin2="1402", population="30914"),
        encoding="utf-8",
    )
    update_from(str(file), small)
    first = (small.writable() / "gazetteer" / extract.SETTLEMENTS).read_bytes()
    update_from(str(file), small)
    assert (small.writable() / "gazetteer" / extract.SETTLEMENTS).read_bytes() == first
    assert not list((small.writable() / "gazetteer").glob("*.part"))


def test_bad_rows_are_told_with_their_line_and_the_good_go_in(
    small: Settings, tmp_path: Path, geonames_line: Line
) -> None:
    lines = [
        geonames_line(1, "Торецьк", 48.4, 37.85, admin2="1402").encode(),
        b"1\ttoo\tfew",
        b"",
        geonames_line(2, "Somewhere", 0.0, 0.0).encode(),
        geonames_line(3, "Elsewhere", 48.0, 38.0, country="RU").encode(),
        geonames_line(4, "", 48.0, 38.0).encode(),
        geonames_line(5, "Nobody", 48.0, 38.0, population="many").encode(),
        geonames_line(6, "Bad", 48.0, 38.0).encode().replace(b"Bad", b"\xff\xfe"),
        geonames_line(7, "A hill", 48.0, 38.0, group="T", code="HLL").encode(),
        geonames_line(8, "A quarter", 48.0, 38.0, code="PPLX").encode(),
        geonames_line(9, "North", 48.0, 38.0).replace("48.0", "north").encode() + b"\r",
    ]
    file = tmp_path / "UA.txt"
    file.write_bytes(b"\n".join(lines))
    report = update_from(str(file), small)
    assert (report.read, report.places, report.bad) == (10, 1, 7)
    assert [(problem.line, problem.source) for problem in report.problems] == [
        (n, "UA.txt") for n in (2, 4, 5, 6, 7, 8, 11)
    ]
    reasons = [problem.reason for problem in report.problems]
    assert reasons[0] == "3 columns where 19 belong"
    assert reasons[1] == "0.0, 0.0 is not in Ukraine"
    assert "7 rows could not be used" in report.words()


def test_a_zip_is_unpacked(
    small: Settings, tmp_path: Path, geonames_line: Line
) -> None:
    file = tmp_path / "UA.zip"
    with zipfile.ZipFile(file, "w") as archive:
        archive.writestr("readme.txt", "not this")
        archive.writestr(
            "UA.txt", geonames_line(1, "Торецьк", 48.4, 37.85, admin2="1402")
        )
    assert update_from(str(file), small).matched == 1


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"", "no populated place"),
        (b"PK\x03\x04 not really", "damaged zip"),
        (b"nonsense\n", "no populated place"),
    ],
)
def test_a_file_that_is_no_geonames_file_is_bad_input(
    small: Settings, tmp_path: Path, content: bytes, said: str
) -> None:
    file = tmp_path / "UA.zip"
    file.write_bytes(content)
    with pytest.raises(BadInput, match=said):
        update_from(str(file), small)
    assert not (small.writable() / "gazetteer").exists()


def test_a_zip_without_the_table_is_bad_input() -> None:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        archive.writestr("AT.txt", "x")
    with pytest.raises(BadInput, match=r"no UA\.txt in it"):
        update.unpacked(packed.getvalue(), "AT.zip")


def test_size_is_bounded(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("UA.txt", b"0" * 5000)
    monkeypatch.setattr(update, "MOST_BYTES", 4096)
    with pytest.raises(BadInput, match="unpacked"):
        update.unpacked(packed.getvalue(), "UA.zip")
    monkeypatch.setattr(update, "MOST_PACKED", 16)
    (tmp_path / "UA.zip").write_bytes(packed.getvalue())
    with pytest.raises(BadInput, match="larger than"):
        update.fetched(str(tmp_path / "UA.zip"))


def test_a_file_or_address_that_is_not_there_is_told(
    small: Settings, tmp_path: Path
) -> None:
    with pytest.raises(BadInput, match="cannot be read"):
        update_from(str(tmp_path / "none.zip"), small)
    with pytest.raises(ServiceUnavailable, match="--from"):
        update_from("http://127.0.0.1:9/UA.zip", small)


def test_kyiv_is_found_by_its_region(geonames_line: Line) -> None:
    place = update.parse_line(
        geonames_line(703448, "Kyiv", 50.45, 30.52, admin1="12").encode()
    )
    assert place is not None
    assert place.raion == "8000"


@pytest.mark.parametrize(
    ("change", "reason"),
    [
        ({8: "RU"}, "country 'RU' where UA belongs"),
        ({1: " "}, "no name"),
        ({4: "north"}, "latitude 'north' is not a number"),
        ({5: "east"}, "longitude 'east' is not a number"),
        ({4: "43.9"}, "43.9, 38.0 is not in Ukraine"),
        ({4: "52.6"}, "52.6, 38.0 is not in Ukraine"),
        ({5: "21.9"}, "48.0, 21.9 is not in Ukraine"),
        ({5: "40.6"}, "48.0, 40.6 is not in Ukraine"),
        ({4: "nan"}, "nan, 38.0 is not in Ukraine"),
        ({0: "x1"}, "id 'x1' is not a whole number"),
        ({14: "many"}, "population 'many' is not a whole number"),
        ({14: "²"}, "population '²' is not a whole number"),
    ],
)
def test_the_reason_in_full(
    geonames_line: Line, change: dict[int, str], reason: str
) -> None:
    cells = geonames_line(1, "Vilne", 48.0, 38.0).split("\t")
    for number, value in change.items():
        cells[number] = value
    with pytest.raises(ValueError, match=r".") as error:
        update.parse_line("\t".join(cells).encode())
    assert str(error.value) == reason


def test_bytes_that_are_no_text() -> None:
    with pytest.raises(ValueError, match=r".") as error:
        update.parse_line(b"ab\xff")
    assert str(error.value) == "not UTF-8 (invalid start byte at byte 2)"


def test_a_line_is_read_whole(geonames_line: Line) -> None:
    line = geonames_line(
        7,
        "Vilne",
        48.5,
        38.25,
        ascii="Vil'ne",
        others="Вільне,Vilne,,Вільне",
        population="12",
        admin2="1402",
    )
    assert update.parse_line(line.encode() + b"\r") == GeoName(
        7, "Vilne", ("Vil'ne", "Вільне"), 48.5, 38.25, 12, "1402"
    )
    blank = update.parse_line(
        geonames_line(7, "Vilne", 48.5, 38.25, population="").encode()
    )
    assert blank is not None
    assert blank.population == 0


@pytest.mark.parametrize(
    ("admin1", "admin2", "raion"),
    [
        ("05", "1402", "1402"),
        ("05", "140", ""),
        ("05", "14ab", ""),
        ("12", "", "8000"),
        ("20", "x", "8500"),
        ("12", "3202", "3202"),
    ],
)
def test_the_raion_of_a_line(
    geonames_line: Line, admin1: str, admin2: str, raion: str
) -> None:
    line = geonames_line(1, "Vilne", 48.0, 38.0, admin1=admin1, admin2=admin2)
    place = update.parse_line(line.encode())
    assert place is not None
    assert place.raion == raion


@pytest.mark.parametrize(
    ("group", "code", "read"),
    [
        ("P", "PPL", True),
        ("P", "PPLA", True),
        ("P", "PPLX", False),
        ("P", "PPLQ", False),
        ("P", "PPLH", False),
        ("T", "PPL", False),
    ],
)
def test_which_features_are_settlements(
    geonames_line: Line, group: str, code: str, *, read: bool
) -> None:
    line = geonames_line(1, "Vilne", 48.0, 38.0, group=group, code=code)
    assert (update.parse_line(line.encode()) is not None) is read


def test_the_report_in_words(tmp_path: Path) -> None:
    report = UpdateReport(
        read=12_000,
        places=9_000,
        matched=8_000,
        postal=0,
        learned=0,
        precision={"settlement": 7_000, "raion": 500},
        problems=(),
        bad=0,
        folder=tmp_path,
    )
    words = (
        "9,000 places in 12,000 rows, 8,000 of them matched: 7,000 of 7,500 settlements"
        f" now have coordinates of their own, in {tmp_path}"
    )
    assert report.words() == words
    more = dataclasses.replace(report, postal=70, learned=6)
    assert "matched, 70 more by postal code, 6 more by imported events:" in more.words()
    bad = dataclasses.replace(report, bad=1_234)
    assert bad.words() == f"{words}; 1,234 rows could not be used"


def test_a_file_of_another_kind_is_counted_but_not_listed_whole(
    small: Settings,
    tmp_path: Path,
    geonames_line: Line,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(update, "MOST_PROBLEMS", 3)
    good = geonames_line(1, "Торецьк", 48.4, 37.85, admin2="1402")
    file = tmp_path / "UA.txt"
    file.write_text("\n".join(["bad"] * 5 + [good]), "utf-8")
    report = update_from(str(file), small)
    assert (report.bad, [problem.line for problem in report.problems]) == (5, [1, 2, 3])


def test_sizes_at_the_bound(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(update, "MOST_PACKED", 16)
    monkeypatch.setattr(update, "MOST_BYTES", 32)
    packed, plain = tmp_path / "UA.zip", tmp_path / "UA.TXT"
    packed.write_bytes(b"x" * 16)
    plain.write_bytes(b"x" * 32)
    assert len(update.fetched(str(packed))) == 16
    assert len(update.fetched(str(plain))) == 32
    plain.write_bytes(b"x" * 33)
    with pytest.raises(BadInput) as error:
        update.fetched(str(plain))
    assert str(error.value) == (
        f"{plain}: larger than 0 MB, so it is not GeoNames' file of Ukraine"
    )


def test_the_sentences_about_a_file(tmp_path: Path) -> None:
    path = tmp_path / "none.zip"
    with pytest.raises(BadInput) as error:
        update.fetched(str(path))
    assert str(error.value) == (
        f"{path}: cannot be read (No such file or directory); give GeoNames' UA.zip or"
        " UA.txt"
    )
    with pytest.raises(ServiceUnavailable) as refused:
        update.fetched("http://127.0.0.1:9/UA.zip")
    text = str(refused.value)
    assert text.startswith("http://127.0.0.1:9/UA.zip: does not answer (")
    assert text.endswith("); download the file yourself and give it with --from")
    with pytest.raises(BadInput) as error:
        update.unpacked(b"PK no zip", "UA.zip")
    assert str(error.value) == (
        "UA.zip: damaged zip file (File is not a zip file); download it again"
    )
    assert update.unpacked(b"plain", "UA.txt") == b"plain"


def postal_line(name: str, lat: float, lon: float, accuracy: int = 4) -> str:
    cells = ["UA", "84500", name, "Donetsk", "05", "", "", "", "", lat, lon, accuracy]
    return "\t".join(map(str, cells))


def approximate(settings: Settings) -> extract.Row:
    """Return a village of the small register whose name no other has."""
    rows = list(extract.read_rows(settings.shipped / "gazetteer" / extract.SETTLEMENTS))
    return next(
        row
        for row in rows
        if row.precision.value == "approximate"
        and [other.name_uk for other in rows].count(row.name_uk) == 1
    )


def test_postal_codes_place_what_the_dump_does_not(
    small: Settings, tmp_path: Path
) -> None:
    village = approximate(small)
    lat, lon = round(village.lat + 0.04, 4), round(village.lon - 0.03, 4)
    file = tmp_path / "UA.txt"
    file.write_text(postal_line(village.name_uk, lat, lon) + "\n", encoding="utf-8")
    report = update_from(str(file), small)
    assert (report.read, report.matched, report.postal, report.bad) == (1, 0, 1, 0)
    place = Gazetteer.load(small).place(village.id)
    assert place is not None
    assert (place.lat, place.lon, place.precision.value) == (lat, lon, "settlement")
    assert (place.radius_km, "postal" in place.source) == (4.0, True)


def test_an_update_goes_on_from_the_one_before(small: Settings, tmp_path: Path) -> None:
    village = approximate(small)
    file = tmp_path / "UA.txt"
    file.write_text(
        postal_line(village.name_uk, village.lat, village.lon), encoding="utf-8"
    )
    update_from(str(file), small)
    events = [Event("Nowhere", "", 48.0, 38.0)]
    report = update_from((), small, events)
    assert (report.read, report.postal, report.learned) == (0, 0, 0)
    place = Gazetteer.load(small).place(village.id)
    assert place is not None
    assert place.precision.value == "settlement"


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        (postal_line("X", 10.0, 38.0), "10.0, 38.0 is not in Ukraine"),
        (postal_line("X", 48.0, 38.0).replace("UA", "PL"), "country 'PL'"),
        (postal_line("X", 48.0, 38.0).replace("38.0", "east"), "is not a number"),
    ],
)
def test_a_bad_postal_row(line: str, reason: str) -> None:
    with pytest.raises(ValueError, match=reason):
        update.parse_postal_line(line.encode())


def test_an_estimated_postal_row_is_no_place() -> None:
    for accuracy in (1, 3):
        line = postal_line("X", 48.0, 38.0, accuracy)
        assert update.parse_postal_line(line.encode()) is None


@pytest.mark.parametrize(
    ("oblast", "raion", "district"),
    [
        ("Donetska", "Marinskyi", "Donetska, Marinskyi"),
        ("Donetska", "", ""),
    ],
)
def test_the_district_of_a_postal_row(oblast: str, raion: str, district: str) -> None:
    cells = postal_line("X", 48.0, 38.0).split("\t")
    cells[3], cells[5] = oblast, raion
    place = update.parse_postal_line("\t".join(cells).encode())
    assert place is not None
    assert place.district == district
