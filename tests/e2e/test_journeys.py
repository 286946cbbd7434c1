"""What a reader does, in a real Chromium."""

from __future__ import annotations

import base64
import re
from pathlib import Path
from urllib.parse import parse_qs, urlparse

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, FrameLocator, Locator, Page, expect

from tests.e2e.conftest import Watched

pytestmark = pytest.mark.e2e
FRAME = 'iframe[title="streamlit_folium.st_folium"]'
SLOW = 60_000
DECODE = """urls => Promise.all(urls.map(async url => {
  const image = new Image(); image.src = url; await image.decode();
  const canvas = document.createElement('canvas'); canvas.width = image.width; canvas.height = image.height;
  const context = canvas.getContext('2d'); context.drawImage(image, 0, 0);
  const data = Array.from(context.getImageData(0, 80, 900, 400).data);
  return [image.width, image.height, data.reduce((a, b) => (a * 31 + b) % 1000003, 7)];
}))"""
"""Decodes pictures in the browser: width, height and a sum over the pixels of the map
part.
"""


SETTLED = """async () => {
  const map = window.frontline.page.map;
  while (map._panAnim && map._panAnim._inProgress) await new Promise(next => setTimeout(next, 20));
}"""
"""Waits until the map stands still: a popup moves it until it is seen whole."""


def opened(page: Page, url: str) -> FrameLocator:
    page.goto(url)
    frame = page.frame_locator(FRAME)
    expect(frame.locator("html[data-markers]")).to_be_attached(timeout=SLOW)
    expect(frame.locator(":is(.fl-item, .fl-card):visible").first).to_be_visible(
        timeout=SLOW
    )
    return frame


def sentence(page: Page) -> Locator:
    return page.locator(".st-key-fl-chips h2")


def go_to(page: Page, name: str) -> None:
    """Go to another page by the bar: most stand behind "More"."""
    link = page.get_by_role("link", name=name, exact=True)
    if not link.is_visible():
        page.get_by_role("button", name="More").click()
    link.click(timeout=SLOW)


def share(page: Page) -> Locator:
    """Return the button that opens the Share dialog."""
    return page.get_by_role("button", name="Share", exact=True)


def pixels(page: Page) -> str:
    return str(
        page.frame_locator(FRAME)
        .locator("canvas.fl-markers")
        .evaluate("canvas => canvas.toDataURL()")
    )


def choose(page: Page, label: str, value: str) -> None:
    field = page.get_by_label(label, exact=False).and_(page.get_by_role("combobox"))
    field.click()
    field.fill(value)
    page.get_by_role("option", name=re.compile(f"^{re.escape(value)}")).first.click()
    page.keyboard.press("Escape")


def test_opens_with_the_four_places_of_the_article(
    watched: Watched, server: str
) -> None:
    frame = opened(watched.page, f"{server}/?source=HNGN")
    expect(sentence(watched.page)).to_contain_text("claims at")
    for name in ("Sievierodonetsk", "Storozheve", "Donetsk", "Zaporizhzhia"):
        expect(frame.locator(".fl-item", has_text=name).first).to_be_attached()
    frame.get_by_role("button", name="No place").click()
    expect(frame.locator("#fl-count")).to_contain_text("with no place")
    expect(frame.locator(".fl-item").first).to_be_visible()


@pytest.mark.parametrize(
    ("label", "value", "parameter"),
    [("Source (outlet)", "TASS", "source"), ("Region (oblast)", "Luhansk", "region")],
)
def test_a_filter_changes_map_list_sentence_and_address(
    watched: Watched, server: str, label: str, value: str, parameter: str
) -> None:
    page = watched.page
    frame = opened(page, server)
    words, drawn, count = (
        sentence(page).inner_text(),
        pixels(page),
        frame.locator("#fl-count").inner_text(),
    )
    choose(page, label, value)
    expect(sentence(page)).not_to_have_text(words, timeout=SLOW)
    expect(frame.locator(f'html[data-query*="{parameter}={value}"]')).to_be_attached(
        timeout=SLOW
    )
    expect(frame.locator("#fl-count")).not_to_have_text(count, timeout=SLOW)
    assert parse_qs(urlparse(page.url).query)[parameter] == [value]
    assert pixels(page) != drawn


def test_a_date_changes_map_list_sentence_and_address(
    watched: Watched, server: str
) -> None:
    page = watched.page
    frame = opened(page, server)
    words, drawn, count = (
        sentence(page).inner_text(),
        pixels(page),
        frame.locator("#fl-count").inner_text(),
    )
    page.get_by_text("5–13 June 2023", exact=True).click()
    expect(sentence(page)).not_to_have_text(words, timeout=SLOW)
    expect(frame.locator('html[data-query*="from=2023-06-05"]')).to_be_attached(
        timeout=SLOW
    )
    expect(frame.locator("#fl-count")).not_to_have_text(count, timeout=SLOW)
    assert parse_qs(urlparse(page.url).query)["to"] == ["2023-06-13"]
    assert pixels(page) != drawn


def test_the_link_gives_the_same_view_in_a_fresh_browser(
    watched: Watched, server: str, browser: Browser
) -> None:
    page = watched.page
    frame = opened(
        page, f"{server}/?region=Donetsk&from=2023-06-01&lat=47.8&lon=36.9&zoom=10"
    )
    frame.locator(".fl-item").first.click()
    expect(page).to_have_url(re.compile("claim="), timeout=SLOW)
    frame.locator("html").evaluate(SETTLED)
    link, words = page.url, sentence(page).inner_text()
    first = frame.locator(".fl-card h2").inner_text()
    context = browser.new_context(viewport={"width": 1400, "height": 900})
    again = opened(context.new_page(), link)
    fresh = context.pages[0]
    expect(sentence(fresh)).to_have_text(words)
    expect(again.locator(".fl-card h2")).to_have_text(first, timeout=SLOW)
    again.locator("html").evaluate(SETTLED)
    old, new = (parse_qs(urlparse(url).query) for url in (link, fresh.url))
    assert {k: v for k, v in old.items() if k not in ("lat", "lon")} == {
        k: v for k, v in new.items() if k not in ("lat", "lon")
    }
    for name in ("lat", "lon"):
        assert abs(float(old[name][0]) - float(new[name][0])) < 0.002
    context.close()


def test_a_click_on_a_marker_shows_its_claims_and_marks_the_list(
    watched: Watched, server: str
) -> None:
    page = watched.page
    frame = opened(page, f"{server}/?text=Storozheve&lat=47.79&lon=36.81&zoom=11")
    box = page.locator(FRAME).bounding_box()
    at = frame.locator("#map_div").bounding_box()
    assert box is not None and at is not None
    # The marker lies at its place: the view is centred there but for a tenth of a
    # degree at most.
    point = frame.locator("#map_div").evaluate(
        "() => { const m = window.frontline.page.markers.drawn[0]; return [m.x, m.y]; }"
    )
    page.mouse.click(at["x"] + point[0], at["y"] + point[1])
    card = frame.locator(".fl-card")
    expect(card.get_by_role("heading", name="Storozheve").first).to_be_visible(
        timeout=SLOW
    )
    expect(card).to_contain_text("within 4 km")
    card.locator(".fl-item").first.click()
    expect(card).to_contain_text("Said by", timeout=SLOW)
    expect(card.get_by_role("link", name="open", exact=True)).to_have_attribute(
        "rel", re.compile("noopener")
    )
    page.keyboard.press("Escape")
    expect(frame.locator(".fl-card")).to_have_count(0)


def test_pictures_decode_and_follow_the_filters(
    watched: Watched, server: str, tmp_path: Path
) -> None:
    page = watched.page
    pictures: list[bytes] = []
    for query in ("", "?kind=strike"):
        opened(page, f"{server}/{query}")
        share(page).click()
        with page.expect_download(timeout=SLOW) as download:
            page.get_by_role("dialog").get_by_role("link", name="PNG").click()
        target = tmp_path / f"{len(pictures)}.png"
        download.value.save_as(target)
        pictures.append(target.read_bytes())
    urls = [
        f"data:image/png;base64,{base64.b64encode(picture).decode()}"
        for picture in pictures
    ]
    first, second = page.evaluate(DECODE, urls)
    assert first[:2] == second[:2] == [1200, 630]
    assert first[2] != second[2]


def test_nothing_of_a_hostile_note_runs(watched: Watched, server: str) -> None:
    page = watched.page
    frame = opened(page, f"{server}/?source=Hostile+Times")
    frame.locator(".fl-item").first.click()
    expect(frame.locator(".fl-card")).to_contain_text("<img src=x onerror")
    go_to(page, "Table")
    expect(page.get_by_text("Rows 1 to 1 of 1 claim")).to_be_visible(timeout=SLOW)
    assert "HACKED" not in page.title()
    expect(page.locator(".stMain img")).to_have_count(0)


def test_a_bad_address_is_a_notice(watched: Watched, server: str) -> None:
    opened(watched.page, f"{server}/?kind=nonsense&from=tomorrow")
    expect(watched.page.get_by_text("Part of the address was ignored")).to_have_count(2)


def test_nothing_found_is_explained(watched: Watched, server: str) -> None:
    page = watched.page
    page.goto(f"{server}/?text=zzzzzz")
    expect(sentence(page)).to_contain_text("No claims match", timeout=SLOW)
    expect(page.frame_locator(FRAME).locator(".fl-empty")).to_contain_text(
        "Widen the dates", timeout=SLOW
    )


def test_usable_on_a_phone(watched: Watched, server: str) -> None:
    page = watched.page
    page.set_viewport_size({"width": 390, "height": 844})
    frame = opened(page, server)
    expect(frame.locator("#map_div")).to_be_visible()
    assert page.evaluate("document.documentElement.scrollWidth") <= 390
    assert frame.locator("html").evaluate("e => e.scrollWidth") <= 390
    frame.get_by_role("button", name="Height of the list").click()
    frame.locator(".fl-item").first.click()
    expect(frame.locator(".fl-card")).to_be_visible(timeout=SLOW)
    expect(frame.locator(".fl-list")).to_have_attribute("data-sheet", "half")


def test_axe_finds_nothing_serious_in_our_markup(watched: Watched, server: str) -> None:
    page = watched.page
    opened(page, server)
    found = (
        Axe()
        .run(page, context="[data-testid='stMainBlockContainer'], iframe")
        .response["violations"]
    )
    ours = [
        v
        for v in found
        if v["impact"] in ("serious", "critical")
        and any("iframe" in str(n["target"][0]) for n in v["nodes"])
    ]
    assert [(v["id"], [n["target"] for n in v["nodes"]]) for v in ours] == []


def test_the_about_page_opens(watched: Watched, server: str) -> None:
    watched.page.goto(f"{server}/about")
    expect(watched.page.get_by_text("What a pin does not prove")).to_be_visible(
        timeout=SLOW
    )
