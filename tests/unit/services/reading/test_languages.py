"""What is said of the language of an article."""

from __future__ import annotations

import pytest

from dashboard.reading.model import Reading
from dashboard.services.reading.languages import language_words, unread_words


@pytest.mark.parametrize(
    ("code", "words"), [("uk", "Ukrainian"), ("de", "German"), ("xx", "xx")]
)
def test_a_language_has_its_name(code: str, words: str) -> None:
    assert language_words(code) == words


def test_a_language_that_is_not_read_is_said_to_be_so() -> None:
    reading = Reading((), (), (), sure=True, language="de")
    assert unread_words(reading) == (
        "This text is in German, which is not read: it gives no claims. Give it in"
        " English, Ukrainian or Russian."
    )
    assert unread_words(Reading((), (), (), sure=True, language="ru")) == ""
