"""The page that reads an article: what it asks, shows and keeps, and what it says when
it cannot.
"""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from dashboard import services
from dashboard.domain.claim import FIELDS
from dashboard.domain.settings import load
from dashboard.domain.words import Review
from tests.ui.drafts import HOSTILE

TEXT = (
    "Ukrainian forces retook the village of Storozheve on Sunday, the Ukrainian"
    f" defence ministry said. {HOSTILE}\n"
)
PAGE = f"""<html><head><title>Village retaken</title><meta property="og:site_name" content="Own Wire">
<meta property="article:published_time" content="2023-06-12T08:00:00Z"></head>
<body><article><h1>Village retaken</h1><p>{TEXT.replace("<", "&lt;")}</p>
<p>The village lies on a small river, and its people left it in the first spring of the war, neighbours say.</p>
</article></body></html>"""


def _page() -> None:
    from functools import partial

    import streamlit as st

    from dashboard.ui.views import map_page, read_page, review_page

    the_map = st.Page(map_page.map_page, title="Map", url_path="map")
    review = st.Page(
        partial(review_page.review_page, the_map), title="Review", url_path="review"
    )
    page = st.Page(
        partial(read_page.read_page, review),
        title="Read",
        url_path="read",
        default=True,
    )
    st.navigation([page, review, the_map]).run()


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> services.Project:
    """A project with no claim of its own."""
    (tmp_path / "claims.csv").write_text(",".join(FIELDS) + "\n")
    monkeypatch.setenv("FRONTLINE_DATA", str(tmp_path))
    return services.open_project(load())


def _run() -> AppTest:
    test = AppTest.from_function(_page, default_timeout=120).run()
    assert not test.exception
    return test


def _press(test: AppTest, label: str) -> AppTest:
    next(button for button in test.button if button.label == label).click().run()
    assert not test.exception
    return test


def _words(test: AppTest) -> str:
    shown = [*test.markdown, *test.caption, *test.info, *test.warning, *test.error]
    return " ".join(element.value for element in shown)


def _pasted(text: str, published: date | None = date(2023, 6, 12)) -> AppTest:
    test = _run()
    test.text_area(key="read text").set_value(text)
    test.date_input(key="read published").set_value(published)
    test.text_input(key="read publisher").set_value("Own Wire")
    return _press(test, "Read")


def test_with_editing_off_there_is_no_control(
    project: services.Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("FRONTLINE_EDITING", "off")
    test = _run()
    assert "Editing is off" in _words(test)
    assert not test.button
    assert not test.text_area
    assert project.index.followed.number == 0


def test_a_pasted_text_is_shown_and_kept_only_when_asked(
    project: services.Project,
) -> None:
    test = _pasted(TEXT)
    assert "1 claim at 1 place" in _words(test)
    row = test.dataframe[0].value.iloc[0]
    assert (row["Kind"], row["Place"], row["When"]) == (
        "Retaken",
        "Storozheve",
        "on 11 June 2023",
    )
    assert list(project.ledger.claims()) == []
    _press(test, "Keep as drafts and review them")
    (claim,) = project.ledger.claims()
    assert (claim.review, claim.publisher, claim.published) == (
        Review.DRAFT,
        "Own Wire",
        date(2023, 6, 12),
    )
    article = project.ledger.article(claim.article_id)
    assert article is not None
    assert article.text[claim.start : claim.end] == claim.quote


@pytest.mark.usefixtures("project")
def test_without_a_day_none_is_made_up() -> None:
    test = _pasted(TEXT, published=None)
    assert "The day of publication is not known" in _words(test)
    assert test.dataframe[0].value.iloc[0]["When"] == "date unknown"


@pytest.mark.usefixtures("project")
def test_day_and_publisher_come_from_the_page_where_it_has_them() -> None:
    test = _run()
    test.segmented_control(key="read way").set_value("Upload a file").run()
    test.file_uploader(key="read file").upload(
        "page.html", PAGE.encode(), "text/html"
    ).run()
    _press(test, "Read")
    words = _words(test)
    assert "Own Wire · published 12 June 2023" in words
    assert "not known" not in words
    table = test.dataframe[0].value
    assert table[table["Place"] == "Storozheve"]["When"].tolist() == ["on 11 June 2023"]


@pytest.mark.usefixtures("project")
def test_hostile_words_stay_words() -> None:
    test = _pasted(TEXT)
    shown = [
        e.proto
        for e in test.get("bidi_component")
        if e.proto.component_name == "frontline_article"
    ]
    assert HOSTILE in "".join(
        part["text"] for part in json.loads(shown[0].json)["parts"]
    )
    assert "<img" not in _words(test)


@pytest.mark.usefixtures("project")
@pytest.mark.parametrize("text", ["", "  \n "])
def test_nothing_to_read_is_said(text: str) -> None:
    test = _pasted(text)
    assert len(test.error) == 1
    assert not test.dataframe


@pytest.mark.usefixtures("project")
def test_a_text_without_claims_is_said_and_nothing_is_offered() -> None:
    test = _pasted("The choir of the town sang well in spring.")
    assert "No claim of this war was found" in _words(test)
    assert "What it tells of is nothing of this war." in _words(test)
    assert [button.label for button in test.button] == ["Read"]


@pytest.mark.usefixtures("project")
@pytest.mark.parametrize(
    "address", ["", "nonsense", "ftp://example.org/a", "http://127.0.0.1/secret"]
)
def test_an_address_that_may_not_be_read_is_refused_in_words(address: str) -> None:
    test = _run()
    test.segmented_control(key="read way").set_value("Web address").run()
    test.text_input(key="read address").set_value(address).run()
    _press(test, "Read")
    assert len(test.error) == 1
    assert not test.dataframe


def test_the_same_article_twice_is_one_article(project: services.Project) -> None:
    for _ in range(2):
        _press(_pasted(TEXT), "Keep as drafts and review them")
    assert len(list(project.ledger.claims())) == 1
