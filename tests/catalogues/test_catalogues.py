"""Every sentence shown is in the catalogues, with the same {names} in every language."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from babel.messages.catalog import Catalog, Message

from dashboard.i18n.catalogue import FOLDER
from dashboard.i18n.translate import ENGLISH, LANGUAGE_NAMES
from tests.catalogues.__main__ import read, updated, waiting
from tests.catalogues.untranslated import ROOT, of_errors, of_markup, of_page, of_script

CODES = sorted(path.stem for path in FOLDER.glob("*.po"))
FINISHED = ("uk",)
"""Languages that have words for everything; the others are English where they lack
them.
"""
PAGES = sorted((ROOT / "dashboard" / "ui").rglob("*.py"))
ROUTES = sorted((ROOT / "dashboard" / "api").rglob("*.py"))
ASSETS = ROOT / "dashboard" / "web" / "assets"
REFUSING = sorted(
    path
    for folder in ("reading/web", "exchange/tables")
    for path in (ROOT / "dashboard" / folder).rglob("*.py")
    # The claims shipped with the program, which no visitor gives.
    if path.name != "claim_rows.py"
)
"""What reads what a visitor gives, and says on the page why it cannot be used."""
SCRIPTS = sorted(p for p in ASSETS.rglob("*.js") if "leaflet" not in p.parts)
NO_SENTENCES = {"Noto Sans", ">Streamlit"}
"""The name of the letters, and what is looked for in a page of Streamlit's."""
NAME = re.compile(r"\{(\w+)\}")


def named(path: Path) -> str:
    return str(path.relative_to(ROOT))


@pytest.mark.parametrize("path", PAGES, ids=named)
def test_a_page_shows_nothing_that_is_not_looked_up(path: Path) -> None:
    source = path.read_text("utf-8")
    assert [*of_page(source), *of_markup(source)] == []


@pytest.mark.parametrize("path", ROUTES, ids=named)
def test_a_route_writes_nothing_that_is_not_looked_up(path: Path) -> None:
    said = [words.partition(": ")[2] for words in of_markup(path.read_text("utf-8"))]
    assert [words for words in said if words not in NO_SENTENCES] == []


@pytest.mark.parametrize("path", REFUSING, ids=named)
def test_what_a_page_shows_of_an_error_is_looked_up(path: Path) -> None:
    assert list(of_errors(path.read_text("utf-8"))) == []


@pytest.mark.parametrize("path", SCRIPTS, ids=named)
def test_a_script_says_nothing_of_its_own(path: Path) -> None:
    said = of_script(path.read_text("utf-8"))
    assert [words for words in said if words.strip("\"'`") not in NO_SENTENCES] == []


def test_every_language_has_a_catalogue() -> None:
    assert {ENGLISH, *CODES} == set(LANGUAGE_NAMES)
    assert set(FINISHED) <= set(CODES)


@pytest.mark.parametrize("code", CODES)
def test_the_catalogue_has_the_messages_of_the_program(code: str) -> None:
    """`python -m tests.catalogues` makes it so."""
    before = read(code)
    assert keys(before) == keys(updated(code, before))


@pytest.mark.parametrize("code", FINISHED)
def test_everything_is_translated(code: str) -> None:
    assert waiting(read(code)) == []


@pytest.mark.parametrize("code", CODES)
def test_translations_have_the_names_of_their_messages(code: str) -> None:
    wrong = [entry.id for entry in read(code) if entry.id and not same_names(entry)]
    assert wrong == []


def keys(catalog: Catalog) -> set[tuple[str, str]]:
    return {(entry.context or "", str(entry.id)) for entry in catalog if entry.id}


def same_names(entry: Message) -> bool:
    """Return whether every form has just the names of its message. A form may leave out
    the number it is of, and a bare number may come with its noun.
    """
    ids = (entry.id,) if isinstance(entry.id, str) else entry.id
    words = entry.string or ""
    forms = (words,) if isinstance(words, str) else words
    allowed = {plain_name(name) for text in ids for name in NAME.findall(text)}
    free = {"count", "number"} if allowed & {"count", "number"} else set()
    if (entry.context or "").startswith("what."):
        free = {"actor"}  # who acts is in English a part of some sentences only
    return all(
        set(map(plain_name, NAME.findall(form))) - free == allowed - free
        for form in forms
        if form
    )


def plain_name(name: str) -> str:
    """Return a name, the place for "at the place": not every language has an "at"."""
    return "place" if name == "at" else name


@pytest.mark.parametrize(
    "source",
    [
        'st.button("Save the draft")',
        'left.text_input(gettext("Name"), placeholder="type it")',
        'st.write(f"{number} claims left")',
        'st.info(gettext("Right") + " and wrong")',
        'st.caption("Yes" if sure else gettext("No"))',
        'draw_map(features, label="Map of claims")',
    ],
)
def test_a_sentence_that_is_not_looked_up_is_seen(source: str) -> None:
    assert list(of_page(source))


@pytest.mark.parametrize(
    "source",
    [
        'st.button(gettext("Save the draft"), key="save draft")',
        'st.write(f"{count_words(3, "claim")}")'.replace('"claim"', "'claim'"),
        'st.text_input(gettext("Where"), placeholder="LAT,LON,KM")',
        'state.get("some key")',
    ],
)
def test_what_is_looked_up_is_passed_over(source: str) -> None:
    assert list(of_page(source)) == []


@pytest.mark.parametrize(
    ("source", "seen"),
    [
        ('node.textContent = "Claims";', True),
        ('el("button", { "aria-label": "Close" });', True),
        ("const words = `No claims are here.`;", True),
        ('node.textContent = text("claims");', False),
        ('throw new Error("This page has no map");', False),
        ("// Claims that are here.", False),
    ],
)
def test_words_of_a_script_are_seen(source: str, seen: bool) -> None:
    assert bool(list(of_script(source))) is seen


def test_words_in_markup_are_seen() -> None:
    assert list(of_markup('x = "<p>There is none.</p>"'))
    assert list(of_markup('x = f\'<img alt="A map" src="{y}">\''))
    assert list(of_markup("x = f'<p>{words}</p>'")) == []


def test_names_that_differ_are_seen() -> None:
    assert same_names(Message("{a} of {b}", "{b}: {a}"))
    assert not same_names(Message("{a} of {b}", "{a}"))
    assert not same_names(Message(("{count} of {a}", "{count} of {a}"), ("{a}", "{x}")))
    assert same_names(
        Message(
            ("{count} claim", "{count} claims"), ("твердження", "{count} тверджень")
        )
    )
