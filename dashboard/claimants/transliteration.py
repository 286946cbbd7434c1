"""Names of one sound in several spellings: Ukrainian, Russian, and what the press makes
of either in Latin letters.
"""

from __future__ import annotations

import re

_ROMAN = {
    **dict(zip("абвгґдезийклмнопрстуф", "abvhgdeziiklmnoprstuf", strict=True)),
    **dict(zip("іїєёюяыэў", "iieeuayeu", strict=True)),
    **{"ж": "zh", "х": "kh", "ц": "ts", "ч": "ch", "ш": "sh", "щ": "shch"},
    **{"ь": "", "ъ": ""},
}
# Letters of one sound, whatever the language a name was transliterated from.
_ALIKE = (
    ("ck", "k"),
    ("shch", "s"),
    ("sch", "s"),
    ("zh", "z"),
    ("kh", "h"),
    ("ch", "c"),
    ("sh", "s"),
    ("ts", "c"),
    ("tz", "c"),
    ("x", "ks"),
    ("w", "v"),
    ("ph", "f"),
    ("g", "h"),
)
# Vowels that transliterations mix up.
_BRIGHT = re.compile(r"[eijyéèíïìý]+")
_VOWELS = re.compile(r"[aeiouäöüáóú]")
_DOUBLED = re.compile(r"(.)\1+")


def sounds(name: str) -> str:
    """Return how a name sounds, the same for all its transliterations from Ukrainian
    and Russian, and for both of these; letters alone, in lower case.
    """
    text = "".join(_ROMAN.get(c, c) for c in name.lower() if c.isalpha())
    for written, sound in _ALIKE:
        text = text.replace(written, sound)
    return _DOUBLED.sub(r"\1", _BRIGHT.sub("i", text))


def consonants(name: str) -> str:
    """Return the consonants of a name as it sounds."""
    return _DOUBLED.sub(r"\1", _VOWELS.sub("", sounds(name)))
