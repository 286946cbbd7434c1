"""The gettext catalogue of a language: one .po file, read as it stands."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

FOLDER = Path(__file__).with_name("catalogues")
ORDER = ("zero", "one", "two", "few", "many", "other")
"""Plural categories as the Unicode rules (CLDR) name and order them, and as the forms
of a message stand in a catalogue.
"""


@dataclass(frozen=True)
class Catalogue:
    """The messages of one language.

    messages: the forms of a message by its context ("" for none) and its English text,
    one form for a message that no number changes. category: gives the plural category
    of a number. categories: those the language has, in the order of ORDER.
    """

    messages: Mapping[tuple[str, str], tuple[str, ...]]
    category: Callable[[int], str]
    categories: tuple[str, ...]

    def forms(self, message: str, context: str = "") -> tuple[str, ...]:
        """Return the forms of a message in its context, else without one; () when it
        was not translated.
        """
        in_context = self.messages.get((context, message), ())
        return in_context or self.messages.get(("", message), ())

    def form(self, number: int) -> int:
        """Return which form a number takes, from 0."""
        return self.categories.index(self.category(number))


@lru_cache
def catalogue(code: str) -> Catalogue:
    """Return the catalogue of a language (ISO 639-1) that has a file in FOLDER."""
    # Whoever reads English never waits for them.
    from babel import Locale
    from babel.messages.pofile import read_po

    with (FOLDER / f"{code}.po").open("rb") as file:
        entries = read_po(file, locale=code)
    messages: dict[tuple[str, str], tuple[str, ...]] = {}
    for entry in entries:
        key = entry.id if isinstance(entry.id, str) else entry.id[0]
        words = entry.string
        forms = (words,) if isinstance(words, str) else tuple(words or ())
        if key and forms and all(forms) and not entry.fuzzy:
            messages[entry.context or "", key] = forms
    rule = Locale.parse(code).plural_form
    tags = {*rule.tags, "other"}
    categories = tuple(name for name in ORDER if name in tags)
    return Catalogue(messages, rule, categories)
