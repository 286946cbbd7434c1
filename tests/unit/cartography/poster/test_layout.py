"""Presets, languages, the list of claims and crowds of markers: what stands on a
picture, and that nothing collides.
"""

from __future__ import annotations

import xml.etree.ElementTree as ET
from dataclasses import replace
from itertools import combinations

import pytest

from dashboard.cartography import LANGUAGES, PRESETS, Scene, map_plane, picture_svg
from dashboard.cartography.drawing.text import (
    ASCENT,
    DESCENT,
    TextStyle,
    load_metrics,
)
from dashboard.cartography.geometry import Rect
from dashboard.domain.geography.geo import View
from tests.unit.cartography.scenes import (
    CALLOUTS,
    FOLDERS,
    MARKERS,
    SCENE,
    marker,
    scene,
)

SVG = "{http://www.w3.org/2000/svg}"
SIZES = load_metrics(FOLDERS[1])
PHONE_PIXELS = 390
"""Width of a phone's screen, CSS pixels."""


def tree(one: Scene) -> ET.Element:
    return ET.fromstring(picture_svg(one, *FOLDERS))  # our own text  # noqa: S314


def texts(one: Scene, role: str = "") -> list[str]:
    return [
        t.text or "" for t in tree(one).iter(f"{SVG}text") if role in t.get("class", "")
    ]


def box(text: ET.Element) -> Rect:
    size = float(text.get("font-size", "0"))
    style = TextStyle(
        size,
        "",
        bold=text.get("font-weight") == "700",
        spacing=float(text.get("letter-spacing", "0")),
    )
    wide = SIZES.width(text.text or "", style)
    return Rect(
        float(text.get("x", "0")),
        float(text.get("y", "0")) - size * ASCENT,
        wide,
        size * (ASCENT + DESCENT),
    )


@pytest.mark.parametrize("preset", PRESETS)
@pytest.mark.parametrize("language", LANGUAGES)
def test_every_preset_says_all_of_it_and_no_words_collide(
    preset: str, language: str
) -> None:
    one = scene(preset, language=language)
    say = one.language
    said = " ".join(texts(one))
    for words in (
        one.title,
        say["warning"],
        "Seen at noon.",
        say.day(one.as_of),  # type: ignore[arg-type]
        one.link,
        one.sources,
        one.revision,
        "© OpenStreetMap contributors",
        "Retaken: Storozheve",
        say["list"],
    ):
        assert words in said
    root = tree(one)
    placed = [
        box(t)
        for t in root.iter(f"{SVG}text")
        if t.get("class", "") not in ("", "number")
    ]
    assert all(
        r.x >= 0 and r.right <= one.width and r.y >= 0 and r.bottom <= one.height
        for r in placed
    )
    assert not [
        (a, b)
        for a, b in combinations(placed, 2)
        if a.grown(-1).intersects(b.grown(-1))
    ]
    assert any(g.get("class") == "qr" for g in root.iter(f"{SVG}g"))


@pytest.mark.parametrize("preset", ["square", "story"])
def test_letters_can_be_read_on_a_phone(preset: str) -> None:
    root = tree(scene(preset))
    share = PHONE_PIXELS / PRESETS[preset].width
    sizes = [
        float(t.get("font-size", "0")) * share
        for t in root.iter(f"{SVG}text")
        if t.get("class") == "callout"
    ]
    assert sizes
    assert min(sizes) >= 7


def test_the_list_numbers_markers_and_keeps_its_order() -> None:
    one = scene("slide")
    heads = [words for words in texts(one, "callout") if ":" in words]
    assert heads == [
        "Held (contested): Bakhmut",
        "Retaken: Storozheve",
        "Retaken: Mariupol",
        "Retaken: Bakhmut",
    ]
    numbers = [words for words in texts(one, "number") if words.isdigit()]
    assert sorted(numbers[:3]) == ["1", "2", "3"]  # on the map, one a marker
    assert numbers[3:] == [
        "1",
        "2",
        "3",
        "1",
    ]  # in the list: the second claim of a marker carries its number
    assert texts(replace(one, has_list=False), "callout") == []


def test_a_part_of_the_map_tells_how_many_claims_its_markers_stand_for() -> None:
    whole = sum(m.count for m in MARKERS)
    assert texts(replace(SCENE, placed=whole), "shown-words") == [], "all of them"
    assert texts(replace(SCENE, placed=whole + 3), "shown-words") == [
        f"Markers here: {whole} of {whole + 3} placed claims"
    ]
    far = replace(SCENE, placed=whole, view=View(50.4, 25, 9))
    assert texts(far, "shown-words") == [
        "None of these claims is on this part of the map"
    ]
    assert texts(replace(far, language=LANGUAGES["uk"]), "shown-words")[0].startswith(
        "На цій частині карти"
    )


@pytest.mark.parametrize("preset", ["square", "story"])
def test_upright_pictures_are_mostly_map(preset: str) -> None:
    one = scene(preset)
    rect = map_plane(one, FOLDERS[1]).rect
    body = one.height - rect.y
    footer = min(
        float(t.get("y", "0"))
        for t in tree(one).iter(f"{SVG}text")
        if t.get("class") == "footer"
    )
    assert rect.height >= 0.5 * (body - (one.height - footer))


def test_claims_off_the_map_are_not_listed() -> None:
    far = replace(CALLOUTS[0], lat=50.4, lon=30.5, place_id="Kyiv", head="Strike: Kyiv")
    assert "Strike: Kyiv" not in texts(replace(SCENE, callouts=(far, *CALLOUTS)))


def test_a_long_link_has_no_code_but_stands_in_words() -> None:
    one = replace(SCENE, link="https://map.example/?text=" + "x" * 400)
    assert 'class="qr"' not in picture_svg(one, *FOLDERS)
    assert any(
        words.startswith("https://map.example/?text=xxx")
        for words in texts(one, "footer")
    )
    assert 'class="qr"' not in picture_svg(replace(SCENE, link=""), *FOLDERS)


def test_a_remark_is_told_to_be_one_and_kept_short() -> None:
    assert "Remark: Seen at noon." in texts(SCENE, "heading")
    long = " ".join(texts(replace(SCENE, remark="word " * 200), "heading"))
    assert "…" in long
    assert len(long) < 600


def test_an_area_moved_aside_is_tied_to_its_place() -> None:
    area = marker(
        47.79, 36.82, "Some oblast", precision="oblast", count=3, radius_km=90.0
    )
    root = tree(replace(SCENE, markers=(*MARKERS[:2], area)))
    assert any(p.get("class") == "leader" for p in root.iter(f"{SVG}g"))
    assert "Moved aside" in [t.text for t in root.iter(f"{SVG}text")]
