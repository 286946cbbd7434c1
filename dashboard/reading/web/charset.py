"""Bytes to text: what the sender declared, what the bytes say, and a guess where nobody
says anything.
"""

from __future__ import annotations

import codecs
import re

from charset_normalizer import from_bytes

# UTF-32 before UTF-16, whose little-endian mark begins like it.
_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_DECLARED = re.compile(
    rb"<(?:meta[^>]{0,200}?charset|\?xml[^>]{0,80}?encoding)"
    rb"""\s{0,9}=\s{0,9}["']?\s{0,9}([\w.:-]{2,40})""",
    re.I,
)
# Charsets of the web (WHATWG Encoding, 4.2). Python knows codecs of other kinds too,
# some slow, some no charsets.
_LABELS = re.compile(
    r"utf-?(8|16|16le|16be|32)|(us-)?ascii|iso-?8859-?\d\d?|latin-?\d|(windows"
    r"|cp)-?(125\d|866|932|936|949|950)|koi8-?[rut]"
    r"|(x-)?mac-?(cyrillic|roman)|gbk?|gb2312|gb18030|big5(-?hkscs)?|shift[-_]?jis"
    r"|euc-?(jp|kr)|iso-2022-jp"
)
_LATIN = re.compile(r"(us-)?ascii|iso-?8859-?1|latin-?1")
HEAD, SAMPLE = 4_096, 60_000
"""Bytes searched for a declaration (browsers look at 1,024), and bytes that a guess is
made from.
"""


def decode(data: bytes, declared: str = "") -> str:
    """Return the text of some bytes, without a byte order mark. declared: the charset
    that the sender named, "" for none.

    Bytes that do not fit the charset become U+FFFD; nothing is raised.
    """
    for mark, name in _BOMS:
        if data.startswith(mark):
            return data.decode(name, "replace").removeprefix("\ufeff")
    match = _DECLARED.search(data[:HEAD])
    in_text = ""
    if match:
        in_text = match[1].decode("ascii")
    named = [name for name in (_codec(declared), _codec(in_text)) if name]
    for name in dict.fromkeys((*named, "utf-8")):
        try:
            return data.decode(name)
        except UnicodeDecodeError:
            continue
    # One broken byte in a long text of a declared charset is likelier than a wrong
    # declaration.
    for name in dict.fromkeys((*named, "utf-8")):
        text = data.decode(name, "replace")
        if text.count("\ufffd") * 1000 < len(text):
            return text
    best = from_bytes(data[:SAMPLE]).best()
    if best is None:
        return data.decode("cp1252", "replace")
    return data.decode(best.encoding, "replace")


def _codec(name: str) -> str:
    """Return the codec of a charset's name, "" for one that is none."""
    label = name.strip().lower()
    if not _LABELS.fullmatch(label):
        return ""
    if _LATIN.fullmatch(label):
        # Pages that say Latin-1 are windows-1252, say browsers and the standard; UTF-8
        # fails to fit by itself.
        return "cp1252"
    try:
        if "win" in label:
            label = label.replace("windows", "cp").replace("x-", "")
        return codecs.lookup(label).name
    except LookupError:
        return ""
