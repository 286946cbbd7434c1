"""Commands that keep: what they print and write."""

from __future__ import annotations

import csv
import json
from pathlib import Path
from types import SimpleNamespace

import pytest

from dashboard.cli import keep, main
from tests.unit.cli.test_show import data, own_environment

__all__ = ["data", "own_environment"]


def run(capsys: pytest.CaptureFixture[str], data: Path, *words: str) -> tuple[int, str]:
    code = main([*words, "--data", str(data)])
    return code, capsys.readouterr().out


def test_a_decision_is_in_the_history(
    data: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    words = ("review", "a", "retract", "--why", "withdrawn", "--by", "Anna")
    assert run(capsys, data, *words) == (0, "a: retracted\n")
    code, out = run(capsys, data, "history", "a")
    first, second = map(json.loads, out.splitlines())
    assert code == 0
    assert (first["review"], second["review"]) == ("accepted", "retracted")
    assert (second["by"], second["why"]) == ("Anna", "withdrawn")
    assert list(second) == ["number", "at", "by", "action", "why", "review", "note"]
    assert main(["history", "none", "--data", str(data)]) == 1


def test_without_datasets_the_formats_are_listed(
    data: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    code, out = run(capsys, data, "datasets")
    assert code == 0
    assert out.startswith("No datasets. Formats that `frontline import` reads:\n  ")
    assert "\n  acled: " in out


@pytest.mark.slow
def test_a_backup_fills_another_ledger(
    data: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file, other = str(tmp_path / "all.zip"), tmp_path / "other"
    other.mkdir()
    (other / "claims.csv").write_bytes((data / "claims.csv").read_bytes())
    (other / "places.csv").write_bytes((data / "places.csv").read_bytes())
    assert run(capsys, data, "backup", file) == (
        0,
        f"{file}: 2 claims and all their history written\n",
    )
    assert run(capsys, other, "restore", file) == (
        0,
        f"2 claims and all their history restored from {file}\n",
    )


@pytest.mark.parametrize(
    ("done", "left", "line"),
    [
        (0.5, 12.4, "[############............]  50%  1,200 rows, 300/s, 12 s left"),
        (0.5, None, "[############............]  50%  1,200 rows, 300/s"),
        (1, 0, "[########################] 100%  1,200 rows, 300/s, 0 s left"),
    ],
)
def test_the_bar_is_one_line(
    done: float, left: float | None, line: str, capsys: pytest.CaptureFixture[str]
) -> None:
    progress = SimpleNamespace(done=done, rows=1200, rate=300.0, seconds_left=left)
    keep.bar(progress)  # type: ignore[arg-type]
    end = "\n" if done == 1 else ""
    assert capsys.readouterr().err == f"\r{line:<78}{end}"


def test_whoever_has_no_name_is_unknown(monkeypatch: pytest.MonkeyPatch) -> None:
    def nobody() -> str:
        raise KeyError("uid not found")

    monkeypatch.setattr("getpass.getuser", nobody)
    assert keep.person() == "unknown"


REVIEWED = """\
id,kind,claimant,publisher,note,review,review_by,date_to
r1,strike,Kyiv,Daily Lantern,one,accepted,Anna,2023-06-12
r2,strike,Kyiv,Daily Lantern,two,draft,,2023-06-12
r3,strike,Kyiv,Daily Lantern,three,,,2023-06-12
r4,strike,Kyiv,Daily Lantern,four,rejected,Anna,2023-06-12
"""


@pytest.mark.slow
@pytest.mark.parametrize("ending", ["csv", "geojson"])
def test_our_own_export_comes_back_as_it_was(
    data: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], ending: str
) -> None:
    source, out = tmp_path / "reviewed.csv", tmp_path / f"all.{ending}"
    source.write_text(REVIEWED, "utf-8")
    code, words = run(capsys, data, "import", str(source), "--redistribute")
    assert code == 0
    assert "reviewed.csv: 3 claims not accepted (2 draft, 1 rejected), as" in words
    reviews = [w for r in ("accepted", "draft", "rejected") for w in ("--review", r)]
    only = ["--dataset", "reviewed"]
    assert main(["export", str(out), *only, *reviews, "--data", str(data)]) == 0
    assert "accepted" not in capsys.readouterr().err
    run(capsys, data, "import", str(out), "--redistribute", "--dataset", "again")
    again = tmp_path / "again.csv"
    words_of = ["export", str(again), "--dataset", "again", "--data", str(data)]
    assert main(words_of) == 0
    assert (
        "frontline: 3 claims not accepted (2 draft, 1 rejected) left out; --review"
        in (capsys.readouterr().err)
    )
    assert main([*words_of, *reviews]) == 0
    text = again.read_text("utf-8-sig")
    rows = csv.DictReader(text.splitlines())
    assert [(row["id"], row["review"], row["review_by"]) for row in rows] == [
        ("r1", "accepted", "Anna"),
        ("r2", "draft", ""),
        ("r3", "draft", ""),
        ("r4", "rejected", "Anna"),
    ]
