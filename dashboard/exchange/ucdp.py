"""UCDP GED: deadly events of organised violence, coded by the Uppsala Conflict Data Program.

| claim | column |
|---|---|
| kind | type_of_violence: 1 and 2 are fighting; 3, one-sided violence, is a statement: how is not coded |
| actor | side_a of one-sided violence; of fighting nobody, the order of the sides has no meaning |
| claimant | source_original, else source_office; UCDP GED when there is neither |
| publisher | the first of source_office; UCDP GED when there is none |
| published | the first of source_date, when it can be read |
| relayed_by | UCDP GED |
| place_as_written | where_coordinates, outside Ukraine with adm_2, adm_1 and country |
| name | the place, unit or country that where_prec says is meant |
| region | adm_1, in Ukraine |
| precision, radius_km | where_prec |
| date_from, date_to | date_start, date_end |
| note | dyad_name, source_headline, best (the best estimate of deaths) |
| review_why | where_prec, date_prec, event_clarity and type_of_violence as coded |
"""

from __future__ import annotations

from dashboard.domain.words import Kind, Precision, Side
from dashboard.exchange.common import Places, first_of, known_precision, place_words, radius_of, region_in
from dashboard.exchange.countries import same_country
from dashboard.exchange.days import iso_day
from dashboard.exchange.formats import FORMATS
from dashboard.exchange.layout import Choose, Layout, told
from dashboard.exchange.precision import (
    BETWEEN_KM,
    COUNTRY_KM,
    NEAR_KM,
    OBLAST_KM,
    RAION_KM,
    SEA_KM,
    SETTLEMENT_KM,
)
from dashboard.exchange.rows import cut
from dashboard.exchange.sides import side_of

COLUMNS = (
    "id", "relid", "year", "active_year", "code_status", "type_of_violence", "conflict_dset_id", "conflict_new_id",
    "conflict_name", "dyad_dset_id", "dyad_new_id", "dyad_name", "side_a_dset_id", "side_a_new_id", "side_a",
    "side_b_dset_id", "side_b_new_id", "side_b", "number_of_sources", "source_article", "source_office", "source_date",
    "source_headline", "source_original", "where_prec", "where_coordinates", "where_description", "adm_1", "adm_2",
    "latitude", "longitude", "geom_wkt", "priogrid_gid", "country", "country_id", "region", "event_clarity",
    "date_prec", "date_start", "date_end", "deaths_a", "deaths_b", "deaths_civilians", "deaths_unknown", "best", "high",
    "low", "gwnoa", "gwnob",
)  # fmt: skip
"""The columns in file order: a candidate release has come without a first line that names them."""
PLACES: Places = {
    "1": (Precision.SETTLEMENT, SETTLEMENT_KM),
    "2": (Precision.APPROXIMATE, NEAR_KM),
    "3": (Precision.RAION, RAION_KM),
    "4": (Precision.OBLAST, OBLAST_KM),
    "5": (Precision.APPROXIMATE, BETWEEN_KM),
    "6": (Precision.COUNTRY, COUNTRY_KM),
    "7": (Precision.APPROXIMATE, SEA_KM),
}
"""where_prec: exact; near a place; its second-order unit; its first-order unit; a line or loose area; only the country;
international waters or airspace."""


def kind_of(type_of_violence: str) -> Kind:
    """Return the kind of an event."""
    return Kind.CLASH if type_of_violence in {"1", "2"} else Kind.STATEMENT


def name_of(where_prec: str, unit: str, adm_1: str, adm_2: str, country: str) -> str:
    """Return the name of the unit or country that is meant, "" when it is not one of those."""
    return cut({"3": adm_2, "4": unit or adm_1, "6": country}.get(where_prec, ""))


def note_of(dyad_name: str, source_headline: str, best: str) -> str:
    """Return the event in one line."""
    deaths = f"{best} dead by the best estimate" if best.isdigit() and best != "0" else ""
    return cut(". ".join(part.rstrip(". ") for part in (dyad_name, source_headline, deaths) if part))


def _codes(where: str, when: str, clarity: str, violence: str) -> str:
    said = (("where_prec", where), ("date_prec", when), ("event_clarity", clarity), ("type_of_violence", violence))
    return cut("UCDP " + ", ".join(f"{name} {code or 'missing'}" for name, code in said))


LAYOUT = Layout(
    format=FORMATS["ucdp"],
    needed=("id", "type_of_violence", "side_a", "side_b", "where_prec", "latitude", "longitude", "country",
            "date_start", "date_end"),
    event="id",
    lat="latitude",
    lon="longitude",
    days={"date_start": iso_day, "date_end": iso_day},
    content=("type_of_violence", "dyad_name", "side_a"),
    country=("country",),
    derived={
        "home": told(lambda country: same_country("Ukraine", (country,)), "country"),
        "unit": told(region_in, "adm_1", "country"),
    },
    fields={
        "kind": told(kind_of, "type_of_violence"),
        "actor": told(lambda kind, side: side_of(side) if kind == "3" else Side.UNKNOWN, "type_of_violence", "side_a"),
        "claimant": told(lambda own, office: cut(own or office) or "UCDP GED", "source_original", "source_office"),
        "publisher": told(lambda office: first_of(office, ";") or "UCDP GED", "source_office"),
        "published": told(lambda days: iso_day(days.split(";")[0].strip()), "source_date"),
        "relayed_by": "UCDP GED",
        "place_as_written": Choose(
            told(lambda home, place: home and place, "home", "where_coordinates"),
            told(cut, "where_coordinates"),
            told(place_words, "where_coordinates", "adm_2", "adm_1", "country"),
        ),
        "name": Choose(
            told(lambda code: code in {"3", "4", "6"}, "where_prec"),
            told(name_of, "where_prec", "unit", "adm_1", "adm_2", "country"),
            told(cut, "where_coordinates"),
        ),
        "region": told(str, "unit"),
        "precision": told(known_precision(PLACES), "where_prec"),
        "radius_km": told(radius_of(PLACES), "where_prec", "home"),
        "date_from": told(lambda first, last: iso_day(first) or iso_day(last), "date_start", "date_end"),
        "date_to": told(lambda first, last: iso_day(last) or iso_day(first), "date_start", "date_end"),
        "note": told(note_of, "dyad_name", "source_headline", "best"),
        "review_why": told(_codes, "where_prec", "date_prec", "event_clarity", "type_of_violence"),
    },
)  # fmt: skip


def looks_like_it(cells: tuple[str, ...]) -> bool:
    """Whether a first line is an event of GED rather than the names of its columns."""
    if len(cells) != len(COLUMNS):
        return False
    row = dict(zip(COLUMNS, (cell.strip() for cell in cells), strict=True))
    digits = all(row[name].isdigit() for name in ("id", "year", "type_of_violence", "where_prec", "best"))
    return digits and row["type_of_violence"] in {"1", "2", "3"} and iso_day(row["date_start"]) is not None
