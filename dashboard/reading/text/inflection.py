"""Names of places in the cases of Ukrainian and Russian, and the nominatives that they
may come from. Which of these is a name, the gazetteer knows: no dictionary is needed.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import cache, lru_cache

from dashboard.reading.lexicon.loader import word_lists
from dashboard.reading.lexicon.schema import InflectionWords, UkrainianNameWords

SHORTEST = 3
"""Letters of the shortest word that is taken for a name in another case."""
_VOWELS = frozenset("аеєиіїоуюяыэё")
# What neither language writes, of what the table of endings may put together.
_MISSPELT = re.compile(
    r"[аеєиіїоуюяыэё]ь|[гкхжчшщ]ы|[гкхщ][яю]|(?<!ж)ж[яю]|(?<!ч)ч[яю]|(?<!ш)ш[яю]"
    r"|ц[яю](?=\w)|[^аеєиіїоуюяыэё]й$",
    re.IGNORECASE,
)
_OF_ADJECTIVES = frozenset({"ого", "ому"})
_SKYI = ("ськ", "цьк", "зьк")
# Letters that Ukrainian has not.
_OTHER_LETTERS = str.maketrans({"ы": "и", "э": "е", "ё": "е", "ъ": "'"})


@lru_cache(maxsize=8192)
def nominatives(word: str, language: str) -> tuple[str, ...]:
    """Return the word itself and the nominatives that it may be a case of, likeliest
    first, in lower case save the first letter. language: uk or ru.
    """
    # Of a name with a hyphen the last part alone changes: "Івано-Франківська".
    if "-" in word:
        head, _, tail = word.rpartition("-")
        return tuple(f"{head}-{form}" for form in nominatives(tail, language))
    lower = word.lower().replace("ʼ", "'").replace("’", "'")
    forms = dict.fromkeys([lower, *_forms(lower, language)])
    if language == "ru":
        # What Russian writes for names that it has no form of its own for.
        for form in tuple(forms):
            if form.endswith(("овка", "евка")):
                forms[f"{form[:-4]}івка"] = None
    spelt = [f for f in forms if f == lower or _MISSPELT.search(f) is None]
    first = word[:1].isupper()
    forms = dict.fromkeys(spelt)
    return tuple(form[:1].upper() + form[1:] if first else form for form in forms)


@cache
def _endings(language: str) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """Return ending -> endings of the nominative, longest first."""
    table = word_lists(InflectionWords, language).endings
    rows = (
        (ending, tuple(e.strip("-") for e in ends.split()))
        for ending, ends in table.items()
    )
    return tuple(sorted(rows, key=lambda row: -len(row[0])))


def _forms(word: str, language: str) -> Iterator[str]:
    for ending, nominative in _endings(language):
        if not word.endswith(ending) or len(word) - len(ending) < SHORTEST - 1:
            continue
        stem, ends = word[: len(word) - len(ending)], nominative
        if ending in _OF_ADJECTIVES and stem.endswith(_SKYI):
            # "Покровському" is of Покровське, never of Покровськ.
            ends = tuple(filter(None, nominative))
        for end in ends:
            yield stem + end
            if _VOWELS.isdisjoint(end):
                yield from (form + end for form in _closed(stem, language))
    if len(word) >= SHORTEST:
        yield from _of_plural(word, language)


def _of_plural(word: str, language: str) -> Iterator[str]:
    """Yield the plural names that a word may be the genitive of: "Сум", "Тернів"."""
    # The genitive plural has no ending: "Сум", "Черкас".
    if word[-1] not in _VOWELS and word[-1] not in "йь":
        yield word + ("и" if language == "uk" else "ы")
        if word[-2] in "оеё" and word[-1] == "к":
            yield word[:-2] + "ки"
    if language == "uk" and word.endswith("ів"):
        yield from (word[:-2] + "и", word[:-2] + "і")


def _closed(stem: str, language: str) -> Iterator[str]:
    """Yield the stem as it is where no ending follows: "Харков" is "Харків" then,
    "Донц" "Донец".
    """
    if language == "uk":
        for at in range(len(stem) - 1, 0, -1):
            if stem[at] in _VOWELS:
                closed = {"о": "і", "е": "і", "є": "ї"}.get(stem[at])
                if closed:
                    yield stem[:at] + closed + stem[at + 1 :]
                break
    if len(stem) > 2 and stem[-1] not in _VOWELS and stem[-2] not in _VOWELS:
        before = stem[:-1].removesuffix("ь")
        for vowel in ("е", "о"):
            yield before + vowel + stem[-1]


@lru_cache(maxsize=8192)
def ukrainian_name(name: str) -> str:
    """Return a Russian nominative of one or more words as Ukrainian spells it:
    Новониколаевка is Новомиколаївка, Красная Гора is Красна Гора.
    """
    first, blank, rest = name.partition(" ")
    words = word_lists(UkrainianNameWords, "ru")
    if not blank:
        return _ukrainian_word(name, words.ends)
    head = _ukrainian_word(first, {**words.first_ends, **words.ends})
    return f"{head} {ukrainian_name(rest)}"


def _ukrainian_word(word: str, ends: Mapping[str, str]) -> str:
    if "-" in word:
        return "-".join(_ukrainian_word(part, ends) for part in word.split("-"))
    lower = _with_root(word.lower(), word_lists(UkrainianNameWords, "ru"))
    for ending, own in ends.items():
        is_long = len(lower) > len(ending) + 1
        if lower == ending or (is_long and lower.endswith(ending)):
            lower = lower.removesuffix(ending) + own
            break
    lower = re.sub(r"(?<=[аеиоуыэюяєії])и", "ї", lower).translate(_OTHER_LETTERS)
    lower = re.sub(r"^и", "і", lower)
    return lower[:1].upper() + lower[1:] if word[:1].isupper() else lower


def _with_root(lower: str, words: UkrainianNameWords) -> str:
    """Return a word with its root in Ukrainian, behind the first part of a compound
    too.
    """
    first = next((part for part in words.first_parts if lower.startswith(part)), "")
    for at in dict.fromkeys((len(first), 0)):
        head, rest = lower[:at], lower[at:]
        for root, own in words.roots.items():
            stem = root.removeprefix("^")
            if rest.startswith(stem):
                return _with_root(head, words) + own + rest.removeprefix(stem)
    return lower
