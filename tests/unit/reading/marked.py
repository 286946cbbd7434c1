"""Tables of what the functions of a module answer for the words around a name, which is
written in brackets: "north of [Lyman]".
"""

from __future__ import annotations

from ast import literal_eval
from collections.abc import Callable, Iterator, Sequence
from dataclasses import astuple, is_dataclass
from inspect import signature
from types import GeneratorType, ModuleType

from dashboard.reading.places.context import NO_WORD, Cue, Toponym, cue_before
from dashboard.reading.text.nlp import WordSpan, split_words
from tests.unit.reading.cases import cases

Answer = Callable[..., object]


def marked_cases(module: ModuleType, table: str) -> list[object]:
    """Return the cases of a table, for `pytest.mark.parametrize`: function, text,
    further arguments, answer.

    Lines are "== function", then "text | arguments | answer" of each of its cases;
    arguments are "name=literal".
    """
    return list(cases(module, table))


def marked_answer(
    function: Answer,
    marked: str,
    arguments: str,
    line: Callable[[str, Sequence[WordSpan], dict[str, object]], object] | None = None,
) -> object:
    """Return what a function says of a marked text. Its parameters are told by their
    names: words, text, the first and the last word of the last name, the toponym of it,
    those before it, or all. line: what a function of a whole line gets, of its text,
    its words and those values, to which it may add.
    """
    text = marked.replace("[", "").replace("]", "")
    words = split_words(text, 0, len(text))
    toponyms = [
        Toponym(
            start,
            end,
            next(i for i, word in enumerate(words) if word.end > start),
            next(i for i, word in enumerate(words) if word.end >= end),
            text[start:end],
            "",
        )
        for start, end in _marks(marked)
    ]
    own = toponyms[-1]
    values: dict[str, object] = {
        "words": words,
        "text": text,
        "toponyms": toponyms,
        "toponym": own,
        "before": toponyms[:-1],
        "first": own.first,
        "last": own.last,
        "at": own.first,
        "i": own.first,
        "cue": cue_before(words, own.first),
        "start": 0,
        "end": len(text),
        "name": own.name.lower(),
        "word": words[own.first],
        "after": words[own.first + 1] if own.first + 1 < len(words) else NO_WORD,
        "written": own.name,
        "noun": own.last + 1,
        "span": (own.start, own.end, own.first, own.last),
    }
    for argument in arguments.split():
        name, _, value = argument.partition("=")
        literal = literal_eval(value)
        values[name] = (
            Cue(literal) if name == "cue" and type(literal) is int else literal
        )
    if line is not None:
        values["line"] = line(text, words, values)
    wanted = signature(function).parameters
    return _plain(function(**{name: values[name] for name in wanted if name in values}))


def _marks(marked: str) -> Iterator[tuple[int, int]]:
    """Yield the offsets of the marked names in the text without the brackets."""
    brackets = 0
    start = 0
    for at, letter in enumerate(marked):
        if letter == "[":
            start = at - brackets
        elif letter == "]":
            yield start, at - brackets
        brackets += letter in "[]"


def _plain(item: object) -> object:
    """Return records as their fields, toponyms as their names."""
    if isinstance(item, GeneratorType | list):
        return [_plain(part) for part in item]
    if isinstance(item, dict):
        return {key: _plain(value) for key, value in item.items()}
    if isinstance(item, Toponym):
        return item.name
    if is_dataclass(item) and not isinstance(item, type):
        return astuple(item)
    return item
