"""Values of JSON in scripts, and what only looks like one."""

from __future__ import annotations

import pytest

from dashboard.exchange.tables.formats.json_scripts import script_value, without_script


@pytest.mark.parametrize(
    "text",
    [
        'var a = [{"b": 1}];',
        'const data_1 = {"b": 1}',
        'export const a = {"b": 1};\n',
        'export default {"b": 1}',
        'window.points = {"b": 1};',
        'callback({"b": 1});',
        'eqfeed_callback ({"b": 1})',
    ],
)
def test_what_stands_around_the_value_goes(text: str) -> None:
    value = '[{"b": 1}]' if "[" in text else '{"b": 1}'
    assert script_value(text)
    assert without_script(text.encode()) == value.encode()
    assert without_script(b"\xef\xbb\xbf" + text.encode()) == value.encode()


@pytest.mark.parametrize(
    "text", ["date,note\n1,a", "a = b", '{"a": 1}', "name (all)\n[x]", "call(1)", ""]
)
def test_what_is_no_script_stays_as_it_is(text: str) -> None:
    assert not script_value(text)
    assert without_script(text.encode()) == text.encode()
