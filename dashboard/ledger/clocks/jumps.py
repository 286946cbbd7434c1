"""Whether the clocks of those who wrote a ledger can be believed.

The order of a history is that of its numbers. A time is what a clock said, and a clock
can be ahead or go back; that is no fault of the history, but whoever asks what was
known on a day has to know it.
"""

from __future__ import annotations

import heapq
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from sqlalchemy import Connection, Table, and_, func, literal, not_, select, union_all

from dashboard.ledger import tables

TOLERANCE = timedelta(minutes=2)
"""How far clocks of several machines may differ before it is worth a word."""
FROM_FILE = "read from "
"""How the reason of a revision begins that has the time of its own decision."""


@dataclass(frozen=True, slots=True)
class ClockJump:
    """A change that is dated before an earlier one, or after the present.

    number: of the change. at: its time. other: the latest time before it, or now.
    """

    number: int
    at: datetime
    other: datetime

    def __str__(self) -> str:
        """Return it in words."""
        if self.at > self.other:
            return (
                f"change {self.number} is dated {_words(self.at)}, which is still to"
                " come: the clock was ahead"
            )
        return (
            f"change {self.number} is dated {_words(self.at)}, after one of"
            f" {_words(self.other)}: a clock was ahead before, or went back"
        )


def clock_words(latest: datetime, now: datetime) -> str:
    """Return what to say when the ledger has a later time than now."""
    return (
        f"the newest change of the ledger is dated {_words(latest)}, the clock says"
        f" {_words(now)}: one of them is wrong; check the clocks of the machines that"
        " write it"
    )


def clock_trouble(connection: Connection, now: datetime) -> str:
    """Return what to say when the newest change is dated later than now, "" when it is
    not. When one with the right time follows, only the walk still tells of it.
    """
    newest = select(func.max(tables.chain.c.number)).scalar_subquery()
    times = [
        select(table.c.at).where(table.c.number == newest)
        for table in (tables.revision, *tables.NUMBERED)
    ]
    at: datetime | None = connection.execute(union_all(*times)).scalar_one_or_none()
    return clock_words(at, now) if at is not None and at - now > TOLERANCE else ""


def _words(moment: datetime) -> str:
    return f"{moment.astimezone(UTC):%Y-%m-%d %H:%M:%S} UTC"


def clock_jumps(
    connection: Connection,
    now: datetime,
    most: int,
) -> list[ClockJump]:
    """Return the first changes whose times cannot be right, at most that many.

    Each time after the present counts, and each that is back behind the latest before
    it; then the count begins anew, so that a clock set right is one jump.
    """
    latest, jumps = datetime.min.replace(tzinfo=UTC), []
    for number, at in _times(connection):
        if at - now > TOLERANCE:
            jumps.append(ClockJump(number, at, now))
        elif latest - at > TOLERANCE:
            jumps.append(ClockJump(number, at, latest))
            latest = at
        if len(jumps) == most:
            break
        latest = max(latest, at)
    return jumps


def _times(connection: Connection) -> Iterator[tuple[int, datetime]]:
    revision = tables.revision
    mirrored = select(literal(FROM_FILE) + tables.claims_file.c.name)
    # These have the time of a decision that was made elsewhere, and earlier.
    dated_by_file = and_(revision.c.action == "add", revision.c.why.in_(mirrored))
    streams = [_of(connection, revision, not_(dated_by_file))]
    streams += [_of(connection, table) for table in tables.NUMBERED]
    return heapq.merge(*streams, key=lambda numbered: numbered[0])


def _of(
    connection: Connection,
    table: Table,
    *conditions: object,
) -> Iterator[tuple[int, datetime]]:
    statement = select(table.c.number, table.c.at).order_by(table.c.number)
    for condition in conditions:
        statement = statement.where(condition)  # type: ignore[arg-type]
    # A history may be larger than the memory.
    with connection.execute(statement.execution_options(yield_per=1000)) as rows:
        for row in rows:
            yield row.number, row.at
