"""GDELT events, 1.0 and 2.0: what a machine coded out of news, a row an event.

The files have no line that names the columns: they are told by their number, and by the
day that stands in the first of them in four ways. Columns and codes are of the GDELT
event codebooks (1.0 of 2013, 2.0 of 2015) and of CAMEO 1.1b3.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from pathlib import Path

from dashboard.exchange.importers.formats.format import (
    ImportFormat,
    Source,
    fits,
    match_of,
    open_unnamed,
)
from dashboard.exchange.importers.layout import TableLayout

_CODES = (
    "Code Name CountryCode KnownGroupCode EthnicCode Religion1Code Religion2Code"
    " Type1Code Type2Code Type3Code"
)
_ABOUT = (
    "IsRootEvent EventCode EventBaseCode EventRootCode QuadClass GoldsteinScale"
    " NumMentions NumSources NumArticles AvgTone"
)
_PLACES = "Type FullName CountryCode ADM1Code ADM2Code Lat Long FeatureID"


def _header(*, second_unit: bool, link: bool) -> tuple[str, ...]:
    """Return the names of the columns. second_unit: whether there is the code of a
    raion, as in 2.0; link: of the article.
    """

    def names() -> Iterator[str]:
        yield from ["GLOBALEVENTID", "SQLDATE", "MonthYear", "Year", "FractionDate"]
        for actor in ("Actor1", "Actor2"):
            yield from (f"{actor}{name}" for name in _CODES.split())
        yield from _ABOUT.split()
        for subject in ("Actor1Geo", "Actor2Geo", "ActionGeo"):
            for name in _PLACES.split():
                if second_unit or name != "ADM2Code":
                    yield f"{subject}_{name}"
        yield "DATEADDED"
        if link:
            yield "SOURCEURL"

    return tuple(names())


HEADERS = {
    len(names): names
    for names in (
        _header(second_unit=False, link=False),
        _header(second_unit=False, link=True),
        _header(second_unit=True, link=True),
    )
}
"""The columns by their number: of 1.0 until and from April 2013, and of 2.0."""
ROOTS = {
    "01": "public statement",
    "02": "appeal",
    "03": "intent to cooperate",
    "04": "consultation",
    "05": "diplomatic cooperation",
    "06": "material cooperation",
    "07": "aid",
    "08": "yielding",
    "09": "investigation",
    "10": "demand",
    "11": "disapproval",
    "12": "rejection",
    "13": "threat",
    "14": "protest",
    "15": "show of military force",
    "16": "reduced relations",
    "17": "coercion",
    "18": "assault",
    "19": "fighting",
    "20": "mass violence",
}
"""What the first two digits of a code of CAMEO mean."""
_ROOT = " ".join(f"WHEN '{code}' THEN '{word}'" for code, word in ROOTS.items())
_HOST = "regexp_extract(r.SOURCEURL, '^https?://(?:www\\.)?([^/:?#]+)', 1)"
_MAKER = "'GDELT'"
_OUTLET = f"coalesce(nullif({_HOST}[:200], ''), {_MAKER})"
_NAME = "r.ActionGeo_FullName"
_FIRST = f"trim(split_part({_NAME}, ',', 1))"
_COUNTRY = f"trim(split_part({_NAME}, ',', -1))"
# "Bakhmut, Donets'ka Oblast', Ukraine", "Donets'ka Oblast', Ukraine", "Ukraine"; of
# Kyiv the unit has a comma of its own: "Kyyiv, Misto".
_BETWEEN = f"replace(regexp_extract({_NAME}, '^[^,]*,(.*),[^,]*$', 1), ',', '')"
_UNIT = (
    f"trim(CASE WHEN r.ActionGeo_Type IN ('2', '5') THEN {_FIRST} ELSE {_BETWEEN} END)"
)

GDELT = TableLayout(
    name="gdelt",
    label="GDELT events",
    license="GDELT terms of use",
    redistribute=True,
    terms="GDELT may be handed on when the GDELT Project is named and linked.",
    credit="The GDELT Project, https://www.gdeltproject.org/",
    columns=(
        "GLOBALEVENTID",
        "SQLDATE",
        "EventCode",
        "EventRootCode",
        "QuadClass",
        "ActionGeo_Type",
        "ActionGeo_FullName",
        "ActionGeo_CountryCode",
        "ActionGeo_Lat",
        "ActionGeo_Long",
        "DATEADDED",
        "SOURCEURL",
    ),
    required=(
        "GLOBALEVENTID",
        "SQLDATE",
        "EventCode",
        "ActionGeo_Type",
        "ActionGeo_Lat",
        "ActionGeo_Long",
    ),
    key="r.GLOBALEVENTID",
    day="r.SQLDATE",
    days=("DATEADDED",),
    latitude="r.ActionGeo_Lat",
    longitude="r.ActionGeo_Long",
    country=(_COUNTRY,),
    region=_UNIT,
    checks=(("own_key = ''", "'GLOBALEVENTID is empty'"),),
    fields={
        # 192: occupy territory; 195: aerial weapons. Fire of artillery and tanks (194)
        # is one code of CAMEO with fighting, as is force that is not specified (190).
        "kind": (
            "CASE WHEN r.EventCode = '192' THEN 'capture'"
            " WHEN r.EventCode[:3] = '195' THEN 'strike'"
            " WHEN r.EventCode IN ('190', '193', '194') THEN 'clash'"
            " ELSE 'statement' END"
        ),
        "actor": (
            "CASE r.Actor1CountryCode WHEN 'UKR' THEN 'UA' WHEN 'RUS' THEN 'RU' ELSE"
            " 'unknown' END"
        ),
        "claimant": _OUTLET,
        "publisher": _OUTLET,
        "relayed_by": f"CASE WHEN {_HOST} = '' THEN '' ELSE {_MAKER} END",
        "place_as_written": f"{_NAME}[:200]",
        "name": f"{_FIRST}[:200]",
        "region": f"region_of({_UNIT})",
        # Its points are the middles of what its gazetteer has by that name.
        "precision": (
            """CASE WHEN lat IS NULL THEN '' ELSE CASE r.ActionGeo_Type
            WHEN '1' THEN 'country' WHEN '2' THEN 'oblast' WHEN '3' THEN 'settlement'
            WHEN '4' THEN 'settlement' WHEN '5' THEN 'oblast' ELSE '' END END"""
        ),
        "radius_km": (
            """CASE WHEN lat IS NULL THEN NULL ELSE CASE r.ActionGeo_Type
            WHEN '1' THEN 660 WHEN '2' THEN 110 WHEN '3' THEN 3 WHEN '4' THEN 3
            WHEN '5' THEN 110 END END"""
        ),
        "date_from": "d",
        "date_to": "d_end",
        "published": "as_day(r.DATEADDED)",
        "url": "web(r.SOURCEURL)",
        "note": (
            "bounded(concat_ws('; ', nullif(concat_ws(' – ', nullif(r.Actor1Name, ''),"
            " nullif(r.Actor2Name, '')), ''), 'CAMEO ' || r.EventCode ||"
            f" coalesce(': ' || CASE r.EventCode[:2] {_ROOT} END, '')))"
        ),
        "review_by": _MAKER,
        "review_why": (
            "'coded by a machine from ' || code_of(r.NumArticles) || ' articles,"
            " ActionGeo_Type ' || code_of(r.ActionGeo_Type)"
        ),
    },
)


def is_gdelt_row(first: Sequence[str]) -> bool:
    """Whether a first line is a row of GDELT: as many cells as one of its editions has,
    and a day, its month and its year behind a number.
    """
    # A number in brackets tells cells apart that are the same.
    cells = [re.sub(r"\s?\(\d+\)$", "", cell) for cell in first[:4]]
    if len(first) not in HEADERS or not all(cell.isdigit() for cell in cells):
        return False
    _, day, month, year = cells
    return len(day) == 8 and month == day[:6] and year == day[:4]


def _at_header(cells: Sequence[str]) -> bool:
    """Whether a first line is of this format: the names of its columns, or a row."""
    return is_gdelt_row(cells) or fits(GDELT, match_of(GDELT, cells))


def open_gdelt(path: Path, layout: TableLayout, name: str) -> Source:
    """Return the rows of a file with or without its header line."""

    def names_of(first: Sequence[str]) -> tuple[str, ...] | None:
        return HEADERS[len(first)] if is_gdelt_row(first) else None

    return open_unnamed(path, layout, name, names_of)


FORMAT = ImportFormat(layout=GDELT, open=open_gdelt, at_header=_at_header)
