"""What the page and docs/reading.md say is what was measured, and reading has not become
clearly worse since.
"""

from __future__ import annotations

from dataclasses import asdict, replace

import pytest
from streamlit.testing.v1 import AppTest

from benchmarks.published import BEGIN, END, GUIDE, inserted
from benchmarks.reading import scores
from benchmarks.scoring import MEASURES as SCORED
from dashboard.reading.text.nlp import model
from dashboard.services.reading.accuracy import (
    FAULTS,
    GENRES,
    GROUPS,
    MEASURES,
    WAYS,
    accuracy,
    failures,
    markdown,
    origin,
    rows,
)

SLACK = 0.02
"""How much worse than published still passes: two or three of the claims, what another
version of the model may do.
"""
LESS_IS_BETTER = {"wrong_pins", "extra"}


def test_the_guide_says_what_the_file_says() -> None:
    guide = GUIDE.read_text("utf-8")
    assert inserted(guide, accuracy()) == guide, "run python -m benchmarks.published"


def test_a_changed_figure_changes_the_guide() -> None:
    guide, found = GUIDE.read_text("utf-8"), accuracy()
    assert inserted(guide, replace(found, measured="1999-12-31")) != guide
    assert (
        inserted(inserted(guide, replace(found, measured="1999-12-31")), found) == guide
    )


def test_a_guide_without_the_marks_is_refused() -> None:
    with pytest.raises(ValueError, match="are not there"):
        inserted(f"nothing\n{END}\n", accuracy())
    with pytest.raises(ValueError, match="are not there"):
        inserted(f"{BEGIN}\nnothing\n", accuracy())


def test_the_section_names_every_measure_model_and_number() -> None:
    found = accuracy()
    text = markdown(found)
    assert found.model
    assert found.model in text
    assert set(MEASURES) <= set(SCORED)
    for way in WAYS:
        assert len(rows(found, way)) == len(MEASURES)
        assert all(len(row) == len(GROUPS) + 2 for row in rows(found, way))
        assert set(found.errors[way]) <= set(FAULTS)
        assert all(fault in text for fault in failures(found, way))
    assert (
        f"on {sum(found.passages[genre] for genre in GENRES)} short passages"
        in origin(found)
    )


def _page() -> None:
    from dashboard.ui.views import accuracy_page

    accuracy_page.accuracy_page()


def test_the_page_shows_the_figures() -> None:
    test = AppTest.from_function(_page, default_timeout=120).run()
    assert not test.exception
    words = " ".join(element.value for element in [*test.markdown, *test.caption])
    assert accuracy().measured in words
    assert len(test.table) == len(WAYS)
    shown = test.table[0].value
    assert list(shown["All"]) == [row[len(GROUPS)] for row in rows(accuracy(), "model")]


@pytest.mark.parametrize("way", WAYS)
def test_reading_is_about_as_good_as_published(way: str) -> None:
    if way == "model" and model() is None:
        pytest.skip("no English model is installed")
    found, told = (
        scores(way == "model")["all"].shares(),
        asdict(accuracy())["shares"][way]["all"],
    )
    worse = {
        name: (round(share, 3), told[name][0])
        for name, (share, _) in found.items()
        if (share - told[name][0] if name in LESS_IS_BETTER else told[name][0] - share)
        > SLACK
    }
    assert worse == {}
