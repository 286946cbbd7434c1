"""What a picture carries is read back, and every change to it is told."""

from __future__ import annotations

import io
import json
import re
import struct
import zlib
from functools import cache

import pytest
from PIL import Image

from dashboard.cartography import PICTURE_FORMATS, Verdict, examine, picture_file
from dashboard.cartography.drawing.provenance import KEYWORD, LARGEST_BYTES, PNG_HEAD
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
