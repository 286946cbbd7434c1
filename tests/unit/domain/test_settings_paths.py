"""Where things are does not depend on where a process works."""

from __future__ import annotations

from pathlib import Path

import pytest

from dashboard.cli import parser
from dashboard.domain.errors import BadInput
from dashboard.domain.settings import load, user_folder


def test_every_folder_is_named_from_the_root(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "data").mkdir()
    settings = load(
        {
            "FRONTLINE_DATA": "data",
            "FRONTLINE_DATASETS": "sets",
            "FRONTLINE_DATABASE_URL": "sqlite:///own.sqlite?timeout=5",
        }
    )
    monkeypatch.chdir("/")
    assert settings.data == tmp_path / "data"
    assert settings.datasets == tmp_path / "sets"
    assert settings.ledger_url() == f"sqlite:///{tmp_path}/own.sqlite?timeout=5"


def test_what_has_no_beginning_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(BadInput, match="~nobody-of-that-name/data"):
        load({"FRONTLINE_DATA": "~nobody-of-that-name/data"})

    def homeless(_self: Path) -> Path:
        raise RuntimeError("Could not determine home directory.")

    monkeypatch.setattr(Path, "expanduser", homeless)
    monkeypatch.setenv("XDG_DATA_HOME", "relative")
    with pytest.raises(BadInput, match="--data"):
        user_folder()


@pytest.mark.parametrize(
    ("typed", "data"),
    [
        ("--data a history x", "a"),
        ("history --data b x", "b"),
        ("history x --data b", "b"),
        ("--data a datasets --data b remove q --data c", "c"),
        ("--data a datasets remove q", "a"),
        ("export o.csv --dataset q --data b", "b"),
        ("history x", ""),
    ],
)
def test_the_data_directory_is_named_before_or_after_the_command(
    typed: str, data: str
) -> None:
    assert parser().parse_args(typed.split()).data == data
