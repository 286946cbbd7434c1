"""The map page as one screen: search, filters, panel, history, keyboard and phone, in a
real Chromium.
"""

from __future__ import annotations

import re
from urllib.parse import parse_qs, urlparse

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import FrameLocator, Locator, Page, expect

from tests.e2e.conftest import Watched
from tests.e2e.test_journeys import FRAME, SLOW, go_to, opened, sentence

pytestmark = pytest.mark.e2e
FOCUSED = """() => {
  let node = document.activeElement;
  if (node.tagName === 'IFRAME') node = node.contentDocument.activeElement;
  return `${node.tagName} ${node.className}`;
}"""
APART = """boxes => boxes
  .filter((box) => box.offsetParent && box.offsetWidth && box.offsetHeight)
  .map((box) => [box.textContent.trim(), box.getBoundingClientRect()])
  .map(([words, { left, right, top, bottom }]) => ({ words, left, right, top, bottom }))
"""
"""The boxes of elements that are to be seen."""
BAR = ".fl-name, .fl-search, .fl-bar-tools .fl-button, .st-key-fl-nav :is(a, button)"
DAYS = ".fl-days-row:not([hidden]) > *"
WIDTHS = (320, 360, 390, 600, 768, 820, 1000, 1030, 1180, 1200, 1400, 1920)
ROBOTYNE = "UA23100270150025192"


def _query(page: Page) -> dict[str, list[str]]:
    return parse_qs(urlparse(page.url).query)


def _search(page: Page, words: str) -> None:
    field = page.get_by_role("combobox", name="Search a place")
    field.click()
    field.fill(words)


@pytest.mark.parametrize(
    ("width", "height"),
    [(320, 640), (390, 844), (820, 1180), (1400, 900), (2560, 1440)],
)
def test_the_map_fills_what_the_bar_leaves(
    watched: Watched, server: str, width: int, height: int
) -> None:
    page = watched.page
    page.set_viewport_size({"width": width, "height": height})
    frame = opened(page, server)
    box = page.locator(FRAME).bounding_box()
    assert box is not None
    assert round(box["y"] + box["height"]) == height
    assert box["height"] > 0.8 * height
    assert round(box["x"] + box["width"]) == width
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    inside = frame.locator("html")
    assert inside.evaluate("e => e.scrollWidth <= e.clientWidth")
    assert inside.evaluate("e => e.scrollHeight <= e.clientHeight")
    expect(frame.get_by_text("Legend", exact=True)).to_be_in_viewport()
    legend = frame.locator(".fl-legend-box").bounding_box()
    credit = frame.locator(".leaflet-control-attribution").bounding_box()
    assert legend is not None and credit is not None
    apart = legend["x"] + legend["width"] <= credit["x"]
    assert apart or legend["y"] + legend["height"] <= credit["y"]


@pytest.mark.parametrize("language", ["en", "uk"])
def test_at_no_width_a_control_covers_another(
    watched: Watched, server: str, language: str
) -> None:
    page = watched.page
    june = f"from=2023-06-05&to=2023-06-13&language={language}"
    frame = opened(page, f"{server}/?{june}")
    expect(frame.locator(".fl-days-all")).to_be_visible(timeout=SLOW)
    for width in WIDTHS:
        page.set_viewport_size({"width": width, "height": 900})
        expect(frame.locator(".fl-days")).to_be_visible()
        _assert_apart(page.locator(BAR), width)
        _assert_apart(frame.locator(DAYS), width)
        credit = frame.locator(".leaflet-control-attribution").bounding_box()
        days = frame.locator(".fl-days").bounding_box()
        assert credit is not None and days is not None
        assert credit["y"] + credit["height"] <= days["y"] + 1, width


def test_on_a_phone_that_lies_on_its_side_the_map_has_most_of_the_screen(
    watched: Watched, server: str
) -> None:
    page = watched.page
    page.set_viewport_size({"width": 844, "height": 390})
    frame = opened(page, f"{server}/?from=2023-06-05&to=2023-06-13")
    expect(frame.locator(".fl-days-all")).to_be_visible(timeout=SLOW)
    _assert_apart(frame.locator(DAYS), 844)
    the_map = frame.locator("#map_div").bounding_box()
    legend = frame.locator(".fl-legend-box").bounding_box()
    assert the_map is not None and legend is not None
    assert the_map["height"] > 390 / 2
    assert legend["height"] < the_map["height"] / 4
    tools = frame.locator(".leaflet-top.leaflet-left .leaflet-control:visible")
    for box in tools.evaluate_all(APART):
        assert box["bottom"] <= the_map["height"]


def _assert_apart(controls: Locator, width: int) -> None:
    """Assert that controls lie beside one another, inside a page of so many pixels."""
    boxes = controls.evaluate_all(APART)
    assert boxes
    for at, box in enumerate(boxes):
        assert box["left"] >= -1 and box["right"] <= width + 1, (width, box)
        for other in boxes[at + 1 :]:
            across = min(box["right"], other["right"]) - max(box["left"], other["left"])
            down = min(box["bottom"], other["bottom"]) - max(box["top"], other["top"])
            assert min(across, down) <= 1, (width, box["words"], other["words"])


def test_the_first_claim_is_twelve_tabs_away_and_escape_leads_back(
    watched: Watched, server: str
) -> None:
    page = watched.page
    frame = opened(page, server)
    stops = []
    for _ in range(12):
        page.keyboard.press("Tab")
        stops.append(page.evaluate(FOCUSED))
    assert any("fl-item" in stop for stop in stops), stops
    chosen = frame.locator(".fl-item:focus")
    claim = chosen.get_attribute("data-claim")
    page.keyboard.press("Enter")
    heading = frame.locator(".fl-card h2").first
    expect(heading).to_be_focused(timeout=SLOW)
    expect(frame.locator(f'.fl-card[data-claim="{claim}"]')).to_be_visible()
    page.keyboard.press("Escape")
    expect(frame.locator(".fl-card")).to_have_count(0)
    expect(frame.locator(f'.fl-item[data-claim="{claim}"]')).to_be_focused()


def test_filter_and_claim_are_steps_of_back_and_the_map_is_none(
    watched: Watched, server: str
) -> None:
    page = watched.page
    frame = opened(page, server)
    unfiltered = sentence(page).inner_text()
    page.get_by_text("5–13 June 2023", exact=True).click()
    expect(frame.locator('html[data-query*="from=2023-06-05"]')).to_be_attached(
        timeout=SLOW
    )
    frame.locator(".fl-item").first.click()
    expect(frame.locator(".fl-card").first).to_be_visible(timeout=SLOW)
    steps = page.evaluate("history.length")
    frame.get_by_role("button", name="Zoom in").click()
    expect(page).not_to_have_url(re.compile("zoom=6"), timeout=SLOW)
    assert page.evaluate("history.length") == steps
    page.go_back()
    expect(frame.locator(".fl-card")).to_have_count(0)
    assert _query(page)["from"] == ["2023-06-05"]
    page.go_back()
    expect(sentence(page)).to_have_text(unfiltered, timeout=SLOW)
    assert "from" not in _query(page)
    preset = page.get_by_role("radio", name="5–13 June 2023")
    expect(
        preset.or_(page.get_by_text("5–13 June 2023", exact=True)).first
    ).to_be_visible()
    chips = page.locator(".st-key-fl-chips button")
    expect(chips).to_have_count(0, timeout=SLOW)
    page.go_forward()
    expect(page.get_by_role("button", name="5–13 June 2023 ✕")).to_be_visible(
        timeout=SLOW
    )


def test_an_answer_that_comes_late_leaves_what_the_keys_have_marked(
    watched: Watched, server: str
) -> None:
    page = watched.page
    opened(page, server)
    _search(page, "Robotyn")
    option = page.get_by_role("option").first
    expect(option).to_contain_text("Robotyne", timeout=SLOW)
    page.keyboard.press("ArrowDown")
    expect(option).to_have_attribute("aria-selected", "true")
    with page.expect_response(lambda answer: "q=Robotyne" in answer.url):
        page.keyboard.type("e")
    state = page.get_by_text(re.compile("match(es)? for Robotyne$"))
    expect(state).to_be_attached(timeout=SLOW)
    expect(option).to_have_attribute("aria-selected", "true")


@pytest.mark.parametrize("spelling", ["Rabotino", "Роботине", "Работино"])
def test_a_place_is_searched_in_any_spelling_by_keyboard(
    watched: Watched, server: str, spelling: str
) -> None:
    page = watched.page
    opened(page, server)
    page.keyboard.press("/")
    page.keyboard.type(spelling)
    option = page.get_by_role("option").first
    expect(option).to_contain_text("Robotyne", timeout=SLOW)
    page.keyboard.press("ArrowDown")
    expect(option).to_have_attribute("aria-selected", "true")
    page.keyboard.press("Enter")
    chip = page.get_by_role("button", name="Robotyne ✕")
    expect(chip).to_be_visible(timeout=SLOW)
    expect(page).to_have_url(re.compile(f"place={ROBOTYNE}"), timeout=SLOW)
    chip.click()
    expect(chip).to_have_count(0, timeout=SLOW)
    expect(page).not_to_have_url(re.compile("place="), timeout=SLOW)


def test_enter_in_a_filter_takes_what_was_typed_alone(
    watched: Watched, server: str
) -> None:
    page = watched.page
    opened(page, server)
    field = page.get_by_role("combobox", name="Source (outlet)")
    field.click()
    field.press_sequentially("TASS")
    # What is offered: the name itself, and to take the letters as they are.
    expect(page.get_by_role("option")).to_have_text(
        [re.compile(r"^TASS \(\d+\)"), re.compile("^Add: TASS")], timeout=SLOW
    )
    field.press("Enter")
    # While its list is open, the rest of the page is hidden from assistive technology.
    page.keyboard.press("Escape")
    expect(page.get_by_role("button", name="TASS ✕")).to_be_visible(timeout=SLOW)
    expect(page).to_have_url(re.compile(r"[?&]source=TASS(&|$)"), timeout=SLOW)
    assert _query(page)["source"] == ["TASS"]


def test_unknown_claims_and_places_are_said(watched: Watched, server: str) -> None:
    page = watched.page
    frame = opened_at(page, f"{server}/?claim=nope&utm_source=x&fbclid=y&gclid=z")
    expect(frame.get_by_role("heading", name="There is no such claim")).to_be_visible(
        timeout=SLOW
    )
    expect(page.get_by_text("Part of the address was ignored")).to_have_count(0)
    frame = opened_at(page, f"{server}/?at=nope")
    expect(
        frame.get_by_role("heading", name="There is no such place here")
    ).to_be_visible(timeout=SLOW)


def opened_at(page: Page, url: str) -> FrameLocator:
    """Open an address whose panel shows no list."""
    page.goto(url)
    frame = page.frame_locator(FRAME)
    expect(frame.locator("html[data-markers]")).to_be_attached(timeout=SLOW)
    return frame


def test_a_server_that_is_away_is_said_plainly(watched: Watched, server: str) -> None:
    page = watched.page
    opened(page, server)
    page.route("**/readyz", lambda route: route.abort())
    banner = page.locator(".fl-banner")
    expect(banner).to_contain_text("The server does not answer", timeout=SLOW)
    page.unroute("**/readyz")
    expect(banner).to_be_hidden(timeout=SLOW)
    watched.errors.clear()


def test_a_phone_has_the_map_a_sheet_and_a_button_for_filters(
    watched: Watched, server: str
) -> None:
    page = watched.page
    page.set_viewport_size({"width": 390, "height": 844})
    frame = opened(page, f"{server}/?source=TASS")
    sheet = frame.locator(".fl-list")
    heights = []
    for state in ("peek", "half", "full"):
        expect(sheet).to_have_attribute("data-sheet", state)
        page.wait_for_timeout(400)
        box = sheet.bounding_box()
        assert box is not None
        heights.append(box["height"])
        frame.get_by_role("button", name="Height of the list").click()
    assert heights[0] < heights[1] < heights[2]
    filters = page.get_by_role("button", name="Filters 1")
    filters.click()
    expect(filters).to_have_attribute("aria-expanded", "true")
    kind = page.get_by_role("combobox", name="Kind of claim")
    expect(kind).to_be_visible()
    page.get_by_role("button", name=re.compile(r"Show \d+ claims")).click()
    expect(kind).to_be_hidden()
    expect(filters).to_be_focused()


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_serious_on_the_map_with_a_card_open(
    watched: Watched, server: str, scheme: str
) -> None:
    page = watched.page
    page.emulate_media(color_scheme="dark" if scheme == "dark" else "light")
    frame = opened(page, f"{server}/?source=TASS")
    frame.locator(".fl-item").first.click()
    expect(frame.locator(".fl-card").first).to_be_visible(timeout=SLOW)
    _search(page, "Robo")
    expect(page.get_by_role("option").first).to_be_visible(timeout=SLOW)
    violations = Axe().run(page).response["violations"]
    assert [
        (v["id"], [n["target"] for n in v["nodes"]])
        for v in violations
        if v["impact"] in ("serious", "critical")
    ] == []


def test_every_page_has_its_title_and_one_h1(watched: Watched, server: str) -> None:
    page = watched.page
    opened(page, server)
    titles = {page.title()}
    names = ("Table", "Review", "Read an article", "Story", "Datasets", "About")
    for name in names:
        go_to(page, name)
        expect(page).to_have_title(re.compile(f"^{name} · "), timeout=SLOW)
        expect(page.locator(".stMain h1")).to_have_count(1, timeout=SLOW)
        titles.add(page.title())
    assert len(titles) == len(names) + 1


def test_an_empty_list_leads_to_the_claims(watched: Watched, server: str) -> None:
    page = watched.page
    frame = opened_at(page, f"{server}/?source=HNGN&lat=60&lon=5&zoom=8")
    empty = frame.locator(".fl-empty")
    expect(empty).to_contain_text("No claims in this part of the map", timeout=SLOW)
    empty.get_by_role(
        "button", name=re.compile(r"Show the \d+ claims? with no pl")
    ).click()
    expect(frame.get_by_role("button", name="No place", exact=True)).to_be_focused()
    expect(frame.locator("#fl-count")).to_contain_text("with no place", timeout=SLOW)
    frame.get_by_role("button", name="In view").click()
    empty.get_by_role("button", name="Show all claims").click(timeout=SLOW)
    expect(frame.locator(".fl-item").first).to_be_visible(timeout=SLOW)
