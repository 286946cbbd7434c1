"""An opened backup. Nothing of it is believed before its checksums were compared; a
person may have sent it.
"""

from __future__ import annotations

import hashlib
import json
import os
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import IO, Any, BinaryIO

from dashboard.domain.errors import BadInput, Damaged
from dashboard.domain.files.archives import BROKEN_ARCHIVE
from dashboard.ledger.backup.archive import (
    FORMAT,
    MANIFEST,
    Manifest,
    Member,
    blocks,
)
from dashboard.ledger.checks import inside
from dashboard.ledger.database_errors import file_fault
from dashboard.ledger.tables import SCHEMAS

MAX_RATIO, MAX_SMALL = 100, 64 << 20
"""What a backup may unpack to: so many times its own size, beyond so many bytes. Rows
of a ledger shrink to a tenth or so; what shrinks to a thousandth is there to fill a
disk.
"""
MAX_LINE = 64 << 20
"""Longest row that is read, bytes: the largest article is 8 MB."""
MAX_MANIFEST = 16 << 20
"""Largest manifest that is read, bytes: room for 80,000 datasets."""
BROKEN = (*BROKEN_ARCHIVE, TypeError, AttributeError, OverflowError)
"""What is raised about a file that is no archive, or whose manifest is none."""


@dataclass(frozen=True)
class Bundle:
    """A backup whose members are all there and have the size and SHA-256 that its
    manifest names.
    """

    label: str
    archive: zipfile.ZipFile
    manifest: Manifest

    def rows(self, table: str) -> Iterator[dict[str, Any]]:
        """Yield the rows of a table as they stand in the file. Raises Damaged for a
        line that is no JSON object.
        """
        name = f"tables/{table}.jsonl"
        with self.archive.open(name) as member:
            lines = iter(lambda: member.readline(MAX_LINE), b"")
            for number, line in enumerate(lines, 1):
                if len(line) == MAX_LINE:
                    raise damaged(self.label, f"{name}, line {number}: too long")
                try:
                    yield dict(json.loads(line))
                except (ValueError, TypeError, RecursionError) as error:
                    raise damaged(
                        self.label, f"{name}, line {number}: {error}"
                    ) from error

    def files(self) -> tuple[str, ...]:
        """Return the paths of the datasets' files, relative to their folder."""
        return tuple(
            name.partition("/")[2]
            for name in self.manifest.members
            if name.startswith("datasets/")
        )

    def open(self, path: str) -> IO[bytes]:
        """Open the file of a dataset."""
        return self.archive.open(f"datasets/{path}")


@contextmanager
def opened(source: Path | BinaryIO) -> Iterator[Bundle]:
    """Open and verify a backup. Raises Damaged when it is not whole, BadInput when a
    newer program wrote it.
    """
    label = str(source) if isinstance(source, Path) else "the backup"
    try:
        archive = zipfile.ZipFile(source)
    except OSError as error:
        raise file_fault(label, error) from error
    except BROKEN as error:
        raise damaged(label, error) from error
    with archive:
        try:
            _check_size(archive)
            manifest = _manifest(archive, label)
            # Before a single row is read: the rows of a file that was cut would look
            # sound.
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
    return Damaged(
        f"{label}: this backup is damaged ({reason[:200]}); nothing was changed. Use"
        " another backup"
    )


def _manifest(archive: zipfile.ZipFile, label: str) -> Manifest:
    info = archive.getinfo(MANIFEST)
    if info.file_size > MAX_MANIFEST:
        raise ValueError("its manifest is too large")
    content = json.loads(archive.read(info))
    if _is_newer(content):
        raise BadInput(
            f"{label}: written by a newer version of this program; update the program."
            " Nothing was changed"
        )
    if content["schema"] not in SCHEMAS:
        raise ValueError(
            f"there never was a version {content['schema']!r:.40} of the tables"
        )
    members = {
        name: Member(**member) for name, member in content.pop("members").items()
    }
    # Lists and not sets: a zip may hold two members of one name, and readers differ in
    # which they take.
    if sorted(archive.namelist()) != sorted({*members, MANIFEST}):
        raise ValueError("its files are not those of its manifest")
    missing = tuple(content.pop("missing"))
    return Manifest(**content, members=members, missing=missing)


def _is_newer(content: dict[str, Any]) -> bool:
    schema, newest = str(content["schema"]), SCHEMAS[-1]
    if int(content["format"]) > FORMAT:
        return True
    return schema > newest and len(schema) == len(newest) and schema.isdigit()


def _check_size(archive: zipfile.ZipFile) -> None:
    """Raise ValueError for a backup that would unpack to far more than its own size.

    A member gives no more than the bytes it declares: zipfile stops there.
    """
    # The file's own size: what members declare of theirs may be a lie.
    packed = archive.fp.seek(0, os.SEEK_END) if archive.fp else 0
    size = sum(member.file_size for member in archive.infolist())
    if size > MAX_SMALL + MAX_RATIO * packed:
        raise ValueError(
            f"it would unpack to {size:,} bytes from {packed:,}, more than any ledger"
        )


def _verify(
    archive: zipfile.ZipFile,
    name: str,
    member: Member,
) -> None:
    info = archive.getinfo(name)
    folder, _, path = name.partition("/")
    # A path with `..` would be written outside of the folder of datasets.
    if not inside(path) or folder not in {"tables", "datasets"}:
        raise ValueError(f"{name!r:.80} is no name of a file in a backup")
    # The lowest bit says that a member is encrypted, which none of ours is.
    if info.file_size != member.size or info.flag_bits & 1:
        raise ValueError(f"{name} has not the size that its manifest names")
    digest = hashlib.sha256()
    with archive.open(info) as file:
        for block in blocks(file.read):
            digest.update(block)
    if digest.hexdigest() != member.sha256:
        raise ValueError(f"{name} has not the checksum that its manifest names")
