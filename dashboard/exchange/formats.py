"""The formats that can be imported, and what is known of the terms of each dataset.

The terms are stated in this project's words, from the pages their publishers had in 2026; who hands rows on reads them
there. Where no licence is stated, the rows are not handed on.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Format:
    """One format, and the dataset that comes in it.

    label: what a reader calls the dataset. license: short, "" for that of the file itself. terms, credit: sentences.
    redistribute: whether the terms allow to hand the rows on.
    """

    name: str
    label: str
    license: str
    terms: str
    credit: str
    redistribute: bool


_OWN_TERMS = "Those of whoever made the file."
FORMATS: Mapping[str, Format] = {
    f.name: f
    for f in (
        Format(
            "acled",
            "ACLED",
            "ACLED terms of use",
            "ACLED's terms of use forbid to give others access to its raw rows; maps, counts and pictures made from "
            "them must name ACLED, with a link, and say when the data were accessed.",
            "Armed Conflict Location & Event Data (ACLED), acleddata.com",
            redistribute=False,
        ),
        Format(
            "ucdp",
            "UCDP GED",
            "CC BY 4.0",
            "Free to use and to hand on when the Uppsala Conflict Data Program is named.",
            "Uppsala Conflict Data Program, Georeferenced Event Dataset, ucdp.uu.se",
            redistribute=True,
        ),
        Format(
            "viina",
            "VIINA 2.0",
            "ODbL 1.0",
            "Open Database License: name VIINA, and hand on a database made from it under the same licence. The news "
            "texts in it belong to their outlets.",
            "VIINA 2.0, Yuri Zhukov and Natalie Ayers, github.com/zhukovyuri/VIINA",
            redistribute=True,
        ),
        Format(
            "timemap",
            "TimeMap",
            "not stated",
            "No licence for the data is stated in the format; ask whoever published it before rows are handed on.",
            "TimeMap data of their publisher (Bellingcat's Civilian Harm in Ukraine, or another)",
            redistribute=False,
        ),
        Format(
            "geoconfirmed",
            "GeoConfirmed",
            "not stated",
            "No licence is stated. GeoConfirmed offers its export for research, journalism and analysis; ask before "
            "rows are handed on.",
            "GeoConfirmed and its volunteers, geoconfirmed.org",
            redistribute=False,
        ),
        Format(
            "eyesonrussia",
            "Eyes on Russia",
            "not stated",
            "No licence for the data was found; ask the Centre for Information Resilience before rows are handed on.",
            "Eyes on Russia, Centre for Information Resilience, eyesonrussia.org",
            redistribute=False,
        ),
        Format("csv", "Claims CSV", "", _OWN_TERMS, "", redistribute=False),
        Format("geojson", "Claims GeoJSON", "", _OWN_TERMS, "", redistribute=False),
        Format("mapped", "CSV with mapped columns", "", _OWN_TERMS, "", redistribute=False),
    )
}
"""Formats by name."""
EVERY = ", ".join(f.label for f in FORMATS.values() if f.name != "mapped")
"""The formats that are recognised, in words."""
