"""The Share dialog, in a real Chromium: what it shows, gives and says, and that a phone
and a keyboard will do.
"""

from __future__ import annotations

import io
import re
import xml.etree.ElementTree as ET
from collections.abc import Callable
from pathlib import Path
from urllib.parse import parse_qs, urlparse

import pikepdf
import pytest
from axe_playwright_python.sync_playwright import Axe
from PIL import Image
from playwright.sync_api import Browser, FrameLocator, Locator, Page, Route, expect

from dashboard.cartography import examine
from dashboard.cli import main
from tests.e2e.conftest import HOSTILE, Watched
from tests.e2e.test_journeys import (
    FRAME,
    SETTLED,
    SLOW,
    go_to,
    opened,
    sentence,
    share,
)
from tests.e2e.test_sharing import another_site
from tests.serving import served
from tests.tile_server import tile_server

pytestmark = pytest.mark.e2e
STATE = "region=Donetsk&from=2023-06-01&lat=47.8&lon=36.9&zoom=10"
RDF = "{http://www.w3.org/1999/02/22-rdf-syntax-ns#}"


def shared(page: Page, url: str) -> tuple[FrameLocator, Locator]:
    """Open the page and its Share dialog; return the map's frame and the dialog."""
    frame = opened(page, url)
    share(page).click()
    dialog = page.get_by_role("dialog", name="Share this view")
    expect(dialog).to_be_visible()
    drawn(dialog)
    return frame, dialog


def drawn(dialog: Locator) -> None:
    expect(dialog.locator("xpath=self::*[@data-drawn='true']")).to_be_attached(
        timeout=SLOW
    )


def after(dialog: Locator, change: Callable[[], object]) -> str:
    """Change something and return the address of the new preview once it is drawn."""
    before = dialog.locator("img").get_attribute("src") or ""
    change()
    expect(dialog.locator("img")).not_to_have_attribute("src", before, timeout=SLOW)
    drawn(dialog)
    return dialog.locator("img").get_attribute("src") or ""


def shape(dialog: Locator) -> list[int]:
    found = dialog.locator("img").evaluate(
        "async e => { await e.decode(); return [e.naturalWidth, e.naturalHeight]; }"
    )
    return [int(side) for side in found]


def saved(page: Page, dialog: Locator, kind: str, folder: Path) -> Path:
    with page.expect_download(timeout=SLOW) as download:
        dialog.get_by_role("link", name=kind.upper(), exact=True).click()
    target = folder / f"map.{kind}"
    download.value.save_as(target)
    return target


def test_the_preview_shows_this_view_and_follows_the_choices(
    watched: Watched, server: str
) -> None:
    page = watched.page
    asked: list[str] = []
    page.on(
        "request",
        lambda request: (
            asked.append(request.url) if "/snapshot." in request.url else None
        ),
    )
    _, dialog = shared(page, f"{server}/?{STATE}")
    assert shape(dialog) == [1200, 630]
    expect(dialog.locator("img")).to_have_attribute(
        "alt", re.compile(r"^Map of Ukraine\. \d+ claims .*region Donetsk")
    )
    view = parse_qs(urlparse(page.url).query)
    assert parse_qs(urlparse(asked[-1]).query).items() >= view.items(), (
        "exactly this view"
    )
    after(dialog, lambda: dialog.get_by_label("Shape").select_option("story"))
    assert shape(dialog) == [1080, 1920]
    after(dialog, lambda: dialog.get_by_label("Look").select_option("dark"))
    after(dialog, lambda: dialog.get_by_label("Language").select_option("uk"))
    after(dialog, lambda: dialog.get_by_label("Title of your own").fill(HOSTILE[:100]))
    after(dialog, lambda: dialog.get_by_label("List of some claims").uncheck())
    told = parse_qs(urlparse(asked[-1]).query)
    chosen = {
        name: told[name] for name in ("preset", "theme", "language", "title", "list")
    }
    assert chosen == {
        "preset": ["story"],
        "theme": ["dark"],
        "language": ["uk"],
        "title": [HOSTILE[:100]],
        "list": ["no"],
    }
    expect(dialog.get_by_role("alert")).to_be_hidden()
    assert "HACKED" not in page.title()


def test_the_map_under_the_claims_is_the_one_that_was_chosen(
    watched: Watched, tmp_path: Path
) -> None:
    page = watched.page
    with (
        tile_server() as tiles,
        served(tmp_path, FRONTLINE_TILES=f"{tiles.address} © Example") as server,
    ):
        frame = opened(page, f"{server}/?{STATE}")
        assert not tiles.asked, "nobody chose it yet"
        frame.get_by_role("button", name="Layers", exact=True).press("Enter")
        frame.get_by_text(
            "Own map (online)"
        ).hover()  # a list that opens under the pointer takes no click at once
        frame.get_by_label("Own map (online)").check()
        expect(frame.locator(".leaflet-tile-pane img").first).to_be_visible(
            timeout=SLOW
        )
        expect(frame.locator(".leaflet-control-attribution")).to_contain_text(
            "© Example"
        )
        share(page).click()
        dialog = page.get_by_role("dialog", name="Share this view")
        drawn(dialog)
        expect(dialog.get_by_label("Background")).to_have_value("own")
        after(dialog, lambda: dialog.get_by_label("Legend").uncheck())
        svg = saved(page, dialog, "svg", tmp_path).read_text("utf-8")
        assert "<image " in svg
        assert "© Example · " in svg
        assert 'class="legend"' not in svg
        assert (
            "background"
            not in dialog.get_by_label("Address of this view").input_value()
        )
        after(dialog, lambda: dialog.get_by_label("Background").select_option(""))
        assert "<image " not in saved(page, dialog, "svg", tmp_path).read_text("utf-8")
        tiles.status = 500
        dialog.get_by_label("Background").select_option("own")
        dialog.get_by_label("Shape").select_option("story")
        expect(dialog.get_by_role("alert")).to_contain_text(
            "Own map (online): no map from there (HTTP 500)", timeout=SLOW
        )
        page.goto("about:blank")  # an open page goes on asking a server that has ended
    watched.errors.clear()  # the refusal, which the browser tells too


def test_every_kind_of_picture_is_downloaded_and_leads_back(
    watched: Watched, server: str, tmp_path: Path
) -> None:
    page = watched.page
    _, dialog = shared(page, f"{server}/?{STATE}")
    link = dialog.get_by_label("Address of this view").input_value()
    assert parse_qs(urlparse(link).query) == parse_qs(urlparse(page.url).query)
    after(
        dialog,
        lambda: dialog.get_by_label("Title of your own").fill("<b>Mine & yours</b>"),
    )
    dialog.get_by_label("Pixels of the PNG").select_option("2")
    drawn(dialog)
    png, svg, pdf = (
        saved(page, dialog, kind, tmp_path) for kind in ("png", "svg", "pdf")
    )
    with Image.open(io.BytesIO(png.read_bytes())) as picture:
        picture.load()
        assert (picture.format, picture.size) == ("PNG", (2400, 1260))
        assert picture.info["Source"] == link
        assert picture.info["Title"] == "<b>Mine & yours</b>"
    root = ET.fromstring(svg.read_text("utf-8"))  # our own file  # noqa: S314
    assert "Mine & yours" in "".join(root.itertext())
    assert link in "".join(root.itertext())
    assert pdf.read_bytes().startswith(b"%PDF-")
    with pikepdf.open(pdf) as document:
        assert len(document.pages) == 1
        assert document.open_metadata()["dc:source"] == link
    for file in (png, svg, pdf):
        assert examine(file.read_bytes()).facts["permalink"] == link
        assert main(["verify", str(file)]) == 0, "intact"


def test_the_link_and_the_short_link_open_the_same_view(
    watched: Watched, server: str, browser: Browser
) -> None:
    page = watched.page
    page.context.grant_permissions(["clipboard-read", "clipboard-write"], origin=server)
    frame = opened(page, f"{server}/?{STATE}&as-of=2099-01-01")
    frame.locator(".fl-item").first.click()
    expect(page).to_have_url(re.compile("claim="), timeout=SLOW)
    frame.locator("html").evaluate(SETTLED)
    title, words = (
        frame.locator(".fl-card h2").inner_text(),
        sentence(page).inner_text(),
    )
    share(page).click()
    dialog = page.get_by_role("dialog")
    drawn(dialog)
    copied = []
    for button, told in (
        ("Copy link", "Copied: Address of this view"),
        ("Short link", "Copied: Short link"),
    ):
        dialog.get_by_role("button", name=button).click()
        expect(dialog.locator(".fl-share-told")).to_contain_text(told, timeout=SLOW)
        copied.append(str(page.evaluate("navigator.clipboard.readText()")))
    assert len(copied[1]) <= len(f"{server}/s/") + 7
    for address in copied:
        context = browser.new_context(viewport={"width": 1400, "height": 900})
        fresh = context.new_page()
        again = opened(fresh, address)
        expect(again.locator(".fl-card h2")).to_have_text(title, timeout=SLOW)
        expect(sentence(fresh)).to_have_text(words)
        again.locator("html").evaluate(SETTLED)
        old, new = (parse_qs(urlparse(url).query) for url in (page.url, fresh.url))
        assert old.keys() >= {"from", "region", "as-of", "lat", "lon", "zoom", "claim"}
        for name in ("lat", "lon"):
            assert abs(float(old.pop(name)[0]) - float(new.pop(name)[0])) < 0.002
        assert new == old
        context.close()


def test_the_frame_works_in_a_page_of_another_site(
    watched: Watched, server: str
) -> None:
    page = watched.page
    _, dialog = shared(page, f"{server}/?{STATE}")
    with another_site(
        dialog.get_by_label("HTML of the frame").input_value()
    ) as address:
        page.goto(address)
        inside = page.frame_locator("iframe")
        expect(inside.locator("html[data-markers]")).to_be_attached(timeout=SLOW)
        expect(inside.locator(".fe-words")).to_contain_text("region Donetsk")
        assert (
            page.locator("iframe").get_attribute("title")
            == "Claims about the war in Ukraine: from 1 June 2023; region Donetsk"
        )


def test_picture_and_citation_are_copied(watched: Watched, server: str) -> None:
    page = watched.page
    page.context.grant_permissions(["clipboard-read", "clipboard-write"], origin=server)
    _, dialog = shared(page, f"{server}/?{STATE}")
    dialog.get_by_role("button", name="Copy picture").click()
    expect(dialog.locator(".fl-share-told")).to_have_text(
        "Picture copied", timeout=SLOW
    )
    size = page.evaluate("""async () => {
          const [item] = await navigator.clipboard.read();
          const picture = await createImageBitmap(await item.getType("image/png"));
          return [picture.width, picture.height];
        }""")
    assert size == [1200, 630]
    link = dialog.get_by_label("Address of this view").input_value()
    for button, start in (
        ("Copy citation", "Frontline claims. “"),
        ("Copy BibTeX", "@misc{frontline-"),
    ):
        dialog.get_by_role("button", name=button).click()
        expect(dialog.locator(".fl-share-told")).to_contain_text("Copied", timeout=SLOW)
        text = str(page.evaluate("navigator.clipboard.readText()"))
        assert text.startswith(start)
        assert link in text


def test_a_browser_that_lets_no_page_copy_is_told_what_to_do(
    watched: Watched, server: str
) -> None:
    page = watched.page
    page.add_init_script(
        "delete Navigator.prototype.clipboard; Document.prototype.execCommand = () =>"
        " false;"
    )
    _, dialog = shared(page, f"{server}/?{STATE}")
    dialog.get_by_role("button", name="Copy picture").click()
    expect(dialog.locator(".fl-share-told")).to_contain_text("Download the PNG")
    dialog.get_by_role("button", name="Copy link").click()
    expect(dialog.locator(".fl-share-told")).to_contain_text("copy it by hand")
    chosen = page.evaluate(
        "() => { const e = document.activeElement; return"
        " e.value.slice(e.selectionStart, e.selectionEnd); }"
    )
    assert chosen == dialog.get_by_label("Address of this view").input_value()


def test_wrong_input_is_told_in_words_and_nothing_wrong_is_downloaded(
    watched: Watched, server: str
) -> None:
    page = watched.page
    _, dialog = shared(page, f"{server}/?{STATE}")
    title, alert = dialog.get_by_label("Title of your own"), dialog.get_by_role("alert")
    title.fill("x" * 121)
    expect(alert).to_have_text("title: 121 characters; at most 120", timeout=SLOW)
    expect(title).to_have_attribute("aria-invalid", "true")
    expect(title).to_have_accessible_description("title: 121 characters; at most 120")
    expect(dialog.locator("a.fl-share-main[href]")).to_have_count(0)
    expect(dialog.get_by_role("button", name="Copy picture")).to_be_disabled()
    after(dialog, lambda: title.fill("x" * 120))
    expect(alert).to_be_hidden()
    expect(title).not_to_have_attribute("aria-invalid", "true")
    expect(dialog.locator("a.fl-share-main[href]")).to_have_count(3)
    dialog.get_by_label("Shape").select_option("")
    size = dialog.get_by_label("Width × height in pixels")
    expect(size).to_be_visible()
    expect(dialog.get_by_label("Pixels of the PNG")).to_be_hidden()
    size.fill("100000x630")
    expect(alert).to_contain_text("pixels", timeout=SLOW)
    expect(size).to_have_attribute("aria-invalid", "true")
    after(dialog, lambda: size.fill("800x420"))
    assert shape(dialog) == [800, 420]
    assert len(watched.errors) == 2
    watched.errors[:] = [
        error for error in watched.errors if "400 (Bad Request)" not in error
    ]


def test_a_busy_server_is_asked_again(watched: Watched, server: str) -> None:
    page = watched.page
    answers = iter([503])

    def busy(route: Route) -> None:
        if next(answers, None) is None:
            route.continue_()
        else:
            told = {"error": "too many pictures at once; try again in 1 s"}
            route.fulfill(status=503, headers={"Retry-After": "1"}, json=told)

    page.route("**/api/snapshot.png*", busy)
    opened(page, f"{server}/?{STATE}")
    share(page).click()
    dialog = page.get_by_role("dialog")
    expect(dialog.get_by_role("alert")).to_have_text(
        "too many pictures at once; try again in 1 s", timeout=SLOW
    )
    expect(dialog.locator("img[src]")).to_be_visible(timeout=SLOW)
    expect(dialog.get_by_role("alert")).to_be_hidden()
    assert [error for error in watched.errors if "503" not in error] == []
    watched.errors.clear()


def test_a_server_that_is_away_is_told_and_the_dialog_can_be_left(
    watched: Watched, server: str
) -> None:
    page = watched.page
    opened(page, f"{server}/?{STATE}")
    page.route("**/api/share*", lambda route: route.abort())
    share(page).click()
    dialog = page.get_by_role("dialog")
    expect(dialog.get_by_role("alert")).to_contain_text(
        "could not be loaded", timeout=SLOW
    )
    expect(dialog.get_by_role("progressbar")).to_be_hidden()
    dialog.get_by_role("button", name="Close").click()
    expect(dialog).to_be_hidden()
    page.unroute("**/api/share*")
    share(page).click()
    expect(dialog.locator("img[src]")).to_be_visible(timeout=SLOW)
    assert [error for error in watched.errors if "ERR_FAILED" not in error] == []
    watched.errors.clear()


def test_claims_and_story_are_downloaded_and_feeds_are_named(
    watched: Watched, server: str, tmp_path: Path
) -> None:
    page = watched.page
    _, dialog = shared(page, f"{server}/?{STATE}")
    with page.expect_download(timeout=SLOW) as download:
        dialog.get_by_role("link", name="CSV").click()
    download.value.save_as(tmp_path / "claims.csv")
    assert "Donetsk" in (tmp_path / "claims.csv").read_text("utf-8")
    with page.expect_download(timeout=SLOW) as download:
        dialog.get_by_role("link", name="Story (HTML)").click()
    assert "Donetsk" in Path(download.value.path()).read_text("utf-8")
    link = dialog.get_by_role("link", name="Story", exact=True)
    expect(link).to_have_attribute(
        "href", f"{server}/story?from=2023-06-01&region=Donetsk"
    )
    dialog.get_by_label("Language").select_option("uk")
    dialog.get_by_label("Title of your own").fill("Звіт & <b>")
    with page.expect_download(timeout=SLOW) as download:
        dialog.get_by_role("link", name="Story (HTML)").click()
    story = Path(download.value.path()).read_text("utf-8")
    assert '<html lang="uk">' in story
    assert "<h1>Звіт &amp; &lt;b&gt;</h1>" in story
    feed = dialog.get_by_role("link", name="Feed (Atom)").get_attribute("href")
    assert feed == f"{server}/feed.atom?from=2023-06-01&region=Donetsk"


def test_the_time_lapse_of_the_dialog_has_the_view_of_the_map(
    watched: Watched, server: str
) -> None:
    page = watched.page
    _, dialog = shared(page, f"{server}/?{STATE}")
    with page.expect_popup() as opening:
        dialog.get_by_role("link", name="Time-lapse", exact=True).click()
    film = opening.value
    seen = parse_qs(urlparse(page.url).query)
    assert {"lat", "lon", "zoom"} < set(seen)
    assert parse_qs(urlparse(film.url).query) == seen
    expect(film.get_by_role("combobox", name="View", exact=True)).to_have_value(
        "As on the map", timeout=SLOW
    )
    film.get_by_role("combobox", name="Language", exact=True).press("ArrowDown")
    film.get_by_role("option", name="Українська").click()
    film.get_by_role("button", name="Make the time-lapse").click()
    expect(film.get_by_alt_text("The time-lapse")).to_be_visible(timeout=SLOW)
    assert parse_qs(urlparse(film.url).query) == seen


def test_the_keyboard_stays_in_the_dialog_and_goes_back(
    watched: Watched, server: str
) -> None:
    page = watched.page
    _frame, dialog = shared(page, f"{server}/?{STATE}")
    expect(dialog.get_by_role("heading", name="Share this view")).to_be_focused()
    seen = set()
    for _ in range(40):
        page.keyboard.press("Tab")
        at = page.evaluate(
            "() => { const e = document.activeElement; return e === document.body ?"
            " 'browser' : e.closest('dialog')?.className ?? 'behind'; }"
        )
        seen.add(at)
    assert seen <= {"fl-share", "browser"}
    page.keyboard.press("Escape")
    expect(dialog).to_be_hidden()
    expect(share(page)).to_be_focused()


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("size", [(1400, 900), (390, 844)])
def test_the_dialog_has_no_accessibility_faults(
    watched: Watched, server: str, scheme: str, size: tuple[int, int]
) -> None:
    page = watched.page
    page.emulate_media(color_scheme="dark" if scheme == "dark" else "light")
    page.set_viewport_size({"width": size[0], "height": size[1]})
    _, dialog = shared(page, f"{server}/?{STATE}")
    expect(dialog).to_have_attribute("data-theme", scheme)
    found = Axe().run(page, context=".fl-share")
    assert found.violations_count == 0, found.generate_report()


def test_a_phone_shares(watched: Watched, server: str, tmp_path: Path) -> None:
    page = watched.page
    page.set_viewport_size({"width": 390, "height": 844})
    _, dialog = shared(page, f"{server}/?{STATE}")
    box = dialog.bounding_box()
    assert box is not None
    assert (box["x"], box["y"], box["width"], box["height"]) == (0, 0, 390, 844)
    assert page.locator(".fl-share-body").evaluate(
        "e => e.scrollWidth <= e.clientWidth"
    )
    with Image.open(saved(page, dialog, "png", tmp_path)) as picture:
        assert picture.size == (1200, 630)
    last = dialog.get_by_role("link", name="Feed (JSON)")
    last.scroll_into_view_if_needed()
    expect(last).to_be_in_viewport()


def test_leaving_the_map_takes_the_dialog_away(watched: Watched, server: str) -> None:
    page = watched.page
    _, dialog = shared(page, f"{server}/?{STATE}")
    dialog.get_by_role("button", name="Close").click()
    go_to(page, "About")
    expect(page.get_by_text("What a pin does not prove")).to_be_visible(timeout=SLOW)
    expect(page.locator(".fl-share")).to_have_count(0)
    expect(page.locator(FRAME)).to_have_count(0)
