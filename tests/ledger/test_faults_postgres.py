"""Real faults of a PostgreSQL server: it goes away between calls and during them, and
comes back.
"""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator

import pytest
from sqlalchemy import Connection, text

from dashboard.domain.claim import Claim
from dashboard.domain.errors import Damaged, FrontlineError, ServiceUnavailable
from dashboard.domain.words import Kind
from dashboard.ledger import Ledger
from dashboard.ledger.transactions import Entry, write_transaction
from tests.ledger.child import claims
from tests.ledger.helpers import store
from tests.ledger.servers import Server

ONE = Claim(id="one", kind=Kind.HOLD)


@pytest.fixture(scope="module")
def server() -> Iterator[Server]:
    """Give a server that the tests here may stop; they leave it running."""
    server = Server()
    yield server
    server.close()


@pytest.fixture
def ledger(server: Server) -> Iterator[Ledger]:
    with Ledger.open(server.schema(), wait=5) as opened:
        yield opened


def test_a_server_that_was_restarted_between_calls_is_not_noticed(
    server: Server, ledger: Ledger
) -> None:
    ledger.add([ONE], by="anna", why="")
    server.stop()
    with pytest.raises(
        ServiceUnavailable, match=r"PostgreSQL ledger 'postgres' at .* does not answer"
    ):
        ledger.revision()
    with pytest.raises(ServiceUnavailable, match="This call saved nothing"):
        ledger.add(claims("x", 0), by="anna", why="")
    server.start()
    assert ledger.revision() == 1
    server.stop()
    server.start()
    assert ledger.add(claims("x", 0), by="anna", why="") == 2


def test_a_write_that_is_cut_off_saved_nothing(server: Server, ledger: Ledger) -> None:
    with (
        pytest.raises(ServiceUnavailable, match="saved nothing"),
        write_transaction(store(ledger), "anna") as writer,
    ):
        writer.write([Entry(ONE, "add", "", new=True)])
        server.stop("immediate")
        writer.write([Entry(claim, "add", "", new=True) for claim in claims("x", 0)])
    server.start()
    assert ledger.revision() == 0
    assert list(ledger.claims()) == []
    assert ledger.add([ONE], by="anna", why="") == 1


def test_a_server_that_dies_under_a_writer_keeps_what_it_said_it_saved(
    server: Server, ledger: Ledger
) -> None:
    said: list[int] = []
    enough = threading.Event()
    raised: list[Exception] = []

    def write() -> None:
        try:
            for batch in range(100_000):
                said.append(ledger.add(claims("w", batch, 5), by="anna", why=""))
                if batch == 10:
                    enough.set()
        except FrontlineError as error:
            raised.append(error)

    writer = threading.Thread(target=write)
    writer.start()
    assert enough.wait(30)
    server.stop("immediate")
    writer.join()
    server.start()
    assert [type(error) for error in raised] == [ServiceUnavailable]
    assert ledger.revision() >= said[-1]
    assert [revision.number for revision in ledger.changes()] == list(
        range(1, ledger.revision() + 1)
    )
    assert ledger.revision() % 5 == 0
    assert ledger.add([ONE], by="anna", why="") == ledger.revision()


def test_a_long_read_that_is_cut_off_says_so(server: Server, ledger: Ledger) -> None:
    ledger.add(claims("r", 0, 5000), by="anna", why="")
    read = ledger.changes()
    next(read)
    server.stop()
    with pytest.raises(ServiceUnavailable, match="does not answer"):
        list(read)
    server.start()
    assert sum(1 for _ in ledger.changes()) == 5000


def ended(ledger: Ledger, connection: Connection) -> None:
    """End the session of that connection, as an administrator does."""
    pid = connection.execute(text("SELECT pg_backend_pid()")).scalar_one()
    gone = text("SELECT NOT EXISTS (SELECT 1 FROM pg_stat_activity WHERE pid = :pid)")
    with store(ledger).engine.connect() as other:
        other.execute(text("SELECT pg_terminate_backend(:pid)"), {"pid": pid})
        while not other.execute(gone, {"pid": pid}).scalar_one():
            other.rollback()


def test_a_session_that_is_ended_saved_nothing(ledger: Ledger) -> None:
    with (
        pytest.raises(ServiceUnavailable, match="does not answer"),
        write_transaction(store(ledger), "anna") as writer,
    ):
        writer.write([Entry(ONE, "add", "", new=True)])
        ended(ledger, writer.connection)
        writer.write([Entry(claim, "add", "", new=True) for claim in claims("x", 0)])
    assert ledger.revision() == 0


def test_a_commit_without_an_answer_is_not_called_unsaved(ledger: Ledger) -> None:
    with (
        pytest.raises(
            ServiceUnavailable, match="may be saved or not: look at it again"
        ),
        store(ledger).writing() as connection,
    ):
        connection.execute(text("UPDATE ledger SET revision = 5"))
        ended(ledger, connection)
    assert ledger.revision() == 0


FAULTS: list[tuple[str, type[FrontlineError], str]] = [
    ("53100", ServiceUnavailable, "the disk is full or failing.*free space"),
    ("XX001", Damaged, "is damaged.*restore the last backup"),
    ("40P01", ServiceUnavailable, "is being written by another process"),
    ("25006", ServiceUnavailable, "cannot be opened or written"),
    ("53200", ServiceUnavailable, "does not answer"),
]


@pytest.mark.parametrize(("state", "kind", "words"), FAULTS)
def test_what_the_server_reports_is_said_in_words(
    ledger: Ledger, state: str, kind: type[FrontlineError], words: str
) -> None:
    broken: list[Callable[[], object]] = [lambda: ledger.add([ONE], by="anna", why="")]
    with store(ledger).engine.begin() as connection:
        raising = f"BEGIN RAISE EXCEPTION 'as told' USING ERRCODE = '{state}'; END"
        connection.execute(
            text(
                "CREATE FUNCTION fault() RETURNS trigger LANGUAGE plpgsql AS $$"
                f" {raising} $$"
            )
        )
        connection.execute(
            text(
                "CREATE TRIGGER fault BEFORE INSERT ON revision EXECUTE FUNCTION"
                " fault()"
            )
        )
    for call in broken:
        with pytest.raises(kind, match=words):
            call()
    with store(ledger).engine.begin() as connection:
        connection.execute(text("DROP TRIGGER fault ON revision"))
    assert ledger.add([ONE], by="anna", why="") == 1
