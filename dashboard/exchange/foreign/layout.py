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
    missing: the word that stands for an empty cell.
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
    missing: str = ""
    optional: frozenset[str] = field(default_factory=frozenset)

    def uses(self) -> tuple[str, ...]:
        """Return the columns the expressions speak of."""
        every = [self.key, self.day, self.latitude, self.longitude, *self.fields.values(), *self.country]
        every += [text for check in self.checks for text in check]
        return tuple(dict.fromkeys(re.findall(r'\br\."?(\w+)', " ".join(every))))


LAST_YEAR = "year(current_date) + 1"
_PLAUSIBLE = f"year(d) BETWEEN 1900 AND {LAST_YEAR}"


def fields_of(layout: Layout) -> dict[str, str]:
    """Return an expression for every field of the schema."""
    fields = dict.fromkeys(TEXTS, "''") | {name: "NULL" for name in FIELDS if name not in TEXTS}
    fields |= {"actor": "'unknown'", "claimant_side": "'unknown'", "hedge": "'asserted'", "review": "'accepted'"}
    # The id is made of the row's own: importing a file again gives the same claims.
    return fields | dict(layout.fields) | {
        "lat": "lat", "lon": "lon", "id": f"left(md5('{layout.name}' || chr(31) || own_key), 16)",
    }  # fmt: skip


def constants(layout: Layout) -> dict[str, str | None]:
    """Return the fields that are the same in every row, with their value: they need no query."""
    literal = re.compile(r"'((?:[^']|'')*)'")
    found: dict[str, str | None] = {}
    for name, sql in fields_of(layout).items():
        matched = literal.fullmatch(sql)
        if matched or sql == "NULL":
            found[name] = matched[1].replace("''", "'") if matched else None
    return found


def reason(layout: Layout) -> str:
    """Return the expression of why a row is bad, null for a good one."""
    reasons = [
        ("day_text <> '' AND d IS NULL", "'the date ' || quoted(day_text) || ' cannot be read'"),
        (f"d IS NOT NULL AND NOT ({_PLAUSIBLE})", "'the year ' || year(d) || ' cannot be'"),
        ("(lat_text = '') <> (lon_text = '')", "'only one of latitude and longitude is given'"),
        ("lat_text <> '' AND (lat IS NULL OR lon IS NULL)",
         "'coordinates ' || quoted(lat_text || ', ' || lon_text) || ' are no numbers'"),
        ("lat = 0 AND lon = 0", "'coordinates 0, 0 are no place; leave both empty when unknown'"),
        ("in_ukraine AND NOT at_home(lat, lon) AND at_home(lon, lat)", "'latitude and longitude seem to be swapped'"),
        ("NOT (lat BETWEEN -90 AND 90 AND lon BETWEEN -180 AND 180)",
         "'coordinates ' || quoted(lat_text || ', ' || lon_text) || ' are out of range'"),
        *layout.checks,
    ]  # fmt: skip
    return f"CASE {' '.join(f'WHEN {condition} THEN {words}' for condition, words in reasons)} END"


def derived(layout: Layout) -> dict[str, str]:
    """Return what expressions may name beside columns: texts, the day d, lat, lon, in_ukraine, wanted, own_key."""
    home = " OR ".join(f"lower({c}) IN ('ukraine', 'ukr', 'ua', '804')" for c in layout.country) or "true"
    wanted = " OR ".join(f"list_contains($country, lower({c}))" for c in layout.country) or "true"
    return {
        "day_text": layout.day, "lat_text": layout.latitude, "lon_text": layout.longitude, "own_key": layout.key,
        "d": f"as_day({layout.day})", "lat": f"as_number({layout.latitude})", "lon": f"as_number({layout.longitude})",
        "in_ukraine": f"({home})", "wanted": f"(len($country) = 0 OR {wanted})",
    }  # fmt: skip


def _bare(sql: str) -> str:
    """Return an expression without its literals: a word in a text is no name."""
    return re.sub(r"'[^']*'", "", sql)


def columns_of(layout: Layout, sql: str) -> frozenset[str]:
    """Return the columns of the file an expression depends on, also by way of derived names."""
    found = set(re.findall(r'\br\."?(\w+)', sql))
    for name, inner in derived(layout).items():
        if re.search(rf"(?<![.\w]){name}\b", _bare(sql)) and inner != sql:
            found |= set(re.findall(r'\br\."?(\w+)', inner))
    return frozenset(found)


def picks(layout: Layout) -> dict[str, str]:
    """Return the expressions of reason, wanted, code of the key, and every field that differs between rows."""
    fields = {name: sql for name, sql in fields_of(layout).items() if name not in constants(layout)}
    return {
        "reason": reason(layout), "wanted": derived(layout)["wanted"], "code": "hash(own_key)",
    } | {
        name: f"coalesce(bounded(CAST({sql} AS VARCHAR)), '')" if name in TEXTS
        else f"CAST({sql} AS {COLUMN_TYPES[name]})"
        for name, sql in fields.items()
    }  # fmt: skip


def select(layout: Layout, wanted: Mapping[str, str], table: str) -> str:
    """Return the SQL of those expressions over the rows of a table."""
    inner = ", ".join(
        f"{sql} AS {name}" for name, sql in derived(layout).items()
        if any(re.search(rf"(?<![.\w]){name}\b", _bare(one)) for one in wanted.values())
    )  # fmt: skip
    outer = ", ".join(f'{sql} AS "{name}"' for name, sql in wanted.items())
    return f"SELECT {outer} FROM (SELECT r.*{', ' + inner if inner else ''} FROM {table} r) r"  # noqa: S608
