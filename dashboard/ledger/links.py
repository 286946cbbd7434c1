"""Short links. A slug is the beginning of a hash of what it stands for, so the same
state always has the same one.
"""

from __future__ import annotations

import hashlib
from datetime import UTC, datetime, timedelta

from sqlalchemy import Connection, func, insert, select

from dashboard.domain.errors import BadInput, TooMany
from dashboard.i18n.translate import gettext
from dashboard.ledger import tables
from dashboard.ledger.checks import askable, check_text
from dashboard.ledger.database_errors import Unreadable
from dashboard.ledger.store import Store

ALPHABET = "123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz"
"""Base58, as Bitcoin has it: no two signs that look alike."""
SHORTEST, LONGEST = 7, 43
"""Signs of a slug: 58^7 is 2.2 million million. It grows by one where two states begin
alike.
"""
MAX_STATE = 2000
"""Longest state, characters: what every browser takes as an address."""
MOST_AN_HOUR = 300
"""New links an hour, over all servers of a ledger: anybody may make one, and nobody may
fill the disk with them.
"""
LINK = tables.link


def slug_of(state: str, length: int = SHORTEST) -> str:
    """Return that many signs (at most LONGEST) of the base58 SHA-256 of a state."""
    text = state.encode(errors="surrogatepass")
    number = int.from_bytes(hashlib.sha256(text).digest())
    signs = []
    for _ in range(length):
        number, sign = divmod(number, len(ALPHABET))
        signs.append(ALPHABET[sign])
    return "".join(signs)


def shorten(store: Store, state: str) -> str:
    """Return the slug of a state; see Ledger.shorten."""
    check_text("link", "state", state)
    if not 0 < len(state) <= MAX_STATE:
        raise BadInput(
            gettext(
                "link: it has {count} characters, at most {most} can be shortened",
                count=f"{len(state):,}",
                most=f"{MAX_STATE:,}",
            )
        )
    with store.reading() as connection:
        slug, is_there = _place(connection, state)
    return slug if is_there else _keep(store, state)


def _keep(store: Store, state: str) -> str:
    with store.writing() as connection:
        # Two who keep the same state, or two states that begin alike, must not collide.
        connection.execute(select(tables.ledger.c.one).with_for_update())
        slug, is_there = _place(connection, state)
        if not is_there:
            now = datetime.now(UTC)
            # By the ledger and not by a process: all servers share the bound.
            recent = (
                select(func.count())
                .select_from(LINK)
                .where(LINK.c.at > now - timedelta(hours=1))
            )
            if connection.execute(recent).scalar_one() >= MOST_AN_HOUR:
                raise TooMany(
                    gettext(
                        "short links: {most} new ones were made in the last hour,"
                        " which is the most; use the long link, or try again later",
                        most=MOST_AN_HOUR,
                    )
                )
            connection.execute(insert(LINK).values(slug=slug, state=state, at=now))
    return slug


def _place(connection: Connection, state: str) -> tuple[str, bool]:
    """Return the slug of a state and whether it is kept already; else the shortest slug
    that is free.
    """
    for length in range(SHORTEST, LONGEST + 1):
        slug = slug_of(state, length)
        there = _state(connection, slug)
        if there is None or there == state:
            return slug, there == state
    raise BadInput(
        gettext("link: its hash is taken by another; change the view a little")
    )


def _state(connection: Connection, slug: str) -> str | None:
    return connection.execute(
        select(LINK.c.state).where(LINK.c.slug == slug)
    ).scalar_one_or_none()


def lengthen(store: Store, slug: str) -> str | None:
    """Return the state of a slug, None when there is none."""
    with store.reading() as connection:
        return _state(connection, askable(slug))


def proper_slug(slug: object, state: object) -> bool:
    """Whether a state could have been kept under that slug, both as they were read."""
    if not isinstance(slug, str) or not isinstance(state, str):
        return False
    return SHORTEST <= len(slug) <= LONGEST and slug == slug_of(state, len(slug))


def check_link(slug: str, state: str) -> None:
    """Raise BadInput or Unreadable unless this program could have kept that state under
    that slug.
    """
    check_text("link", "state", state)
    if not proper_slug(slug, state):
        raise Unreadable(
            gettext(
                "link {slug} is not that of what it stands for", slug=repr(slug[:50])
            )
        )
