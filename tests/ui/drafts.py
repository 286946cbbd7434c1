"""An article of our own with its drafts, as a reading would have kept them."""

from __future__ import annotations

import hashlib
from datetime import date

from dashboard import services
from dashboard.domain.article import Article
from dashboard.domain.claim import Claim, claim_id
from dashboard.domain.place import Place
from dashboard.domain.words import Hedge, Kind, Side
from dashboard.services.editing.reviewing import placed_at

HOSTILE = (
    "<img src=x onerror=\"document.title='HACKED'\"> [click](javascript:alert(1))"
    " **bold** :red[x] $x$"
)
TEXT = f"""The village of Storozheve is free again, the defence ministry said on Sunday.

Fighting reportedly went on around Blahodatne, an officer said. {HOSTILE}

Shells fell on Kramatorsk overnight, the mayor wrote.
"""
DAY = date(2023, 6, 11)


def article(text: str = TEXT, title: str = "Villages change hands") -> Article:
    """Return an article of that text."""
    sha256 = hashlib.sha256(text.encode()).hexdigest()
    return Article(
        id=f"sha256:{sha256[:16]}",
        text=text,
        sha256=sha256,
        title=title,
        publisher="Own Wire",
        published=DAY,
        url="https://example.org/wire",
    )


def keep(
    project: services.Project, title: str = "Villages change hands", text: str = TEXT
) -> tuple[str, str, str]:
    """Keep the article and three drafts; return their ids: a sure one, one of many
    namesakes, one with a hedge.
    """
    read = article(text, title)
    project.ledger.add_article(read)
    sure = _draft(
        read,
        "Storozheve is free again",
        "Storozheve",
        Kind.RETAKE,
        _place(project, "Storozheve"),
    )
    namesake = _draft(
        read,
        "Fighting reportedly went on around Blahodatne",
        "Blahodatne",
        Kind.CLASH,
        None,
    )
    shelled = "Shells fell on Kramatorsk overnight"
    hedged = _draft(
        read, shelled, "Kramatorsk", Kind.STRIKE, _place(project, "Kramatorsk")
    )
    project.ledger.add([sure, namesake, hedged], by="test", why="read")
    project.changed()
    return sure.id, namesake.id, hedged.id


def _place(project: services.Project, name: str) -> Place:
    chosen = project.gazetteer.resolve(name).chosen
    assert chosen is not None
    return chosen.place


def _draft(
    read: Article, quote: str, place: str, kind: Kind, at: Place | None
) -> Claim:
    start = read.text.index(quote)
    end = start + len(quote)
    strike = kind is Kind.STRIKE
    claim = Claim(
        id=claim_id(read.id, start, end, place, kind),
        kind=kind,
        actor=Side.RU if strike else Side.UA,
        claimant_side=Side.UA,
        claimant="the defence ministry",
        place_as_written=place,
        date_from=DAY,
        date_to=DAY,
        hedge=Hedge.HEDGED if strike else Hedge.ASSERTED,
        published=read.published,
        publisher=read.publisher,
        url=read.url,
        article_id=read.id,
        quote=quote,
        start=start,
        end=end,
        note=HOSTILE if strike else "",
    )
    return placed_at(claim, at) if at else claim
