"""A bad row is told with its line and reason, and the rest of the file loads."""

from __future__ import annotations

from pathlib import Path

import pytest

from dashboard.domain.claim import FIELDS
from dashboard.domain.errors import BadInput, BadRow
from dashboard.domain.words import REGIONS, Hedge, Kind, Review, Side
from dashboard.exchange import read_csv
from dashboard.exchange.tables.claim_rows import bounded_text, cell_text

HEADER = "id,kind,claimant,publisher,lat,lon,date_from,date_to,url,note,region,radius_km,start,end"
GOOD = "{id},hold,Kyiv,BBC,48.5,37.9,2023-06-01,2023-06-02,https://example.org,ok,Donetsk,3,0,9"


def row(id: str, **cells: str) -> str:
    values = (
        dict(zip(HEADER.split(","), GOOD.format(id=id).split(","), strict=True)) | cells
    )
    return ",".join(values.values())


def read(
    folder: Path, *rows: str, header: str = HEADER
) -> tuple[list[str], tuple[BadRow, ...]]:
    path = folder / "claims.csv"
    path.write_bytes("\n".join([header, *rows, ""]).encode())
    claims, problems = read_csv(path)
    return [claim.id for claim in claims], problems


@pytest.mark.parametrize(
    ("bad", "reason"),
    [
        (row("x", lat="0", lon="0"), "not a place on land"),
        (row("x", lat="0.0", lon="-0"), "not a place on land"),
        (row("x", lon=""), "lat and lon must both be given or both be empty"),
        (row("x", lat=""), "lat and lon must both be given or both be empty"),
        (row("x", lat="91"), "not a place on land"),
        (row("x", lon="181"), "not a place on land"),
        (row("x", lat="nan"), "lat 'nan' is not a number"),
        (row("x", lon="inf"), "lon 'inf' is not a number"),
        (row("x", lat="48°30"), "is not a number"),
        (
            row("x", kind="liberated"),
            "kind 'liberated' is not known; one of retake, capture",
        ),
        (row("x", kind=""), "kind is empty"),
        (row("x", claimant=" "), "claimant is empty"),
        (row("x", publisher=""), "publisher is empty"),
        (
            row("x", date_from="2023-06-03"),
            "date_from 2023-06-03 is later than date_to 2023-06-02",
        ),
        (
            row("x", date_to="13.06.2023"),
            "date_to '13.06.2023' is not a date like 2023-06-13",
        ),
        (row("good1"), "the same claim stands in an earlier row (id good1)"),
        (
            row("x") + ",extra",
            "the row has more or fewer cells than the first line names",
        ),
        ("x,hold,Kyiv", "the row has more or fewer cells than the first line names"),
        (
            row("x", url="javascript:alert(1)"),
            "does not begin with http:// or https://",
        ),
        (row("x", url="data:text/html"), "does not begin with http:// or https://"),
        (row("x", region="Mordor"), "region 'Mordor' is not known; one of Cherkasy"),
        (row("x", radius_km="0"), "radius_km 0.0 is not between 0 and 2000"),
        (row("x", radius_km="2001"), "radius_km 2001.0 is not between 0 and 2000"),
        (row("x", note="n" * 4001), "note is longer than 4000 characters"),
        (row("x", start="first"), "start 'first'"),
        (row("x", start="-1"), "start '-1'"),
        (row("x", end="9" * 25), "end '9"),
    ],
)
def test_a_bad_row_is_told_with_its_line_and_the_good_ones_load(
    tmp_path: Path, bad: str, reason: str
) -> None:
    ids, problems = read(tmp_path, row("good1"), bad, row("good2"))
    assert ids == ["good1", "good2"]
    assert [(p.source, p.line) for p in problems] == [("claims.csv", 3)]
    assert reason in problems[0].reason
    assert str(problems[0]) == f"claims.csv, line 3: {problems[0].reason}"


def test_lines_are_counted_past_cells_of_several_lines_and_empty_lines(
    tmp_path: Path,
) -> None:
    rows = (
        row("a", note='"one\ntwo\nthree"'),
        "",
        row("x", kind="bad"),
        row("b"),
        row("y", lat="0", lon="0"),
    )
    ids, problems = read(tmp_path, *rows)
    assert ids == ["a", "b"]
    assert [p.line for p in problems] == [6, 8]


def test_a_row_of_several_lines_is_told_by_its_first_line(tmp_path: Path) -> None:
    _, problems = read(tmp_path, row("a"), row("x", kind="bad", note='"one\ntwo"'))
    assert [p.line for p in problems] == [3]


def test_a_bom_any_order_and_unknown_columns_are_fine(tmp_path: Path) -> None:
    path = tmp_path / "claims.csv"
    path.write_text("\ufeffpublisher,mine,claimant,kind\nBBC,?,Kyiv,hold\n", "utf-8")
    (claim,), problems = read_csv(path)
    assert problems == ()
    assert (claim.kind, claim.actor, claim.hedge, claim.review) == (
        Kind.HOLD,
        Side.UNKNOWN,
        Hedge.ASSERTED,
        Review.DRAFT,
    )
    assert len(claim.id) == 16
    assert not claim.placed


def test_a_claim_without_an_id_gets_the_same_one_each_time(tmp_path: Path) -> None:
    (first, other), _ = read(tmp_path, row("", note="one"), row("", note="two"))
    assert first != other
    assert read(tmp_path, row("", note="one"))[0] == [first]


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"", "no column kind, claimant, publisher"),
        (b"id,kind,claimant\n", "no column publisher"),
        (b"kind,claimant,publisher\nhold,\xff,BBC\n", "cannot be read as UTF-8 CSV"),
        (b'kind,claimant,publisher\nhold,"Kyiv,BBC\n', "cannot be read as UTF-8 CSV"),
        (b"k\x00i\x00n\x00d\x00", "no column"),
    ],
)
def test_a_file_that_is_no_claims_file_is_refused(
    tmp_path: Path, content: bytes, reason: str
) -> None:
    path = tmp_path / "claims.csv"
    path.write_bytes(content)
    with pytest.raises(BadInput, match=reason):
        read_csv(path)


def test_a_missing_file_is_refused(tmp_path: Path) -> None:
    with pytest.raises(BadInput, match=r"none\.csv"):
        read_csv(tmp_path / "none.csv")


def test_hostile_text_is_only_text(tmp_path: Path) -> None:
    path = tmp_path / "claims.csv"
    path.write_text(
        "kind,claimant,publisher,note\nhold,Kyiv,BBC,<img src=x onerror=alert(1)>\n",
        "utf-8",
    )
    (claim,), _ = read_csv(path)
    assert claim.note == "<img src=x onerror=alert(1)>"
    assert set(FIELDS) >= {"note", "quote"}


@pytest.mark.parametrize(
    ("bad", "reason"),
    [
        (
            row("x", lat="91"),
            "lat 91.0, lon 37.9 is not a place on land; leave both empty when unknown",
        ),
        (row("x", lat="-90", lon="180"), ""),
        (row("x", lat="90", lon="-180"), ""),
        (
            row("x", lat="-90.1"),
            "lat -90.1, lon 37.9 is not a place on land; leave both empty when unknown",
        ),
        (
            row("x", lon="-180.1"),
            "lat 48.5, lon -180.1 is not a place on land; leave both empty when unknown",
        ),
        (row("x", lat="0", lon="1"), ""),
        (row("x", lat="1", lon="0"), ""),
        (row("x", lat="", lon=""), ""),
        (row("x", radius_km="2000"), ""),
        (row("x", radius_km="0.001"), ""),
        (row("x", radius_km="-1"), "radius_km -1.0 is not between 0 and 2000"),
        (row("x", start="1.5"), "start '1.5' is not a whole number of characters"),
        (row("x", start="9" * 11), ""),
        (
            row("x", start="9" * 12),
            f"start '{'9' * 12}' is not a whole number of characters",
        ),
        (row("x", start="٣"), "start '٣' is not a whole number of characters"),
        (row("x", lat="y" * 50), f"lat '{'y' * 40}' is not a number"),
        (
            row("x", date_from="z" * 50),
            f"date_from '{'z' * 40}' is not a date like 2023-06-13",
        ),
        (row("x", date_from="2023-06-02"), ""),
        (row("x", date_from="", date_to=""), ""),
        (row("x", note="n" * 4000), ""),
        (
            row("x", url="u" * 50),
            f"url '{'u' * 40}' does not begin with http:// or https://",
        ),
        (row("x", url=""), ""),
        (row("x", url="http://a.example"), ""),
        (row("x", region=""), ""),
    ],
)
def test_a_reason_in_full_and_what_is_just_allowed(
    tmp_path: Path, bad: str, reason: str
) -> None:
    ids, problems = read(tmp_path, bad)
    assert [(p.reason, p.id) for p in problems] == ([(reason, "x")] if reason else [])
    assert ids == ([] if reason else ["x"])


def test_a_file_is_refused_in_full_sentences(tmp_path: Path) -> None:
    path = tmp_path / "claims.csv"
    path.write_text("id,kind\n")
    with pytest.raises(BadInput) as error:
        read_csv(path)
    assert str(error.value) == (
        f"{path}: no column claimant, publisher; the first line must name the columns"
    )
    with pytest.raises(BadInput) as error:
        read_csv(tmp_path)
    assert str(error.value).startswith(f"{tmp_path}: cannot be read as UTF-8 CSV (")
    assert str(error.value).endswith("); check the file")


def test_an_id_is_made_of_the_article_or_of_what_is_said(tmp_path: Path) -> None:
    header = "kind,claimant,publisher,article_id,url,note,place_as_written,start"
    cells = ["hold", "Kyiv", "BBC", "", "https://a.example", "n", "P", "1"]

    def id_of(**changed: str) -> str:
        values = dict(zip(header.split(","), cells, strict=True)) | changed
        (own,), _ = read(tmp_path, ",".join(values.values()), header=header)
        return own

    bare = id_of()
    for name in ("url", "note", "claimant", "place_as_written", "start"):
        more = {"url": "https://b.example", "start": "2"}.get(name, "other")
        assert id_of(**{name: more}) != bare, name
    assert id_of(kind="strike") != bare
    assert id_of(publisher="Other") == bare
    # With an article, what else is said of it makes no difference.
    assert id_of(article_id="a") == id_of(article_id="a", note="other", url="")
    assert id_of(article_id="a") != id_of(article_id="b")


def test_texts_lose_the_mark_of_a_spreadsheet(tmp_path: Path) -> None:
    assert cell_text("note", "  '=1+1 ") == "=1+1"
    assert bounded_text("note", "  '=1+1 ") == "'=1+1"
    with pytest.raises(ValueError, match=r"^note is longer than 4000 characters$"):
        bounded_text("note", "x" * 4001)
    _, problems = read(tmp_path, row("y" * 4001))
    assert problems[0].id == ""


LONG = "x" * 41
CUT = "x" * 40


@pytest.mark.parametrize(
    ("cells", "said"),
    [
        ({"kind": LONG}, f"kind '{CUT}' is not known; one of {', '.join(Kind)}"),
        ({"lat": LONG}, f"lat '{CUT}' is not a number"),
        ({"lat": "inf"}, "lat 'inf' is not a number"),
        ({"start": LONG}, f"start '{CUT}' is not a whole number of characters"),
        ({"end": "1" * 12}, f"end '{'1' * 12}' is not a whole number of characters"),
        ({"end": "\u0661"}, "end '\u0661' is not a whole number of characters"),
        ({"date_to": LONG}, f"date_to '{CUT}' is not a date like 2023-06-13"),
        ({"region": LONG}, f"region '{CUT}' is not known; one of {', '.join(REGIONS)}"),
        ({"url": LONG}, f"url '{CUT}' does not begin with http:// or https://"),
        ({"radius_km": "0"}, "radius_km 0.0 is not between 0 and 2000"),
        ({"radius_km": "2000.5"}, "radius_km 2000.5 is not between 0 and 2000"),
        (
            {"date_from": "2023-06-03"},
            "date_from 2023-06-03 is later than date_to 2023-06-02",
        ),
        (
            {"lat": "90.5"},
            "lat 90.5, lon 37.9 is not a place on land; leave both empty when unknown",
        ),
        ({"kind": ""}, "kind is empty"),
        ({"claimant": ""}, "claimant is empty"),
        ({"publisher": ""}, "publisher is empty"),
        (
            {"publisher": "a,b"},
            "the row has more or fewer cells than the first line names",
        ),
    ],
)
def test_what_is_said_of_a_cell(
    cells: dict[str, str], said: str, tmp_path: Path
) -> None:
    ids, (problem,) = read(tmp_path, row("x", **cells))
    assert ids == []
    assert (problem.reason, problem.line) == (said, 2)


@pytest.mark.parametrize(
    "cells",
    [
        {"lat": "90", "lon": "-180"},
        {"lat": "-90", "lon": "180"},
        {"lat": "0", "lon": "0.1"},
        {"lat": "0.1", "lon": "0"},
        {"lat": "", "lon": ""},
        {"radius_km": "2000"},
        {"radius_km": "0.001"},
        {"end": "1" * 11},
        {"date_from": "2023-06-02"},
        {"url": "http://a"},
    ],
)
def test_what_is_just_allowed_in_a_cell(cells: dict[str, str], tmp_path: Path) -> None:
    assert read(tmp_path, row("x", **cells)) == (["x"], ())


def test_the_id_of_a_row_that_cannot_be_used(tmp_path: Path) -> None:
    for id, known in (("'=x", "=x"), ("y" * 4001, ""), ("", "")):
        _, (problem,) = read(tmp_path, row(id, kind="?"))
        assert problem.id == known
    _, (problem,) = read(tmp_path, "hold,Kyiv", header="kind,claimant,publisher")
    assert problem.id == ""


def test_the_same_claim_twice(tmp_path: Path) -> None:
    ids, (problem,) = read(tmp_path, row("x"), row("x"))
    assert ids == ["x"]
    assert problem.reason == "the same claim stands in an earlier row (id x)"
    assert problem.line == 3
