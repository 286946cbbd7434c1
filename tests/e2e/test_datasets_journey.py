"""A reader brings a file, sees it on the map, and takes it away again."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.e2e.conftest import Watched
from tests.serving import served

pytestmark = pytest.mark.e2e
FRAME = 'iframe[title="streamlit_folium.st_folium"]'
SLOW = 30_000
HEADER = (
    "event_id_cnty,event_date,time_precision,event_type,sub_event_type,actor1,admin1,location,latitude,longitude,"
    "geo_precision,source,notes"
)
ACLED = [
    f"UKR{n},2023-06-{n:02},1,Battles,Armed clash,Military Forces of Ukraine,Donetsk,Storozheve,47.79,36.82,1,Wire,Cl."
    for n in range(1, 21)
]
BAD = "UKR99,2023-06-12,1,Battles,Armed clash,Military Forces of Ukraine,Donetsk,Storozheve,0,0,1,Wire,No point"
ODD = """Nr;When reported;Headline;Town;lat;lon
1;13/06/2023;Shelling <b>here</b>;Robotyne;47.4463;35.8383
2;03/07/2023;Drone hits a warehouse;Orikhiv;47.5676;35.7858
3;04/07/2023;Battle near the river;Tokmak;;
"""


@pytest.fixture(scope="module")
def bench(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of a dashboard of its own: the datasets added here must not be on the others' maps."""
    with served(tmp_path_factory.mktemp("datasets")) as address:
        yield address


def upload(page: Page, address: str, file: Path) -> None:
    page.goto(f"{address}/datasets")
    expect(page.get_by_text("Known formats")).to_be_visible(timeout=SLOW)
    page.locator("input[type=file]").set_input_files(file)
    expect(page.get_by_role("button", name="Import", exact=True)).to_be_visible(timeout=SLOW)


def taken_in(page: Page, words: str) -> None:
    page.get_by_role("button", name="Import", exact=True).click()
    expect(page.get_by_text(words)).to_be_visible(timeout=SLOW)
    expect(page.get_by_text("Being taken in")).to_have_count(0, timeout=SLOW)


def on_the_map(page: Page, name: str, words: str) -> None:
    page.get_by_role("link", name="Show on the map").first.click()
    expect(page).to_have_url(re.compile(f"dataset={name}"), timeout=SLOW)
    expect(page.locator("h5").first).to_contain_text(words, timeout=SLOW)
    expect(page.frame_locator(FRAME).locator(".fl-item").first).to_be_visible(timeout=SLOW)


def test_a_known_file_is_imported_shown_and_removed(watched: Watched, bench: str, tmp_path: Path) -> None:
    page, file = watched.page, tmp_path / "acled.csv"
    file.write_text("\n".join((HEADER, *ACLED, BAD)) + "\n")
    upload(page, bench, file)
    expect(page.get_by_text("forbid to hand on")).to_be_visible()
    taken_in(page, "20 claims imported as acled")
    expect(page.get_by_text(re.compile("1 row rejected"))).to_be_visible()
    with page.expect_download(timeout=SLOW) as download:
        page.get_by_role("button", name="Rejected rows").first.click()
    assert "UKR99" in Path(download.value.path()).read_text()
    on_the_map(page, "acled", "20 claims at 1 place")
    page.goto(f"{bench}/datasets")
    page.get_by_role("button", name="Remove").click(timeout=SLOW)
    page.get_by_role("button", name="Yes, remove it").click()
    expect(page.get_by_text("acled is removed")).to_be_visible(timeout=SLOW)
    expect(page.get_by_text("There is no dataset yet")).to_be_visible()
    page.goto(f"{bench}/?dataset=acled")
    expect(page.locator("h5").first).to_contain_text("No claims match", timeout=SLOW)


def test_an_unknown_file_is_explained_and_imported(watched: Watched, bench: str, tmp_path: Path) -> None:
    page, file = watched.page, tmp_path / "odd.csv"
    file.write_text(ODD)
    upload(page, bench, file)
    expect(page.get_by_text("Of the first 3 rows, 0 get a date")).to_be_visible(timeout=SLOW)
    page.get_by_role("combobox", name="Date").click()
    page.get_by_role("option", name="When reported").click()
    expect(page.get_by_text("Of the first 3 rows, 3 get a date")).to_be_visible(timeout=SLOW)
    expect(page.get_by_text("13/06/2023 is read as 13 June 2023.")).to_be_visible()
    taken_in(page, "3 claims imported as odd")
    on_the_map(page, "odd", "13 June")
    item = page.frame_locator(FRAME).locator(".fl-item", has_text="Robotyne")
    item.click()
    expect(page.frame_locator(FRAME).locator(".fl-popup")).to_contain_text("Shelling <b>here</b>", timeout=SLOW)
