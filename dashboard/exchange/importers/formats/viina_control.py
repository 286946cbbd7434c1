"""VIINA's file of who controls which settlement on which day: a row a settlement and
day, of VIINA 1 and 2.

status (or what the sources of VIINA 1 and 2 say, in this order) -> actor; "CONTESTED"
is a control that no side is said to have. The settlement has only its number at
GeoNames where the file gives no name: such a claim has no point.
"""

from __future__ import annotations

from collections.abc import Sequence

from dashboard.exchange.importers.formats.format import ImportFormat
from dashboard.exchange.importers.layout import TableLayout
from dashboard.exchange.importers.mapping.vocabulary import fold_words

_STATUS = (
    "coalesce(nullif(r.status, ''), nullif(r.status_boost, ''),"
    " nullif(r.status_wiki, ''), nullif(r.status_dsm, ''), nullif(r.status_isw, ''),"
    " '')"
)
STATUSES = ("status", "status_boost", "status_wiki", "status_dsm", "status_isw")

VIINA_CONTROL = TableLayout(
    name="viina-control",
    label="VIINA control",
    license="ODbL 1.0",
    redistribute=True,
    terms="VIINA may be handed on under the Open Database License when it is named.",
    credit="VIINA, Yuri Zhukov and Natalie Ayers",
    columns=("geonameid", "date", "status"),
    required=("geonameid", "date"),
    key="r.geonameid || chr(31) || r.date",
    day="r.date",
    missing="NA",
    region="r.ADM1_NAME",
    checks=(
        ("r.geonameid = ''", "'geonameid is empty'"),
        (f"{_STATUS} = ''", "'no status says who controls the place'"),
    ),
    fields={
        "kind": "'control'",
        "actor": (
            f"CASE upper({_STATUS}) WHEN 'RU' THEN 'RU' WHEN 'UA' THEN 'UA' ELSE"
            " 'unknown' END"
        ),
        "claimant": "'VIINA'",
        "publisher": "'VIINA'",
        "place_as_written": "r.asciiname[:200]",
        "place_id": (
            "CASE WHEN regexp_full_match(r.geonameid, '\\d{1,12}') THEN 'geonames-' ||"
            " r.geonameid ELSE '' END"
        ),
        "name": "r.asciiname[:200]",
        "region": "region_of(r.ADM1_NAME)",
        "precision": "CASE WHEN lat IS NULL THEN '' ELSE 'settlement' END",
        "radius_km": "CASE WHEN lat IS NOT NULL THEN 3 END",
        "date_from": "d",
        "date_to": "d_end",
        "note": f"'VIINA status: ' || {_STATUS}",
        "review_by": "'VIINA'",
    },
)


def names_control(cells: Sequence[str]) -> bool:
    """Whether a header is of this file: a settlement's number, a day and a status."""
    names = {fold_words(cell).replace(" ", "_") for cell in cells}
    return {"geonameid", "date"} <= names and bool(names & set(STATUSES))


FORMAT = ImportFormat(layout=VIINA_CONTROL, at_header=names_control)
