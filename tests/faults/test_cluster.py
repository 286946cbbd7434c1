"""The same batch on a cluster of processes, one of which is killed while it reads:
nothing lost, nothing doubled.
"""

from __future__ import annotations

import json
import os
import signal
import socket
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pyarrow.parquet as pq
import pytest
from distributed import Client, LocalCluster

from dashboard import services
from dashboard.cli import main
from dashboard.domain.errors import BadInput
from dashboard.domain.settings import load
from dashboard.services.reading import batch
from dashboard.services.reading import cluster as cluster_task
from dashboard.services.reading.chunks import Size
from tests.faults.claims import folder
from tests.faults.reports import write_reports

ARTICLES, AT_ONCE = 60, 4


@pytest.fixture(scope="module")
def cluster() -> Iterator[LocalCluster]:
    with LocalCluster(
        n_workers=3,
        threads_per_worker=1,
        processes=True,
        host="127.0.0.1",
        # Port 0: another cluster on the machine may hold the usual one.
        dashboard_address="127.0.0.1:0",
        protocol="tcp",
    ) as made:
        yield made


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> services.Project:
    monkeypatch.setenv("FRONTLINE_DATA", str(folder(tmp_path / "data")))
    return services.open_project(load())


def killer(
    cluster: LocalCluster, after: int
) -> tuple[list[int], Callable[[services.BatchProgress], None]]:
    """Return a list that gets the process that was killed, and what kills it once so
    many articles are back.
    """
    killed: list[int] = []

    def look(progress: services.BatchProgress) -> None:
        if not killed and progress.rows >= after:
            with Client(cluster.scheduler_address, set_as_default=False) as client:
                busy = client.processing()
                at = next(
                    (address for address, work in busy.items() if work),
                    next(iter(busy)),
                )
                killed.append(client.run(os.getpid, workers=[at])[at])
            os.kill(killed[0], signal.SIGKILL)

    return killed, look


@pytest.mark.parametrize("form", ["jsonl", "parquet"])
def test_a_worker_killed_midway_changes_nothing(
    form: str,
    cluster: LocalCluster,
    project: services.Project,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(batch, "PART", Size(AT_ONCE, 10_000))
    monkeypatch.setattr(batch, "SHARE", Size(AT_ONCE, 10_000))
    source = write_reports(tmp_path / "in.jsonl", ARTICLES)
    alone, together = (
        tmp_path / f"{name}{'.jsonl' if form == 'jsonl' else ''}"
        for name in ("alone", "together")
    )
    told: list[tuple[int, str]] = []
    order = services.BatchRequest(source=source, out=alone)
    single = services.read_batch(
        project, order, tell=lambda *problem: told.append(problem)
    )
    killed, look = killer(cluster, ARTICLES // 4)
    order = services.BatchRequest(
        source=source, out=together, scheduler=cluster.scheduler_address
    )
    spread = services.read_batch(
        project, order, tell=lambda *problem: told.append(problem), progress=look
    )
    assert killed
    assert single == spread
    assert (single.read, told) == (ARTICLES, [])
    if form == "jsonl":
        assert together.read_bytes() == alone.read_bytes()
        assert [
            json.loads(line)["id"] for line in together.read_bytes().splitlines()
        ] == list(range(ARTICLES))
    else:
        assert sorted(p.name for p in together.iterdir()) == sorted(
            p.name for p in alone.iterdir()
        )
        assert len(list(together.iterdir())) == ARTICLES // AT_ONCE
        assert pq.read_table(together).equals(pq.read_table(alone))


def test_a_batch_stopped_on_the_cluster_goes_on_without_it(
    cluster: LocalCluster,
    project: services.Project,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(batch, "SHARE", Size(AT_ONCE, 10_000))
    source, out = (
        write_reports(tmp_path / "in.jsonl", 3 * AT_ONCE),
        tmp_path / "out.jsonl",
    )

    def stop(_: services.BatchProgress) -> None:
        raise KeyboardInterrupt

    order = services.BatchRequest(
        source=source, out=out, scheduler=cluster.scheduler_address
    )
    with pytest.raises(KeyboardInterrupt):
        services.read_batch(project, order, tell=lambda *_: None, progress=stop)
    rest = services.read_batch(
        project, replace(order, scheduler=""), tell=lambda *_: None
    )
    assert (rest.earlier, rest.read) == (AT_ONCE, 2 * AT_ONCE)
    assert [json.loads(line)["id"] for line in out.read_bytes().splitlines()] == list(
        range(3 * AT_ONCE)
    )


def test_workers_that_differ_and_schedulers_that_are_none_are_told(
    cluster: LocalCluster,
    project: services.Project,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    source = write_reports(tmp_path / "in.jsonl", 2)
    out = tmp_path / "out.jsonl"
    monkeypatch.setattr(
        batch, "versions", lambda _: "frontline of the day after tomorrow"
    )
    order = services.BatchRequest(
        source=source, out=out, scheduler=cluster.scheduler_address
    )
    with pytest.raises(
        BadInput, match=r"a worker has frontline .*install the same everywhere"
    ):
        services.read_batch(project, order, tell=lambda *_: None)
    assert out.read_bytes() == b""


def test_a_scheduler_that_is_none(
    project: services.Project,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    source = write_reports(tmp_path / "in.jsonl", 1)
    words = [
        "--data",
        str(project.settings.data),
        "read",
        "--jsonl",
        str(source),
        "--out",
        str(tmp_path / "out.jsonl"),
    ]
    assert main([*words, "--scheduler", "here"]) == 2
    assert "write it like tcp://host:8786" in capsys.readouterr().err
    with socket.create_server(("127.0.0.1", 0)) as listener:
        port = listener.getsockname()[1]
    monkeypatch.setattr(cluster_task, "WAIT_SECONDS", 1)
    assert main([*words, "--scheduler", f"tcp://127.0.0.1:{port}"]) == 1
    assert "no scheduler answers there" in capsys.readouterr().err
