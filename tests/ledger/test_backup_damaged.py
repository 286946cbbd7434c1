"""A backup that is not whole, or that no ledger wrote, is refused and changes
nothing.
"""

from __future__ import annotations

import hashlib
import io
import json
import os
import random
import zipfile
from functools import partial
from pathlib import Path
from typing import Any

import pytest

from dashboard.domain.errors import BadInput, Damaged
from dashboard.ledger import Ledger, Manifest, Member
from tests.ledger.backups import PARQUET, TWO, content


@pytest.mark.parametrize("part", [0.0, 0.01, 0.3, 0.6, 0.95, 0.999])
def test_half_a_backup_changes_nothing(
    whole: Path, spare: Ledger, tmp_path: Path, part: float
) -> None:
    data = whole.read_bytes()
    whole.write_bytes(data[: int(len(data) * part)])
    refused(whole, spare, tmp_path)


def refused(
    backup: Path, ledger: Ledger, folder: Path, words: str = "this backup is damaged"
) -> None:
    """Check that the backup is refused even by force, and that nothing changed."""
    ledger.add([TWO], by="anna", why="")
    before = (ledger.state(), content(ledger))
    with pytest.raises(Damaged, match=words) as caught:
        ledger.restore(backup, folder / "new", force=True)
    assert str(backup) in str(caught.value)
    assert "nothing was changed" in str(caught.value)
    assert (ledger.state(), content(ledger)) == before
    assert not [path for path in (folder / "new").rglob("*") if path.is_file()]


def test_no_flipped_byte_gets_through(
    whole: Path, spare: Ledger, tmp_path: Path
) -> None:
    spare.restore(whole, tmp_path / "new")
    expected, data, told = content(spare), whole.read_bytes(), 0
    for position in range(0, len(data), max(1, len(data) // 50)):
        whole.write_bytes(
            data[:position] + bytes([data[position] ^ 0x55]) + data[position + 1 :]
        )
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
    """Write the backup anew with changed members; with honest, its manifest has their
    new checksums.
    """
    with zipfile.ZipFile(backup) as archive:
        members = {
            name: archive.read(name)
            for name in archive.namelist()
            if name != "manifest.json"
        }
        manifest = json.loads(archive.read("manifest.json"))
    change(members, manifest)
    if honest:
        rows = {name: member["rows"] for name, member in manifest["members"].items()}
        manifest["members"] = {
            name: {
                "sha256": hashlib.sha256(data).hexdigest(),
                "size": len(data),
                "rows": rows.get(name),
            }
            for name, data in members.items()
        }
    with zipfile.ZipFile(backup, "w") as archive:
        for name, data in members.items():
            archive.writestr(name, data)
        archive.writestr("manifest.json", json.dumps(manifest))


def test_a_member_that_is_not_what_its_manifest_says(
    whole: Path, spare: Ledger, tmp_path: Path
) -> None:
    name = "tables/claim.jsonl"
    rewritten(
        whole,
        lambda members, _: members.update(
            {name: members[name].replace(b"hold", b"clash")}
        ),
        honest=False,
    )
    refused(whole, spare, tmp_path, "claim.jsonl has not the size")


def test_a_member_with_another_sum(whole: Path, spare: Ledger, tmp_path: Path) -> None:
    name = "tables/claim.jsonl"
    rewritten(
        whole,
        lambda members, _: members.update(
            {name: members[name].replace(b"better", b"bitter")}
        ),
        honest=False,
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
    ("ledger", b'"revision": 12', b'"revision": 4'),
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
        rewritten(
            whole,
            partial(changed, name=f"tables/{table}.jsonl", data=rows.replace(old, new)),
        )
        with pytest.raises(
            Damaged, match=r"whole\.zip: this backup is damaged .* nothing was changed"
        ):
            target.restore(whole, tmp_path / "new", force=True)
        assert (target.state(), content(target)) == before, (table, new)


def changed(members: dict[str, bytes], _: object, *, name: str, data: bytes) -> None:
    members[name] = data


@pytest.mark.parametrize(
    "name",
    [
        "datasets/../evil",
        "datasets//etc/evil",
        "evil",
        "tables/x/../../evil",
        "datasets/C:e",
    ],
)
def test_no_file_leaves_its_folder(
    whole: Path, spare: Ledger, tmp_path: Path, name: str
) -> None:
    rewritten(whole, lambda members, _: members.update({name: b"evil"}))
    refused(whole, spare, tmp_path, "is no name of a file in a backup")


def test_a_missing_or_unknown_member_or_manifest(
    whole: Path, spare: Ledger, tmp_path: Path
) -> None:
    data = whole.read_bytes()
    rewritten(
        whole, lambda members, _: members.pop("tables/review.jsonl"), honest=False
    )
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
def test_a_backup_of_a_newer_program(
    whole: Path, spare: Ledger, tmp_path: Path, newer: dict[str, Any]
) -> None:
    rewritten(whole, lambda _, manifest: manifest.update(newer))
    with pytest.raises(BadInput, match="written by a newer version"):
        spare.restore(whole, tmp_path / "new")
    assert spare.revision() == 0


def test_a_backup_from_before_short_links_fills_a_ledger(
    whole: Path, spare: Ledger, tmp_path: Path
) -> None:
    def older(members: dict[str, bytes], manifest: dict[str, Any]) -> None:
        manifest["schema"] = "0001"
        members.pop("tables/link.jsonl")

    spare.restore(whole, tmp_path / "new")
    expected = content(spare)
    assert expected["link"]
    rewritten(whole, older)
    spare.restore(whole, tmp_path / "new", force=True)
    assert content(spare) == {**expected, "link": None}


ODD = [
    {"format": "one"},
    {"format": None},
    {"schema": "0000"},
    {"schema": None},
    {"extra": 1},
    {"missing": 1},
]


@pytest.mark.parametrize("odd", ODD)
def test_a_manifest_that_none_wrote(
    whole: Path, spare: Ledger, tmp_path: Path, odd: dict[str, Any]
) -> None:
    rewritten(whole, lambda _, manifest: manifest.update(odd))
    refused(whole, spare, tmp_path)


@pytest.mark.parametrize("members", [[], "x", 1, None])
def test_members_that_are_none(
    whole: Path, spare: Ledger, tmp_path: Path, members: object
) -> None:
    change = {"members": members}
    rewritten(whole, lambda _, manifest: manifest.update(change), honest=False)
    refused(whole, spare, tmp_path)


def test_a_number_beyond_all_numbers(
    whole: Path, spare: Ledger, tmp_path: Path
) -> None:
    rewritten(whole, lambda _, manifest: manifest.update(format=float("inf")))
    refused(whole, spare, tmp_path)


def test_a_manifest_behind_a_password(
    whole: Path, spare: Ledger, tmp_path: Path
) -> None:
    data = bytearray(whole.read_bytes())
    locked = data.rindex(b"PK\x03\x04"), data.rindex(b"PK\x01\x02")
    for at, flags in zip(locked, (6, 8), strict=True):
        data[at + flags] |= 1
    whole.write_bytes(data)
    refused(whole, spare, tmp_path)


def test_a_member_whose_packing_is_damaged(
    whole: Path, spare: Ledger, tmp_path: Path
) -> None:
    with zipfile.ZipFile(whole) as archive:
        members = {name: archive.read(name) for name in archive.namelist()}
    with zipfile.ZipFile(whole, "w", zipfile.ZIP_LZMA) as archive:
        for name, text in members.items():
            archive.writestr(name, text)
    data = bytearray(whole.read_bytes())
    at = data.rindex(b"manifest.json", 0, data.index(b"PK\x01\x02"))
    data[at + 40] ^= 0xFF
    whole.write_bytes(data)
    refused(whole, spare, tmp_path)


def test_paths_that_cannot_be_used(spare: Ledger, tmp_path: Path) -> None:
    with pytest.raises(BadInput, match=r"no/b\.zip: cannot be read or written"):
        spare.backup(tmp_path / "no" / "b.zip", tmp_path)
    with pytest.raises(BadInput, match=r"no\.zip: cannot be read or written"):
        spare.restore(tmp_path / "no.zip", tmp_path)
    with pytest.raises(BadInput, match="cannot be read or written"):
        spare.restore(tmp_path, tmp_path)


EDITS = int(os.environ.get("LEDGER_EDITS", "300")) // 10
"""How many random edits are tried, each of them a restore."""


def test_no_edit_of_one_byte_gets_through_with_new_checksums(
    whole: Path, spare: Ledger, tmp_path: Path
) -> None:
    chance, sound = random.Random(13), whole.read_bytes()  # noqa: S311
    with zipfile.ZipFile(io.BytesIO(sound)) as archive:
        names = [info.filename for info in archive.infolist() if info.file_size]
        members = {name: archive.read(name) for name in names}
    names.remove("manifest.json")
    for number in range(EDITS):
        name = chance.choice(names)
        data = bytearray(members[name])
        at = chance.randrange(len(data))
        data[at] ^= 1 << chance.randrange(8)
        whole.write_bytes(sound)
        rewritten(whole, partial(changed, name=name, data=bytes(data)))
        with pytest.raises((Damaged, BadInput)):
            spare.restore(whole, tmp_path / "new", force=True)
            pytest.fail(f"edit {number}: {name}, byte {at}")
    assert spare.revision() == 0


@pytest.mark.parametrize(
    ("table", "old", "new"),
    [
        ("revision", b'"by": "boris"', b'"by": "eve"'),
        ("review", b'"by": "anna"', b'"by": "eve"'),
        ("dataset", b'"by": "anna"', b'"by": "eve"'),
        ("place_correction", b'"by": "anna"', b'"by": "eve"'),
        ("claims_file", b'"by": "claims.csv"', b'"by": "eve"'),
        ("article", b'"publisher": ""', b'"publisher": "TASS"'),
        ("revision", b"T", b" "),
    ],
)
def test_another_name_or_date_with_new_checksums_does_not_restore(
    whole: Path, target: Ledger, tmp_path: Path, table: str, old: bytes, new: bytes
) -> None:
    with zipfile.ZipFile(whole) as archive:
        rows = archive.read(f"tables/{table}.jsonl")
    assert old in rows
    forged = rows.replace(old, new, 1)
    rewritten(whole, partial(changed, name=f"tables/{table}.jsonl", data=forged))
    with pytest.raises(Damaged, match="nothing was changed"):
        target.restore(whole, tmp_path / "new")
    assert target.revision() == 0


def test_a_seal_made_anew_does_not_hide_a_change_of_the_history(
    whole: Path, spare: Ledger, tmp_path: Path
) -> None:
    name = "tables/revision.jsonl"
    with zipfile.ZipFile(whole) as archive:
        data = archive.read(name).replace(b'"by": "boris"', b'"by": "eve"')
    rewritten(whole, partial(changed, name=name, data=data))
    with zipfile.ZipFile(whole) as archive:
        content = json.loads(archive.read("manifest.json"))
    members = {key: Member(**value) for key, value in content.pop("members").items()}
    missing = tuple(content.pop("missing"))
    seal = Manifest(**content, members=members, missing=missing).sealed()
    rewritten(whole, lambda _, manifest: manifest.update(seal=seal))
    refused(whole, spare, tmp_path, "change 3: this revision is not what its hash")


def test_a_backup_that_unpacks_to_far_more_is_refused_before_it_is_read(
    whole: Path, spare: Ledger, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with (
        zipfile.ZipFile(whole, "a", zipfile.ZIP_DEFLATED) as archive,
        archive.open("datasets/zeros", "w") as member,
    ):
        for _ in range(100):
            member.write(bytes(1 << 20))
    monkeypatch.setattr(zipfile.ZipFile, "read", lambda *_: pytest.fail("it was read"))
    refused(whole, spare, tmp_path, "it would unpack to 10.,...,... bytes from")


def test_a_row_that_never_ends_is_refused(
    whole: Path, spare: Ledger, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("dashboard.ledger.backup.bundle.MAX_LINE", 100)
    refused(whole, spare, tmp_path, "line 1: too long")


@pytest.mark.parametrize("table", ["ledger", "revision", "link"])
def test_a_row_of_nested_braces_is_refused(
    whole: Path, spare: Ledger, tmp_path: Path, table: str
) -> None:
    name, data = f"tables/{table}.jsonl", b'{"a":' * 100_000
    rewritten(whole, partial(changed, name=name, data=data))
    refused(whole, spare, tmp_path, "line 1: ")


def test_an_empty_backup_replaces_no_good_ledger(
    whole: Path, spare: Ledger, target: Ledger, tmp_path: Path
) -> None:
    def emptied(members: dict[str, bytes], _: object) -> None:
        for name in members:
            members[name] = b""

    def nothing(members: dict[str, bytes], _: object) -> None:
        members.clear()

    target.add([TWO], by="anna", why="")
    sound = whole.read_bytes()
    for change, words in ((emptied, "it holds 0 ledgers"), (nothing, "article.jsonl")):
        whole.write_bytes(sound)
        rewritten(whole, change)
        with pytest.raises(Damaged, match=words):
            target.restore(whole, tmp_path / "new", force=True)
        assert [claim.id for claim in target.claims()] == ["two"]
    # One that was made of an empty ledger is what it says it is.
    spare.backup(tmp_path / "empty.zip", tmp_path)
    with pytest.raises(BadInput, match="or with force"):
        target.restore(tmp_path / "empty.zip", tmp_path / "new")
    target.restore(tmp_path / "empty.zip", tmp_path / "new", force=True)
    assert list(target.claims()) == []
    assert target.revision() == 2
