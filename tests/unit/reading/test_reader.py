"""The one door: an article in, its places and claims out, with the offsets and words of
the text as it was written.
"""

from __future__ import annotations

import pytest

from dashboard.domain.words import Kind
from dashboard.reading.reader import as_written
from dashboard.reading.text.structure import readable_text
from tests.unit.reading.articles import article, read, reader

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


TEXT = (
    "Russian troops shelled Kup-\niansk on Monday, t.me/kherson_live wrote.\n"
    "Could Lyman fall? Russia plans to take Lyman."
)


def test_claims_mentions_and_rejected_are_of_the_text() -> None:
    reading = read(TEXT)
    assert [m.place_as_written for m in reading.mentions][:1] == ["Kup-\niansk"]
    for mention in reading.mentions:
        assert TEXT[mention.start : mention.end] == mention.place_as_written
    (claim,) = reading.claims
    assert claim.name == "Kupiansk"
    assert claim.start is not None
    assert claim.quote == TEXT[claim.start : claim.end]
    assert "t.me/kherson_live" in claim.quote
    for rejected in reading.rejected:
        assert TEXT[rejected.start : rejected.end] == rejected.text


def test_a_clean_text_is_left_alone() -> None:
    text = "Russian troops shelled Kupiansk."
    reading = read(text)
    assert as_written(reading, article(text), readable_text(text)) is reading
