"""Links, previews, feeds and frames, as a crawler, a feed reader and another site meet
them.
"""

from __future__ import annotations

import json
import re
import threading
import urllib.request
from collections.abc import Iterator
from contextlib import closing, contextmanager
from http.client import HTTPConnection
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import parse_qs, urlparse

import feedparser
import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import FrameLocator, Page, expect

from tests.e2e.conftest import HOSTILE, Watched
from tests.e2e.test_journeys import DECODE, SLOW, opened
from tests.unit.api.heads import Head

pytestmark = pytest.mark.e2e
STATE = "region=Donetsk&from=2023-06-01&as-of=2099-01-01&lat=47.8&lon=36.9&zoom=10"
CRAWLERS = (
    "facebookexternalhit/1.1",
    "Twitterbot/1.0",
    "TelegramBot (like TwitterBot)",
    "WhatsApp/2.23",
)


def crawled(url: str, agent: str) -> Head:
    request = urllib.request.Request(url, headers={"User-Agent": agent})
    with urllib.request.urlopen(request, timeout=60) as answer:
        return Head(answer.read().decode())


def post(url: str) -> Any:
    with urllib.request.urlopen(
        urllib.request.Request(url, method="POST"), timeout=30
    ) as answer:
        return json.load(answer)


@pytest.mark.parametrize("agent", CRAWLERS)
def test_a_crawler_finds_title_words_and_a_picture_of_the_view(
    watched: Watched, server: str, agent: str
) -> None:
    short = post(f"{server}/api/links?{STATE}")["url"]
    for address in (f"{server}/?{STATE}", short):
        head = crawled(address, agent)
        assert head.title.startswith(
            "Claims about the war in Ukraine: from 1 June 2023; region Donetsk"
        )
        assert re.match(r"\d+ claims at \d+ places, ", head.meta["og:description"])
        assert parse_qs(urlparse(head.meta["og:url"]).query) == parse_qs(STATE)
        picture = head.meta["og:image"]
        assert parse_qs(STATE).items() <= parse_qs(urlparse(picture).query).items()
    watched.page.goto(f"{server}/embed")
    other = picture.replace("zoom=10", "zoom=7")
    first, second = watched.page.evaluate(DECODE, [picture, other])
    assert first[:2] == second[:2] == [1200, 630]
    assert first != second


def test_a_crawler_that_follows_no_redirect_finds_the_same(server: str) -> None:
    short = urlparse(post(f"{server}/api/links?{STATE}")["url"])
    with closing(HTTPConnection(short.netloc, timeout=60)) as connection:
        connection.request("GET", short.path)
        answer = connection.getresponse()
        page = answer.read().decode()
    assert (
        answer.status,
        answer.headers["location"].startswith("../?from=2023-06-01"),
    ) == (302, True)
    assert Head(page).meta == {
        **crawled(f"{server}/?{STATE}", "x").meta,
        "charset": "",
        "viewport": "width=device-width, initial-scale=1",
    }


def test_half_a_view_is_told_on_the_page(watched: Watched, server: str) -> None:
    opened(watched.page, f"{server}/?source=TASS&lat=47.8")
    expect(
        watched.page.get_by_text("lat without lon: give both or none")
    ).to_be_visible(timeout=SLOW)


def test_the_page_names_its_feeds_and_their_entries_open_claims(
    watched: Watched, server: str
) -> None:
    head = crawled(f"{server}/?source=TASS", "Feedly/1.0")
    found = feedparser.parse(
        urllib.request.urlopen(
            head.links["alternate", "application/atom+xml"], timeout=30
        ).read()
    )
    assert (found.bozo, len(found.entries) > 5) == (False, True)
    with urllib.request.urlopen(
        head.links["alternate", "application/feed+json"], timeout=30
    ) as answer:
        assert [item["id"] for item in json.load(answer)["items"]] == [
            entry.id for entry in found.entries
        ]
    frame = opened(watched.page, found.entries[0].link)
    claim = parse_qs(urlparse(found.entries[0].link).query)["claim"][0]
    expect(frame.locator(f'.fl-card[data-claim="{claim}"]')).to_be_visible(timeout=SLOW)


@contextmanager
def another_site(body: str) -> Iterator[str]:
    """Serve one page from another origin and yield its address."""
    page = (
        '<!DOCTYPE html><html lang="en"><title>News</title><link rel="icon"'
        f' href="data:,"><h1>News</h1>{body}'
    )

    class Site(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            self.send_response(200)
            self.send_header("Content-Type", "text/html; charset=utf-8")
            self.end_headers()
            self.wfile.write(page.encode())

        def log_message(self, *_: object) -> None:
            pass

    with ThreadingHTTPServer(("127.0.0.1", 0), Site) as site:
        threading.Thread(target=site.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{site.server_address[1]}/"
        site.shutdown()


def framed(page: Page, server: str, query: str) -> Iterator[FrameLocator]:
    frame = (
        f'<iframe title="Map" src="{server}/embed?{query}" width="720"'
        ' height="420"></iframe>'
    )
    with another_site(frame) as address:
        page.goto(address)
        yield page.frame_locator("iframe")


def test_the_map_works_inside_a_page_of_another_site(
    watched: Watched, server: str
) -> None:
    page = watched.page
    for frame in framed(page, server, "region=Donetsk&utm_source=news"):
        expect(frame.locator("html[data-markers]")).to_be_attached(timeout=SLOW)
        assert int(frame.locator("html").get_attribute("data-markers") or 0) > 3
        expect(frame.locator(".fe-words")).to_contain_text("Shown: region Donetsk")
        expect(frame.locator("nav, select, input, details")).to_have_count(0)
        expect(frame.get_by_role("link", name="Open the full map")).to_have_attribute(
            "href", "./?region=Donetsk"
        )
        expect(frame.locator("html")).to_have_attribute("data-theme", "light")
        lit = frame.locator("body").evaluate("e => getComputedStyle(e).backgroundColor")
        page.emulate_media(color_scheme="dark")
        expect(frame.locator("html")).to_have_attribute("data-theme", "dark")
        assert (
            frame.locator("body").evaluate("e => getComputedStyle(e).backgroundColor")
            != lit
        )


def test_the_map_in_a_frame_is_used_by_keyboard_and_has_a_table(
    watched: Watched, server: str
) -> None:
    page = watched.page
    for frame in framed(page, server, "text=Storozheve&lat=47.79&lon=36.81&zoom=12"):
        expect(frame.locator("html[data-markers]")).to_be_attached(timeout=SLOW)
        frame.locator("#map_div").focus()
        page.keyboard.press("Enter")
        expect(frame.locator(".fl-popup")).to_contain_text("Storozheve", timeout=SLOW)
        expect(frame.locator(".fl-popup")).to_contain_text("Said by")
        expect(frame.locator(".fl-popup")).to_be_focused()
        page.keyboard.press("Escape")
        expect(frame.locator(".fl-popup")).to_have_count(0)
        expect(frame.locator("#map_div")).to_be_focused()
        frame.get_by_role("link", name="Show as a table").click()
        expect(frame.locator("tbody tr").first).to_be_visible(timeout=SLOW)
        expect(frame.locator("table")).to_contain_text("Storozheve")
        frame.get_by_role("link", name="Show as a map").click()
        expect(frame.locator("html[data-markers]")).to_be_attached(timeout=SLOW)


def test_an_open_claim_takes_no_focus_from_the_page_around_the_frame(
    watched: Watched, server: str
) -> None:
    claim = (
        feedparser.parse(f"{server}/feed.atom?text=Storozheve")
        .entries[0]
        .id.rpartition("/")[2]
    )
    for frame in framed(watched.page, server, f"text=Storozheve&claim={claim}"):
        expect(frame.locator(f'.fl-popup .fl-now[data-claim="{claim}"]')).to_be_visible(
            timeout=SLOW
        )
        assert watched.page.evaluate("document.activeElement.tagName") == "BODY"


def test_a_hostile_claim_does_nothing_in_a_frame(watched: Watched, server: str) -> None:
    for frame in framed(watched.page, server, "source=Hostile+Times"):
        expect(frame.locator("html[data-markers]")).to_be_attached(timeout=SLOW)
        frame.locator("#map_div").focus()
        watched.page.keyboard.press("Enter")
        expect(frame.locator(".fl-popup")).to_contain_text(HOSTILE[:30], timeout=SLOW)
        expect(frame.locator(".fl-popup img, .fl-popup script")).to_have_count(0)
        assert watched.page.title() == "News"


@pytest.mark.parametrize(
    "query", ["region=Donetsk", "region=Donetsk&theme=dark", "source=TASS&as=table"]
)
def test_the_page_for_frames_has_no_accessibility_faults(
    watched: Watched, server: str, query: str
) -> None:
    watched.page.goto(f"{server}/embed?{query}")
    expect(watched.page.locator("html[data-markers], table").first).to_be_attached(
        timeout=SLOW
    )
    found = Axe().run(watched.page)
    assert found.violations_count == 0, found.generate_report()
