"""The name of the dataset that a file becomes."""

from __future__ import annotations

import os
import re
import unicodedata
from pathlib import Path

from dashboard.domain.errors import BadInput
from dashboard.domain.filters import LEDGER_DATASET
from dashboard.i18n.translate import gettext

LONGEST_NAME = 60


def file_slug(path: Path, kind: str) -> str:
    """Return the name of the dataset of a file of this format; one that is called like
    the ledger has its format behind the name.
    """
    name = _slug(_name_of(path, kind)) or kind
    return f"{name}-{kind}" if name == LEDGER_DATASET else name


def _name_of(path: Path, kind: str) -> str:
    path = Path(os.path.abspath(path))  # noqa: PTH100  resolve() follows links
    if kind == "timemap":
        # The files of a TimeMap are all called the same; its folder is not.
        folder = path if path.is_dir() else path.parent
        return folder.name
    name = path.name
    for packed in (".gz", ".zip", ".zst"):
        name = name.removesuffix(packed)
    return Path(name).stem


def slug(text: str) -> str:
    """Return the name of a dataset that a text gives: lower case letters of any script,
    digits and dashes, at most 60. Raises BadInput for a text with neither, and for the
    name of the ledger in the filter dataset.
    """
    name = _slug(text)
    if not name:
        raise BadInput(
            gettext(
                "dataset name {name}: there is no letter or digit in it; give"
                " a short name like acled-2023",
                name=f"{text[:40]!r}",
            )
        )
    if name == LEDGER_DATASET:
        raise BadInput(
            gettext(
                "dataset name {name}: the filter dataset calls the claims"
                " kept by hand so; give another name",
                name=f"{text[:40]!r}",
            )
        )
    return name


def _slug(text: str) -> str:
    plain = unicodedata.normalize("NFKC", text).lower()
    dashed = re.sub(r"[\W_]+", "-", plain).strip("-")
    # Cut within a word, a dash may be last again.
    return dashed[:LONGEST_NAME].strip("-")
