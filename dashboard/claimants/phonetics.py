"""Names as they sound: one name in several spellings of Ukrainian, of Russian and of
what the press makes of either in Latin letters; and the persons of the directory whom
running words name, by it.
"""

from __future__ import annotations

import re
from collections import defaultdict
from functools import cache

from rapidfuzz.distance import OSA

from dashboard.claimants.directory import Claimant, directory

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


_NAME = re.compile(r"[^\W\d_]+(?:[-’'ʼ][^\W\d_]+)*")
SHORT = 5
"""Letters of a surname's sounds below which they must be the same."""


@cache
def _by_consonants() -> dict[str, list[tuple[str, Claimant]]]:
    table: defaultdict[str, list[tuple[str, Claimant]]] = defaultdict(list)
    for claimant in directory().claimants:
        for surname in claimant.surnames:
            table[consonants(surname)].append((surname, claimant))
    return dict(table)


def person_in(words: str) -> Claimant | None:
    """Return the first person of the directory whom the words name, None when they name
    none. One whose surname others bear, too, is meant only with the given name.
    """
    names = [m.group() for m in _NAME.finditer(words) if m.group()[0].isupper()]
    for at, name in enumerate(names):
        written = re.sub(r"['’]s?$", "", name)
        before = names[at - 1] if at else ""
        alike = [
            (_distance(written, surname, before, person), n, person)
            for n, (surname, person) in enumerate(
                _by_consonants().get(consonants(written), ())
            )
            if _is_meant(written, surname, before, person)
        ]
        if alike:
            return min(alike)[2]
    return None


def _distance(
    written: str,
    surname: str,
    before: str,
    person: Claimant,
) -> tuple[int, bool]:
    """Return how far a name is from a person's: letters of the surname, then whether
    the given name is another.
    """
    letters = OSA.distance(sounds(written), sounds(surname))
    return letters, not _has_initial(person, before)


def _has_initial(person: Claimant, forename: str) -> bool:
    return sounds(forename)[:1] == sounds(person.forename)[:1]


def _is_meant(
    written: str,
    surname: str,
    before: str,
    person: Claimant,
) -> bool:
    sound, own = sounds(written), sounds(surname)
    slack = int(min(len(sound), len(own)) >= SHORT)
    if sound[:1] != own[:1] or OSA.distance(sound, own, score_cutoff=1) > slack:
        return False
    return person.alone or _has_initial(person, before)
