"""The encoding of a text, told by its bytes.

What is UTF-8 is that; what has the mark of UTF-16, or a zero in nearly every second
byte, is UTF-16. The encodings of one byte a letter are told by what the words become:
in the right one they are words of one script, small or with a capital in front.
"""

from __future__ import annotations

import codecs
import re

CYRILLIC = ("cp1251", "koi8-u", "cp866", "iso8859-5", "mac-cyrillic")
"""Encodings of one byte a letter that files in Ukrainian and Russian come in."""
LATIN = "cp1252"
NAMES = {
    "utf-8-sig": "UTF-8",
    "utf-16": "UTF-16",
    "utf-16-le": "UTF-16",
    "utf-16-be": "UTF-16",
    "cp1251": "Windows-1251",
    "cp1252": "Windows-1252",
    "koi8-u": "KOI8-U",
    "cp866": "DOS code page 866",
    "iso8859-5": "ISO 8859-5",
    "mac-cyrillic": "Mac Cyrillic",
}
"""The names by which people know them."""
MOST_WORDS = 20_000
MANY = 3
"""Lines that are no UTF-8 up to which those are single bad rows of a UTF-8 file."""
_WORD = re.compile(r"[^\W\d_]+")
_COMMON = set("оаиіентврслкмдпуя")
"""The letters that Ukrainian and Russian use most."""


def encoding_of(head: bytes, *, whole: bool) -> str:
    """Return the encoding of a text by its beginning. whole: the head is all of it."""
    if head.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return "utf-16"
    wide = _wide(head)
    if wide:
        return wide
    try:
        codecs.utf_8_decode(head, "strict", whole)
    except UnicodeDecodeError:
        return _single_byte(head)
    return "utf-8-sig"


def _wide(head: bytes) -> str:
    """Return the kind of UTF-16 that a text without its mark is, "" for none."""
    sample = head[:2000]
    # Letters of ASCII and Cyrillic have 0 and 4 as their upper byte.
    for start, name in ((1, "utf-16-le"), (0, "utf-16-be")):
        upper = sample[start::2]
        if len(upper) > 3 and sum(upper.count(byte) for byte in (0, 4)) > 0.9 * len(
            upper
        ):
            lower = sample[1 - start :: 2]
            return name if lower.count(0) == 0 and 0 in upper else ""
    return ""


def _single_byte(head: bytes) -> str:
    bad = [line for line in head.split(b"\n") if not _utf8(line)]
    good = [line for line in head.split(b"\n") if _utf8(line) and not line.isascii()]
    # Not UTF-8 in few places of a text that is UTF-8 elsewhere: single bad rows, which
    # are rejected with their lines.
    if good and len(bad) <= MANY:
        return "utf-8-sig"
    scores = {name: _score(head, name) for name in CYRILLIC}
    best = max(scores, key=lambda name: scores[name])
    # Text read in a wrong encoding scores far below; that in the right one far above.
    if scores[best] > 0.5:
        return best
    if _decodes(head, LATIN) and (
        len(bad) > MANY or scores[best] < 0 or _accented(head)
    ):
        return LATIN
    return "utf-8-sig"


def _score(head: bytes, encoding: str) -> float:
    """Return the share of words beyond ASCII that are likely ones, weighted by how
    common their letters are.
    """
    words = _words_beyond_ascii(head.decode(encoding, "replace"))[:MOST_WORDS]
    if not words:
        return -1.0
    letters = "".join(words).lower()
    common = sum(letter in _COMMON for letter in letters) / len(letters)
    # One letter alone may be a degree sign or a dash of another encoding.
    likely = sum(_likely(word) for word in words if len(word) > 1)
    return likely / len(words) * common


def _words_beyond_ascii(text: str) -> list[str]:
    # Not one expression for both: it would look for the letter beyond ASCII anew at
    # every letter of a long word, which takes the square of the time.
    return [word for word in _WORD.findall(text) if not word.isascii()]


def _accented(head: bytes) -> bool:
    """Whether words beyond ASCII are words of Latin letters with accents: café."""
    words = [word for word in _words_beyond_ascii(head.decode(LATIN)) if len(word) > 2]
    accented = [w for w in words if sum(map(str.isascii, w)) >= len(w) / 2]
    return bool(accented) and len(accented) == len(words)


def _likely(word: str) -> bool:
    cyrillic = all("\u0400" <= letter <= "\u04ff" for letter in word)
    return cyrillic and (word.islower() or word.istitle() or word.isupper())


def _utf8(line: bytes) -> bool:
    return _decodes(line, "utf-8")


def _decodes(data: bytes, encoding: str) -> bool:
    try:
        data.decode(encoding)
    except UnicodeDecodeError:
        return False
    return True
