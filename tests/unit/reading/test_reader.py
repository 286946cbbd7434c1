"""The one door: an article in, its places and claims out."""

from __future__ import annotations

import pytest

from dashboard.domain.words import Kind
from tests.unit.reading.articles import article, reader

TEXTS = [
    "Russian forces shelled Nikopol. It rained.",
    "",
    "Ukrainian troops retook Robotyne.\nNobody may know.",
]


@pytest.mark.parametrize("with_model", [True, False], ids=["model", "rules"])
def test_an_article_reads_the_same_parsed_before_or_now(with_model: bool) -> None:
    ours = reader(with_model)
    articles = [article(text) for text in TEXTS]
    readings = [
        ours.read(a, p) for a, p in zip(articles, ours.parse(articles), strict=True)
    ]
    assert readings == [ours.read(a) for a in articles]
    assert [r.sure for r in readings] == [with_model] * 3
    assert [[m.place_as_written for m in r.mentions] for r in readings] == [
        ["Nikopol"],
        [],
        ["Robotyne"],
    ]
    assert [[c.kind for c in r.claims] for r in readings] == [
        [Kind.STRIKE],
        [],
        [Kind.RETAKE],
    ]
