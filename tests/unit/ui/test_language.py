"""The language of a page: of the address, of the browser, and what was chosen before."""

from __future__ import annotations

import pytest
import streamlit as st
from streamlit.testing.v1 import AppTest


def _page() -> None:
    import streamlit as st

    from dashboard.i18n.translate import gettext
    from dashboard.ui import language

    code = language.choose_language()
    st.text(f"{code} {gettext('Share')} {language.chosen_query()}")
    st.button("switch", on_click=language.switch_language, args=("uk",))
    st.button("mislead", on_click=language.switch_language, args=(["uk"],))
    st.button("say", on_click=lambda: st.session_state.update(news=gettext("Share")))
    st.text(str(st.session_state.get("news")))


class Browser:
    """What Streamlit knows of a browser."""

    def __init__(self, accepted: str = "", locale: str = "", url: str = "") -> None:
        self.headers = {"Accept-Language": accepted} if accepted else {}
        self.locale = locale
        self.url = url


@pytest.fixture
def browser(monkeypatch: pytest.MonkeyPatch) -> Browser:
    visited = Browser(url="http://127.0.0.1/")
    monkeypatch.setattr(st, "context", visited)
    return visited


def _run(**query: str) -> AppTest:
    test = AppTest.from_function(_page)
    for name, value in query.items():
        test.query_params[name] = value
    test.run()
    assert not test.exception
    return test


def _words(test: AppTest) -> str:
    return str(test.text[0].value).rstrip()


@pytest.mark.slow
def test_the_address_wins_over_the_browser(browser: Browser) -> None:
    assert _words(_run()) == "en Share"
    browser.headers = {"Accept-Language": "uk-UA,uk;q=0.9,en;q=0.5"}
    assert _words(_run()) == "uk Поділитися"
    assert _words(_run(language="en")) == "en Share ?language=en"
    assert _words(_run(language="tlh")) == "uk Поділитися"


@pytest.mark.slow
def test_the_browser_names_its_language_in_two_ways(browser: Browser) -> None:
    browser.locale = "uk-UA"
    assert _words(_run()) == "uk Поділитися"


@pytest.mark.slow
def test_a_link_without_a_language_stays_without(browser: Browser) -> None:
    browser.headers = {"Accept-Language": "uk"}
    test = _run()
    assert "language" not in test.query_params


@pytest.mark.slow
def test_the_switch_writes_the_address_and_goes_along(browser: Browser) -> None:
    test = _run()
    test.button[0].click().run()
    assert _words(test) == "uk Поділитися ?language=uk"
    assert "uk" in test.query_params["language"]
    # Streamlit's menu leads to another page without the query.
    browser.url = "http://127.0.0.1/table"
    del test.query_params["language"]
    test.run()
    assert _words(test) == "uk Поділитися ?language=uk"
    assert "uk" in test.query_params["language"]
    # Back on the same page: the address before had none.
    del test.query_params["language"]
    test.run()
    assert _words(test) == "en Share"


@pytest.mark.slow
def test_what_is_no_language_is_passed_over(browser: Browser) -> None:
    test = _run()
    test.button[1].click().run()
    assert _words(test) == "en Share"
    assert "language" not in test.query_params


@pytest.mark.slow
def test_an_action_speaks_the_language_of_its_page(browser: Browser) -> None:
    test = _run(language="uk")
    test.button[2].click().run()
    assert test.text[1].value == "Поділитися"
