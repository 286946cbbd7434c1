"""What a picture carries is read back, and every change to it is told."""

from __future__ import annotations

import base64
import hashlib
import io
import json
import re
import struct
import zlib
from functools import cache

import pytest
from PIL import Image

from dashboard.cartography import PICTURE_FORMATS, Verdict, examine, picture_file
from dashboard.cartography.drawing.provenance import (
    KEYWORD,
    LARGEST_BYTES,
    PNG_HEAD,
    canonical_json,
    description,
    pixel_checksum,
    seal,
    stamp_png,
    stamp_svg,
    xmp_packet,
)
from dashboard.domain.errors import BadInput
from tests.unit.cartography.scenes import FOLDERS, SCENE


@cache
def files(kind: str) -> bytes:
    """Return the scene as a file of that kind."""
    return picture_file(SCENE, FOLDERS, kind)


def chunks(png: bytes) -> list[tuple[bytes, bytes]]:
    found, at = [], len(PNG_HEAD)
    while at < len(png):
        length = struct.unpack(">I", png[at : at + 4])[0]
        found.append((png[at + 4 : at + 8], png[at + 8 : at + 8 + length]))
        at += 12 + length
    return found


def joined(parts: list[tuple[bytes, bytes]]) -> bytes:
    bodies = (
        struct.pack(">I", len(b)) + k + b + struct.pack(">I", zlib.crc32(k + b))
        for k, b in parts
    )
    return PNG_HEAD + b"".join(bodies)


def with_pixels(picture: Image.Image) -> bytes:
    """Return the PNG of the fixture with the texts it had and other pixels."""
    out = io.BytesIO()
    picture.save(out, "PNG", compress_level=9)
    head, *rest = chunks(out.getvalue())
    texts = [part for part in chunks(files("png")) if part[0] == b"iTXt"]
    return joined([head, *texts, *rest])


@pytest.mark.slow
@pytest.mark.parametrize("kind", PICTURE_FORMATS)
def test_a_picture_tells_what_it_shows_and_is_intact(kind: str) -> None:
    found = examine(files(kind))
    assert (found.kind, found.state) == (kind.upper(), "intact")
    assert found.facts["permalink"] == "https://map.example/s/k3f9a"
    assert found.facts["filters"] == "from=2023-06-01&to=2023-06-30"
    assert found.facts["revision"] == "0123456789ab"
    assert found.facts["known_on"] == "2026-11-20"
    assert "ODbL" in str(found.facts["licence"])


@pytest.mark.parametrize("kind", ["svg", "pdf"])
def test_any_changed_byte_of_a_text_file_is_seen(kind: str) -> None:
    data = files(kind)
    for at in range(len(data) // 3, len(data), len(data) // 7):
        changed = data[:at] + bytes([data[at] ^ 1]) + data[at + 1 :]
        assert examine(changed).state != "intact"
    assert examine(data + b" ").state == "altered"
    assert examine(data.replace(b"claims", b"truths")).state == (
        "altered" if b"claims" in data else "intact"
    )


@pytest.mark.slow
def test_a_png_packed_anew_is_intact_and_one_pixel_more_is_seen() -> None:
    with Image.open(io.BytesIO(files("png"))) as held:
        picture = held.convert("RGB")
    assert examine(with_pixels(picture)).state == "intact"
    x, y = 300, 300
    red, green, blue = picture.getpixel((x, y))  # type: ignore[misc]
    picture.putpixel((x, y), (red ^ 1, green, blue))
    assert examine(with_pixels(picture)).state == "altered"
    assert examine(with_pixels(picture.resize((600, 315)))).state == "altered"


def test_changed_facts_of_a_png_are_seen() -> None:
    parts = chunks(files("png"))
    forged = [
        (k, b.replace(b"k3f9a", b"other") if b.startswith(KEYWORD) else b)
        for k, b in parts
    ]
    assert examine(joined(forged)) == Verdict(
        "PNG", "altered", examine(joined(forged)).facts
    )
    twice = [parts[0], *[p for p in parts if p[1].startswith(KEYWORD)], *parts[1:]]
    assert examine(joined(twice)).state == "altered"


@pytest.mark.slow
def test_a_png_with_hidden_layers_is_not_taken_for_intact() -> None:
    with Image.open(io.BytesIO(files("png"))) as held:
        picture = held.convert("RGBA")
    picture.putalpha(0)
    assert examine(with_pixels(picture)).state == "altered"


def test_a_picture_of_others_carries_nothing() -> None:
    out = io.BytesIO()
    Image.new("RGB", (9, 9)).save(out, "PNG")
    for data in (
        out.getvalue(),
        b"<svg xmlns='http://www.w3.org/2000/svg'/>",
        b"%PDF-1.7\n%%EOF",
        PNG_HEAD,
    ):
        assert examine(data).state == "none"


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"GIF89a",
        b"hello",
        b"\x89PNG",
        b"<html></html>",
        b"x" * (LARGEST_BYTES + 1),
    ],
)
def test_what_is_no_picture_is_refused(data: bytes) -> None:
    with pytest.raises(BadInput):
        examine(data)


def test_hostile_pngs_are_only_altered() -> None:
    parts = chunks(files("png"))
    huge = struct.pack(">II", 60_000, 60_000) + parts[0][1][8:]
    mark = KEYWORD + b"\0\0\0\0\0"
    for wrong in (
        [(b"IHDR", huge), *parts[1:]],
        [p for p in parts if p[0] != b"IDAT"],
        [parts[0], (b"iTXt", mark + b"[" * 99_999), *parts[2:]],
        [parts[0], (b"iTXt", mark + b"\xff"), *parts[2:]],
        [parts[0], (b"iTXt", mark + json.dumps({"checksum": 5}).encode()), *parts[2:]],
    ):
        assert examine(joined(wrong)).state == "altered"
    assert examine(files("png")[:5000]).state == "altered"


def test_a_pdf_keeps_its_packet_readable_and_its_words() -> None:
    data = files("pdf")
    assert re.search(rb"<frontline:checksum>[0-9a-f]{64}<", data)
    assert b"<dc:title>" in data


FACTS: dict[str, object] = {
    "title": "June & <July>",
    "shows": "Two claims.",
    "contested": "One side denies it.",
    "licence": "ODbL",
    "generator": "frontline",
    "permalink": "https://map.example/?a=1&b=2",
}


def test_facts_are_always_the_same_text() -> None:
    assert canonical_json({"b": "é", "a": [1, 2]}) == '{"a":[1,2],"b":"\\u00e9"}'


def test_what_stands_for_a_picture_where_it_cannot_be_seen() -> None:
    assert description(FACTS) == "Two claims. One side denies it."
    assert description({"shows": "Two."}) == "Two."
    assert description({}) == ""


def test_the_packet_to_the_letter() -> None:
    encoded = base64.b64encode(canonical_json(FACTS).encode()).decode()
    assert xmp_packet(FACTS).replace(encoded, "FACTS") == (
        '<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>'
        '<x:xmpmeta xmlns:x="adobe:ns:meta/">'
        '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">'
        '<rdf:Description rdf:about=""'
        ' xmlns:dc="http://purl.org/dc/elements/1.1/"'
        ' xmlns:xmp="http://ns.adobe.com/xap/1.0/"'
        ' xmlns:frontline="https://frontline.invalid/picture/1">'
        '<dc:title><rdf:Alt><rdf:li xml:lang="x-default">June &amp;'
        " &lt;July&gt;</rdf:li></rdf:Alt></dc:title>"
        '<dc:description><rdf:Alt><rdf:li xml:lang="x-default">Two claims. One'
        " side denies it.</rdf:li></rdf:Alt></dc:description>"
        "<dc:rights><rdf:Alt><rdf:li"
        ' xml:lang="x-default">ODbL</rdf:li></rdf:Alt></dc:rights>'
        "<dc:source>https://map.example/?a=1&amp;b=2</dc:source>"
        "<xmp:CreatorTool>frontline</xmp:CreatorTool>"
        "<frontline:facts>FACTS</frontline:facts>"
        "<frontline:checksum>000000000000000000000000000000000000000000000000"
        "0000000000000000</frontline:checksum></rdf:Description></rdf:RDF></x"
        ":xmpmeta>"
        '<?xpacket end="r"?>'
    )
    bare = xmp_packet({})
    assert bare.count('<rdf:li xml:lang="x-default"></rdf:li>') == 3
    assert "<dc:source></dc:source><xmp:CreatorTool></xmp:CreatorTool>" in bare


def test_an_svg_says_its_title_and_description_and_is_sealed() -> None:
    stamped = stamp_svg('<svg width="1"><rect/></svg>', FACTS)
    assert stamped.startswith(
        '<svg width="1"><title>June &amp; &lt;July&gt;</title>'
        "<desc>Two claims. One side denies it.</desc><metadata><?xpacket begin="
    )
    assert stamped.endswith('<?xpacket end="r"?></metadata><rect/></svg>')
    bare = re.sub(r"(checksum>)[0-9a-f]{64}", r"\g<1>" + "0" * 64, stamped)
    checksum = hashlib.sha256(bare.encode()).hexdigest()
    assert f"<frontline:checksum>{checksum}</frontline:checksum>" in stamped
    assert examine(stamped.encode()) == Verdict("SVG", "intact", FACTS)


def test_only_the_last_checksum_is_filled() -> None:
    mark = f"<frontline:checksum>{'0' * 64}</frontline:checksum>".encode()
    sealed = seal(mark + b"x" + mark)
    assert sealed.startswith(mark + b"x")
    assert sealed != mark + b"x" + mark
    with pytest.raises(ValueError, match=r"^nothing to seal$"):
        seal(b"nothing")


def tiny(mode: str = "RGB") -> tuple[bytes, Image.Image]:
    picture = Image.new(mode, (2, 1), "red")
    out = io.BytesIO()
    picture.save(out, "PNG")
    return out.getvalue(), picture


def test_a_png_carries_each_fact_as_text() -> None:
    png, picture = tiny()
    stamped = stamp_png(png, picture, FACTS)
    parts = chunks(stamped)
    assert joined(parts) == stamped
    assert parts[0][0] == b"IHDR"
    said = dict(body.split(b"\0\0\0\0\0", 1) for kind, body in parts if kind == b"iTXt")
    packet = said.pop(b"XML:com.adobe.xmp").decode()
    checksum = pixel_checksum(picture, FACTS)
    facts = json.loads(said.pop(KEYWORD))
    assert facts == {**FACTS, "checksum": checksum}
    assert f"<frontline:checksum>{checksum}</frontline:checksum>" in packet
    assert said == {
        b"Title": b"June & <July>",
        b"Description": b"Two claims. One side denies it.",
        b"Copyright": b"ODbL",
        b"Software": b"frontline",
        b"Source": b"https://map.example/?a=1&b=2",
    }
    assert examine(stamped) == Verdict("PNG", "intact", facts)
    few = [
        b.split(b"\0")[0]
        for k, b in chunks(stamp_png(png, picture, {}))
        if k == b"iTXt"
    ]
    assert few == [b"frontline", b"XML:com.adobe.xmp"]


def test_the_checksum_is_of_size_pixels_and_facts() -> None:
    _, picture = tiny()
    rows = b"2x1\n" + b"\xff\0\0" * 2 + b'{"a":1}'
    assert pixel_checksum(picture, {"a": 1}) == hashlib.sha256(rows).hexdigest()
    assert pixel_checksum(picture, {"a": 1, "checksum": "x"}) == (
        hashlib.sha256(rows).hexdigest()
    )
    assert pixel_checksum(tiny("RGBA")[1], {"a": 1}) == hashlib.sha256(rows).hexdigest()


@pytest.mark.parametrize(
    ("head", "kind"),
    [
        (b"<svg/>", "SVG"),
        (b"\xef\xbb\xbf \r\n\t<svg/>", "SVG"),
        (b"<?xml version='1.0'?><svg/>", "SVG"),
        (b"<!DOCTYPE svg><svg/>", "SVG"),
        (b"<!-- a --><svg/>", "SVG"),
        (b"%PDF-1.7", "PDF"),
    ],
)
def test_a_file_is_known_by_its_beginning(head: bytes, kind: str) -> None:
    assert examine(head) == Verdict(kind, "none", {})


def test_what_is_no_picture_is_told_in_full() -> None:
    with pytest.raises(BadInput) as error:
        examine(b"<?xml version='1.0'?><html/>")
    assert str(error.value) == (
        "not a PNG, SVG or PDF; give a picture made by frontline snapshot or the page"
    )
    with pytest.raises(BadInput) as error:
        examine(b"%PDF-" + b"x" * LARGEST_BYTES)
    assert str(error.value) == "more than 64 MB: not a picture of this program"


def test_facts_that_are_no_object_are_altered() -> None:
    for text in (b"[1]", b"{"):
        facts = b"<frontline:facts>" + base64.b64encode(text) + b"</frontline:facts>"
        checksum = b"<frontline:checksum>" + b"0" * 64 + b"</frontline:checksum>"
        assert examine(b"<svg/>" + facts + checksum) == Verdict("SVG", "altered", {})
        assert examine(b"<svg/>" + facts).state == "none"
