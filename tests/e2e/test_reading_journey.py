"""A reader pastes an article, reviews what was found, and sees it on the map: by mouse,
and by keyboard alone.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

from tests.e2e.conftest import HOSTILE, Watched, settled
from tests.serving import asked, served, until

pytestmark = pytest.mark.e2e
FRAME = 'iframe[title="streamlit_folium.st_folium"]'
SLOW = 60_000
FIRST_READING = 240_000
"""Milliseconds: the process that reads loads its model first."""
ARTICLE = f"""Ukrainian forces retook the village of Storozheve on Sunday, the Ukrainian defence ministry said.

Russian missiles struck Kramatorsk overnight, the head of the Donetsk region said. {HOSTILE}

Russian troops captured the village of Neskuchne on Saturday, Russia's defence ministry said.

Ukrainian forces repelled attacks near Makarivka on Monday, the General Staff said.
"""
PLACES = {"Storozheve", "Kramatorsk", "Neskuchne", "Makarivka"}
SUMMARY = """Оперативна інформація Генерального штабу ЗСУ станом на 08:00 12.06.2023.

На Бахмутському напрямку захисники відбили атаки ворога поблизу Кліщіївки.

Авіаударів противник завдав по Гуляйполю.

Сили оборони звільнили Сторожеве Донецької області.
"""
"""In Ukrainian: one attack was repelled, one town struck, one village liberated."""


BLOG = """Sunday 16 March, 09:12

Russian missiles struck Poltava, the governor said.

Monday 17 March, 07:40

Russian drones hit Shostka, the mayor said.

Tuesday 18 March, 06:05

Ukrainian forces repelled attacks near Lyptsi, the General Staff said.
"""
BLOG_DAYS = {"Poltava": "16 March", "Shostka": "17 March", "Lyptsi": "18 March"}
COURT = """A court in Poltava seized a house and three cars from a former deputy.

The judge in Poltava attacked the defence for its delays, and the case exploded in the press.
"""


@pytest.fixture
def bench(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of a dashboard of its own: what is accepted here must not be on the
    others' maps.
    """
    with served(tmp_path_factory.mktemp("reading")) as address:
        yield address


def paste(page: Page, address: str, text: str) -> None:
    """Paste a text with its publisher, and have it read."""
    page.goto(f"{address}/read")
    page.get_by_role("textbox", name="Text of the article").fill(text, timeout=SLOW)
    page.get_by_role("textbox", name="Publisher").fill("Own Wire")
    # The page takes in what was written before it hears of the button.
    page.get_by_role("button", name="Read", exact=True).focus()
    press(page, "Enter")


def read(page: Page, address: str, day: str = "20230612", text: str = ARTICLE) -> None:
    """Paste the article with its day and publisher, and have it read."""
    page.goto(f"{address}/read")
    page.get_by_role("textbox", name="Text of the article").fill(text, timeout=SLOW)
    page.get_by_role("textbox", name="Publisher").fill("Own Wire")
    if day:
        page.get_by_test_id("stDateInput").first.click()
        page.keyboard.type(day)
        page.keyboard.press("Escape")
    page.get_by_role("button", name="Read", exact=True).click()
    expect(
        page.get_by_role("heading", name=re.compile(r"\d+ claims? at \d+ places?"))
    ).to_be_visible(timeout=FIRST_READING)


def keep(page: Page, count: int = len(PLACES)) -> None:
    """Keep the drafts, and wait until they can be decided."""
    page.get_by_role("button", name="Keep as drafts").click()
    expect(page).to_have_url(re.compile(r"/review\?article="), timeout=SLOW)
    expect(page.locator(".fd-row")).to_have_count(count, timeout=SLOW)
    expect(page.get_by_role("button", name=re.compile("^Accept"))).to_be_enabled(
        timeout=SLOW
    )


def go(page: Page, place: str) -> None:
    page.locator(".fd-row", has_text=place).click()
    expect(page.get_by_role("heading", name=re.compile(f": {place}"))).to_be_visible(
        timeout=SLOW
    )
    expect(page.locator("mark.fa-now").first).to_be_in_viewport()
    # The heading comes before its buttons: until then they are the last claim's.
    settled(page)


def row(page: Page, place: str, words: str) -> None:
    expect(page.locator(".fd-row", has_text=place)).to_contain_text(words, timeout=SLOW)


def pick(page: Page, name: str) -> None:
    """Click the candidate with the number 1, once the small map shows that name."""
    expect(page.locator(FRAME)).to_have_count(1, timeout=SLOW)
    chart = page.frame_locator(FRAME).locator("#map_div")
    drawn = "(window.frontline?.page?.markers.drawn || [])"
    first = (
        f"() => {drawn}.filter(m => m.p.number === 1).map(m => [m.p.name, m.x, m.y])"
    )
    _, x, y = until(
        lambda: chart.evaluate(first),
        lambda found: bool(found) and found[0][0] == name,
        SLOW / 1000,
    )[0]
    chart.click(position={"x": x, "y": y})


def claims(address: str, query: str = "") -> dict[str, dict[str, Any]]:
    """Return the article's claims that the map shows, by place."""
    found = asked(f"{address}/api/claims.json?source=Own+Wire{query}")["claims"]
    return {claim["name"]: claim for claim in found}


def test_from_a_pasted_article_to_the_map(bench: str, watched: Watched) -> None:
    page = watched.page
    read(page, bench)
    expect(page.frame_locator(FRAME).locator('html[data-markers="4"]')).to_be_attached(
        timeout=SLOW
    )
    expect(page.locator(".fa-text")).to_contain_text("<img src=x onerror")
    assert claims(bench) == {}
    keep(page)
    assert claims(bench) == {}
    assert {c["review_words"] for c in claims(bench, "&review=draft").values()} == {
        "Draft"
    }

    go(page, "Kramatorsk")
    page.get_by_role("button", name=re.compile("^Reject")).click()
    page.get_by_role("button", name="Another claim says the same").click()
    row(page, "Kramatorsk", "rejected")

    go(page, "Neskuchne")
    page.get_by_role("button", name=re.compile("^Correct")).click()
    page.get_by_role("textbox", name="Search a place by name").fill(
        "Blahodatne, Donetsk"
    )
    page.keyboard.press("Enter")
    choice = page.get_by_role("radio", name=re.compile(r"^1\. Blahodatne"))
    expect(choice).to_be_attached(timeout=SLOW)
    settled(page)
    pick(page, "Blahodatne")
    expect(choice).to_be_checked(timeout=SLOW)
    expect(page.get_by_text("From now on, “Neskuchne” means this place")).to_be_visible(
        timeout=SLOW
    )
    page.get_by_role("button", name="Save and accept").click()
    row(page, "Blahodatne", "accepted")

    for place in ("Storozheve", "Makarivka"):
        go(page, place)
        page.get_by_role("button", name=re.compile("^Accept")).click()
        row(page, place, "accepted")

    found = until(lambda: claims(bench), lambda got: len(got) == 3, SLOW / 1000)
    assert {name: claim["days"] for name, claim in found.items()} == {
        "Storozheve": "on 11 June 2023",
        "Blahodatne": "on 10 June 2023",
        "Makarivka": "on 12 June 2023",
    }
    page.goto(f"{bench}/?source=Own+Wire")
    for _ in range(2):
        # Shipped claims may contradict them.
        expect(page.locator(".st-key-fl-chips h2")).to_contain_text(
            "3 claims at 3 places", timeout=SLOW
        )
        expect(
            page.frame_locator(FRAME).locator(".fl-item", has_text="Makarivka")
        ).to_contain_text("12 June 2023")
        page.reload()
    assert "HACKED" not in page.title()


def test_a_ukrainian_summary_becomes_drafts_with_places_and_sides(
    bench: str, watched: Watched
) -> None:
    page = watched.page
    read(page, bench, text=SUMMARY)
    expect(page.get_by_text("Ukrainian").first).to_be_visible(timeout=SLOW)
    keep(page, count=3)
    drafts = claims(bench, "&review=draft")
    assert {
        name: (claim["kind"], claim["actor"], claim["side_words"])
        for name, claim in drafts.items()
    } == {
        "Klishchiivka": ("hold", "UA", "Ukraine"),
        "Huliaipole": ("strike", "RU", "Ukraine"),
        "Storozheve": ("retake", "UA", "Ukraine"),
    }
    go(page, "Storozheve")
    page.get_by_role("button", name=re.compile("^Accept")).click()
    row(page, "Storozheve", "accepted")
    assert set(until(lambda: claims(bench), bool, SLOW / 1000)) == {"Storozheve"}


def test_a_text_without_claims_says_why(bench: str, watched: Watched) -> None:
    page = watched.page
    paste(
        page,
        bench,
        "Die Armee hat Awdijiwka am Dienstag nach schweren Kämpfen verlassen.",
    )
    expect(page.get_by_text("This text is in German")).to_be_visible(timeout=SLOW)
    paste(page, bench, COURT)
    expect(
        page.get_by_role("heading", name="No claim of this war was found in this text")
    ).to_be_visible(timeout=SLOW)
    expect(page.get_by_text("What it tells of is nothing of this war.")).to_be_visible()
    expect(page.get_by_role("button", name="Keep as drafts")).to_have_count(0)


def test_a_live_blog_of_three_days_gives_each_claim_its_day(
    bench: str, watched: Watched
) -> None:
    page = watched.page
    read(page, bench, day="20250318", text=BLOG)
    keep(page, len(BLOG_DAYS))
    for place, day in BLOG_DAYS.items():
        go(page, place)
        expect(page.get_by_text(day).first).to_be_visible(timeout=SLOW)


def press(page: Page, key: str) -> None:
    """Press a key once the page stands still: a key pressed before is not heard."""
    still = page.locator('.stApp[data-test-script-state="notRunning"]')
    expect(still).to_be_attached(timeout=SLOW)
    page.wait_for_timeout(300)
    page.keyboard.press(key)


def test_by_keyboard_with_undo(bench: str, watched: Watched) -> None:
    page = watched.page
    read(page, bench)
    keep(page)
    first = page.locator('.fd-row[aria-current="true"] .fd-title').inner_text()
    # In a field the letters are only letters.
    press(page, "e")
    page.get_by_role("textbox", name="Claimant").press_sequentially(" ax", timeout=SLOW)
    expect(page.locator(".fd-more", has_text="accepted")).to_have_count(0)
    press(page, "Escape")
    expect(page.get_by_text("Correcting")).to_have_count(0, timeout=SLOW)
    page.get_by_role("heading", name="Review").click()
    press(page, "a")
    expect(page.locator(".fd-more", has_text="accepted")).to_have_count(1, timeout=SLOW)
    press(page, "x")
    expect(page.get_by_text("Why is it rejected?")).to_be_visible(timeout=SLOW)
    # The key works once its button is there.
    expect(
        page.get_by_role("button", name="Another claim says the same")
    ).to_be_visible(timeout=SLOW)
    press(page, "2")
    expect(page.locator(".fd-more", has_text="rejected")).to_have_count(1, timeout=SLOW)
    press(page, "e")
    expect(page.get_by_role("button", name="Cancel")).to_be_visible(timeout=SLOW)
    press(page, "Escape")
    expect(page.get_by_text("Correcting")).to_have_count(0, timeout=SLOW)
    assert (
        len(until(lambda: claims(bench), lambda got: len(got) == 1, SLOW / 1000)) == 1
    )
    press(page, "e")
    expect(page.get_by_role("button", name="Save and accept")).to_be_visible(
        timeout=SLOW
    )
    page.get_by_role("textbox", name="Claimant").fill("A village elder")
    press(page, "Control+Enter")
    expect(page.locator(".fd-more", has_text="accepted")).to_have_count(2, timeout=SLOW)
    found = until(lambda: claims(bench), lambda got: len(got) == 2, SLOW / 1000)
    assert "A village elder" in {claim["claimant"] for claim in found.values()}
    press(page, "u")
    expect(page.locator(".fd-more", has_text="accepted")).to_have_count(1, timeout=SLOW)
    elder = page.get_by_text("A village elder")
    expect(elder.first).to_be_visible(timeout=SLOW)
    press(page, "u")
    expect(elder).to_have_count(0, timeout=SLOW)
    assert "A village elder" not in {
        claim["claimant"] for claim in claims(bench, "&review=draft").values()
    }
    for left in (1, 0):
        press(page, "u")
        expect(
            page.locator(".fd-more", has_text=re.compile("accepted|rejected"))
        ).to_have_count(left, timeout=SLOW)
    assert until(lambda: claims(bench), lambda got: not got, SLOW / 1000) == {}
    expect(page.locator('.fd-row[aria-current="true"] .fd-title')).to_have_text(first)
    press(page, "j")
    expect(page.locator('.fd-row[aria-current="true"] .fd-title')).not_to_have_text(
        first, timeout=SLOW
    )


def test_without_a_day_the_dates_stay_unknown_and_drafts_are_hollow(
    bench: str, watched: Watched
) -> None:
    page = watched.page
    read(page, bench, day="")
    expect(page.get_by_text("The day of publication is not known")).to_be_visible()
    page.get_by_role("button", name="Keep as drafts").click()
    expect(page).to_have_url(re.compile(r"/review\?article="), timeout=SLOW)
    drafts = until(
        lambda: claims(bench, "&review=draft"),
        lambda got: len(got) == len(PLACES),
        SLOW / 1000,
    )
    assert {claim["days"] for claim in drafts.values()} == {"date unknown"}
    marks = asked(f"{bench}/api/claims.geojson?source=Own+Wire&review=draft&zoom=12")[
        "features"
    ]
    assert all(
        mark["properties"]["unaccepted"] == mark["properties"]["count"]
        for mark in marks
    )
    page.get_by_role("link", name="See drafts and accepted claims").click()
    expect(page).to_have_url(re.compile("review=draft"), timeout=SLOW)
    expect(page.frame_locator(FRAME).locator(".fl-sign-draft").first).to_be_attached(
        timeout=SLOW
    )


def test_both_pages_fit_a_phone_and_axe_finds_nothing_serious(
    bench: str, watched: Watched
) -> None:
    page = watched.page
    read(page, bench)
    serious(page)
    keep(page)
    serious(page)
    page.set_viewport_size({"width": 390, "height": 844})
    assert page.evaluate("document.documentElement.scrollWidth") <= 390
    assert page.locator(".fa-text").evaluate("e => e.scrollWidth <= e.clientWidth")


def serious(page: Page) -> None:
    """Fail for what axe calls serious in markup of ours; Streamlit's own widgets are
    not ours to change.
    """
    found = (
        Axe()
        .run(page, context="[data-testid='stMainBlockContainer'], iframe")
        .response["violations"]
    )
    ours = [
        (v["id"], nodes)
        for v in found
        if v["impact"] in ("serious", "critical")
        and (
            nodes := [
                n["target"]
                for n in v["nodes"]
                if re.search(r"iframe|\.f[ad]-", str(n["target"]))
            ]
        )
    ]
    assert ours == []
