"""The language of this moment: each thread and each task has its own."""

from __future__ import annotations

import threading

import pytest

from dashboard.i18n import translate
from dashboard.i18n.translate import (
    current_language,
    decimal_words,
    gettext,
    keyed,
    language_in_address,
    ngettext,
    number_words,
    pgettext,
    preferred_language,
    set_language,
    speak_otherwise,
    speaking,
    territory_language,
    texts_of,
)


def test_english_is_spoken_until_another_language_is() -> None:
    assert (current_language(), gettext("Share")) == ("en", "Share")
    with speaking("uk"):
        assert (current_language(), gettext("Share")) == ("uk", "Поділитися")
        with speaking("tlh"):
            assert current_language() == "en"
        assert current_language() == "uk"
    assert current_language() == "en"


def test_an_address_names_no_english() -> None:
    assert language_in_address() == ""
    with speaking("uk"):
        assert language_in_address() == "uk"


def test_what_has_no_translation_stays_english() -> None:
    with speaking("uk"):
        assert gettext("No catalogue has {this}", this="7") == "No catalogue has 7"
        assert ngettext("{count} grue", "{count} grues", 2) == "2 grues"


def test_braces_of_a_value_are_letters() -> None:
    assert gettext("“{text}”", text="{0} {text}") == "“{0} {text}”"
    with speaking("uk"):
        assert gettext("“{text}”", text="{0} {text}") == "«{0} {text}»"


def test_a_context_tells_words_apart() -> None:
    with speaking("uk"):
        assert pgettext("month", "May") == "травня"
        assert pgettext("short month", "May") == "трав."


@pytest.mark.parametrize(
    ("number", "english", "ukrainian"),
    [
        (0, "0 claims", "0 тверджень"),
        (1, "1 claim", "1 твердження"),
        (4, "4 claims", "4 твердження"),
        (11, "11 claims", "11 тверджень"),
        (1021, "1,021 claims", "1\u00a0021 твердження"),
    ],
)
def test_plurals_have_the_forms_and_numbers_of_the_language(
    number: int, english: str, ukrainian: str
) -> None:
    assert ngettext("{count} claim", "{count} claims", number) == english
    with speaking("uk"):
        assert ngettext("{count} claim", "{count} claims", number) == ukrainian


def test_numbers() -> None:
    assert (number_words(1234), decimal_words(2.5)) == ("1,234", "2.5")
    assert (number_words(1234, "uk"), decimal_words(2.5, "uk")) == ("1\u00a0234", "2,5")
    with speaking("uk"):
        assert number_words(14_000, "en") == "14,000"


def test_texts_of_scripts_keep_their_keys_and_forms() -> None:
    texts = {"claims": "{count} claim|{count} claims", "x": "No such words"}
    assert texts_of(texts) == texts
    with speaking("uk"):
        assert texts_of(texts)["claims"].split("|")[2] == "{count} тверджень"
        assert texts_of(texts)["x"] == "No such words"
    assert keyed("en", "claims", "{count} claim|{count} claims").count("|") == 1


@pytest.mark.parametrize(
    ("accepted", "code"),
    [
        ("", "en"),
        ("uk-UA", "uk"),
        ("de-DE,de;q=0.9,uk;q=0.5,en;q=0.4", "uk"),
        ("en;q=0.4, UK;q=0.5", "uk"),
        ("uk;q=0,en;q=0.1", "en"),
        ("uk;q=much,fr", "en"),
        ("fr, *;q=0.1", "en"),
        ("," * 5000 + "uk", "en"),
    ],
)
def test_what_a_browser_asks_for(accepted: str, code: str) -> None:
    assert preferred_language(accepted) == code


def test_open_graph_names_a_territory() -> None:
    assert territory_language() == "en_GB"
    with speaking("uk"):
        assert territory_language() == "uk_UA"


def test_a_thread_of_its_own_asks_who_chooses(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(translate, "_otherwise", [])
    speak_otherwise(lambda: "uk")
    heard = []

    def listen() -> None:
        heard.append(current_language())
        set_language("en")
        heard.append(current_language())

    thread = threading.Thread(target=listen)
    thread.start()
    thread.join()
    assert heard == ["uk", "en"]
