"""ACLED (Armed Conflict Location & Event Data), the CSV of its export tool.

source -> publisher (the first of several) and claimant (all as written), relayed by
ACLED; notes -> note; actor1 -> actor, of a clash between two sides nobody (ACLED: the
order of actors has no meaning); location -> place, and name unless geo_precision is
that of a region; geo_precision and time_precision stand in review_why. A time precision
of 2 means "in the week of": the six days either way; 3 the whole month (ACLED codebook,
time precision).
"""

from __future__ import annotations

from dashboard.exchange.importers.formats.format import ImportFormat
from dashboard.exchange.importers.layout import TableLayout

_KIND = """CASE
  WHEN r.sub_event_type = ''
    AND r.event_type LIKE 'Battle-Government regains%' THEN 'retake'
  WHEN r.sub_event_type = ''
    AND r.event_type LIKE 'Battle-Non-state actor overtakes%' THEN 'capture'
  WHEN r.sub_event_type = '' AND r.event_type LIKE 'Battle%' THEN 'clash'
  WHEN r.sub_event_type = '' AND r.event_type = 'Remote violence' THEN 'strike'
  WHEN r.sub_event_type = 'Non-violent transfer of territory' THEN 'control'
  WHEN r.sub_event_type = 'Armed clash' THEN 'clash'
  WHEN r.sub_event_type = 'Government regains territory' THEN 'retake'
  WHEN r.sub_event_type = 'Non-state actor overtakes territory' THEN 'capture'
  WHEN r.sub_event_type = 'Headquarters or base established' THEN 'fortify'
  WHEN r.sub_event_type IN ('Shelling/artillery/missile attack',
    'Air/drone strike', 'Grenade', 'Suicide bomb', 'Remote explosive/landmine/IED',
    'Chemical weapon') THEN 'strike'
  ELSE 'statement' END"""
_FROM = """CASE r.time_precision WHEN '2' THEN d - 6
  WHEN '3' THEN date_trunc('month', d) ELSE d END"""
_TO = """CASE r.time_precision WHEN '2' THEN d + 6 WHEN '3' THEN last_day(d)
  ELSE d_end END"""

_ACTOR = f"""CASE
  WHEN {_KIND} = 'clash' AND r.actor2 <> ''
    AND side_of(r.actor1) <> side_of(r.actor2) THEN 'unknown'
  ELSE side_of(r.actor1) END"""

ACLED = TableLayout(
    name="acled",
    label="ACLED",
    license="ACLED terms of use",
    terms=(
        "ACLED's terms forbid to hand on its raw rows; analyses and pictures must name"
        " ACLED."
    ),
    credit="ACLED, acleddata.com",
    redistribute=False,
    columns=(
        "event_id_cnty",
        "event_date",
        "time_precision",
        "event_type",
        "sub_event_type",
        "actor1",
        "admin1",
        "location",
        "latitude",
        "longitude",
        "geo_precision",
        "source",
        "notes",
    ),
    required=("event_date", "event_type", "latitude", "longitude"),
    key=("CASE WHEN r.event_id_cnty <> '' THEN r.event_id_cnty ELSE r.data_id END"),
    day="r.event_date",
    country=("r.country", "r.iso", "r.iso3"),
    region="r.admin1",
    checks=(("own_key = ''", "'event_id_cnty is empty'"),),
    fields={
        "kind": _KIND,
        "actor": _ACTOR,
        "claimant": "CASE WHEN r.source = '' THEN 'ACLED' ELSE r.source[:200] END",
        "publisher": (
            "CASE WHEN r.source = '' THEN 'ACLED' ELSE first_of(r.source)[:200] END"
        ),
        "relayed_by": "CASE WHEN r.source = '' THEN '' ELSE 'ACLED' END",
        "place_as_written": "r.location",
        # An event of a whole region is coded to its capital: the place is the region.
        "name": (
            "CASE WHEN r.geo_precision = '3' THEN unit_of(r.admin1) ELSE r.location END"
        ),
        "region": "region_of(r.admin1)",
        "precision": (
            """CASE WHEN lat IS NULL THEN ''
        WHEN r.geo_precision = '1' THEN 'settlement'
        WHEN r.geo_precision = '2' THEN 'approximate'
        WHEN r.geo_precision = '3' THEN 'oblast' ELSE '' END"""
        ),
        # 3 km: a town and its edge; 15 km: "near" a town; 110 km: the largest oblast's
        # reach, as in places.csv.
        "radius_km": (
            """CASE WHEN lat IS NULL THEN NULL WHEN r.geo_precision = '1' THEN 3
        WHEN r.geo_precision = '2' THEN 15 WHEN r.geo_precision = '3' THEN 110 END"""
        ),
        "date_from": _FROM,
        "date_to": _TO,
        "note": "bounded(r.notes)",
        "review_by": "'ACLED'",
        "review_why": (
            """'ACLED geo_precision ' || code_of(r.geo_precision) || ', time_precision '
        || code_of(r.time_precision)"""
        ),
    },
)

FORMAT = ImportFormat(layout=ACLED)
