"""The words of judgement: every language has its lists, and all of them can be read."""

from __future__ import annotations

import re
from pathlib import Path

import duckdb
import pytest

import dashboard.judgement.lexicon
from dashboard.domain.errors import BadInput
from dashboard.domain.word_lists import load_word_lists
from dashboard.judgement import phrases
from dashboard.judgement.phrases import (
    KILLED_WORDS,
    LANGUAGES,
    NUMBER_WORDS,
    OF_THE_DEAD,
    TAKEN_WORDS,
    THINGS,
    AssertionWords,
    expanded,
)

FOLDER = Path(dashboard.judgement.lexicon.__file__).parent
EXPRESSIONS = {
    name: value
    for name, value in vars(phrases).items()
    if name.endswith("_WORDS") and isinstance(value, str)
}


def test_every_language_has_its_file() -> None:
    assert {path.parent.name for path in FOLDER.glob("*/*.toml")} == set(LANGUAGES)


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_list_says_what_it_is_for(language: str) -> None:
    lines = (FOLDER / language / "assertions.toml").read_text("utf-8").splitlines()
    keys = [n for n, line in enumerate(lines) if re.match(r"[a-z_]+ = \[", line)]
    first = [n for n in keys if lines[n - 1] == "" or lines[n - 1].startswith("#")]
    assert len(keys) > len(first) > 10
    assert all(lines[n - 1].startswith("#") for n in first)


SEVERAL = [
    f"{name} {number}"
    for name, value in vars(phrases).items()
    if name.endswith("_WORDS") and isinstance(value, tuple)
    for number in range(len(value))
]


@pytest.mark.parametrize("name", [*EXPRESSIONS, "THING_NAMED", *SEVERAL])
def test_python_and_the_index_read_an_expression(name: str) -> None:
    expression = getattr(phrases, name.partition(" ")[0])
    if isinstance(expression, tuple):
        expression = expression[int(name.partition(" ")[2])]
    assert re.compile(expression).search("") is None
    found = duckdb.execute("SELECT regexp_matches('', $1)", [expression]).fetchone()
    assert found == (False,)


def test_what_captures_is_what_it_should_be() -> None:
    assert re.compile(TAKEN_WORDS).groups == 3
    assert {re.compile(words).groups for words in KILLED_WORDS} == {2}
    assert not any(re.compile(words).groups for words in THINGS.values())


@pytest.mark.parametrize(
    "sentence",
    [
        "4 people were killed.",
        "the blast killed two.",
        "троє людей загинули.",
        "загинуло дві людини",
        "погибли трое.",
    ],
)
def test_what_counts_the_dead_is_quick_to_find(sentence: str) -> None:
    assert any(re.search(words, sentence) for words in KILLED_WORDS)
    assert re.search(OF_THE_DEAD, sentence)


def test_numbers_and_things_are_of_all_languages() -> None:
    assert (NUMBER_WORDS["two"], NUMBER_WORDS["двоє"], NUMBER_WORDS["двое"]) == (
        2,
        2,
        2,
    )
    for word in ("schools", "школу", "школы"):
        assert re.fullmatch(THINGS["school"], word)


def test_a_fragment_is_written_out() -> None:
    fragments = {"a": "x<b>", "b": "y"}
    assert expanded("<a>|z", fragments) == "xy|z"
    assert expanded("(?<!", fragments) == "(?<!"


def test_a_fragment_that_is_not_there_or_turns_in_a_circle_is_named() -> None:
    with pytest.raises(BadInput, match=r"<c> in .* is no fragment; take one of a, b"):
        expanded("<c>", {"b": "", "a": ""})
    with pytest.raises(BadInput, match="stands in itself; write it out"):
        expanded("<a>", {"a": "<a>"})


def test_a_language_without_a_file_is_named() -> None:
    with pytest.raises(BadInput, match="there is no such word list"):
        load_word_lists(AssertionWords, "dashboard.judgement.lexicon", "xx")
