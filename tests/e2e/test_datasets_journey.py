"""A reader brings a file, sees it on the map, and takes it away again."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from zipfile import ZipFile

import pytest
from playwright.sync_api import Page, expect
from playwright.sync_api import TimeoutError as Late

from tests.e2e.conftest import Watched, settled
from tests.serving import served
from tests.tables import write_workbook

pytestmark = pytest.mark.e2e
FRAME = 'iframe[title="streamlit_folium.st_folium"]'
SLOW = 60_000
HEADER = (
    "event_id_cnty,event_date,time_precision,event_type,sub_event_type,actor1,admin1,location,latitude,longitude,"
    "geo_precision,source,notes"
)
ACLED = [
    f"UKR{n},2023-06-{n:02},1,Battles,Armed clash,Military Forces of"
    " Ukraine,Donetsk,Storozheve,47.79,36.82,1,Wire,Cl."
    for n in range(1, 21)
]
BAD = (
    "UKR99,2023-06-12,1,Battles,Armed clash,Military Forces of"
    " Ukraine,Donetsk,Storozheve,0,0,1,Wire,No point"
)
ODD = """Nr;When reported;Headline;Town;lat;lon
1;13/06/2023;Shelling <b>here</b>;Robotyne;47.4463;35.8383
2;03/07/2023;Drone hits a warehouse;Orikhiv;47.5676;35.7858
3;04/07/2023;Battle near the river;Tokmak;;
"""


KML = """<?xml version="1.0" encoding="UTF-8"?>
<kml xmlns="http://www.opengis.net/kml/2.2"><Document>
<Placemark><name>Pin in Robotyne</name><description>Shelling</description>
<TimeStamp><when>2023-06-13</when></TimeStamp>
<Point><coordinates>35.8383,47.4463</coordinates></Point></Placemark>
<Placemark><name>Pin in Orikhiv</name><description>Drone</description>
<TimeStamp><when>2023-07-03</when></TimeStamp>
<Point><coordinates>35.7858,47.5676</coordinates></Point></Placemark>
</Document></kml>
"""


@pytest.fixture(scope="module")
def bench(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of a dashboard of its own: the datasets added here must not be on the
    others' maps.
    """
    with served(tmp_path_factory.mktemp("datasets")) as address:
        yield address


def upload(page: Page, address: str, file: Path) -> None:
    page.goto(f"{address}/datasets")
    expect(page.get_by_text("Known formats")).to_be_visible(timeout=SLOW)
    page.locator("input[type=file]").set_input_files(file)
    expect(page.get_by_role("button", name="Import", exact=True)).to_be_visible(
        timeout=SLOW
    )


def taken_in(page: Page, words: str) -> None:
    page.get_by_role("button", name="Import", exact=True).click()
    expect(page.get_by_text(words)).to_be_visible(timeout=SLOW)
    expect(page.get_by_text("Being taken in")).to_have_count(0, timeout=SLOW)


def on_the_map(page: Page, name: str, words: str) -> None:
    """Follow the link of that dataset: the page has such a link for each."""
    links = page.get_by_role("link", name="Show on the map")
    links.and_(page.locator(f'[href*="dataset={name}"]')).first.click()
    expect(page).to_have_url(re.compile(f"dataset={name}"), timeout=SLOW)
    expect(page.locator(".st-key-fl-chips h2")).to_contain_text(words, timeout=SLOW)
    expect(page.frame_locator(FRAME).locator(".fl-item").first).to_be_visible(
        timeout=SLOW
    )


def test_a_known_file_is_imported_shown_and_removed(
    watched: Watched, bench: str, tmp_path: Path
) -> None:
    page, file = watched.page, tmp_path / "acled.csv"
    file.write_text("\n".join((HEADER, *ACLED, BAD)) + "\n")
    upload(page, bench, file)
    expect(page.get_by_text("forbid to hand on")).to_be_visible()
    taken_in(page, "20 claims imported as acled")
    expect(page.get_by_text(re.compile("1 row rejected"))).to_be_visible()
    with page.expect_download(timeout=SLOW) as download:
        page.get_by_role("link", name="Rejected rows").first.click()
    assert "UKR99" in Path(download.value.path()).read_text()
    on_the_map(page, "acled", "20 claims at 1 place")
    page.goto(f"{bench}/datasets")
    page.get_by_role("button", name="Remove").click(timeout=SLOW)
    page.get_by_role("button", name="Yes, remove it").click()
    expect(page.get_by_text("acled is removed")).to_be_visible(timeout=SLOW)
    expect(page.get_by_text("There is no dataset yet")).to_be_visible()
    page.goto(f"{bench}/?dataset=acled")
    expect(page.locator(".st-key-fl-chips h2")).to_contain_text(
        "No claims match", timeout=SLOW
    )


def test_an_unknown_file_is_explained_and_imported(
    watched: Watched, bench: str, tmp_path: Path
) -> None:
    page, file = watched.page, tmp_path / "odd.csv"
    file.write_text(ODD)
    upload(page, bench, file)
    expect(page.get_by_text("3 claims would be imported")).to_be_visible(timeout=SLOW)
    taken_in(page, "3 claims imported as odd")
    on_the_map(page, "odd", "3 claims at 3 places")
    item = page.frame_locator(FRAME).locator(".fl-item", has_text="Robotyne")
    expect(item).to_contain_text("13 June 2023")
    item.click()
    expect(page.frame_locator(FRAME).locator(".fl-card")).to_contain_text(
        "Shelling <b>here</b>", timeout=SLOW
    )


def test_a_workbook_in_ukrainian_is_mapped_previewed_and_imported(
    watched: Watched, bench: str, tmp_path: Path
) -> None:
    page = watched.page
    rows: list[list[object]] = [
        ["Вигаданий звіт"],
        [],
        ["Дата", "Населений пункт", "Координати", "Тип", "Опис", "Втрати"],
        ["13/06/2023", "Сторожеве", "47,7975 36,8083", "Приліт КАБ", "перше", 3],
        ["05/06/2023", "Нескучне", "47°46'12\"N 36°48'00\"E", "бої", "друге", None],
    ]
    file = write_workbook(tmp_path / "звіт.xlsx", {"Аркуш": rows})
    upload(page, bench, file)
    expect(page.get_by_text("2 claims would be imported")).to_be_visible(timeout=SLOW)
    page.get_by_text("what the values of Тип mean").click()
    # A list that is open is closed when a run draws the page anew.
    settled(page)
    strike = page.get_by_role("option", name="Strike")
    for _ in range(3):
        page.get_by_role("combobox", name=re.compile("Приліт КАБ")).click()
        # As a reader would, when a run that came late has closed the list.
        with suppress(Late):
            strike.click(timeout=SLOW / 3)
            break
    expect(page.get_by_text("1 strike")).to_be_visible(timeout=SLOW)
    page.get_by_label("Name of the dataset").fill("zvit")
    page.get_by_label("Name of the dataset").press("Enter")
    taken_in(page, "2 claims imported as zvit")
    on_the_map(page, "zvit", "2 claims")
    item = page.frame_locator(FRAME).locator(".fl-item", has_text="перше")
    item.click()
    expect(page.frame_locator(FRAME).locator(".fl-card")).to_contain_text(
        "Втрати: 3", timeout=SLOW
    )
    as_a_layer(page, bench)
    page.goto(f"{bench}/datasets")
    row = page.locator(".stHorizontalBlock", has_text="zvit").last
    row.get_by_role("button", name="Publish").click(timeout=SLOW)
    expect(page.get_by_text("zvit is shown to everybody")).to_be_visible(timeout=SLOW)
    in_a_frame(page, bench)
    row.get_by_role("button", name="Remove").click()
    page.get_by_role("button", name="Yes, remove it").click()
    expect(page.get_by_text("zvit is removed")).to_be_visible(timeout=SLOW)
    page.goto(f"{bench}/?layers=zvit")
    map_frame = page.frame_locator(FRAME)
    expect(map_frame.locator(".fl-legend-box")).to_be_visible(timeout=SLOW)
    expect(map_frame.locator('.fl-layers input[name="zvit"]')).to_have_count(0)


def in_a_frame(page: Page, address: str) -> None:
    """Look for a published dataset on the map for frames: in its own colour, with its
    switch.
    """
    frame = page.context.new_page()
    frame.goto(f"{address}/embed?layers=zvit")
    state = frame.locator("html")
    expect(state).to_have_attribute("data-markers", re.compile(r"\d"), timeout=SLOW)
    expect(frame.locator(".fe-notice")).to_have_count(0)
    before = state.get_attribute("data-markers") or ""
    expect(frame.get_by_text("Datasets in their own colours")).to_be_visible()
    switch = frame.locator('.fl-layers input[name="zvit"]')
    expect(switch).to_be_checked()
    colour = frame.locator(".fl-layer-colour").evaluate("(e) => e.style.background")
    assert colour.startswith("rgb(")
    with frame.expect_response(lambda answer: "/api/claims.geojson" in answer.url):
        switch.uncheck()
    expect(state).not_to_have_attribute("data-markers", before, timeout=SLOW)
    frame.close()


def as_a_layer(page: Page, address: str) -> None:
    """Look for a private dataset on everybody's map: it is there while its switch is
    on.
    """
    sent: list[object] = []

    def note(frame: object) -> None:
        sent.append(frame)

    page.on("websocket", lambda socket: socket.on("framesent", note))
    page.goto(f"{address}/")
    map_frame = page.frame_locator(FRAME)
    state = map_frame.locator("html")
    expect(state).to_have_attribute("data-markers", re.compile(r"\d"), timeout=SLOW)
    before = state.get_attribute("data-markers") or ""
    map_frame.get_by_text("Datasets in their own colours").click()
    switch = map_frame.locator('.fl-layers input[name="zvit"]')
    runs = len(sent)
    switch.check()
    expect(state).not_to_have_attribute("data-markers", before, timeout=SLOW)
    expect(page).to_have_url(re.compile("layers=zvit"))
    # The page itself did not run again: only the map asked the server.
    assert len(sent) == runs > 0
    page.reload()
    expect(state).not_to_have_attribute("data-markers", before, timeout=SLOW)
    expect(map_frame.locator('.fl-layers input[name="zvit"]')).to_be_checked()
    map_frame.locator('.fl-layers input[name="zvit"]').uncheck()
    expect(state).to_have_attribute("data-markers", before, timeout=SLOW)
    expect(page).not_to_have_url(re.compile("layers="))


def test_a_kmz_is_dropped_previewed_imported_and_on_the_map(
    watched: Watched, bench: str, tmp_path: Path
) -> None:
    page, file = watched.page, tmp_path / "pins.kmz"
    with ZipFile(file, "w") as packed:
        packed.writestr("doc.kml", KML)
    upload(page, bench, file)
    expect(page.get_by_text("2 claims would be imported")).to_be_visible(timeout=SLOW)
    preview = page.frame_locator(FRAME).locator("html")
    expect(preview).to_have_attribute("data-markers", "2", timeout=SLOW)
    taken_in(page, "2 claims imported as pins")
    on_the_map(page, "pins", "2 claims at 2 places")
    # The picture of a link with the layer names it and its terms.
    picture = page.request.get(f"{bench}/api/snapshot.svg?layers=pins").text()
    assert 'class="legend-layer"' in picture
    assert "2 claims in all. Terms: " in picture


def test_days_that_can_be_read_in_two_ways_are_asked_about(
    watched: Watched, bench: str, tmp_path: Path
) -> None:
    page, file = watched.page, tmp_path / "two-ways.csv"
    file.write_text("date,place,lat,lon,note\n05/06/2023,Robotyne,47.44,35.83,x\n")
    page.goto(f"{bench}/datasets")
    page.locator("input[type=file]").set_input_files(file)
    expect(page.get_by_text("can be read in two ways")).to_be_visible(timeout=SLOW)
    expect(page.get_by_role("button", name="Import", exact=True)).to_have_count(0)
    page.get_by_text("Day first: 5 June").click()
    expect(page.get_by_text("1 claim would be imported")).to_be_visible(timeout=SLOW)
    taken_in(page, "1 claim imported as two-ways")
    on_the_map(page, "two-ways", "1 claim at 1 place")
    item = page.frame_locator(FRAME).locator(".fl-item", has_text="Robotyne")
    expect(item).to_contain_text("5 June 2023")
