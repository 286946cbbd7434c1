"""Whatever a claim, an article or a dataset says, no page hands it to Streamlit as
Markdown that is obeyed.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from dashboard import services
from dashboard.domain.claim import FIELDS, Claim
from dashboard.domain.dataset import Dataset
from dashboard.domain.settings import load
from dashboard.domain.words import Review
from dashboard.services.editing import reviewing
from tests.ui.drafts import TEXT, keep

HOSTILE = (
    ":material/home: :red[x] :streamlit: :smile: $x$ **b** [l](http://e) -> www.e.com"
    " a@e.com <img src=x>"
)
MARKS = (
    ":material/home:",
    ":red[",
    ":streamlit:",
    ":smile:",
    "$x$",
    "**b**",
    "](http",
    "->",
    "www.e",
    "a@e",
    "<img",
)
PLAIN = {"text", "bidi_component", "component_instance", "arrow_data_frame", "iframe"}
"""Elements that draw their words as they are; ours build text from text alone."""
MARKDOWN = {"body", "label", "help", "placeholder", "options"}
"""Fields of the others that may be Markdown."""
LISTS = {"selectbox", "multiselect"}
"""Elements whose options are drawn as they are."""


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> services.Project:
    """A project in which everything that can be hostile is."""
    (tmp_path / "claims.csv").write_text(",".join(FIELDS) + "\n")
    monkeypatch.setenv("FRONTLINE_DATA", str(tmp_path))
    project = services.open_project(load())
    ids = keep(project, title=HOSTILE, text=TEXT + HOSTILE)
    for claim_id in ids:
        claim = project.ledger.claim(claim_id)
        assert claim is not None
        hostile = _hostile(claim)
        project.ledger.revise(hostile, by="test", why="hostile")
    project.ledger.review(ids[0], Review.REJECTED, by=HOSTILE[:80], why=HOSTILE)
    project.ledger.register(
        Dataset(
            name="hostile",
            format="csv",
            path="lost.parquet",
            rows=1,
            title=HOSTILE,
            source=HOSTILE,
            license=HOSTILE,
            terms=HOSTILE,
        ),
        by="test",
    )
    project.changed()
    return project


def _hostile(claim: Claim) -> Claim:
    return replace(
        claim,
        claimant=HOSTILE,
        relayed_by=HOSTILE,
        note=HOSTILE,
        place_as_written=HOSTILE,
        date_text=HOSTILE,
        publisher=HOSTILE,
    )


def _texts(test: AppTest) -> Iterator[tuple[str, str]]:
    """Yield (element, text) of everything that may be read as Markdown."""
    for element in test._tree:
        proto = getattr(element, "proto", None)
        kind = str(getattr(element, "type", ""))
        if proto is None or kind in PLAIN:
            continue
        for field, value in proto.ListFields():
            if field.name not in MARKDOWN or (field.name, kind in LISTS) == (
                "options",
                True,
            ):
                continue
            for text in [value] if isinstance(value, str) else list(value):
                yield f"{kind}.{field.name}", str(text)


def check(test: AppTest) -> None:
    assert not test.exception
    texts = list(_texts(test))
    assert texts
    wild = [
        (kind, text)
        for kind, text in texts
        if any(mark in text.replace(r"\<", "") for mark in MARKS)
    ]
    assert wild == []


def _page(name: str) -> AppTest:
    def script(name: str) -> None:
        from functools import partial
        from importlib import import_module

        import streamlit as st

        from dashboard.ui.views.map_page import map_page

        page = getattr(import_module(f"dashboard.ui.views.{name}"), name)
        the_map = st.Page(map_page, title="Map", url_path="map")
        if name in {"review_page", "datasets_page", "read_page"}:
            page = partial(page, the_map)
        pages = [st.Page(page, title="X", url_path="x", default=True), the_map]
        st.navigation(pages).run()

    test = AppTest.from_function(script, args=(name,), default_timeout=120)
    test.query_params["review"] = ["draft", "rejected"]
    test.query_params["source"] = [HOSTILE]
    test.query_params["text"] = [HOSTILE]
    return test


@pytest.mark.usefixtures("project")
@pytest.mark.parametrize(
    "name",
    [
        "map_page",
        "story_page",
        "timelapse_page",
        "contradictions_page",
        "datasets_page",
        "review_page",
    ],
)
def test_a_page_draws_hostile_words_as_words(name: str) -> None:
    check(_page(name).run())


@pytest.mark.parametrize("mode", ["", "edit", "reject"])
def test_so_does_each_state_of_the_review(project: services.Project, mode: str) -> None:
    docket = reviewing.docket(project, None)
    for case in (*docket.drafts, *docket.decided):
        test = _page("review_page")
        test.session_state["review current"] = case.claim.id
        test.session_state["review mode"] = mode
        test.session_state["review article"] = "*"
        check(test.run())


@pytest.mark.usefixtures("project")
def test_so_does_the_news_of_a_decision() -> None:
    test = _page("review_page").run()
    next(button for button in test.button if button.label == "Accept").click().run()
    check(test)
    assert test.toast


@pytest.mark.usefixtures("project")
def test_so_does_the_reading_of_an_article() -> None:
    test = _page("read_page").run()
    test.text_area(key="read text").set_value(f"{HOSTILE} {TEXT}")
    test.text_input(key="read publisher").set_value(HOSTILE)
    next(button for button in test.button if button.label == "Read").click().run()
    check(test)
