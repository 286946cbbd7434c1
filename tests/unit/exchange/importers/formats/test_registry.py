"""Each format is declared once, and its file is known by what it is."""

from __future__ import annotations

from pathlib import Path

import pytest

from dashboard.domain.claim import FIELDS
from dashboard.domain.errors import BadInput
from dashboard.exchange.importers.formats.registry import (
    FOREIGN,
    FORMATS,
    LAYOUTS,
    OWN,
    detect,
    without_terms,
)
from dashboard.exchange.importers.layout import NO_TERMS

NAMES = ["acled", "ucdp", "viina", "timemap", "geoconfirmed", "eyesonrussia"]


def test_the_formats() -> None:
    assert set(NAMES) <= set(FOREIGN)
    assert list(FOREIGN) == list(LAYOUTS)
    assert list(FORMATS) == [*FOREIGN, *OWN] == [*FOREIGN, "csv", "geojson"]


@pytest.mark.parametrize("name", NAMES)
def test_a_format_declares_its_terms_and_fields_of_a_claim(name: str) -> None:
    layout = FOREIGN[name].layout
    assert set(layout.fields) <= set(FIELDS)
    assert (FORMATS[name].label, FORMATS[name].terms) == (layout.label, layout.terms)
    assert FORMATS[name].redistribute is layout.redistribute
    assert FORMATS[name].license == layout.license
    assert FORMATS[name].credit == layout.credit


def test_only_terms_that_allow_it_let_rows_be_handed_on() -> None:
    allowed = [name for name in (*NAMES, *OWN) if FORMATS[name].redistribute]
    assert allowed == ["ucdp", "viina"]


def test_a_file_without_terms() -> None:
    terms = without_terms("A file")
    assert (terms.label, terms.license, terms.terms) == (
        "A file",
        "not stated",
        NO_TERMS,
    )
    assert (terms.credit, terms.redistribute) == ("", False)


@pytest.mark.parametrize("name", [n for n in NAMES if n != "timemap"])
def test_a_table_is_known_by_its_header(name: str, tmp_path: Path) -> None:
    file = tmp_path / "a.csv"
    columns = LAYOUTS[name].columns
    file.write_text(",".join((*columns, "more")) + "\n")
    assert detect(file) == name
    shuffled = [name.upper().replace("_", " ") for name in reversed(columns)]
    file.write_text(";".join(shuffled) + "\n")
    assert detect(file) == name
    lacking = [c for c in columns if c not in LAYOUTS[name].required[:1]]
    file.write_text(",".join(lacking[1:]) + "\n")
    with pytest.raises(BadInput, match=r"fit no known format.*closest: .*; missing "):
        detect(file)


@pytest.mark.parametrize("name", ["acled", "ucdp", "viina", "geoconfirmed"])
def test_a_column_that_is_missing_is_named_and_nothing_takes_its_place(
    name: str, tmp_path: Path
) -> None:
    layout = LAYOUTS[name]
    columns = [*layout.required]
    columns += [c for c in layout.columns if c not in columns][:-1]
    file = tmp_path / "a.csv"
    file.write_text(",".join(columns) + "\n")
    assert detect(file) == name
    (gone,) = set(layout.columns) - set(columns)
    source = FOREIGN[name].open(file, layout, "")
    assert source.notes == (
        f"closest: {layout.label}; missing {gone}: what they say will be unknown",
    )


def test_a_table_that_is_close_to_none_is_called_close_to_none(tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text("a,b,c\n1,2,3\n")
    with pytest.raises(BadInput, match="fit no known format") as caught:
        detect(tmp_path / "a.csv")
    assert "closest" not in str(caught.value)


def test_our_own_files(tmp_path: Path) -> None:
    table, features = tmp_path / "a.csv", tmp_path / "a.GeoJSON"
    table.write_text("publisher,kind,claimant\n")
    features.write_text('{"type":"FeatureCollection","features":[]}')
    assert (detect(table), detect(features)) == ("csv", "geojson")


def test_a_timemap_is_known_by_its_folder(tmp_path: Path) -> None:
    for name in ("events.json", "sources.json"):
        (tmp_path / name).write_text("[]")
    assert detect(tmp_path) == detect(tmp_path / "events.json") == "timemap"
    (tmp_path / "sources.json").unlink()
    with pytest.raises(BadInput, match=r"events\.json: .*no list of records"):
        detect(tmp_path / "events.json")
