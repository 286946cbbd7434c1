"""The map page in Ukrainian: by the browser, by the address and by the switch, with bar,
filters, card and pages beside it, in a real Chromium.
"""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Browser, FrameLocator, Page, expect

from tests.e2e.conftest import Watched
from tests.e2e.test_journeys import FRAME, SLOW, sentence

pytestmark = pytest.mark.e2e
ROBOTYNE = "place=UA23100270150025192"


def _ukrainian(page: Page, address: str) -> FrameLocator:
    page.goto(address)
    frame = page.frame_locator(FRAME)
    expect(page.locator("html")).to_have_attribute("lang", "uk", timeout=SLOW)
    expect(frame.locator(".fl-item:visible").first).to_be_visible(timeout=SLOW)
    return frame


def _switch(page: Page, language: str) -> None:
    page.get_by_role(
        "combobox", name=re.compile("^(Мова|Language of the)")
    ).select_option(language)


@pytest.mark.parametrize(("width", "height"), [(1400, 900), (390, 844)])
def test_a_ukrainian_browser_gets_a_ukrainian_map(
    browser: Browser, server: str, width: int, height: int
) -> None:
    context = browser.new_context(
        locale="uk-UA", viewport={"width": width, "height": height}
    )
    page = context.new_page()
    frame = _ukrainian(page, f"{server}/?{ROBOTYNE}")
    expect(page).to_have_title("Карта · Твердження про війну в Україні")
    expect(page.get_by_role("button", name="Поділитися")).to_be_visible()
    expect(
        page.get_by_placeholder("Пошук місця, особи, видання чи слів")
    ).to_be_visible()
    expect(page.get_by_role("button", name="Роботине ✕")).to_be_visible()
    expect(sentence(page)).to_have_text(re.compile(r"^\d+ тверджен.+ у 1 місці"))
    # Without a word of its own in the address, which is what others are sent.
    assert "language" not in page.url
    if width < 500:
        page.get_by_role("button", name=re.compile("^Фільтри")).click()
    filters = page.get_by_role("region", name="Фільтри")
    expect(filters.get_by_role("heading", name="Хто заявляє")).to_be_visible()
    expect(filters.get_by_text("Регіон (область)")).to_be_visible()
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    if width < 500:
        page.keyboard.press("Escape")
    frame.locator(".fl-item:visible").first.click()
    expect(frame.get_by_role("button", name="Скопіювати посилання")).to_be_visible()
    expect(frame.get_by_text("Де", exact=True)).to_be_visible()
    expect(
        frame.locator("h2:visible").filter(has_text="Роботине").first
    ).to_be_visible()
    context.close()


def test_the_switch_turns_page_map_and_address(watched: Watched, server: str) -> None:
    page = watched.page
    page.goto(f"{server}/?{ROBOTYNE}")
    frame = page.frame_locator(FRAME)
    expect(frame.locator(".fl-item:visible").first).to_be_visible(timeout=SLOW)
    expect(page.get_by_role("button", name="Share")).to_be_visible()
    _switch(page, "uk")
    expect(page.get_by_role("button", name="Поділитися")).to_be_visible(timeout=SLOW)
    expect(page).to_have_url(re.compile("language=uk"))
    expect(page.locator("html")).to_have_attribute("lang", "uk")
    # Until the map of the new language stands, the other one is still there.
    zoom = page.frame_locator(FRAME).last.get_by_role("button", name="Наблизити")
    expect(zoom).to_be_visible(timeout=SLOW)
    expect(page.locator(FRAME)).to_have_count(1, timeout=SLOW)
    expect(frame.locator(".fl-item:visible").first).to_contain_text(
        "Роботине", timeout=SLOW
    )
    # It goes along to another page, with the filters.
    page.get_by_role("link", name="Таблиця").click()
    expect(page.get_by_role("heading", name="Таблиця")).to_be_visible(timeout=SLOW)
    expect(page).to_have_url(re.compile(r"table\?.*language=uk"))
    expect(page).to_have_url(re.compile(ROBOTYNE))
    # Streamlit's own words, too.
    expect(page.get_by_role("button", name="Очистити все")).to_be_visible()
    _switch(page, "en")
    expect(page.get_by_role("heading", name="Table")).to_be_visible(timeout=SLOW)
    expect(page.locator("html")).to_have_attribute("lang", "en")
    assert (watched.outside, watched.errors) == ([], [])


def test_the_page_of_a_claim_and_of_a_place(browser: Browser, server: str) -> None:
    context = browser.new_context(locale="uk-UA", java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{server}/place/UA23100270150025192")
    expect(page.locator("html")).to_have_attribute("lang", "uk")
    heading = page.get_by_role("heading", name="Перше твердження кожної сторони")
    expect(heading).to_be_visible()
    page.goto(f"{server}/nowhere")
    expect(page.get_by_text("За цією адресою нічого немає.")).to_be_visible()
    page.goto(f"{server}/place/UA23100270150025192?language=en")
    expect(page.get_by_role("heading", name="First claim of each side")).to_be_visible()
    context.close()
