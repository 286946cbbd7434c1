"""Migrations, what the database itself enforces, and addresses that cannot be used."""

from __future__ import annotations

import sqlite3
import threading
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack
from dataclasses import asdict, replace
from datetime import UTC, datetime
from pathlib import Path

import pytest
from alembic import command
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import inspect, select, text
from sqlalchemy.exc import DBAPIError

from dashboard.domain.claim import FIELDS, Claim
from dashboard.domain.dataset import Dataset
from dashboard.domain.errors import BadInput, Damaged, ServiceUnavailable
from dashboard.domain.place import PlaceCorrection
from dashboard.domain.words import Kind, Review
from dashboard.ledger import Graded, Ledger, migrate, migrations, tables
from dashboard.ledger.migrate import drop
from dashboard.ledger.tables import APPEND_ONLY, METADATA, SCHEMAS, VERSION_TABLE
from dashboard.ledger.transactions import write_transaction
from tests.ledger.backups import ARTICLE
from tests.ledger.helpers import child, line, store
from tests.ledger.servers import Server

ONE = Claim(id="one", kind=Kind.HOLD)


@pytest.fixture
def filled(ledger: Ledger) -> Ledger:
    ledger.add([ONE], by="anna", why="")
    ledger.review("one", Review.ACCEPTED, by="anna", why="")
    ledger.register(Dataset(name="d", format="csv", path="d.parquet"), by="anna")
    ledger.correct_place(PlaceCorrection(spelling="x", place_id="y"), by="anna", why="")
    ledger.add_article(ARTICLE)
    ledger.grant("anna", "reviewer", "root")
    ledger.create_token("ci", "reviewer", "anna", None, "root")
    ledger.dismiss(("one", "two"), "denial", by="anna", why="two places")
    ledger.give_grade(Graded.CLAIM, "one", "3", by="anna", why="seen in two records")
    return ledger


def test_the_migrations_make_the_tables_the_program_uses(ledger: Ledger) -> None:
    with store(ledger).reading() as connection:
        context = MigrationContext.configure(
            connection, opts={"version_table": VERSION_TABLE, "compare_type": True}
        )
        assert compare_metadata(context, METADATA) == []


def test_every_migration_is_known_and_the_last_is_the_newest() -> None:
    found = ScriptDirectory(str(Path(migrations.__file__).parent)).walk_revisions()
    assert tuple(reversed([script.revision for script in found])) == SCHEMAS


def test_datasets_from_before_there_were_private_ones_stay_published(url: str) -> None:
    old = asdict(Dataset(name="d", format="csv", path="d.parquet", rows=1))
    for name in ("private", "published_at", "colour"):
        del old[name]
    with Ledger.open(url) as ledger:
        with store(ledger).writing() as connection:
            migrate._run(connection, lambda config: command.downgrade(config, "0005"))
        with write_transaction(store(ledger), "anna") as writer:
            how = {"action": "register", "at": writer.at, "by": "anna"}
            writer.append(tables.dataset, {**old, **how})
        head = ledger.state().head
    with Ledger.open(url) as ledger:
        (dataset,) = ledger.datasets()
        assert (dataset.private, dataset.published_at, dataset.colour) == (
            False,
            None,
            "",
        )
        assert (ledger.state().head, ledger.verify()) == (head, None)
        published = datetime(2024, 5, 6, 7, 8, 9, 10, tzinfo=UTC)
        hidden = replace(dataset, private=True, colour="#7B3F99")
        ledger.register(hidden, by="anna")
        assert ledger.datasets()[0].private
        ledger.register(
            replace(hidden, private=False, published_at=published), by="anna"
        )
        assert ledger.datasets()[0].published_at == published
        assert ledger.verify() is None


def test_every_field_of_a_claim_has_its_column(ledger: Ledger) -> None:
    with store(ledger).reading() as connection:
        columns = {
            column["name"]: column["nullable"]
            for column in inspect(connection).get_columns("claim")
        }
    assert columns.keys() == {*FIELDS, "number"}
    assert {name for name, nullable in columns.items() if nullable} == {
        "lat",
        "lon",
        "radius_km",
        "date_from",
        "date_to",
        "published",
        "start",
        "end",
        "precision",
    }


def test_dropping_leaves_nothing_behind(ledger: Ledger) -> None:
    with store(ledger).writing() as connection:
        drop(connection)
        assert inspect(connection).get_table_names() == [VERSION_TABLE]


def test_it_is_the_same_ledger_when_opened_again(url: str) -> None:
    with Ledger.open(url) as ledger:
        identity = ledger.identity
        ledger.add([ONE], by="anna", why="")
    with Ledger.open(url) as again:
        assert again.state()[:2] == (identity, 1)
        assert again.claim("one") == ONE


def test_two_ledgers_are_told_apart(ledger: Ledger, tmp_path: Path) -> None:
    with Ledger.open(f"sqlite:///{tmp_path / 'other.sqlite'}") as other:
        assert other.identity != ledger.identity


STATEMENTS = (
    "UPDATE {table} SET number = 99",
    "UPDATE {table} SET \"by\" = 'another'",
    "DELETE FROM {table}",
)


@pytest.mark.parametrize("statement", STATEMENTS)
def test_the_database_refuses_to_rewrite_history(
    filled: Ledger, statement: str
) -> None:
    opened = store(filled)
    for table in APPEND_ONLY:
        if '"by"' in statement and "by" not in table.c:
            continue
        with opened.engine.connect() as connection:
            before = connection.execute(select(table)).all()
        with (
            pytest.raises(DBAPIError, match="append-only"),
            opened.engine.begin() as connection,
        ):
            connection.execute(text(statement.format(table=table.name)))
        with opened.engine.connect() as connection:
            assert before == connection.execute(select(table)).all() != []


def test_sqlite_refuses_to_replace_and_postgresql_to_truncate(filled: Ledger) -> None:
    for table in (one.name for one in APPEND_ONLY):
        replace = f"INSERT OR REPLACE INTO {table} SELECT * FROM {table}"  # noqa: S608
        statement = f"TRUNCATE {table} CASCADE" if store(filled).postgres else replace
        with (
            pytest.raises(DBAPIError, match="append-only"),
            store(filled).engine.begin() as connection,
        ):
            connection.execute(text(statement))


def test_a_head_must_stand_at_a_revision_of_its_own(filled: Ledger) -> None:
    filled.add([Claim(id="two", kind=Kind.HOLD)], by="anna", why="")
    with (
        pytest.raises(DBAPIError, match=r"(?i)foreign key"),
        store(filled).engine.begin() as connection,
    ):
        connection.execute(text("UPDATE claim SET number = 1 WHERE id = 'two'"))


def test_a_ledger_of_a_newer_program_is_left_alone(url: str) -> None:
    with Ledger.open(url) as ledger, store(ledger).engine.begin() as connection:
        connection.execute(text(f"UPDATE {VERSION_TABLE} SET version_num = '9999'"))  # noqa: S608
    with pytest.raises(
        BadInput,
        match=r"newer version of this program \(tables '9999', known here up to",
    ):
        Ledger.open(url)


@pytest.mark.parametrize(
    ("change", "why"),
    [
        (
            # The migration before was never run.
            ["ALTER TABLE dataset DROP COLUMN private"],
            r"version '0007' that it names \(without dataset\.private\)",
        ),
        (["DROP TABLE link"], r"\(without link\)"),
        (
            # It was run, and not noted.
            [f"UPDATE {VERSION_TABLE} SET version_num = '0006'"],  # noqa: S608
            r"version '0006' that it names \(.*grade.*exists",
        ),
        (
            [
                f"UPDATE {VERSION_TABLE} SET version_num = '0005'",  # noqa: S608
                "ALTER TABLE dataset DROP COLUMN published_at",
            ],
            r"version '0005' that it names \(.*private",
        ),
    ],
    ids=["column", "table", "twice", "half"],
)
def test_tables_that_are_not_of_the_version_they_name_are_told(
    url: str, change: list[str], why: str
) -> None:
    with Ledger.open(url) as ledger, store(ledger).engine.begin() as connection:
        for statement in change:
            connection.execute(text(statement))
    for _ in range(2):
        # Nothing was changed: it says the same again.
        with pytest.raises(Damaged, match=why) as caught:
            Ledger.open(url)
        assert "restore the last backup" in str(caught.value)


def test_the_tables_of_another_program_are_left_alone(url: str) -> None:
    with Ledger.open(url) as ledger, store(ledger).engine.begin() as connection:
        connection.execute(text(f"DROP TABLE {VERSION_TABLE}"))
    with pytest.raises(BadInput, match="tables of another program") as caught:
        Ledger.open(url)
    assert "claim" in str(caught.value)


def test_threads_that_open_a_new_ledger_at_once_get_the_same(url: str) -> None:
    start = threading.Barrier(4)

    def identity() -> str:
        start.wait()
        with Ledger.open(url) as ledger:
            return ledger.identity

    with ThreadPoolExecutor(4) as pool:
        assert (
            len({job.result() for job in [pool.submit(identity) for _ in range(4)]})
            == 1
        )


def test_processes_that_open_a_new_ledger_at_once_get_the_same(url: str) -> None:
    with ExitStack() as stack:
        children = [stack.enter_context(child("identity", url)) for _ in range(3)]
        assert len({line(one) for one in children}) == 1


def test_sqlite_is_set_up_to_keep_what_it_said_it_keeps(tmp_path: Path) -> None:
    with (
        Ledger.open(f"sqlite:///{tmp_path / 'l.sqlite'}") as ledger,
        store(ledger).reading() as connection,
    ):
        said = {
            name: connection.exec_driver_sql(f"PRAGMA {name}").scalar()
            for name in ("journal_mode", "synchronous", "foreign_keys", "busy_timeout")
        }
    assert said == {
        "journal_mode": "wal",
        "synchronous": 2,
        "foreign_keys": 1,
        "busy_timeout": 10_000,
    }


def test_a_path_may_have_any_characters(tmp_path: Path) -> None:
    folder = tmp_path / "Ім'я з пробілом #1 100%?x=1"
    folder.mkdir()
    with Ledger.open(f"sqlite:///{str(folder).replace('?', '%3F')}/l.sqlite") as ledger:
        ledger.add([ONE], by="anna", why="")


@pytest.mark.parametrize(
    ("url", "words"),
    [
        ("nonsense", "not understood"),
        ("mysql://root:geheim@localhost/x", "'mysql' is not spoken here"),
        ("sqlite://", "must name a file"),
        ("sqlite:///:memory:", "must name a file"),
        ("sqlite:////no/such/folder/l.sqlite", "no folder /no/such/folder; create it"),
    ],
)
def test_an_address_that_cannot_be_used(url: str, words: str) -> None:
    with pytest.raises(BadInput, match=words) as caught:
        Ledger.open(url)
    assert "geheim" not in str(caught.value)


def test_a_file_that_may_not_be_written(tmp_path: Path) -> None:
    (tmp_path / "l.sqlite").mkdir()
    with pytest.raises(
        ServiceUnavailable, match=r"l\.sqlite cannot be opened or written"
    ):
        Ledger.open(f"sqlite:///{tmp_path / 'l.sqlite'}")


def test_a_database_of_another_program_may_stand_beside_it(tmp_path: Path) -> None:
    with sqlite3.connect(tmp_path / "l.sqlite") as connection:
        connection.execute("CREATE TABLE notes (text)")
    connection.close()
    with Ledger.open(f"sqlite:///{tmp_path / 'l.sqlite'}") as ledger:
        assert ledger.revision() == 0


def chained(error: BaseException | None) -> Iterator[str]:
    while error is not None:
        yield f"{error!r} {error}"
        error = error.__cause__ or error.__context__


def test_a_password_is_in_no_error() -> None:
    for address in ("anna:geheim@127.0.0.1:1/x", "anna@127.0.0.1:1/x?password=geheim"):
        with pytest.raises(
            ServiceUnavailable,
            match=r"PostgreSQL ledger 'x' at 127\.0\.0\.1 does not answer",
        ) as caught:
            Ledger.open(f"postgresql+psycopg://{address}", wait=2)
        assert "geheim" not in " ".join(chained(caught.value))


def test_a_database_that_cannot_hold_every_letter_is_refused(postgres: Server) -> None:
    with pytest.raises(
        BadInput,
        match="stores text as LATIN1; create the database with ENCODING 'UTF8'",
    ):
        Ledger.open(postgres.database("LATIN1"))


def test_a_database_of_its_own(postgres: Server) -> None:
    with Ledger.open(postgres.database()) as ledger:
        assert ledger.add([ONE], by="anna", why="") == 1


def test_a_database_that_is_not_there(postgres: Server) -> None:
    with pytest.raises(ServiceUnavailable, match="does not exist"):
        Ledger.open(postgres.database() + "&dbname=nothing")


def test_whether_there_is_a_ledger_is_asked_without_making_one(url: str) -> None:
    assert not Ledger.is_there(url)
    assert not Ledger.is_there(url)
    with Ledger.open(url):
        assert Ledger.is_there(url)
