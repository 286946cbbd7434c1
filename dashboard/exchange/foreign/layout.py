"""A foreign file format as a table: which column becomes which field of a claim, and what makes a row unusable."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from dashboard.domain.claim import COLUMN_TYPES, FIELDS, TEXTS

NO_TERMS = "The file names no terms: ask its maker before handing rows on."


@dataclass(frozen=True, kw_only=True)
class Layout:
    """One format. Every expression is DuckDB SQL over `r`, whose columns are the file's, all text and trimmed.

    columns: names by which the format is recognised; all must be in the header. key: the row's own id, "" when it has
    none. fields: claim field -> expression; a field left out is unknown. day: text of the day, latitude, longitude:
    the texts to be checked, "" when the format has none. country: expressions of the country's names or codes.
    checks: (condition of a bad row, reason as an expression of text), beyond what every format is checked for.
    license, terms, credit: for a reader; redistribute: whether the terms allow to hand the rows on.
    """

    name: str
    label: str
    license: str
    terms: str
    credit: str
    redistribute: bool
    columns: tuple[str, ...]
    fields: Mapping[str, str]
    key: str = "''"
    day: str = "''"
    latitude: str = "r.latitude"
    longitude: str = "r.longitude"
    country: tuple[str, ...] = ()
    checks: tuple[tuple[str, str], ...] = ()
    delimiter: str = ","
    optional: frozenset[str] = field(default_factory=frozenset)

    def uses(self) -> tuple[str, ...]:
        """Return the columns the expressions speak of."""
        every = [self.key, self.day, self.latitude, self.longitude, *self.fields.values(), *self.country]
        every += [text for check in self.checks for text in check]
        return tuple(dict.fromkeys(re.findall(r'\br\."?(\w+)', " ".join(every))))


LAST_YEAR = "year(current_date) + 1"
_PLAUSIBLE = f"year(d) BETWEEN 1900 AND {LAST_YEAR}"


def query(layout: Layout) -> str:
    """Return the SQL that gives line, reason, country words and every field of the schema for the rows of `raw`."""
    fields = dict.fromkeys(TEXTS, "''") | {name: "NULL" for name in FIELDS if name not in TEXTS}
    fields |= {"actor": "'unknown'", "claimant_side": "'unknown'", "hedge": "'asserted'", "review": "'accepted'"}
    fields |= dict(layout.fields)
    fields |= {"lat": "lat", "lon": "lon", "id": f"substr(sha256('{layout.name}' || chr(31) || own_key), 1, 16)"}
    picked = ", ".join(
        f"coalesce(CAST({sql} AS VARCHAR), '') AS \"{name}\"" if name in TEXTS
        else f'CAST({sql} AS {COLUMN_TYPES[name]}) AS "{name}"'
        for name, sql in ((name, fields[name]) for name in FIELDS)
    )  # fmt: skip
    reasons = [
        ("day_text <> '' AND d IS NULL", "'the date ' || quoted(day_text) || ' cannot be read'"),
        (f"d IS NOT NULL AND NOT ({_PLAUSIBLE})", "'the year ' || year(d) || ' cannot be'"),
        ("(lat_text = '') <> (lon_text = '')", "'only one of latitude and longitude is given'"),
        ("lat_text <> '' AND (lat IS NULL OR lon IS NULL)",
         "'coordinates ' || quoted(lat_text || ', ' || lon_text) || ' are no numbers'"),
        ("lat = 0 AND lon = 0", "'coordinates 0, 0 are no place; leave both empty when unknown'"),
        ("in_ukraine AND NOT at_home(lat, lon) AND at_home(lon, lat)", "'latitude and longitude are swapped'"),
        ("NOT (lat BETWEEN -90 AND 90 AND lon BETWEEN -180 AND 180)",
         "'coordinates ' || quoted(lat_text || ', ' || lon_text) || ' are out of range'"),
        *layout.checks,
    ]  # fmt: skip
    when = " ".join(f"WHEN {condition} THEN {reason}" for condition, reason in reasons)
    countries = ", ".join(layout.country) or "''"
    return f"""
    SELECT line, CASE {when} END AS reason, own_key, countries, {picked}
    FROM (SELECT *, as_day(day_text) AS d, as_number(lat_text) AS lat, as_number(lon_text) AS lon,
        list_has_any(countries, ['ukraine', 'ukr', 'ua', '804', '369']) AS in_ukraine
      FROM (SELECT r.*, {layout.day} AS day_text, {layout.latitude} AS lat_text, {layout.longitude} AS lon_text,
          {layout.key} AS own_key, [lower(CAST(c AS VARCHAR)) FOR c IN [{countries}]] AS countries FROM raw r)) r
    """  # noqa: S608
