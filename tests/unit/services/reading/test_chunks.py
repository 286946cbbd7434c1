"""Articles read together: where they are cut, and what becomes of each."""

from __future__ import annotations

import pytest

from dashboard.exchange.batches.articles import ArticleItem
from dashboard.services.reading.chunks import Size, split_articles


def item(number: int, text: str) -> ArticleItem:
    return ArticleItem(
        number=number,
        id=number,
        text=text,
        published=None,
        publisher="",
        problem="",
        done=0.0,
    )


@pytest.mark.parametrize(
    ("lengths", "most", "numbers"),
    [
        ([], Size(2, 100), []),
        ([1, 1, 1], Size(2, 100), [[0, 1], [2]]),
        ([60, 60, 60], Size(9, 100), [[0], [1], [2]]),
        ([50, 50, 1], Size(9, 100), [[0, 1], [2]]),
        ([500, 1], Size(9, 100), [[0], [1]]),
    ],
)
def test_where_articles_are_cut(
    lengths: list[int], most: Size, numbers: list[list[int]]
) -> None:
    items = [item(number, "x" * length) for number, length in enumerate(lengths)]
    chunks = split_articles(items, most)
    assert [[each.number for each in chunk] for chunk in chunks] == numbers
