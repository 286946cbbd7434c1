"""Columns of text read by what they mean, a column at once: days, angles, points.

What is read is written as text that can be read in one way only: "2023-06-05" or first
and last day with a slash between, decimal degrees. What cannot be read stays as it is,
so that whoever rejects the row can show it.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping
from typing import Any

import pyarrow as pa
import pyarrow.compute as pc

from dashboard.domain.errors import BadInput
from dashboard.exchange.importers.layout import Point, TableLayout, references
from dashboard.exchange.tables.coordinates import read_angle, read_position
from dashboard.exchange.tables.dates import (
    AmbiguousDay,
    DateOrder,
    is_dotted,
    order_in_heading,
    orders_of,
    read_days,
)
from dashboard.exchange.tables.pieces import Table

_INSTANT = (
    r"^(\d{4}-\d{2}-\d{2})[T ]\d{2}:\d{2}(:\d{2}([.,]\d+)?)?"
    r"\s*(Z|UTC|[+-]\d{2}(:?\d{2})?)?$"
)
_ISO_DAY = r"^\d{4}-\d{2}-\d{2}$"
_DECIMAL = r"^[+-]?\d+(\.\d+)?$"
_LONG = r"(?s)^.{25}"
"""A text longer than any of those that say that nothing is known."""


_ABSENT = frozenset(
    {
        "n/a",
        "na",
        "nan",
        "none",
        "null",
        "\\n",
        "nil",
        "unknown",
        "unspecified",
        "undefined",
        "tbd",
        "tbc",
        "?",
        "??",
        "-",
        "--",
        "—",
        "–",
        "x",
        "#n/a",
        "not known",
        "not available",
        "not specified",
        "not stated",
        "no data",
        "no coordinates",
        "no date",
        "date unknown",
        "unknown date",
        "unknown location",
        "невідомо",
        "невідома",
        "невідомий",
        "невідомі",
        "немає",
        "н/д",
        "нд",
        "нема",
        "не відомо",
        "немає даних",
        "без координат",
        "без дати",
        "дата невідома",
        "відсутні",
        "відсутня",
        "нет",
        "неизвестно",
        "неизвестна",
        "неизвестен",
        "отсутствуют",
        "нет данных",
        "нет координат",
        "без даты",
        "дата неизвестна",
        "unbekannt",
        "keine angabe",
        "keine angaben",
        "keine daten",
        "nieznane",
        "nieznana",
        "brak",
        "brak danych",
        "inconnu",
        "inconnue",
        "non précisé",
        "desconocido",
        "desconocida",
        "sin datos",
    }
)
"""What a cell says where nothing is known; it is as good as empty."""


def is_absent(text: str) -> bool:
    """Return whether a cell says in words that nothing is known."""
    return " ".join(text.lower().strip(" .()[]").split()) in _ABSENT


class UnsettledDays(Exception):
    """A day of a column can be read in two ways, and it is not settled in which."""

    def __init__(self, column: str, text: str) -> None:
        super().__init__(column)
        self.column = column
        self.text = text


class AmbiguousDays(BadInput):
    """No row of a file settles which number of its dates is the day."""


class TypedColumns:
    """Reads the columns of a layout. orders: of the days of each column."""

    def __init__(self, layout: TableLayout, orders: Mapping[str, DateOrder]) -> None:
        self._layout = layout
        self._orders = orders
        self._angles = {
            name: latitude
            for sql, latitude in ((layout.latitude, True), (layout.longitude, False))
            for name in references(sql)
        }
        self._texts = _texts_of(layout) if layout.says_absent else ()
        for point in layout.points.values():
            self._angles.pop(point.latitude, None)
            self._angles.pop(point.longitude, None)

    def read(self, columns: Mapping[str, Any]) -> dict[str, Any]:
        """Return the columns, those of days, angles and points in words of ours. Raises
        UnsettledDays.
        """
        read, absent = dict(columns), self._layout.says_absent
        for name in self._texts:
            if name in read:
                read[name] = _by_value(read[name], _LONG, _present, before=_unchanged)
        for name in self._layout.day_columns:
            if name in read:
                order = self._orders.get(name, DateOrder.UNSETTLED)
                read[name] = _days(read[name], name, order, absent=absent)
        for name, latitude in self._angles.items():
            if name in read:
                read[name] = _angles(read[name], latitude=latitude, absent=absent)
        for source, point in self._layout.points.items():
            read |= _parts(columns[source], point, absent=absent)
        return read


def _texts_of(layout: TableLayout) -> tuple[str, ...]:
    """Return the columns whose words tell what and where."""
    fields = (
        layout.fields.get(name, "") for name in ("place_as_written", "note", "url")
    )
    every = (*fields, layout.region, *layout.country)
    return tuple(dict.fromkeys(name for sql in every for name in references(sql)))


def _present(text: str) -> str:
    # A cross is a mark that something is so.
    absent = is_absent(text) and text.strip().lower() != "x"
    return "" if absent else text


def _unchanged(column: Any) -> Any:  # noqa: ANN401
    return column


def _days(
    column: Any,  # noqa: ANN401
    name: str,
    order: DateOrder,
    *,
    absent: bool,
) -> Any:  # noqa: ANN401
    def day_text(text: str) -> str:
        if absent and is_absent(text):
            return ""
        try:
            days = read_days(text, order)
        except AmbiguousDay:
            raise UnsettledDays(name, text) from None
        if days is None:
            return text
        first, last = (day.isoformat() for day in days)
        return first if first == last else f"{first}/{last}"

    return _by_value(column, _ISO_DAY, day_text, before=_without_instant)


def _without_instant(column: Any) -> Any:  # noqa: ANN401
    return pc.replace_substring_regex(column, _INSTANT, r"\1")


def _angles(
    column: Any,  # noqa: ANN401
    *,
    latitude: bool,
    absent: bool,
) -> Any:  # noqa: ANN401
    def angle_text(text: str) -> str:
        if absent and is_absent(text):
            return ""
        angle = read_angle(text, latitude=latitude)
        return text if angle is None else repr(angle)

    return _by_value(column, _DECIMAL, angle_text, before=_with_points)


def _with_points(column: Any) -> Any:  # noqa: ANN401
    return pc.replace_substring_regex(column, r"^([+-]?\d+),(\d+)$", r"\1.\2")


def _by_value(
    column: Any,  # noqa: ANN401
    plain: str,
    read: Callable[[str], str],
    *,
    before: Callable[[Any], Any],
) -> Any:  # noqa: ANN401
    """Return a column of text with each different value read once. plain: pattern of
    values that stay as they are; before: what is done to all at once.
    """
    if pa.types.is_dictionary(column.type):
        values = _by_value(column.dictionary, plain, read, before=before)
        return pa.DictionaryArray.from_arrays(column.indices, values)
    column = before(column)
    odd = pc.and_(
        pc.invert(pc.match_substring_regex(column, plain)), pc.not_equal(column, "")
    )
    if not pc.any(odd).as_py():
        return column
    coded = column.filter(odd).dictionary_encode()
    values = pa.array(
        [read(text) for text in coded.dictionary.to_pylist()], pa.string()
    )
    return pc.replace_with_mask(column, odd, values.take(coded.indices))


def _parts(
    column: Any,  # noqa: ANN401
    point: Point,
    *,
    absent: bool,
) -> dict[str, Any]:
    """Return the columns of latitude, longitude and reach of a column of points."""
    coded = column
    if not pa.types.is_dictionary(column.type):
        coded = column.dictionary_encode()
    parts: list[tuple[str, str, str]] = []
    for text in coded.dictionary.to_pylist():
        if absent and is_absent(text):
            parts.append(("", "", ""))
            continue
        position = read_position(text, longitude_first=point.longitude_first)
        if position is None:
            # The text itself stands in the message of the row that is rejected.
            parts.append((text, text, ""))
        else:
            parts.append(tuple(map(_number, position)))  # type: ignore[arg-type]
    return {
        name: pa.array([part[at] for part in parts], pa.string()).take(coded.indices)
        for at, name in enumerate((point.latitude, point.longitude, point.reach))
    }


def _number(value: float) -> str:
    return "" if math.isnan(value) else repr(value)


def settled_orders(
    table: Table,
    layout: TableLayout,
    wanted: DateOrder,
) -> dict[str, DateOrder]:
    """Return the order of numbers in the days of each column, by all rows of a table.

    wanted: what a person said. Raises BadInput, which names the choice, when nothing
    settles it.
    """
    evidence, dotted = _evidence_of_orders(table, layout)
    settled = set().union(*evidence.values())
    orders: dict[str, DateOrder] = {}
    for name, by_rows in evidence.items():
        own = by_rows or settled
        by_heading = order_in_heading(layout.title(name))
        if wanted:
            orders[name] = wanted
        elif by_heading and not by_rows:
            orders[name] = by_heading
        elif dotted[name] and not by_rows:
            orders[name] = DateOrder.DAY_FIRST
        elif len(own) == 1:
            orders[name] = next(iter(own))
        elif layout.date_order and not own:
            orders[name] = layout.date_order
        else:
            words = _unsettled_words(layout.title(name), contrary=bool(own))
            raise AmbiguousDays(f"{table.path}: {words}")
    return orders


def _evidence_of_orders(
    table: Table,
    layout: TableLayout,
) -> tuple[dict[str, set[DateOrder]], dict[str, bool]]:
    """Return for each column of days the orders that its rows settle, and whether each
    text that could be read in two ways is written with dots.
    """
    columns = [name for name in layout.day_columns if name in table.header]
    evidence: dict[str, set[DateOrder]] = {name: set() for name in columns}
    dotted = dict.fromkeys(columns, True)
    for piece in table.pieces(columns):
        for name in columns:
            for text in piece.table[name].unique().to_pylist():
                evidence[name].update(orders_of(text))
                if dotted[name] and not is_dotted(text):
                    dotted[name] = not _in_two_ways(text)
    return evidence, dotted


def _in_two_ways(text: str) -> bool:
    try:
        read_days(text)
    except AmbiguousDay:
        return True
    return False


def _unsettled_words(column: str, *, contrary: bool) -> str:
    why = "no row settles which number is the day"
    if contrary:
        why = "some rows have the day first and others the month"
    return (
        f"the dates in {column!r} can be read in two ways, and {why}; say"
        " --day-first or --month-first"
    )
