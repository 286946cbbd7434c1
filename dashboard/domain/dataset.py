"""A dataset: many claims that came in one file and are kept, shown and removed as a
whole.
"""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass
from datetime import datetime

from dashboard.domain.errors import BadInput
from dashboard.i18n.translate import gettext

COLOUR = re.compile(r"#[0-9A-F]{6}", re.ASCII)
"""A colour as it is kept."""
LAYER_COLOURS = (
    "#7B3F99",
    "#00767A",
    "#A63D6F",
    "#5B6B00",
    "#8A4B08",
    "#3C5A99",
)
"""Colours of layers whose dataset has none of its own: each stands apart from those of
the sides, and white is readable on it.
"""
LOCATED = ("located_spelling", "located_region")
"""Columns of an imported file beside the fields of a claim: for a row that has its
point from the gazetteer, the name and the region it was looked up by ("" for a name
when the row named the id of the place), null for a row that has its point from the file
or none at all. With them a corrected spelling reaches rows that were imported before.
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Dataset:
    """What is known of one dataset. Text that is not known is "".

    name: short and unique ("acled"); every claim of it carries the name in its field
    `dataset`. title, credit, license, terms: words for a reader. redistribute: whether
    the terms allow to hand the rows on. path: the Parquet file in the claim schema,
    relative to the folder of datasets; of an archive the address or glob. archive:
    opened where it lies and never copied or deleted. source: name of the file it came
    from. sha256: of that file, "" for an archive. rows: claims. rejected: rows that did
    not fit. left_out: rows that a country or bounding box option left out.

    private: its claims are on no map and in no answer but one that asks for the dataset
    by name, for somebody who may see it. published_at: when it stopped being private,
    None when it never was. colour: of its layer on the map, "" for `layer_colour`'s own
    choice.
    """

    name: str
    format: str
    path: str
    title: str = ""
    archive: bool = False
    source: str = ""
    sha256: str = ""
    credit: str = ""
    license: str = ""
    terms: str = ""
    redistribute: bool = False
    rows: int = 0
    rejected: int = 0
    left_out: int = 0
    imported_at: datetime | None = None
    imported_by: str = ""
    private: bool = False
    published_at: datetime | None = None
    colour: str = ""

    @property
    def public_from(self) -> datetime | None:
        """Return since when everybody could know its claims, None when that is not
        known.
        """
        return self.published_at or self.imported_at


def layer_colour(dataset: Dataset) -> str:
    """Return the colour of a dataset's layer, like "#7B3F99"; the same in every process
    for the same name.
    """
    if dataset.colour:
        return dataset.colour
    digest = hashlib.sha256(dataset.name.encode(errors="surrogatepass")).digest()
    return LAYER_COLOURS[digest[0] % len(LAYER_COLOURS)]


def checked_colour(text: str) -> str:
    """Return a colour as it is kept, "" for none. Raises BadInput for what is none."""
    colour = text.strip().upper()
    if colour and not COLOUR.fullmatch(colour):
        raise BadInput(
            gettext(
                "{value}: not a colour; write it like #7B3F99",
                value=f"colour {text[:40]!r}",
            )
        )
    return colour
