"""Bytes to text: what the sender said, what the bytes say, and a guess where nobody says anything."""

from __future__ import annotations

import codecs
import re

from charset_normalizer import from_bytes

_BOMS = (
    (codecs.BOM_UTF8, "utf-8"), (codecs.BOM_UTF32_LE, "utf-32"), (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16"),
)  # fmt: skip
"""UTF-32 before UTF-16, whose little-endian mark begins like it."""
_DECLARED = re.compile(
    rb"""<(?:meta[^>]{0,200}?charset|\?xml[^>]{0,80}?encoding)\s{0,9}=\s{0,9}["']?\s{0,9}([\w.:-]{2,40})""", re.I
)
_KNOWN = re.compile(
    r"utf-?(8|16|16le|16be|32)|(us-)?ascii|iso-?8859-?\d\d?|latin-?\d|(windows|cp)-?(125\d|866|932|936|949|950)|koi8-?[rut]"
    r"|(x-)?mac-?(cyrillic|roman)|gbk?|gb2312|gb18030|big5(-?hkscs)?|shift[-_]?jis|euc-?(jp|kr)|iso-2022-jp"
)
"""Charsets of the web (WHATWG Encoding, 4.2). Python knows codecs of other kinds too, some slow, some no charsets."""
_LATIN = re.compile(r"(us-)?ascii|iso-?8859-?1|latin-?1")
HEAD, SAMPLE = 4_096, 60_000
"""Bytes searched for a declaration (browsers look at 1,024), and bytes that a guess is made from."""


def decode(data: bytes, said: str = "") -> str:
    """Return the text of some bytes, without a byte order mark. said: the charset the sender named, "" for none.

    Bytes that do not fit the charset become U+FFFD; nothing is raised.
    """
    for mark, name in _BOMS:
        if data.startswith(mark):
            return data.decode(name, "replace").removeprefix("\ufeff")
    found = _DECLARED.search(data[:HEAD])
    named = [name for name in (_codec(said), _codec(found[1].decode("ascii") if found else "")) if name]
    for name in dict.fromkeys((*named, "utf-8")):
        try:
            return data.decode(name)
        except UnicodeDecodeError:
            continue
    # One broken byte in a long text of a declared charset is likelier than a wrong declaration.
    for name in dict.fromkeys((*named, "utf-8")):
        text = data.decode(name, "replace")
        if text.count("\ufffd") * 1000 < len(text):
            return text
    best = from_bytes(data[:SAMPLE]).best()
    return data.decode(best.encoding if best else "cp1252", "replace")


def _codec(name: str) -> str:
    """Return the codec of a charset's name, "" for one that is none."""
    plain = name.strip().lower()
    if not _KNOWN.fullmatch(plain):
        return ""
    if _LATIN.fullmatch(plain):
        # Pages that say Latin-1 are windows-1252, say browsers and the standard; UTF-8 fails to fit by itself.
        return "cp1252"
    try:
        return codecs.lookup(plain.replace("windows", "cp").replace("x-", "") if "win" in plain else plain).name
    except LookupError:
        return ""
