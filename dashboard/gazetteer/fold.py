"""Keys under which different spellings of one Ukrainian place name meet. Pure, total,
linear in the length.
"""

from __future__ import annotations

import re
import unicodedata

FOLD_VERSION = 1
"""Raised whenever a key changes; an index written under another version is not used."""

LONGEST = 120
"""Characters of a name that are looked at; the longest name in the register has 39."""

_APOSTROPHES = "'\u2018\u2019\u02bc\u02b9\u02ba\u2032\u2033`\u00b4\u201d\u201c\""

_ALPHABET = dict(
    zip(
        "абвгґдезиійыклмнопрстуфэўłıđ",
        "abvggdeziiiiklmnoprstufeulid",
        strict=True,
    )
)
_LETTERS = str.maketrans(
    {
        **dict.fromkeys(_APOSTROPHES + "ьъ", ""),
        **_ALPHABET,
        "ї": "i",
        "є": "ie",
        "ё": "io",
        "ю": "iu",
        "я": "ia",
        "х": "kh",
        "ц": "ts",
        "ж": "ž",
        "ч": "č",
        "ш": "š",
        "щ": "š",
    }
)
# Scientific transliteration (c, č, š, ž) is the common alphabet: press digraphs are
# brought to it, and it is a fixed point. The order matters: a longer group first.
_GROUPS = {
    "shch": "š",
    "tsch": "č",
    "sch": "š",
    "zgh": "zg",
    "tch": "č",
    "zh": "ž",
    "sh": "š",
    "ch": "č",
    "kh": "g",
    "gh": "g",
    "ts": "c",
    "tz": "c",
    "x": "ks",
    "w": "v",
    "y": "i",
    "j": "i",
    "h": "g",
    "q": "k",
}
_GROUP = re.compile("|".join(_GROUPS))
_MARKS = re.compile("[\u0300-\u036f]")
# Private characters stand for the three while all other accents are taken off.
_SHIELD = str.maketrans({"č": "\ue000", "š": "\ue001", "ž": "\ue002"})
_UNSHIELD = str.maketrans({"\ue000": "č", "\ue001": "š", "\ue002": "ž"})
_NOT_WORD = re.compile(r"[\W_]+")
_GLIDE = re.compile("i+(?=[aeou])")
_SHCH = re.compile("š[šč]+")
_DOUBLE = re.compile(r"(.)\1+", re.DOTALL)
_VOWELS = str.maketrans("", "", "aeiou")


def fold(name: str) -> str:
    """Return the folding key of a name: spellings that differ only in transliteration
    share it.

    "" for a name without letters or digits. Idempotent; any Unicode text is accepted.
    """
    text = name[:LONGEST].casefold()
    # Most names are ASCII, and every word of an article is asked about: the quick way
    # skips what can only change other letters.
    if text.isascii():
        # An apostrophe stands inside a word (Slov'iansk), and parts none.
        text = text.replace("'", "").replace("`", "").replace('"', "")
    else:
        # Folded again: NFKC may bring capitals out of letters of other shapes (ℋ).
        text = unicodedata.normalize("NFKC", text).casefold().translate(_LETTERS)
        if not text.isascii():
            text = without_accents(text)
    text = _NOT_WORD.sub("", text)
    text = _GROUP.sub(lambda match: _GROUPS[match.group()], text)
    text = _SHCH.sub("š", text)
    return _DOUBLE.sub(r"\1", _GLIDE.sub("", text))


def skeleton(key: str) -> str:
    """Return the consonant skeleton of a folding key: it joins -ov, -eve, -oye and
    Ukrainian with Russian vowels.

    An opening vowel is kept as "a". "" when fewer than three symbols are left: too
    little to tell places apart.
    """
    # Any vowel for any other: Olenivka is Yelenovka in Russian.
    opening = "a" if key and key[0] in "aeiou" else ""
    bones = opening + _DOUBLE.sub(r"\1", key.translate(_VOWELS).replace("č", "c"))
    return bones if len(bones) >= 3 else ""


def exact_key(name: str) -> str:
    """Return the name as compared for an exact match: case, apostrophe form, hyphens
    and spacing do not count.
    """
    text = unicodedata.normalize("NFC", name[:LONGEST]).casefold().replace("-", " ")
    for mark in _APOSTROPHES:
        text = text.replace(mark, "")
    return " ".join(text.split())


def without_accents(text: str) -> str:
    """Drop accents from Latin letters other than č, š, ž."""
    shielded = unicodedata.normalize("NFC", text).translate(_SHIELD)
    bare = _MARKS.sub("", unicodedata.normalize("NFKD", shielded))
    return bare.translate(_UNSHIELD).casefold()
