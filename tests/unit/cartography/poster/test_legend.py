"""The legend: its exact rows in both languages, and where they stand."""

from __future__ import annotations

from dataclasses import replace

import pytest

from dashboard.cartography.language import LANGUAGES
from dashboard.cartography.map.markers import (
    PlacedMarker,
    arcs_element,
    disc_element,
    symbol_element,
)
from dashboard.cartography.poster.legend import (
    SIGN_SAMPLES,
    SIGNS,
    Legend,
    LegendEntry,
    layer_entries,
    legend_column,
    legend_element,
    legend_entries,
    legend_rows,
)
from dashboard.cartography.scene import SceneLayer
from dashboard.cartography.style import PICTURE_THEMES
from tests.unit.cartography.scenes import SCENE, marker
from tests.unit.cartography.svg import EVEN, elements, numbers, texts

EN, UK = LANGUAGES["en"], LANGUAGES["uk"]
SCENE_1 = replace(SCENE, fixed_unit=1.0)


def placed(**more: object) -> PlacedMarker:
    values = {
        key: value for key, value in more.items() if key not in ("ring", "anchor")
    }
    fields = {key: more[key] for key in ("ring", "anchor") if key in more}
    one = PlacedMarker(marker(48, 37, "Here", **values), 100, 100, 10, 0)
    return replace(one, **fields)  # type: ignore[arg-type]


ALL = [
    placed(),
    placed(actor="RU", kind="strike", count=3),
    placed(actor="nobody", kind="nonsense", contested=True),
    placed(unaccepted=1),
    placed(precision="oblast", ring=30.0, anchor=(5, 5)),
]


def rows(entries: list[LegendEntry]) -> list[str]:
    return [entry.text for entry in entries]


def test_every_row_in_english() -> None:
    assert rows(legend_entries(ALL, EN, numbered=True)) == [
        "Who acts",
        "Ukraine",
        "Russia",
        "Several actors",
        "What is claimed",
        "Retaken",
        "Strike",
        "Several kinds",
        "Signs",
        "Number of claims",
        "Contested",
        "Not accepted (draft)",
        "Oblast or area",
        "Within this circle",
        "Moved aside",
        "In the list",
    ]


def test_every_row_in_ukrainian() -> None:
    assert rows(legend_entries(ALL, UK, numbered=True)) == [
        "Хто діє",
        "Україна",
        "Росія",
        "Кілька сторін",
        "Що стверджують",
        "Повернуто",
        "Удар",
        "Кілька видів",
        "Знаки",
        "Кількість тверджень",
        "Оспорюють",
        "Не прийнято (чернетка)",
        "Область, район",
        "У межах кола",
        "Зсунуто вбік",
        "У списку",
    ]


@pytest.mark.parametrize(
    ("one", "signs"),
    [
        (placed(), []),
        (placed(count=2), ["Number of claims"]),
        (placed(contested=True), ["Contested"]),
        (placed(count=2, unaccepted=1), ["Number of claims"]),
        (placed(unaccepted=1), ["Not accepted (draft)"]),
        (placed(denied=1), ["Denial: said not to be so"]),
        (placed(count=2, denied=1), ["Number of claims"]),
        (placed(precision="raion"), ["Oblast or area"]),
        (placed(precision="approximate"), []),
        (placed(ring=9.0), ["Within this circle"]),
        (
            placed(precision="oblast", place_id="UA14000000000091971"),
            ["Oblast or area", "Somewhere in this area"],
        ),
        (placed(anchor=(1, 1)), ["Moved aside"]),
    ],
)
def test_a_sign_is_explained_where_it_is_drawn(
    one: PlacedMarker, signs: list[str]
) -> None:
    found = rows(legend_entries([one], EN))
    assert found[:4] == ["Who acts", "Ukraine", "What is claimed", "Retaken"]
    assert found[4:] == (["Signs", *signs] if signs else [])


def test_without_markers_there_is_nothing_to_explain() -> None:
    assert legend_entries([], EN, numbered=True) == []
    assert legend_column(SCENE_1, [], (200, 200), EVEN) is None
    assert legend_rows(SCENE_1, [], (200, 200), EVEN) is None


def entries(*names: str) -> list[LegendEntry]:
    return [LegendEntry("head", "", "Head")] + [
        LegendEntry("actor", "UA", name) for name in names
    ]


def test_short_entries_stand_in_two_columns() -> None:
    # Letters of 12.5: 7.5 a character; a column of 93.75 has room for nine.
    legend = legend_column(SCENE_1, entries("abc", "defghi", "jkl"), (200, 300), EVEN)
    assert legend
    places = [
        (entry.text, left, round(middle, 2)) for entry, left, middle, _ in legend.lines
    ]
    assert places == [
        ("Head", 0.0, 8.6),
        ("abc", 0.0, 30.1),
        ("defghi", 106.25, 30.1),
        ("jkl", 0.0, 51.6),
    ]
    assert legend.height == pytest.approx(12.5 * 1.72 * 2.9)
    long = legend_column(SCENE_1, entries("abc", "defghijklm"), (200, 300), EVEN)
    assert long
    assert [left for _, left, _, _ in long.lines] == [0, 0, 0]
    assert [round(room, 2) for _, _, _, room in long.lines] == [200, 173.75, 173.75]


def test_a_column_is_made_smaller_until_it_fits() -> None:
    def letter(height: float) -> float | None:
        legend = legend_column(SCENE_1, entries("abc"), (200, height), EVEN)
        return legend.letter if legend else None

    assert [letter(h) for h in (41, 40, 37, 34, 31)] == [12.5, 11.5, 10.5, 9.5, None]


def test_rows_break_where_the_width_ends() -> None:
    legend = legend_rows(SCENE_1, entries("abcd", "efgh", "ijkl"), (150, 300), EVEN)
    assert legend
    # Each takes 26.25 for its sample, 30 for its text and 16.25 to the next.
    assert [(e.text, x, round(y, 3)) for e, x, y, _ in legend.lines] == [
        ("abcd", 0.0, 11.562),
        ("efgh", 72.5, 11.562),
        ("ijkl", 0.0, 34.688),
    ]
    assert legend.height == 12.5 * 1.85 * 2
    assert legend_rows(SCENE_1, entries("abcd"), (150, 5), EVEN) is None
    small = legend_rows(SCENE_1, entries("abcd"), (150, 22), EVEN)
    assert small
    assert small.letter == 11


def test_what_is_drawn_of_a_legend() -> None:
    shown = legend_entries(ALL, EN, numbered=True)
    legend = legend_column(SCENE_1, shown, (260, 400), EVEN)
    assert legend
    svg = legend_element(SCENE_1, legend, (700, 100), EVEN)
    assert texts(svg, "legend-head") == ["Who acts", "What is claimed", "Signs"]
    assert texts(svg, "legend-actor") == ["Ukraine", "Russia", "Several actors"]
    assert texts(svg, "legend-kind") == ["Retaken", "Strike", "Several kinds"]
    assert texts(svg, "legend-count") == ["Number of claims"]
    # The samples of several kinds, a count and a number in the list.
    assert texts(svg, "") == ["2", "2", "1"]
    first = elements(svg, "text")[0]
    assert numbers(first, "x", "font-size") == (700, pytest.approx(11.9, abs=0.1))
    assert 'class="legend" data-box="695 ' in svg


def test_a_row_without_room_is_shortened() -> None:
    long = [LegendEntry("head", "", "x" * 99), LegendEntry("actor", "UA", "y" * 99)]
    legend = legend_column(SCENE_1, long, (150, 300), EVEN)
    assert legend
    svg = legend_element(SCENE_1, legend, (0, 0), EVEN)
    assert all(text.endswith("…") for text in texts(svg))


def test_each_sign_has_a_sample_of_its_own() -> None:
    assert list(SIGN_SAMPLES) == [*SIGNS, "number"]
    light = PICTURE_THEMES["light"]
    drawn = {name: draw(50, 50, 10, light) for name, draw in SIGN_SAMPLES.items()}
    assert len(set(drawn.values())) == len(drawn)
    assert 'class="sign"' in drawn["ring"]
    assert 'class="contested"' in drawn["contested"]
    assert 'class="unaccepted"' in drawn["unaccepted"]
    assert 'class="strike"' in drawn["denied"]
    assert drawn["wide"].count("<rect") == 3
    assert drawn["aside"].startswith('<path d="M40.0 57.0L56.0 45.0"')


LIGHT = PICTURE_THEMES["light"]


def test_the_sample_of_each_sign() -> None:
    drawn = {name: draw(50, 60, 10, LIGHT) for name, draw in SIGN_SAMPLES.items()}
    assert drawn == {
        "count": (
            '<rect x="39.0" y="51.0" width="22.0" height="18.0" rx="9.0"'
            ' fill="#FFFFFF" stroke="#6A655C" stroke-width="1.70"/>'
            '<text x="46.0" y="65.0" font-size="14.0" fill="#1F2328"'
            ' font-weight="700">2</text>'
        ),
        "contested": (
            '<circle cx="50.0" cy="60.0" r="9.3" fill="#FFFFFF"/>'
            '<circle cx="50.0" cy="60.0" r="9.3" fill="none" stroke="#1F2328"'
            ' stroke-opacity="0.45" stroke-width="0.48"/>'
            '<circle cx="50.0" cy="60.0" r="8.0" fill="#3F4650"/>'
            '<circle class="contested" cx="43.2" cy="53.2" r="4.0" fill="#B8860B"'
            ' stroke="#FFFFFF" stroke-width="0.80"/>'
            '<path transform="translate(43.2 53.2) scale(0.400)" d="M0 -6V1M0 5V5.2"'
            ' fill="none" stroke="#FFFFFF" stroke-width="3.2"'
            ' stroke-linecap="round"/>'
        ),
        "denied": (
            '<circle cx="50.0" cy="60.0" r="9.8" fill="#FFFFFF" stroke="#1F2328"'
            ' stroke-opacity="0.45" stroke-width="0.49"/>'
            '<circle cx="50.0" cy="60.0" r="8.2" class="denied" fill="#FFFFFF"'
            ' stroke="#3F4650" stroke-width="1.97"/>'
            '<path transform="translate(50.0 60.0)" d="M-7.71 7.71L7.71 -7.71"'
            ' fill="none" stroke-linecap="round" stroke="#FFFFFF"'
            ' stroke-width="3.44"/><path class="strike" transform="translate(50.0'
            ' 60.0)" d="M-7.71 7.71L7.71 -7.71" fill="none" stroke-linecap="round"'
            ' stroke="#1F2328" stroke-width="1.64"/>'
        ),
        "unaccepted": (
            '<circle class="unaccepted" cx="50.0" cy="60.0" r="8.5" fill="#FFFFFF"'
            ' stroke="#3F4650" stroke-width="2.04" stroke-dasharray="3.57 2.21"/>'
        ),
        "wide": (
            '<rect x="40.1" y="50.1" width="19.7" height="19.7" rx="3.9"'
            ' fill="#FFFFFF"/><rect x="40.1" y="50.1" width="19.7" height="19.7"'
            ' rx="3.9" fill="none" stroke="#1F2328" stroke-opacity="0.45"'
            ' stroke-width="0.51"/><rect x="41.5" y="51.5" width="17.0" height="17.0"'
            ' rx="3.4" fill="#3F4650"/>'
        ),
        "area": (
            '<path d="M44.8 55.2L47.6 52.4M41.8 63.2L51.8 53.2M42.0 68.0L55.9'
            ' 54.1M47.0 68.0L60.0 55.0M52.0 68.0L57.8 62.2" fill="none"'
            ' stroke="#6A655C" stroke-opacity="0.6" stroke-width="1.00"/>'
            '<path class="outline" d="M40.0 68.0L46.0 52.0L60.0 55.0L56.0 68.0Z"'
            ' fill="none" stroke="#6A655C" stroke-width="1.60"/>'
        ),
        "ring": (
            '<circle class="sign" cx="50.0" cy="60.0" r="11.0" fill="#6A655C"'
            ' fill-opacity="0.07" stroke="#6A655C" stroke-opacity="0.9"'
            ' stroke-width="1.00" stroke-dasharray="4.3 3.2"/>'
        ),
        "aside": (
            '<path d="M40.0 67.0L56.0 55.0" stroke="#1F2328" stroke-width="1.60"/>'
            '<circle cx="41.0" cy="66.5" r="3.0" fill="#1F2328"/>'
            '<rect x="49.0" y="48.0" width="13.9" height="13.9" rx="2.8"'
            ' fill="#FFFFFF"/><rect x="49.0" y="48.0" width="13.9" height="13.9"'
            ' rx="2.8" fill="none" stroke="#1F2328" stroke-opacity="0.45"'
            ' stroke-width="0.36"/><rect x="50.0" y="49.0" width="12.0" height="12.0"'
            ' rx="2.4" fill="#3F4650"/>'
        ),
        "number": (
            '<rect x="40.0" y="50.0" width="20.0" height="20.0" rx="4.4"'
            ' fill="#1F2328"/><text x="46.0" y="65.0" font-size="14.0" fill="#FFFFFF"'
            ' font-weight="700">1</text>'
        ),
    }


def sample(entry: LegendEntry, theme: str = "light") -> str:
    """Return what is drawn in front of the text of a line."""
    scene = replace(SCENE_1, theme=PICTURE_THEMES[theme])
    legend = Legend(100, 20, 10, ((entry, 0, 10, 80),))
    svg = legend_element(scene, legend, (0, 0), EVEN)
    return svg.partition(">")[2].partition('<text x="21.0"')[0]


def test_the_sample_of_an_actor_is_its_disc() -> None:
    assert sample(LegendEntry("actor", "RU", "Russia")) == disc_element(
        7.5, 10, 7.2, "#D55E00", LIGHT
    )
    assert sample(LegendEntry("change", "more", "More")) == disc_element(
        7.5, 10, 7.2, "#007A5E", LIGHT
    )


def test_the_sample_of_several_actors_is_two_half_rings() -> None:
    assert sample(LegendEntry("actor", "several", "Several")) == arcs_element(
        7.5, 10, 7.2 * 0.86, (("UA", 1), ("RU", 1)), LIGHT
    )


def test_the_sample_of_several_kinds_is_a_number() -> None:
    assert sample(LegendEntry("kind", "several", "Several kinds")) == (
        '<circle cx="7.5" cy="10.0" r="7.1" fill="#FFFFFF"/>'
        '<circle cx="7.5" cy="10.0" r="7.1" fill="none" stroke="#1F2328"'
        ' stroke-opacity="0.45" stroke-width="0.37"/>'
        '<circle cx="7.5" cy="10.0" r="6.1" fill="#3F4650"/>'
        '<text x="5.1" y="13.1" font-size="8.6" fill="#FFFFFF"'
        ' font-weight="700">2</text>'
    )


def test_the_sample_of_a_kind_is_its_symbol() -> None:
    assert sample(LegendEntry("kind", "strike", "Strike")) == symbol_element(
        7.5, 10, 7.2 * 1.2, "strike", LIGHT.text
    )


def test_the_sample_of_a_layer_has_its_colour_or_its_grey() -> None:
    entry = LegendEntry("layer", "#7B3F99", "Own")
    assert elements(sample(entry), "circle")[2] == (
        '<circle cx="7.5" cy="10.0" r="7.2" fill="#7B3F99"/>'
    )
    assert 'r="7.2" fill="#5B5B5B"' in sample(entry, "grey")


def test_the_sample_of_ground_is_a_light_field_with_an_edge() -> None:
    assert sample(LegendEntry("ground", "UA", "Control")) == (
        '<rect x="0.3" y="5.0" width="14.4" height="10.1" fill="#0072B2"'
        ' fill-opacity="0.2" stroke="#0072B2" stroke-width="1.73"/>'
    )


def test_a_layer_is_explained_by_its_colour_and_ground_by_its_side() -> None:
    layers = (
        SceneLayer("Sites", colour="#7B3F99"),
        SceneLayer("Control \n" + "x" * 90, side="RU"),
    )
    assert layer_entries(replace(SCENE_1, layers=layers)) == [
        LegendEntry("head", "", "Layers"),
        LegendEntry("layer", "#7B3F99", "Sites"),
        LegendEntry("ground", "RU", "Control " + "x" * 71 + "…"),
    ]
    assert layer_entries(replace(SCENE_1, layers=())) == []


def test_markers_of_a_layer_have_no_actor_in_the_legend() -> None:
    own = legend_entries([placed(colour="#7B3F99", actor="RU")], EN)
    assert own == [
        LegendEntry("head", "", "What is claimed"),
        LegendEntry("kind", "retake", "Retaken"),
    ]
    assert legend_entries([placed(contested=True)], EN)[-2:] == [
        LegendEntry("head", "", "Signs"),
        LegendEntry("contested", "", "Contested"),
    ]


def test_compared_days_are_explained_by_what_changed() -> None:
    compared = [
        placed(change=(1, 2), actor="more"),
        placed(change=(2, 1), actor="fewer"),
    ]
    assert legend_entries(compared, EN) == [
        LegendEntry(sort="head", value="", text="The later day has"),
        LegendEntry(sort="change", value="fewer", text="fewer claims"),
        LegendEntry(sort="change", value="more", text="more claims"),
    ]


def test_a_legend_that_fits_exactly_is_not_made_smaller() -> None:
    lines = entries("abc")
    high = legend_column(SCENE_1, lines, (200, 300), EVEN)
    assert high
    exact = legend_column(SCENE_1, lines, (200, high.height), EVEN)
    assert exact
    assert exact.letter == 12.5
    row = legend_rows(SCENE_1, lines, (200, 12.5 * 1.85), EVEN)
    assert row
    assert row.letter == 12.5


def test_rows_are_made_smaller_down_to_the_smallest_letter() -> None:
    def letter(height: float, unit: float = 1) -> float | None:
        scene = replace(SCENE_1, fixed_unit=unit)
        legend = legend_rows(scene, entries("abc"), (200, height), EVEN)
        return legend.letter if legend else None

    assert [letter(h) for h in (24, 23, 20, 17, 15)] == [12.5, 11, 9.5, 8.5, None]
    # At two thirds of the size the first step is already below what can be read.
    assert letter(99, 2 / 3) is None
    assert legend_rows(SCENE_1, [LegendEntry("head", "", "H")], (200, 99), EVEN) is None


def test_a_small_picture_has_no_letters_below_the_smallest() -> None:
    small = replace(SCENE_1, fixed_unit=0.5)
    legend = legend_column(small, entries("abc"), (200, 300), EVEN)
    assert legend
    assert legend.letter == 8.5


def test_heads_after_the_first_stand_further_from_what_is_above() -> None:
    both = [*entries("abc"), *entries("x", "y", "z")]
    legend = legend_column(SCENE_1, both, (200, 300), EVEN)
    assert legend
    assert [
        (e.text, left, round(middle, 2), round(room, 2))
        for e, left, middle, room in legend.lines
    ] == [
        ("Head", 0.0, 8.6, 200),
        ("abc", 0.0, 30.1, 173.75),
        ("Head", 0.0, 52.67, 200),
        ("x", 0.0, 74.17, 67.5),
        ("y", 106.25, 74.17, 67.5),
        ("z", 0.0, 95.67, 67.5),
    ]


def test_what_is_drawn_of_a_line_and_its_head() -> None:
    legend = legend_column(SCENE_1, entries("Ukraine"), (200, 300), EVEN)
    assert legend
    svg = legend_element(SCENE_1, legend, (700, 100), EVEN)
    assert svg.startswith('<g class="legend" data-box="695 95 210 51">')
    assert elements(svg, "text") == [
        (
            '<text x="700.0" y="112.9" font-size="11.9" fill="#6A655C"'
            ' font-weight="700" class="legend-head">'
        ),
        (
            '<text x="726.2" y="134.6" font-size="12.5" fill="#1F2328"'
            ' class="legend-actor">'
        ),
    ]
    (_, _, disc) = elements(svg, "circle")
    assert numbers(disc, "cx", "cy", "r") == (709.4, 130.1, 9.0)
