"""A catalogue is one .po file; a message is looked up in its context first."""

from __future__ import annotations

from pathlib import Path

import pytest

from dashboard.i18n import catalogue as module
from dashboard.i18n.catalogue import catalogue

SAMPLE = r"""
msgid ""
msgstr ""
"Language: uk\n"
"Plural-Forms: nplurals=3; plural=(n%10==1 && n%100!=11 ? 0 : 1);\n"
"Content-Type: text/plain; charset=utf-8\n"

msgid "More"
msgstr "Ще"

msgctxt "filters"
msgid "More"
msgstr "Інше"

msgid "{count} bird"
msgid_plural "{count} birds"
msgstr[0] "{count} птах"
msgstr[1] "{count} птахи"
msgstr[2] "{count} птахів"

msgid "Not translated"
msgstr ""

#, fuzzy
msgid "Not sure"
msgstr "Мабуть"

msgid "{count} half"
msgid_plural "{count} halves"
msgstr[0] "{count} половина"
msgstr[1] ""
msgstr[2] ""
"""


@pytest.fixture
def sample(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> module.Catalogue:
    (tmp_path / "uk.po").write_text(SAMPLE, "utf-8")
    monkeypatch.setattr(module, "FOLDER", tmp_path)
    catalogue.cache_clear()
    read = catalogue("uk")
    catalogue.cache_clear()
    return read


def test_a_message_in_its_context_else_without_one(sample: module.Catalogue) -> None:
    assert sample.forms("More") == ("Ще",)
    assert sample.forms("More", "filters") == ("Інше",)
    assert sample.forms("More", "elsewhere") == ("Ще",)


@pytest.mark.parametrize(
    "words", ["Not translated", "Not sure", "{count} half", "?", ""]
)
def test_what_is_not_translated_for_sure_has_no_forms(
    sample: module.Catalogue, words: str
) -> None:
    assert sample.forms(words) == ()


@pytest.mark.parametrize(
    ("number", "words"),
    [(1, "птах"), (3, "птахи"), (5, "птахів"), (21, "птах"), (12, "птахів")],
)
def test_the_form_of_a_number(
    sample: module.Catalogue, number: int, words: str
) -> None:
    forms = sample.forms("{count} bird")
    assert forms[sample.form(number)] == f"{{count}} {words}"
