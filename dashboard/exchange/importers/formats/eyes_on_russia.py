"""Eyes on Russia (Centre for Information Resilience), the CSV of its map.

Credit -> publisher and claimant; Description -> note; Town_or_City -> place;
Primary_category -> kind; Link -> url.
"""

from __future__ import annotations

from dashboard.exchange.importers.formats.format import ImportFormat
from dashboard.exchange.importers.layout import NO_TERMS, TableLayout
from dashboard.exchange.tables.dates import DateOrder

_CREDIT = "CASE WHEN r.Credit = '' THEN 'Eyes on Russia' ELSE r.Credit[:200] END"

EYES_ON_RUSSIA = TableLayout(
    name="eyesonrussia",
    label="Eyes on Russia",
    license="not stated",
    redistribute=False,
    credit="Centre for Information Resilience",
    terms=NO_TERMS,
    columns=(
        "Entry_Number",
        "Description",
        "Link",
        "Credit",
        "Primary_category",
        "Town_or_City",
        "province",
        "latitude",
        "longitude",
        "TIMESTAMP",
    ),
    key="r.Entry_Number",
    day="r.TIMESTAMP",
    required=("Entry_Number", "Description", "TIMESTAMP", "latitude", "longitude"),
    date_order=DateOrder.MONTH_FIRST,
    country=("r.country",),
    region="r.province",
    checks=(("own_key = ''", "'Entry_Number is empty'"),),
    fields={
        "kind": (
            """CASE
        WHEN regexp_matches(lower(r.Primary_category),
            'bomb|explosion|strike|munition|shell|missile')
        THEN 'strike'
        WHEN regexp_matches(lower(r.Primary_category),
            'firefight|clash|combat|gunfire|battle')
        THEN 'clash' ELSE 'statement' END"""
        ),
        "claimant": _CREDIT,
        "publisher": _CREDIT,
        "relayed_by": "CASE WHEN r.Credit = '' THEN '' ELSE 'Eyes on Russia' END",
        "place_as_written": "r.Town_or_City[:200]",
        "name": "r.Town_or_City[:200]",
        "region": "region_of(r.province)",
        # The project publishes points rounded to protect witnesses: a settlement at
        # best.
        "precision": "CASE WHEN lat IS NULL THEN '' ELSE 'settlement' END",
        "radius_km": "CASE WHEN lat IS NOT NULL THEN 3 END",
        "date_from": "d",
        "date_to": "d_end",
        "url": "first_link(r.Link)",
        "note": "bounded(r.Description)",
        "review_by": "'Eyes on Russia'",
        "review_why": (
            "concat_ws(', ', nullif(r.Primary_category, ''),"
            " nullif(r.Secondary_category, ''))"
        ),
    },
)

FORMAT = ImportFormat(layout=EYES_ON_RUSSIA)
