"""The chain of hashes by which a history proves itself.

Every change that has a number (a revision with its decision, a dataset, a corrected
place, an article, a role, a token) has a row in the table `chain`: the SHA-256 of the
hash before it and of the change as canonical JSON. Whoever alters, drops or inserts a
change has to make every later hash anew, so the newest hash, the head, stands for the
whole history. Both backends give the same chain.

A history that was made anew as a whole proves itself too: only a head that was noted
elsewhere shows that it is another one.
"""

from __future__ import annotations

import hashlib
import heapq
import json
import math
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime
from itertools import zip_longest
from typing import Any

from sqlalchemy import (
    Boolean,
    ColumnElement,
    Connection,
    Double,
    Row,
    Select,
    Table,
    Text,
    func,
    insert,
    inspect,
    or_,
    select,
    type_coerce,
    update,
)
from sqlalchemy.types import TypeEngine

from dashboard.ledger import tables
from dashboard.ledger.links import proper_slug
from dashboard.ledger.rows import chunks, claim_from, claim_row

GENESIS = "0" * 64
"""The hash before the first change."""
FETCH = 1000
"""Rows that are in memory at a time."""
REVISION, REVIEW, CHAIN = tables.revision, tables.review, tables.chain
_SQLITE_MOMENT = re.compile(r"\d{4}-\d\d-\d\d \d\d:\d\d:\d\d\.\d{6}", re.ASCII)
_OF_REVIEW = "review."
_OF_RECORD = "record."


@dataclass(frozen=True, slots=True)
class ChainBreak:
    """Where a history stops being what it was.

    number: of the first change that does not fit. what: what differs, in words.
    """

    number: int
    what: str


def canonical(change: Mapping[str, Any]) -> str:
    """Return a change as JSON that has one form alone: keys sorted, no spaces, no NaN,
    numbers as Python writes them, days and moments in ISO, moments in UTC.
    """
    return json.dumps(
        change,
        sort_keys=True,
        ensure_ascii=False,
        allow_nan=False,
        separators=(",", ":"),
    )


def chained(previous: str, change: Mapping[str, Any]) -> str:
    """Return the hash of a change that follows the one with the hash `previous`."""
    text = previous + canonical(change)
    # Text that no ledger of ours takes is to be seen as damage, not to be an error.
    return hashlib.sha256(text.encode(errors="surrogatepass")).hexdigest()


def change_of(
    table: Table,
    row: Mapping[str, Any],
    review: Mapping[str, Any] | None = None,
) -> dict[str, Any]:
    """Return what is hashed of a row: its table and its cells, and for a revision the
    row of its decision.

    Empty cells are left out, so that a column of a later version changes no old hash.
    """
    change = {"table": table.name, **_cells(table, row)}
    if review is not None:
        change["review"] = _cells(REVIEW, review)
    return change


def _cells(table: Table, row: Mapping[str, Any]) -> dict[str, Any]:
    plain = {
        column.name: plain_value(column.type, row[column.name])
        for column in table.columns
        if column.name in row
    }
    return {name: value for name, value in plain.items() if value not in (None, "")}


def plain_value(kind: TypeEngine[Any], value: Any) -> Any:  # noqa: ANN401
    """Return a cell as canonical JSON has it, from Python's value or from what SQLite
    holds in the file.

    A cell that its column can never have had stays as it is: its hash then differs.
    """
    if isinstance(value, datetime):
        aware = value if value.tzinfo else value.replace(tzinfo=UTC)
        return aware.astimezone(UTC).isoformat(timespec="microseconds")
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, bytes):
        # No column holds bytes; where SQLite has some, the hash differs by this prefix.
        return f"bytes {value.hex()}"
    if isinstance(value, str):
        stored = isinstance(kind, tables.Utc) and _SQLITE_MOMENT.fullmatch(value)
        return f"{value.replace(' ', 'T')}+00:00" if stored else value
    return _plain_number(kind, value)


def _plain_number(kind: TypeEngine[Any], value: Any) -> Any:  # noqa: ANN401
    if isinstance(kind, Boolean) and value in (0, 1):
        return bool(value)
    if isinstance(kind, Double) and value is not None:
        # SQLite knows no minus zero.
        value = float(value) + 0.0
    if isinstance(value, float) and not math.isfinite(value):
        # Canonical JSON has no NaN and no infinity, and would raise.
        return repr(value)
    return value


def changes(connection: Connection) -> Iterator[tuple[int, dict[str, Any]]]:
    """Yield the number and the content of every change, in order; streamed."""
    there = set(inspect(connection).get_table_names())
    streams = [_revisions(connection)]
    # A migration may ask before a later one has created its table.
    streams += [
        _rows_of(connection, table) for table in tables.NUMBERED if table.name in there
    ]
    # Merged as they come: a history may be larger than the memory.
    return heapq.merge(*streams, key=lambda numbered: numbered[0])


def _revisions(connection: Connection) -> Iterator[tuple[int, dict[str, Any]]]:
    statement = (
        select(
            *_raw(connection, REVISION), *_raw(connection, REVIEW, prefix=_OF_REVIEW)
        )
        .outerjoin_from(REVISION, REVIEW, REVIEW.c.number == REVISION.c.number)
        .order_by(REVISION.c.number)
    )
    for row in _streamed(connection, statement):
        cells = dict(row._mapping)
        review = {
            name.removeprefix(_OF_REVIEW): cells.pop(name)
            for name in list(cells)
            if name.startswith(_OF_REVIEW)
        }
        decided = review["number"] is not None
        yield cells["number"], change_of(REVISION, cells, review if decided else None)


def _rows_of(
    connection: Connection,
    table: Table,
) -> Iterator[tuple[int, dict[str, Any]]]:
    statement = select(*_raw(connection, table)).order_by(table.c.number)
    for row in _streamed(connection, statement):
        yield row._mapping["number"], change_of(table, dict(row._mapping))


def _raw(
    connection: Connection,
    table: Table,
    prefix: str = "",
) -> list[ColumnElement[Any]]:
    """Return the columns that the table has by now, each as the database holds it: what
    was damaged there must be seen, not refused.
    """
    there = {each["name"] for each in inspect(connection).get_columns(table.name)}
    return [
        type_coerce(column, Text).label(f"{prefix}{column.name}")
        for column in table.columns
        if column.name in there
    ]


def _streamed(connection: Connection, statement: Select[Any]) -> Iterator[Row[Any]]:
    with connection.execute(statement.execution_options(yield_per=FETCH)) as rows:
        yield from rows


def fill(connection: Connection) -> None:
    """Make the chain of a history that has none yet; for the migration."""
    head = GENESIS
    for batch in chunks(changes(connection)):
        links = []
        for number, change in batch:
            head = chained(head, change)
            links.append({"number": number, "hash": head})
        connection.execute(insert(CHAIN), links)
    connection.execute(update(tables.ledger).values(head=head))


def article_content(row: Mapping[str, Any]) -> str:
    """Return the SHA-256 of an article's row as canonical JSON, as hex digits."""
    return chained("", change_of(tables.article, row))


def chain_articles(connection: Connection) -> None:
    """Give every article its record; for the migration."""
    number, head = connection.execute(
        select(tables.ledger.c.revision, tables.ledger.c.head)
    ).one()
    now = datetime.now(UTC)
    article = tables.article
    for row in connection.execute(select(article).order_by(article.c.id)):
        number += 1
        record = {
            "number": number,
            "at": now,
            "by": "upgrade",
            "article_id": row.id,
            "sha256": row.sha256,
            "content": article_content(dict(row._mapping)),
        }
        head = chained(head, change_of(tables.article_record, record))
        connection.execute(insert(tables.article_record), [record])
        connection.execute(insert(CHAIN), [{"number": number, "hash": head}])
    connection.execute(update(tables.ledger).values(revision=number, head=head))


def head_at(connection: Connection, number: int) -> str:
    """Return the hash of the newest change up to that number; GENESIS when there is
    none.
    """
    statement = (
        select(CHAIN.c.hash)
        .where(CHAIN.c.number <= number)
        .order_by(CHAIN.c.number.desc())
        .limit(1)
    )
    return connection.execute(statement).scalar_one_or_none() or GENESIS


def number_of(connection: Connection, head: str) -> int | None:
    """Return the number of the change that has that hash, 0 for GENESIS, None when
    this history has none.
    """
    if head == GENESIS:
        return 0
    statement = select(CHAIN.c.number).where(CHAIN.c.hash == head)
    number: int | None = connection.execute(statement).scalar_one_or_none()
    return number


def first_break(connection: Connection) -> ChainBreak | None:
    """Walk the history and return where it first breaks, None when it is whole.

    Every change must be what its hash was made of, the head must be the last of them,
    each claim must be as its newest revision left it and each article as it was kept.
    """
    head, last = GENESIS, 0
    try:
        links = _streamed(
            connection, select(*_raw(connection, CHAIN)).order_by("number")
        )
        # To the longer end: a change without a link is a break as well as a link
        # without one.
        for numbered, link in zip_longest(changes(connection), links):
            broken = _compare(head, numbered, link)
            if broken:
                return broken
            head, last = link.hash, link.number
        return (
            _compare_ledger(connection, head, last)
            or _compare_claims(connection)
            or _compare_articles(connection)
            or _compare_links(connection)
        )
    except (ValueError, TypeError, OverflowError, RecursionError) as error:
        # A cell of another kind than its column's: SQLite takes any.
        return ChainBreak(last, f"what comes after this change is unreadable ({error})")


def _compare(
    head: str,
    numbered: tuple[int, dict[str, Any]] | None,
    link: Row[Any] | None,
) -> ChainBreak | None:
    if link is None or (numbered and numbered[0] < link.number):
        number, change = numbered or (0, {})
        return ChainBreak(number, f"this {change['table']} is not in the chain")
    if numbered is None or numbered[0] > link.number:
        return ChainBreak(link.number, "the change of this number is gone")
    number, change = numbered
    if chained(head, change) != link.hash:
        return ChainBreak(
            number, f"this {change['table']} is not what its hash was made of"
        )
    return None


def _compare_ledger(
    connection: Connection,
    head: str,
    last: int,
) -> ChainBreak | None:
    ledger = connection.execute(select(*_raw(connection, tables.ledger))).one()
    if ledger.head != head:
        return ChainBreak(
            last, "the ledger's head is not the hash of its last change, this one"
        )
    if type(ledger.revision) is not int or ledger.revision < last:
        return ChainBreak(last, f"above the ledger's newest number, {ledger.revision}")
    return None


def _compare_claims(connection: Connection) -> ChainBreak | None:
    """Return the first claim that is not as its newest revision left it."""
    newest = (
        select(REVISION.c.claim_id, func.max(REVISION.c.number).label("number"))
        .group_by(REVISION.c.claim_id)
        .subquery()
    )
    claim = tables.claim
    moved = (
        select(newest.c.number, newest.c.claim_id)
        .outerjoin(claim, claim.c.id == newest.c.claim_id)
        .where(or_(claim.c.number.is_(None), claim.c.number != newest.c.number))
        .order_by(newest.c.number)
        .limit(1)
    )
    lost = connection.execute(moved).one_or_none()
    if lost:
        return ChainBreak(
            lost.number, f"claim {lost.claim_id[:40]!r} does not stand at this revision"
        )
    statement = (
        select(*_raw(connection, claim), REVISION.c.claim.label("as_revised"))
        .join(REVISION, REVISION.c.number == claim.c.number)
        .order_by(claim.c.number)
    )
    for row in _streamed(connection, statement):
        cells = dict(row._mapping)
        revised = claim_row(claim_from(cells.pop("as_revised")))
        different = sorted(_different(cells, revised))
        if different:
            return ChainBreak(
                cells["number"],
                f"claim {revised['id'][:40]!r} differs from this revision in"
                f" {', '.join(different)}",
            )
    return None


def _different(cells: Mapping[str, Any], revised: Mapping[str, Any]) -> Iterable[str]:
    for name, value in revised.items():
        kind = tables.claim.columns[name].type
        if plain_value(kind, cells[name]) != plain_value(kind, value):
            yield name


def _compare_articles(connection: Connection) -> ChainBreak | None:
    """Return the record of the first article that is not as it was kept."""
    article, record = tables.article, tables.article_record
    statement = (
        select(
            *_raw(connection, article),
            *_raw(connection, record, prefix=_OF_RECORD),
        )
        .join_from(record, article, record.c.article_id == article.c.id, full=True)
        .order_by(record.c.number)
    )
    for row in _streamed(connection, statement):
        cells = dict(row._mapping)
        number = cells[f"{_OF_RECORD}number"]
        if number is None:
            return ChainBreak(0, f"article {cells['id']!r:.40} is not in the chain")
        name = f"article {cells[f'{_OF_RECORD}article_id']!r:.40}"
        if cells["id"] is None:
            return ChainBreak(number, f"{name} of this record is gone")
        own = {column.name: cells[column.name] for column in article.columns}
        if article_content(own) != cells[f"{_OF_RECORD}content"]:
            return ChainBreak(number, f"{name} is not as it was kept at this record")
    return None


def _compare_links(connection: Connection) -> ChainBreak | None:
    """Return the first short link whose name is not that of what it stands for; a link
    has no number.
    """
    link = tables.link
    statement = select(*_raw(connection, link)).order_by(link.c.slug)
    for row in _streamed(connection, statement):
        if not proper_slug(row.slug, row.state):
            return ChainBreak(0, f"link {row.slug!r:.50} stands for something else")
    return None
