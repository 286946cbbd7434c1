"""Whether a GeoJSON is one of the project's own."""

from __future__ import annotations

import re
from pathlib import Path

from dashboard.exchange.tables.claim_rows import REQUIRED
from dashboard.exchange.tables.records import MAX_RECORD

OPENING = '{"type":"FeatureCollection","features":['
"""The first line of a file of ours."""


def is_own_geojson(path: Path) -> bool:
    """Whether a file is a GeoJSON whose first feature has the fields of a claim, or
    none at all. Raises OSError.
    """
    if not path.is_file():
        return False
    with path.open("rb") as file:
        head = file.read(MAX_RECORD).decode("utf-8-sig", "replace")
    if not head.lstrip().startswith("{") or '"FeatureCollection"' not in head[:2000]:
        return False
    first = head.find('"properties"')
    # Our own export has one feature a line below this one; the first may be broken.
    if first < 0 and head.partition("\n")[0].strip() == OPENING:
        return True
    named = (f'"{name}"' in head[first : first + 20_000] for name in REQUIRED)
    empty = re.search(r'"features"\s*:\s*\[\s*\]', head) is not None
    return empty or (first >= 0 and all(named))
