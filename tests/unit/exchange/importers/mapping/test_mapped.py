"""What the columns of an unknown CSV mean, and the format that follows from it."""

from __future__ import annotations

from pathlib import Path

import pytest

from dashboard.domain.errors import BadInput
from dashboard.exchange.importers import ConversionRequest, Mapping, convert, guess


def test_an_unknown_csv_is_guessed() -> None:
    found = guess(Path(__file__).parents[4] / "golden" / "foreign" / "unknown.csv")
    assert found.mapping.columns == {
        "date": "WHEN",
        "latitude": "Lat.",
        "longitude": "LNG",
        "place": "Town or City",
        "region": "Oblast",
        "kind": "Category",
        "actor": "Party",
        "publisher": "Outlet",
        "url": "Link",
        "note": "Summary",
    }
    assert len(found.rows) == 7


def test_numbers_that_are_no_degrees_are_not_taken_for_coordinates(
    tmp_path: Path,
) -> None:
    file = tmp_path / "a.csv"
    file.write_text("x,y,note\n5301234,4801234,a\n")
    assert guess(file).mapping.columns == {"note": "note"}


@pytest.mark.parametrize("name", ["period", "Місяць", "Occurred"])
def test_a_column_of_months_is_one_of_days(name: str, tmp_path: Path) -> None:
    file = tmp_path / "a.csv"
    file.write_text(f"{name},note\n06.2023,a\n2023,b\n")
    assert guess(file).mapping.columns == {"date": name, "note": "note"}


@pytest.mark.parametrize(
    ("header", "row", "passed_over"),
    [
        ("note,coordinates", "a,nowhere", ["'coordinates'"]),
        ("latitude,longitude,coordinates", "48.1,37.5,nowhere", []),
        ("note,latitude", "a,north", ["'latitude'"]),
    ],
)
def test_a_column_that_is_called_like_a_place_or_day_and_is_none_is_told(
    header: str, row: str, passed_over: list[str], tmp_path: Path
) -> None:
    file = tmp_path / "a.csv"
    file.write_text(f"{header}\n{row}\n")
    notes = [note for note in guess(file).notes if " is not used as " in note]
    assert [note.partition(" is not used as ")[0] for note in notes] == passed_over


@pytest.mark.parametrize(
    "columns",
    [{"note": "gone"}, {"colour": "note"}, {"date": "date"}, {}],
    ids=["header", "target", "little", "none"],
)
def test_a_mapping_that_cannot_be(columns: dict[str, str], tmp_path: Path) -> None:
    file = tmp_path / "a.csv"
    file.write_text("date,note\n2023-01-01,a\n")
    with pytest.raises(BadInput, match=r"a\.csv: (choose|.* is not a column)"):
        convert(
            ConversionRequest(path=file, mapping=Mapping(columns)),
            tmp_path / "o.parquet",
            tmp_path / "r.csv",
        )
    assert [path.name for path in tmp_path.iterdir()] == ["a.csv"]
