"""Judgement in a real Chromium: a contradiction dismissed and found in the history, a
layer dropped, its lag read and two days of it swiped, claimed control of a day, changes
since a day, a dossier opened from the map, a sentence a year old warned of.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import FrameLocator, Page, expect

from tests.e2e.conftest import Watched
from tests.e2e.test_datasets_journey import FRAME
from tests.e2e.test_live_map import SLOW, ready, state
from tests.serving import served
from tests.unit.services.judgement.test_references import AROUND, EAST, TERMS
from tests.unit.services.pictures.test_story import KYIV, MOSCOW, claims_file

pytestmark = pytest.mark.e2e
EASTWARD = {
    **MOSCOW,
    "kind": "capture",
    "place_id": "UA2",
    "name": "Novodonetske",
    "lon": "36.95",
}


CITY = {"place_id": "UA3", "name": "Sievierodonetsk", "lat": "48.95", "lon": "38.49"}
FELL = {"date_from": "", "date_to": "2022-06-25", "published": "2022-06-26"}
# What an article of June 2023 repeats of the year before, and what both sides had said.
REPEAT = {
    **KYIV,
    **CITY,
    "kind": "control",
    "claimant": "Zelenskyy",
    "note": "Zelenskyy says Ukraine holds about half of the city",
    "quote": "Ukrainian forces control about half of Severodonetsk",
    "date_from": "",
    "date_to": "2023-06-13",
}
MAYOR = {**KYIV, **CITY, **FELL, "kind": "control", "actor": "RU", "note": "the city"}
TAKEN = {**MOSCOW, **CITY, **FELL, "kind": "capture", "note": "the city"}


@pytest.fixture(scope="module")
def judged(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    data = tmp_path_factory.mktemp("judged")
    claims_file(data, KYIV, MOSCOW, EASTWARD, REPEAT, MAYOR, TAKEN)
    with served(data) as address:
        yield address


def shown(page: Page, heading: str) -> None:
    expect(page.get_by_role("heading", name=heading, exact=True)).to_be_visible(
        timeout=SLOW
    )


def test_changes_since_a_day(watched: Watched, judged: str) -> None:
    frame = ready(watched.page, f"{judged}/")
    expect(frame.locator("html")).to_be_attached()
    watched.page.get_by_role("button", name="More").click()
    watched.page.get_by_role("link", name="What changed").click()
    shown(watched.page, "What changed")
    expect(watched.page.get_by_text("new: 6").first).to_be_visible(timeout=SLOW)
    expect(watched.page.get_by_text("Kyiv (Ukraine) says that").first).to_be_visible()


def test_a_layer_is_dropped_and_its_lag_read(
    watched: Watched, judged: str, tmp_path: Path
) -> None:
    page = watched.page
    page.goto(f"{judged}/references")
    shown(page, "Reference layers")
    files = []
    for day, ring in (("2023-06-11", AROUND), ("2023-06-15", EAST)):
        path = tmp_path / f"map {day}.geojson"
        path.write_text(json.dumps({"type": "Polygon", "coordinates": [ring]}))
        files.append(path)
    page.locator('input[type="file"]').set_input_files(files)
    page.get_by_label("Name of the layer").fill("Mapper")
    page.get_by_label("Terms under which").fill(TERMS)
    page.get_by_label("Terms under which").press("Tab")
    add = page.get_by_role("button", name="Add", exact=True)
    expect(add).to_be_enabled(timeout=SLOW)
    add.click()
    lag = page.get_by_text("claimed 2023-06-12, shown by Mapper from 2023-06-15")
    expect(lag.first).to_be_visible(timeout=SLOW)
    two_days_swiped(page)
    frame = ready(page, f"{judged}/?claim=c000")
    card = frame.locator(".fl-card[data-claim=c000]")
    expect(card).to_contain_text("shown by Mapper from 2023-06-15", timeout=SLOW)
    tool(frame)
    frame.get_by_label("Day", exact=True).fill("2023-06-12")
    frame.get_by_label("Mapper").check()
    words = frame.locator(".fl-control-words")
    expect(words).to_contain_text("Mapper, as of 2023-06-11: held by Russia")
    expect(words).to_contain_text(TERMS)


def two_days_swiped(page: Page) -> None:
    small = page.frame_locator(FRAME)
    sides = "Mapper, 2023-06-11 | Mapper, 2023-06-15"
    expect(small.locator(f'html[data-sides="{sides}"]')).to_be_attached(timeout=SLOW)
    line = small.get_by_role("slider", name="Line between the two maps")
    expect(line).to_have_attribute("aria-valuenow", "50")
    left = small.locator(".leaflet-fl-ground-left-pane")
    before = left.evaluate("pane => pane.style.clip")
    line.focus()
    line.press("ArrowRight")
    expect(line).to_have_attribute("aria-valuenow", "52")
    assert left.evaluate("pane => pane.style.clip") != before
    words = page.get_by_text("km2 by Mapper, 2023-06-11 alone")
    expect(words.first).to_be_visible(timeout=SLOW)


def test_a_dossier_is_opened_from_the_map_and_its_link_reopened(
    watched: Watched, judged: str
) -> None:
    page = watched.page
    frame = ready(page, f"{judged}/?claim=c000")
    with page.context.expect_page() as opened:
        frame.get_by_role("link", name="All about this place").click(timeout=SLOW)
    dossier = opened.value
    expect(dossier.get_by_role("heading", level=1)).to_contain_text("Storozheve")
    expect(dossier.get_by_text("Claims by side: Ukraine")).to_be_visible()
    page.goto(dossier.url)
    expect(page.get_by_role("heading", level=1)).to_contain_text("Storozheve")
    page.get_by_role("link", name="Open on the map").click()
    expect(page).to_have_url(re.compile("place=UA1"), timeout=SLOW)


def test_a_sentence_that_was_over_a_year_before_is_warned_of(
    watched: Watched, judged: str
) -> None:
    page = watched.page
    page.goto(f"{judged}/contradictions?place=UA3")
    shown(page, "Contradictions")
    words = page.get_by_text("both sides had reported before that this had ended")
    expect(words.first).to_be_visible(timeout=SLOW)
    frame = ready(page, f"{judged}/?claim=c003")
    card = frame.locator(".fl-card[data-claim=c003]")
    expect(card.get_by_text("! Contradicted")).to_be_visible(timeout=SLOW)


def tool(frame: FrameLocator) -> None:
    frame.get_by_role("button", name="Claimed control and layers of a day").click()


def test_claimed_control_of_a_day(watched: Watched, judged: str) -> None:
    frame = ready(watched.page, f"{judged}/")
    tool(frame)
    frame.get_by_label("Day", exact=True).fill("2023-06-22")
    words = frame.locator(".fl-control-words")
    expect(words).to_contain_text("As claimed, not as verified", timeout=SLOW)
    layers = "return p.control.drawn.getLayers().map((l) => l.getLayers().length);"
    assert state(frame, layers)[0] > 0
    frame.get_by_label("Day", exact=True).fill("2022-03-01")
    expect(words).to_contain_text("nobody is said to hold a place")
    tool(frame)
    expect(words).to_be_hidden()


def test_a_contradiction_is_dismissed_and_found_in_the_history(
    watched: Watched, judged: str
) -> None:
    page = watched.page
    frame = ready(page, f"{judged}/?claim=c000")
    expect(frame.get_by_text("! Contradicted")).to_be_visible(timeout=SLOW)
    page.goto(f"{judged}/contradictions?place=UA1")
    shown(page, "Contradictions")
    page.get_by_role("textbox", name="Reason").first.fill("two villages of one name")
    page.get_by_role("textbox", name="Reason").first.press("Tab")
    page.get_by_role("button", name="Dismiss").first.click()
    expect(page.get_by_text("No two of these claims")).to_be_visible(timeout=SLOW)
    frame = ready(page, f"{judged}/?claim=c000")
    card = frame.locator(".fl-card[data-claim=c000]")
    card.get_by_text("History (").click()
    expect(card).to_contain_text("a contradiction was dismissed")
    expect(card).to_contain_text("two villages of one name")
    expect(frame.get_by_text("! Contradicted")).to_have_count(0)
    assert not state(frame, "return p.markers.drawn.some((m) => m.p.contested);")
