"""`python -m tests.catalogues [CODE]`: bring the catalogues up to date with the program.

New messages come in without a translation, those that are gone go. CODE makes the
catalogue of a new language.
"""

from __future__ import annotations

import sys
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.pofile import read_po, write_po

from dashboard.i18n.catalogue import FOLDER
from tests.catalogues.collect import Message, messages

HEADER = """\
# Translations of Frontline claims. `python -m tests.catalogues` keeps the messages."""
DULL = (
    "POT-Creation",
    "PO-Revision",
    "Generated-By",
    "Last-Translator",
    "Report-Msgid",
)
"""Lines of a catalogue's head that say nothing, or change with every run."""


def updated(code: str, before: Catalog) -> Catalog:
    """Return a catalogue with every message, its translations as they were."""
    after = Catalog(
        locale=code,
        project="Frontline claims",
        version="1",
        language_team=code,
        header_comment=HEADER,
        fuzzy=False,
    )
    for message in messages():
        context = context_of(message, before, after)
        if after.get(message.words, context) is None:
            after.add(
                (message.words, message.many) if message.many else message.words,
                translation(message, context, before, after.num_plurals),
                context=context,
            )
    return after


def context_of(message: Message, before: Catalog, after: Catalog) -> str | None:
    """Return the context under which a message stands, None for none.

    One that stands in a table has the key as its context only where the language has
    other words for it there.
    """
    if not message.context:
        return None
    own = before.get(message.words, message.context) is not None
    plain = after.get(message.words)
    if plain is not None and isinstance(plain.id, str) == bool(message.many):
        return message.context  # once with a number and once without
    return message.context if own or message.needed else None


def translation(
    message: Message, context: str | None, before: Catalog, number: int
) -> str | tuple[str, ...]:
    """Return the forms that a message had, empty ones where it had none. number: of
    plural forms.
    """
    earlier = before.get(message.words, context)
    words = earlier.string if earlier else None
    if not message.many:
        return words if isinstance(words, str) else ""
    return tuple(words) if isinstance(words, list | tuple) else ("",) * number


def waiting(catalog: Catalog) -> list[str]:
    """Return the messages that have no translation."""
    return [
        str(entry.id)
        for entry in catalog
        if entry.id and not (entry.string and all(entry.string))
    ]


def read(code: str) -> Catalog:
    """Return the catalogue of a language, an empty one where there is none."""
    path = FOLDER / f"{code}.po"
    if not path.exists():
        return Catalog(locale=code)
    with path.open("rb") as file:
        return read_po(file, locale=code)


def write(path: Path, catalog: Catalog) -> None:
    """Write a catalogue, so that the same messages are the same bytes."""
    with path.open("wb") as file:
        write_po(file, catalog, width=88)
    lines = path.read_text("utf-8").splitlines(keepends=True)
    left = [line for line in lines if not line.startswith(tuple(f'"{x}' for x in DULL))]
    path.write_text("".join(left), "utf-8")


if __name__ == "__main__":
    for each in sys.argv[1:] or sorted(path.stem for path in FOLDER.glob("*.po")):
        made = updated(each, read(each))
        write(FOLDER / f"{each}.po", made)
        print(f"{each}: {len(waiting(made))} messages without a translation")
