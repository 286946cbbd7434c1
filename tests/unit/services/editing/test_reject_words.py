"""Reasons of rejected rows in the language of the page: every reason there is, is
known.
"""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

import dashboard.exchange
from dashboard.exchange.importers.formats.registry import LAYOUTS
from dashboard.exchange.importers.layout import reasons
from dashboard.exchange.importers.writer import OTHER_REASONS, ImportWriter
from dashboard.exchange.tables import records
from dashboard.exchange.tables.formats import json_table
from dashboard.i18n.translate import forms_of, speaking
from dashboard.services.editing.reject_words import REASONS, reject_words

EXCHANGE = Path(dashboard.exchange.__file__).parent
RAISING = (
    "tables/claim_rows.py",
    "tables/formats/json_text.py",
    "importers/own.py",
)
"""Modules whose ValueErrors are reasons."""
CONSTANTS = (
    *(records.BAD_QUOTES, records.CELLS, records.TOO_LONG, records.LONE_RETURN),
    *(records.NOT_UTF8, json_table.NOT_A_RECORD, json_table.NOT_JSON, OTHER_REASONS),
)


def _raised() -> Iterator[str]:
    for name in RAISING:
        for node in ast.walk(ast.parse((EXCHANGE / name).read_text("utf-8"))):
            if not isinstance(node, ast.Call) or not node.args:
                continue
            if getattr(node.func, "id", "") != "ValueError":
                continue
            words = node.args[0]
            if isinstance(words, ast.Constant):
                yield str(words.value)
            elif isinstance(words, ast.JoinedStr):
                yield "".join(
                    str(each.value) if isinstance(each, ast.Constant) else "…"
                    for each in words.values
                )


def _of_layouts() -> Iterator[str]:
    for layout in LAYOUTS.values():
        for sql in reasons(layout):
            yield from _literals(sql)


def _literals(sql: str) -> Iterator[str]:
    """Yield what the branches of a CASE say, … for every value."""
    # A value that depends on the row has branches of its own.
    plain = re.sub(r"quoted\((?:[^()]|\([^()]*\))*\)", "quoted", sql)
    for branch in re.findall(r" THEN ('.*?)(?= WHEN | END$)", plain):
        parts = re.findall(r"'((?:[^']|'')*)'|([^']+)", branch)
        yield "".join(text or ("…" if "||" in code else "") for text, code in parts)


@pytest.mark.parametrize(
    "reason", sorted({*_raised(), *_of_layouts(), *CONSTANTS} - {"…"})
)
def test_every_reason_is_known(reason: str) -> None:
    with speaking("uk"):
        assert reject_words(reason) != reason


def test_the_values_of_a_row_stay_in_its_reason() -> None:
    reason = "the date '31.02.23' in Date of event cannot be read"
    assert reject_words(reason) == reason
    with speaking("uk"):
        words = reject_words(reason)
        assert words == ("дату '31.02.23' у стовпці Date of event не вдалося прочитати")
        nested = reject_words("the line is not JSON (NaN is no number in JSON)")
        assert nested == "рядок не є JSON (NaN не є числом у JSON)"
        assert reject_words("something new: 5") == "something new: 5"


@pytest.mark.parametrize(
    ("reason", "counted"),
    [
        (
            "lat 95.5, lon -200.0 is not a place on land; leave both empty when"
            " unknown",
            "lat …, lon … не є місцем на суходолі; якщо вони невідомі, залиште обидві"
            " порожніми",
        ),
        (
            "date_to '5 June' is not a date like 2023-06-13",
            "date_to … не є датою на зразок 2023-06-13",
        ),
        (
            "date_from 2023-06-05 is later than date_to 2023-06-04",
            "date_from ……… пізніше за date_to ………",
        ),
        (
            "coordinates 0, 0 are no place; leave both empty when unknown",
            "координати 0, 0 не є місцем; якщо вони невідомі, залиште обидві порожніми",
        ),
        (
            "the same claim stands in an earlier row (id 'a5')",
            "те саме твердження вже є в попередньому рядку (id …)",
        ),
    ],
)
def test_a_reason_is_known_when_its_numbers_are_gone(
    tmp_path: Path, reason: str, counted: str
) -> None:
    writer = ImportWriter(tmp_path / "a.parquet", tmp_path / "b.csv", located=False)
    writer.count({reason: 1})
    writer.drop()
    with speaking("uk"):
        assert [reject_words(words) for words in writer.reasons] == [counted]


def test_every_reason_is_translated() -> None:
    for reason in REASONS:
        assert forms_of("uk", reason), reason
