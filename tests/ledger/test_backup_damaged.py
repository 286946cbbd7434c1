"""A backup that is not whole, or that no ledger wrote, is refused and changes nothing."""

from __future__ import annotations

import hashlib
import io
import json
import zipfile
from functools import partial
from pathlib import Path
from typing import Any

import pytest

from dashboard.domain.errors import BadInput, Damaged
from dashboard.ledger import Ledger
from tests.ledger.backups import PARQUET, TWO, content


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
    for position in range(0, len(data), max(1, len(data) // 50)):
        whole.write_bytes(data[:position] + bytes([data[position] ^ 0x55]) + data[position + 1 :])
        before = spare.state()
        try:
            spare.restore(whole, tmp_path / "new", force=True)
        except (Damaged, BadInput):
            told += 1
            assert spare.state() == before
        assert content(spare) == expected
        assert (tmp_path / "new/sub/acled.parquet").read_bytes() == PARQUET
    assert told > 40, "most of a zip file is content"


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


FORGED = [
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
    ("ledger", b'"revision": 11', b'"revision": 4'),
    ("article", b'"text": "', b'"text": "\\u0000'),
    ("article", b'"text": "', b'"text": "\\ud800'),
    ("article", b'"text": "S', b'"text": {}, "x": "S'),
    ("article", b'"text": "S', b'"text": "T'),
    ("dataset", b'"action": "remove"', b'"action": "sold"'),
    ("dataset", b'"path": "sub/acled.parquet"', b'"path": "../acled.parquet"'),
    ("place_correction", b'"lat": 47.8', b'"lat": null'),
    ("link", b"v=1", b"v=2"),
    ("link", b'"slug": "', b'"slug": "x'),
]


def test_rows_that_no_ledger_writes_are_refused_whoever_summed_them(
    whole: Path, target: Ledger, tmp_path: Path
) -> None:
    target.add([TWO], by="anna", why="")
    before, sound = (target.state(), content(target)), whole.read_bytes()
    for table, old, new in FORGED:
        with zipfile.ZipFile(io.BytesIO(sound)) as archive:
            rows = archive.read(f"tables/{table}.jsonl")
        assert old in rows
        whole.write_bytes(sound)
        rewritten(whole, partial(changed, name=f"tables/{table}.jsonl", data=rows.replace(old, new)))
        with pytest.raises(Damaged, match=r"whole\.zip: this backup is damaged .* nothing was changed"):
            target.restore(whole, tmp_path / "new", force=True)
        assert (target.state(), content(target)) == before, (table, new)


def changed(members: dict[str, bytes], _: object, *, name: str, data: bytes) -> None:
    members[name] = data


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


def test_a_backup_from_before_short_links_fills_a_ledger(whole: Path, spare: Ledger, tmp_path: Path) -> None:
    def older(members: dict[str, bytes], manifest: dict[str, Any]) -> None:
        manifest["schema"] = "0001"
        members.pop("tables/link.jsonl")

    spare.restore(whole, tmp_path / "new")
    expected = content(spare)
    assert expected["link"]
    rewritten(whole, older)
    spare.restore(whole, tmp_path / "new", force=True)
    assert content(spare) == {**expected, "link": None}


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
