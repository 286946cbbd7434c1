"""Batches: order, broken articles, stopping and going on, and that an output is never
mixed up with another input's.
"""

from __future__ import annotations

import json
import resource
from dataclasses import replace
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from dashboard import services
from dashboard.domain.article import Article
from dashboard.domain.claim import FIELDS
from dashboard.domain.errors import BadInput, Damaged, ServiceUnavailable
from dashboard.exchange.batches import articles as article_files
from dashboard.reading.model import Sentence
from dashboard.services.reading import batch
from dashboard.services.reading.chunks import Size
from tests.faults.claims import folder
from tests.faults.reports import report, write_reports
from tests.unit.services.settings_of import settings_of

Problems = list[tuple[int, str]]
"""Number of an article and why it was not read, as `read_batch` tells them."""


@pytest.fixture
def project(tmp_path: Path) -> services.Project:
    return services.open_project(settings_of(folder(tmp_path / "data")))


def run(
    project: services.Project, source: Path, out: Path, **more: Any
) -> tuple[services.BatchReport, Problems]:
    problems: Problems = []
    request = services.BatchRequest(source=source, out=out, **more)

    def tell(number: int, reason: str) -> None:
        problems.append((number, reason))

    return services.read_batch(project, request, tell=tell), problems


def content(out: Path) -> dict[str, bytes]:
    files = sorted(out.iterdir()) if out.is_dir() else [out]
    return {path.name if out.is_dir() else "": path.read_bytes() for path in files}


def records(path: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in path.read_text("utf-8").splitlines()]


def test_records_come_in_order_with_every_field(
    project: services.Project, tmp_path: Path
) -> None:
    source = write_reports(tmp_path / "in.jsonl", 5)
    done, told = run(project, source, tmp_path / "out.jsonl")
    found = records(tmp_path / "out.jsonl")
    assert (done.read, done.earlier, done.unread, told) == (5, 0, 0, [])
    assert [one["id"] for one in found] == list(range(5))
    assert done.claims == sum(len(one["claims"]) for one in found) >= 5
    for one in found:
        assert list(one) == ["id", "language", "mentions", "claims", "rejected"]
        text = report(one["id"])
        for mention in one["mentions"]:
            assert list(mention) == [
                "start",
                "end",
                "text",
                "place_id",
                "name",
                "region",
                "country",
                "lat",
                "lon",
                "precision",
                "radius_km",
                "candidates",
            ]
            assert text[mention["start"] : mention["end"]] == mention["text"]
        for claim in one["claims"]:
            assert list(claim) == [*FIELDS, "place", "doubt", "doubt_reasons"]
            assert text[claim["start"] : claim["end"]] == claim["quote"]
            assert (claim["place"], claim["published"]) == (
                claim["place_as_written"],
                "2023-06-13",
            )


BROKEN = {
    "{not json": "not a line of JSON",
    "[1]": "not a JSON object",
    '{"id": "x"}': "it has no text",
    '{"id": [], "text": "a"}': "its id",
    '{"id": 1, "text": "a", "published": "Monday"}': "published 'Monday': not a date",
    '{"text": 5}': "it has no text",
    '{"id": 1, "text": "a", "publisher": 5}': "its publisher",
    "[" * 50_000: "not a line of JSON",
}


def test_broken_articles_are_told_and_the_rest_is_read(
    project: services.Project, tmp_path: Path
) -> None:
    source = write_reports(tmp_path / "in.jsonl", 2)
    good = source.read_text().splitlines()
    source.write_text("\n".join([good[0], "", *BROKEN, good[1]]))
    done, told = run(project, source, tmp_path / "out.jsonl")
    assert (done.read, done.unread) == (2, len(BROKEN))
    assert [number for number, _ in told] == list(range(3, 3 + len(BROKEN)))
    for (_, reason), words in zip(told, BROKEN.values(), strict=True):
        assert reason.startswith(words)
    assert [one["id"] for one in records(tmp_path / "out.jsonl")] == [0, 1]


@pytest.mark.slow
def test_a_line_too_long_to_hold_is_passed_over(
    project: services.Project, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(article_files, "LONGEST_LINE", 5_000)
    source = write_reports(tmp_path / "in.jsonl", 2)
    good = source.read_bytes().splitlines(keepends=True)
    source.write_bytes(good[0] + b"x" * 23_000 + b"\n" + good[1])
    done, told = run(project, source, tmp_path / "out.jsonl")
    assert (done.read, [number for number, _ in told]) == (2, [2])


@pytest.mark.parametrize("together", [True, False])
def test_what_a_reader_stumbles_over_is_one_article(
    together: bool,
    project: services.Project,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    from dashboard.reading.reader import Reader

    read = Reader.read

    def stumble(
        self: Reader, article: Article, parsed: list[Sentence] | None = None
    ) -> object:
        if "report 2." in article.text:
            raise RecursionError("too deep")
        return read(self, article, parsed)

    def fail(self: Reader, articles: list[Article]) -> object:
        raise ValueError("together they are too much")

    monkeypatch.setattr(Reader, "read", stumble)
    if not together:
        monkeypatch.setattr(Reader, "parse", fail)
    source, out = write_reports(tmp_path / "in.jsonl", 4), tmp_path / "out.jsonl"
    done, told = run(project, source, out)
    assert (done.read, done.unread, told) == (
        3,
        1,
        [(3, "reading failed (RecursionError: too deep)")],
    )
    assert [one["id"] for one in records(out)] == [0, 1, 3]
    done, told = run(project, source, out)
    assert (done.read, done.earlier, done.unread) == (0, 3, 1)
    assert told == [(3, "an earlier run left it out; read it by itself")]


@pytest.mark.parametrize("cut", [0, 1, 700, -1])
def test_a_second_run_goes_on_where_the_first_was_torn_off(
    cut: int, project: services.Project, tmp_path: Path
) -> None:
    source, out = write_reports(tmp_path / "in.jsonl", 4), tmp_path / "out.jsonl"
    run(project, source, out)
    whole = out.read_bytes()
    ends = [n + 1 for n, byte in enumerate(whole) if byte == 10]
    at = ends[1] + cut if cut >= 0 else ends[2] + cut
    out.write_bytes(whole[:at])
    done, _ = run(project, source, out)
    assert (done.earlier, done.read) == (2, 2)
    assert out.read_bytes() == whole
    assert run(project, source, out)[0] == services.BatchReport(0, 0, 4, 0, 0)


@pytest.mark.slow
@pytest.mark.parametrize("name", ["out.jsonl", "parts"])
def test_ctrl_c_keeps_what_is_done(
    name: str,
    project: services.Project,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(batch, "PART", Size(2, 10_000))
    monkeypatch.setattr(batch, "SHARE", Size(2, 10_000))
    source = write_reports(tmp_path / "in.jsonl", 6)

    def stop(progress: services.BatchProgress) -> None:
        assert 0 < progress.done <= 1
        if progress.rows == 4:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        services.read_batch(
            project,
            services.BatchRequest(source=source, out=tmp_path / name),
            tell=print,
            progress=stop,
        )
    done, _ = run(project, source, tmp_path / name)
    assert (done.earlier, done.read) == (4, 2)
    run(project, source, tmp_path / f"whole-{name}")
    assert content(tmp_path / name) == content(tmp_path / f"whole-{name}")


def test_an_output_of_another_input_is_left_alone(
    project: services.Project, tmp_path: Path
) -> None:
    source = write_reports(tmp_path / "in.jsonl", 3)
    other = tmp_path / "other.jsonl"
    other.write_text(source.read_text().replace('"id": ', '"id": 10'))
    run(project, source, tmp_path / "out.jsonl")
    run(project, source, tmp_path / "parts")
    before = (tmp_path / "out.jsonl").read_bytes()
    for out in ("out.jsonl", "parts"):
        with pytest.raises(BadInput, match=r"of another input"):
            run(project, other, tmp_path / out)
    with pytest.raises(BadInput, match=r"of another input"):
        run(
            project,
            source,
            tmp_path / "parts",
            metadata=services.ArticleMetadata(publisher="Other"),
        )
    assert (tmp_path / "out.jsonl").read_bytes() == before
    with pytest.raises(BadInput, match=r"input and output are the same"):
        run(project, source, source)
    (tmp_path / "out.jsonl").write_bytes(b"{}\n")
    with pytest.raises(Damaged, match=r"line 1: not a record of ours"):
        run(project, source, tmp_path / "out.jsonl")
    with pytest.raises(BadInput, match=r"holds other files"):
        run(project, source, tmp_path / "data")


@pytest.mark.slow
def test_the_same_text_twice_is_one_article_of_parquet_and_two_lines(
    project: services.Project, tmp_path: Path
) -> None:
    source = write_reports(tmp_path / "in.jsonl", 2)
    once, _ = run(project, source, tmp_path / "once")
    source.write_text(source.read_text() * 2)
    twice, _ = run(project, source, tmp_path / "twice")
    assert (twice.read, twice.claims, twice.repeated) == (2, once.claims, 2)
    assert pq.read_table(tmp_path / "twice").equals(pq.read_table(tmp_path / "once"))
    run(project, source, tmp_path / "out.jsonl")
    assert [one["id"] for one in records(tmp_path / "out.jsonl")] == [0, 1, 0, 1]
    assert run(project, source, tmp_path / "out.jsonl")[0].earlier == 4


@pytest.mark.slow
@pytest.mark.parametrize("name", ["out.jsonl", "parts"])
def test_a_full_disk_is_told_and_the_same_call_goes_on(
    name: str,
    project: services.Project,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(batch, "PART", Size(2, 10_000))
    monkeypatch.setattr(batch, "SHARE", Size(2, 10_000))
    source = write_reports(tmp_path / "in.jsonl", 6)
    run(project, source, tmp_path / f"whole-{name}")
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (3_000, before[1]))
    try:
        with pytest.raises(
            ServiceUnavailable, match=r"free some space and run the same command again"
        ):
            run(project, source, tmp_path / name)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)
    run(project, source, tmp_path / name)
    assert content(tmp_path / name) == content(tmp_path / f"whole-{name}")


def test_parts_are_in_the_claim_schema_and_open_as_an_archive(
    project: services.Project, tmp_path: Path
) -> None:
    source = write_reports(tmp_path / "in.jsonl", 4)
    done, _ = run(project, source, tmp_path / "parts")
    (part,) = (tmp_path / "parts").iterdir()
    assert part.name.startswith("part-000000-")
    assert pq.read_schema(part).names == list(FIELDS)
    dataset = services.open_archive(project, str(tmp_path / "parts"), "mine", by="r")
    assert dataset.rows == done.claims > 0


def test_partitioned_parquet_is_read_like_lines(
    project: services.Project, tmp_path: Path
) -> None:
    rows = [
        json.loads(line)
        for line in write_reports(tmp_path / "in.jsonl", 4).read_text().splitlines()
    ]
    for n, row in enumerate(rows):
        place = tmp_path / "in" / f"publisher={row.pop('publisher')}" / f"{n}.parquet"
        place.parent.mkdir(parents=True, exist_ok=True)
        pq.write_table(pa.Table.from_pylist([row]), place)
    run(project, tmp_path / "in.jsonl", tmp_path / "lines.jsonl")
    run(project, tmp_path / "in", tmp_path / "parquet.jsonl")
    assert (tmp_path / "lines.jsonl").read_bytes() == (
        tmp_path / "parquet.jsonl"
    ).read_bytes()
    pq.write_table(pa.table({"body": ["x"]}), tmp_path / "x.parquet")
    with pytest.raises(BadInput, match=r"no column `text`"):
        run(project, tmp_path / "x.parquet", tmp_path / "x.jsonl")


def test_what_articles_do_not_say_may_be_given(
    project: services.Project, tmp_path: Path
) -> None:
    source = tmp_path / "in.jsonl"
    source.write_text(json.dumps({"text": report(1)}) + "\n")
    metadata = services.ArticleMetadata(
        published=article_files.published_day("2023-06-13"), publisher="Mine"
    )
    run(project, source, tmp_path / "out.jsonl", metadata=metadata)
    (one,) = records(tmp_path / "out.jsonl")
    assert one["id"].startswith("sha256:")
    assert {(claim["published"], claim["publisher"]) for claim in one["claims"]} == {
        ("2023-06-13", "Mine")
    }
    assert (
        run(
            project,
            source,
            tmp_path / "out.jsonl",
            metadata=replace(metadata, publisher=""),
        )[0].earlier
        == 1
    )


@pytest.mark.slow
def test_several_processes_write_the_same(
    project: services.Project, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(batch, "SHARE", Size(2, 10_000))
    source = write_reports(tmp_path / "in.jsonl", 9)
    alone, _ = run(project, source, tmp_path / "alone.jsonl")
    together, _ = run(project, source, tmp_path / "together.jsonl", workers=2)
    assert alone == together
    assert (tmp_path / "alone.jsonl").read_bytes() == (
        tmp_path / "together.jsonl"
    ).read_bytes()
