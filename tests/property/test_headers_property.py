"""Whatever the columns of a file are called, it gives the same claims."""

from __future__ import annotations

import csv
from pathlib import Path
from typing import Any

import pyarrow.parquet as pq
import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from dashboard.domain.errors import BadInput
from dashboard.exchange.importers import ConversionRequest, Mapping, convert, guess
from dashboard.exchange.importers.formats.format import ImportFormat
from dashboard.exchange.importers.formats.registry import (
    FOREIGN,
    FORMATS,
    LAYOUTS,
    FormatTerms,
)
from dashboard.exchange.importers.layout import NO_TERMS, TableLayout, derived

TARGETS = ("date", "latitude", "longitude", "place", "note", "publisher", "key")
ROWS = (
    ("2023-06-13", "47.79", "36.82", "Storozheve", "It was retaken.", "Wire", "1"),
    ("2023-06-14", "", "", "Urozhaine", "Fighting, they 'said'.", "Wire", "2"),
    ("not a day", "47.79", "36.82", "Storozheve", "When?", "Wire", "3"),
)
PLAIN = tuple(f"plain {target}" for target in TARGETS)
AWKWARD = (
    *(name for layout in LAYOUTS.values() for name in derived(layout)),
    *("lng", "line", "reason", "code", "raw", "r", "k", "order", "*", "c0", "c1"),
    *("column_0", "column_1", "select", "FROM", "year(current_date)", "$country"),
    *('a"b', '""', "it's", "'", "LAT", "Lat", "D", "a;b", "a,b", "r.lat", "місто"),
)
NAMES = st.sampled_from(AWKWARD) | st.text(
    st.characters(exclude_categories=("Cs", "Cc")), max_size=12
).map(str.strip)
HEADERS = st.lists(
    NAMES, min_size=len(TARGETS), max_size=len(TARGETS), unique=True
).filter(lambda names: sum(any(map(str.isalpha, name)) for name in names) > 4)
"""A row of numbers is no header."""


def table(path: Path, header: tuple[str, ...]) -> Path:
    with path.open("w", encoding="utf-8", newline="") as out:
        csv.writer(out, quoting=csv.QUOTE_ALL).writerows((header, *ROWS))
    return path


def claims_of(out: Path) -> list[dict[str, Any]]:
    return pq.read_table(out).to_pylist()  # type: ignore[no-any-return]


def mapped(folder: Path, header: tuple[str, ...]) -> list[dict[str, Any]]:
    file = table(folder / "file.csv", header)
    mapping = Mapping(dict(zip(TARGETS, header, strict=True)))
    out = folder / "out.parquet"
    report = convert(
        ConversionRequest(path=file, dataset="same", mapping=mapping),
        out,
        folder / "bad.csv",
    )
    assert (report.rows, report.rejected) == (2, 1)
    return claims_of(out)


def layout_of(header: tuple[str, ...]) -> TableLayout:
    day, lat, lon, place, note, publisher, key = (
        'r."{}"'.format(name.replace('"', '""')) for name in header
    )
    return TableLayout(
        name="awkward",
        label="Awkward",
        license="",
        terms=NO_TERMS,
        credit="",
        redistribute=False,
        columns=header,
        key=key,
        day=day,
        latitude=lat,
        longitude=lon,
        checks=(("own_key = ''", "'r.lat is empty'"),),
        fields={
            "kind": "'statement'",
            "claimant": publisher,
            "publisher": publisher,
            "place_as_written": place,
            "name": place,
            "note": note,
            "precision": "CASE WHEN lat IS NULL THEN '' ELSE 'approximate' END",
            "radius_km": "CASE WHEN lat IS NOT NULL THEN 5 END",
            "date_from": "d - 1",
            "date_to": "d",
        },
    )


def declared(folder: Path, header: tuple[str, ...]) -> list[dict[str, Any]]:
    file, out = table(folder / "file.csv", header), folder / "out.parquet"
    with pytest.MonkeyPatch.context() as patch:
        declared = ImportFormat(layout=layout_of(header))
        patch.setitem(FOREIGN, "awkward", declared)
        facts = FormatTerms("Awkward", "", NO_TERMS, "", redistribute=False)
        patch.setitem(FORMATS, "awkward", facts)
        report = convert(
            ConversionRequest(path=file, dataset="same", format="awkward"),
            out,
            folder / "bad.csv",
        )
    assert (report.rows, report.rejected) == (2, 1)
    return claims_of(out)


QUIETLY = settings(
    max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture]
)


@QUIETLY
@given(header=HEADERS.map(tuple))
@example(header=("d", "lat", "lng", "wanted", "own_key", "in_ukraine", "day_text"))
@example(header=("Lat", "lat", "LAT", "d", "D", "lon", "LON"))
@example(header=("", "select", '"', "'", "line", "*", "column_0"))
@example(header=("$country", "day_text", "$1", "lon_text", "own_key", "d", ""))
def test_a_format_gives_the_same_claims_whatever_its_columns_are_called(
    header: tuple[str, ...], tmp_path: Path
) -> None:
    assert declared(tmp_path, header) == declared(tmp_path, PLAIN)


@QUIETLY
@given(header=HEADERS.map(tuple))
@example(header=("d", "lat", "lng", "wanted", "own_key", "in_ukraine", "day_text"))
@example(header=("", "select", '"', "'", "line", "*", "column_0"))
def test_chosen_columns_give_the_same_claims_whatever_they_are_called(
    header: tuple[str, ...], tmp_path: Path
) -> None:
    assert mapped(tmp_path, header) == mapped(tmp_path, PLAIN)


@QUIETLY
@given(header=st.lists(NAMES, min_size=7, max_size=7).filter(any).map(tuple))
@example(header=("lat", "lat", "LAT", "", "", "note", "note"))
def test_a_guess_never_crashes_also_with_names_that_repeat(
    header: tuple[str, ...], tmp_path: Path
) -> None:
    file = table(tmp_path / "file.csv", header)
    try:
        proposal = guess(file)
        convert(
            ConversionRequest(path=file, mapping=proposal.mapping),
            tmp_path / "out.parquet",
            tmp_path / "bad.csv",
        )
    except BadInput as error:
        assert "file.csv" in str(error)


@pytest.mark.parametrize("length", [199, 200, 201])
def test_a_maker_with_a_quote_where_its_name_is_cut(
    length: int, tmp_path: Path
) -> None:
    file = table(tmp_path / "file.csv", PLAIN)
    mapping = Mapping(
        {"note": "plain note"}, constants={"publisher": "x" * (length - 1) + "'s"}
    )
    out = tmp_path / "out.parquet"
    convert(ConversionRequest(path=file, mapping=mapping), out, tmp_path / "bad.csv")
    assert claims_of(out)[0]["publisher"] == ("x" * (length - 1) + "'s")[:200]
