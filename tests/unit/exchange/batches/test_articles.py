"""Files of articles: one broken record never stops the rest."""

from __future__ import annotations

from datetime import date, datetime
from pathlib import Path

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
