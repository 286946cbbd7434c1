"""The live map in a real Chromium: days that play, a brush that filters, how a denial, an
area and a claim that is opened look, and the tools on it.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from playwright.sync_api import Browser, FrameLocator, Page, expect

from tests.e2e.conftest import Watched

pytestmark = pytest.mark.e2e
SLOW = 60_000
FRAME = 'iframe[title="streamlit_folium.st_folium"]'
WATCHING = ("/api/revision", "/readyz", "/_stcore/")
"""What an open page asks by itself."""
Opener = Callable[..., tuple[Page, FrameLocator]]


HATCHED = """
  const { markers, map } = p;
  const areas = markers.drawn.filter((m) => markers.outlines.of(m.p));
  const pixels = (across, down) => {
    const corner = map.getPixelBounds().min.add([across, down]);
    const { canvas } = markers;
    const moved = areas.map((m) => ({ ...m, x: m.x - across, y: m.y - down }));
    markers._paint(canvas, moved, [], { corner, zoom: map.getZoom() });
    const [x, y] = [canvas.width / 2 - across, canvas.height / 2 - down];
    return canvas.getContext("2d").getImageData(x - 150, y - 60, 300, 120).data;
  };
  const [before, after] = [pixels(0, 0), pixels(13, 6)];
  const apart = before.reduce((n, value, i) => Math.max(n, Math.abs(value - after[i])), 0);
  markers.redraw();
  return [apart > 2 ? apart : 0, new Set(before).size];
"""
"""Draws the areas of a map alone, here and as seen after a drag: by how much the same
ground differs, 0 for not at all, and how many shades it has.
"""


def ready(page: Page, address: str) -> FrameLocator:
    """Open a page of the map and wait until markers and days are drawn."""
    page.goto(address)
    frame = page.frame_locator(FRAME)
    expect(frame.locator("html[data-days][data-markers]")).to_be_attached(timeout=SLOW)
    return frame


def state(frame: FrameLocator, script: str) -> Any:
    """Return a value of the map page's own object."""
    return frame.locator("html").evaluate(
        f"() => {{ const p = frontline.page; {script} }}"
    )


@pytest.fixture
def phone(browser: Browser) -> Iterator[Page]:
    context = browser.new_context(
        viewport={"width": 390, "height": 844}, has_touch=True, color_scheme="dark"
    )
    yield context.new_page()
    context.close()


def play(frame: FrameLocator) -> None:
    frame.get_by_role("combobox", name="Speed").select_option("8")
    frame.get_by_role("button", name="Play the days").click()


def marker_questions(page: Page) -> list[str]:
    """Return a list that grows with each question for the markers of a view."""
    asked: list[str] = []
    page.on(
        "request",
        lambda request: (
            asked.append(request.url) if "/api/claims.geojson" in request.url else None
        ),
    )
    return asked


def test_claims_of_where_a_drag_rests_are_there_before_it_ends(
    watched: Watched, server: str
) -> None:
    page = watched.page
    frame = ready(page, f"{server}/?to=2023-09-30&lat=48.2&lon=37.4&zoom=8")
    box = frame.locator("#map_div").bounding_box()
    assert box
    asked = marker_questions(page)
    x, y = box["x"] + box["width"] * 0.6, box["y"] + box["height"] * 0.4
    page.mouse.move(x, y)
    page.mouse.down()
    with page.expect_response(lambda answer: "/api/claims.geojson" in answer.url):
        page.mouse.move(x - box["width"] * 0.3, y, steps=4)
    # What was answered is drawn while the hand still holds the map.
    drawn = "return p.markers.painted === p.markers.features && p.coming !== null;"
    frame.locator("html").evaluate(
        f"""() => new Promise((done) => {{
          const look = () => {{
            const p = frontline.page;
            if ((() => {{ {drawn} }})()) done(); else setTimeout(look, 20);
          }};
          look();
        }})"""
    )
    before = int(frame.locator("html").get_attribute("data-drawn") or 0)
    # More than one where the machine is slow: the hand rests on its way, too.
    answered = len(asked)
    page.mouse.up()
    expect(frame.locator(f"html[data-drawn='{before + 1}']")).to_be_attached()
    assert len(asked) == answered


def test_a_pointer_over_a_zoom_button_asks_once(watched: Watched, server: str) -> None:
    page = watched.page
    frame = ready(page, f"{server}/?to=2023-09-30&lat=48.2&lon=37.4&zoom=8")
    asked = marker_questions(page)
    button = frame.locator(".leaflet-control-zoom-in")
    shown = state(frame, "return p.markers.features.length;")
    with page.expect_response(lambda answer: "/api/claims.geojson" in answer.url):
        button.hover()
    # Nothing is drawn for a pointer that goes elsewhere.
    assert state(frame, "return p.markers.features.length;") == shown
    before = int(frame.locator("html").get_attribute("data-drawn") or 0)
    button.click()
    expect(frame.locator(f"html[data-drawn='{before + 1}']")).to_be_attached()
    assert ["zoom=9" in url for url in asked] == [True]


def test_what_a_zoom_ends_at_is_drawn_while_it_lasts(
    watched: Watched, server: str
) -> None:
    page = watched.page
    frame = ready(page, f"{server}/?to=2023-09-30&lat=48.2&lon=37.4&zoom=8")
    button = frame.locator(".leaflet-control-zoom-in")
    with page.expect_response(lambda answer: "/api/claims.geojson" in answer.url):
        button.hover()
    drawings = """() => {
      const { map, markers } = frontline.page;
      const paint = markers._paint.bind(markers);
      const noted = frontline.paintedWhile = [];
      let moves = false;
      map.on("zoomanim", () => { moves = true; });
      map.on("zoomend", () => { moves = false; });
      markers._paint = (canvas, drawn, ...rest) => {
        paint(canvas, drawn, ...rest);
        noted.push([moves, canvas === markers.canvas, drawn.length]);
      };
    }"""
    frame.locator("html").evaluate(drawings)
    before = int(frame.locator("html").get_attribute("data-drawn") or 0)
    button.click()
    expect(frame.locator(f"html[data-drawn='{before + 1}']")).to_be_attached()
    ((moves, is_seen, count), *later) = state(frame, "return frontline.paintedWhile;")
    # Aside: the canvas that is seen grows until the end of the zoom, and is exchanged.
    assert (moves, is_seen, later) == (True, False, [])
    shown = "return [p.markers.drawn.length, p.markers.canvas.isConnected];"
    assert state(frame, shown) == [count, True]
    # A drawing is where Leaflet has the place.
    apart = """return p.markers.drawn.map((m) => {
      const at = p.map.latLngToContainerPoint([m.lat, m.lon]);
      return m.anchor ? 0 : Math.hypot(at.x - m.x, at.y - m.y);
    }).reduce((a, b) => Math.max(a, b), 0);"""
    assert state(frame, apart) <= 1


def test_the_map_takes_filters_from_the_address(watched: Watched, server: str) -> None:
    page = watched.page
    frame = ready(page, f"{server}/?to=2023-09-30")
    # As Streamlit does, long before it has drawn the page around the map.
    page.evaluate("history.pushState(null, '', '?to=2023-09-30&kind=strike&lat=48')")
    strikes = "html[data-query='to=2023-09-30&kind=strike']"
    expect(frame.locator(strikes)).to_be_attached(timeout=SLOW)
    asked = marker_questions(page)
    # A view is no filter: it asks for nothing.
    page.evaluate("history.pushState(null, '', '?kind=strike&to=2023-09-30&lat=49')")
    page.wait_for_timeout(300)
    assert asked == []


def test_days_play_without_a_request(watched: Watched, server: str) -> None:
    frame = ready(watched.page, f"{server}/?to=2023-09-30")
    play(frame)
    expect(frame.locator("html[data-frame]")).to_be_attached(timeout=SLOW)
    asked: list[str] = []
    watched.page.on("request", lambda request: asked.append(request.url))
    before = int(frame.locator("html").get_attribute("data-frame") or 0)
    watched.page.wait_for_function(
        "([frame, before]) => Number(document.querySelector(frame).contentDocument"
        ".documentElement.dataset.frame) > before + 5",
        arg=[FRAME, before],
        timeout=SLOW,
    )
    assert [url for url in asked if not any(part in url for part in WATCHING)] == []
    frame.get_by_role("button", name="Pause").click()
    stopped = frame.locator("html").get_attribute("data-frame")
    frame.get_by_role("button", name="One step forward").click()
    expect(frame.locator("html")).to_have_attribute(
        "data-frame", str(int(stopped or 0) + 1)
    )
    # What is drawn is what the answer says of that day.
    assert state(
        frame,
        "const { at } = p.timeline.playback; const drawn = p.markers.drawn.reduce((n, m) =>"
        " n + m.p.count, 0); return drawn === p.timeline.frames.features(at, at).reduce("
        "(n, f) => n + f.properties.count, 0);",
    )
    watched.page.keyboard.press("Escape")
    expect(frame.locator("html[data-frame]")).to_have_count(0)


def test_days_filter_by_keyboard_and_are_a_step_of_back(
    watched: Watched, server: str
) -> None:
    page = watched.page
    frame = ready(page, f"{server}/?from=2023-06-02&to=2023-06-30")
    last = frame.get_by_role("slider", name="Last day")
    expect(last).to_have_attribute("aria-valuetext", "30 June 2023")
    last.press("ArrowLeft")
    # A bar is a week; the end that was not moved keeps its day.
    page.wait_for_url("**from=2023-06-02&to=2023-06-28*", timeout=SLOW)
    expect(last).to_be_focused()
    # The page's own field follows, and so does the list.
    expect(page.get_by_label("To", exact=True).first).to_have_count(1)
    expect(frame.locator("html[data-query*='to=2023-06-28']")).to_be_attached(
        timeout=SLOW
    )
    page.go_back()
    page.wait_for_url("**to=2023-06-30*", timeout=SLOW)
    expect(last).to_have_attribute("aria-valuetext", "30 June 2023", timeout=SLOW)


def test_days_between_bars_are_named_and_not_counted(
    watched: Watched, server: str
) -> None:
    frame = ready(watched.page, f"{server}/?from=2023-06-05&to=2023-06-13")
    now = frame.locator(".fl-days-now").filter(visible=True)
    # Bars are weeks: those that these days touch hold more claims than these days do.
    expect(now).to_contain_text(re.compile("^5 Jun 2023 – 13 Jun 2023"))
    expect(now).not_to_contain_text("claim")
    frame.get_by_role("slider", name="First day").press("ArrowLeft")
    frame.get_by_role("slider", name="Last day").press("ArrowRight")
    expect(now).to_contain_text("claims", timeout=SLOW)


def test_a_film_of_the_same_days(watched: Watched, server: str) -> None:
    frame = ready(watched.page, f"{server}/?from=2023-06-01&to=2023-06-30&kind=retake")
    film = frame.get_by_role("link", name="Save as film").get_attribute("href") or ""
    assert "/timelapse?" in film
    assert "kind=retake" in film
    assert "from=2023-06-01" in film


def test_little_motion_is_respected(browser: Browser, server: str) -> None:
    context = browser.new_context(reduced_motion="reduce")
    frame = ready(context.new_page(), server)
    assert state(frame, "return p.timeline.calm.matches;") is True
    context.close()


def test_a_denial_is_hollow_and_struck_through(watched: Watched, server: str) -> None:
    frame = ready(watched.page, f"{server}/?text=Urozhaine&lat=47.75&lon=36.8&zoom=10")
    denial = frame.locator(".fl-item", has_text="denies that Ukraine retook Urozhaine")
    expect(denial.first.locator("svg.fl-icon-denied")).to_be_attached(timeout=SLOW)
    expect(denial.first.locator("svg path")).to_have_count(3)
    expect(frame.locator(".fl-legend .fl-icon-denied")).to_be_attached()
    denial.first.click()
    card = frame.locator(".fl-card")
    expect(card.locator("h2")).to_contain_text("denies that", timeout=SLOW)
    expect(card.locator(".fl-card-head svg.fl-icon-denied")).to_be_visible()


def test_a_claim_is_opened_where_its_marker_stands_alone(
    watched: Watched, server: str
) -> None:
    page = watched.page
    frame = ready(page, f"{server}/?text=Storozheve")
    entry = frame.locator('.fl-item[data-place^="UA"]').first
    claim, place = (entry.get_attribute(f"data-{n}") for n in ("claim", "place"))
    entry.focus()
    page.keyboard.press("Enter")
    expect(frame.locator(".fl-card")).to_be_visible(timeout=SLOW)
    page.wait_for_url(f"**claim={claim}*", timeout=SLOW)
    alone = (
        "const own = p.markers.drawn.filter((m) => m.p.place_id === "
        f"{json.dumps(place)}); return own.length === 1 && own[0].p.places === 1"
        " && p.markers.place === own[0].p.place_id;"
    )
    page.wait_for_function(
        "([frame, script]) => document.querySelector(frame).contentWindow.eval("
        "`(() => { const p = frontline.page; ${script} })()`)",
        arg=[FRAME, alone],
        timeout=SLOW,
    )
    page.keyboard.press("Escape")
    expect(frame.locator(".fl-card")).to_have_count(0)
    expect(frame.locator(f'.fl-item[data-claim="{claim}"]')).to_be_focused()


def test_an_oblast_is_drawn_as_its_outline(watched: Watched, server: str) -> None:
    frame = ready(watched.page, f"{server}/?precision=oblast")
    watched.page.wait_for_function(
        "frame => document.querySelector(frame).contentWindow.frontline.page.markers"
        ".outlines.shapes.size > 0",
        arg=FRAME,
        timeout=SLOW,
    )
    assert state(
        frame,
        "return p.markers.drawn.filter((m) => m.p.precision === 'oblast')"
        ".every((m) => p.markers.outlines.of(m.p));",
    )
    # The lines of its hatching stay on the ground while the map moves over it.
    moved, lines = state(frame, HATCHED)
    assert lines > 1
    assert moved == 0


def test_names_stand_once_and_under_no_marker(watched: Watched, server: str) -> None:
    frame = ready(watched.page, f"{server}/?lat=47.6&lon=36&zoom=8")
    found = state(
        frame,
        "const boxes = p.markers.labels.map((l) => [l.text, l.left, l.middle]);"
        " const discs = p.markers.drawn.map((m) => [m.x, m.y, m.r]);"
        " return { boxes, discs };",
    )
    names = [name for name, _, _ in found["boxes"]]
    assert len(names) > 5
    assert len(set(names)) == len(names)
    for name, left, middle in found["boxes"]:
        for x, y, radius in found["discs"]:
            inside = abs(y - middle) < radius and left - radius < x < left + radius
            assert not inside, name


def test_measure_and_coordinates(watched: Watched, server: str) -> None:
    page = watched.page
    frame = ready(page, f"{server}/?lat=47.6&lon=36&zoom=8")
    expect(frame.locator(".fl-coordinate")).to_have_text(
        re.compile(r"^47\.\d+° N, 3[56]\.\d+° E$")
    )
    frame.get_by_role("button", name="Measure a distance").click()
    box = frame.locator("#map_div")
    box.click(position={"x": 300, "y": 200})
    box.click(position={"x": 420, "y": 200})
    expect(frame.locator(".fl-measured")).to_contain_text(" km")
    expect(frame.locator(".fl-card")).to_have_count(0)
    page.keyboard.press("Escape")
    expect(frame.locator(".fl-measured")).to_be_hidden()
    expect(frame.get_by_role("button", name="Full screen")).to_be_visible()


def test_a_phone_plays_the_days(phone: Page, server: str) -> None:
    frame = ready(phone, server)
    frame.get_by_role("button", name="One step forward").tap()
    expect(frame.locator("html[data-frame]")).to_be_attached(timeout=SLOW)
    expect(frame.locator(".leaflet-control-attribution")).to_be_visible()


def test_a_frame_leaves_the_wheel_to_its_page(watched: Watched, server: str) -> None:
    page = watched.page
    page.goto(f"{server}/embed?lat=48&lon=37&zoom=7")
    expect(page.locator("html[data-markers]")).to_be_attached(timeout=SLOW)
    page.mouse.move(500, 400)
    page.mouse.wheel(0, -300)
    expect(page.locator(".fl-hint")).to_have_text(
        "Hold Ctrl and turn the wheel to zoom the map"
    )
    assert page.evaluate("frontline.page.map.getZoom()") == 7
    page.keyboard.down("Control")
    page.mouse.wheel(0, -300)
    page.keyboard.up("Control")
    page.wait_for_function("frontline.page.map.getZoom() === 8", timeout=SLOW)
    expect(page.get_by_role("button", name="Full screen")).to_be_visible()
