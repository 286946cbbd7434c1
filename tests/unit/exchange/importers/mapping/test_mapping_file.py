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


def test_the_text_of_a_mapping() -> None:
    assert mapping_to_toml(FULL) == (
        "# What the columns of a table mean, for `frontline import FILE --map THIS`.\n"
        'dates = "month-first"\n'
        "\n[columns]\n"
        'date = "Дата"\n'
        'note = ["A \\"quoted\\" name", "Опис", "\\\\"]\n'
        'kind = "Тип\\n2"\n'
        '\n[values.kind]\n"Обстріл з РСЗВ" = "strike"\n'
        '\n[values.actor]\n"свої" = "UA"\n'
        '\n[constants]\n"publisher" = "Lantern"\n"title" = "A = b"\n'
    )
    assert mapping_to_toml(Mapping({}, ("a", "b\x7f"))).endswith(
        '\n\n[columns]\nnote = ["a", "b\\u007f"]\n'
    )
    day_first = mapping_to_toml(Mapping({}, (), DateOrder.DAY_FIRST))
    assert 'dates = "day-first"\n' in day_first


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("columns = 1", "a.toml: columns is no table of target = header"),
        ("[columns]\nnote = []", "a.toml: note must be a header, or a list of headers"),
        ("dates = 'x'", "a.toml: dates must be day-first or month-first"),
        ("dates = 1", "a.toml: dates must be day-first or month-first"),
        (
            "[b]\n[a]\n",
            "a.toml: 'a' is not known; there are dates, columns, values, constants",
        ),
        (
            "a = " + "[" * 3000 + "]" * 3000,
            "a.toml: its lists lie too deep in one another; a mapping needs none",
        ),
    ],
)
def test_what_is_said_of_a_file_that_cannot_be(text: str, said: str) -> None:
    with pytest.raises(BadInput) as error:
        mapping_from_toml(text, "a.toml")
    assert str(error.value) == said
