"""Where a batch writes, and how it goes on where it stopped."""

from __future__ import annotations

from collections.abc import Iterable
from contextlib import closing
from pathlib import Path

import pytest

from dashboard.domain.errors import BadInput, Damaged
from dashboard.services.reading.chunks import Job, Size
from dashboard.services.reading.outputs import Lines, Parts
from tests.unit.services.reading.test_chunks import item

JOB = Job(
    parquet=True, published=None, publisher="", data=None, corrections=(), versions="1"
)
ONE_EACH = Size(1, 1000)


def lines(out: Path, left_out: list[int] | None = None) -> Lines:
    def tell(number: int, _reason: str) -> None:
        if left_out is not None:
            left_out.append(number)

    return Lines(out, lambda each: each.id if each.id is not None else "", tell)


def fresh(output: Lines | Parts, texts: Iterable[str]) -> list[int]:
    """Return the numbers of the articles that are still to be read, and close it."""
    items = iter([item(number, text) for number, text in enumerate(texts)])
    with closing(output):
        return [chunk[0].number for chunk in output.fresh(items, ONE_EACH)]


def test_lines_go_on_after_what_the_file_holds(tmp_path: Path) -> None:
    out = tmp_path / "out.jsonl"
    out.write_text('{"id": 0}\n{"id": 1}\n{"id": 2')
    output = lines(out)
    assert fresh(output, "abcd") == [2, 3]
    assert output.earlier == 2
    with closing(lines(out)) as again:
        again.take((), b'{"id": 2}\n')
    assert out.read_text() == '{"id": 0}\n{"id": 1}\n{"id": 2}\n'


def test_an_article_an_earlier_run_left_out_is_told(tmp_path: Path) -> None:
    out, left_out = tmp_path / "out.jsonl", list[int]()
    out.write_text('{"id": 0}\n{"id": 2}\n')
    assert fresh(lines(out, left_out), "abcd") == [3]
    assert left_out == [1]


def test_lines_of_another_input_are_left_alone(tmp_path: Path) -> None:
    out = tmp_path / "out.jsonl"
    out.write_text('{"id": 9}\n')
    with pytest.raises(BadInput, match="holds records of another input"):
        fresh(lines(out), "ab")
    out.write_text("no record\n")
    with pytest.raises(Damaged, match="line 1: not a record of ours"):
        fresh(lines(out), "ab")


def parts(out: Path, job: Job = JOB) -> Parts:
    return Parts(out, job, lambda *_: None)


def test_parts_go_on_after_what_the_folder_holds(tmp_path: Path) -> None:
    first = parts(tmp_path / "out")
    chunks = first.fresh(iter([item(0, "a"), item(1, "b")]), ONE_EACH)
    first.take(next(iter(chunks)), b"part")
    second = parts(tmp_path / "out")
    assert fresh(second, "ab") == [1]
    assert second.earlier == 1
    (file,) = (tmp_path / "out").iterdir()
    assert file.name.startswith("part-000000-")
    assert file.read_bytes() == b"part"


def test_the_same_text_is_one_article_of_the_parts(tmp_path: Path) -> None:
    output = parts(tmp_path / "out")
    assert fresh(output, "aba") == [0, 1]
    assert output.repeated == 1


def test_parts_of_another_version_are_left_alone(tmp_path: Path) -> None:
    first = parts(tmp_path / "out")
    first.take(next(iter(first.fresh(iter([item(0, "a")]), ONE_EACH))), b"part")
    other = Job(True, None, "", None, (), versions="2")
    with pytest.raises(BadInput, match="another input or another version"):
        fresh(parts(tmp_path / "out", other), "a")
    (tmp_path / "out" / "notes.txt").touch()
    with pytest.raises(BadInput, match=r"holds other files \(notes.txt\)"):
        parts(tmp_path / "out")
