"""The page of reference layers: who may see which, and what they say of claims."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from dashboard import services
from dashboard.services.judgement.references import reference_layers
from dashboard.ui import visitor
from dashboard.ui.views import references_page
from tests.ui.conftest import FAR
from tests.unit.services.judgement.test_references import TERMS, layered
from tests.unit.ui.views.test_contradictions_page import words


def _page() -> None:
    from dashboard.ui.views import references_page

    references_page.references_page()


@pytest.mark.slow
def test_lag_terms_and_removal(project: services.Project, tmp_path: Path) -> None:
    layered(project, tmp_path)
    test = AppTest.from_function(_page, default_timeout=120).run()
    text = words(test)
    assert TERMS in text
    assert "claimed 2023-06-12, shown by A from 2023-06-15" in text
    next(each for each in test.button if each.label == "Remove").click().run()
    assert reference_layers(project) == []
    assert "There is no layer yet." in words(test)


@pytest.mark.slow
def test_two_layers_are_compared(project: services.Project, tmp_path: Path) -> None:
    layered(project, tmp_path)
    layered(project, tmp_path, "B")
    test = AppTest.from_function(_page, default_timeout=120).run()
    assert "2023-06-15: 0 km2 by A alone, 0 km2 by B alone" in words(test)


@pytest.mark.slow
def test_two_days_of_one_layer_side_by_side(
    project: services.Project, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    layered(project, tmp_path)
    drawn: list[dict[str, Any]] = []
    monkeypatch.setattr(
        references_page, "draw_small_map", lambda *_, **how: drawn.append(how)
    )
    test = AppTest.from_function(_page, default_timeout=120).run()
    titles = [side.title for side in drawn[-1]["sides"]]
    assert titles == ["A, 2023-06-13", "A, 2023-06-15"]
    assert drawn[-1]["label"].endswith("Arrow keys move the line.")
    test.selectbox("On the left day A").set_value(date(2023, 6, 15)).run()
    assert "0 km2 by A, 2023-06-15 alone" in words(test)
    assert not test.exception


@pytest.mark.slow
def test_a_stranger_sees_no_layer_and_changes_none(
    project: services.Project, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    layered(project, tmp_path)
    monkeypatch.setattr(visitor, "connection", lambda: FAR)
    test = AppTest.from_function(_page, default_timeout=120).run()
    text = words(test)
    assert "There is no layer yet." in text
    assert TERMS not in text
    assert not [each for each in test.button if each.label in ("Remove", "Add")]


def test_uploads_of_one_name_lie_apart(tmp_path: Path) -> None:
    class Uploaded:
        name = "../../map.geojson"

        def getvalue(self) -> bytes:
            return b"{}"

    paths = references_page._written(tmp_path, [Uploaded(), Uploaded()])  # type: ignore[list-item]
    assert [path.relative_to(tmp_path).as_posix() for path in paths] == [
        "0/map.geojson",
        "1/map.geojson",
    ]
