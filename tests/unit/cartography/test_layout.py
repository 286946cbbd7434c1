"""Presets, languages, the list of claims and crowds of markers: what stands on a picture, and that nothing collides."""

from __future__ import annotations

import math
import random
import xml.etree.ElementTree as ET
from dataclasses import replace
from itertools import combinations, pairwise

import pytest

from dashboard.cartography import LANGUAGES, PRESETS, Scene, draw, map_plane
from dashboard.cartography.crowd import apart, joined, thinned
from dashboard.cartography.frame import Rect, plane
from dashboard.cartography.lettering import ASCENT, DESCENT, Style, metrics
from dashboard.cartography.lexicon import ENGLISH, UKRAINIAN
from dashboard.cartography.style import ACTOR_COLOUR, GREY_ACTOR, PICTURE_THEMES
from dashboard.domain.geo import View
from dashboard.domain.words import WIDE
from tests.unit.cartography.scenes import CALLOUTS, FOLDERS, MARKERS, SCENE, marker, scene

SVG = "{http://www.w3.org/2000/svg}"
SIZES = metrics(FOLDERS[1])
PHONE_PIXELS = 390
"""Width of a phone's screen, CSS pixels."""


def tree(one: Scene) -> ET.Element:
    return ET.fromstring(draw(one, *FOLDERS))  # noqa: S314  # our own text


def texts(one: Scene, role: str = "") -> list[str]:
    return [t.text or "" for t in tree(one).iter(f"{SVG}text") if role in t.get("class", "")]


def box(text: ET.Element) -> Rect:
    size = float(text.get("font-size", "0"))
    style = Style(size, "", bold=text.get("font-weight") == "700", spacing=float(text.get("letter-spacing", "0")))
    wide = SIZES.width(text.text or "", style)
    return Rect(float(text.get("x", "0")), float(text.get("y", "0")) - size * ASCENT, wide, size * (ASCENT + DESCENT))


@pytest.mark.parametrize("preset", PRESETS)
@pytest.mark.parametrize("language", LANGUAGES)
def test_every_preset_says_all_of_it_and_no_words_collide(preset: str, language: str) -> None:
    one = scene(preset, language=language)
    say = one.language
    said = " ".join(texts(one))
    for words in (one.title, say["warning"], "Seen at noon.", say.day(one.known_on), one.link, one.sources,  # type: ignore[arg-type]
                  one.revision, "© OpenStreetMap contributors", "Retaken: Storozheve", say["list"]):  # fmt: skip
        assert words in said
    root = tree(one)
    placed = [box(t) for t in root.iter(f"{SVG}text") if t.get("class", "") not in ("", "number")]
    assert all(r.x >= 0 and r.right <= one.width and r.y >= 0 and r.bottom <= one.height for r in placed)
    assert not [(a, b) for a, b in combinations(placed, 2) if a.grown(-1).meets(b.grown(-1))]
    assert any(g.get("class") == "qr" for g in root.iter(f"{SVG}g"))


@pytest.mark.parametrize("preset", ["square", "story"])
def test_letters_can_be_read_on_a_phone(preset: str) -> None:
    root = tree(scene(preset))
    share = PHONE_PIXELS / PRESETS[preset].width
    sizes = [float(t.get("font-size", "0")) * share for t in root.iter(f"{SVG}text") if t.get("class") == "callout"]
    assert sizes
    assert min(sizes) >= 7


def test_the_list_numbers_markers_and_keeps_its_order() -> None:
    one = scene("slide")
    heads = [words for words in texts(one, "callout") if ":" in words]
    assert heads == ["Held (contested): Bakhmut", "Retaken: Storozheve", "Retaken: Mariupol", "Retaken: Bakhmut"]
    numbers = [words for words in texts(one, "number") if words.isdigit()]
    assert sorted(numbers[:3]) == ["1", "2", "3"]  # on the map, one a marker
    assert numbers[3:] == ["1", "2", "3", "1"]  # in the list: the second claim of a marker carries its number
    assert texts(replace(one, listed=False), "callout") == []


def test_a_part_of_the_map_tells_how_many_claims_its_markers_stand_for() -> None:
    whole = sum(m.count for m in MARKERS)
    assert texts(replace(SCENE, placed=whole), "shown-words") == [], "all of them"
    assert texts(replace(SCENE, placed=whole + 3), "shown-words") == [
        f"Markers here: {whole} of {whole + 3} placed claims"
    ]
    far = replace(SCENE, placed=whole, view=View(50.4, 25, 9))
    assert texts(far, "shown-words") == ["None of these claims is on this part of the map"]
    assert texts(replace(far, language=LANGUAGES["uk"]), "shown-words")[0].startswith("На цій частині карти")


@pytest.mark.parametrize("preset", ["square", "story"])
def test_upright_pictures_are_mostly_map(preset: str) -> None:
    one = scene(preset)
    rect = map_plane(one, FOLDERS[1]).rect
    body = one.height - rect.y
    footer = min(float(t.get("y", "0")) for t in tree(one).iter(f"{SVG}text") if t.get("class") == "footer")
    assert rect.height >= 0.5 * (body - (one.height - footer))


def test_claims_off_the_map_are_not_listed() -> None:
    far = replace(CALLOUTS[0], lat=50.4, lon=30.5, place_id="Kyiv", head="Strike: Kyiv")
    assert "Strike: Kyiv" not in texts(replace(SCENE, callouts=(far, *CALLOUTS)))


def test_a_long_link_has_no_code_but_stands_in_words() -> None:
    one = replace(SCENE, link="https://map.example/?text=" + "x" * 400)
    assert 'class="qr"' not in draw(one, *FOLDERS)
    assert any(words.startswith("https://map.example/?text=xxx") for words in texts(one, "footer"))
    assert 'class="qr"' not in draw(replace(SCENE, link=""), *FOLDERS)


def test_a_remark_is_told_to_be_one_and_kept_short() -> None:
    assert "Remark: Seen at noon." in texts(SCENE, "heading")
    long = " ".join(texts(replace(SCENE, remark="word " * 200), "heading"))
    assert "…" in long
    assert len(long) < 600


@pytest.mark.parametrize("count", [4, 60, 400])
def test_markers_of_a_crowd_do_not_cover_one_another(count: int) -> None:
    rng = random.Random(count)  # noqa: S311
    crowd = [
        marker(rng.uniform(47, 49), rng.uniform(35.5, 38.5), f"P{i}", count=rng.randint(1, 300),
               contested=i % 7 == 0, precision="oblast" if i % 60 == 5 else "settlement")
        for i in range(count)
    ]  # fmt: skip
    rect = Rect(0, 70, 900, 480)
    on = plane(View(48, 37, 7), rect)
    placed = thinned(crowd, on, 1)
    settled = [s for s in placed if s.marker.precision not in WIDE]
    assert not [
        (a, b) for a, b in combinations(settled, 2) if math.hypot(a.x - b.x, a.y - b.y) < (a.reach + b.reach)
    ]  # fmt: skip
    shown = sum(s.marker.count for s in placed)
    assert shown == sum(m.count for m in crowd if on.rect.holds(Rect(*on.pixel(m.lat, m.lon), 0, 0)))
    moved = apart(placed, rect, (PICTURE_THEMES["light"], 1, SIZES))
    assert sorted(s.marker.place_id for s in moved) == sorted(s.marker.place_id for s in placed)
    assert all(rect.holds(s.box) for s in moved)
    assert all(s.home is not None or (s.x, s.y) == (o.x, o.y)
               for s, o in zip(sorted(moved, key=id_of), sorted(placed, key=id_of), strict=True))  # fmt: skip


def id_of(spot: object) -> tuple[object, ...]:
    return spot.marker.place_id, spot.marker.lat, spot.marker.lon  # type: ignore[attr-defined]


def test_a_joined_marker_adds_up() -> None:
    both = joined(MARKERS[0], MARKERS[1])
    assert (both.count, both.places, both.contested, both.actor, both.name) == (12, 2, True, "several", "")


def test_an_area_moved_aside_is_tied_to_its_place() -> None:
    area = marker(47.79, 36.82, "Some oblast", precision="oblast", count=3, radius_km=90.0)
    root = tree(replace(SCENE, markers=(*MARKERS[:2], area)))
    assert any(p.get("class") == "leader" for p in root.iter(f"{SVG}g"))
    assert "Moved aside" in [t.text for t in root.iter(f"{SVG}text")]


def test_greys_can_be_told_apart() -> None:
    greys = sorted(int(value[1:3], 16) for value in GREY_ACTOR.values())
    assert set(GREY_ACTOR) == set(ACTOR_COLOUR)
    assert min(b - a for a, b in pairwise(greys)) >= 0.13 * 255
    drawn = draw(scene("preview", "grey"), *FOLDERS)
    colours = {words[:7] for words in drawn.split('fill="')[1:] if words.startswith("#")}
    assert all(c[1:3] == c[3:5] == c[5:7] for c in colours)


def test_ukrainian_has_words_for_everything_and_its_forms() -> None:
    assert set(UKRAINIAN) == set(ENGLISH)
    assert all(UKRAINIAN.values())
    assert [key for key, words in ENGLISH.items() if not words] == ["story.untranslated"]
    uk, en = LANGUAGES["uk"], LANGUAGES["en"]
    assert [uk.count(n, "disputed") for n in (1, 2, 5, 11, 21, 22)] == [
        "1 спірне місце", "2 спірні місця", "5 спірних місць", "11 спірних місць", "21 спірне місце",
        "22 спірні місця",
    ]  # fmt: skip
    assert [en.count(n, "claims") for n in (0, 1, 1200)] == ["0 claims", "1 claim", "1,200 claims"]
    letters = set("".join(UKRAINIAN.values()) + "".join(uk.months) + "".join(uk.regions.values()) + "ґҐєЄіІїЇ’“”«»…")
    assert letters - {"{", "}", "|", "\n"} <= set(SIZES.regular)
