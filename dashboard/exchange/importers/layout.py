"""A foreign file format as a table: which column becomes which field of a claim, and
what makes a row unusable.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from itertools import groupby
from typing import NamedTuple

from dashboard.domain.claim import COLUMN_TYPES, FIELDS, TEXTS
from dashboard.exchange.importers.expressions import country_words
from dashboard.exchange.tables.dates import DateOrder

NO_TERMS = "The file names no terms: ask its maker before handing rows on."


class Point(NamedTuple):
    """A column that holds a whole point: the names its parts get, and whether the
    longitude stands first of two plain numbers.
    """

    latitude: str
    longitude: str
    reach: str
    longitude_first: bool = False


@dataclass(frozen=True, kw_only=True)
class TableLayout:
    """One format. Every expression is DuckDB SQL over `r`, whose columns are the
    file's, all text and trimmed: `r.name`, or `r."any name"` with quotes doubled.
    Words without `r.` are the names of `derived`; a column of the same name is another
    thing.

    columns: names by which the format is recognised; required: those of them without
    which a file is not read, all of them by default. key: the row's own id, "" when it
    has none. fields: claim field -> expression; a field left out is unknown. day: text
    of the day, latitude, longitude: the texts to be checked, "" when the format has
    none; days: further columns that are days; date_order: of numbers in them, where no
    row of a file settles it. points: columns that hold a whole point, and the names
    under which its parts are columns too. country: expressions of the country's names
    or codes; region: of the region as it is written. attributes: what is kept beside
    the fields of a claim, name -> expression. checks: (condition of a bad row, reason
    as an expression of text), beyond what every format is checked for. missing: the
    word that stands for an empty cell. says_absent: whether a cell may say in words
    that nothing is known, as "unknown" does. titles: of columns, as a person knows
    them, where that is not their name. license, terms, credit: for a reader;
    redistribute: whether the terms allow to hand the rows on.
    """

    name: str
    label: str
    license: str
    terms: str
    credit: str
    redistribute: bool
    columns: tuple[str, ...]
    fields: Mapping[str, str]
    required: tuple[str, ...] = ()
    key: str = "''"
    day: str = "''"
    days: tuple[str, ...] = ()
    date_order: DateOrder = DateOrder.UNSETTLED
    latitude: str = "r.latitude"
    longitude: str = "r.longitude"
    points: Mapping[str, Point] = field(default_factory=dict)
    country: tuple[str, ...] = ()
    region: str = "''"
    attributes: Mapping[str, str] = field(default_factory=dict)
    checks: tuple[tuple[str, str], ...] = ()
    delimiter: str = ","
    missing: str = ""
    titles: Mapping[str, str] = field(default_factory=dict)
    says_absent: bool = False

    def uses(self) -> tuple[str, ...]:
        """Return the columns the expressions speak of."""
        every = [
            self.key,
            self.day,
            self.latitude,
            self.longitude,
            *self.fields.values(),
            *self.country,
            self.region,
            *self.attributes.values(),
        ]
        every += [text for check in self.checks for text in check]
        named = (name for sql in every for name in references(sql))
        return tuple(dict.fromkeys([*named, *self.points]))

    def title(self, column: str) -> str:
        """Return the name of a column as a person knows it."""
        return self.titles.get(column, column)

    @property
    def day_columns(self) -> tuple[str, ...]:
        """The columns that are days."""
        return tuple(dict.fromkeys((*references(self.day), *self.days)))


_REFERENCE = re.compile(
    r"""'(?:[^']|'')*'|\br\.(?:"(?P<quoted>(?:[^"]|"")*)"|(?P<plain>\w+))"""
)
"""A literal, which is skipped, or a column of the file."""


def references(sql: str) -> tuple[str, ...]:
    """Return the columns of the file an expression names itself, as the header has
    them.
    """
    every = map(_referred, _REFERENCE.finditer(sql))
    return tuple(name for name in every if name is not None)


def _referred(match: re.Match[str]) -> str | None:
    if match["quoted"] is not None:
        return match["quoted"].replace('""', '"')
    return match["plain"]


def physical(layout: TableLayout) -> dict[str, str]:
    """Return the name in SQL of each column of the file: one of ours, so that no header
    can stand for a derived name, a word of SQL or another column.
    """
    return {name: f"column_{number}" for number, name in enumerate(layout.uses())}


REASON = "reason_"
"""How the names of the reasons begin."""
LAST_YEAR = "year(current_date) + 1"
_PLAUSIBLE = f"year(d) BETWEEN 1900 AND {LAST_YEAR}"


def fields_of(layout: TableLayout) -> dict[str, str]:
    """Return an expression for every field of the schema."""
    fields = dict.fromkeys(TEXTS, "''") | {
        name: "NULL" for name in FIELDS if name not in TEXTS
    }
    fields |= {
        "actor": "'unknown'",
        "claimant_side": "'unknown'",
        "hedge": "'asserted'",
        "review": "'accepted'",
    }
    # The id is made of the row's own: importing a file again gives the same claims.
    return (
        fields
        | dict(layout.fields)
        | {
            "lat": "lat",
            "lon": "lon",
            "id": f"left(md5('{layout.name}' || chr(31) || own_key), 16)",
        }
    )


def constants(layout: TableLayout) -> dict[str, str | None]:
    """Return the fields that are the same in every row, with their value: they need no
    query.
    """
    literal = re.compile(r"'((?:[^']|'')*)'")
    fixed: dict[str, str | None] = {}
    for name, sql in fields_of(layout).items():
        matched = literal.fullmatch(sql)
        if matched or sql == "NULL":
            fixed[name] = None
        if matched:
            fixed[name] = matched[1].replace("''", "'")
    return fixed


def reasons(layout: TableLayout) -> tuple[str, ...]:
    """Return expressions of why a row is bad, each null where it finds nothing; the
    first that finds something is the reason. Each depends on few columns, whose values
    repeat.
    """
    day = _column_words(layout)
    checks = [
        (
            "day_text <> '' AND d IS NULL",
            f"'the date ' || quoted(day_text) || '{day} cannot be read'",
        ),
        (
            f"d IS NOT NULL AND NOT ({_PLAUSIBLE})",
            f"'the year ' || year(d) || '{day} cannot be'",
        ),
        (
            "(lat_text = '') <> (lon_text = '')",
            (
                "'only one of latitude and longitude is given: ' || quoted(lat_text ||"
                " lon_text)"
            ),
        ),
        (
            "lat_text <> '' AND (lat IS NULL OR lon IS NULL)",
            (
                "'coordinates ' || quoted(CASE WHEN lat_text = lon_text THEN lat_text"
                " ELSE lat_text || ', ' || lon_text END) || ' are no degrees'"
            ),
        ),
        (
            "lat = 0 AND lon = 0",
            "'coordinates 0, 0 are no place; leave both empty when unknown'",
        ),
        (
            "NOT (lat BETWEEN -90 AND 90 AND lon BETWEEN -180 AND 180)",
            (
                "'coordinates ' || quoted(lat_text || ', ' || lon_text) || ' are out of"
                " range'"
            ),
        ),
        (
            # Only where the row itself names Ukraine: elsewhere they may be sound. The
            # country is asked for last, and in place: to know it takes longest.
            "CASE WHEN NOT at_home(lat, lon) AND at_home(lon, lat)"
            f" THEN {derived(layout)['in_ukraine']} ELSE false END",
            (
                "'latitude and longitude ' || quoted(lat_text || ', ' || lon_text) || '"
                " seem to be swapped'"
            ),
        ),
        *layout.checks,
    ]
    grouped = groupby(checks, lambda check: columns_of(layout, " ".join(check)))
    return tuple(_first_of(alike) for _, alike in grouped)


def _first_of(checks: Iterable[tuple[str, str]]) -> str:
    cases = " ".join(f"WHEN {condition} THEN {words}" for condition, words in checks)
    return f"CASE {cases} END"


def _column_words(layout: TableLayout) -> str:
    """Return " in NAME" of the column of days, within a literal of SQL."""
    names = references(layout.day)
    if len(names) != 1:
        return ""
    return f" in {layout.title(names[0])[:60]}".replace("'", "''")


def derived(layout: TableLayout) -> dict[str, str]:
    """Return what expressions may name beside columns: texts, the first day d and the
    last day d_end, lat, lon, in_ukraine, abroad, wanted, own_key.

    in_ukraine: the row names the country, or no country and a region of it. abroad: it
    names another one, or a region that is none of Ukraine's.
    """
    named = " OR ".join(
        f"lower({c}) IN ({_quoted(country_words('ua'))})" for c in layout.country
    )
    country = " || ".join(layout.country) or "''"
    unnamed = f"({country}) = ''"
    ours = f"region_of({layout.region}) <> ''"
    wanted = (
        " OR ".join(f"list_contains($country, lower({c}))" for c in layout.country)
        or "true"
    )
    home = f"({named or 'false'})"
    return {
        "day_text": layout.day,
        "lat_text": layout.latitude,
        "lon_text": layout.longitude,
        "own_key": layout.key,
        "d": f"as_day({layout.day})",
        "d_end": f"as_end({layout.day})",
        "lat": f"as_number({layout.latitude})",
        "lon": f"as_number({layout.longitude})",
        "in_ukraine": f"({home} OR ({unnamed} AND {ours}))",
        "abroad": (
            f"(NOT {home} AND (NOT ({unnamed}) OR"
            f" (({layout.region}) <> '' AND NOT ({ours}))))"
        ),
        "wanted": f"(len($country) = 0 OR {wanted})",
    }


def _quoted(words: list[str]) -> str:
    return ", ".join(f"'{word}'" for word in words)


def _names(sql: str, name: str) -> bool:
    """Whether an expression names something derived: neither a word in a text nor a
    column of the file is that.
    """
    return bool(re.search(rf"(?<![.\w]){name}\b", _REFERENCE.sub("", sql)))


def _over(sql: str, columns: Mapping[str, str]) -> str:
    """Return an expression over the columns by their names in SQL."""

    def put(match: re.Match[str]) -> str:
        name = _referred(match)
        if name is None:
            return match[0]
        return f"r.{columns[name]}"

    return _REFERENCE.sub(put, sql)


def columns_of(layout: TableLayout, sql: str) -> frozenset[str]:
    """Return the columns of the file an expression depends on, also by way of derived
    names.
    """
    # A day named `d` depends on the columns that the day is made of.
    columns = set(references(sql))
    for name, inner in derived(layout).items():
        if _names(sql, name) and inner != sql:
            columns.update(references(inner))
    return frozenset(columns)


def picks(layout: TableLayout) -> dict[str, str]:
    """Return the expressions of the reasons (REASON and a number), wanted, code of the
    key, and every field that differs between rows.
    """
    fields = {
        name: sql
        for name, sql in fields_of(layout).items()
        if name not in constants(layout)
    }
    why = {f"{REASON}{number}": sql for number, sql in enumerate(reasons(layout))}
    return why | {
        "wanted": derived(layout)["wanted"],
        "abroad": "abroad",
        "attributes": attributes(layout),
        "code": "hash(own_key)",
        **fields,
    }


def whole_columns(layout: TableLayout) -> dict[str, str]:
    """Return the fields of text that are a column of the file as it is: where no cell
    of it is too long, nothing has to be worked out.
    """
    columns = {}
    for name, sql in fields_of(layout).items():
        bare = sql
        if sql.startswith("bounded("):
            bare = sql.removeprefix("bounded(").removesuffix(")")
        matched = _REFERENCE.fullmatch(bare)
        column = _referred(matched) if matched else None
        if name in TEXTS and column is not None:
            columns[name] = column
    return columns


def attributes(layout: TableLayout) -> str:
    """Return the expression of what a row says beside the fields of a claim: a JSON
    object of texts without those that are empty, "" when nothing is left.
    """
    if not layout.attributes:
        return "''"
    members = ", ".join(
        f"CASE WHEN ({sql}) <> '' THEN '{_json_name(name)}:' || to_json(({sql})) END"
        for name, sql in layout.attributes.items()
    )
    every = " || ".join(f"({sql})" for sql in layout.attributes.values())
    return (
        f"CASE WHEN ({every}) = '' THEN '' ELSE '{{' || concat_ws(',', {members}) ||"
        " '}' END"
    )


def _json_name(name: str) -> str:
    return json.dumps(name, ensure_ascii=False).replace("'", "''")


def _cast(name: str) -> str:
    """Return the expression of a column that is worked out, as it is stored."""
    if name in TEXTS:
        return f"coalesce(bounded(CAST(q.\"{name}\" AS VARCHAR)), '')"
    if name in FIELDS:
        return f'CAST(q."{name}" AS {COLUMN_TYPES[name]})'
    return f'q."{name}"'


def select(
    layout: TableLayout,
    wanted: Mapping[str, str],
    table: str,
) -> str:
    """Return the SQL of those expressions over the rows of a table whose columns are
    called as `physical` says. Texts are bounded in their length.
    """
    columns = physical(layout)
    inner = [
        f"{_over(sql, columns)} AS {name}"
        for name, sql in derived(layout).items()
        if any(_names(expression, name) for expression in wanted.values())
    ]
    outer = [f'{_over(sql, columns)} AS "{name}"' for name, sql in wanted.items()]
    rows = f"SELECT {', '.join(['r.*', *inner])} FROM {table} r"  # noqa: S608
    fields = f"SELECT {', '.join(outer)} FROM ({rows}) r"  # noqa: S608
    # Cast around them, not in them: a macro repeats what it is given, and the words of
    # a question cost more than its rows.
    stored = [f'{_cast(name)} AS "{name}"' for name in wanted]
    return f"SELECT {', '.join(stored)} FROM ({fields}) q"  # noqa: S608
