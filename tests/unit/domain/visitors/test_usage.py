"""FRONTLINE_LIMITS: what it says, and what it refuses."""

from __future__ import annotations

import pytest

from dashboard.domain.errors import BadInput
from dashboard.domain.visitors.usage import (
    Limited,
    LimitSettings,
    Usage,
    limit_settings,
)


@pytest.mark.parametrize(
    ("text", "settings"),
    [
        ("", LimitSettings()),
        ("all", LimitSettings(Limited.ALL)),
        (" off ", LimitSettings(Limited.NOBODY)),
        ("links=5", LimitSettings(Limited.OTHERS, ((Usage.LINK, 5),))),
        (
            "all links=5 upload_bytes=1000",
            LimitSettings(Limited.ALL, ((Usage.LINK, 5), (Usage.UPLOAD_BYTES, 1_000))),
        ),
    ],
)
def test_what_is_understood(text: str, settings: LimitSettings) -> None:
    assert limit_settings(text) == settings


@pytest.mark.parametrize(
    "text",
    ["on", "offf", "links=0", "links=-1", "links=x", "link=5", "links=5 all", "ALL"],
)
def test_what_is_refused(text: str) -> None:
    with pytest.raises(BadInput, match="FRONTLINE_LIMITS"):
        limit_settings(text)


def test_what_is_said_of_a_word_that_is_not_known() -> None:
    with pytest.raises(BadInput) as error:
        limit_settings("off " + "x" * 41)
    assert str(error.value) == (
        f"FRONTLINE_LIMITS: '{'x' * 40}' is not understood; write others, all or off,"
        " then pairs like searches=60 of requests, sessions, uploads, upload_bytes,"
        " links, searches, pictures, stories, exports"
    )


def test_amounts_have_up_to_ten_digits() -> None:
    most = limit_settings("others searches=9999999999 exports=1")
    assert most == LimitSettings(
        Limited.OTHERS, ((Usage.SEARCH, 9_999_999_999), (Usage.EXPORT, 1))
    )
    with pytest.raises(BadInput):
        limit_settings("searches=10000000000")
