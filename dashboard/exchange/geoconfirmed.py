"""GeoConfirmed: places in Ukraine found by volunteers in pictures of events.

| claim | column |
|---|---|
| kind | statement: the kind of event is not coded |
| actor | unknown: Faction is whose thing it is, not who acts; it is kept in review_why |
| claimant | GeoConfirmed |
| publisher, url | the first web address in Source, else in Geolocation; the publisher is its host |
| place_as_written | PlusCode |
| precision, radius_km | point: that is what the dataset is made for |
| date_from, date_to | Date; events without one stay undated |
| note | Description, else Name |
| review_why | Faction, Origin, Equipment, Units |
"""

from __future__ import annotations

from dashboard.domain.words import Precision
from dashboard.exchange.common import host, link
from dashboard.exchange.days import stamp_day
from dashboard.exchange.formats import FORMATS
from dashboard.exchange.layout import Layout, told
from dashboard.exchange.precision import SPOT_KM
from dashboard.exchange.rows import cut


def _address(source: str, geolocation: str) -> str:
    return link(source) or link(geolocation)


def _codes(faction: str, origin: str, equipment: str, units: str) -> str:
    said = (("faction", faction), ("origin", origin), ("equipment", equipment), ("units", units))
    return cut("GeoConfirmed " + "; ".join(f"{name}: {' '.join(text.split()) or 'not given'}" for name, text in said))


_SOURCE = ("source", "geolocation")
LAYOUT = Layout(
    format=FORMATS["geoconfirmed"],
    needed=("date", "faction", "latitude", "longitude", "pluscode", "description", "source", "geolocation", "id"),
    event="id",
    lat="latitude",
    lon="longitude",
    days={"date": stamp_day},
    content=("description", "name"),
    ukraine=True,
    fields={
        "claimant": "GeoConfirmed",
        "publisher": told(lambda *said: host(_address(*said)) or "GeoConfirmed", *_SOURCE),
        "url": told(_address, *_SOURCE),
        "place_as_written": told(cut, "pluscode"),
        "precision": Precision.POINT,
        "radius_km": told(lambda: SPOT_KM),
        "date_from": told(stamp_day, "date"),
        "date_to": told(stamp_day, "date"),
        "note": told(lambda description, name: cut(description or name), "description", "name"),
        "review_why": told(_codes, "faction", "origin", "equipment", "units"),
    },
)
