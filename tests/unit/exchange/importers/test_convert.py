"""A file becomes claims under the name, the license and the terms that it has."""

from __future__ import annotations

import hashlib
from pathlib import Path
from typing import Any

import pyarrow.parquet as pq
import pytest

from dashboard.domain.errors import BadInput
from dashboard.exchange.importers import Mapping, Report
from dashboard.exchange.importers.convert import (
    Looked,
    convert,
    dataset_name,
    digest_of,
    looked_at,
)
from dashboard.exchange.importers.request import ConversionRequest

GOLDEN = Path(__file__).parents[3] / "golden" / "foreign"
OWN = "kind,claimant,publisher,license\nstrike,A,B,\nclash,A,B,CC0\nclash,A,B,CC0\n"


def taken(path: Path, folder: Path, **wanted: Any) -> Report:
    request = ConversionRequest(path=path, **wanted)
    return convert(request, folder / "o.parquet", folder / "r.csv")


def own(folder: Path) -> Path:
    file = folder / "My File.csv"
    file.write_text(OWN)
    return file


def test_the_report_of_our_own_file(tmp_path: Path) -> None:
    file = own(tmp_path)
    report = taken(file, tmp_path, license="CC BY", redistribute=True)
    assert report == Report(
        format="csv",
        dataset="my-file",
        rows=2,
        rejected=1,
        left_out=0,
        unplaced=2,
        reasons=(("the same claim stands in an earlier row (id …)", 1),),
        sha256=digest_of(file),
        label="Claims as CSV",
        license="CC BY",
        terms=report.terms,
        credit="",
        redistribute=True,
        notes=report.notes,
    )
    assert [note.partition(",")[0] for note in report.notes] == [
        "2 claims not accepted (2 draft)"
    ]
    table = pq.read_table(tmp_path / "o.parquet")
    assert table["dataset"].to_pylist() == ["my-file"] * 2
    assert table["license"].to_pylist() == ["CC BY", "CC0"]


@pytest.mark.slow
def test_what_a_format_says_of_itself_cannot_be_talked_away(tmp_path: Path) -> None:
    file = GOLDEN / "acled.csv"
    report = taken(file, tmp_path, license="CC0", redistribute=True, dataset="A B")
    assert (report.dataset, report.license) == ("a-b", "ACLED terms of use")
    assert not report.redistribute
    assert report.label == "ACLED"


@pytest.mark.slow
def test_a_mapped_file_is_called_as_its_mapping_says(tmp_path: Path) -> None:
    file = tmp_path / "a.csv"
    file.write_text("what\nIt burnt.\n")
    more = {"title": "Fires", "license": "CC0", "publisher": "It's us"}
    report = taken(file, tmp_path, mapping=Mapping({"note": "what"}, constants=more))
    assert (report.label, report.license, report.redistribute) == (
        "Fires",
        "CC0",
        False,
    )
    (claim,) = pq.read_table(tmp_path / "o.parquet").to_pylist()
    assert (claim["publisher"], claim["note"]) == ("It's us", "It burnt.")
    plain = taken(file, tmp_path, mapping=Mapping({"note": "what"}), license="CC BY")
    assert (plain.label, plain.license) == ("a", "CC BY")


@pytest.mark.parametrize(
    ("wanted", "words"),
    [
        ({"format": "xyz"}, r"format 'xyz': not known; one of auto, acled, "),
        ({"format": "ucdp"}, r"not UCDP GED: no column id, relid, "),
        ({"country": "UA"}, r"--country: our own files have no column"),
        ({"dataset": "!"}, r"there is no letter or digit"),
    ],
)
def test_what_cannot_be_asked_for(
    wanted: dict[str, str], words: str, tmp_path: Path
) -> None:
    file = own(tmp_path)
    with pytest.raises(BadInput, match=words):
        taken(file, tmp_path, **wanted)
    assert list(tmp_path.iterdir()) == [file]


def test_a_file_that_is_not_there(tmp_path: Path) -> None:
    request = ConversionRequest(path=tmp_path / "a.csv")
    with pytest.raises(
        BadInput, match=r"a\.csv: there is no such file; check the path"
    ):
        dataset_name(request)


def test_the_name_before_the_import(tmp_path: Path) -> None:
    request = ConversionRequest(path=own(tmp_path))
    assert dataset_name(request) == "my-file"
    assert dataset_name(ConversionRequest(path=GOLDEN / "timemap")) == "timemap"


def test_the_digest_of_a_file_and_of_a_folder(tmp_path: Path) -> None:
    for name in ("b.json", "a.json", "c.txt"):
        (tmp_path / name).write_text(name)
    inner = hashlib.sha256(b"a.json").digest(), hashlib.sha256(b"b.json").digest()
    assert digest_of(tmp_path) == hashlib.sha256(b"".join(inner)).hexdigest()
    alone = hashlib.sha256(inner[0]).hexdigest()
    assert digest_of(tmp_path / "a.json") == alone


ACLED = (
    "event_id_cnty,event_date,event_type,actor1,admin1,country,location,latitude,"
    "longitude,geo_precision,source,notes\n"
)


@pytest.mark.slow
@pytest.mark.parametrize("long", [10, 5000])
def test_every_row_gets_what_its_own_cells_say(tmp_path: Path, long: int) -> None:
    # More places than answers are remembered for, each of them several times, and a
    # note that is too long to stay as it is.
    rows = 3000
    places = [
        f"P{n % 700},{46 + n % 700 / 1000},{30 + n % 300 / 1000}" for n in range(rows)
    ]
    notes = [f"n{n}" for n in range(rows)]
    notes[7] = "x" * long
    days = ["2023-02-30" if n % 1000 == 5 else "2023-02-03" for n in range(rows)]
    days[9] = ""
    file = tmp_path / "a.csv"
    file.write_text(
        ACLED
        + "".join(
            f"E{n},{days[n]},Battles,A,Donetsk,Ukraine,{places[n]},1,S{n % 900},"
            f"{notes[n]}\n"
            for n in range(rows)
        )
        + "E1,2023-02-03,Battles,A,Donetsk,Ukraine,P,46,30,1,S,again\n"
        + "E,2023-02-30,Battles,A,Donetsk,Ukraine,P,0,0,1,S,two reasons\n"
        + "F,2023-02-03,Battles,A,Donetsk,Ukraine,P,36,48,1,S,swapped\n"
    )
    report = taken(file, tmp_path)
    assert report.rejected == 6
    reasons = dict(report.reasons)
    assert reasons.pop("the same event stands in an earlier row") == 1
    assert sorted(reasons.values()) == [1, 4]
    expected = [
        (place, day, source, note)
        for n, (place, day, note) in enumerate(zip(places, days, notes, strict=True))
        if day != "2023-02-30"
        for source in [f"S{n % 900}"]
    ]
    read = pq.read_table(tmp_path / "o.parquet").to_pylist()
    assert [
        (
            f"{row['name']},{row['lat']},{row['lon']}",
            str(row["date_from"] or ""),
            row["claimant"],
            row["note"],
        )
        for row in read
    ] == [
        (place, day, source, note if len(note) < 4000 else f"{note[:3999]}…")
        for place, day, source, note in expected
    ]


def test_what_a_file_is(tmp_path: Path) -> None:
    assert looked_at(GOLDEN / "timemap") == Looked("timemap")
    features = tmp_path / "a.geojson"
    features.write_text('{"type":"FeatureCollection","features":[]}')
    assert looked_at(features) == Looked("geojson")
    assert looked_at(own(tmp_path)) == Looked("csv", None, ())
    acled = looked_at(GOLDEN / "acled_chosen_columns.csv")
    assert (acled.format, acled.proposal) == ("acled", None)
    assert acled.notes[-1].startswith("closest: ACLED; missing ")
    unknown = looked_at(GOLDEN / "unknown.csv")
    assert unknown.format == ""
    assert unknown.proposal
    assert unknown.notes[: len(unknown.proposal.notes)] == unknown.proposal.notes


@pytest.mark.parametrize("most", [1, 2, 3, 4, 0])
def test_only_the_first_rows(most: int, tmp_path: Path) -> None:
    file = tmp_path / "a.csv"
    file.write_text("what\nOne.\nTwo.\nThree.\n")
    report = taken(file, tmp_path, mapping=Mapping({"note": "what"}), most_rows=most)
    assert report.rows == min(most or 3, 3)
    assert report.format == "mapped"
    assert report.header == ("what",)


@pytest.mark.slow
def test_who_may_hand_rows_on(tmp_path: Path) -> None:
    mapping = Mapping({"note": "what"})
    file = tmp_path / "a.csv"
    file.write_text("what\nOne.\n")
    for allowed in (False, True):
        report = taken(file, tmp_path, mapping=mapping, redistribute=allowed)
        assert report.redistribute is allowed
    ours = taken(own(tmp_path), tmp_path, redistribute=False)
    assert not ours.redistribute
    assert taken(GOLDEN / "ucdp.csv", tmp_path).redistribute


@pytest.mark.slow
def test_terms_where_a_format_names_none(tmp_path: Path) -> None:
    file = GOLDEN / "geoconfirmed.csv"
    report = taken(file, tmp_path, terms="Ask them.", license="CC0")
    assert (report.terms, report.license) == ("Ask them.", "not stated")
    plain = taken(file, tmp_path)
    assert plain.terms == (
        "The file names no terms: ask its maker before handing rows on."
    )
    acled = taken(GOLDEN / "acled.csv", tmp_path, terms="Ask them.")
    assert acled.terms.startswith("ACLED's terms forbid")
    assert (acled.credit, acled.format) == ("ACLED, acleddata.com", "acled")


def test_what_is_said_where_nothing_can_be_read(tmp_path: Path) -> None:
    file = own(tmp_path)
    for wanted, said in (
        (
            {"country": "UA"},
            "--country: our own files have no column for the country; use --bbox",
        ),
        (
            {"country": "UA", "mapping": Mapping({"note": "claimant"})},
            "--country: my-file has no column for the country; use --bbox",
        ),
    ):
        with pytest.raises(BadInput) as error:
            taken(file, tmp_path, **wanted)
        assert str(error.value) == said
    with pytest.raises(BadInput, match=r"^format 'x': not known; one of auto, acled"):
        dataset_name(ConversionRequest(path=file, format="x"))
    with pytest.raises(BadInput, match=r"b\.csv: there is no such file"):
        taken(tmp_path / "b.csv", tmp_path)
