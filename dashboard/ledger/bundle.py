"""An opened backup. Nothing of it is believed before its checksums were compared; a person may have sent it."""

from __future__ import annotations

import hashlib
import json
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import IO, Any, BinaryIO

from dashboard.domain.errors import BadInput, Damaged
from dashboard.ledger.backup import FORMAT, MANIFEST, Manifest, Member, blocks
from dashboard.ledger.checks import inside
from dashboard.ledger.faults import file_fault
from dashboard.ledger.tables import SCHEMAS

MAX_MANIFEST = 16 << 20
"""Largest manifest that is read, bytes: room for 80,000 datasets."""
BROKEN = (
    zipfile.BadZipFile,
    zlib.error,
    EOFError,
    NotImplementedError,
    UnicodeDecodeError,
    ValueError,
    KeyError,
    TypeError,
)
"""What zipfile and json raise about a file that is not what it should be."""


@dataclass(frozen=True)
class Bundle:
    """A backup whose members are all there and have the size and SHA-256 that its manifest names."""

    label: str
    archive: zipfile.ZipFile
    manifest: Manifest

    def rows(self, table: str) -> Iterator[dict[str, Any]]:
        """Yield the rows of a table as they stand in the file. Raises Damaged for a line that is no JSON object."""
        name = f"tables/{table}.jsonl"
        with self.archive.open(name) as member:
            for number, line in enumerate(member, 1):
                try:
                    yield dict(json.loads(line))
                except (ValueError, TypeError) as error:
                    raise damaged(self.label, f"{name}, line {number}: {error}") from error

    def files(self) -> tuple[str, ...]:
        """Return the paths of the datasets' files, relative to their folder."""
        return tuple(name.partition("/")[2] for name in self.manifest.members if name.startswith("datasets/"))

    def open(self, path: str) -> IO[bytes]:
        """Open the file of a dataset."""
        return self.archive.open(f"datasets/{path}")


@contextmanager
def opened(source: Path | BinaryIO) -> Iterator[Bundle]:
    """Open and verify a backup. Raises Damaged when it is not whole, BadInput when a newer program wrote it."""
    label = str(source) if isinstance(source, Path) else "the backup"
    try:
        archive = zipfile.ZipFile(source)
    except OSError as error:
        raise file_fault(label, error) from error
    except BROKEN as error:
        raise damaged(label, error) from error
    with archive:
        try:
            manifest = _manifest(archive, label)
            for name, member in manifest.members.items():
                _verify(archive, name, member)
        except BROKEN as error:
            raise damaged(label, error) from error
        except OSError as error:
            raise file_fault(label, error) from error
        yield Bundle(label, archive, manifest)


def damaged(label: str, why: object) -> Damaged:
    """Return the error for a backup that is not whole."""
    reason = " ".join(str(getattr(why, "orig", None) or why).split())
    return Damaged(f"{label}: this backup is damaged ({reason[:200]}); nothing was changed. Use another backup")


def _manifest(archive: zipfile.ZipFile, label: str) -> Manifest:
    info = archive.getinfo(MANIFEST)
    if info.file_size > MAX_MANIFEST:
        raise ValueError("its manifest is too large")
    found = json.loads(archive.read(info))
    schema, known = str(found["schema"]), SCHEMAS[-1]
    if int(found["format"]) > FORMAT or (schema > known and len(schema) == len(known) and schema.isdigit()):
        raise BadInput(f"{label}: written by a newer version of this program; update the program. Nothing was changed")
    if found["schema"] not in SCHEMAS:
        raise ValueError(f"there never was a version {found['schema']!r:.40} of the tables")
    members = {name: Member(**member) for name, member in found.pop("members").items()}
    if set(archive.namelist()) != {*members, MANIFEST}:
        raise ValueError("its files are not those of its manifest")
    return Manifest(**{**found, "members": members, "missing": tuple(found["missing"])})


def _verify(archive: zipfile.ZipFile, name: str, member: Member) -> None:
    info = archive.getinfo(name)
    folder, _, path = name.partition("/")
    if not inside(path) or folder not in {"tables", "datasets"}:
        raise ValueError(f"{name!r:.80} is no name of a file in a backup")
    if info.file_size != member.size or info.flag_bits & 1:
        raise ValueError(f"{name} has not the size that its manifest names")
    digest = hashlib.sha256()
    with archive.open(info) as file:
        for block in blocks(file.read):
            digest.update(block)
    if digest.hexdigest() != member.sha256:
        raise ValueError(f"{name} has not the checksum that its manifest names")
