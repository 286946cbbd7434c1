"""A story as a PDF to print: A4 pages whose words can be selected and whose links can be followed. PDF 1.7."""

from __future__ import annotations

import io
from collections.abc import Sequence
from pathlib import Path
from urllib.parse import quote

import pikepdf
from pikepdf import Array, Dictionary, Name, Stream, String

from dashboard.cartography.frame import Scene
from dashboard.cartography.lettering import metrics
from dashboard.cartography.letters import FONT_FILES, check
from dashboard.cartography.pdf import POINTS, embedded_font
from dashboard.cartography.pdf_content import Content
from dashboard.cartography.proof import sealed, xmp
from dashboard.cartography.render import facts_of
from dashboard.cartography.story_flow import HIGH, WIDE, Flow, Leaf, set_story
from dashboard.cartography.truetype import Font, font
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
    letters = _letters(pdf, faces, [drawing, *texts])
    form = _form(pdf, drawing, letters)
    for leaf, content in zip(flow.leaves, texts, strict=True):
        _page(pdf, leaf, content, letters, form if leaf.picture else None)
    _told(pdf, story, flow, scene)
    out = io.BytesIO()
    pdf.save(
        out, deterministic_id=True, fix_metadata_version=False, min_version="1.7",
        object_stream_mode=pikepdf.ObjectStreamMode.disable,
    )  # fmt: skip
    return sealed(out.getvalue())


def _letters(pdf: pikepdf.Pdf, faces: Sequence[Font], contents: Sequence[Content]) -> Dictionary:
    """Return the fonts with every character that any page uses."""
    used: list[dict[int, str]] = [{}, {}]
    for content in contents:
        for number, glyphs in enumerate(content.used):
            used[number] |= glyphs
    return Dictionary({f"/F{i}": embedded_font(pdf, face, used[i]) for i, face in enumerate(faces)})


def _resources(content: Content, letters: Dictionary) -> Dictionary:
    shades = {
        f"/{name}": Dictionary(Type=Name.ExtGState, ca=fill, CA=stroke)
        for (fill, stroke), name in content.opacities.items()
    }
    return Dictionary(Font=letters, ExtGState=Dictionary(shades))


def _form(pdf: pikepdf.Pdf, drawing: Content, letters: Dictionary) -> pikepdf.Object:
    """Return the picture as a form of its own, whose box cuts off what reaches beyond it."""
    form = Stream(pdf, drawing.text.encode())
    form.Type, form.Subtype = Name.XObject, Name.Form
    form.BBox = Array([0, 0, drawing.width, drawing.height])
    form.Resources = _resources(drawing, letters)
    return pdf.make_indirect(form)


def _page(
    pdf: pikepdf.Pdf, leaf: Leaf, content: Content, letters: Dictionary, form: pikepdf.Object | None
) -> None:  # fmt: skip
    page = pdf.add_blank_page(page_size=(WIDE * POINTS, HIGH * POINTS))
    start = f"{POINTS:g} 0 0 {-POINTS:g} 0 {HIGH * POINTS:g} cm\n"
    resources = _resources(content, letters)
    if form is not None and leaf.picture:
        rect, scale = leaf.picture
        start += f"q {scale:.5f} 0 0 {scale:.5f} {rect.x:.2f} {rect.y:.2f} cm /Map Do Q\n"
        resources.XObject = Dictionary(Map=form)
    page.Contents = Stream(pdf, (start + content.text).encode())
    page.Resources = resources
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


def _told(pdf: pikepdf.Pdf, story: Story, flow: Flow, scene: Scene) -> None:
    """Write title, language, facts and the list of parts."""
    facts = {**facts_of(scene), "title": story.title, "shows": f"{story.sentence}. {story.shown}".strip()}
    pdf.Root.Lang = String(story.language)
    pdf.Root.ViewerPreferences = Dictionary(DisplayDocTitle=True)
    meta = Stream(pdf, xmp(facts).encode())
    meta.Type, meta.Subtype = Name.Metadata, Name.XML
    pdf.Root.Metadata = meta
    for key, text in (("Title", story.title), ("Subject", facts["shows"]), ("Creator", facts["generator"])):
        pdf.docinfo[f"/{key}"] = str(text)
    with pdf.open_outline() as outline:
        outline.root.extend(pikepdf.OutlineItem(name, number) for name, number in flow.parts)
