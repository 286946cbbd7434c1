"""Sentences of the tests' own, read with the shipped gazetteer, with and without a
model.
"""

from __future__ import annotations

from datetime import date
from functools import cache

from dashboard.domain.article import Article
from dashboard.domain.claim import Claim
from dashboard.domain.settings import Settings, shipped_folder
from dashboard.gazetteer import Gazetteer
from dashboard.reading.model import Reading
from dashboard.reading.reader import Reader
from dashboard.reading.text.nlp import model

WEDNESDAY = date(2023, 6, 14)
"""The day of publication unless a test says otherwise."""


@cache
def reader(with_model: bool) -> Reader:
    return Reader(
        Gazetteer.load(Settings(shipped=shipped_folder())),
        model() if with_model else None,
    )


def article(text: str, published: date | None = WEDNESDAY) -> Article:
    return Article(
        id="sha256:0123456789abcdef",
        text=text,
        sha256="0" * 64,
        published=published,
        publisher="The Daily Test",
    )


def read(
    text: str, published: date | None = WEDNESDAY, *, with_model: bool = True
) -> Reading:
    return reader(with_model).read(article(text, published))


def claims(
    text: str, published: date | None = WEDNESDAY, *, with_model: bool = True
) -> list[Claim]:
    return list(read(text, published, with_model=with_model).claims)


def only(
    text: str, published: date | None = WEDNESDAY, *, with_model: bool = True
) -> Claim:
    found = claims(text, published, with_model=with_model)
    assert len(found) == 1, [f"{c.kind} {c.place_as_written}" for c in found]
    return found[0]


def claims_in_words(text: str, published: date | None = WEDNESDAY) -> str:
    """Return the claims of a text as "kind side place", in order of their letters; how
    firm one is stands behind it, unless it is asserted.
    """
    rows = []
    for claim in claims(text, published):
        firmness = "" if claim.hedge.value == "asserted" else f" {claim.hedge.value}"
        kind, side = claim.kind.value, claim.actor.value[:2]
        rows.append(f"{kind} {side} {claim.place_as_written}{firmness}")
    return "; ".join(sorted(rows))
