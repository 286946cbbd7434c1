"""A story as a PDF: pages, outline, links, and the seal of its picture."""

from __future__ import annotations

import io
from dataclasses import replace

import pikepdf
import pytest

from dashboard.cartography import examine, picture_svg
from dashboard.cartography.report.pdf import story_pdf
from dashboard.domain.sharing.story import Story
from tests.unit.cartography.report.test_pages import CLAIM, STORY
from tests.unit.cartography.scenes import FOLDERS, SCENE

PICTURE = replace(SCENE, width=600, height=360)


def made(story: Story = STORY) -> bytes:
    return story_pdf(story, picture_svg(PICTURE, *FOLDERS), PICTURE, FOLDERS[1])


def test_pages_are_a4_and_the_picture_stands_on_the_first() -> None:
    with pikepdf.open(io.BytesIO(made())) as pdf:
        assert pdf.pdf_version >= "1.7"
        for page in pdf.pages:
            assert [float(v) for v in page.MediaBox] == [0, 0, 595.5, 842.25]
        with_map = ["/Map" in page.Resources.XObject for page in pdf.pages]
        assert with_map == [True] + [False] * (len(pdf.pages) - 1)
        form = pdf.pages[0].Resources.XObject.Map
        assert [float(v) for v in form.BBox] == [0, 0, 600, 360]
        assert b" cm /Map Do Q" in pdf.pages[0].Contents.read_bytes()


def test_the_outline_leads_to_the_parts() -> None:
    with pikepdf.open(io.BytesIO(made())) as pdf, pdf.open_outline() as outline:
        assert [item.title for item in outline.root] == [
            "Claims",
            "Contested places",
            "Not told here",
            "What this does not prove",
        ]


def links(story: Story) -> list[tuple[str, list[float]]]:
    with pikepdf.open(io.BytesIO(made(story))) as pdf:
        return [
            (str(note.A.URI), [float(v) for v in note.Rect])
            for page in pdf.pages
            for note in page.get("/Annots", [])
        ]


def test_links_can_be_followed_and_only_web_addresses_are_links() -> None:
    found = links(STORY)
    assert [address for address, _ in found] == [
        "https://map.example/",
        *["https://example.org/a"] * 3,
    ]
    left, low, right, high = found[0][1]
    assert left == pytest.approx(64 * 0.75)
    assert high - low == pytest.approx(11 * 1.42 * 0.75)
    assert left < right < 300
    evil = replace(
        STORY, claims=(replace(CLAIM, url="javascript:alert(1)"),), disputes=()
    )
    assert [address for address, _ in links(evil)] == ["https://map.example/"]
    odd = replace(STORY, link="https://map.example/?q=Київ (1)", disputes=(), claims=())
    assert [address for address, _ in links(odd)] == [
        "https://map.example/?q=%D0%9A%D0%B8%D1%97%D0%B2%20(1)"
    ]


def test_it_is_sealed_with_the_facts_of_its_picture() -> None:
    verdict = examine(made())
    assert verdict.state == "intact"
    assert verdict.facts["title"] == "June"
    assert verdict.facts["shows"] == "2 claims at 1 place. Shown: June."
    assert verdict.facts["permalink"] == "https://map.example/s/k3f9a"
    with pikepdf.open(io.BytesIO(made())) as pdf:
        assert str(pdf.docinfo["/Title"]) == "June"
        assert str(pdf.Root.Lang) == "en"
