"""Two days compared on the map: swiped, in colour, as a table, by link and by keyboard."""

from __future__ import annotations

import re
from urllib.parse import parse_qs, urlparse

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import FrameLocator, Page, expect

from tests.e2e.conftest import Watched
from tests.e2e.test_journeys import FRAME, SLOW

pytestmark = pytest.mark.e2e
DAYS = "2023-06-05,2023-06-13"


def compared(page: Page, url: str) -> FrameLocator:
    """Open an address and wait until what it compares is drawn."""
    page.goto(url)
    frame = page.frame_locator(FRAME)
    expect(frame.locator("html[data-compared]")).to_be_attached(timeout=SLOW)
    return frame


def address(page: Page) -> str:
    return parse_qs(urlparse(page.url).query).get("compare", [""])[0]


def clips(frame: FrameLocator) -> list[str]:
    paths: list[str] = frame.locator("canvas.fl-markers").evaluate_all(
        "all => all.map(canvas => canvas.style.clipPath)"
    )
    return paths


def rows(frame: FrameLocator) -> list[list[str]]:
    """Return the rows of the table: place, claims on either day, change."""
    cells: list[list[str]] = frame.locator(".fl-compared tbody tr").evaluate_all(
        "all => all.map(row => [...row.cells].map(cell => cell.innerText.trim()))"
    )
    return cells


def test_two_days_from_the_button_to_the_end(watched: Watched, server: str) -> None:
    page = watched.page
    page.goto(f"{server}/?from=2023-06-05&to=2023-06-13")
    frame = page.frame_locator(FRAME)
    frame.get_by_role("button", name="Compare days").click(timeout=SLOW)
    expect(frame.get_by_label("Earlier day")).to_have_value("2023-06-05")
    expect(frame.get_by_label("Earlier day")).to_be_focused()
    expect(frame.get_by_label("Later day")).to_have_value("2023-06-13")
    expect(frame.locator(".fl-swipe-left")).to_contain_text("Until 5 Jun 2023")
    expect(frame.locator(".fl-compared tbody tr").first).to_be_visible(timeout=SLOW)
    assert address(page) == f"{DAYS},until"
    frame.get_by_label("Which claims count").select_option("day")
    expect(frame.locator(f'html[data-compared="{DAYS}"]')).to_be_attached(timeout=SLOW)
    assert address(page) == DAYS
    table = rows(frame)
    assert table
    changes = [int(later) - int(earlier) for _, earlier, later, _ in table]
    assert [abs(n) for n in changes] == sorted(map(abs, changes), reverse=True)
    opener = frame.locator(".fl-compared td button").first
    words = opener.get_attribute("aria-label") or ""
    opener.click()
    expect(frame.locator(".fl-card:not(.fl-compared)")).to_be_visible(timeout=SLOW)
    expect(frame.locator(".fl-card h2").first).to_contain_text(words.split(",")[0][:6])
    frame.get_by_role("button", name="End", exact=True).click()
    expect(frame.get_by_role("button", name="Compare days")).to_be_focused()
    assert address(page) == ""
    assert clips(frame) == [""]
    page.go_back()
    expect(frame.get_by_label("Later day")).to_have_value("2023-06-13")
    page.go_forward()
    expect(frame.get_by_label("Later day")).to_be_hidden()


def test_the_line_between_the_days_moves_by_keys(watched: Watched, server: str) -> None:
    page = watched.page
    frame = compared(page, f"{server}/?compare={DAYS},until")
    line = frame.get_by_role("slider", name="Line between the two days")
    expect(line).to_have_attribute("aria-valuenow", "50")
    expect(line).to_have_attribute("aria-valuetext", re.compile(r"5 Jun.*13 Jun"))
    before = clips(frame)
    assert len(before) == 2 and before[0] != before[1]
    line.focus()
    page.keyboard.press("ArrowRight")
    expect(line).to_have_attribute("aria-valuenow", "52")
    page.keyboard.press("Home")
    expect(line).to_have_attribute("aria-valuenow", "2")
    moved = clips(frame)
    assert moved[0] != before[0] and moved[1] != before[1]
    # While the map is dragged, the line stays where it is on the screen.
    page.mouse.move(700, 300)
    page.mouse.down()
    page.mouse.move(820, 300, steps=4)
    assert clips(frame) != moved
    page.mouse.up()
    expect(line).to_have_attribute("aria-valuenow", "2")


def test_differences_of_a_link_and_a_day_of_the_chart(
    watched: Watched, server: str
) -> None:
    page = watched.page
    frame = compared(page, f"{server}/?compare={DAYS},differences")
    expect(frame.locator(".fl-compare-keys")).to_contain_text("fewer")
    expect(frame.locator(".fl-swipe")).to_be_hidden()
    texts = {change for *_, change in rows(frame)}
    assert any(text.startswith("+") for text in texts)
    assert any(text.startswith("−") for text in texts)
    chart = frame.locator(".fl-days-chart").bounding_box()
    assert chart is not None
    frame.locator(".fl-days-chart").click(position={"x": 30, "y": 20})
    expect(frame.get_by_label("Later day")).to_have_value("2023-06-13")
    expect(frame.get_by_label("Earlier day")).not_to_have_value("2023-06-05")
    expect(page).to_have_url(re.compile("compare=2022"), timeout=SLOW)


def test_a_finger_swipes_on_a_phone(watched: Watched, server: str) -> None:
    page = watched.page
    page.set_viewport_size({"width": 390, "height": 844})
    frame = compared(page, f"{server}/?compare={DAYS},until")
    line = frame.get_by_role("slider", name="Line between the two days")
    box = line.bounding_box()
    assert box is not None and box["width"] >= 24 and box["height"] >= 24
    page.mouse.move(box["x"] + 20, box["y"] + 20)
    page.mouse.down()
    page.mouse.move(300, box["y"] + 20, steps=4)
    page.mouse.up()
    expect(line).to_have_attribute("aria-valuenow", re.compile("7[67]"))
    inside = frame.locator("html")
    assert inside.evaluate("e => e.scrollWidth <= e.clientWidth")
    frame.get_by_role("button", name="Table", exact=True).click()
    expect(frame.locator(".fl-compared h2")).to_be_focused()


def test_what_is_no_pair_of_days_is_said_and_nothing_is_compared(
    watched: Watched, server: str
) -> None:
    page = watched.page
    page.goto(f"{server}/?compare=2023-06-31")
    notice = page.get_by_text(re.compile("compare='2023-06-31': not two days"))
    expect(notice).to_be_visible(timeout=SLOW)
    frame = page.frame_locator(FRAME)
    expect(frame.get_by_role("button", name="Compare days")).to_be_visible(timeout=SLOW)


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("words", ["until", "until,differences"])
def test_axe_finds_nothing_serious_while_days_are_compared(
    watched: Watched, server: str, scheme: str, words: str
) -> None:
    page = watched.page
    page.emulate_media(color_scheme="dark" if scheme == "dark" else "light")
    frame = compared(page, f"{server}/?compare={DAYS},{words}")
    expect(frame.locator(".fl-compared h2")).to_be_visible(timeout=SLOW)
    violations = Axe().run(page).response["violations"]
    assert [
        (v["id"], [n["target"] for n in v["nodes"]])
        for v in violations
        if v["impact"] in ("serious", "critical")
    ] == []
