"""Time-lapse and story in a real browser: from the map to the page, made, downloaded
and opened again.
"""

from __future__ import annotations

import io
import re
from pathlib import Path
from typing import Literal

import pikepdf
import pytest
from axe_playwright_python.sync_playwright import Axe
from PIL import Image
from playwright.sync_api import Page, expect

from tests.e2e.conftest import HOSTILE, Watched
from tests.e2e.test_journeys import SLOW, go_to, opened

pytestmark = pytest.mark.e2e
WEEK = "from=2023-06-05&to=2023-06-13"


def downloaded(page: Page, name: str | re.Pattern[str]) -> tuple[str, bytes]:
    with page.expect_download(timeout=SLOW) as found:
        page.get_by_role("button", name=name).click()
    return found.value.suggested_filename, Path(found.value.path()).read_bytes()


def test_from_the_map_to_a_story_with_the_same_filters(
    watched: Watched, server: str
) -> None:
    page = watched.page
    opened(page, f"{server}/?{WEEK}&side=UA")
    go_to(page, "Story")
    frame = page.frame_locator("iframe[title]").first
    expect(frame.get_by_text("Shown: 5–13 June 2023; side Ukraine.")).to_be_visible(
        timeout=SLOW
    )
    expect(page).to_have_url(re.compile(r"/story\?.*side=UA"))
    page.get_by_label("Title").fill("Звіт <b>")
    page.get_by_label("Title").press("Enter")
    expect(frame.locator("h1")).to_have_text("Звіт <b>", timeout=SLOW)
    name, file = downloaded(page, "PDF")
    assert name == "claims-story-2023-06-05-2023-06-13.pdf"
    with pikepdf.open(io.BytesIO(file)) as pdf:
        assert str(pdf.docinfo["/Title"]) == "Звіт <b>"
    name, file = downloaded(page, "HTML")
    assert name == "claims-story-2023-06-05-2023-06-13.html"
    assert f'"{server}/?{WEEK}&side=UA"'.replace("&", "&amp;") in file.decode()
    page.get_by_role("link", name="Map", exact=True).click()
    for chip in ("5–13 June 2023 ✕", "Ukraine ✕"):
        expect(page.get_by_role("button", name=chip)).to_be_visible(timeout=SLOW)


@pytest.mark.parametrize("media", ["screen", "print"])
def test_a_downloaded_story_is_whole_by_itself(
    watched: Watched, server: str, tmp_path: Path, media: Literal["screen", "print"]
) -> None:
    page = watched.page
    file = tmp_path / "story.html"
    file.write_bytes(
        page.request.get(
            f"{server}/api/story.html?source=Hostile+Times&remark=Mine"
        ).body()
    )
    page.goto(file.as_uri())
    watched.outside.remove(file.as_uri())
    page.emulate_media(media=media)
    expect(page.get_by_role("heading", level=1)).to_be_visible()
    expect(page.locator(".claims li")).to_contain_text(HOSTILE[:40])
    expect(page.locator("script, .claims img")).to_have_count(0)
    assert page.locator("img").evaluate(
        "image => [image.complete, image.naturalWidth]"
    ) == [True, 2400]
    assert "HACKED" not in page.title()
    if media == "screen":
        found = Axe().run(page)
        assert found.violations_count == 0, found.generate_report()


def test_a_film_is_made_shown_and_downloaded(watched: Watched, server: str) -> None:
    page = watched.page
    page.goto(f"{server}/timelapse?{WEEK}")
    expect(page.get_by_text("9 frames, by day, 5–13 June 2023")).to_be_visible(
        timeout=SLOW
    )
    page.get_by_role("button", name="Make the time-lapse").click()
    shown = page.get_by_alt_text("The time-lapse")
    expect(shown).to_be_visible(timeout=SLOW)
    assert shown.evaluate("image => [image.naturalWidth, image.naturalHeight]") == [
        1200,
        630,
    ]
    name, file = downloaded(page, re.compile("Download"))
    assert name == "claims-timelapse.webp"
    with Image.open(io.BytesIO(file)) as film:
        assert film.n_frames == 9  # type: ignore[attr-defined]


def test_a_film_can_be_stopped(watched: Watched, server: str) -> None:
    page = watched.page
    page.goto(f"{server}/timelapse?from=2022-09-01&to=2023-09-27")
    expect(page.get_by_text("57 frames, by week")).to_be_visible(timeout=SLOW)
    page.get_by_role("button", name="Make the time-lapse").click()
    page.get_by_role("button", name="Stop").click(timeout=SLOW)
    expect(page.get_by_role("button", name="Stop")).to_have_count(0, timeout=SLOW)
    expect(page.get_by_role("button", name=re.compile("Download"))).to_have_count(0)
    page.goto(f"{server}/timelapse?{WEEK}")
    page.get_by_role("button", name="Make the time-lapse").click(timeout=SLOW)
    expect(page.get_by_alt_text("The time-lapse")).to_be_visible(timeout=SLOW)
