"""A backup of either backend fills either backend."""

from __future__ import annotations

import io
import threading
from dataclasses import replace
from pathlib import Path

import pytest

from dashboard.domain.errors import BadInput, FrontlineError
from dashboard.ledger import Ledger
from tests.ledger.backups import ARTICLE, ONE, PARQUET, TWO, content, fill
from tests.ledger.child import claims
from tests.ledger.helpers import child, line


@pytest.fixture
def source(ledger: Ledger, tmp_path: Path) -> Ledger:
    fill(ledger, tmp_path / "datasets")
    return ledger


def test_every_backend_is_filled_from_every_backend(
    source: Ledger, target: Ledger, tmp_path: Path
) -> None:
    manifest = source.backup(tmp_path / "b.zip", tmp_path / "datasets")
    assert (manifest.identity, manifest.revision, manifest.head) == source.state()
    assert manifest.missing == ()
    assert {name: member.rows for name, member in manifest.members.items()} == {
        "tables/ledger.jsonl": 1,
        "tables/revision.jsonl": 5,
        "tables/claim.jsonl": 3,
        "tables/review.jsonl": 1,
        "tables/article.jsonl": 1,
        "tables/dataset.jsonl": 4,
        "tables/place_correction.jsonl": 2,
        "tables/claims_file.jsonl": 1,
        "tables/claims_file_row.jsonl": 1,
        "tables/link.jsonl": 1,
        "tables/chain.jsonl": 12,
        "tables/article_record.jsonl": 1,
        "tables/person_role.jsonl": 0,
        "tables/token.jsonl": 0,
        "tables/dismissal.jsonl": 0,
        "tables/grade.jsonl": 0,
        "datasets/sub/acled.parquet": None,
    }
    assert target.restore(tmp_path / "b.zip", tmp_path / "new") == manifest
    assert content(target) == content(source)
    assert target.revision() == source.revision()
    assert target.identity != source.identity
    assert (tmp_path / "new/sub/acled.parquet").read_bytes() == PARQUET
    assert {path.name for path in (tmp_path / "new").rglob("*")} == {
        "sub",
        "acled.parquet",
    }
    assert target.sync("claims.csv", "1", (), by="claims.csv") == source.revision(), (
        "the file was mirrored already"
    )
    assert target.revise(TWO, by="anna", why="") == source.revision() + 1


def test_an_open_file_will_do(source: Ledger, target: Ledger, tmp_path: Path) -> None:
    file = io.BytesIO()
    source.backup(file, tmp_path / "datasets")
    file.seek(0)
    target.restore(file, tmp_path / "new")
    assert content(target) == content(source)


def test_a_backup_is_of_one_moment_while_others_write(
    ledger: Ledger, url: str, spare: Ledger, tmp_path: Path
) -> None:
    ledger.add(claims("before", 0, 600), by="anna", why="")
    with child("add", url, "w", 0, 3) as process:
        assert line(process) == "ready"
        for _ in range(2):
            line(process)
            manifest = ledger.backup(tmp_path / "b.zip", tmp_path)
            spare.restore(tmp_path / "b.zip", tmp_path, force=True)
            numbers = [revision.number for revision in spare.changes()]
            assert numbers == list(range(1, manifest.revision + 1))
            assert manifest.members["tables/claim.jsonl"].rows == len(numbers)
            assert (len(numbers) - 600) % 3 == 0


def test_an_empty_ledger_can_be_backed_up(
    ledger: Ledger, target: Ledger, tmp_path: Path
) -> None:
    ledger.backup(tmp_path / "b.zip", tmp_path)
    target.restore(tmp_path / "b.zip", tmp_path)
    assert target.revision() == 0
    assert target.add([ONE], by="anna", why="") == 1


def test_the_file_of_a_dataset_that_is_not_there_is_named(
    source: Ledger, spare: Ledger, tmp_path: Path
) -> None:
    manifest = source.backup(tmp_path / "b.zip", tmp_path / "elsewhere")
    assert manifest.missing == ("sub/acled.parquet",)
    assert spare.restore(tmp_path / "b.zip", tmp_path / "new").missing == (
        "sub/acled.parquet",
    )
    assert content(spare) == content(source)


@pytest.mark.parametrize("what", ["claim", "article", "file"])
def test_a_ledger_that_holds_something_is_not_overwritten(
    whole: Path, target: Ledger, tmp_path: Path, what: str
) -> None:
    if what == "claim":
        target.add([ONE], by="anna", why="")
    elif what == "article":
        target.add_article(ARTICLE)
    else:
        target.sync("claims.csv", "0", (), by="x")
    state = target.state()
    with pytest.raises(BadInput, match=r"is not empty .* or with force"):
        target.restore(whole, tmp_path / "new")
    assert target.state() == state
    assert not list((tmp_path / "new").iterdir())


@pytest.mark.parametrize("more", [0, 20])
def test_force_replaces_everything_and_the_number_still_grows(
    source: Ledger, target: Ledger, tmp_path: Path, more: int
) -> None:
    source.backup(tmp_path / "b.zip", tmp_path / "datasets")
    target.add(
        [replace(ONE, id=f"old{number}") for number in range(more + 1)],
        by="anna",
        why="",
    )
    identity, number, _ = target.state()
    expected = content(source)
    for _ in range(2):
        target.restore(tmp_path / "b.zip", tmp_path / "new", force=True)
        assert content(target) == expected
        assert target.identity != identity
        assert target.revision() > number
        identity, number, _ = target.state()


def test_others_go_on_with_the_restored_ledger(
    url: str, source: Ledger, tmp_path: Path
) -> None:
    source.backup(tmp_path / "b.zip", tmp_path / "datasets")
    start, stop, failed = threading.Event(), threading.Event(), list[Exception]()

    def work() -> None:
        try:
            with Ledger.open(url) as other:
                for number in range(1000):
                    other.add(
                        [replace(ONE, id=f"thread{number}-{other.revision()}")],
                        by="anna",
                        why="",
                    )
                    assert sum(1 for _ in other.claims()) >= 3
                    start.set()
                    if stop.is_set():
                        return
        except (AssertionError, FrontlineError) as error:
            failed.append(error)
            start.set()

    worker = threading.Thread(target=work)
    worker.start()
    assert start.wait(30)
    for _ in range(3):
        source.restore(tmp_path / "b.zip", tmp_path / "datasets", force=True)
    stop.set()
    worker.join()
    assert failed == []
    assert source.revision() == max(revision.number for revision in source.changes())
