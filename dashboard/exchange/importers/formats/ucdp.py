"""UCDP GED (Uppsala Conflict Data Program, Georeferenced Event Dataset), with or
without its header line.

source_office -> publisher (first) and claimant (all); source_headline and
where_description -> note; where_coordinates
-> name and place; where_prec and date_prec stand in review_why. A source that is not
named is UCDP itself.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from dashboard.exchange.importers.formats.format import (
    ImportFormat,
    Source,
    fits,
    match_of,
    open_unnamed,
)
from dashboard.exchange.importers.layout import TableLayout

_NAMES = """
  id relid year active_year code_status type_of_violence conflict_dset_id
  conflict_new_id conflict_name dyad_dset_id dyad_new_id dyad_name side_a_dset_id
  side_a_new_id side_a side_b_dset_id side_b_new_id side_b number_of_sources
  source_article source_office source_date source_headline source_original where_prec
  where_coordinates where_description adm_1 adm_2 latitude longitude geom_wkt
  priogrid_gid country country_id region event_clarity date_prec date_start date_end
  deaths_a deaths_b deaths_civilians deaths_unknown best high low gwnoa gwnob
"""
HEADER = tuple(_NAMES.split())
"""Columns in file order: a candidate release came without them."""
_OFFICE = "first_of(r.source_office)"
_PRECISION = """CASE WHEN lat IS NULL THEN '' ELSE CASE r.where_prec
  WHEN '1' THEN 'settlement' WHEN '3' THEN 'raion'
  WHEN '4' THEN 'oblast' WHEN '6' THEN 'country' ELSE 'approximate' END END"""
# UCDP GED codebook: 2 is within about 25 km, 5 a stretch between places, 7 sea or air.
# 40 and 110 km: the reach of a raion and of the largest oblast in places.csv; 660 km:
# of the country.
_RADIUS = """CASE WHEN lat IS NULL THEN NULL ELSE CASE r.where_prec
  WHEN '1' THEN 3 WHEN '2' THEN 25 WHEN '3' THEN 40
  WHEN '4' THEN 110 WHEN '5' THEN 50 WHEN '6' THEN 660 ELSE 100 END END"""

_NAME = """CASE WHEN r.where_prec = '4' THEN unit_of(r.adm_1)
  ELSE regexp_replace(r.where_coordinates[:200], ' (village|town|city)$', '') END"""

UCDP = TableLayout(
    name="ucdp",
    label="UCDP GED",
    license="CC BY 4.0",
    redistribute=True,
    terms="UCDP GED may be handed on when UCDP is named (CC BY 4.0).",
    credit="UCDP, Department of Peace and Conflict Research, Uppsala University",
    columns=(
        "id",
        "relid",
        "type_of_violence",
        "dyad_name",
        "side_a",
        "side_b",
        "where_prec",
        "where_coordinates",
        "adm_1",
        "latitude",
        "longitude",
        "date_prec",
        "date_start",
        "date_end",
        "best",
    ),
    required=("id", "type_of_violence", "date_start", "latitude", "longitude"),
    key="r.id",
    day="r.date_start",
    days=("date_end",),
    country=("r.country",),
    region="r.adm_1",
    checks=(
        ("own_key = ''", "'id is empty'"),
        (
            "r.date_end <> '' AND as_end(r.date_end) IS NULL",
            "'the date ' || quoted(r.date_end) || ' cannot be read'",
        ),
        ("as_end(r.date_end) < d", "'date_end is earlier than date_start'"),
    ),
    fields={
        # 1 state-based, 2 non-state: fighting; 3 one-sided: violence against civilians,
        # of no kind the map knows.
        "kind": (
            "CASE WHEN r.type_of_violence IN ('1', '2') THEN 'clash' ELSE"
            " 'statement' END"
        ),
        "actor": (
            "CASE WHEN r.type_of_violence = '3' THEN side_of(r.side_a) ELSE"
            " 'unknown' END"
        ),
        "claimant": (
            "CASE WHEN r.source_office = '' THEN 'UCDP GED' ELSE"
            " r.source_office[:200] END"
        ),
        "publisher": (
            f"CASE WHEN r.source_office = '' THEN 'UCDP GED' ELSE {_OFFICE}[:200] END"
        ),
        "relayed_by": "CASE WHEN r.source_office = '' THEN '' ELSE 'UCDP GED' END",
        "place_as_written": "r.where_coordinates[:200]",
        "name": _NAME,
        "region": "region_of(r.adm_1)",
        "precision": _PRECISION,
        "radius_km": _RADIUS,
        "date_from": "d",
        "date_to": "coalesce(as_end(r.date_end), d_end)",
        "published": "as_day(first_of(r.source_date))",
        "note": (
            """bounded(concat_ws('; ', nullif(r.dyad_name, ''),
            nullif(r.source_headline, ''), nullif(r.where_description, ''),
            CASE WHEN r.best <> '' THEN 'deaths, best estimate: ' || r.best END))"""
        ),
        "review_by": "'UCDP GED'",
        "review_why": (
            "'UCDP where_prec ' || code_of(r.where_prec) || ', date_prec ' ||"
            " code_of(r.date_prec)"
        ),
    },
)


def headless(first: Sequence[str]) -> bool:
    """Whether a first line is a UCDP row and not a header: 49 cells, the first a
    number, the third a year.
    """
    return (
        len(first) == len(HEADER)
        and first[0].isdigit()
        and len(first[2]) == 4
        and first[2].isdigit()
    )


def at_header(cells: Sequence[str]) -> bool:
    """Whether a first line is of this format: the names of its columns, or a row."""
    return headless(cells) or fits(UCDP, match_of(UCDP, cells))


def open_ucdp(path: Path, layout: TableLayout, name: str) -> Source:
    """Return the rows of a file with or without its header line."""

    def names_of(first: Sequence[str]) -> tuple[str, ...] | None:
        return HEADER if headless(first) else None

    return open_unnamed(path, layout, name, names_of)


FORMAT = ImportFormat(layout=UCDP, open=open_ucdp, at_header=at_header)
