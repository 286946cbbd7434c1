"""`frontline read`: what it prints, asks for, keeps and refuses."""

from __future__ import annotations

import io
import json
from pathlib import Path

import pytest

from dashboard.cli import main
from dashboard.domain.claim import FIELDS
from tests.faults.claims import folder
from tests.faults.reports import write_reports
from tests.unit.reading.hostile import HTML, Way, site

TEXT = "Russian forces captured Kupiansk on Monday, the General Staff said.\n"


@pytest.fixture
def data(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("FRONTLINE_DATA", str(folder(tmp_path / "data")))
    monkeypatch.setenv("FRONTLINE_FETCH_PRIVATE", "on")
    return tmp_path / "data"


@pytest.fixture
def article(tmp_path: Path) -> Path:
    (tmp_path / "a.txt").write_text(TEXT)
    return tmp_path / "a.txt"


def test_a_short_list_for_people(
    data: Path, article: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert (
        main(
            ["read", str(article), "--published", "2023-06-13", "--publisher", "Sample"]
        )
        == 0
    )
    out, err = capsys.readouterr()
    assert err == ""
    assert "(Sample, 2023-06-13)\n1 claim, 1 mention of places\n" in out
    assert (
        "  on 12 June 2023: Captured: Kupiansk, Kharkiv oblast; the General Staff:"
        " “Russian forces captured" in out
    )


def test_what_is_not_known_is_asked_for(
    data: Path, article: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["read", str(article)]) == 0
    out, err = capsys.readouterr()
    assert "--published 2023-06-13" in err
    assert "--publisher NAME" in err
    assert "date unknown" in out


def test_json(data: Path, article: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert (
        main(
            [
                "read",
                str(article),
                "--published",
                "2023-06-13T08:00:00Z",
                "--publisher",
                "S",
                "--json",
            ]
        )
        == 0
    )
    found = json.loads(capsys.readouterr().out)
    fields = ["id", "language", "mentions", "claims", "rejected", "article"]
    assert list(found) == fields
    assert (found["article"]["text"], found["article"]["published"]) == (
        TEXT,
        "2023-06-13",
    )
    assert found["id"] == found["article"]["id"]
    (claim,) = found["claims"]
    assert list(claim) == [*FIELDS, "place", "doubt", "doubt_reasons"]
    assert (claim["kind"], claim["place"], claim["date_from"], claim["date_to"]) == (
        "capture",
        "Kupiansk",
        "2023-06-12",
        "2023-06-12",
    )


@pytest.mark.slow
def test_standard_input_is_kept_once(
    data: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    for said in (
        "article kept, 1 draft added",
        "article kept already, 0 drafts added, 1 claim known already",
    ):
        monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(TEXT.encode())))
        assert (
            main(
                ["read", "-", "--published", "2023-06-13", "--publisher", "S", "--save"]
            )
            == 0
        )
        assert said in capsys.readouterr().err
    assert main(["export", "-", "--format", "csv", "--review", "draft"]) == 0
    assert capsys.readouterr().out.count("Kupiansk") >= 1


@pytest.mark.slow
def test_what_comes_from_outside_cannot_command_the_terminal(
    data: Path, article: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    article.write_text(
        f"<html><title>\x1b]0;x\x07T\x1b[2J</title><p>{TEXT}<p>\x1b[31mShells fell near"
        " Lyman.</html>"
    )
    assert main(["read", str(article), "--publisher", "\x1b[1mS"]) == 0
    out, err = capsys.readouterr()
    assert "\x1b" not in out + err
    assert "\x07" not in out + err


@pytest.mark.slow
def test_pages_and_feeds_of_the_web(
    data: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with site() as served:
        url = served.at(
            "/a",
            Way(headers=HTML, body=f"<html><body><p>{TEXT}</p></body></html>".encode()),
        )
        assert main(["read", url]) == 0
        assert "127.0.0.1" in capsys.readouterr().out
        items = f"<item><link>{url}</link></item><item><link>{served.base}/gone</link></item>"
        feed = served.at(
            "/f",
            Way(
                headers={"Content-Type": "text/xml"},
                body=f"<rss><channel>{items}</channel></rss>".encode(),
            ),
        )
        assert main(["read", feed, "--json"]) == 1
        out, err = capsys.readouterr()
        assert [json.loads(line)["article"]["url"] for line in out.splitlines()] == [
            url
        ]
        assert "/gone: there is no such page (HTTP 404)" in err


def test_nothing_found(
    data: Path, article: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    article.write_text("The recipe needs two eggs and a little salt.")
    assert (
        main(["read", str(article), "--published", "2023-06-13", "--publisher", "S"])
        == 1
    )
    assert "no place of the war and no claim was found" in capsys.readouterr().err


@pytest.mark.slow
def test_many(data: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    source, out = write_reports(tmp_path / "in.jsonl", 3), tmp_path / "out.jsonl"
    words = ["read", "--jsonl", str(source), "--out", str(out)]
    assert main(words) == 0
    assert f"{out}: 3 articles read, " in capsys.readouterr().out
    source.write_text(source.read_text() + "{\n")
    assert main(words) == 1
    said, err = capsys.readouterr()
    assert "0 articles read, 0 claims found, 3 by an earlier run" in said
    assert f"{source}, article 4: not a line of JSON" in err
    assert "1 article could not be read" in err


@pytest.mark.parametrize(
    ("words", "reason"),
    [
        ((), "give one FILE, address or -"),
        (("a", "--jsonl", "b", "--out", "c"), "give one FILE"),
        (("--jsonl", "in.jsonl"), "go together"),
        (("a", "--out", "b"), "go together"),
        (("/nowhere/a.txt",), "/nowhere/a.txt: cannot be read"),
        (("a.txt", "--published", "Monday"), "not a date"),
        (
            ("--jsonl", "/nowhere/in.jsonl", "--out", "OUT"),
            "/nowhere/in.jsonl: cannot be read",
        ),
        (
            ("--jsonl", "IN", "--out", "/nowhere/out.jsonl"),
            "/nowhere/out.jsonl: cannot be written",
        ),
        (("--jsonl", "IN", "--out", "OUT", "--save"), "are for one article"),
        (("--jsonl", "IN", "--out", "OUT", "--workers", "0"), "--workers 0"),
        (("http://10.0.0.1/",), "private or special network"),
        (("http://",), "not a web address"),
        (("https://user:pw@x.example/",), "plain address"),
    ],
)
def test_refused(
    words: tuple[str, ...],
    reason: str,
    data: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.delenv("FRONTLINE_FETCH_PRIVATE")
    source = write_reports(tmp_path / "in.jsonl", 1)
    assert (
        main(
            [
                "read",
                *(
                    w.replace("IN", str(source)).replace(
                        "OUT", str(tmp_path / "o.jsonl")
                    )
                    for w in words
                ),
            ]
        )
        == 2
    )
    out, err = capsys.readouterr()
    assert out == ""
    assert err.startswith("frontline: ")
    assert reason in err
    assert err.count("\n") == 1
