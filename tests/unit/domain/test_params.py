"""Parameters become values, and each sentence names what is wrong."""

from __future__ import annotations

import pytest

from dashboard.domain.errors import BadInput
from dashboard.domain.geography.geo import Box, View
from dashboard.domain.params import (
    box_of,
    check_pair,
    flag,
    number,
    size_of,
    view_of,
)


def message(error: pytest.ExceptionInfo[BadInput]) -> str:
    return str(error.value)


def test_number() -> None:
    assert number({"n": "7.5"}, "n", 1, 10, 3) == 7.5
    assert number({"n": ""}, "n", 1, 10, 3) == 3
    assert number({}, "n", 1, 10, 3) == 3
    assert (number({"n": "1"}, "n", 1, 10, 3), number({"n": "10"}, "n", 1, 10, 3)) == (
        1,
        10,
    )


@pytest.mark.parametrize("text", ["0.9", "10.1", "nan", "seven", "inf"])
def test_a_number_outside_its_range(text: str) -> None:
    with pytest.raises(BadInput) as error:
        number({"n": text}, "n", 1, 10, 3)
    assert message(error) == f"n={text!r}: not a number from 1 to 10"


def test_a_long_value_is_cut_in_the_message() -> None:
    with pytest.raises(BadInput) as error:
        number({"n": "x" * 99}, "n", 1, 10, 3)
    assert message(error) == f"n='{'x' * 40}': not a number from 1 to 10"


def test_box() -> None:
    assert box_of({"bbox": "30,46,40,51"}) == Box(30, 46, 40, 51)
    assert box_of({"bbox": "-540,-90,540,90"}) == Box(-540, -90, 540, 90)
    assert box_of({}) is None


@pytest.mark.parametrize(
    "text",
    [
        "30,46,40",
        "40,46,30,51",
        "30,51,40,46",
        "30,46,30,51",
        "30,46,40,46",
        "-541,46,40,51",
        "30,46,541,51",
        "30,-91,40,51",
        "30,46,40,91",
        "a,b,c,d",
        "nan,46,40,51",
    ],
)
def test_a_box_that_is_none(text: str) -> None:
    with pytest.raises(BadInput) as error:
        box_of({"bbox": text})
    assert message(error) == f"bbox={text!r}: not west,south,east,north in degrees"


def test_view() -> None:
    assert view_of({"center": "47.8, 36.9", "zoom": "8"}) == View(47.8, 36.9, 8)
    assert view_of({"center": " -47.8,-36 "}) == View(-47.8, -36, 6)
    assert view_of({"lat": "47.8", "lon": "36.9"}) == View(47.8, 36.9, 6)
    assert view_of({"lat": "-85", "lon": "180", "zoom": "3"}) == View(-85, 180, 3)
    assert view_of({"lat": "85", "lon": "-180", "zoom": "18"}) == View(85, -180, 18)
    assert view_of({}) is None


@pytest.mark.parametrize(
    ("params", "words"),
    [
        (
            {"center": "1,2", "lat": "1", "lon": "2"},
            "center and lat, lon: two centres; give one of them",
        ),
        ({"center": "here"}, "center='here': not LAT,LON in degrees"),
        ({"center": "1;2"}, "center='1;2': not LAT,LON in degrees"),
        (
            {"zoom": "8"},
            "zoom without a centre: add center, or lat and lon, or leave it out",
        ),
        ({"lat": "1"}, "lat without lon: give both or none"),
        ({"lon": "1"}, "lon without lat: give both or none"),
        ({"lat": "86", "lon": "1"}, "lat='86': not a number from -85 to 85"),
        ({"lat": "1", "lon": "181"}, "lon='181': not a number from -180 to 180"),
        ({"center": "1,2", "zoom": "2"}, "zoom='2': not a number from 3 to 18"),
        ({"center": "1,2", "zoom": "19"}, "zoom='19': not a number from 3 to 18"),
    ],
)
def test_a_view_that_cannot_be_used(params: dict[str, str], words: str) -> None:
    with pytest.raises(BadInput) as error:
        view_of(params)
    assert message(error) == words


def test_a_pair_is_whole_or_absent() -> None:
    check_pair({"lat": "1", "lon": "2"})
    check_pair({})
    with pytest.raises(BadInput, match=r"^lat without lon: give both or none$"):
        check_pair({"lat": "1"})


def test_flag() -> None:
    assert flag({"q": "yes"}, "q") is True
    assert flag({"q": ""}, "q") is False
    assert flag({}, "q") is False
    with pytest.raises(BadInput) as error:
        flag({"q": "no"}, "q")
    assert message(error) == "q='no': write yes, or leave it out"


def test_size() -> None:
    assert size_of("1200x630") == (1200, 630)
    assert size_of(" 10X99999 ") == (10, 99999)


@pytest.mark.parametrize("text", ["1x2", "1200", "1200x630x1", "100000x10", "axb", ""])
def test_a_size_that_is_none(text: str) -> None:
    with pytest.raises(BadInput) as error:
        size_of(text)
    assert message(error) == f"size={text!r}: not WIDTHxHEIGHT in pixels, like 1200x630"
