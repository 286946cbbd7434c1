"""The legend: its exact rows in both languages, and where they stand."""

from __future__ import annotations

from dataclasses import replace

import pytest

from dashboard.cartography.language import LANGUAGES
from dashboard.cartography.map.markers import PlacedMarker
from dashboard.cartography.poster.legend import (
    SIGN_SAMPLES,
    SIGNS,
    LegendEntry,
    legend_column,
    legend_element,
    legend_entries,
    legend_rows,
)
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
