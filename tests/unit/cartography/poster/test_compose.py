"""The shareable picture: what stands on it, what it refuses, and that nothing on it
overlaps.
"""

from __future__ import annotations

import json
import struct
import xml.etree.ElementTree as ET
from dataclasses import replace
from datetime import date
from itertools import combinations
from pathlib import Path

import pytest

from dashboard.cartography import (
    CREDIT,
    THEMES,
    Callout,
    Scene,
    map_size,
    picture_svg,
    rasterise,
)
from dashboard.cartography.drawing.text import (
    ASCENT,
    DESCENT,
    TextStyle,
    clean_text,
    load_metrics,
    wrap_text,
)
from dashboard.cartography.geometry import Rect
from dashboard.cartography.map.furniture import WARNING
from dashboard.cartography.poster.compose import map_plane
from dashboard.domain.errors import BadInput, DataMissing
from dashboard.domain.geography.geo import View
from dashboard.domain.marker import Marker

DATA = Path(__file__).parents[4] / "data"
BASEMAP, FONTS = DATA / "basemap", DATA / "fonts"
SVG = "{http://www.w3.org/2000/svg}"
SIZES = [(1200, 630), (1080, 1080), (1920, 1080), (800, 600), (480, 480)]
DONBAS = View(48.0, 37.0, 8)
ALL = View(48.6, 31.4, 5.5)


def marker(
    lat: float,
    lon: float,
    name: str,
    *,
    actor: str = "UA",
    kind: str = "retake",
    count: int = 1,
) -> Marker:
    return Marker(
        lat=lat,
        lon=lon,
        count=count,
        places=1,
        place_id=name,
        name=name,
        region="",
        precision="settlement",
        radius_km=3.0,
        actor=actor,
        kind=kind,
        contested=False,
    )


STOROZHEVE = marker(47.79, 36.82, "Storozheve")
DONETSK = replace(
    marker(48.0, 37.8, "Donetsk Oblast", actor="several", kind="several", count=14),
    precision="oblast",
    radius_km=110,
)
BAKHMUT = replace(
    marker(48.59, 38.0, "Bakhmut", actor="RU", kind="control", count=7), contested=True
)
MARKERS = (
    STOROZHEVE,
    DONETSK,
    BAKHMUT,
    marker(50.45, 30.52, "Kyiv", actor="RU", kind="strike", count=12),
)
SCENE = Scene(
    title="Where the sides say they moved in June 2023",
    subtitle="312 claims at 87 places, all sources.",
    view=DONBAS,
    width=1200,
    height=630,
    markers=MARKERS,
    theme=THEMES["light"],
    link="https://example.org/?kind=retake",
    made_on=date(2026, 11, 23),
    reservoir=False,
    unplaced=14,
)


def tree(scene: Scene, basemap: Path = BASEMAP) -> ET.Element:
    return ET.fromstring(picture_svg(scene, basemap))  # our own text  # noqa: S314


def words(scene: Scene, role: str = "") -> list[str]:
    return [
        t.text or ""
        for t in tree(scene).iter(f"{SVG}text")
        if role in t.get("class", "")
    ]


def box(text: ET.Element) -> Rect:
    size = float(text.get("font-size", "0"))
    style = TextStyle(
        size,
        "",
        bold=text.get("font-weight") == "700",
        spacing=float(text.get("letter-spacing", "0")),
    )
    wide = load_metrics(FONTS).width(text.text or "", style)
    return Rect(
        float(text.get("x", "0")),
        float(text.get("y", "0")) - size * ASCENT,
        wide,
        size * (ASCENT + DESCENT),
    )


def size_of(png: bytes) -> tuple[int, int]:
    assert png[:8] == b"\x89PNG\r\n\x1a\n"
    assert png[12:16] == b"IHDR"
    wide, high = struct.unpack(">II", png[16:24])
    return wide, high


def test_says_what_it_must() -> None:
    said = " ".join(words(SCENE))
    assert CREDIT in said
    assert WARNING in said
    assert "14 more claims have no place on the map." in said
    assert "Made on 23 November 2026" in said
    assert "https://example.org/?kind=retake" in said
    assert words(SCENE, "scale-words") == ["50 km"]


@pytest.mark.parametrize(
    ("width", "height"), [*SIZES, (200, 200), (200, 1000), (1000, 200)]
)
def test_credit_and_warning_are_whole_at_every_size(width: int, height: int) -> None:
    said = " ".join(words(replace(SCENE, width=width, height=height), "footer"))
    assert CREDIT in said
    assert WARNING in said


def test_hostile_text_is_only_text() -> None:
    evil = '</text><script>alert("1")</script>\x00\x1b\u202e&amp;]]>' + "x" * 5000
    scene = replace(
        SCENE,
        title=evil,
        subtitle=evil,
        link=evil,
        markers=(replace(STOROZHEVE, name=evil),),
    )
    svg = picture_svg(scene, BASEMAP)
    assert "<script" not in svg
    assert "&lt;script&gt;" in svg
    assert not any(c in svg for c in "\x00\x1b\u202e")
    assert "x" * 600 not in svg
    assert {e.tag for e in tree(scene).iter()} <= {
        SVG + n for n in ("svg", "g", "rect", "path", "circle", "text")
    }


def test_an_actor_or_kind_outside_the_vocabulary_is_drawn_as_several() -> None:
    scene = replace(
        SCENE,
        markers=(
            replace(STOROZHEVE, actor='"/><x', kind="nonsense", lat=48.0, lon=37.0),
        ),
    )
    assert words(scene, "legend-actor") == ["Several actors"]
    assert words(scene, "legend-kind") == ["Several kinds"]


def test_the_legend_holds_only_what_the_map_part_shows() -> None:
    assert words(SCENE, "legend-actor") == [
        "Ukraine",
        "Russia",
        "Several actors",
    ]  # Kyiv lies outside
    assert words(SCENE, "legend-kind") == ["Retaken", "Control", "Several kinds"]
    assert words(SCENE, "legend-contested")
    assert words(SCENE, "legend-ring")
    plain = replace(SCENE, markers=(replace(STOROZHEVE, radius_km=None),))
    assert words(plain, "legend-") == [
        "Who acts",
        "Ukraine",
        "What is claimed",
        "Retaken",
    ]
    assert words(replace(SCENE, markers=()), "legend-") == []


def test_a_contested_marker_and_a_ring_of_doubt_are_drawn() -> None:
    def circles(scene: Scene, role: str) -> list[ET.Element]:
        return [c for c in tree(scene).iter(f"{SVG}circle") if c.get("class") == role]

    calm = replace(SCENE, markers=(STOROZHEVE,))
    assert len(circles(SCENE, "contested")) == 2  # the marker and the legend
    assert circles(calm, "contested") == []
    ring = max(float(c.get("r", "0")) for c in circles(SCENE, "doubt"))
    assert ring == pytest.approx(110 / 0.4093, rel=0.01)  # km per pixel at 48 N, zoom 8


@pytest.mark.slow
def test_a_ring_that_holds_the_whole_map_is_told_in_words() -> None:
    scene = replace(SCENE, view=View(48.0, 37.8, 11), markers=(DONETSK,))
    assert words(scene, "place") == ["Donetsk Oblast (within 110 km)"]
    assert words(scene, "legend-ring") == []


@pytest.mark.parametrize(
    "wrong",
    [
        {"width": 199},
        {"height": 199},
        {"width": 4001},
        {"height": 4001},
        {"scale": 0.5},
        {"scale": 3.1},
        {"width": 4000, "height": 4000, "scale": 2.0},
        {"view": View(48, float("nan"), 8)},
        {"view": View(48, 37, 40)},
        {"view": View(89, 37, 8)},
    ],
)
def test_limits(wrong: dict[str, object]) -> None:
    with pytest.raises(BadInput):
        picture_svg(replace(SCENE, **wrong), BASEMAP)  # type: ignore[arg-type]


def test_the_largest_picture_is_24_million_pixels() -> None:
    with pytest.raises(BadInput, match="24 million"):
        picture_svg(replace(SCENE, width=4000, height=2000, scale=2), BASEMAP)
    assert picture_svg(replace(SCENE, width=3000, height=2000, scale=2), BASEMAP)


@pytest.mark.slow
@pytest.mark.parametrize("scale", [1.0, 2.0])
def test_the_png_has_the_size_asked_for(scale: float) -> None:
    png = rasterise(
        picture_svg(replace(SCENE, width=480, height=400, scale=scale), BASEMAP),
        FONTS,
        scale,
    )
    assert size_of(png) == (480 * scale, 400 * scale)


def test_rasterise_refuses_what_it_cannot_do(tmp_path: Path) -> None:
    with pytest.raises(DataMissing):
        rasterise("<svg/>", tmp_path, 1)
    with pytest.raises(BadInput):
        rasterise("no svg", FONTS, 1)
    with pytest.raises(BadInput):
        rasterise("<svg/>", FONTS, 9)


def test_the_reservoir_stands_only_when_asked_for() -> None:
    def drawn(reservoir: bool) -> bool:
        scene = replace(SCENE, view=View(47.2, 34.3, 8), reservoir=reservoir)
        return any(
            p.get("class") == "kakhovka-reservoir"
            for p in tree(scene).iter(f"{SVG}path")
        )

    assert drawn(True)
    assert not drawn(False)


def test_pictures_differ_when_a_marker_differs() -> None:
    small = replace(SCENE, width=480, height=400, markers=(STOROZHEVE,))
    changed = [
        replace(STOROZHEVE, **c)
        for c in (
            {"kind": "strike"},
            {"actor": "RU"},
            {"count": 2},
            {"contested": True},
        )
    ]
    pictures = [rasterise(picture_svg(small, BASEMAP), FONTS, 1)]
    pictures += [
        rasterise(picture_svg(replace(small, markers=(m,)), BASEMAP), FONTS, 1)
        for m in changed
    ]
    assert len(set(pictures)) == 5
    assert pictures[0] == rasterise(picture_svg(small, BASEMAP), FONTS, 1)


@pytest.mark.parametrize("view", [ALL, DONBAS, View(47.8, 36.85, 10)])
@pytest.mark.parametrize(("width", "height"), SIZES)
def test_no_words_overlap_or_leave_the_picture(
    width: int, height: int, view: View
) -> None:
    scene = replace(SCENE, view=view, width=width, height=height)
    root = tree(scene)
    placed = [box(t) for t in root.iter(f"{SVG}text") if "label" in t.get("class", "")]
    assert placed
    assert not [(a, b) for a, b in combinations(placed, 2) if a.intersects(b)]
    wide, _ = map_size(scene, BASEMAP)
    assert all(rect.x >= 0 and rect.right <= wide + 1 for rect in placed)
    bands = [
        box(t) for t in root.iter(f"{SVG}text") if "label" not in t.get("class", "")
    ]
    assert all(rect.x >= 0 and rect.right <= width for rect in bands)
    legend = [
        box(t)
        for t in root.iter(f"{SVG}text")
        if t.get("class", "").startswith("legend-")
    ]
    assert not [(a, b) for a, b in combinations(legend, 2) if a.intersects(b)]


def test_names_keep_off_markers() -> None:
    root = tree(SCENE)
    groups = [g for g in root.iter(f"{SVG}g") if g.get("class") == "marker"]
    squares = []
    for shape in [
        next(c for c in g if c.tag in (f"{SVG}circle", f"{SVG}rect")) for g in groups
    ]:
        if shape.tag == f"{SVG}rect":
            squares.append(
                Rect(*(float(shape.get(k, "0")) for k in ("x", "y", "width", "height")))
            )
            continue
        x, y, r = (float(shape.get(k, "0")) for k in ("cx", "cy", "r"))
        squares.append(Rect(x - r, y - r, 2 * r, 2 * r))
    names = [box(t) for t in root.iter(f"{SVG}text") if "label" in t.get("class", "")]
    assert len(squares) == 3
    assert not [(s, n) for s in squares for n in names if s.intersects(n)]


def test_the_inset_comes_with_a_near_view() -> None:
    assert 'class="inset"' in picture_svg(SCENE, BASEMAP)
    assert 'class="inset"' not in picture_svg(replace(SCENE, view=ALL), BASEMAP)


def test_layers_other_than_the_countries_may_be_missing(tmp_path: Path) -> None:
    with pytest.raises(DataMissing, match="countries"):
        picture_svg(SCENE, tmp_path)
    ring = [[36, 47], [39, 47], [39, 49], [36, 49], [36, 47]]
    feature = {
        "type": "Feature",
        "properties": {"id": "UKR"},
        "geometry": {"type": "Polygon", "coordinates": [ring]},
    }
    folder = tmp_path / "basemap" / "odbl"
    folder.mkdir(parents=True)
    (folder / "countries.geojson").write_text(
        json.dumps({"type": "FeatureCollection", "features": [feature]})
    )
    roles = {p.get("class") for p in tree(SCENE, folder.parent).iter(f"{SVG}path")}
    assert "ukraine" in roles
    assert "rivers" not in roles


def test_a_broken_layer_is_named(tmp_path: Path) -> None:
    (tmp_path / "countries.geojson").write_text("{")
    with pytest.raises(DataMissing, match=r"countries\.geojson"):
        picture_svg(SCENE, tmp_path)


def test_words_are_cleaned_and_wrapped() -> None:
    assert clean_text("a\n\tb\u202e\x07  c", 10) == "a b c"
    assert clean_text("abcdef", 4) == "abc…"
    style, sizes = TextStyle(10, ""), load_metrics(FONTS)
    lines = wrap_text("many words that go on and on " * 9, 100, 3, style, sizes)
    assert len(lines) == 3
    assert lines[-1].endswith("…")
    assert all(
        sizes.width(line, style) <= 100
        for line in [*lines, *wrap_text("w" * 99, 100, 9, style, sizes)]
    )


def test_fonts_are_small_and_free() -> None:
    assert all(
        (FONTS / f).stat().st_size < 200_000
        for f in ("NotoSans-Regular.ttf", "NotoSans-Bold.ttf")
    )
    assert "SIL Open Font License" in (FONTS / "OFL.txt").read_text("utf-8")
    assert set("Київ’їєґ№…·©–—“”") <= set(
        json.loads((FONTS / "advances.json").read_text("utf-8"))["regular"]
    )


def test_markers_of_drafts_alone_are_hollow_and_the_legend_says_so() -> None:
    draft, mixed = replace(STOROZHEVE, unaccepted=1), replace(BAKHMUT, unaccepted=3)
    wide = replace(DONETSK, unaccepted=DONETSK.count)
    drawn = tree(replace(SCENE, markers=(draft, mixed, wide)))
    hollow = [shape for shape in drawn.iter() if shape.get("class") == "unaccepted"]
    assert sorted(shape.tag.removeprefix(SVG) for shape in hollow) == [
        "circle",
        "circle",
        "rect",
    ]
    assert all(
        shape.get("stroke-dasharray") and shape.get("fill") == THEMES["light"].paper
        for shape in hollow
    )
    assert "Not accepted (draft)" in words(replace(SCENE, markers=(draft,)))
    assert "Not accepted (draft)" not in words(SCENE)


def test_a_map_alone_is_ground_markers_and_names() -> None:
    alone = replace(SCENE, map_only=True, placed=0, without=frozenset({"legend"}))
    everything = " ".join(words(alone))
    assert SCENE.title not in everything
    assert CREDIT not in everything
    assert not words(alone, "heading")
    assert not words(alone, "footer")
    assert words(alone), "names of places are there"
    plane = map_plane(alone, FONTS)
    assert plane.rect == Rect(0, 0, SCENE.width, SCENE.height)
    assert map_size(alone, BASEMAP) == (SCENE.width, SCENE.height)
    middle = plane.pixel(SCENE.view.lat, SCENE.view.lon)
    assert middle == pytest.approx((SCENE.width / 2, SCENE.height / 2))


PAPER = f"{SVG}rect"


def papers(scene: Scene) -> list[tuple[float, ...]]:
    """Return x, y, width and height of every paper: bands, panel and the rules."""
    return [
        tuple(float(rect.get(name, "0")) for name in ("x", "y", "width", "height"))
        for rect in tree(scene).iter(PAPER)
        if rect.get("class") == "paper"
    ]


FIXED = replace(SCENE, fixed_unit=1.0, link="", reservoir=False)
LISTED = replace(
    FIXED,
    has_list=True,
    callouts=tuple(
        Callout(
            place_id=each.place_id,
            lat=each.lat,
            lon=each.lon,
            head=f"Claim of {each.name}",
            tail="who, when",
        )
        for each in (STOROZHEVE, BAKHMUT)
    ),
)


def test_papers_and_rules_of_a_wide_picture() -> None:
    assert papers(replace(FIXED, width=1200, height=630)) == [
        (982.0, 73.0, 218.0, 504.0),
        (0.0, 0.0, 1200.0, 73.0),
        (0.0, 577.0, 1200.0, 53.0),
        (0.0, 73.0, 1200.0, 1.0),
        (0.0, 577.0, 1200.0, 1.0),
        (982.0, 73.0, 1.0, 504.0),
    ]


def test_papers_and_rules_of_a_square_picture() -> None:
    assert papers(replace(FIXED, width=600, height=600)) == [
        (0.0, 454.0, 600.0, 62.2),
        (0.0, 0.0, 600.0, 73.0),
        (0.0, 516.0, 600.0, 84.0),
        (0.0, 73.0, 600.0, 1.0),
        (0.0, 516.0, 600.0, 1.0),
        (0.0, 454.0, 600.0, 1.0),
    ]


def test_papers_and_rules_of_a_wide_picture_with_a_list() -> None:
    assert papers(replace(LISTED, width=1200, height=630)) == [
        (892.0, 73.0, 308.0, 504.0),
        (0.0, 0.0, 1200.0, 73.0),
        (0.0, 577.0, 1200.0, 53.0),
        (0.0, 73.0, 1200.0, 1.0),
        (0.0, 577.0, 1200.0, 1.0),
        (892.0, 73.0, 1.0, 504.0),
    ]


def test_papers_and_rules_of_an_upright_picture_with_a_list() -> None:
    assert papers(replace(LISTED, width=700, height=1000)) == [
        (0.0, 808.0, 700.0, 139.3),
        (0.0, 0.0, 700.0, 73.0),
        (0.0, 947.0, 700.0, 53.0),
        (0.0, 73.0, 700.0, 1.0),
        (0.0, 947.0, 700.0, 1.0),
        (0.0, 808.0, 700.0, 1.0),
    ]


def test_without_a_legend_the_map_takes_the_room() -> None:
    bare = replace(FIXED, width=1200, height=630, without=frozenset({"legend"}))
    assert papers(bare) == [
        (0.0, 0.0, 1200.0, 73.0),
        (0.0, 577.0, 1200.0, 53.0),
        (0.0, 73.0, 1200.0, 1.0),
        (0.0, 577.0, 1200.0, 1.0),
    ]


def test_how_large_the_map_is_at_least() -> None:
    sizes = {
        (width, height, has_list): map_size(
            replace(FIXED, width=width, height=height, has_list=has_list), BASEMAP
        )
        for width, height in ((1200, 630), (600, 600), (500, 400), (400, 320))
        for has_list in (False, True)
    }
    assert sizes == {
        (1200, 630, False): (982, 504),
        (1200, 630, True): (892, 504),
        (600, 600, False): (600, 310),
        (600, 600, True): (600, 243),
        (500, 400, False): (282, 251),
        (500, 400, True): (500, 251),
        (400, 320, False): (400, 124),
        (400, 320, True): (400, 124),
    }


def test_list_and_legend_stand_in_their_panel() -> None:
    def first(scene: Scene, role: str) -> tuple[float, float]:
        text = next(t for t in tree(scene).iter(f"{SVG}text") if t.get("class") == role)
        return float(text.get("x", "0")), float(text.get("y", "0"))

    wide = replace(LISTED, width=1200, height=630)
    upright = replace(LISTED, width=700, height=1000)
    assert {
        (name, role): first(scene, role)
        for name, scene in (("wide", wide), ("upright", upright))
        for role in ("list-head", "legend-actor", "callout")
    } == {
        ("wide", "list-head"): (906.0, 95.4),
        ("wide", "legend-actor"): (932.2, 242.4),
        ("wide", "callout"): (930.0, 131.8),
        ("upright", "list-head"): (16.0, 884.5),
        ("upright", "legend-actor"): (42.2, 832.1),
        ("upright", "callout"): (40.0, 906.4),
    }


def test_a_picture_says_its_size_font_and_language() -> None:
    svg = picture_svg(replace(FIXED, width=400, height=300), BASEMAP)
    assert svg.startswith(
        '<svg xmlns="http://www.w3.org/2000/svg" width="400" height="300"'
        ' viewBox="0 0 400 300" font-family="Noto Sans, sans-serif" lang="en">'
        '<rect width="100%" height="100%" fill="#FFFFFF"/><g class="ground">'
    )
    assert svg.endswith("</svg>")
