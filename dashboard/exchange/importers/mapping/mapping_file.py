"""A mapping as a TOML file: what the page offers, and `--map` takes."""

from __future__ import annotations

import json
import tomllib
from collections.abc import Mapping as Map
from typing import Any

from dashboard.domain.errors import BadInput
from dashboard.exchange.importers.mapping.mapped import TARGETS, Mapping
from dashboard.exchange.importers.mapping.vocabulary import MAPPED_WORDS
from dashboard.exchange.tables.dates import DateOrder
from dashboard.i18n.translate import gettext

_ORDERS = {
    "day-first": DateOrder.DAY_FIRST,
    "month-first": DateOrder.MONTH_FIRST,
}
_TABLES = ("columns", "values", "constants")


def mapping_to_toml(mapping: Mapping) -> str:
    """Return a mapping as the text of a TOML file."""
    lines = [
        "# What the columns of a table mean, for `frontline import FILE --map THIS`.",
    ]
    order = next((name for name, o in _ORDERS.items() if o is mapping.date_order), "")
    if order:
        lines.append(f"dates = {_quoted(order)}")
    lines += ["", "[columns]"]
    for target, header in mapping.columns.items():
        if target == "note" and mapping.notes:
            every = ", ".join(map(_quoted, (header, *mapping.notes)))
            lines.append(f"note = [{every}]")
        else:
            lines.append(f"{target} = {_quoted(header)}")
    if mapping.notes and "note" not in mapping.columns:
        lines.append(f"note = [{', '.join(map(_quoted, mapping.notes))}]")
    tables = {f"values.{target}": values for target, values in mapping.values.items()}
    for name, pairs in {**tables, "constants": mapping.constants}.items():
        if pairs:
            lines += ["", f"[{name}]"]
            lines += [f"{_quoted(k)} = {_quoted(v)}" for k, v in pairs.items()]
    return "\n".join(lines) + "\n"


def _quoted(text: str) -> str:
    # What JSON escapes, TOML reads; only it wants DEL escaped as well.
    return json.dumps(text, ensure_ascii=False).replace("\x7f", "\\u007f")


def mapping_from_toml(text: str, name: str) -> Mapping:
    """Return the mapping of a TOML file. name: of the file, for messages. Raises
    BadInput that says what is wrong.
    """
    try:
        document = tomllib.loads(text)
    except ValueError as error:
        # Too many digits are a plain one.
        raise BadInput(
            gettext(
                "{name}: not a TOML file ({error}); check that line",
                name=name,
                error=error,
            )
        ) from error
    except RecursionError as error:
        raise BadInput(
            gettext(
                "{name}: its lists lie too deep in one another; a mapping needs none",
                name=name,
            )
        ) from error
    unknown = sorted(set(document) - {*_TABLES, "dates"})
    if unknown:
        raise BadInput(
            gettext(
                "{name}: {unknown} is not known; there are dates, {choices}",
                name=name,
                unknown=repr(unknown[0]),
                choices=", ".join(_TABLES),
            )
        )
    columns, notes = _columns(document.get("columns", {}), name)
    return Mapping(
        columns,
        notes,
        _order(document.get("dates", ""), name),
        _values(document.get("values", {}), name),
        _texts(document.get("constants", {}), f"{name}: constants"),
    )


def _columns(table: Any, name: str) -> tuple[dict[str, str], tuple[str, ...]]:  # noqa: ANN401
    if not isinstance(table, dict):
        raise BadInput(
            gettext("{name}: columns is no table of target = header", name=name)
        )
    several = table.get("note")
    notes: tuple[str, ...] = ()
    if isinstance(several, list):
        if not several or not all(isinstance(header, str) for header in several):
            raise BadInput(
                gettext(
                    "{name}: note must be a header, or a list of headers", name=name
                )
            )
        table = {**table, "note": several[0]}
        notes = tuple(several[1:])
    columns = _texts(table, f"{name}: columns")
    for target in columns:
        if target not in TARGETS:
            raise BadInput(
                gettext(
                    "{name}: a column cannot mean {target}; one of {choices}",
                    name=name,
                    target=repr(target),
                    choices=", ".join(TARGETS),
                )
            )
    return columns, notes


def _order(value: Any, name: str) -> DateOrder:  # noqa: ANN401
    if value == "":
        return DateOrder.UNSETTLED
    if not isinstance(value, str) or value not in _ORDERS:
        raise BadInput(
            gettext(
                "{name}: dates must be {choices}",
                name=name,
                choices=" or ".join(_ORDERS),
            )
        )
    return _ORDERS[value]


def _values(table: Any, name: str) -> dict[str, dict[str, str]]:  # noqa: ANN401
    if not isinstance(table, dict):
        raise BadInput(gettext("{name}: values is no table", name=name))
    values: dict[str, dict[str, str]] = {}
    for target, pairs in table.items():
        if target not in MAPPED_WORDS:
            raise BadInput(
                gettext(
                    "{name}: values of {target} are not mapped; one of {choices}",
                    name=name,
                    target=repr(target),
                    choices=", ".join(MAPPED_WORDS),
                )
            )
        values[target] = _texts(pairs, f"{name}: values.{target}")
        words = [word.value for word in MAPPED_WORDS[target]]
        for value, ours in values[target].items():
            if ours not in words:
                raise BadInput(
                    gettext(
                        "{name}: {target} {value} = {ours} is not known; one of"
                        " {choices}",
                        name=name,
                        target=target,
                        value=repr(value),
                        ours=repr(ours),
                        choices=", ".join(words),
                    )
                )
    return values


def _texts(table: Any, name: str) -> dict[str, str]:  # noqa: ANN401
    if not isinstance(table, dict) or not all(
        isinstance(value, str) for value in table.values()
    ):
        raise BadInput(gettext("{name} must hold texts in quotes", name=name))
    plain: Map[str, str] = table
    return dict(plain)
