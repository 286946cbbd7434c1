"""The language of this moment, and messages, numbers and plurals in it.

Each request and each run of a page has a language of its own; without one it is
English. A message is known by its English words, as gettext has it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar

from dashboard.i18n.catalogue import catalogue

ENGLISH = "en"
LANGUAGE_NAMES = {
    "en": "English",
    "uk": "Українська",
}
"""The languages by their codes (ISO 639-1), each called as its speakers call it."""
_current: ContextVar[str] = ContextVar("language", default="")
_otherwise: list[Callable[[], str]] = []


def current_language() -> str:
    """Return the code of the language that is spoken here and now."""
    code = _current.get()
    if not code:
        code = _otherwise[-1]() if _otherwise else ENGLISH
        _current.set(code)
    return code


def language_in_address() -> str:
    """Return the language of this moment as an address names it: "" for English, which
    needs no name.
    """
    code = current_language()
    return "" if code == ENGLISH else code


def speak_otherwise(choose: Callable[[], str]) -> None:
    """Let a function choose the language wherever none was set: a page's own pieces run
    in threads of which the page knows nothing.
    """
    _otherwise[:] = [choose]


def set_language(code: str) -> None:
    """Speak a language from now on, in this thread or task alone. code: of
    LANGUAGE_NAMES.
    """
    _current.set(code)


@contextmanager
def speaking(code: str) -> Iterator[None]:
    """Speak a language inside the block, then the one before again; English for a code
    that is none of LANGUAGE_NAMES.
    """
    before = _current.set(code if code in LANGUAGE_NAMES else ENGLISH)
    try:
        yield
    finally:
        _current.reset(before)


def preferred_language(accepted: str) -> str:
    """Return the first of our languages that a browser asks for, English when it asks
    for none of them. accepted: an Accept-Language header (RFC 9110), or one tag.
    """
    ranges = []
    for order, part in enumerate(accepted[:1000].split(",")):
        tag, _, weight = part.partition(";q=")
        code = tag.strip().lower().partition("-")[0]
        if code in LANGUAGE_NAMES:
            ranges.append((-_weight(weight), order, code))
    wanted = [code for weight, _, code in sorted(ranges) if weight]
    return wanted[0] if wanted else ENGLISH


def _weight(text: str) -> float:
    try:
        return float(text) if text.strip() else 1.0
    except ValueError:
        return 0.0


def territory_language() -> str:
    """Return the language of this moment as Open Graph names it: "uk_UA"."""
    code = current_language()
    if code == ENGLISH:
        return "en_GB"
    from babel.core import get_global

    return f"{code}_{get_global('likely_subtags')[code].rpartition('_')[2]}"


def gettext(message: str, /, **values: object) -> str:
    """Return a message in the language of this moment, its {names} replaced."""
    return pgettext("", message, **values)


def pgettext(context: str, message: str, /, **values: object) -> str:
    """Return a message as of `gettext`. context: tells it from one of the same English
    words that another language has two for.
    """
    forms = forms_of(current_language(), message, context)
    words = forms[0] if forms else message
    return words.format(**values) if values else words


def ngettext(
    singular: str,
    plural: str,
    number: int,
    /,
    **values: object,
) -> str:
    """Return the form of a message that a number takes; {count} is the number."""
    code = current_language()
    forms = forms_of(code, singular)
    if forms:
        form = forms[min(plural_form(code, number), len(forms) - 1)]
    else:
        form = singular if number == 1 else plural
    return form.format(**{"count": number_words(number), **values})


def forms_of(
    code: str,
    message: str,
    context: str = "",
) -> tuple[str, ...]:
    """Return the forms a message has in a language, () where it stays English."""
    if code == ENGLISH or not message:
        return ()
    return catalogue(code).forms(message, context)


def plural_form(code: str, number: int) -> int:
    """Return which of its forms a message has for a number, from 0: the order is that
    of the Unicode rules (one, few, many).
    """
    if code == ENGLISH:
        return int(number != 1)
    return catalogue(code).form(number)


def number_words(number: int, code: str = "") -> str:
    """Return a number with its thousands apart: "14,000". code: of another language
    than that of this moment.
    """
    code = code or current_language()
    if code == ENGLISH:
        return f"{number:,}"
    from babel.numbers import format_decimal

    return format_decimal(number, locale=code)


def decimal_words(number: float, code: str = "") -> str:
    """Return a number as short as it is exact, with the decimal mark of the language:
    "2.5". code: as of `number_words`.
    """
    code = code or current_language()
    if code == ENGLISH:
        return f"{number:g}"
    from babel.numbers import get_decimal_symbol

    return f"{number:g}".replace(".", get_decimal_symbol(code))


def texts_of(texts: Mapping[str, str]) -> dict[str, str]:
    """Return sentences by key in the language of this moment; a key may be the context
    of its sentence. Forms of a number are parted by |.
    """
    code = current_language()
    return {key: keyed(code, key, words) for key, words in texts.items()}


def keyed(code: str, key: str, words: str) -> str:
    """Return the forms of a sentence in a language, parted by |, as its English ones
    are. key: its context.
    """
    return "|".join(forms_of(code, words.partition("|")[0], key)) or words
