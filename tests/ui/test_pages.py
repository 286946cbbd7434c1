"""Every page opens: with the shipped claims, with none, and with an address that makes
no sense.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from dashboard.domain.claim import FIELDS
from dashboard.domain.filters import Filters
from dashboard.services.map.markers_first import MarkersFirst
from dashboard.ui import visitor
from dashboard.ui.views import map_page

APP = Path(__file__).parents[2] / "dashboard" / "ui" / "app.py"


def _map() -> None:
    from dashboard.ui.views import map_page

    map_page.map_page()


def _about() -> None:
    from dashboard.ui.views import about_page

    about_page.about_page()


PAGES = [_map, _about]


def _run(page: Callable[[], None], **query: list[str]) -> AppTest:
    test = AppTest.from_function(page, default_timeout=120)
    for name, values in query.items():
        test.query_params[name] = values
    return test.run()


def _words(test: AppTest) -> str:
    return " ".join(
        element.value
        for element in [
            *test.header,
            *test.markdown,
            *test.caption,
            *test.warning,
            *test.error,
        ]
    )


@pytest.fixture
def empty(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A data directory whose claims file has no claim."""
    (tmp_path / "claims.csv").write_text(",".join(FIELDS) + "\n")
    monkeypatch.setenv("FRONTLINE_DATA", str(tmp_path))


@pytest.mark.parametrize("page", PAGES)
def test_page_opens_with_the_shipped_claims(page: Callable[[], None]) -> None:
    assert not _run(page).exception


@pytest.mark.parametrize("page", PAGES)
@pytest.mark.usefixtures("empty")
def test_page_opens_with_no_claims(page: Callable[[], None]) -> None:
    test = _run(page)
    assert not test.exception
    if page is _map:
        assert "No claims match" in _words(test)


@pytest.mark.parametrize("page", PAGES)
def test_page_opens_with_a_bogus_address(page: Callable[[], None]) -> None:
    query = {
        "kind": ["nonsense"],
        "from": ["yesterday"],
        "lat": ["north"],
        "<b>": ["x"],
        "region": ["Atlantis"],
    }
    test = _run(page, **query)
    assert not test.exception
    if page is _map:
        notices = [warning.value for warning in test.warning]
        assert len(notices) == 5
        assert all("ignored" in notice for notice in notices)


def test_address_sets_the_filters_and_the_sentence() -> None:
    test = _run(_map, region=["Luhansk"], kind=["control"])
    assert test.multiselect(key="region").value == ["Luhansk"]
    assert test.multiselect(key="kind").value == ["control"]
    everything = _run(_map)
    assert test.header[0].value != everything.header[0].value


def test_choosing_a_filter_changes_the_sentence_and_the_address() -> None:
    test = _run(_map)
    before = test.header[0].value
    test.multiselect(key="side").select("RU").run()
    assert test.header[0].value != before
    assert test.query_params["side"] == "RU"
    assert all(not exception for exception in test.exception)


@pytest.fixture
def order(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """What the runs of a page did: waited for the map, counted the claims."""
    done: list[str] = []
    count = visitor.visible_total

    def note_wait(*_args: object) -> bool:
        done.append("map")
        return True

    def note_count(filters: Filters) -> int | None:
        done.append("count")
        return count(filters)

    monkeypatch.setattr(MarkersFirst, "wait", note_wait)
    monkeypatch.setattr(visitor, "visible_total", note_count)
    return done


def test_the_map_draws_other_filters_before_anything_is_counted(
    order: list[str],
) -> None:
    test = AppTest.from_file(str(APP), default_timeout=120).run()
    # The first time the map itself waits to be opened.
    assert order == ["count", "map"]
    order.clear()
    test.multiselect(key="side").select("RU").run()
    assert order == ["map", "count"]
    test.run()
    assert order == ["map", "count", "count"]


def test_the_fields_of_the_filters_come_after_the_first_map(
    order: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(map_page, "panel", lambda *_args: order.append("fields"))
    AppTest.from_file(str(APP), default_timeout=120).run()
    assert order == ["count", "map", "fields"]


def test_a_missing_data_folder_is_one_clear_line(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("FRONTLINE_DATA", str(tmp_path / "nowhere"))
    test = AppTest.from_file(str(APP), default_timeout=120).run()
    assert not test.exception
    assert "no such data directory" in test.error[0].value
