"""A backup: one zip file that either backend can be filled from.

manifest.json names the format, the version of the tables, and size, SHA-256 and rows of
every member. tables/NAME.jsonl has the rows of a table, a JSON object a line;
datasets/PATH the file of an imported dataset. Archives are not copied.
"""

from __future__ import annotations

import hashlib
import json
import zipfile
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import asdict, dataclass, replace
from datetime import UTC, date, datetime
from pathlib import Path
from typing import BinaryIO

from sqlalchemy import Connection, select

from dashboard.domain.files.replacing import replacing
from dashboard.ledger.database_errors import file_fault
from dashboard.ledger.queries import streamed
from dashboard.ledger.registry import standing
from dashboard.ledger.store import Store
from dashboard.ledger.tables import METADATA, PASSING, SCHEMAS, ledger

FORMAT = 1
MANIFEST = "manifest.json"
BLOCK = 1 << 20
"""Bytes that are copied at a time."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Member:
    """One file of a backup: SHA-256 as hex digits, size in bytes, rows (lines) of a
    table, None of a dataset's file.
    """

    sha256: str
    size: int
    rows: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Manifest:
    """What a backup holds.

    schema: version of the tables. identity, revision, head: of the ledger it was made
    from; head is "" in a backup from before there was one. made_at: UTC, ISO. missing:
    files of datasets that were not there when it was made. seal: SHA-256 of all the
    rest as canonical JSON, "" in a backup from before there was one.
    """

    format: int
    schema: str
    identity: str
    revision: int
    made_at: str
    members: Mapping[str, Member]
    missing: tuple[str, ...] = ()
    head: str = ""
    seal: str = ""

    def sealed(self) -> str:
        """Return the seal that belongs to the rest.

        It is no signature: who makes all of a backup anew makes it too. It is there so
        that one file exchanged, with its checksum, is not enough.
        """
        rest = json.dumps({**asdict(self), "seal": ""}, sort_keys=True)
        return hashlib.sha256(rest.encode()).hexdigest()


def write_backup(
    store: Store,
    out: Path | BinaryIO,
    datasets: Path,
) -> Manifest:
    """Write a backup; see Ledger.backup."""
    if not isinstance(out, Path):
        return _write(store, out, datasets)
    try:
        with replacing(out) as file:
            return _write(store, file, datasets)
    except OSError as error:
        raise file_fault(out, error) from error


def _write(store: Store, out: BinaryIO, datasets: Path) -> Manifest:
    members: dict[str, Member] = {}
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        # One moment for all tables: the history must fit the claims.
        with store.reading(snapshot=True) as connection:
            head = connection.execute(select(ledger)).one()
            files = [
                dataset.path
                for dataset in standing(connection, None)
                if not dataset.archive
            ]
            for table in [t for t in METADATA.sorted_tables if t not in PASSING]:
                lines = _lines(connection, table.name)
                members[f"tables/{table.name}.jsonl"] = _member(
                    archive, f"tables/{table.name}.jsonl", lines, rows=True
                )
        missing = [
            path for path in files if not _add_file(archive, datasets, path, members)
        ]
        manifest = Manifest(
            format=FORMAT,
            schema=SCHEMAS[-1],
            identity=head.identity,
            revision=head.revision,
            made_at=datetime.now(UTC).isoformat(),
            members=members,
            missing=tuple(missing),
            head=head.head,
        )
        manifest = replace(manifest, seal=manifest.sealed())
        # Last: a backup that was cut off while it was written has no manifest.
        archive.writestr(
            MANIFEST, json.dumps(asdict(manifest), ensure_ascii=False, indent=1)
        )
    return manifest


def _lines(connection: Connection, name: str) -> Iterator[bytes]:
    table = METADATA.tables[name]
    with streamed(connection, select(table).order_by(*table.primary_key)) as rows:
        for row in rows:
            yield (
                json.dumps(
                    dict(row._mapping),
                    ensure_ascii=False,
                    default=_plain,
                    allow_nan=False,
                ).encode()
                + b"\n"
            )


def _plain(value: object) -> str:
    if isinstance(value, date):
        return value.isoformat()
    raise TypeError(f"{type(value).__name__} is in no table")


def _member(
    archive: zipfile.ZipFile,
    name: str,
    blocks: Iterable[bytes],
    *,
    rows: bool,
) -> Member:
    digest, size, count = hashlib.sha256(), 0, 0
    # The size is not known before it is written, and may be over 4 GiB.
    with archive.open(name, "w", force_zip64=True) as member:
        for block in blocks:
            member.write(block)
            digest.update(block)
            size += len(block)
            count += 1
    lines = count if rows else None
    return Member(sha256=digest.hexdigest(), size=size, rows=lines)


def _add_file(
    archive: zipfile.ZipFile,
    datasets: Path,
    path: str,
    members: dict[str, Member],
) -> bool:
    """Copy the file of a dataset and say whether it was there."""
    name = f"datasets/{path}"
    try:
        file = (datasets / path).open("rb")
    except FileNotFoundError:
        return False
    except OSError as error:
        raise file_fault(datasets / path, error) from error
    with file:
        if name not in members:
            members[name] = _member(archive, name, blocks(file.read), rows=False)
    return True


def blocks(read: Callable[[int], bytes]) -> Iterator[bytes]:
    """Yield all that a file has from where it stands, BLOCK bytes at a time."""
    while block := read(BLOCK):
        yield block
