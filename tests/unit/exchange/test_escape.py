"""Text of unknown origin is harmless where it goes, and says the same."""

from __future__ import annotations

import json

import pytest

from dashboard.exchange.escape import (
    json_for_script,
    markup,
    plain_text,
    script_safe,
    spreadsheet_safe,
    web_address,
    without_guard,
)


@pytest.mark.parametrize("text", ["=1+1", "+1", "-1", "@a", "\ta", "\ra", "'a", "'=1"])
def test_a_cell_that_would_be_run_is_guarded_and_read_back(text: str) -> None:
    assert spreadsheet_safe(text) == f"'{text}"
    assert without_guard(spreadsheet_safe(text)) == text


@pytest.mark.parametrize("text", ["", "a", "a=1", "1-1", " =1"])
def test_any_other_cell_stays(text: str) -> None:
    assert spreadsheet_safe(text) == text
    assert without_guard(text) == text


def test_an_apostrophe_that_guards_nothing_stays() -> None:
    assert without_guard("'a") == "'a"
    assert without_guard("'") == "'"


def test_json_in_a_script_cannot_end_it() -> None:
    value = {"a": "</script><!--\u2028\u2029é"}
    text = json_for_script(value)
    assert text == '{"a":"\\u003c/script>\\u003c!--\\u2028\\u2029é"}'
    assert json.loads(text) == value
    assert script_safe("a < b") == "a \\u003c b"


def test_controls_and_directions_are_taken_out() -> None:
    assert plain_text("a\x07b\u202ec\u2066d\ufffe\ud800é\n") == "abcdé\n"
    assert plain_text("é") == "é"


def test_markup() -> None:
    assert markup("<a href=\"x\">'&'</a>\x00") == (
        "&lt;a href=&quot;x&quot;&gt;&#x27;&amp;&#x27;&lt;/a&gt;"
    )


@pytest.mark.parametrize("text", ["http://a", "https://a"])
def test_an_address_of_the_web(text: str) -> None:
    assert web_address(text) == text


@pytest.mark.parametrize(
    "text", ["", "javascript:alert(1)", "HTTP://a", "//a", "httpx"]
)
def test_no_other_address(text: str) -> None:
    assert web_address(text) == ""
