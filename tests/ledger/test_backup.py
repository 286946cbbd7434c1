"""A backup of either backend fills either backend; one that is not whole changes nothing."""

from __future__ import annotations

import hashlib
import io
import json
import threading
import zipfile
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pytest

from dashboard.domain.article import Article
from dashboard.domain.claim import Claim
from dashboard.domain.dataset import Dataset
from dashboard.domain.errors import BadInput, Damaged, FrontlineError
from dashboard.domain.place_correction import PlaceCorrection
from dashboard.domain.words import Kind, Precision, Review
from dashboard.ledger import Ledger
from tests.ledger.child import claims
from tests.ledger.helpers import child, line
from tests.ledger.servers import Server

ONE = Claim(id="one", kind=Kind.HOLD, quote="Сторожеве “held”\n\u2028\U0001f6f0", lat=47.79, lon=36.82, radius_km=1.5)
TWO = replace(
    ONE, id="two", kind=Kind.STRIKE, date_from=date(2023, 6, 1), precision=Precision.SETTLEMENT, start=0, end=9
)
FILE = (replace(ONE, id="three", review_at="2024-05-01T10:00:00.123456Z"),)
ARTICLE_TEXT = "Storozheve was retaken.\n"
SUM = hashlib.sha256(ARTICLE_TEXT.encode()).hexdigest()
ARTICLE = Article(id=f"sha256:{SUM[:16]}", text=ARTICLE_TEXT, sha256=SUM, fetched_at=datetime(2026, 1, 1, tzinfo=UTC))
PARQUET = bytes(range(256)) * 5000


def fill(ledger: Ledger, folder: Path) -> None:
    """Put something into every table, and the file of a dataset into its folder."""
    ledger.add([ONE, TWO], by="anna", why="typed in")
    ledger.revise(replace(ONE, note="better"), by="boris", why="")
    ledger.review("two", Review.ACCEPTED, by="anna", why="seen", reliability="A", credibility="1")
    ledger.sync("claims.csv", "1", FILE, by="claims.csv")
    ledger.add_article(ARTICLE)
    ledger.register(Dataset(name="acled", format="acled", path="sub/acled.parquet", rows=5), by="anna")
    ledger.register(Dataset(name="viina", format="viina", path="/archive/viina*.csv", archive=True), by="anna")
    ledger.register(Dataset(name="gone", format="csv", path="gone.parquet"), by="anna")
    ledger.remove_dataset("gone", by="anna")
    ledger.correct_place(PlaceCorrection(place_id="UA1", lat=47.8, lon=36.8), by="anna", why="OSM")
    ledger.correct_place(PlaceCorrection(spelling="Storozhov", place_id="UA1"), by="anna", why="TASS")
    (folder / "sub").mkdir(parents=True)
    (folder / "sub" / "acled.parquet").write_bytes(PARQUET)


def content(ledger: Ledger) -> dict[str, Any]:
    """Return all that can be asked of a ledger, but for its identity and number."""
    return {
        "claims": list(ledger.claims()),
        "changes": list(ledger.changes()),
        "then": list(ledger.claims(datetime(2025, 1, 1, tzinfo=UTC))),
        "decisions": [ledger.decisions(claim.id) for claim in ledger.claims()],
        "article": ledger.article(ARTICLE.id),
        "datasets": ledger.datasets(),
        "corrections": ledger.corrections(),
    }


@pytest.fixture
def source(ledger: Ledger, tmp_path: Path) -> Ledger:
    fill(ledger, tmp_path / "datasets")
    return ledger


@pytest.fixture(params=["sqlite", "postgresql"])
def target(request: pytest.FixtureRequest, tmp_path: Path, postgres: Server) -> Iterator[Ledger]:
    url = f"sqlite:///{tmp_path / 'target.sqlite'}" if request.param == "sqlite" else postgres.schema()
    with Ledger.open(url) as opened:
        yield opened


@pytest.fixture
def spare(tmp_path: Path) -> Iterator[Ledger]:
    with Ledger.open(f"sqlite:///{tmp_path / 'spare.sqlite'}") as opened:
        yield opened


@pytest.fixture(scope="module")
def written(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    """Return a backup of a filled SQLite ledger."""
    folder = tmp_path_factory.mktemp("written")
    with Ledger.open(f"sqlite:///{folder / 'whole.sqlite'}") as ledger:
        fill(ledger, folder / "datasets")
        ledger.backup(folder / "whole.zip", folder / "datasets")
    return (folder / "whole.zip").read_bytes()


@pytest.fixture
def whole(tmp_path: Path, written: bytes) -> Path:
    """Write a backup that a test may spoil and return its path."""
    path = tmp_path / "whole.zip"
    path.write_bytes(written)
    return path


def test_every_backend_is_filled_from_every_backend(source: Ledger, target: Ledger, tmp_path: Path) -> None:
    manifest = source.backup(tmp_path / "b.zip", tmp_path / "datasets")
    assert (manifest.identity, manifest.revision) == source.state()
    assert manifest.missing == ()
    assert {name: member.rows for name, member in manifest.members.items()} == {
        "tables/ledger.jsonl": 1, "tables/revision.jsonl": 5, "tables/claim.jsonl": 3, "tables/review.jsonl": 1,
        "tables/article.jsonl": 1, "tables/dataset.jsonl": 4, "tables/place_correction.jsonl": 2,
        "tables/claims_file.jsonl": 1, "tables/claims_file_row.jsonl": 1, "datasets/sub/acled.parquet": None,
    }  # fmt: skip
    assert target.restore(tmp_path / "b.zip", tmp_path / "new") == manifest
    assert content(target) == content(source)
    assert target.revision() == source.revision()
    assert target.identity != source.identity
    assert (tmp_path / "new/sub/acled.parquet").read_bytes() == PARQUET
    assert {path.name for path in (tmp_path / "new").rglob("*")} == {"sub", "acled.parquet"}
    assert target.sync("claims.csv", "1", (), by="claims.csv") == source.revision(), "the file was mirrored already"
    assert target.revise(TWO, by="anna", why="") == source.revision() + 1


def test_an_open_file_will_do(source: Ledger, target: Ledger, tmp_path: Path) -> None:
    file = io.BytesIO()
    source.backup(file, tmp_path / "datasets")
    file.seek(0)
    target.restore(file, tmp_path / "new")
    assert content(target) == content(source)


def test_a_backup_is_of_one_moment_while_others_write(ledger: Ledger, url: str, spare: Ledger, tmp_path: Path) -> None:
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


def test_an_empty_ledger_can_be_backed_up(ledger: Ledger, target: Ledger, tmp_path: Path) -> None:
    ledger.backup(tmp_path / "b.zip", tmp_path)
    target.restore(tmp_path / "b.zip", tmp_path)
    assert target.revision() == 0
    assert target.add([ONE], by="anna", why="") == 1


def test_the_file_of_a_dataset_that_is_not_there_is_named(source: Ledger, spare: Ledger, tmp_path: Path) -> None:
    manifest = source.backup(tmp_path / "b.zip", tmp_path / "elsewhere")
    assert manifest.missing == ("sub/acled.parquet",)
    assert spare.restore(tmp_path / "b.zip", tmp_path / "new").missing == ("sub/acled.parquet",)
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
    target.add([replace(ONE, id=f"old{number}") for number in range(more + 1)], by="anna", why="")
    identity, number = target.state()
    expected = content(source)
    for _ in range(2):
        target.restore(tmp_path / "b.zip", tmp_path / "new", force=True)
        assert content(target) == expected
        assert target.identity != identity
        assert target.revision() > number
        identity, number = target.state()


def test_others_go_on_with_the_restored_ledger(url: str, source: Ledger, tmp_path: Path) -> None:
    source.backup(tmp_path / "b.zip", tmp_path / "datasets")
    start, stop, failed = threading.Event(), threading.Event(), list[Exception]()

    def work() -> None:
        try:
            with Ledger.open(url) as other:
                for number in range(1000):
                    other.add([replace(ONE, id=f"thread{number}-{other.revision()}")], by="anna", why="")
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


@pytest.mark.parametrize("part", [0.0, 0.01, 0.3, 0.6, 0.95, 0.999])
def test_half_a_backup_changes_nothing(whole: Path, spare: Ledger, tmp_path: Path, part: float) -> None:
    data = whole.read_bytes()
    whole.write_bytes(data[: int(len(data) * part)])
    refused(whole, spare, tmp_path)


def refused(backup: Path, ledger: Ledger, folder: Path, words: str = "this backup is damaged") -> None:
    """Check that the backup is refused even by force, and that nothing changed."""
    ledger.add([TWO], by="anna", why="")
    before = (ledger.state(), content(ledger))
    with pytest.raises(Damaged, match=words) as caught:
        ledger.restore(backup, folder / "new", force=True)
    assert str(backup) in str(caught.value)
    assert "nothing was changed" in str(caught.value)
    assert (ledger.state(), content(ledger)) == before
    assert not [path for path in (folder / "new").rglob("*") if path.is_file()]


def test_no_flipped_byte_gets_through(whole: Path, spare: Ledger, tmp_path: Path) -> None:
    spare.restore(whole, tmp_path / "new")
    expected, data, told = content(spare), whole.read_bytes(), 0
    for position in range(0, len(data), max(1, len(data) // 80)):
        whole.write_bytes(data[:position] + bytes([data[position] ^ 0x55]) + data[position + 1 :])
        before = spare.state()
        try:
            spare.restore(whole, tmp_path / "new", force=True)
        except (Damaged, BadInput):
            told += 1
            assert spare.state() == before
        assert content(spare) == expected
        assert (tmp_path / "new/sub/acled.parquet").read_bytes() == PARQUET
    assert told > 60, "most of a zip file is content"


def rewritten(backup: Path, change: Any, *, honest: bool = True) -> None:
    """Write the backup anew with changed members; with honest, its manifest has their new checksums."""
    with zipfile.ZipFile(backup) as archive:
        members = {name: archive.read(name) for name in archive.namelist() if name != "manifest.json"}
        manifest = json.loads(archive.read("manifest.json"))
    change(members, manifest)
    if honest:
        rows = {name: member["rows"] for name, member in manifest["members"].items()}
        manifest["members"] = {
            name: {"sha256": hashlib.sha256(data).hexdigest(), "size": len(data), "rows": rows.get(name)}
            for name, data in members.items()
        }
    with zipfile.ZipFile(backup, "w") as archive:
        for name, data in members.items():
            archive.writestr(name, data)
        archive.writestr("manifest.json", json.dumps(manifest))


def test_a_member_that_is_not_what_its_manifest_says(whole: Path, spare: Ledger, tmp_path: Path) -> None:
    name = "tables/claim.jsonl"
    rewritten(whole, lambda members, _: members.update({name: members[name].replace(b"hold", b"clash")}), honest=False)
    refused(whole, spare, tmp_path, "claim.jsonl has not the size")


def test_a_member_with_another_sum(whole: Path, spare: Ledger, tmp_path: Path) -> None:
    name = "tables/claim.jsonl"
    rewritten(
        whole, lambda members, _: members.update({name: members[name].replace(b"better", b"bitter")}), honest=False
    )
    refused(whole, spare, tmp_path, "claim.jsonl has not the checksum")


@pytest.mark.parametrize(
    ("table", "old", "new"),
    [
        ("claim", b'"number": 3', b'"number": 2'),
        ("claim", b"\n", b"\n[]\n"),
        ("claim", b'"kind"', b'"kinds"'),
        ("claim", b'"hold"', b"null"),
        ("claim", b'"note": "better"', b'"note": "worse"'),
        ("revision", b'\\"kind\\":\\"hold\\"', b'\\"kind\\":\\"hole\\"'),
        ("revision", b'{"number": 1,', b'{"number": 2,'),
        ("revision", b'"at": "', b'"at": "x'),
        ("review", b'"claim_id": "two"', b'"claim_id": "ten"'),
        ("ledger", b'{"one": 1', b'{"one": 2'),
        ("ledger", b'"revision": ', b'"revision": null, "x": '),
        ("ledger", b'"revision": ', b'"revision": 3, "x": '),
        ("article", b'"text": "', b'"text": "\\u0000'),
        ("article", b'"text": "', b'"text": "\\ud800'),
        ("article", b'"text": "S', b'"text": {}, "x": "S'),
        ("dataset", b'"action": "remove"', b'"action": "sold"'),
        ("dataset", b'"path": "sub/acled.parquet"', b'"path": "../acled.parquet"'),
        ("place_correction", b'"lat": 47.8', b'"lat": null'),
    ],
)
def test_rows_that_no_ledger_writes_are_refused_whoever_summed_them(
    whole: Path, target: Ledger, tmp_path: Path, table: str, old: bytes, new: bytes
) -> None:
    name = f"tables/{table}.jsonl"

    def change(members: dict[str, bytes], _: Any) -> None:
        assert old in members[name]
        members[name] = members[name].replace(old, new)

    rewritten(whole, change)
    refused(whole, target, tmp_path)


@pytest.mark.parametrize(
    "name", ["datasets/../evil", "datasets//etc/evil", "evil", "tables/x/../../evil", "datasets/C:e"]
)
def test_no_file_leaves_its_folder(whole: Path, spare: Ledger, tmp_path: Path, name: str) -> None:
    rewritten(whole, lambda members, _: members.update({name: b"evil"}))
    refused(whole, spare, tmp_path, "is no name of a file in a backup")


def test_a_missing_or_unknown_member_or_manifest(whole: Path, spare: Ledger, tmp_path: Path) -> None:
    data = whole.read_bytes()
    rewritten(whole, lambda members, _: members.pop("tables/review.jsonl"), honest=False)
    refused(whole, spare, tmp_path, "its files are not those of its manifest")
    whole.write_bytes(data)
    rewritten(whole, lambda members, _: members.pop("tables/review.jsonl"))
    with pytest.raises(Damaged, match=r"review\.jsonl"):
        spare.restore(whole, tmp_path / "new", force=True)
    with zipfile.ZipFile(whole, "w") as archive:
        archive.writestr("x", "y")
    with pytest.raises(Damaged, match=r"manifest\.json"):
        spare.restore(whole, tmp_path / "new", force=True)
    assert [claim.id for claim in spare.claims()] == ["two"]


@pytest.mark.parametrize("newer", [{"format": 2}, {"schema": "9999"}])
def test_a_backup_of_a_newer_program(whole: Path, spare: Ledger, tmp_path: Path, newer: dict[str, Any]) -> None:
    rewritten(whole, lambda _, manifest: manifest.update(newer))
    with pytest.raises(BadInput, match="written by a newer version"):
        spare.restore(whole, tmp_path / "new")
    assert spare.revision() == 0


ODD = [{"format": "one"}, {"format": None}, {"schema": "0000"}, {"schema": None}, {"extra": 1}, {"missing": 1}]


@pytest.mark.parametrize("odd", ODD)
def test_a_manifest_that_none_wrote(whole: Path, spare: Ledger, tmp_path: Path, odd: dict[str, Any]) -> None:
    rewritten(whole, lambda _, manifest: manifest.update(odd))
    refused(whole, spare, tmp_path)


def test_paths_that_cannot_be_used(spare: Ledger, tmp_path: Path) -> None:
    with pytest.raises(BadInput, match=r"no/b\.zip: cannot be read or written"):
        spare.backup(tmp_path / "no" / "b.zip", tmp_path)
    with pytest.raises(BadInput, match=r"no\.zip: cannot be read or written"):
        spare.restore(tmp_path / "no.zip", tmp_path)
    with pytest.raises(BadInput, match="cannot be read or written"):
        spare.restore(tmp_path, tmp_path)
