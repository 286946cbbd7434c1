"""The commands of reference layers."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from dashboard.cli import main
from tests.unit.services.judgement.test_references import AROUND, EAST, drawn
from tests.unit.services.pictures.test_story import KYIV, MOSCOW, written


@pytest.mark.slow
def test_add_list_compare_remove(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    written(tmp_path, KYIV, MOSCOW)
    typed = ["--data", str(tmp_path), "reference"]
    files = [
        str(drawn(tmp_path, "2023-06-12", AROUND)),
        str(drawn(tmp_path, "2023-06-14", EAST)),
    ]
    assert main([*typed, "list"]) == 1
    add = [*typed, "add", *files, "--terms", "by permission", "--day-from-name"]
    assert main([*add, "--name", "A"]) == 0
    one_day = ["--name", "B", "--day", "2023-06-12", "--terms", "none"]
    assert main([*typed, "add", files[1], *one_day]) == 0
    capsys.readouterr()
    assert main([*typed, "list"]) == 0
    assert "Terms: by permission" in capsys.readouterr().out
    assert main([*typed, "list", "--json"]) == 0
    assert [each["name"] for each in json.loads(capsys.readouterr().out)] == ["A", "B"]
    assert main([*typed, "compare", "A"]) == 0
    assert "shown by A from 2023-06-14" in capsys.readouterr().out
    assert main([*typed, "compare", "A", "--json"]) == 0
    assert json.loads(capsys.readouterr().out)[0]["lag_days"] == 2
    assert main([*typed, "compare", "A", "--region", "Lviv"]) == 1
    assert main([*typed, "compare", "A", "--with", "B"]) == 0
    assert "km2 by A alone" in capsys.readouterr().out
    assert main([*typed, "compare", "A", "--with", "A"]) == 2
    assert main([*typed, "remove", "A"]) == 0
    assert main([*typed, "compare", "A"]) == 1
    assert "there are: B" in capsys.readouterr().err
    wrong = ["--name", "C", "--day", "x", "--terms", "none"]
    assert main([*typed, "add", files[0], *wrong]) == 2
