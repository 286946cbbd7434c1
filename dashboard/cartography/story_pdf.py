"""A story as a PDF to print: A4 pages whose words can be selected and whose links can be followed. PDF 1.7."""

from __future__ import annotations

from pathlib import Path
from urllib.parse import quote

import pikepdf
from pikepdf import Array, Dictionary, Name, Stream, String

from dashboard.cartography.frame import Scene
from dashboard.cartography.lettering import metrics
from dashboard.cartography.letters import FONT_FILES, check
from dashboard.cartography.pdf import POINTS, finished, letters, resources
from dashboard.cartography.pdf_content import Content
from dashboard.cartography.render import facts_of
from dashboard.cartography.story_flow import HIGH, WIDE, Leaf, set_story
from dashboard.cartography.truetype import font
from dashboard.domain.story import Story

ADDRESS = "/:?#[]@!$&'()*+,;=%-._~"
"""What may stand in an address as it is (RFC 3986); everything else is written as its bytes."""


def printed(story: Story, picture: str, scene: Scene, fonts: Path) -> bytes:
    """Return the story as a PDF, sealed with the facts of its picture.

    picture: SVG of our own. scene: what it shows. Raises DataMissing when a font is not there.
    """
    check(fonts)
    faces = tuple(font(fonts / name) for name in FONT_FILES)
    drawing = Content.of(picture, faces)
    flow = set_story(story, (drawing.width, drawing.height), metrics(fonts))
    texts = [Content.of(leaf.svg(), faces) for leaf in flow.leaves]
    pdf = pikepdf.Pdf.new()
    held = letters(pdf, faces, [drawing, *texts])
    form = _form(pdf, drawing, held)
    for leaf, content in zip(flow.leaves, texts, strict=True):
        _page(pdf, leaf, content, held, form if leaf.picture else None)
    with pdf.open_outline() as outline:
        outline.root.extend(pikepdf.OutlineItem(name, number) for name, number in flow.parts)
    facts = {**facts_of(scene), "title": story.title, "shows": f"{story.sentence}. {story.shown}".strip()}
    return finished(pdf, facts, story.language, "1.7")


def _form(pdf: pikepdf.Pdf, drawing: Content, fonts: Dictionary) -> pikepdf.Object:
    """Return the picture as a form of its own, whose box cuts off what reaches beyond it."""
    form = Stream(pdf, drawing.text.encode())
    form.Type, form.Subtype = Name.XObject, Name.Form
    form.BBox = Array([0, 0, drawing.width, drawing.height])
    form.Resources = resources(pdf, drawing, fonts)
    return pdf.make_indirect(form)


def _page(
    pdf: pikepdf.Pdf, leaf: Leaf, content: Content, fonts: Dictionary, form: pikepdf.Object | None
) -> None:  # fmt: skip
    page = pdf.add_blank_page(page_size=(WIDE * POINTS, HIGH * POINTS))
    start = f"{POINTS:g} 0 0 {-POINTS:g} 0 {HIGH * POINTS:g} cm\n"
    held = resources(pdf, content, fonts)
    if form is not None and leaf.picture:
        rect, scale = leaf.picture
        start += f"q {scale:.5f} 0 0 {scale:.5f} {rect.x:.2f} {rect.y:.2f} cm /Map Do Q\n"
        held.XObject.Map = form
    page.Contents = Stream(pdf, (start + content.text).encode())
    page.Resources = held
    notes = [
        Dictionary(
            Type=Name.Annot, Subtype=Name.Link, Border=Array([0, 0, 0]), F=4,
            Rect=Array([r.x * POINTS, (HIGH - r.bottom) * POINTS, r.right * POINTS, (HIGH - r.y) * POINTS]),
            A=Dictionary(S=Name.URI, URI=String(quote(address, safe=ADDRESS))),
        )
        for r, address in leaf.links if address.startswith(("https://", "http://"))
    ]  # fmt: skip
    if notes:
        page.Annots = Array(notes)
