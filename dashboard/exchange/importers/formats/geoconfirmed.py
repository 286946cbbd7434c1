"""GeoConfirmed, the CSV of its map (";", BOM). Every row is a visual that volunteers
placed.

Source (the first link) -> url and claimant's account; Description -> note; Faction ->
actor; PlusCode, which names settlement and region after the code -> place; Name, a
title -> note.
"""

from __future__ import annotations

from dashboard.exchange.importers.formats.format import ImportFormat
from dashboard.exchange.importers.layout import NO_TERMS, TableLayout

_SOURCE = "regexp_extract(r.Source, 'https?://[^\\s,;]+')"
_WORDS = "lower(r.Name || ' ' || r.Description)"
_PLACE = "trim(regexp_replace(r.PlusCode, '^\\S*\\+\\S*', ''))"

GEOCONFIRMED = TableLayout(
    name="geoconfirmed",
    label="GeoConfirmed",
    license="not stated",
    redistribute=False,
    credit="GeoConfirmed",
    terms=NO_TERMS,
    delimiter=";",
    columns=(
        "Date",
        "Name",
        "Faction",
        "Latitude",
        "Longitude",
        "PlusCode",
        "Description",
        "Source",
        "Geolocation",
        "Id",
    ),
    key="r.Id",
    day="r.Date",
    required=("Date", "Name", "Latitude", "Longitude", "Id"),
    latitude="r.Latitude",
    longitude="r.Longitude",
    country=(f"trim(split_part({_PLACE}, ',', 3))",),
    region=f"trim(split_part({_PLACE}, ',', 2))",
    checks=(("own_key = ''", "'Id is empty'"),),
    fields={
        "kind": (
            f"""CASE
        WHEN regexp_matches({_WORDS}, 'shelling|airstrike|air strike|missile|rocket'
            || '|artillery|drone strike|bomb') THEN 'strike'
        WHEN regexp_matches({_WORDS}, 'firefight|clash|fighting') THEN 'clash'
        ELSE 'statement' END"""
        ),
        "actor": "side_of(r.Faction)",
        "claimant": "'GeoConfirmed'",
        "publisher": "'GeoConfirmed'",
        "place_as_written": f"{_PLACE}[:200]",
        "name": f"trim(split_part({_PLACE}, ',', 1))[:200]",
        "region": f"region_of(trim(split_part({_PLACE}, ',', 2)))",
        # A placed visual: the camera's or the object's spot, to some tens of metres.
        "precision": "CASE WHEN lat IS NULL THEN '' ELSE 'point' END",
        "radius_km": "CASE WHEN lat IS NOT NULL THEN 0.1 END",
        "date_from": "d",
        "date_to": "d_end",
        "url": f"web({_SOURCE})",
        "review_by": "'GeoConfirmed'",
        "note": (
            """bounded(concat_ws('; ', nullif(r.Name, ''), nullif(r.Description, ''),
        nullif(r.Equipment, ''), nullif(r.Units, '')))"""
        ),
        "review_why": (
            "CASE WHEN r.Geolocation <> '' THEN 'placed: ' || r.Geolocation[:200] ELSE"
            " '' END"
        ),
    },
)

FORMAT = ImportFormat(layout=GEOCONFIRMED)
