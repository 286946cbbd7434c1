"""A story as a PDF to print: A4 pages whose words can be selected and whose links can
be followed. PDF 1.7.
"""

from __future__ import annotations

from pathlib import Path
from urllib.parse import quote

import pikepdf
from pikepdf import Array, Dictionary, Name, Stream, String

from dashboard.cartography.drawing.glyphs import FONT_FILES, check_fonts
from dashboard.cartography.drawing.pdf import (
    POINTS,
    finish_pdf,
    font_resources,
    page_resources,
)
from dashboard.cartography.drawing.pdf_content import PageContent
from dashboard.cartography.drawing.text import load_metrics
from dashboard.cartography.drawing.truetype import load_font
from dashboard.cartography.geometry import Rect
from dashboard.cartography.poster.files import scene_provenance
from dashboard.cartography.report.pages import (
    PAGE_HEIGHT,
    PAGE_WIDTH,
    ReportPage,
    lay_out_story,
)
from dashboard.cartography.scene import Scene
from dashboard.domain.sharing.story import Story

ADDRESS = "/:?#[]@!$&'()*+,;=%-._~"
"""What may stand in an address as it is (RFC 3986); everything else is written as its
bytes.
"""


def story_pdf(
    story: Story,
    picture: str,
    scene: Scene,
    fonts: Path,
) -> bytes:
    """Return the story as a PDF, sealed with the facts of its picture.

    picture: SVG of our own. scene: what it shows. Raises DataMissing when a font is not
    there.
    """
    check_fonts(fonts)
    faces = tuple(load_font(fonts / name) for name in FONT_FILES)
    drawing = PageContent.of(picture, faces)
    flow = lay_out_story(story, (drawing.width, drawing.height), load_metrics(fonts))
    contents = [PageContent.of(page.svg(), faces) for page in flow.pages]
    pdf = pikepdf.Pdf.new()
    # One set of fonts for all pages, or the file would hold them again and again.
    embedded = font_resources(pdf, faces, [drawing, *contents])
    form = _picture_form(pdf, drawing, embedded)
    for page, content in zip(flow.pages, contents, strict=True):
        _add_page(pdf, page, content, embedded, form)
    with pdf.open_outline() as outline:
        outline.root.extend(
            pikepdf.OutlineItem(name, number) for name, number in flow.outline
        )
    facts = {
        **scene_provenance(scene),
        "title": story.title,
        "shows": f"{story.sentence}. {story.filters}".strip(),
    }
    return finish_pdf(pdf, facts, story.language, "1.7")


def _picture_form(
    pdf: pikepdf.Pdf,
    drawing: PageContent,
    fonts: Dictionary,
) -> pikepdf.Object:
    """Return the picture as a form of its own, whose box cuts off what reaches beyond
    it.
    """
    form = Stream(pdf, drawing.text.encode())
    form.Type, form.Subtype = Name.XObject, Name.Form
    form.BBox = Array([0, 0, drawing.width, drawing.height])
    form.Resources = page_resources(pdf, drawing, fonts)
    return pdf.make_indirect(form)


def _add_page(
    pdf: pikepdf.Pdf,
    source: ReportPage,
    content: PageContent,
    fonts: Dictionary,
    form: pikepdf.Object,
) -> None:
    """Add a page, with the picture where the page reserves a place for it."""
    page = pdf.add_blank_page(page_size=(PAGE_WIDTH * POINTS, PAGE_HEIGHT * POINTS))
    start = f"{POINTS:g} 0 0 {-POINTS:g} 0 {PAGE_HEIGHT * POINTS:g} cm\n"
    resources = page_resources(pdf, content, fonts)
    if source.picture:
        rect, scale = source.picture
        start += (
            f"q {scale:.5f} 0 0 {scale:.5f} {rect.x:.2f} {rect.y:.2f} cm /Map Do Q\n"
        )
        resources.XObject.Map = form
    page.Contents = Stream(pdf, (start + content.text).encode())
    page.Resources = resources
    links = [
        _link(rect, address)
        for rect, address in source.links
        # Any other scheme might run something when the link is followed.
        if address.startswith(("https://", "http://"))
    ]
    if links:
        page.Annots = Array(links)


def _link(rect: Rect, address: str) -> Dictionary:
    """Return what makes a rectangle of a page lead to an address."""
    # PDF counts points upwards from the foot of the page.
    corners = (
        rect.x * POINTS,
        (PAGE_HEIGHT - rect.bottom) * POINTS,
        rect.right * POINTS,
        (PAGE_HEIGHT - rect.y) * POINTS,
    )
    return Dictionary(
        Type=Name.Annot,
        Subtype=Name.Link,
        Border=Array([0, 0, 0]),
        F=4,
        Rect=Array(list(corners)),
        A=Dictionary(S=Name.URI, URI=String(quote(address, safe=ADDRESS))),
    )
