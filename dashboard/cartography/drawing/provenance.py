r"""What a picture carries to be traced and checked: facts and a checksum, in PNG, SVG
and PDF files alike.

The facts are one JSON object with sorted keys and no spaces. The checksum is SHA-256,
in 64 hex digits, over
- PNG: "WIDTHxHEIGHT\\n", the pixels as RGB of 8 bits, row by row from the top, and the
  facts without `checksum`;
- SVG, PDF: all bytes of the file with the 64 digits set to 0.
So a PNG may be packed anew and stays intact; any change to what is seen or said is
detected (the other texts of a PNG are copies for other programs). It shows that a file
was changed, by accident or without care: whoever forges a picture can work out a new
checksum, so what counts is the page the link opens.
"""

from __future__ import annotations

import base64
import hashlib
import io
import json
import re
import struct
import warnings
import zlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from xml.sax.saxutils import escape

from PIL import Image

from dashboard.domain.errors import BadInput

KEYWORD = b"frontline"
"""Keyword of the PNG text chunk that holds the facts."""
NAMESPACE = "https://frontline.invalid/picture/1"
"""Name of the XML namespace of the facts; it is a name and no address."""
ZEROS = "0" * 64
EMPTY_CHECKSUM = f"<frontline:checksum>{ZEROS}</frontline:checksum>"
LARGEST_BYTES, LARGEST_PIXELS = 64_000_000, 24_000_000
"""Most bytes of a file and pixels of a PNG that are looked at; no picture of ours has
more.
"""
PNG_HEAD = b"\x89PNG\r\n\x1a\n"
_FACTS = re.compile(
    rb"<frontline:facts[^>]*>([A-Za-z0-9+/=]{0,200000})</frontline:facts>"
)
_SUM = re.compile(rb"<frontline:checksum>([0-9a-f]{64})</frontline:checksum>")
Provenance = Mapping[str, object]
"""What a picture says of itself, by key."""


def canonical_json(facts: Provenance) -> str:
    """Return the facts as JSON text, always the same for the same facts."""
    return json.dumps(facts, ensure_ascii=True, sort_keys=True, separators=(",", ":"))


def pixel_checksum(picture: Image.Image, facts: Provenance) -> str:
    """Return the checksum of a PNG with those pixels and facts."""
    rgb = picture if picture.mode == "RGB" else picture.convert("RGB")
    # The size as well: the same bytes in longer rows are another picture.
    digest = hashlib.sha256(f"{rgb.width}x{rgb.height}\n".encode())
    digest.update(rgb.tobytes())
    unsealed = {key: value for key, value in facts.items() if key != "checksum"}
    digest.update(canonical_json(unsealed).encode())
    return digest.hexdigest()


def xmp_packet(facts: Provenance) -> str:
    """Return the facts as an XMP packet (ISO 16684-1) with the checksum still zero:
    Dublin Core, and all of them.
    """
    core = {
        "title": str(facts.get("title", "")),
        "description": description(facts),
        "rights": str(facts.get("licence", "")),
    }
    alternatives = "".join(
        f'<dc:{name}><rdf:Alt><rdf:li xml:lang="x-default">{escape(words)}'
        f"</rdf:li></rdf:Alt></dc:{name}>"
        for name, words in core.items()
    )
    namespaces = (
        'xmlns:dc="http://purl.org/dc/elements/1.1/"'
        ' xmlns:xmp="http://ns.adobe.com/xap/1.0/"'
        f' xmlns:frontline="{NAMESPACE}"'
    )
    return (
        '<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>'
        '<x:xmpmeta xmlns:x="adobe:ns:meta/">'
        '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">'
        f'<rdf:Description rdf:about="" {namespaces}>'
        f"{alternatives}<dc:source>{_escaped(facts, 'permalink')}</dc:source>"
        f"<xmp:CreatorTool>{_escaped(facts, 'generator')}</xmp:CreatorTool>"
        f"{_embedded(facts)}"
        '</rdf:Description></rdf:RDF></x:xmpmeta><?xpacket end="r"?>'
    )


def description(facts: Provenance) -> str:
    """Return what stands for the picture where it cannot be seen: what it shows, and
    why claims of its list are contested.
    """
    words = (str(facts.get(key, "")) for key in ("shows", "contested"))
    return " ".join(filter(None, words))


def _escaped(facts: Provenance, key: str) -> str:
    return escape(str(facts.get(key, "")))


def _embedded(facts: Provenance) -> str:
    """Return facts and an empty checksum as XML. The facts are base64: no text of
    theirs can be taken for a mark.
    """
    encoded = base64.b64encode(canonical_json(facts).encode()).decode()
    return f"<frontline:facts>{encoded}</frontline:facts>{EMPTY_CHECKSUM}"


def seal(data: bytes) -> bytes:
    """Return an SVG or PDF with its checksum in the place of the zeros. Raises
    ValueError when it has none to fill.
    """
    checksums = list(_SUM.finditer(data))
    if not checksums:
        raise ValueError("nothing to seal")
    at = checksums[-1].start(1)
    return data[:at] + hashlib.sha256(data).hexdigest().encode() + data[at + 64 :]


def stamp_svg(svg: str, facts: Provenance) -> str:
    """Return the SVG with title, description and facts, sealed."""
    head = svg.index(">") + 1
    words = (
        f"<title>{_escaped(facts, 'title')}</title>"
        f"<desc>{escape(description(facts))}</desc>"
    )
    metadata = f"<metadata>{xmp_packet(facts)}</metadata>"
    return seal(f"{svg[:head]}{words}{metadata}{svg[head:]}".encode()).decode()


def stamp_png(
    png: bytes,
    picture: Image.Image,
    facts: Provenance,
) -> bytes:
    """Return the PNG with its facts as text. picture: its pixels."""
    checksum = pixel_checksum(picture, facts)
    packet = xmp_packet(facts).replace(
        EMPTY_CHECKSUM,
        EMPTY_CHECKSUM.replace(ZEROS, checksum),
    )
    texts = {
        KEYWORD: canonical_json({**facts, "checksum": checksum}),
        b"Title": str(facts.get("title", "")),
        b"Description": description(facts),
        b"Copyright": str(facts.get("licence", "")),
        b"Software": str(facts.get("generator", "")),
        b"Source": str(facts.get("permalink", "")),
        b"XML:com.adobe.xmp": packet,
    }
    # Texts go after the header chunk, which must be the first.
    end = len(PNG_HEAD) + 25
    chunks = (
        _chunk(b"iTXt", key + b"\0\0\0\0\0" + words.encode())
        for key, words in texts.items()
        if words
    )
    return png[:end] + b"".join(chunks) + png[end:]


def _chunk(kind: bytes, body: bytes) -> bytes:
    return (
        struct.pack(">I", len(body))
        + kind
        + body
        + struct.pack(">I", zlib.crc32(kind + body))
    )


@dataclass(frozen=True, slots=True)
class Verdict:
    """What a picture turned out to be. kind: PNG, SVG or PDF. state: intact, altered or
    none (it carries nothing of ours).

    facts: what it says of itself, empty for none; of an altered picture they may be
    altered too.
    """

    kind: str
    state: str
    facts: Provenance


def examine(data: bytes) -> Verdict:
    """Return what a picture carries. Raises BadInput for a file that is no PNG, SVG or
    PDF, or larger than any of ours.

    Nothing of the file is trusted: sizes are checked before anything is unpacked, and
    no XML or PDF parser is asked.
    """
    if len(data) > LARGEST_BYTES:
        raise BadInput(
            f"more than {LARGEST_BYTES // 1_000_000} MB: not a picture of this program"
        )
    if data.startswith(PNG_HEAD):
        return _examine_png(data)
    start = data[:1024].lstrip(b"\xef\xbb\xbf \t\r\n")
    if data.startswith(b"%PDF-"):
        return _examine_text("PDF", data)
    if (
        start.startswith((b"<svg", b"<?xml", b"<!DOCTYPE svg", b"<!--"))
        and b"<svg" in data
    ):
        return _examine_text("SVG", data)
    raise BadInput(
        "not a PNG, SVG or PDF; give a picture made by frontline snapshot or the page"
    )


def _examine_text(kind: str, data: bytes) -> Verdict:
    marks, sums = list(_FACTS.finditer(data)), list(_SUM.finditer(data))
    if not marks or not sums:
        return Verdict(kind, "none", {})
    try:
        facts = _loaded(base64.b64decode(marks[-1][1], validate=True))
    except ValueError:
        return Verdict(kind, "altered", {})
    # The last one is ours: a text of the picture may look like one, but stands before.
    at = sums[-1].start(1)
    bare = hashlib.sha256(data[:at] + ZEROS.encode() + data[at + 64 :]).hexdigest()
    sound = bare.encode() == sums[-1][1]
    return Verdict(kind, "intact" if sound else "altered", facts)


def _loaded(text: bytes) -> Provenance:
    """Return the facts. Raises ValueError when the text is not a JSON object."""
    facts = json.loads(text)
    if not isinstance(facts, dict):
        raise ValueError("no object")  # noqa: TRY004
    return facts


def _chunks(data: bytes) -> Iterator[tuple[bytes, bytes]]:
    at = len(PNG_HEAD)
    while at + 12 <= len(data):
        length = int.from_bytes(data[at : at + 4], "big")
        yield data[at + 4 : at + 8], data[at + 8 : at + 8 + length]
        # Length, name and checksum of a chunk take four bytes each.
        at += 12 + length


def _examine_png(data: bytes) -> Verdict:
    mark = KEYWORD + b"\0\0\0\0\0"
    texts = [
        body[len(mark) :]
        for kind, body in _chunks(data)
        if kind == b"iTXt" and body.startswith(mark)
    ]
    if not texts:
        return Verdict("PNG", "none", {})
    try:
        facts = _loaded(texts[0])
    except (ValueError, RecursionError):
        return Verdict("PNG", "altered", {})
    sound = len(texts) == 1 and facts.get("checksum") == _checksum_of(data, facts)
    return Verdict("PNG", "intact" if sound else "altered", facts)


def _checksum_of(data: bytes, facts: Provenance) -> str:
    """Return the checksum the pixels have, "" when they cannot be read."""
    width = int.from_bytes(data[16:20], "big")
    height = int.from_bytes(data[20:24], "big")
    # Looked at before a decoder is asked: a small file may unpack to anything.
    if width * height > LARGEST_PIXELS:
        return ""
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("error")
            with Image.open(io.BytesIO(data), formats=["PNG"]) as picture:
                if _hides_something(picture):
                    return ""
                return pixel_checksum(picture, facts)
    except (OSError, SyntaxError, ValueError, Warning, Image.DecompressionBombError):
        return ""


def _hides_something(picture: Image.Image) -> bool:
    """Return whether a viewer may show other pixels than those of the checksum."""
    return (
        "A" in picture.getbands()
        or "transparency" in picture.info
        or getattr(picture, "n_frames", 1) > 1
    )
