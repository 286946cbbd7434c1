"""Mappings that are remembered: a table with the same columns is read the same way next
time.
"""

from __future__ import annotations

import hashlib
import os
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING
from uuid import uuid4

from dashboard.domain.errors import BadInput
from dashboard.services.project import Project

if TYPE_CHECKING:
    from dashboard.exchange.importers import Mapping

FOLDER = "mappings"
"""Folder of the mappings, inside that of the datasets."""


def read_mapping(path: Path) -> Mapping:
    """Return the mapping of a TOML file. Raises BadInput for a file that is none."""
    from dashboard.exchange.importers import mapping_from_toml

    try:
        text = path.read_text("utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        raise BadInput(f"{path}: cannot be read ({error}); check the file") from error
    return mapping_from_toml(text, str(path))


def mapping_text(mapping: Mapping) -> str:
    """Return a mapping as the text of a file that `read_mapping` reads."""
    from dashboard.exchange.importers import mapping_to_toml

    return mapping_to_toml(mapping)


def remember_mapping(
    project: Project,
    header: tuple[str, ...],
    mapping: Mapping,
) -> None:
    """Keep the mapping of a table with these columns. Where nothing can be written,
    nothing is remembered: the import stands.
    """
    path = _path(project, header)
    beside = path.with_name(f".{path.name}.{uuid4().hex[:8]}")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        beside.write_text(mapping_text(mapping), "utf-8")
        os.replace(beside, path)  # noqa: PTH105  a rename, atomic on every system
    except OSError:
        with suppress(OSError):
            beside.unlink()


def remembered_mapping(project: Project, header: tuple[str, ...]) -> Mapping | None:
    """Return the mapping of the last import of a table with these columns, None when
    there was none.
    """
    path = _path(project, header)
    if not path.is_file():
        return None
    try:
        return read_mapping(path)
    # Of another version, or edited by hand: the columns are guessed anew.
    except BadInput:
        return None


def _path(project: Project, header: tuple[str, ...]) -> Path:
    # Parted by a character no column's name has: "a", "b" is not "ab".
    digest = hashlib.sha256("\x1f".join(header).encode()).hexdigest()[:32]
    return project.settings.datasets_folder() / FOLDER / f"{digest}.toml"
