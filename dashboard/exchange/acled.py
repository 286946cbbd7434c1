"""ACLED: events coded from reports by the Armed Conflict Location & Event Data project.

| claim | column |
|---|---|
| kind | sub_event_type, in older files event_type |
| actor | actor1; of fighting between two parties nobody: ACLED says the order of actors has no meaning |
| claimant | source as written, several parted by "; "; ACLED when there is none |
| publisher | the first of source; ACLED when there is none |
| relayed_by | ACLED |
| place_as_written | location, outside Ukraine with admin2, admin1 and country |
| name | location; of geo_precision 3 the region |
| region | admin1, in Ukraine |
| lat, lon | latitude, longitude |
| precision, radius_km | geo_precision |
| date_from, date_to | event_date, widened by time_precision |
| note | notes |
| review_why | geo_precision, time_precision, event type and sub-event type as coded |
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from functools import lru_cache

from dashboard.domain.words import Kind, Precision, Side
from dashboard.exchange.common import Places, first_of, known_precision, place_words, radius_of, region_in
from dashboard.exchange.countries import same_country
from dashboard.exchange.days import around, month_of, named_day
from dashboard.exchange.formats import FORMATS
from dashboard.exchange.layout import Choose, Copy, Layout, told
from dashboard.exchange.precision import NEAR_KM, OBLAST_KM, SETTLEMENT_KM
from dashboard.exchange.rows import cut
from dashboard.exchange.sides import side_of

KINDS: Mapping[str, Kind] = {
    "Armed clash": Kind.CLASH,
    "Government regains territory": Kind.RETAKE,
    "Non-state actor overtakes territory": Kind.CAPTURE,
    "Non-violent transfer of territory": Kind.CONTROL,
    "Headquarters or base established": Kind.FORTIFY,
    "Shelling/artillery/missile attack": Kind.STRIKE,
    "Air/drone strike": Kind.STRIKE,
    "Remote explosive/landmine/IED": Kind.STRIKE,
    "Grenade": Kind.STRIKE,
    "Suicide bomb": Kind.STRIKE,
    "Chemical weapon": Kind.STRIKE,
    "Battle-No change of territory": Kind.CLASH,
    "Battle-Government regains territory": Kind.RETAKE,
    "Battle-Non-state actor overtakes territory": Kind.CAPTURE,
    "Remote violence": Kind.STRIKE,
}
"""Sub-event types, and event types of files from before 2019. A transfer without fighting does not say whether the place
was held before, so it is control. Everything else, attacks on civilians among it, is a statement."""
PLACES: Places = {
    "1": (Precision.SETTLEMENT, SETTLEMENT_KM),
    "2": (Precision.APPROXIMATE, NEAR_KM),
    "3": (Precision.OBLAST, OBLAST_KM),
}
"""geo_precision: a town; part of a region, coded to a town; a larger region, coded to its capital or a landmark."""
WEEK_DAYS = 6
"""time_precision 2 is "a week or a similar time" and the date some day of it, the codebook does not say which: six days
to both sides hold the week whichever day it is. 3 is a month."""


def kind_of(sub_event_type: str, event_type: str) -> Kind:
    """Return the kind of an event."""
    return KINDS.get(sub_event_type) or (Kind.STATEMENT if sub_event_type else KINDS.get(event_type, Kind.STATEMENT))


def actor_of(sub_event_type: str, event_type: str, actor1: str, actor2: str) -> Side:
    """Return the side that acts."""
    first, second = side_of(actor1), side_of(actor2)
    undirected = kind_of(sub_event_type, event_type) is Kind.CLASH and actor2 and first is not second
    return Side.UNKNOWN if undirected else first


@lru_cache(maxsize=65536)
def interval(event_date: str, time_precision: str) -> tuple[date, date] | None:
    """Return the first and the last day of an event, None without a date."""
    day = named_day(event_date)
    if day is None:
        return None
    if time_precision == "2":
        return around(day, WEEK_DAYS)
    return month_of(day) if time_precision == "3" else (day, day)


def _codes(geo: str, time: str, event_type: str, sub_event_type: str) -> str:
    kinds = ": ".join(part for part in (event_type, sub_event_type) if part)
    return cut(f"ACLED geo_precision {geo or 'missing'}, time_precision {time or 'missing'}; {kinds}")


_DATE = ("event_date", "time_precision")
_KIND = ("sub_event_type", "event_type")
LAYOUT = Layout(
    format=FORMATS["acled"],
    needed=("event_id_cnty", "event_date", "event_type", "actor1", "country", "location", "latitude", "longitude",
            "notes"),
    event="event_id_cnty",
    lat="latitude",
    lon="longitude",
    days={"event_date": named_day},
    content=("event_type", "sub_event_type", "notes"),
    country=("country", "iso", "iso3"),
    derived={
        "home": told(lambda country: same_country("Ukraine", (country,)), "country"),
        "unit": told(region_in, "admin1", "country"),
    },
    fields={
        "kind": told(kind_of, *_KIND),
        "actor": told(actor_of, *_KIND, "actor1", "actor2"),
        "claimant": told(lambda source: cut(source) or "ACLED", "source"),
        "publisher": told(lambda source: first_of(source, ";") or "ACLED", "source"),
        "relayed_by": "ACLED",
        "place_as_written": Choose(
            told(lambda home, location: home and location, "home", "location"),
            told(cut, "location"),
            told(place_words, "location", "admin2", "admin1", "country"),
        ),
        "name": Choose(
            told(lambda code: code == "3", "geo_precision"),
            told(lambda unit, admin1: cut(unit or admin1), "unit", "admin1"),
            told(cut, "location"),
        ),
        "region": told(str, "unit"),
        "precision": told(known_precision(PLACES), "geo_precision"),
        "radius_km": told(radius_of(PLACES), "geo_precision", "home"),
        "date_from": told(lambda *cells: (interval(*cells) or (None,))[0], *_DATE),
        "date_to": told(lambda *cells: (interval(*cells) or (None,))[-1], *_DATE),
        "note": Copy("notes"),
        "review_why": told(_codes, "geo_precision", "time_precision", "event_type", "sub_event_type"),
    },
)  # fmt: skip
