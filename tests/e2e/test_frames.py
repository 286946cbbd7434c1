"""The map in a page of others, as oEmbed gives it: the wheel and a finger scroll that
page until the reader asks for the map, and a button fills the screen.
"""

from __future__ import annotations

from urllib.parse import quote

import pytest
from playwright.sync_api import Browser, FrameLocator, Page, expect

from tests.e2e.conftest import Watched
from tests.e2e.test_journeys import SLOW
from tests.e2e.test_sharing import another_site
from tests.serving import asked, until

pytestmark = pytest.mark.e2e
LONG = '<p style="height: 1800px">More news.</p>'
ZOOM = "() => window.frontline.page.map.getZoom()"


def article(server: str) -> str:
    """Return a page of another site with the map in its middle."""
    url = quote(f"{server}/?region=Donetsk", safe="")
    answer = asked(f"{server}/api/oembed?url={url}&maxheight=400")
    assert answer["type"] == "rich"
    return f"<p>News.</p>{answer['html']}{LONG}"


def ready(page: Page, address: str) -> FrameLocator:
    page.goto(address)
    frame = page.frame_locator("iframe")
    expect(frame.locator("html[data-markers]")).to_be_attached(timeout=SLOW)
    return frame


def zoom(frame: FrameLocator) -> float:
    return float(frame.locator("html").evaluate(ZOOM))


def test_the_wheel_scrolls_the_page_around_until_it_is_asked_for(
    watched: Watched, server: str
) -> None:
    page = watched.page
    with another_site(article(server)) as address:
        frame = ready(page, address)
        box = page.locator("iframe").bounding_box()
        assert box is not None
        before = zoom(frame)
        page.mouse.move(box["x"] + 300, box["y"] + 200)
        page.mouse.wheel(0, 120)
        page.wait_for_function("scrollY > 50", timeout=SLOW)
        expect(frame.locator(".fl-hint")).to_contain_text("Hold Ctrl")
        assert zoom(frame) == before
        expect(frame.locator(".fl-hint")).to_be_hidden(timeout=SLOW)
        page.evaluate("scrollTo(0, 0)")
        page.keyboard.down("Control")
        page.mouse.wheel(0, -120)
        page.keyboard.up("Control")
        until(lambda: zoom(frame), lambda now: now > before, SLOW / 1000)
        assert page.evaluate("scrollY") == 0
        # A map that was clicked is the one that is meant.
        near = zoom(frame)
        frame.locator("#map_div").click(position={"x": 10, "y": 120})
        page.mouse.wheel(0, 240)
        until(lambda: zoom(frame), lambda now: now < near, SLOW / 1000)


def test_the_map_of_a_frame_fills_the_screen(watched: Watched, server: str) -> None:
    page = watched.page
    with another_site(article(server)) as address:
        frame = ready(page, address)
        button = frame.get_by_role("button", name="Full screen")
        button.click()
        leave = frame.get_by_role("button", name="Leave the full screen")
        expect(leave).to_have_attribute("aria-pressed", "true")
        assert page.evaluate("document.fullscreenElement?.tagName") == "IFRAME"
        leave.click()
        expect(button).to_have_attribute("aria-pressed", "false")


def test_one_finger_moves_the_page_and_two_the_map(
    browser: Browser, server: str
) -> None:
    context = browser.new_context(
        viewport={"width": 390, "height": 844}, has_touch=True, is_mobile=True
    )
    page = context.new_page()
    with another_site(article(server)) as address:
        frame = ready(page, address)
        box = frame.locator("#map_div")
        assert box.evaluate("e => getComputedStyle(e).touchAction") == "pan-x pan-y"
        touches = """(e, count) => {
          const at = n => new Touch({ identifier: n, target: e, clientX: 90 + 40 * n, clientY: 90 });
          const touches = Array.from({ length: count }, (_, n) => at(n));
          e.dispatchEvent(new TouchEvent("touchmove", { touches, bubbles: true }));
        }"""
        box.evaluate(touches, 2)
        expect(frame.locator(".fl-hint")).to_be_hidden()
        box.evaluate(touches, 1)
        expect(frame.locator(".fl-hint")).to_contain_text("two fingers")
    context.close()
