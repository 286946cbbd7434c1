"""Mirroring a claims file: what it adds, changes and drops, without undoing what people
did in the ledger.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import UTC, datetime

from sqlalchemy import Connection, bindparam, delete, func, insert, select, update

from dashboard.domain.claim import Claim
from dashboard.domain.words import Review
from dashboard.ledger import tables
from dashboard.ledger.checks import check_name
from dashboard.ledger.clocks.jumps import FROM_FILE
from dashboard.ledger.editing import checked, decided
from dashboard.ledger.rows import DECISION, chunks, decision_digest, digest
from dashboard.ledger.store import Store
from dashboard.ledger.transactions import (
    Entry,
    WriteTransaction,
    heads,
    write_transaction,
)

FILES, ROWS = tables.claims_file, tables.claims_file_row


@dataclass(frozen=True, slots=True)
class Seen:
    """What the last sync saw of a row: the digests of the row and of its decision."""

    row: str
    decision: str


def sync(
    store: Store,
    name: str,
    file_digest: str,
    claims: Iterable[Claim],
    by: str,
    unreadable: Collection[str] = (),
) -> int:
    """Mirror a claims file; see Ledger.sync."""
    check_name("claims file", "name", name)
    check_name(f"claims file {name[:40]!r}", "digest", file_digest)
    with store.reading() as connection:
        if _last_digest(connection, name) == file_digest:
            return int(
                connection.execute(select(tables.ledger.c.revision)).scalar_one()
            )
    # Read and checked before anybody is kept waiting.
    listed = checked(claims)
    with write_transaction(store, by) as writer:
        # Another process may have mirrored the same file meanwhile.
        last = _last_digest(writer.connection, name)
        if last != file_digest:
            _note_file(writer, name, file_digest, new=last is None)
            _mirror(writer, name, listed, frozenset(unreadable))
        return writer.number


def mirrored(store: Store, name: str) -> int:
    """Return how many claims the ledger mirrors of a file; see Ledger.mirrored."""
    statement = select(func.count()).select_from(ROWS).where(ROWS.c.file == name)
    with store.reading() as connection:
        return int(connection.execute(statement).scalar_one())


def _last_digest(connection: Connection, name: str) -> str | None:
    return connection.execute(
        select(FILES.c.digest).where(FILES.c.name == name)
    ).scalar_one_or_none()


def _note_file(
    writer: WriteTransaction,
    name: str,
    file_digest: str,
    *,
    new: bool,
) -> None:
    values = {"digest": file_digest, "at": writer.at, "by": writer.by}
    if new:
        writer.connection.execute(insert(FILES).values(name=name, **values))
        return
    statement = update(FILES).where(FILES.c.name == name).values(values)
    writer.connection.execute(statement)


def _mirror(
    writer: WriteTransaction,
    name: str,
    listed: Mapping[str, Claim],
    unreadable: frozenset[str],
) -> None:
    connection = writer.connection
    seen = {
        row.claim_id: Seen(row.digest, row.decision)
        for row in connection.execute(select(ROWS).where(ROWS.c.file == name))
    }
    now = {
        id: Seen(digest(claim), decision_digest(claim)) for id, claim in listed.items()
    }
    changed = [id for id in listed if id not in seen or seen[id].row != now[id].row]
    # A row that cannot be read says nothing, also not that its claim is withdrawn.
    gone = sorted(seen.keys() - listed.keys() - unreadable)
    there = heads(connection, (*changed, *gone))
    writer.write(
        _entries(writer, name, [(listed[id], seen.get(id)) for id in changed], there)
    )
    _forget(connection, name, gone)
    writer.write(_retractions(writer, name, gone, there))
    _remember(connection, name, {id: now[id] for id in changed}, seen)


def _entries(
    writer: WriteTransaction,
    name: str,
    rows: Iterable[tuple[Claim, Seen | None]],
    there: Mapping[str, tuple[int, Claim]],
) -> Iterator[Entry]:
    for claim, last in rows:
        if claim.id not in there:
            yield Entry(
                claim,
                "add",
                f"{FROM_FILE}{name}",
                new=True,
                at=decided_at(claim, writer.at),
            )
            continue
        head, merged = there[claim.id][1], claim
        if last is not None and last.decision == decision_digest(claim):
            # The file decided nothing new: what people decided here stays.
            decision = {field: getattr(head, field) for field in DECISION}
            merged = replace(claim, **decision)
        if merged != head:
            yield Entry(merged, "revise", f"changed in {name}")


def _retractions(
    writer: WriteTransaction,
    name: str,
    gone: Iterable[str],
    there: Mapping[str, tuple[int, Claim]],
) -> Iterator[Entry]:
    """Yield a retraction of each vanished row that no other file has."""
    why = f"no longer in {name}"
    for batch in chunks(gone):
        statement = select(ROWS.c.claim_id).where(ROWS.c.claim_id.in_(batch))
        # What one file drops another may still say.
        elsewhere = set(writer.connection.execute(statement).scalars())
        for id in batch:
            claim = there[id][1]
            if id not in elsewhere and claim.review is not Review.RETRACTED:
                yield Entry(
                    decided(claim, Review.RETRACTED, writer, why), "retract", why
                )


def _forget(
    connection: Connection,
    name: str,
    gone: Iterable[str],
) -> None:
    for batch in chunks(gone):
        connection.execute(
            delete(ROWS).where(ROWS.c.file == name, ROWS.c.claim_id.in_(batch))
        )


def _remember(
    connection: Connection,
    name: str,
    now: Mapping[str, Seen],
    seen: Mapping[str, Seen],
) -> None:
    for batch in chunks(now.items()):
        new = [
            {
                "file": name,
                "claim_id": id,
                "digest": each.row,
                "decision": each.decision,
            }
            for id, each in batch
            if id not in seen
        ]
        if new:
            connection.execute(insert(ROWS), new)
        old = [
            {"key": id, "row": each.row, "decided": each.decision}
            for id, each in batch
            if id in seen
        ]
        if old:
            statement = update(ROWS).where(
                ROWS.c.file == name, ROWS.c.claim_id == bindparam("key")
            )
            connection.execute(
                statement.values(
                    digest=bindparam("row"), decision=bindparam("decided")
                ),
                old,
            )


def decided_at(claim: Claim, now: datetime) -> datetime | None:
    """Return when the claim's own decision was made, UTC; None when it has no sound
    time or one in the future.

    A time without a zone is read as UTC.
    """
    try:
        at = datetime.fromisoformat(claim.review_at)
        at = at.replace(tzinfo=UTC) if at.tzinfo is None else at.astimezone(UTC)
    except (ValueError, OverflowError):
        return None
    # A decision that is still to come was written with a wrong clock, or by hand.
    return at if at <= now else None
