"""Files of articles: one broken record never stops the rest."""

from __future__ import annotations

from datetime import date, datetime
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from dashboard.domain.errors import BadInput
from dashboard.exchange.batches import articles
from dashboard.exchange.batches.articles import (
    ArticleItem,
    article_items,
    published_day,
)


def items(folder: Path, *lines: str) -> list[ArticleItem]:
    file = folder / "a.jsonl"
    file.write_text("\n".join(lines))
    return list(article_items(file))


def test_an_article(tmp_path: Path) -> None:
    (item,) = items(
        tmp_path, '{"id":7,"text":"T","published":"2023-06-13T10:00","publisher":"P"}'
    )
    assert item == ArticleItem(1, 7, "T", date(2023, 6, 13), "P", done=1.0)


@pytest.mark.parametrize(
    ("line", "problem"),
    [
        ("{", "not a line of JSON ("),
        ("5", "not a JSON object with id, text, published and publisher"),
        ('{"text":" "}', "it has no text"),
        ('{"text":5}', "it has no text"),
        ('{"id":true,"text":"T"}', "its id is neither text nor a whole number"),
        ('{"id":1.5,"text":"T"}', "its id is neither text nor a whole number"),
        ('{"text":"T","publisher":["P"]}', "its publisher is not text"),
        ('{"text":"T","published":"soon"}', "published 'soon': not a date;"),
    ],
)
def test_a_broken_line(line: str, problem: str, tmp_path: Path) -> None:
    bad, good = items(tmp_path, line, "", '{"text":"T"}')
    assert bad.problem.startswith(problem)
    assert (bad.number, good.number) == (1, 3)
    assert (good.problem, good.text, good.id, good.published) == ("", "T", None, None)


def test_a_line_that_is_too_long(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(articles, "LONGEST_LINE", 20)
    first, second = items(tmp_path, '{"text":"' + "x" * 100 + '"}', '{"text":"T"}')
    assert first.problem == "longer than 2e-05 MB; split it"
    assert (second.number, second.text) == (2, "T")


def test_days() -> None:
    day = date(2023, 6, 13)
    assert published_day(None) is published_day("") is None
    assert published_day(datetime(2023, 6, 13, 23, 59)) == day  # noqa: DTZ001
    assert published_day(day) == published_day(" 2023-06-13 ") == day
    with pytest.raises(BadInput, match="write it like 2023-06-13"):
        published_day("13.6.2023")


def test_a_file_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(BadInput, match="cannot be read"):
        list(article_items(tmp_path / "none.jsonl"))


def of_parquet(path: Path) -> list[ArticleItem]:
    return list(article_items(path))


def test_articles_of_a_parquet_file(tmp_path: Path) -> None:
    table = pa.table(
        {
            "more": [1, 2, 3, 4],
            "text": ["A", " ", "C", None],
            "id": ["x", "y", "z", "w"],
            "published": [date(2023, 6, 13), None, None, None],
            "publisher": ["P", None, None, None],
        }
    )
    file = tmp_path / "a.parquet"
    pq.write_table(table, file)
    assert of_parquet(file) == [
        ArticleItem(1, "x", "A", date(2023, 6, 13), "P", done=0.25),
        ArticleItem(2, "y", problem="it has no text", done=0.5),
        ArticleItem(3, "z", "C", done=0.75),
        ArticleItem(4, "w", problem="it has no text", done=1.0),
    ]


def test_folders_are_read_with_their_names_as_columns(tmp_path: Path) -> None:
    folder = tmp_path / "publisher=P"
    folder.mkdir()
    pq.write_table(pa.table({"text": ["A"]}), folder / "0.parquet")
    (item,) = of_parquet(tmp_path)
    assert (item.text, item.publisher, item.id) == ("A", "P", None)


def test_a_parquet_file_without_a_text_is_refused(tmp_path: Path) -> None:
    file = tmp_path / "a.parquet"
    pq.write_table(pa.table({"words": ["A"]}), file)
    with pytest.raises(BadInput) as error:
        of_parquet(file)
    assert str(error.value) == (
        f"{file}: no column `text`; articles have the columns id, text, published,"
        " publisher"
    )
    file.write_bytes(b"no parquet at all")
    with pytest.raises(BadInput) as error:
        of_parquet(file)
    assert str(error.value).startswith(f"{file}: ")
    assert str(error.value).endswith("; give sound files")


def test_how_much_of_a_file_lies_behind_a_line(tmp_path: Path) -> None:
    line = '{"text":"T"}'
    done = [round(item.done, 2) for item in items(tmp_path, line, line, line, line)]
    assert done == [0.25, 0.51, 0.76, 1.0]


@pytest.mark.parametrize(
    ("line", "item"),
    [
        ('{"text":"T","id":""}', ArticleItem(1, "", "T", done=1.0)),
        ('{"text":"T","publisher":null}', ArticleItem(1, None, "T", done=1.0)),
        (
            '{"id":"a","text":" "}',
            ArticleItem(1, "a", problem="it has no text", done=1.0),
        ),
        (
            '{"id":"a","text":"T","publisher":5}',
            ArticleItem(1, "a", problem="its publisher is not text", done=1.0),
        ),
        (
            '{"id":"a","text":"T","published":"soon, they say, but nobody knows when it is"}',
            ArticleItem(
                1,
                "a",
                problem="published 'soon, they say, but nobody knows when it': not a"
                " date; write it like 2023-06-13",
                done=1.0,
            ),
        ),
        (
            "[1]",
            ArticleItem(
                1,
                problem="not a JSON object with id, text, published and publisher",
                done=1.0,
            ),
        ),
    ],
)
def test_an_item_to_the_letter(line: str, item: ArticleItem, tmp_path: Path) -> None:
    assert items(tmp_path, line) == [item]


def test_a_line_of_just_the_longest_length_is_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    line = '{"text":"T"}'
    monkeypatch.setattr(articles, "LONGEST_LINE", len(line) + 1)
    assert [item.problem for item in items(tmp_path, line, line)] == ["", ""]
    monkeypatch.setattr(articles, "LONGEST_LINE", len(line))
    first, second = items(tmp_path, line, line)
    assert first.problem == "longer than 1.2e-05 MB; split it"
    assert 0 < first.done < second.done == 1
    assert ArticleItem(1).done == 0


def test_a_missing_file_is_told_in_full(tmp_path: Path) -> None:
    file = tmp_path / "none.jsonl"
    with pytest.raises(BadInput) as error:
        list(article_items(file))
    assert str(error.value) == (
        f"{file}: cannot be read (No such file or directory); give a file of JSON"
        " Lines, or Parquet"
    )
