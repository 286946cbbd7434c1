"""The list of renamed places, and what is said when it cannot be read."""

from __future__ import annotations

import csv
from datetime import date
from pathlib import Path

import pytest

from dashboard.domain.errors import BadInput
from dashboard.domain.settings import shipped_folder
from dashboard.gazetteer.former import (
    FormerName,
    names,
    read_former,
    read_former_names,
    ukrainian,
)


def test_former_names_by_code(tmp_path: Path) -> None:
    path = tmp_path / "renamed.csv"
    path.write_text(
        "id,old_uk,old_names\nUA1,Старе|Давнє,Staroye\nUA2,,Old|Older|\n", "utf-8"
    )
    assert read_former(path) == {
        "UA1": ("Старе", "Давнє", "Staroye"),
        "UA2": ("Old", "Older"),
    }


@pytest.mark.parametrize("content", [b"id,old_uk\nUA1,x\n", b"\xff\xfe", None])
def test_a_list_that_cannot_be_read(tmp_path: Path, content: bytes | None) -> None:
    path = tmp_path / "renamed.csv"
    if content is not None:
        path.write_bytes(content)
    with pytest.raises(BadInput) as error:
        read_former(path)
    text = str(error.value)
    assert text.startswith(f"{path}: list of renamed places cannot be read (")
    assert text.endswith("); reinstall it")


def test_names_in_cells() -> None:
    assert names() == ()
    assert names("", "a||b", "c") == ("a", "b", "c")


def test_ukrainian_names() -> None:
    assert ukrainian(("Старе", "Staroye", "Old")) == ("Старе",)


def test_former_names_with_their_days(tmp_path: Path) -> None:
    (tmp_path / "renamed.csv").write_text(
        "id,old_uk,old_names,year\nUA1,Старе,Staroye,2016\n", "utf-8"
    )
    (tmp_path / "former.csv").write_text(
        "id,old_uk,last_seen,gone_by\nUA2,Червоне,2021-12-24,2026-07-07\n", "utf-8"
    )
    listed = read_former_names(tmp_path)
    assert listed["UA1"] == (
        FormerName("Старе", date(2015, 12, 31), date(2016, 12, 31)),
        FormerName("Staroye", date(2015, 12, 31), date(2016, 12, 31)),
    )
    days = date(2021, 12, 24), date(2026, 7, 7)
    assert listed["UA2"] == (
        FormerName("Червоне", *days),
        FormerName("Chervone", *days),
    )


def test_lists_that_are_not_there_name_nothing(tmp_path: Path) -> None:
    assert read_former_names(tmp_path) == {}


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("renamed.csv", "id,old_uk,old_names,year\nUA1,Старе,,then\n"),
        ("former.csv", "id,old_uk,last_seen,gone_by\nUA2,Старе,2021,2026\n"),
    ],
)
def test_a_bad_day_is_refused(tmp_path: Path, name: str, text: str) -> None:
    (tmp_path / name).write_text(text, "utf-8")
    with pytest.raises(BadInput, match="list of renamed places cannot be read"):
        read_former_names(tmp_path)


def test_every_shipped_former_name_has_days_in_order() -> None:
    listed = read_former_names(shipped_folder() / "gazetteer")
    assert len(listed) > 450
    for formers in listed.values():
        assert all(former.last_seen < former.gone_by for former in formers)


def test_every_shipped_renaming_says_where_it_is_from() -> None:
    path = shipped_folder() / "gazetteer" / "renamed.csv"
    with path.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    assert len(rows) > 60
    assert [row["id"] for row in rows if not row["source"].strip()] == []
    assert len({row["id"] for row in rows}) == len(rows)
