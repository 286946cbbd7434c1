"""The pages Time-lapse and Story, and that filters come along from page to page."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from dashboard import services
from dashboard.domain.claim import FIELDS
from dashboard.domain.geography.geo import View
from dashboard.ui import page_state, state
from tests.ui.shipped_claims import must_be_there


def _story() -> None:
    from dashboard.ui.views import story_page

    story_page.story_page()


def _film() -> None:
    from dashboard.ui.views import timelapse_page

    timelapse_page.timelapse_page()


def _walk() -> None:
    import streamlit as st

    from dashboard.ui import page_state, state

    page_state.carry_filters(st.session_state.get("asked", "map"))
    state.write_filters(state.read_filters())
    st.multiselect(
        "Side", ["UA", "RU"], key=f"side {st.session_state.get('asked', 'map')}"
    )


PAGES = [_story, _film]


def run(page: Callable[[], None], **query: list[str]) -> AppTest:
    test = AppTest.from_function(page, default_timeout=120)
    for name, values in query.items():
        test.query_params[name] = values
    test.run()
    assert not test.exception
    return test


def words(test: AppTest) -> str:
    return " ".join(
        element.value
        for element in [*test.markdown, *test.caption, *test.warning, *test.error]
    )


@pytest.mark.parametrize("page", PAGES)
def test_a_bogus_address_is_told(page: Callable[[], None]) -> None:
    test = run(
        page,
        **{
            "kind": ["nonsense"],
            "from": ["2023-06-05"],
            "to": ["2023-06-13"],
            "<b>": ["x"],
        },
    )
    assert len([warning for warning in test.warning if "ignored" in warning.value]) == 2


@pytest.mark.parametrize("page", PAGES)
def test_nothing_to_show_is_one_sentence(
    page: Callable[[], None], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "claims.csv").write_text(",".join(FIELDS) + "\n")
    monkeypatch.setenv("FRONTLINE_DATA", str(tmp_path))
    test = run(page)
    (warning,) = test.warning
    assert re.match(r"no claims? .*match", warning.value)
    assert not test.get("iframe")


def preview(test: AppTest) -> str:
    (frame,) = test.get("iframe")
    return str(frame.proto.srcdoc)


def test_the_story_is_shown_and_takes_words_of_ones_own() -> None:
    test = run(_story, **{"from": ["2023-06-05"], "to": ["2023-06-13"], "side": ["UA"]})
    assert "Shown: 5–13 June 2023; side Ukraine." in preview(test)
    test.text_input(key="story title").input("<script>alert(1)</script>").run()
    test.text_area(key="story remark").input("For & against").run()
    shown = preview(test)
    assert "<h1>&lt;script&gt;alert(1)&lt;/script&gt;</h1>" in shown
    assert "Remark: For &amp; against" in shown
    assert "<script" not in shown


def test_the_film_is_promised_then_made() -> None:
    must_be_there()
    test = run(_film, **{"from": ["2023-06-10"], "to": ["2023-06-13"]})
    assert "4 frames, by day, 10–13 June 2023" in words(test)
    assert re.search(r"\. \d+ are of the day shown or earlier\. ", words(test))
    test.selectbox(key="film kind").select("gif").run()
    test.selectbox(key="film by").select("week").run()
    assert "2 frames, by week" in words(test)
    test.button[0].click().run()
    assert not test.exception
    (download,) = test.get("download_button")
    assert re.fullmatch(r"Download \(\d\.\d MB\)", download.proto.label)
    test.checkbox(key="film cumulative").check().run()
    assert not test.get("download_button")


def test_the_story_speaks_ukrainian_when_asked() -> None:
    test = run(_story, **{"from": ["2023-06-05"], "to": ["2023-06-13"]})
    assert '<html lang="en">' in preview(test)
    test.selectbox(key="story language").select("uk").run()
    assert not test.exception
    assert '<html lang="uk">' in preview(test)
    assert "Показано: 5–13 червня 2023." in preview(test)


def asked_of(
    test: AppTest, monkeypatch: pytest.MonkeyPatch
) -> services.TimelapseRequest:
    """Press the button and return what would be drawn."""
    asked: list[services.TimelapseRequest] = []

    def keep(
        _project: services.Project, request: services.TimelapseRequest, *_: object
    ) -> bytes:
        asked.append(request)
        return b""

    monkeypatch.setattr(services, "timelapse_aside", keep)
    test.button[0].click().run()
    assert not test.exception
    return asked[-1]


VIEW = {"lat": ["48.01"], "lon": ["37.8"], "zoom": ["9.5"]}


def test_a_film_takes_the_view_of_the_map_or_leaves_it(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("FRONTLINE_PUBLIC_URL", "https://map.example")
    test = run(_film, **{"from": ["2023-06-10"], "to": ["2023-06-13"], **VIEW})
    assert not test.warning
    test.selectbox(key="film language").select("uk").run()
    request = asked_of(test, monkeypatch)
    assert (request.view, request.language) == (View(48.01, 37.8, 9.5), "uk")
    assert (
        request.link
        == "https://map.example/?from=2023-06-10&to=2023-06-13&lat=48.01&lon=37.8&zoom=9.5"
    )
    test.selectbox(key="film view").select("All claims").run()
    request = asked_of(test, monkeypatch)
    assert (request.view, request.link) == (
        None,
        "https://map.example/?from=2023-06-10&to=2023-06-13",
    )


@pytest.mark.parametrize(
    ("view", "told"),
    [
        ({}, 0),
        ({**VIEW, "lat": ["<b>"]}, 1),
        ({**VIEW, "lat": ["91"]}, 1),
        ({**VIEW, "zoom": ["nan"]}, 1),
        ({"lat": ["48"]}, 1),
    ],
)
def test_without_a_view_that_can_be_used_a_film_fits_the_claims(
    view: dict[str, list[str]], told: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    test = run(_film, **{"from": ["2023-06-10"], "to": ["2023-06-13"], **view})
    assert (
        len([warning for warning in test.warning if "ignored" in warning.value]) == told
    )
    assert test.selectbox(key="film view").options == ["All claims"]
    assert asked_of(test, monkeypatch).view is None


def test_too_many_frames_are_told_before_anything_is_drawn() -> None:
    must_be_there()
    test = run(_film)
    test.selectbox(key="film by").select("day").run()
    assert "more than 400 frames" in test.warning[0].value.replace("\\", "")


def test_filters_come_along_and_an_address_of_its_own_wins() -> None:
    test = run(_walk, side=["RU"])
    assert test.session_state[state.WRITTEN] == {"side": ["RU"]}
    test.query_params.clear()
    test.session_state["asked"] = "story"
    test.run()
    assert test.query_params["side"] in ("RU", ["RU"])
    assert test.session_state["side"] == ["RU"]
    test.query_params["side"] = ["UA"]
    test.session_state["asked"] = "map"
    test.run()
    assert test.session_state["side"] == ["UA"]
    assert test.session_state[page_state.PAGE] == "map"
