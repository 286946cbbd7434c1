"""SVG text of ours to a PDF page: shapes stay shapes, words can be selected, the fonts
are embedded. PDF 1.7.
"""

from __future__ import annotations

import io
from collections import OrderedDict
from collections.abc import Mapping, Sequence
from pathlib import Path

import pikepdf
from pikepdf import Array, Dictionary, Name, Stream, String
from PIL import Image

from dashboard.cartography.drawing.glyphs import FONT_FILES, check_fonts
from dashboard.cartography.drawing.pdf_content import PageContent
from dashboard.cartography.drawing.provenance import (
    Provenance,
    description,
    seal,
    xmp_packet,
)
from dashboard.cartography.drawing.truetype import TrueTypeFont, load_font

POINTS = 0.75
"""Points of 1/72 inch in a pixel of 1/96 inch."""
_UNICODE = """/CIDInit /ProcSet findresource begin 12 dict begin begincmap
/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def
/CMapName /Adobe-Identity-UCS def /CMapType 2 def
1 begincodespacerange <0000> <FFFF> endcodespacerange
{ranges}endcmap CMapName currentdict /CMap defineresource pop end end
"""


def picture_pdf(
    svg: str,
    facts: Provenance,
    fonts: Path,
    language: str,
) -> bytes:
    """Return the picture as a PDF of one page as large as it is, sealed with its facts.

    Raises DataMissing when a font is not there.
    """
    check_fonts(fonts)
    faces = tuple(load_font(fonts / name) for name in FONT_FILES)
    content = PageContent.of(svg, faces)
    pdf = pikepdf.Pdf.new()
    size = content.width * POINTS, content.height * POINTS
    page = pdf.add_blank_page(page_size=size)
    # PDF counts upwards from the foot of the page, a picture downwards from its top.
    start = f"{POINTS:g} 0 0 {-POINTS:g} 0 {size[1]:g} cm\n"
    page.Contents = Stream(pdf, (start + content.text).encode())
    page.Resources = page_resources(pdf, content, font_resources(pdf, faces, [content]))
    return finish_pdf(pdf, facts, language)


def font_resources(
    pdf: pikepdf.Pdf,
    faces: Sequence[TrueTypeFont],
    contents: Sequence[PageContent],
) -> Dictionary:
    """Return the fonts with every character that any of the contents uses."""
    used: list[dict[int, str]] = [{}, {}]
    for content in contents:
        for number, glyphs in enumerate(content.used):
            used[number] |= glyphs
    return Dictionary(
        {f"/F{i}": _embedded_font(pdf, face, used[i]) for i, face in enumerate(faces)}
    )


def page_resources(
    pdf: pikepdf.Pdf,
    content: PageContent,
    fonts: Dictionary,
) -> Dictionary:
    """Return what the operators of a page or form name: fonts, opacities, pictures."""
    shades = {
        f"/{name}": Dictionary(Type=Name.ExtGState, ca=fill, CA=stroke)
        for (fill, stroke), name in content.opacities.items()
    }
    images = {
        f"/{name}": _embedded_image(pdf, file) for name, file in content.images.items()
    }
    return Dictionary(
        Font=fonts,
        ExtGState=Dictionary(shades),
        XObject=Dictionary(images),
    )


def finish_pdf(
    pdf: pikepdf.Pdf,
    facts: Provenance,
    language: str,
    version: str = "",
) -> bytes:
    """Return the document with title, language and facts, sealed. version: of PDF at
    least, "" for what it needs.
    """
    pdf.Root.Lang = String(language)
    pdf.Root.ViewerPreferences = Dictionary(DisplayDocTitle=True)
    meta = Stream(pdf, xmp_packet(facts).encode())
    meta.Type, meta.Subtype = Name.Metadata, Name.XML
    pdf.Root.Metadata = meta
    entries = {
        "Title": str(facts.get("title", "")),
        "Subject": description(facts),
        "Creator": str(facts.get("generator", "")),
    }
    for key, words in entries.items():
        pdf.docinfo[f"/{key}"] = words
    out = io.BytesIO()
    pdf.save(
        out,
        deterministic_id=True,
        # Our packet stays as it is, or its checksum would be gone.
        fix_metadata_version=False,
        min_version=version,
        # In an object stream the checksum would be compressed and not be there to seal.
        object_stream_mode=pikepdf.ObjectStreamMode.disable,
    )
    return seal(out.getvalue())


def _embedded_image(pdf: pikepdf.Pdf, file: bytes) -> pikepdf.Object:
    """Return the picture: a JPEG as it is, the pixels of anything else."""
    with Image.open(io.BytesIO(file)) as picture:
        # Unpacked, imagery would be many times as large.
        whole = picture.format == "JPEG"
        data = Stream(pdf, file if whole else picture.convert("RGB").tobytes())
        data.Width, data.Height = picture.size
    data.Type, data.Subtype, data.ColorSpace, data.BitsPerComponent = (
        Name.XObject,
        Name.Image,
        Name.DeviceRGB,
        8,
    )
    if whole:
        data.Filter = Name.DCTDecode
    return pdf.make_indirect(data)


def _embedded_font(
    pdf: pikepdf.Pdf,
    face: TrueTypeFont,
    used: Mapping[int, str],
) -> pikepdf.Object:
    """Return the font, with the widths and the characters of the glyphs that are
    used.
    """
    file = Stream(pdf, face.data)
    file.Length1 = len(face.data)
    descriptor = pdf.make_indirect(
        Dictionary(
            Type=Name.FontDescriptor,
            FontName=Name(f"/{face.name}"),
            Flags=32,
            FontBBox=Array(list(face.box)),
            ItalicAngle=0,
            Ascent=face.ascent,
            Descent=face.descent,
            CapHeight=714,
            StemV=80,
            FontFile2=file,
        )
    )
    widths = Array(
        [item for glyph in sorted(used) for item in (glyph, Array([face.width(glyph)]))]
    )
    below = Dictionary(
        Type=Name.Font,
        Subtype=Name.CIDFontType2,
        BaseFont=Name(f"/{face.name}"),
        DW=600,
        W=widths,
        CIDSystemInfo=Dictionary(
            Registry=String("Adobe"),
            Ordering=String("Identity"),
            Supplement=0,
        ),
        FontDescriptor=descriptor,
        CIDToGIDMap=Name.Identity,
    )
    return pdf.make_indirect(
        Dictionary(
            Type=Name.Font,
            Subtype=Name.Type0,
            BaseFont=Name(f"/{face.name}"),
            Encoding=Name("/Identity-H"),
            DescendantFonts=Array([pdf.make_indirect(below)]),
            ToUnicode=Stream(pdf, _unicode(used).encode()),
        )
    )


def _unicode(used: Mapping[int, str]) -> str:
    rows = OrderedDict(sorted(used.items()))
    lines = [
        f"<{glyph:04X}> <{character.encode('utf-16-be').hex().upper()}>"
        for glyph, character in rows.items()
    ]
    blocks = (lines[at : at + 100] for at in range(0, len(lines), 100))
    return _UNICODE.format(
        ranges="".join(
            f"{len(b)} beginbfchar\n{chr(10).join(b)}\nendbfchar\n" for b in blocks
        )
    )
