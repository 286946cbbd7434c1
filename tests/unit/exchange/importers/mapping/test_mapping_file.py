"""A mapping survives its file; a file that says something else is told."""

from __future__ import annotations

import pytest

from dashboard.domain.errors import BadInput
from dashboard.exchange.importers.mapping.mapped import Mapping
from dashboard.exchange.importers.mapping.mapping_file import (
    mapping_from_toml,
    mapping_to_toml,
)
from dashboard.exchange.tables.dates import DateOrder

FULL = Mapping(
    {"date": "Дата", "note": 'A "quoted" name', "kind": "Тип\n2"},
    ("Опис", "\\"),
    DateOrder.MONTH_FIRST,
    {"kind": {"Обстріл з РСЗВ": "strike"}, "actor": {"свої": "UA"}},
    {"publisher": "Lantern", "title": "A = b"},
)


@pytest.mark.parametrize("mapping", [FULL, Mapping({}), Mapping({}, ("a",))])
def test_round_trip(mapping: Mapping) -> None:
    again = mapping_from_toml(mapping_to_toml(mapping), "a.toml")
    if mapping.notes and "note" not in mapping.columns:
        assert (again.columns, again.notes) == ({"note": "a"}, ())
    else:
        assert again == mapping


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("columns = 1", "columns is no table"),
        ("[columns]\nfoo = 'a'", "cannot mean 'foo'; one of key, date"),
        ("[columns]\ndate = 1", "must hold texts"),
        ("dates = 'x'", "day-first or month-first"),
        ("[values.kind]\na = 'sing'", "kind 'a' = 'sing' is not known; one of retake"),
        ("[values.note]\na = 'b'", "values of 'note' are not mapped"),
        ("[colums]\n", "'colums' is not known"),
        ("[", "not a TOML file"),
        ("a = " + "9" * 6000, "not a TOML file"),
        ("a = " + "[" * 3000 + "]" * 3000, "too deep in one another"),
        ("[columns]\nnote = [1]", "a list of headers"),
    ],
)
def test_a_file_that_cannot_be(text: str, words: str) -> None:
    with pytest.raises(BadInput, match=rf"a\.toml.*{words}"):
        mapping_from_toml(text, "a.toml")
