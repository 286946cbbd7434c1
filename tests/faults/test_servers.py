"""Several servers on one ledger, and a database that goes away under them."""

from __future__ import annotations

import sqlite3
import subprocess
from pathlib import Path
from typing import Any

from dashboard.ledger import Ledger
from tests.faults.claims import CLAIM, dataset, folder, parquet
from tests.ledger.servers import Server
from tests.serving import asked, command, environment, served, until

SECONDS = 60
"""How long a change is waited for: it comes within two, on a machine with nothing else
to do.
"""


def ids(base: str, query: str = "") -> list[str]:
    return [claim["id"] for claim in asked(f"{base}/api/claims.json?{query}")["claims"]]


def trouble(base: str) -> str:
    return " ".join(asked(f"{base}/healthz").get("troubles", []))


def test_an_edit_on_one_server_is_seen_on_the_other(
    tmp_path: Path, postgres_url: str
) -> None:
    one, other = folder(tmp_path / "one"), folder(tmp_path / "other")
    shared = tmp_path / "datasets"
    settings: dict[str, Any] = {
        "FRONTLINE_DATABASE_URL": postgres_url,
        "FRONTLINE_DATASETS": str(shared),
    }
    with (
        Ledger.open(postgres_url) as ledger,
        served(one, **settings) as first,
        served(other, **settings) as second,
    ):
        assert ids(first) == ids(second) == []
        ledger.add([CLAIM], by="editor", why="")
        for base in (first, second):
            until(lambda base=base: ids(base), lambda found: found == ["a"], SECONDS)  # type: ignore[misc]
        revision = asked(f"{first}/api/revision")
        assert revision == asked(f"{second}/api/revision")
        done = subprocess.run(
            command(
                "--data",
                str(one),
                "review",
                "a",
                "retract",
                "--why",
                "the source took it back",
            ),
            env=environment(**settings),
            check=True,
            capture_output=True,
            text=True,
        )
        assert "retracted" in done.stdout
        until(lambda: ids(second), lambda found: found == [], SECONDS)
        assert ids(second, "review=retracted") == ["a"]
        parquet(shared / "set.parquet", 500)
        ledger.register(dataset("set", "set.parquet"), by="editor")
        for base in (first, second):
            until(
                lambda base=base: asked(f"{base}/api/count")["total"],  # type: ignore[misc]
                lambda n: n == 500,
                SECONDS,
            )


def test_postgresql_restarts_under_the_running_dashboard(tmp_path: Path) -> None:
    server = Server()
    try:
        url = server.schema()
        with served(folder(tmp_path / "data"), FRONTLINE_DATABASE_URL=url) as base:
            with Ledger.open(url) as ledger:
                ledger.add([CLAIM], by="editor", why="")
            until(lambda: ids(base), lambda found: found == ["a"], SECONDS)
            server.stop("immediate")
            assert until(lambda: trouble(base), bool, SECONDS)
            assert ids(base) == ["a"]
            server.start()
            until(lambda: trouble(base), lambda words: not words, SECONDS)
            with Ledger.open(url) as ledger:
                ledger.review("a", CLAIM.review.RETRACTED, by="editor", why="")
            until(lambda: ids(base), lambda found: found == [], SECONDS)
    finally:
        server.close()


def test_a_locked_ledger_is_told_and_nothing_is_lost(tmp_path: Path) -> None:
    data = folder(tmp_path / "data")
    with served(data) as base:
        with Ledger.open(f"sqlite:///{data / 'ledger.sqlite'}") as ledger:
            ledger.add([CLAIM], by="editor", why="")
        until(lambda: ids(base), lambda found: found == ["a"], SECONDS)
        holder = sqlite3.connect(data / "ledger.sqlite")
        holder.execute("BEGIN IMMEDIATE")
        refused = subprocess.run(
            command("--data", str(data), "review", "a", "reject"),
            env=environment(),
            check=False,
            capture_output=True,
            text=True,
        )
        assert refused.returncode == 1
        assert "another process" in refused.stderr
        assert refused.stderr.count("\n") == 1
        assert ids(base) == ["a"]
        holder.rollback()
        holder.close()
        subprocess.run(
            command("--data", str(data), "review", "a", "reject"),
            env=environment(),
            check=True,
        )
        until(lambda: ids(base), lambda found: found == [], SECONDS)


def test_a_damaged_ledger_is_told_and_the_map_shows_what_was_known(
    tmp_path: Path,
) -> None:
    data = folder(tmp_path / "data")
    with served(data) as base:
        with Ledger.open(f"sqlite:///{data / 'ledger.sqlite'}") as ledger:
            ledger.add([CLAIM], by="editor", why="")
        until(lambda: ids(base), lambda found: found == ["a"], SECONDS)
    for log in data.glob("ledger.sqlite-*"):
        log.unlink()
    (data / "ledger.sqlite").write_bytes(b"no database" * 4000)
    with served(data) as base:
        assert "ledger.sqlite" in trouble(base)
        assert ids(base) == ["a"]
    assert (data / "ledger.sqlite").read_bytes().startswith(b"no database")
