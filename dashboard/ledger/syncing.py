"""Mirroring a claims file: what it adds, changes and drops, without undoing what people did in the ledger."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import UTC, datetime

from sqlalchemy import Connection, bindparam, delete, insert, select, update

from dashboard.domain.claim import Claim
from dashboard.domain.words import Review
from dashboard.ledger import tables
from dashboard.ledger.checks import check_name
from dashboard.ledger.editing import checked, decided
from dashboard.ledger.rows import DECISION, decision_digest, digest
from dashboard.ledger.store import Store
from dashboard.ledger.writing import Entry, Pen, chunks, heads, pen

FILES, ROWS = tables.claims_file, tables.claims_file_row


@dataclass(frozen=True, slots=True)
class Seen:
    """What the last sync saw of a row: the digests of the row and of its decision."""

    row: str
    decision: str


def sync(store: Store, name: str, file_digest: str, claims: Iterable[Claim], by: str) -> int:
    """Mirror a claims file; see Ledger.sync."""
    check_name("claims file", "name", name)
    check_name(f"claims file {name[:40]!r}", "digest", file_digest)
    with store.reading() as connection:
        if _last_digest(connection, name) == file_digest:
            return int(connection.execute(select(tables.ledger.c.revision)).scalar_one())
    listed = checked(claims)
    with pen(store, by) as writer:
        last = _last_digest(writer.connection, name)
        if last != file_digest:
            _note_file(writer, name, file_digest, known=last is not None)
            _mirror(writer, name, listed)
        return writer.number


def _last_digest(connection: Connection, name: str) -> str | None:
    return connection.execute(select(FILES.c.digest).where(FILES.c.name == name)).scalar_one_or_none()


def _note_file(writer: Pen, name: str, file_digest: str, *, known: bool) -> None:
    values = {"digest": file_digest, "at": writer.at, "by": writer.by}
    statement = update(FILES).where(FILES.c.name == name) if known else insert(FILES).values(name=name)
    writer.connection.execute(statement.values(values))


def _mirror(writer: Pen, name: str, listed: Mapping[str, Claim]) -> None:
    connection = writer.connection
    seen = {row.claim_id: Seen(row.digest, row.decision)
            for row in connection.execute(select(ROWS).where(ROWS.c.file == name))}  # fmt: skip
    now = {id: Seen(digest(claim), decision_digest(claim)) for id, claim in listed.items()}
    changed = [id for id in listed if id not in seen or seen[id].row != now[id].row]
    gone = sorted(seen.keys() - listed.keys())
    held = heads(connection, (*changed, *gone))
    writer.write(_entries(writer, name, [(listed[id], seen.get(id)) for id in changed], held))
    _forget(connection, name, gone)
    writer.write(_retractions(writer, name, gone, held))
    _remember(connection, name, {id: now[id] for id in changed}, seen)


def _entries(
    writer: Pen, name: str, rows: Iterable[tuple[Claim, Seen | None]], held: Mapping[str, tuple[int, Claim]]
) -> Iterator[Entry]:
    for claim, last in rows:
        if claim.id not in held:
            yield Entry(claim, "add", f"read from {name}", new=True, at=decided_at(claim, writer.at))
            continue
        head = held[claim.id][1]
        kept = last is not None and last.decision == decision_digest(claim)
        merged = replace(claim, **{field: getattr(head, field) for field in DECISION}) if kept else claim
        if merged != head:
            yield Entry(merged, "revise", f"changed in {name}")


def _retractions(writer: Pen, name: str, gone: Iterable[str], held: Mapping[str, tuple[int, Claim]]) -> Iterator[Entry]:
    """Yield a retraction of each vanished row that no other file has."""
    why = f"no longer in {name}"
    for some in chunks(gone):
        statement = select(ROWS.c.claim_id).where(ROWS.c.claim_id.in_(some))
        elsewhere = set(writer.connection.execute(statement).scalars())
        for id in some:
            claim = held[id][1]
            if id not in elsewhere and claim.review is not Review.RETRACTED:
                yield Entry(decided(claim, Review.RETRACTED, writer, why), "retract", why)


def _forget(connection: Connection, name: str, gone: Iterable[str]) -> None:
    for some in chunks(gone):
        connection.execute(delete(ROWS).where(ROWS.c.file == name, ROWS.c.claim_id.in_(some)))


def _remember(connection: Connection, name: str, now: Mapping[str, Seen], seen: Mapping[str, Seen]) -> None:
    for some in chunks(now.items()):
        new = [{"file": name, "claim_id": id, "digest": one.row, "decision": one.decision}
               for id, one in some if id not in seen]  # fmt: skip
        if new:
            connection.execute(insert(ROWS), new)
        old = [{"key": id, "row": one.row, "decided": one.decision} for id, one in some if id in seen]
        if old:
            statement = update(ROWS).where(ROWS.c.file == name, ROWS.c.claim_id == bindparam("key"))
            connection.execute(statement.values(digest=bindparam("row"), decision=bindparam("decided")), old)


def decided_at(claim: Claim, now: datetime) -> datetime | None:
    """Return when the claim's own decision was made, UTC; None when it has no sound time or one in the future.

    A time without a zone is read as UTC.
    """
    try:
        at = datetime.fromisoformat(claim.review_at)
        at = at.replace(tzinfo=UTC) if at.tzinfo is None else at.astimezone(UTC)
    except (ValueError, OverflowError):
        return None
    return at if at <= now else None
