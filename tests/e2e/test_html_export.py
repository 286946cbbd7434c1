"""The map in one HTML file, opened from the disk in a real Chromium."""

from __future__ import annotations

import random
import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, expect

from dashboard.domain.claim import Claim
from dashboard.domain.words import Kind, Precision, Side
from dashboard.exchange.export.registry import export_file
from tests.golden.export.cases import CLAIMS, HOSTILE, presented, real_context

pytestmark = pytest.mark.e2e
SLOW = 60_000
TAMPER = (
    "<img src=x"
    " onerror=\"document.title='HACKED'\"></script><script>document.title='HACKED'</script>"
)
Opener = Callable[..., Page]


@pytest.fixture
def opened(browser: Browser, tmp_path: Path) -> Iterator[Opener]:
    """Write claims to a file and open it; afterwards nothing was asked for and nothing
    was complained of.
    """
    asked: list[str] = []
    errors: list[str] = []
    contexts = []

    def load(
        claims: list[Claim], view: dict[str, Any] | None = None, **changes: object
    ) -> Page:
        file = tmp_path / "map.html"
        file.write_bytes(
            b"".join(export_file("html", presented(claims), real_context(**changes)))
        )
        contexts.append(
            browser.new_context(
                **({"viewport": {"width": 1400, "height": 900}} | (view or {}))
            )
        )
        page = contexts[-1].new_page()
        page.on("request", lambda request: asked.append(request.url))
        page.on("console", lambda message: errors.append(message.text))
        page.on("pageerror", lambda error: errors.append(str(error)))
        page.goto(file.as_uri())
        if (view or {}).get("java_script_enabled", True):
            expect(page.locator("html[data-markers]")).to_be_attached(timeout=SLOW)
            page.evaluate("frontline.page.base.ready")
        return page

    yield load
    for context in contexts:
        context.close()
    assert {url for url in asked if not url.startswith("data:")} == {
        (tmp_path / "map.html").as_uri()
    }
    assert errors == []


def scattered(count: int) -> list[Claim]:
    """Return claims around the front, some at the same places, some known only to an
    oblast.
    """
    dice = random.Random(7)  # noqa: S311
    spots = [
        (round(dice.uniform(46, 50), 5), round(dice.uniform(32, 39), 5))
        for _ in range(count // 3)
    ]
    kinds, sides, exact = (
        list(Kind),
        [Side.UA, Side.RU],
        [Precision.SETTLEMENT, Precision.OBLAST],
    )
    found = []
    for number in range(count):
        at = dice.randrange(len(spots))
        found.append(
            Claim(
                id=str(number),
                kind=dice.choice(kinds[:3]),
                actor=dice.choice(sides),
                claimant="the mayor",
                name=f"Place {at}",
                place_id=f"p{at}",
                lat=spots[at][0],
                lon=spots[at][1],
                precision=exact[at % 10 == 0],
                radius_km=2.0,
                publisher="Daily",
            )
        )
    return found


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("size", [(1400, 900), (390, 844)])
def test_it_draws_and_a_claim_opens(
    opened: Opener, scheme: str, size: tuple[int, int]
) -> None:
    view = {"viewport": {"width": size[0], "height": size[1]}, "color_scheme": scheme}
    page = opened([*CLAIMS[:4]], view)
    expect(page.locator("html")).to_have_attribute("data-theme", scheme)
    colours = page.locator("canvas.fl-markers").evaluate(
        "c => new Set(new Uint32Array(c.getContext('2d').getImageData(0, 0, c.width,"
        " c.height).data.buffer)).size"
    )
    assert colours > 20
    page.get_by_role("button", name=re.compile("denies .*Robotyne")).click()
    popup = page.locator(".fl-popup").last
    expect(popup).to_contain_text("Said by the Russian defence ministry (a denial)")
    expect(popup).to_contain_text("Contradicted by Kyiv, staff")
    expect(popup.get_by_role("link", name="TASS")).to_have_attribute(
        "href", "https://example.org/a?b=1&c=<2>"
    )
    assert page.evaluate("document.documentElement.scrollWidth <= window.innerWidth")
    page.get_by_role("button", name="No place").click()
    expect(page.locator("#fl-count")).to_have_text("1 claim with no place")
    page.locator(".fl-item").click()
    expect(popup).to_contain_text("a NATO official, relayed by USA Today")
    assert page.locator("table tbody tr").count() == 4


def test_the_basemap_and_its_lettering_are_drawn(opened: Opener) -> None:
    page = opened([CLAIMS[0]])
    assert page.evaluate("document.fonts.check('12px \"Noto Sans\"')")
    colours = (
        "t => new Set(new Uint32Array(t.getContext('2d').getImageData(0, 0, t.width,"
        " t.height).data.buffer)).size"
    )
    tiles = page.locator(".leaflet-tile-pane canvas")
    expect(tiles.first).to_be_attached()
    assert max(tile.evaluate(colours) for tile in tiles.all()) > 20


def test_hostile_text_stays_text(opened: Opener) -> None:
    base = replace(CLAIMS[4], lat=48.0, lon=37.0)
    hostile = [
        replace(
            base,
            id=TAMPER,
            claimant=TAMPER,
            name=TAMPER,
            quote=TAMPER,
            publisher=TAMPER,
            place_id=TAMPER,
        ),
        replace(
            base,
            id="lost",
            lat=None,
            lon=None,
            note=TAMPER,
            url="javascript:document.title='HACKED'",
        ),
    ]
    page = opened(
        hostile,
        title=f"Safe {HOSTILE}",
        sentence=TAMPER,
        credit=TAMPER,
        notes=(TAMPER,),
        link=TAMPER,
    )
    for tab in ("In view", "No place"):
        page.get_by_role("button", name=tab).click()
        page.locator(".fl-item").click()
        expect(page.locator(".fl-popup").last).to_be_visible()
    assert page.title().startswith("Safe ")
    assert page.locator("img").count() == 0
    hrefs = page.locator("a").evaluate_all(
        "all => all.map(a => a.getAttribute('href'))"
    )
    assert all(href.startswith(("http", "#")) for href in hrefs)


def test_the_keyboard_keeps_its_place_in_the_list(opened: Opener) -> None:
    page = opened(scattered(60))
    item = page.locator(".fl-item").nth(20)
    name = item.get_attribute("data-claim")
    item.focus()
    page.keyboard.press("Enter")
    expect(page.locator(".fl-popup")).to_be_visible()
    expect(page.locator('.fl-item[aria-current="true"]')).to_have_attribute(
        "data-claim", name or ""
    )
    expect(page.locator(f'.fl-item[data-claim="{name}"]')).to_be_focused()


def test_many_claims_keep_the_table_folded_until_it_is_asked_for(
    opened: Opener,
) -> None:
    page = opened(scattered(5_000))
    expect(page.locator("#fl-count")).to_contain_text("5,000 claims in view")
    rows = page.locator("table tbody tr")
    expect(rows.first).to_be_hidden()
    page.get_by_role("link", name="Table of 5,000 claims").click()
    expect(rows.first).to_be_visible()
    assert rows.count() == 5_000


def test_without_scripts_the_table_says_it_all(opened: Opener) -> None:
    page = opened([*CLAIMS[:4]], {"java_script_enabled": False})
    expect(page.locator(".fs-note")).to_contain_text("The map needs JavaScript")
    expect(page.locator("#fs-map")).to_be_hidden()
    expect(page.get_by_role("row")).to_have_count(5)


def test_no_claims_are_said_to_be_none(opened: Opener) -> None:
    page = opened([], sentence="No claims match these filters")
    expect(page.locator(".fl-empty")).to_have_text("There is no claim in this file.")
    assert page.locator("table").count() == 0


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing(opened: Opener, scheme: str) -> None:
    page = opened([*CLAIMS[:4]], {"color_scheme": scheme})
    page.locator(".fl-item").first.click()
    expect(page.locator(".leaflet-popup")).to_have_css("opacity", "1")
    found = Axe().run(page).response["violations"]
    assert [
        (rule["id"], [node["html"] for node in rule["nodes"]]) for rule in found
    ] == []
