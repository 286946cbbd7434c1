"""Datasets whose files are damaged, gone or interrupted: the rest of the map goes
on.
"""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
from pathlib import Path

import fsspec
import pytest

from dashboard.domain.errors import BadInput, Damaged
from dashboard.domain.filters import Filters, parse
from dashboard.domain.geography.geo import Box
from dashboard.index import Index
from dashboard.ledger import Ledger
from dashboard.services import (
    ArchiveOptions,
    open_archive,
    open_project,
    remove_dataset,
)
from dashboard.services.editing.datasets import register_dataset
from dashboard.services.project import Project
from tests.faults.claims import CLAIM, dataset, folder, parquet
from tests.unit.services.settings_of import settings_of

ALL = Filters()
HEAD, BLOCK = 3 * 4096, 256 * 1024
"""Bytes of the head of a DuckDB file and of each block after it."""


@pytest.fixture
def project(tmp_path: Path) -> Project:
    data = folder(tmp_path / "data")
    parquet(data / "datasets" / "good.parquet", 30)
    parquet(data / "datasets" / "bad.parquet", 20)
    found = open_project(settings_of(data))
    found.ledger.add([CLAIM], by="editor", why="")
    for name in ("good", "bad"):
        register_dataset(found, dataset(name, f"{name}.parquet"), by="editor")
    return found.settled()


def spoil(project: Project, at: float) -> None:
    """Overwrite a part of the file of `bad`."""
    file = project.settings.datasets_folder() / "bad.parquet"
    held = bytearray(file.read_bytes())
    start = int(len(held) * at)
    held[start : start + 64] = b"\xff" * 64
    file.write_bytes(held)


def test_datasets_stand_beside_the_ledger(project: Project) -> None:
    assert project.index.count(ALL) == 51
    assert project.index.facet("dataset", ALL) == {"good": 30, "bad": 20, "ledger": 1}
    assert project.index.count(Filters(text="row-7-")) == 2
    assert project.index.claim("d5") is not None
    assert len(list(project.index.claims(ALL, without=["bad"]))) == 31
    assert sum(m.count for m in project.index.markers(ALL, 6)) == 51


@pytest.mark.parametrize("at", [0.0, 0.3, 0.6, 0.999])
def test_a_dataset_that_is_damaged_before_it_is_taken_in_is_told_and_the_rest_goes_on(
    tmp_path: Path, at: float
) -> None:
    data = folder(tmp_path / "data")
    parquet(data / "datasets" / "good.parquet", 30)
    parquet(data / "datasets" / "bad.parquet", 2000)
    project = open_project(settings_of(data))
    spoil(project, at)
    for name in ("good", "bad"):
        register_dataset(project, dataset(name, f"{name}.parquet"), by="editor")
    project.settled()
    if project.troubles:
        assert "dataset bad cannot be read" in str(project.troubles[0])
        assert "import it again or remove it" in str(project.troubles[0])
    assert project.index.count(Filters(dataset=("good",))) == 30
    assert len(project.index.page(ALL, limit=100).rows) >= 30
    if at in (0.0, 0.999):
        assert project.troubles


def test_a_file_that_goes_while_it_is_shown_is_told_and_the_rest_goes_on(
    project: Project,
) -> None:
    (project.settings.datasets_folder() / "bad.parquet").unlink()
    assert {one.claim.dataset for one in project.index.page(ALL, limit=100).rows} == {
        "",
        "good",
    }
    assert "dataset bad cannot be read" in str(project.troubles[0])
    assert project.index.count(ALL) == 31
    assert project.index.count(Filters(text="row-7-")) == 1


def test_a_file_that_goes_is_told_by_a_text_search_too(project: Project) -> None:
    (project.settings.datasets_folder() / "bad.parquet").unlink()
    assert project.index.count(Filters(text="row-7-")) == 1
    assert "dataset bad cannot be read" in str(project.troubles[0])


def test_removing_a_dataset_removes_all_of_it(project: Project) -> None:
    remove_dataset(project, "bad", by="editor")
    project.settled()
    assert project.index.count(ALL) == 31
    assert {p.name for p in project.settings.datasets_folder().iterdir()} == {
        "good.parquet"
    }
    assert [d.name for d in project.ledger.datasets()] == ["good"]


def test_what_a_dataset_held_before_is_replaced(project: Project) -> None:
    parquet(project.settings.datasets_folder() / "bad2.parquet", 7)
    register_dataset(project, dataset("bad", "bad2.parquet"), by="editor")
    project.settled()
    assert project.index.facet("dataset", ALL) == {"good": 30, "bad": 7, "ledger": 1}
    assert {p.name for p in project.settings.datasets_folder().iterdir()} == {
        "good.parquet",
        "bad2.parquet",
    }


def test_an_archive_is_read_where_it_lies_with_the_columns_it_has(
    tmp_path: Path,
) -> None:
    data = folder(tmp_path / "data")
    for year, part in ((2022, "a"), (2022, "b"), (2023, "a")):
        parquet(
            tmp_path / "lake" / f"year={year}" / f"{part}.parquet",
            10,
            publisher=f"{year}{part}",
        )
    project = open_project(settings_of(data))
    found = open_archive(
        project,
        str(tmp_path / "lake"),
        "lake",
        by="editor",
        options=ArchiveOptions(license="CC0-1.0", publish=True),
    )
    assert (found.rows, found.archive) == (30, True)
    project.settled()
    assert project.index.facet("source", ALL) == {"2022a": 10, "2022b": 10, "2023a": 10}
    assert {one.claim.publisher for one in project.index.page(ALL).rows} == {
        "2022a",
        "2022b",
        "2023a",
    }
    assert project.index.count(Filters(text="2023a")) == 10
    assert not list((data / "datasets").iterdir())
    remove_dataset(project, "lake", by="editor")
    assert project.settled().index.count(ALL) == 0
    assert len(list((tmp_path / "lake").rglob("*.parquet"))) == 3


def test_an_archive_on_object_storage(tmp_path: Path) -> None:
    parquet(tmp_path / "one.parquet", 10)
    fsspec.filesystem("memory").put(
        str(tmp_path / "one.parquet"), "/bucket/set/one.parquet"
    )
    project = open_project(settings_of(folder(tmp_path / "data")))
    open_archive(
        project,
        "memory://bucket/set",
        "remote",
        by="editor",
        options=ArchiveOptions(publish=True),
    )
    assert project.settled().index.count(ALL, Box(30, 40, 40, 50)) == 10
    with pytest.raises(BadInput, match="nosuch:// cannot be read here"):
        open_archive(project, "nosuch://bucket/set", "other", by="editor")


CHILD = """
import sys
from pathlib import Path
from dashboard.services import open_project
from tests.unit.services.settings_of import settings_of
project = open_project(settings_of(Path(sys.argv[1])))
print("begun", flush=True)
project.settled()
print("done", flush=True)
"""


def test_kill_9_while_a_dataset_is_taken_in_loses_nothing(tmp_path: Path) -> None:
    data = folder(tmp_path / "data")
    parquet(data / "datasets" / "big.parquet", 60_000)
    project = open_project(settings_of(data))
    register_dataset(project, dataset("big", "big.parquet"), by="editor")
    project.settled()
    for moment in (0.0, 0.02, 0.08, 0.2):
        for file in (data / "index").glob("index-2*"):
            file.unlink()
        with subprocess.Popen(
            [sys.executable, "-c", CHILD, str(data)], stdout=subprocess.PIPE
        ) as child:
            assert child.stdout is not None
            assert child.stdout.readline() == b"begun\n"
            try:
                child.wait(moment)
            except subprocess.TimeoutExpired:
                child.send_signal(signal.SIGKILL)
        if not (data / "index" / "index-2.duckdb").exists():
            continue
        again = Index(data / "index")
        again.hold(project.ledger.datasets(), data / "datasets")
        assert again.count(ALL) == 60_000
        assert sum(m.count for m in again.markers(ALL, 6)) == 60_000
        assert again.problems == {}
        again.close()
    assert os.listdir(data / "datasets") == ["big.parquet"]  # noqa: PTH208


def test_an_index_that_is_damaged_is_built_anew_wherever_the_damage_is(
    project: Project, tmp_path: Path
) -> None:
    project.index.close()
    size = (project.settings.writable() / "index" / "index-1.duckdb").stat().st_size
    told = []
    for block in range(HEAD, size, BLOCK):
        data = tmp_path / str(block)
        shutil.copytree(project.settings.writable(), data)
        with (data / "index" / "index-1.duckdb").open("r+b") as file:
            file.seek(block + 8)
            file.write(b"\xa5" * 4096)
        again = Project(settings_of(data))
        try:
            found = again.settled().index.summary(ALL).claims
        except Damaged as error:
            told.append(str(error))
            found = again.settled().index.summary(ALL).claims
        assert found == 51
        assert not again.troubles
        again.index.close()
    # Where it did not show at once, opening the file had shown it, or nothing is kept
    # in that place.
    assert told
    assert all("index-1.duckdb: the index is damaged" in words for words in told)


FULL = """
import resource, signal, sys
from pathlib import Path
from dashboard.domain.filters import Filters, parse
from dashboard.services.project import Project
from dashboard.services.editing.datasets import register_dataset
from tests.faults.claims import dataset
from tests.unit.services.settings_of import settings_of
project = Project(settings_of(Path(sys.argv[1]))).settled()
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
register_dataset(project, dataset("big", "big.parquet"), by="editor")
resource.setrlimit(resource.RLIMIT_FSIZE, (1_500_000, 1_500_000))
project.settled()
print(project.index.count(Filters()), *project.troubles, sep="\\n")
"""


def test_a_full_disk_under_the_index_is_told_and_what_was_shown_stays(
    tmp_path: Path,
) -> None:
    data = folder(tmp_path / "data")
    with Ledger.open(f"sqlite:///{data / 'ledger.sqlite'}") as ledger:
        ledger.add([CLAIM], by="editor", why="")
    parquet(data / "datasets" / "big.parquet", 60_000)
    done = subprocess.run(
        [sys.executable, "-c", FULL, str(data)],
        text=True,
        capture_output=True,
        check=True,
    )
    count, trouble = done.stdout.splitlines()
    assert count == "1"
    assert "index-1.duckdb: cannot be written (" in trouble
    assert trouble.endswith("free some space")
    assert open_project(settings_of(data)).settled().index.count(ALL) == 60_001


def test_a_dataset_that_could_not_be_read_and_was_removed_is_no_trouble(
    project: Project,
) -> None:
    (project.settings.datasets_folder() / "bad.parquet").unlink()
    project.index.page(ALL, limit=100)
    assert "dataset bad cannot be read" in str(project.troubles[0])
    remove_dataset(project, "bad", by="anna")
    project.changed()
    assert project.settled().troubles == ()


def test_claims_kept_by_hand_are_a_value_of_the_filter(project: Project) -> None:
    by_hand = Filters(dataset=("ledger",), review=ALL.review)
    with_good = Filters(dataset=("good", "ledger"), review=ALL.review)
    index = project.index
    assert (index.count(by_hand), index.count(with_good)) == (1, 31)
    assert index.summary(by_hand).claims == 1
    assert [claim.dataset for claim in index.claims(by_hand)] == [""]
    assert len(list(index.claims(with_good))) == 31
    assert index.facet("dataset", by_hand) == index.facet("dataset", ALL)
    assert parse(by_hand.query())[0] == by_hand
