"""The card of a claim in a real Chromium: every state of a claim says so in words, on
every surface that draws a card.
"""

from __future__ import annotations

import csv
import json
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, FrameLocator, Locator, Page, Route, expect

from dashboard.cartography.style import style_sheet
from dashboard.domain.claim import FIELDS, Claim
from dashboard.domain.presentation import present
from dashboard.domain.words import Hedge, Kind, Precision, Review, Side
from dashboard.exchange.export.registry import export_file
from dashboard.web.bundle import bundle
from dashboard.web.texts import TEXTS
from tests.e2e.conftest import HOSTILE, ROOT, Watched
from tests.golden.export.cases import real_context
from tests.serving import served

pytestmark = pytest.mark.e2e
SLOW = 60_000
FRAME = 'iframe[title="streamlit_folium.st_folium"]'
ASSETS = ROOT / "dashboard" / "web" / "assets"
CARDS = ROOT / "tests" / "browser" / "cards_page.js"
DAY = date(2023, 5, 20)
EVERY = "review=draft&review=accepted&review=rejected&review=retracted"
SIGNS = {
    "draft": "Draft",
    "rejected": "Rejected",
    "retracted": "Retracted on 4 May",
    "corrected": "Corrected on 5 May",
    "machine_read": "A program read it",
    "hedged": "Put with caution",
    "claimed": "Reported as a claim",
    "denied": "A denial",
    "contested": "The other side contradicts it",
    "start_unknown": "Start not known",
    "end_unknown": "End not known",
    "date_unknown": "Date not known",
}
"""A sign of every code with words that no fallback would make."""
PLAIN = Claim(
    id="plain",
    kind=Kind.CAPTURE,
    actor=Side.RU,
    claimant_side=Side.RU,
    claimant="the Russian defence ministry",
    name="Bakhmut",
    place_id="UA14020030010025893",
    region="Donetsk",
    lat=48.595,
    lon=38.0,
    precision=Precision.SETTLEMENT,
    radius_km=4.0,
    date_from=None,
    date_to=None,
    publisher="TASS",
    url="https://example.org/article",
    quote="Artyomovsk is liberated",
    note="The ministry's evening statement",
    review=Review.ACCEPTED,
    review_by="editors",
    review_at="2026-11-23T00:00:00Z",
    review_why="read by hand",
)


def placed(claim: Claim, number: int) -> Claim:
    """Return the claim at a place of its own, so that only the meant two disagree."""
    return replace(claim, place_id=f"place {number}", lat=47.0 + number / 5)


STATES = {
    "Draft": replace(placed(PLAIN, 1), id="draft", review=Review.DRAFT),
    "Rejected": replace(placed(PLAIN, 2), id="rejected", review=Review.REJECTED),
    "Retracted": replace(placed(PLAIN, 3), id="retracted", review=Review.RETRACTED),
    "Denial": replace(placed(PLAIN, 4), id="denied", hedge=Hedge.DENIED),
    "Contested": replace(placed(PLAIN, 5), id="contested"),
}
ANSWER = replace(
    placed(PLAIN, 5),
    id="answer",
    kind=Kind.RETAKE,
    actor=Side.UA,
    claimant_side=Side.UA,
    claimant="the General Staff",
)
CONTRADICTED = {"contested": ("answer",), "answer": ("contested",)}


ROW = {
    "id": "plain",
    "headline": "The Russian defence ministry says that Russia captured Bakhmut",
    "days": "20 May 2023",
    "signs": [],
    "kind": "capture",
    "kind_words": "Captured",
    "actor": "RU",
    "actor_words": "Russia",
    "claimant": "the Russian defence ministry",
    "side_words": "Russia",
    "relayed_by": "Reuters",
    "hedge_words": "stated as fact",
    "name": "Bakhmut",
    "region_words": "Donetsk oblast",
    "place_id": "UA14020030010025893",
    "place_as_written": "Artyomovsk",
    "lat": 48.595,
    "lon": 38.0,
    "precision": "settlement",
    "precision_words": "Settlement: somewhere in this settlement",
    "radius_km": 4.0,
    "date_text": "last Saturday",
    "published": "2023-05-21",
    "publisher": "TASS",
    "url": "https://example.org/article",
    "quote": "Artyomovsk is liberated",
    "note": "The ministry's evening statement",
    "contradicted_by": [],
}
"""A row of JSON as the server writes it."""


@pytest.fixture(scope="module")
def states(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of a dashboard with a claim of every state."""
    data = tmp_path_factory.mktemp("states")
    with (ROOT / "data" / "claims.csv").open(encoding="utf-8") as shipped:
        header = [name for name in next(csv.reader(shipped)) if name in FIELDS]
    with (data / "claims.csv").open("w", encoding="utf-8", newline="") as file:
        rows = csv.DictWriter(file, header)
        rows.writeheader()
        for claim in (*STATES.values(), ANSWER):
            dated = replace(claim, date_from=DAY, date_to=DAY, published=DAY)
            values = {name: getattr(dated, name) for name in header}
            rows.writerow({k: "" if v is None else v for k, v in values.items()})
    with served(data) as address:
        yield address


@pytest.fixture
def bare(browser: Browser) -> Iterator[Callable[..., Page]]:
    """Return a page with the card module alone, and the cards of the given rows."""
    contexts = []

    def load(rows: list[dict[str, Any]], theme: str = "light") -> Page:
        contexts.append(browser.new_context(viewport={"width": 420, "height": 800}))
        page = contexts[-1].new_page()
        page.set_content(
            f'<!DOCTYPE html><html lang="en" data-theme="{theme}"><title>Cards</title>'
            "<main><h1>Cards</h1><h2>Cards</h2><ol></ol></main>"
        )
        page.add_style_tag(path=ASSETS / "frontline.css")
        page.add_script_tag(content=bundle(CARDS, "modules"))
        page.evaluate(
            """([sheet, texts, rows]) => {
              const cards = modules.cardsOf(sheet, texts);
              for (const row of rows)
                document.querySelector('ol').append(
                  cards.entry(row, ({ id }) => { document.body.dataset.chosen = id; }));
              document.querySelector('main').append(
                cards.popup('Bakhmut, Donetsk', rows, { current: rows[0].id }));
            }""",
            [style_sheet(), dict(TEXTS), rows],
        )
        return page

    yield load
    for context in contexts:
        context.close()


def row(**changes: object) -> dict[str, Any]:
    """Return the row of a claim with other values."""
    return ROW | changes


@pytest.mark.parametrize("code", SIGNS)
def test_every_sign_is_said_in_entry_and_popup(
    bare: Callable[..., Page], code: str
) -> None:
    words = SIGNS[code]
    page = bare([row(signs=[{"code": code, "words": words}]), row(id="other")])
    for place in (".fl-item", ".fl-popup article"):
        labels = page.locator(place).first.locator(f".fl-sign-{code}")
        expect(labels).to_have_text(words)
        expect(page.locator(place).last.locator(".fl-sign")).to_have_count(0)
    expect(page.get_by_role("button", name=words)).to_have_count(1)


def test_headline_and_days_are_those_of_the_row(bare: Callable[..., Page]) -> None:
    page = bare([row(headline="Said to be taken: X", days="by 3 June 2023")])
    for place in (".fl-item", ".fl-popup article"):
        expect(page.locator(place)).to_contain_text("Said to be taken: X")
        expect(page.locator(place)).to_contain_text("by 3 June 2023")


def test_a_contradiction_names_who_contradicts(bare: Callable[..., Page]) -> None:
    against = row(id="b", claimant="the General Staff")
    why = {"rule": "denial", "sentence": "the other denies it"}
    because = [{"claim": "b", **why}, {"claim": "elsewhere", **why}]
    ids = ["b", "elsewhere"]
    page = bare([row(id="a", contradicted_by=ids, because=because), against])
    expect(page.locator(".fl-contested")).to_have_text(
        "Contradicted by the General Staff; a claim that is not listed here"
        "Why: the other denies it"
    )


def test_an_entry_gives_back_its_row(bare: Callable[..., Page]) -> None:
    page = bare([row(id="a"), row(id="b")])
    page.locator(".fl-item").nth(1).click()
    expect(page.locator("body")).to_have_attribute("data-chosen", "b")


def test_what_is_not_known_is_said_or_left_out(bare: Callable[..., Page]) -> None:
    texts = {k: "" for k, v in row().items() if isinstance(v, str)}
    known = {name: row()[name] for name in ("id", "actor", "kind", "headline")}
    page = bare([row(**texts) | known])
    article = page.locator(".fl-popup article")
    expect(article).to_contain_text("Said by a speaker not named")
    expect(article).to_contain_text("Source: not named")
    expect(article.locator("a")).to_have_count(0)
    for word in ("undefined", "null", "()", "“”"):
        expect(page.locator("main")).not_to_contain_text(word)


def test_hostile_text_stays_text(bare: Callable[..., Page]) -> None:
    sharp = HOSTILE.replace("parent.document", "document")
    texts = {k: sharp for k, v in row().items() if isinstance(v, str)}
    known = {name: row()[name] for name in ("actor", "kind")}
    signs = [{"code": '"><img src=x>', "words": sharp}, {"code": "x y", "words": sharp}]
    page = bare([row(**texts) | known | {"signs": signs, "url": "javascript:alert(1)"}])
    expect(page.locator("img, script:not([src]) img, a")).to_have_count(0)
    assert page.title() == "Cards"
    assert (
        page.locator(".fl-sign").evaluate_all("all => all.map(one => one.className)")
        == ["fl-sign"] * len(signs) * 2
    )
    expect(page.locator(".fl-popup q")).to_have_text(sharp)


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_every_sign_can_be_read(bare: Callable[..., Page], theme: str) -> None:
    signs = [{"code": code, "words": words} for code, words in SIGNS.items()]
    page = bare([row(signs=signs, contradicted_by=["b"]), row(id="b")], theme)
    violations = Axe().run(page).response["violations"]
    assert [(v["id"], [n["html"] for n in v["nodes"]]) for v in violations] == []


def on_the_map(page: Page, states: str, claim: str) -> FrameLocator:
    """Open the map page with the card of a claim."""
    page.goto(f"{states}/?{EVERY}&claim={claim}")
    return page.frame_locator(FRAME)


def card_of(claim: str) -> str:
    """Return where the signs of a claim stand: in the panel of the map page, or in the
    popup of a frame.
    """
    return (
        f'.fl-card[data-claim="{claim}"] > .fl-signs,'
        f' .fl-popup [data-claim="{claim}"] .fl-signs'
    )


def in_a_frame(page: Page, states: str, claim: str) -> Page:
    """Open /embed with the popup of a claim."""
    page.goto(f"{states}/embed?{EVERY}&claim={claim}")
    return page


@pytest.mark.parametrize("words", STATES)
@pytest.mark.parametrize("surface", [on_the_map, in_a_frame])
def test_a_state_is_said_by_the_server_s_maps(
    watched: Watched,
    states: str,
    words: str,
    surface: Callable[..., FrameLocator | Page],
) -> None:
    claim = STATES[words].id
    shown = surface(watched.page, states, claim)
    popup = shown.locator(f":is({card_of(claim)}) .fl-sign")
    expect(popup.filter(has_text=words)).to_be_visible(timeout=SLOW)
    if surface is on_the_map:
        entry = shown.locator(f'.fl-item[data-claim="{claim}"] .fl-sign')
        expect(entry.filter(has_text=words)).to_be_attached(timeout=SLOW)


@pytest.mark.parametrize("words", STATES)
def test_a_state_is_said_by_the_exported_map(
    browser: Browser, tmp_path: Path, words: str
) -> None:
    claim = STATES[words]
    page = browser.new_page()
    page.goto(exported([claim, ANSWER], tmp_path))
    entry = page.locator(f'.fl-item[data-claim="{claim.id}"]')
    expect(entry.locator(".fl-sign").filter(has_text=words)).to_be_visible()
    entry.click()
    article = page.locator(f'.fl-popup [data-claim="{claim.id}"]')
    expect(article.locator(".fl-sign").filter(has_text=words)).to_be_visible()
    page.close()


def exported(claims: list[Claim], folder: Path) -> str:
    """Export a map of the claims and return its address."""
    file = folder / "map.html"
    context = real_context()
    listed = [present(claim, CONTRADICTED.get(claim.id, ())) for claim in claims]
    file.write_bytes(b"".join(export_file("html", listed, context)))
    return file.as_uri()


def _signed(route: Route) -> None:
    answer = route.fetch()
    body = answer.json()
    for claim in body.get("claims") or [body["claim"]]:
        claim["signs"] = [{"code": c, "words": w} for c, w in SIGNS.items()]
    route.fulfill(response=answer, body=json.dumps(body))


@pytest.mark.parametrize("surface", [on_the_map, in_a_frame])
def test_the_server_s_maps_say_every_sign_of_a_row(
    watched: Watched, states: str, surface: Callable[..., FrameLocator | Page]
) -> None:
    watched.page.route("**/api/claims.json*", _signed)
    watched.page.route("**/api/card*", _signed)
    shown = surface(watched.page, states, "draft")
    _all_said(shown.locator(f":is({card_of('draft')}) .fl-sign"))
    if surface is on_the_map:
        _all_said(shown.locator('.fl-item[data-claim="draft"] .fl-sign'))


def _all_said(labels: Locator) -> None:
    expect(labels).to_have_text(list(SIGNS.values()), timeout=SLOW)


def test_the_review_page_says_that_a_claim_is_a_draft(
    watched: Watched, states: str
) -> None:
    page = watched.page
    page.goto(states)
    page.get_by_role("link", name="Review", exact=True).click(timeout=SLOW)
    rows = page.locator(".fd-row")
    expect(rows.first).to_contain_text("Draft", timeout=SLOW)
    frame = page.frame_locator(FRAME)
    expect(frame.locator('html[data-markers="1"]')).to_be_attached(timeout=SLOW)
    x, y = frame.locator("#map_div").evaluate(
        "() => { const m = frontline.page.markers.drawn[0]; return [m.x, m.y]; }"
    )
    frame.locator("#map_div").hover(position={"x": x, "y": y})
    expect(frame.locator(".fl-tip")).to_have_text("Bakhmut: 1 claim (not accepted)")


def test_a_popup_is_a_dialog_that_escape_closes(
    browser: Browser, tmp_path: Path
) -> None:
    page = browser.new_page()
    page.goto(exported([STATES["Draft"], STATES["Denial"]], tmp_path))
    entry = page.locator('.fl-item[data-claim="draft"]')
    entry.focus()
    page.keyboard.press("Enter")
    dialog = page.get_by_role("dialog", name="Bakhmut, Donetsk")
    expect(dialog).to_be_visible()
    dialog.get_by_role("link", name="TASS").focus()
    page.keyboard.press("Escape")
    expect(dialog).to_have_count(0)
    expect(page.locator('.fl-item[data-claim="draft"]')).to_be_focused()
    page.keyboard.press("Enter")
    expect(dialog).to_be_visible()
    page.keyboard.press("Escape")  # the focus is still in the list
    expect(dialog).to_have_count(0)
    page.close()
