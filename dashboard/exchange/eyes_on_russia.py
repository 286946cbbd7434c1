"""Eyes on Russia: pictures of events verified by the Centre for Information Resilience (CIR) and partners.

| claim | column |
|---|---|
| kind | Primary_category: bombing or shelling is a strike, a battle is fighting, all else a statement |
| actor | unknown: it is not coded |
| claimant | Eyes on Russia |
| publisher, url | the host of Link, Link; Eyes on Russia when there is none |
| place_as_written, name | Town_or_City; outside Ukraine place_as_written with province and country |
| region | province, in Ukraine |
| precision, radius_km | point when Link_geolocation says how it was found, else not stated |
| date_from, date_to | TIMESTAMP |
| note | Description |
| review_why | categories, Sector_affected, Credit, Link_geolocation |
"""

from __future__ import annotations

import re

from dashboard.domain.words import Kind, Precision
from dashboard.exchange.common import host, link, place_words, region_in
from dashboard.exchange.countries import same_country
from dashboard.exchange.days import stamp_day
from dashboard.exchange.formats import FORMATS
from dashboard.exchange.layout import Choose, Copy, Layout, told
from dashboard.exchange.precision import SPOT_KM
from dashboard.exchange.rows import cut

_STRIKE = re.compile(r"\b(bombing|explosion|shelling|air ?strikes?|missile|artillery)\b", re.IGNORECASE)
_CLASH = re.compile(r"\b(ground|gun|tank) ?battle\b|\bfirefight\b", re.IGNORECASE)


def kind_of(primary_category: str) -> Kind:
    """Return the kind of an event."""
    if _STRIKE.search(primary_category):
        return Kind.STRIKE
    return Kind.CLASH if _CLASH.search(primary_category) else Kind.STATEMENT


def _codes(*cells: str) -> str:
    names = ("category", "second category", "sector", "credit", "geolocation")
    said = "; ".join(f"{name}: {cell}" for name, cell in zip(names, cells, strict=True) if cell)
    return cut(f"Eyes on Russia {said}".strip())


LAYOUT = Layout(
    format=FORMATS["eyesonrussia"],
    needed=("entry_number", "description", "link", "primary_category", "latitude", "longitude", "timestamp"),
    event="entry_number",
    lat="latitude",
    lon="longitude",
    days={"timestamp": stamp_day},
    content=("description", "primary_category"),
    country=("country",),
    derived={"home": told(lambda country: same_country("Ukraine", (country,)), "country")},
    fields={
        "kind": told(kind_of, "primary_category"),
        "claimant": "Eyes on Russia",
        "publisher": told(lambda text: host(link(text)) or "Eyes on Russia", "link"),
        "url": told(link, "link"),
        "place_as_written": Choose(
            told(lambda home, town: home and town, "home", "town_or_city"),
            told(cut, "town_or_city"),
            told(place_words, "town_or_city", "province", "country"),
        ),
        "name": told(cut, "town_or_city"),
        "region": told(region_in, "province", "country"),
        "precision": told(lambda how: Precision.POINT if how else "", "link_geolocation"),
        "radius_km": told(lambda how: SPOT_KM if how else None, "link_geolocation"),
        "date_from": told(stamp_day, "timestamp"),
        "date_to": told(stamp_day, "timestamp"),
        "note": Copy("description"),
        "review_why": told(
            _codes, "primary_category", "secondary_category", "sector_affected", "credit", "link_geolocation"
        ),
    },
)
