"""Texts cut to a length."""

import pytest

from dashboard.services.words import cut


@pytest.mark.parametrize(
    ("text", "most", "shorter"),
    [
        ("", 5, ""),
        ("abcde", 5, "abcde"),
        ("abcdef", 5, "abcd…"),
        ("abc def", 5, "abc…"),
    ],
)
def test_cut(text: str, most: int, shorter: str) -> None:
    assert cut(text, most) == shorter
