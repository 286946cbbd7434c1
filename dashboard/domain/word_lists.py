"""Word lists from TOML files, checked: a mistake in a list is an error, not silence."""

from __future__ import annotations

import tomllib
from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import dataclass, fields
from importlib.resources import files
from types import MappingProxyType
from typing import ClassVar, TypeVar, get_type_hints

from dashboard.domain.errors import BadInput


@dataclass(frozen=True, slots=True)
class WordLists:
    """Word lists of one file. FILE: its name without language and ending."""

    FILE: ClassVar[str] = ""


Lists = TypeVar("Lists", bound=WordLists)


def load_word_lists(schema: type[Lists], package: str, language: str) -> Lists:
    """Return the word lists of a language from a package's folder of that language.

    schema: names the file and its keys. Raises BadInput for a language without that
    file, and for a file with unknown, missing or repeated keys or words; the message
    names file and key.
    """
    path = files(package) / language / f"{schema.FILE}.toml"
    name = f"lexicon/{language}/{schema.FILE}.toml"
    try:
        content = path.read_text("utf-8")
    except OSError as error:
        raise BadInput(
            f"{name}: there is no such word list; add it, or choose another language"
        ) from error
    return parse_word_lists(schema, content, name)


def parse_word_lists(
    schema: type[Lists],
    content: str,
    name: str,
) -> Lists:
    """Return the word lists that a TOML text holds. name: what messages call it."""
    try:
        table = tomllib.loads(content)
    except tomllib.TOMLDecodeError as error:
        raise BadInput(f"{name}: not TOML ({error}); correct it") from error
    keys = [field.name for field in fields(schema)]
    for key in table:
        if key not in keys:
            raise BadInput(
                f"{name}: {key!r} is no key of it; take one of {', '.join(keys)}"
            )
    kinds = get_type_hints(schema)
    values = {}
    for key in keys:
        if key not in table:
            raise BadInput(f"{name}: {key!r} is missing; add it")
        values[key] = _READERS[kinds[key]](table[key], f"{name}: {key!r}")
    return schema(**values)


def _words(value: object, where: str) -> tuple[str, ...]:
    """Return the words of a list; of a string those that blanks part."""
    words = value.split() if isinstance(value, str) else value
    if not isinstance(words, list) or not all(isinstance(w, str) and w for w in words):
        raise BadInput(f"{where}: not words; give a string or a list of strings")
    twice = [word for word, times in Counter(words).items() if times > 1]
    if twice:
        raise BadInput(f"{where}: {twice[0]!r} stands in it twice; strike one out")
    return tuple(words)


def _set(value: object, where: str) -> frozenset[str]:
    return frozenset(_words(value, where))


def _text(value: object, where: str) -> str:
    if not isinstance(value, str):
        raise BadInput(f"{where}: not a text; give a string")
    return value


def _table(kind: type) -> Callable[[object, str], Mapping[str, object]]:
    def read(value: object, where: str) -> Mapping[str, object]:
        right = isinstance(value, dict) and all(
            type(item) is kind for item in value.values()
        )
        if not isinstance(value, dict) or not right:
            raise BadInput(f"{where}: not a table of {kind.__name__}; correct it")
        return MappingProxyType(value)

    return read


# How a value of the file becomes that of a field, by the field's type.
_READERS: dict[object, Callable[[object, str], object]] = {
    str: _text,
    frozenset[str]: _set,
    tuple[str, ...]: _words,
    Mapping[str, str]: _table(str),
    Mapping[str, int]: _table(int),
    Mapping[str, float]: _table(float),
}
