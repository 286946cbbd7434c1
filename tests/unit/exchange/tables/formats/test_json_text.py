"""JSON is read strictly: what no standard allows is an error in words."""

from __future__ import annotations

import pytest

from dashboard.exchange.tables.formats.json_text import MAX_DEPTH, json_line, load_json


def test_sound_json_is_read() -> None:
    assert load_json(b'\xef\xbb\xbf{"a":[1,2.5,null,true,"\xc3\xa9"]}') == {
        "a": [1, 2.5, None, True, "é"]
    }
    assert load_json(b"1e300") == 1e300
    assert load_json(b"-0.0") == 0.0
    assert load_json(b"9" * 400) == int("9" * 400)
    assert load_json(rb'"\ud83d\ude00"') == "😀"


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"1e999", "^the number 1e999 is too large$"),
        (b"9" * 401, "^a number has 401 digits$"),
        (b"NaN", "^NaN is no number in JSON$"),
        (b"-Infinity", "^-Infinity is no number in JSON$"),
        (b'{"b":1,"a":1,"a":2}', "^the name 'a' stands twice in one object$"),
        (rb'{"\ud800":1}', "half a character"),
        (rb'"\udfff"', "half a character"),
        (b'"\xff"', "^it is not text in UTF-8$"),
        (b'{"a":1', "Expecting"),
        (b"1 2", "Extra data"),
    ],
)
def test_what_no_standard_allows(data: bytes, words: str) -> None:
    with pytest.raises(ValueError, match=words):
        load_json(data)


def test_depth_is_bounded() -> None:
    def nested(depth: int) -> bytes:
        return b"[" * depth + b"]" * depth

    assert load_json(nested(MAX_DEPTH))
    for depth in (MAX_DEPTH + 1, 100_000):
        with pytest.raises(ValueError, match="stand more than 200 deep"):
            load_json(nested(depth))


def test_brackets_in_texts_and_side_by_side_are_no_depth() -> None:
    assert load_json(b'["' + b"[{" * 500 + rb"\"[" + b'"]') == ["[{" * 500 + '"[']
    assert load_json(b"[" + b"[]," * 500 + b"[]]") == [[]] * 501


def test_a_value_as_one_line() -> None:
    assert json_line({"a": "é", "b": [1]}) == '{"a": "é", "b": [1]}'
    deep: list[object] = []
    for _ in range(5000):
        deep = [deep]
    assert json_line(deep) == "(too deep to be shown)"
