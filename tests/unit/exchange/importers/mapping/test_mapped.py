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


@pytest.mark.parametrize(
    ("texts", "meant"),
    [
        # Titles of events stand under "name", and so do places.
        (["Clashes reported near the mill", "Blasts heard in town"], "note"),
        (["Village of Mala Tokmachka", "2 km north of Robotyne"], "place"),
        (["село Роботине", "на північ від села Роботине"], "place"),
        (["Обстріл центру міста вночі", "Збито ворожий безпілотник"], "note"),
        (["Bakhmut", "Severodonetsk"], "place"),
    ],
)
def test_a_name_is_a_place_or_the_title_of_an_event(
    texts: list[str], meant: str, tmp_path: Path
) -> None:
    file = tmp_path / "a.csv"
    rows = "\n".join(f"2023-06-1{n},{text}" for n, text in enumerate(texts))
    file.write_text(f"date,name\n{rows}\n")
    assert guess(file).mapping.columns == {"date": "date", meant: "name"}


def test_the_longest_sentences_are_the_note_whatever_they_are_called(
    tmp_path: Path,
) -> None:
    file = tmp_path / "a.csv"
    file.write_text(
        "date,town,unit,what we saw,tags\n"
        "2023-06-12,Orikhiv,a long crew name of six,two cars burnt out on a road,x\n"
        "2023-06-13,Orikhiv,B,nothing but smoke over the old silo and its yard,x\n"
    )
    assert guess(file).mapping.columns["note"] == "what we saw"
    file.write_text("date,town,unit\n2023-06-12,Orikhiv,tank\n2023-06-13,Orikhiv,car\n")
    assert "note" not in guess(file).mapping.columns


@pytest.mark.parametrize("header", ["txt", "Remarks", "Повідомлення", "сообщение"])
def test_a_note_goes_by_many_names(header: str, tmp_path: Path) -> None:
    file = tmp_path / "a.csv"
    file.write_text(f"date,{header}\n2023-06-12,smoke\n")
    assert guess(file).mapping.columns == {"date": "date", "note": header}
