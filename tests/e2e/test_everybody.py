"""For every reader: axe on every page, letters twice as large, a reader's own colours, a
low phone, paper.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from urllib.parse import quote

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, FrameLocator, Page, expect

from tests.browsers import chromium
from tests.e2e.conftest import ROOT, Watched
from tests.e2e.test_journeys import FRAME, SLOW, opened, share
from tests.serving import asked

pytestmark = pytest.mark.e2e
PAGES = (
    "",
    "table",
    "review",
    "read",
    "timelapse",
    "story",
    "changes",
    "contradictions",
    "grades",
    "references",
    "datasets",
    "accuracy",
    "about",
)
"""Streamlit's pages, which are ours but for the widgets."""
PLAIN = ("claim/{id}", "place/{place}", "embed", "embed?as=table", "claim/no", "no")
"""Pages that are wholly ours."""
OF_STREAMLIT = {
    "scrollable-region-focusable": "st.table scrolls and takes no focus",
    "color-contrast": "the label of a field that is disabled is faint on purpose",
}
"""What axe says of Streamlit's own markup, rule by rule, and why it is let be."""
STREAMLITS = {
    "scrollable-region-focusable": re.compile(r"stTable"),
    "color-contrast": re.compile(r'aria-hidden=\\?"true\\?"'),
}
"""By what its targets are known; a rule of these at any other place is ours."""


def violations(page: Page) -> list[tuple[str, list[str]]]:
    """Return the serious and critical violations that are not named above."""
    ours = []
    for found in Axe().run(page).response["violations"]:
        if found["impact"] not in ("serious", "critical"):
            continue
        targets = [str(node["target"]) for node in found["nodes"]]
        own = STREAMLITS.get(found["id"])
        rest = [target for target in targets if not (own and own.search(target))]
        if rest:
            ours.append((found["id"], rest))
    return ours


def test_every_page_of_the_menu_is_looked_at() -> None:
    app = (ROOT / "dashboard" / "ui" / "app.py").read_text("utf-8")
    addresses = set(re.findall(r'url_path="(\w+)"', app))
    assert {page or "map" for page in PAGES} == addresses


def test_every_exception_has_its_reason() -> None:
    assert set(OF_STREAMLIT) == set(STREAMLITS)


def settled(page: Page) -> None:
    """Wait until Streamlit has run the page."""
    expect(page.locator("h1").first).to_be_attached(timeout=SLOW)
    expect(page.locator('[data-test-script-state="running"]')).to_have_count(
        0, timeout=SLOW
    )
    # What a run is about to replace is drawn faint.
    expect(page.locator('[data-stale="true"]')).to_have_count(0, timeout=SLOW)
    page.wait_for_timeout(400)


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("path", PAGES)
def test_axe_finds_nothing_serious_on_a_page(
    watched: Watched, server: str, path: str, scheme: str
) -> None:
    page = watched.page
    page.emulate_media(color_scheme="dark" if scheme == "dark" else "light")
    page.goto(f"{server}/{path}")
    settled(page)
    assert violations(page) == []


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_serious_on_pages_without_streamlit(
    watched: Watched, server: str, scheme: str
) -> None:
    page = watched.page
    page.emulate_media(color_scheme="dark" if scheme == "dark" else "light")
    claim = asked(f"{server}/api/claims.json?source=TASS&limit=1")["claims"][0]
    values = {"id": claim["id"], "place": quote(claim["place_id"])}
    for path in PLAIN:
        page.goto(f"{server}/{path.format(**values)}")
        expect(page.locator("main h1").first).to_be_visible(timeout=SLOW)
        assert (path, violations(page)) == (path, [])
    # What is not there is a page, too; the browser notes its status.
    watched.errors.clear()


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_serious_in_the_share_dialog_and_the_phone(
    watched: Watched, server: str, scheme: str
) -> None:
    page = watched.page
    page.emulate_media(color_scheme="dark" if scheme == "dark" else "light")
    page.set_viewport_size({"width": 390, "height": 844})
    opened(page, f"{server}/?source=TASS")
    page.get_by_role("button", name="Filters 1").click()
    assert violations(page) == []
    page.get_by_role("button", name=re.compile(r"Show \d+ claims")).click()
    share(page).click()
    expect(page.get_by_role("dialog")).to_be_visible(timeout=SLOW)
    assert violations(page) == []


@pytest.fixture(scope="module")
def large() -> Iterator[Browser]:
    """A browser whose reader set its letters twice as large."""
    with chromium("--blink-settings=defaultFontSize=32,defaultFixedFontSize=26") as it:
        yield it


@pytest.mark.parametrize(("width", "height"), [(1400, 900), (1280, 720), (390, 844)])
def test_letters_may_be_twice_as_large(
    large: Browser, server: str, width: int, height: int
) -> None:
    context = large.new_context(viewport={"width": width, "height": height})
    page = context.new_page()
    frame = opened(page, f"{server}/?source=TASS")
    size = "e => parseFloat(getComputedStyle(e).fontSize)"
    assert page.locator("html").evaluate(size) == 32
    assert frame.locator(".fl-item").first.evaluate(size) >= 26
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    inside = frame.locator("html")
    assert inside.evaluate("e => e.scrollWidth <= e.clientWidth")
    # What leads everywhere is in sight, and none covers another.
    search = page.get_by_role("combobox", name="Search a place")
    filters = page.get_by_role("button", name="Filters 1")
    boxes = [each.bounding_box() for each in (search, filters, share(page))]
    for at, box in enumerate(boxes):
        assert box is not None and box["x"] + box["width"] <= width
        assert box["height"] >= 32
        for other in boxes[at + 1 :]:
            assert other is not None
            apart = box["x"] + box["width"] <= other["x"]
            assert apart or box["y"] + box["height"] <= other["y"]
    frame.get_by_role("button", name="Height of the list").click()
    frame.locator(".fl-item").first.click()
    expect(frame.locator(".fl-card h2").first).to_be_in_viewport(timeout=SLOW)
    context.close()


def boxes_of(frame: FrameLocator, selector: str) -> list[dict[str, float]]:
    """Return where the elements are that can be seen."""
    found: list[dict[str, float]] = frame.locator(selector).evaluate_all(
        """all => all.map(e => e.getBoundingClientRect())
        .filter(box => box.width && box.height)
        .map(({left, top, right, bottom}) => ({left, top, right, bottom}))"""
    )
    return found


@pytest.mark.parametrize(("width", "height"), [(320, 640), (390, 844)])
def test_no_tool_of_the_map_meets_another(
    watched: Watched, server: str, width: int, height: int
) -> None:
    page = watched.page
    page.set_viewport_size({"width": width, "height": height})
    frame = opened(page, f"{server}/?source=TASS")
    expect(frame.locator("html[data-days]")).to_be_attached(timeout=SLOW)
    tools = boxes_of(frame, ".leaflet-bar, .leaflet-control-layers, .fl-days")
    assert len(tools) >= 5
    for at, one in enumerate(tools):
        assert one["left"] >= 0 and one["right"] <= width
        for other in tools[at + 1 :]:
            apart = one["right"] <= other["left"] or other["right"] <= one["left"]
            above = one["bottom"] <= other["top"] or other["bottom"] <= one["top"]
            assert apart or above, (one, other)


def test_a_readers_own_colours(browser: Browser, server: str) -> None:
    context = browser.new_context(
        viewport={"width": 1400, "height": 900}, forced_colors="active"
    )
    page = context.new_page()
    frame = opened(page, f"{server}/?source=TASS")
    expect(frame.locator("html[data-days]")).to_be_attached(timeout=SLOW)
    painted = "e => getComputedStyle(e).backgroundColor"
    canvas = frame.locator("body").evaluate(painted)
    # Bars and pressed buttons are backgrounds, which such colours take away.
    bar = page.locator('[role="img"][aria-label^="Claims by"] [title*=":"]').first
    assert bar.evaluate(painted) != canvas
    for selector in (".fl-tabs [aria-pressed=true]", ".fl-days-thumb"):
        pseudo = "::after" if "thumb" in selector else ""
        ground = frame.locator(selector).first.evaluate(
            "(e, pseudo) => getComputedStyle(e, pseudo).backgroundColor", pseudo
        )
        assert ground != canvas, selector
    chip = page.locator(".st-key-fl-chips button").first
    assert chip.evaluate("e => getComputedStyle(e).borderTopWidth") != "0px"
    page.keyboard.press("/")
    ring = page.locator(":focus").evaluate("e => getComputedStyle(e).outlineStyle")
    assert ring == "solid"
    tool = frame.get_by_role("button", name="Measure a distance")
    tool.click()
    assert tool.evaluate("e => getComputedStyle(e).outlineStyle") == "solid"
    # Markers keep their colours: they are drawn, not styled.
    colours = frame.locator("canvas.fl-markers").evaluate(
        """canvas => {
          const { data } = canvas.getContext("2d").getImageData(0, 0, canvas.width, canvas.height);
          const seen = new Set();
          for (let i = 0; i < data.length; i += 4) if (data[i + 3] === 255) seen.add(`${data[i]},${data[i + 1]},${data[i + 2]}`);
          return [...seen];
        }"""
    )
    assert "213,94,0" in colours  # Russia
    context.close()


def test_paper_has_the_map_and_the_whole_list(watched: Watched, server: str) -> None:
    page = watched.page
    frame = opened(page, f"{server}/?source=TASS")
    page.emulate_media(media="print")
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    page.wait_for_timeout(600)
    picture = frame.locator("#map_div").bounding_box()
    assert picture is not None
    assert (round(picture["width"]), round(picture["height"])) == (700, 480)
    frame_box = page.locator(FRAME).bounding_box()
    last = frame.locator(".fl-item").last.bounding_box()
    first = frame.locator(".fl-item").first.bounding_box()
    assert frame_box and last and first
    assert first["y"] >= picture["y"] + picture["height"]
    assert last["y"] + last["height"] <= frame_box["y"] + frame_box["height"]
    expect(frame.locator(".fl-error:visible")).to_have_count(0)
    expect(frame.locator(".fl-days")).to_be_hidden()
    page.emulate_media(media="screen")
    page.evaluate("dispatchEvent(new Event('afterprint'))")
    expect(frame.locator(".fl-days")).to_be_visible()
    again = frame.locator("#map_div").bounding_box()
    assert again is not None and again["height"] > 600


def test_whoever_wants_little_motion_gets_little(browser: Browser, server: str) -> None:
    context = browser.new_context(
        viewport={"width": 390, "height": 844}, reduced_motion="reduce"
    )
    page = context.new_page()
    frame = opened(page, f"{server}/?source=TASS")
    moving = "e => parseFloat(getComputedStyle(e).transitionDuration)"
    assert frame.locator(".fl-list").evaluate(moving) == 0
    assert frame.locator(".leaflet-zoom-animated").first.evaluate(moving) <= 0.01
    context.close()
