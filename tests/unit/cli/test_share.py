"""The commands `timelapse` and `story`: what they write, and how they say no."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest
from PIL import Image

from dashboard.cli import main
from tests.unit.services.pictures.test_timelapse import HEADER, ROWS

WEEK = ("--from", "2023-06-10", "--to", "2023-06-16")


@pytest.fixture(autouse=True)
def data(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    (tmp_path / "claims.csv").write_text("\n".join((HEADER, *ROWS)) + "\n", "utf-8")
    monkeypatch.setenv("FRONTLINE_DATA", str(tmp_path))
    return tmp_path


@pytest.mark.parametrize("name", ["film.webp", "film.gif"])
@pytest.mark.slow
def test_a_timelapse_is_written(tmp_path: Path, name: str) -> None:
    out = tmp_path / name
    look = (
        "--center",
        "47.9,37.2",
        "--size",
        "600x400",
        "--theme",
        "dark",
        "--language",
        "uk",
    )
    assert main(["timelapse", str(out), *WEEK, "--by", "day", *look]) == 0
    with Image.open(out) as film:
        assert (film.n_frames, film.size) == (7, (600, 400))  # type: ignore[attr-defined]


@pytest.mark.slow
def test_a_terminal_sees_how_far_it_is(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys.stderr, "isatty", lambda: True, raising=False)
    assert (
        main(
            [
                "timelapse",
                str(tmp_path / "film.zip"),
                *WEEK,
                "--by",
                "week",
                "--size",
                "600x400",
            ]
        )
        == 0
    )
    said = capsys.readouterr().err
    assert said.endswith(f"\r{'#' * 30} frame 2 of 2\n")
    assert said.count("\r") == 4


@pytest.mark.slow
@pytest.mark.parametrize(
    ("words", "code", "said"),
    [
        (["timelapse", "film.avi"], 2, "end it in .webp, .gif, .zip or .mp4"),
        (
            ["timelapse", "film.gif", "--by", "hour"],
            2,
            "by='hour': not known; one of day, week, month",
        ),
        (
            ["timelapse", "film.gif", "--size", "99999x99999"],
            2,
            "a picture is 200 to 4000 pixels",
        ),
        (
            ["timelapse", "film.gif", "--source", "nobody"],
            1,
            "no claim of a stated day matches these filters",
        ),
        (
            ["timelapse", "film.gif", "--zoom", "9"],
            2,
            "zoom without a centre: add center",
        ),
        (
            ["timelapse", "film.gif", "--center", "48,37", "--zoom", "far"],
            2,
            "zoom='far': not a number from 3 to 18",
        ),
        (
            ["timelapse", "film.gif", "--center", "here"],
            2,
            "center='here': not LAT,LON in degrees",
        ),
        (
            ["timelapse", "film.gif", "--language", "xx"],
            2,
            "language 'xx': not known; one of en, uk",
        ),
        (
            ["story", "story.pdf", "--language", "xx"],
            2,
            "language 'xx': not known; one of en, uk",
        ),
        (["story", "story.docx"], 2, "end it in .html or .pdf"),
        (
            ["story", "story.pdf", "--title", "x" * 121],
            2,
            "title: 121 characters; at most 120",
        ),
        (
            ["story", "story.pdf", "--source", "nobody"],
            1,
            "no claims match these filters",
        ),
    ],
)
def test_what_is_refused_leaves_no_file(
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
    words: list[str],
    code: int,
    said: str,
) -> None:
    monkeypatch.chdir(tmp_path)
    assert main(words) == code
    assert said in capsys.readouterr().err
    assert not (tmp_path / words[1]).exists()


@pytest.mark.slow
def test_stories_are_written(tmp_path: Path) -> None:
    for name, start in (("story.html", b"<!DOCTYPE html>"), ("story.pdf", b"%PDF-1.7")):
        assert (
            main(
                [
                    "story",
                    str(tmp_path / name),
                    *WEEK,
                    "--title",
                    "Week",
                    "--remark",
                    "Mine",
                ]
            )
            == 0
        )
        assert (tmp_path / name).read_bytes().startswith(start)
    assert "Remark: Mine" in (tmp_path / "story.html").read_text("utf-8")
    assert main(["verify", str(tmp_path / "story.pdf")]) == 0
    assert main(["story", str(tmp_path / "story.html"), *WEEK, "--language", "uk"]) == 0
    assert '<html lang="uk">' in (tmp_path / "story.html").read_text("utf-8")
