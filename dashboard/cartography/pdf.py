"""SVG text of ours to a PDF page: shapes stay shapes, words can be selected, the fonts are embedded. PDF 1.7."""

from __future__ import annotations

import io
from collections import OrderedDict
from collections.abc import Mapping, Sequence
from pathlib import Path

import pikepdf
from pikepdf import Array, Dictionary, Name, Stream, String
from PIL import Image

from dashboard.cartography.letters import FONT_FILES, check
from dashboard.cartography.pdf_content import Content
from dashboard.cartography.proof import sealed, xmp
from dashboard.cartography.truetype import Font, font

POINTS = 0.75
"""Points of 1/72 inch in a pixel of 1/96 inch."""
_UNICODE = """/CIDInit /ProcSet findresource begin 12 dict begin begincmap
/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def
/CMapName /Adobe-Identity-UCS def /CMapType 2 def
1 begincodespacerange <0000> <FFFF> endcodespacerange
{ranges}endcmap CMapName currentdict /CMap defineresource pop end end
"""


def paged(svg: str, facts: Mapping[str, object], fonts: Path, language: str) -> bytes:
    """Return the picture as a PDF of one page as large as it is, sealed with its facts.

    Raises DataMissing when a font is not there.
    """
    check(fonts)
    faces = tuple(font(fonts / name) for name in FONT_FILES)
    content = Content.of(svg, faces)
    pdf = pikepdf.Pdf.new()
    size = content.width * POINTS, content.height * POINTS
    page = pdf.add_blank_page(page_size=size)
    start = f"{POINTS:g} 0 0 {-POINTS:g} 0 {size[1]:g} cm\n"
    page.Contents = Stream(pdf, (start + content.text).encode())
    page.Resources = resources(pdf, content, letters(pdf, faces, [content]))
    return finished(pdf, facts, language)


def letters(pdf: pikepdf.Pdf, faces: Sequence[Font], contents: Sequence[Content]) -> Dictionary:
    """Return the fonts with every character that any of the contents uses."""
    used: list[dict[int, str]] = [{}, {}]
    for content in contents:
        for number, glyphs in enumerate(content.used):
            used[number] |= glyphs
    return Dictionary({f"/F{i}": embedded_font(pdf, face, used[i]) for i, face in enumerate(faces)})


def resources(pdf: pikepdf.Pdf, content: Content, fonts: Dictionary) -> Dictionary:
    """Return what the operators of a page or form name: fonts, opacities, pictures."""
    shades = {
        f"/{name}": Dictionary(Type=Name.ExtGState, ca=fill, CA=stroke)
        for (fill, stroke), name in content.opacities.items()
    }
    images = {f"/{name}": _embedded_image(pdf, file) for name, file in content.images.items()}
    return Dictionary(Font=fonts, ExtGState=Dictionary(shades), XObject=Dictionary(images))


def finished(pdf: pikepdf.Pdf, facts: Mapping[str, object], language: str, version: str = "") -> bytes:
    """Return the document with title, language and facts, sealed. version: of PDF at least, "" for what it needs."""
    pdf.Root.Lang = String(language)
    pdf.Root.ViewerPreferences = Dictionary(DisplayDocTitle=True)
    meta = Stream(pdf, xmp(facts).encode())
    meta.Type, meta.Subtype = Name.Metadata, Name.XML
    pdf.Root.Metadata = meta
    told = {"Title": "title", "Subject": "shows", "Creator": "generator"}
    for key, fact in told.items():
        pdf.docinfo[f"/{key}"] = str(facts.get(fact, ""))
    out = io.BytesIO()
    pdf.save(
        out, deterministic_id=True, fix_metadata_version=False, min_version=version,
        object_stream_mode=pikepdf.ObjectStreamMode.disable,
    )  # fmt: skip
    return sealed(out.getvalue())


def _embedded_image(pdf: pikepdf.Pdf, file: bytes) -> pikepdf.Object:
    """Return the picture: a JPEG as it is, the pixels of anything else."""
    with Image.open(io.BytesIO(file)) as picture:
        whole = picture.format == "JPEG"
        data = Stream(pdf, file if whole else picture.convert("RGB").tobytes())
        data.Width, data.Height = picture.size
    data.Type, data.Subtype, data.ColorSpace, data.BitsPerComponent = Name.XObject, Name.Image, Name.DeviceRGB, 8
    if whole:
        data.Filter = Name.DCTDecode
    return pdf.make_indirect(data)


def embedded_font(pdf: pikepdf.Pdf, face: Font, used: Mapping[int, str]) -> pikepdf.Object:
    """Return the font, with the widths and the characters of the glyphs that are used."""
    file = Stream(pdf, face.data)
    file.Length1 = len(face.data)
    descriptor = pdf.make_indirect(Dictionary(
        Type=Name.FontDescriptor, FontName=Name(f"/{face.name}"), Flags=32, FontBBox=Array(list(face.box)),
        ItalicAngle=0, Ascent=face.ascent, Descent=face.descent, CapHeight=714, StemV=80, FontFile2=file,
    ))  # fmt: skip
    widths = Array([item for glyph in sorted(used) for item in (glyph, Array([face.width(glyph)]))])
    below = Dictionary(
        Type=Name.Font, Subtype=Name.CIDFontType2, BaseFont=Name(f"/{face.name}"), DW=600, W=widths,
        CIDSystemInfo=Dictionary(Registry=String("Adobe"), Ordering=String("Identity"), Supplement=0),
        FontDescriptor=descriptor, CIDToGIDMap=Name.Identity,
    )  # fmt: skip
    return pdf.make_indirect(Dictionary(
        Type=Name.Font, Subtype=Name.Type0, BaseFont=Name(f"/{face.name}"), Encoding=Name("/Identity-H"),
        DescendantFonts=Array([pdf.make_indirect(below)]), ToUnicode=Stream(pdf, _unicode(used).encode()),
    ))  # fmt: skip


def _unicode(used: Mapping[int, str]) -> str:
    rows = OrderedDict(sorted(used.items()))
    lines = [f"<{glyph:04X}> <{character.encode('utf-16-be').hex().upper()}>" for glyph, character in rows.items()]
    blocks = (lines[at : at + 100] for at in range(0, len(lines), 100))
    return _UNICODE.format(ranges="".join(f"{len(b)} beginbfchar\n{chr(10).join(b)}\nendbfchar\n" for b in blocks))
