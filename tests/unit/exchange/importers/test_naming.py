"""The name of a dataset follows from its file, or from what was asked for."""

from __future__ import annotations

from pathlib import Path

import pytest

from dashboard.domain.errors import BadInput
from dashboard.exchange.importers.naming import file_slug, slug


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("ACLED 2023", "acled-2023"),
        ("  --Події_2023!! ", "події-2023"),
        ("\ufb01le", "file"),
        ("a" * 70, "a" * 60),
        ("a" * 59 + "-bcd", "a" * 59),
        ("../../etc", "etc"),
    ],
)
def test_a_name(text: str, name: str) -> None:
    assert slug(text) == name


@pytest.mark.parametrize("text", ["", "-", "_._", "!"])
def test_no_name(text: str) -> None:
    with pytest.raises(BadInput, match="there is no letter or digit in it"):
        slug(text)


@pytest.mark.parametrize(
    ("path", "name"),
    [
        ("/a/My Data.csv", "my-data"),
        ("/a/b.csv.gz", "b"),
        ("/a/b.csv.zip", "b"),
        ("/a/b.tar.csv", "b-tar"),
        ("/a/-.csv", "acled"),
    ],
)
def test_the_name_of_a_file(path: str, name: str) -> None:
    assert file_slug(Path(path), "acled") == name


def test_a_timemap_is_called_as_its_folder(tmp_path: Path) -> None:
    folder = tmp_path / "My Map"
    folder.mkdir()
    assert file_slug(folder, "timemap") == "my-map"
    assert file_slug(folder / "events.json", "timemap") == "my-map"


@pytest.mark.parametrize("text", ["ledger", " Ledger ", "LEDGER!"])
def test_no_dataset_is_called_as_the_ledger(text: str) -> None:
    with pytest.raises(BadInput, match="calls the claims kept by hand so"):
        slug(text)


@pytest.mark.parametrize("path", ["/a/ledger.csv", "/a/Ledger.CSV.gz"])
def test_a_file_that_is_called_as_the_ledger(path: str) -> None:
    assert file_slug(Path(path), "acled") == "ledger-acled"
