"""Word lists: every mistake in a file is an error that names file and key."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import ClassVar

import pytest

from dashboard.domain.errors import BadInput
from dashboard.domain.word_lists import WordLists, parse_word_lists

GOOD = """
words = "near in"
order = ["b c", "a"]
text = "x y"
[names]
one = "eins"
[numbers]
two = 2
[lengths]
mile = 1.6
"""


@dataclass(frozen=True, slots=True)
class Sample(WordLists):
    """One key of each kind."""

    FILE: ClassVar[str] = "sample"
    words: frozenset[str]
    order: tuple[str, ...]
    text: str
    names: Mapping[str, str]
    numbers: Mapping[str, int]
    lengths: Mapping[str, float]


def error(content: str) -> str:
    with pytest.raises(BadInput) as raised:
        parse_word_lists(Sample, content, "lexicon/xx/sample.toml")
    return str(raised.value)


def test_every_kind_of_value_is_read() -> None:
    lists = parse_word_lists(Sample, GOOD, "f")
    assert lists.words == frozenset({"near", "in"})
    assert lists.order == ("b c", "a")
    assert lists.text == "x y"
    assert dict(lists.names) == {"one": "eins"}
    assert dict(lists.numbers) == {"two": 2}
    assert dict(lists.lengths) == {"mile": 1.6}


def test_an_unknown_key_is_named_with_those_there_are() -> None:
    assert error('wrods = "x"\n' + GOOD) == (
        "lexicon/xx/sample.toml: 'wrods' is no key of it; take one of words, order,"
        " text, names, numbers, lengths"
    )


def test_a_missing_key_is_named() -> None:
    content = GOOD.replace('text = "x y"\n', "")
    assert error(content) == "lexicon/xx/sample.toml: 'text' is missing; add it"


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ('"near in"', '"near in near"', "'words': 'near' stands in it twice"),
        ('["b c", "a"]', '["a", "a"]', "'order': 'a' stands in it twice"),
        ('["b c", "a"]', '["a", 1]', "'order': not words"),
        ('["b c", "a"]', '["a", ""]', "'order': not words"),
        ('"near in"', "3", "'words': not words"),
        ('"x y"', '["x"]', "'text': not a text"),
        ('"eins"', "1", "'names': not a table of str"),
        ("= 2", '= "2"', "'numbers': not a table of int"),
        ("= 2", "= true", "'numbers': not a table of int"),
        ("= 1.6", "= 1", "'lengths': not a table of float"),
        ('words = "near in"', 'words = "a"\nwords = "b"', "not TOML"),
    ],
)
def test_a_mistake_is_named_with_file_and_key(old: str, new: str, message: str) -> None:
    assert message in error(GOOD.replace(old, new))
    assert error(GOOD.replace(old, new)).startswith("lexicon/xx/sample.toml: ")


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        (
            '"near in"',
            '"near in near"',
            "'words': 'near' stands in it twice; strike one out",
        ),
        (
            '"near in"',
            "3",
            "'words': not words; give a string or a list of strings",
        ),
        ('"x y"', '["x"]', "'text': not a text; give a string"),
        ('"eins"', "1", "'names': not a table of str; correct it"),
        ("= 2", '= "2"', "'numbers': not a table of int; correct it"),
    ],
)
def test_what_is_said_of_a_mistake(old: str, new: str, said: str) -> None:
    assert error(GOOD.replace(old, new)) == f"lexicon/xx/sample.toml: {said}"
