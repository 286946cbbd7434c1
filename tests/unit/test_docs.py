"""README and docs/ name every setting, command, option, filter, column, format and
address, and no others; data/README.md names every data file.
"""

from __future__ import annotations

import argparse
import csv
import re
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from starlette.routing import Mount, Route

from dashboard.api import pictures, routes
from dashboard.cli import parser
from dashboard.domain import periods
from dashboard.domain.claim import FIELDS
from dashboard.domain.filters import LIST_FILTERS, NAMES
from dashboard.domain.presentation import DERIVED
from dashboard.domain.settings import SETTINGS, Setting
from dashboard.domain.sharing.picture_options import parts
from dashboard.exchange.export.registry import EXPORTS
from dashboard.exchange.importers import FORMATS
from dashboard.gazetteer.curated import COLUMNS
from dashboard.ledger import links
from dashboard.reading.web.http import Limits
from dashboard.services.map import embedding
from dashboard.services.share import feeds

ROOT = Path(__file__).parents[2]
README = (ROOT / "README.md").read_text("utf-8")
DOCS = {p.name: p.read_text("utf-8") for p in (ROOT / "docs").glob("*.md")}
EVERYWHERE = "\n".join([README, *DOCS.values()])
DATA = ROOT / "data"
MOST_LINES = 120
"""Of the README."""


def commands(
    root: argparse.ArgumentParser, before: str = "frontline"
) -> Iterator[tuple[str, argparse.ArgumentParser]]:
    """Yield every command with the words before it: "frontline gazetteer update"."""
    groups = [a for a in root._actions if isinstance(a, argparse._SubParsersAction)]
    if not groups or before == "frontline datasets":
        yield before, root
    for group in groups:
        for name, below in group.choices.items():
            yield from commands(below, f"{before} {name}")


COMMANDS = dict(commands(parser()))
OPTIONS = [
    (command.removeprefix("frontline "), option)
    for command, options in COMMANDS.items()
    for action in options._actions
    for option in action.option_strings
    if option not in ("-h", "--help", "--data")
    and option.removeprefix("--") not in NAMES
]
"""Every option of every command, but those that are everywhere and the filters."""


def row_of(text: str, first: str) -> str:
    """Return the rows of the tables whose first cell names that, as one text."""
    rows = [line.split("|") for line in text.splitlines() if line.startswith("| ")]
    named = re.compile(rf"(?<![\w-]){re.escape(first)}(?![\w-])")
    return "\n".join("|".join(row) for row in rows if named.search(row[1]))


@pytest.mark.parametrize("setting", SETTINGS, ids=lambda setting: setting.variable)
def test_the_readme_names_every_setting_with_its_default(setting: Setting) -> None:
    row = row_of(README, setting.variable).replace("`", "")
    assert setting.default in row
    assert setting.what.replace("`", "").partition(",")[0] in row


@pytest.mark.parametrize("command", COMMANDS)
def test_the_guide_names_every_command(command: str) -> None:
    assert re.search(rf"{re.escape(command)}\b", DOCS["use.md"])


@pytest.mark.parametrize(("command", "option"), OPTIONS)
def test_the_guide_names_every_option_beside_its_command(
    command: str, option: str
) -> None:
    row = row_of(DOCS["use.md"], command)
    if "pictures.md" in row:
        name = option.removeprefix("--no-").removeprefix("--")
        assert row_of(DOCS["pictures.md"], name)
    else:
        assert re.search(rf"{option}(?![\w-])", row)


@pytest.mark.parametrize("command", COMMANDS)
def test_every_option_says_in_its_help_what_it_does(command: str) -> None:
    for action in COMMANDS[command]._actions:
        named = action.option_strings or action.choices or action.help
        assert action.help or not action.option_strings, named


def test_the_guide_names_no_option_that_is_none() -> None:
    every = {
        option
        for options in COMMANDS.values()
        for action in options._actions
        for option in action.option_strings
    } | {"--version"}
    named = set(re.findall(r"(?<![\w-])--[a-z][a-z-]*", DOCS["use.md"]))
    assert named - every == set()


@pytest.mark.parametrize("name", NAMES)
def test_the_guide_names_every_filter(name: str) -> None:
    assert row_of(DOCS["use.md"], f"--{name}")


@pytest.mark.parametrize("name", LIST_FILTERS)
def test_the_guide_names_the_values_of_every_closed_filter(name: str) -> None:
    vocabulary = LIST_FILTERS[name].vocabulary
    row = row_of(DOCS["use.md"], f"--{name}")
    assert [word for word in vocabulary or () if word.value not in row] == []


@pytest.mark.parametrize("column", [*FIELDS, *DERIVED])
def test_the_guide_names_every_column_of_a_file_of_claims(column: str) -> None:
    assert row_of(DOCS["use.md"], f"`{column}`")


@pytest.mark.parametrize("column", COLUMNS)
def test_the_guide_names_every_column_of_a_file_of_places(column: str) -> None:
    (told,) = re.findall(r"A `places.csv` in .*?\n\n", DOCS["use.md"], re.DOTALL)
    assert f"`{column}`" in told


@pytest.mark.parametrize("column", ["id", "text", "published", "publisher"])
def test_the_guide_names_every_column_of_a_batch_of_articles(column: str) -> None:
    (told,) = re.findall(r"## Many articles\n.*?\n\n(?=#)", DOCS["reading.md"], re.S)
    assert f"`{column}`" in told


@pytest.mark.parametrize("name", FORMATS)
def test_the_guide_names_every_format_of_imports(name: str) -> None:
    row = row_of(DOCS["datasets.md"], name)
    assert FORMATS[name].label in row


@pytest.mark.parametrize("name", EXPORTS)
def test_the_guide_names_every_format_of_exports(name: str) -> None:
    assert EXPORTS[name].suffix in row_of(DOCS["api.md"], name)


@pytest.mark.parametrize("name", parts())
def test_the_guide_names_every_part_a_picture_may_be_made_without(name: str) -> None:
    assert row_of(DOCS["pictures.md"], name)


@pytest.mark.parametrize(
    "name", sorted(set(re.findall(r"\bFRONTLINE_[A-Z_]+\b", EVERYWHERE)))
)
def test_the_docs_name_no_setting_that_is_none(name: str) -> None:
    assert name in {setting.variable for setting in SETTINGS}


def test_every_data_file_is_accounted_for() -> None:
    listed = (DATA / "README.md").read_text("utf-8")
    files = [
        p.relative_to(DATA)
        for p in DATA.rglob("*")
        if p.is_file() and not p.name.startswith(".")
    ]
    shipped = [
        p
        for p in files
        if p.parts[0] != "build"
        and "__pycache__" not in p.parts
        and str(p) != "README.md"
    ]
    assert len(shipped) > 10
    assert [str(p) for p in shipped if p.name not in listed] == []


def addresses() -> Iterator[str]:
    """Yield the address of every route, those of a mounted part too."""
    for route in routes():
        if isinstance(route, Route):
            yield route.path
        elif isinstance(route, Mount):
            yield from (
                f"{route.path}{below.path}"
                for below in route.routes or ()
                if isinstance(below, Route)
            )


@pytest.mark.parametrize("path", sorted(set(addresses())))
def test_the_docs_name_every_address(path: str) -> None:
    assert re.sub(r"\{(\w+)(?::path)?\}", r"<\1>", path) in EVERYWHERE


def test_every_link_of_the_docs_leads_to_a_file_and_a_heading() -> None:
    pages = [
        ROOT / "README.md",
        ROOT / "CONTRIBUTING.md",
        *(ROOT / "docs").glob("*.md"),
    ]
    targets = [
        (page, match[1], match[2] or "")
        for page in pages
        for match in re.finditer(
            r"\]\(([^)#:]*)(?:#([^)]*))?\)", page.read_text("utf-8")
        )
    ]
    assert len(targets) > 10
    for page, target, heading in targets:
        file = page.parent / target if target else page
        assert file.exists(), f"{page.name}: {target}"
        if heading:
            assert heading in headings(file), f"{page.name}: {target}#{heading}"


def headings(page: Path) -> set[str]:
    """Return the headings of a page as links spell them."""
    lines = re.findall(r"^#+ (.+)$", page.read_text("utf-8"), re.MULTILINE)
    return {re.sub(r"[^\w\- ]", "", line).lower().replace(" ", "-") for line in lines}


PAGES = sorted(
    path
    for folder in ("", "benchmarks", "data", "deploy", "docs", "tests")
    for path in (ROOT / folder).glob("**/*.md" if folder else "*.md")
)


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(ROOT)))
def test_no_page_has_both_sides_of_a_merge(page: Path) -> None:
    marks = re.findall(r"^(?:<{7}|={7}|>{7})(?: .*)?$", page.read_text("utf-8"), re.M)
    assert marks == []


def test_the_table_of_folders_has_every_package() -> None:
    text = (ROOT / "CONTRIBUTING.md").read_text("utf-8")
    table = re.search(r"\| folder \| what \| may import \|\n((?:\|.*\n)+)", text)
    assert table is not None
    named = set(re.findall(r"`dashboard/(\w+)`", table[1]))
    packages = {path.parent.name for path in (ROOT / "dashboard").glob("*/__init__.py")}
    assert named == packages


def test_every_file_that_the_recipes_name_is_there() -> None:
    text = (ROOT / "CONTRIBUTING.md").read_text("utf-8")
    named = set(re.findall(r"`([\w./-]+/[\w.-]+)`", text))
    # What a recipe makes is there only after it was followed.
    made = set(re.findall(r"(?:writes\s+|\d\. )`([^`]+)`", text))
    assert len(named) > 20
    missing = {name for name in named - made if not (ROOT / name).exists()}
    assert missing == set()


@pytest.mark.parametrize(
    ("page", "words"),
    [
        ("pictures.md", f"at most {links.MAX_STATE:,} characters"),
        ("pictures.md", f"{links.MOST_AN_HOUR} new ones an hour"),
        ("pictures.md", f"at most {periods.MOST};"),
        ("pictures.md", f"gives at most {periods.EASY}"),
        ("pictures.md", f"the newest {embedding.ROWS} claims"),
        ("pictures.md", f"`limit=` is {feeds.MOST} at most"),
        ("pictures.md", f"more than {pictures.WAITING} pictures"),
        ("reading.md", f"at most {Limits().size // 1_000_000} MB"),
        ("reading.md", f"and {Limits().seconds:.0f} s a page"),
    ],
)
def test_the_figures_of_the_guides_are_those_of_the_code(page: str, words: str) -> None:
    assert words in " ".join(DOCS[page].split())


def test_the_readme_stays_short_and_leads_to_every_guide() -> None:
    assert len(README.splitlines()) <= MOST_LINES
    entrances = README + (ROOT / "CONTRIBUTING.md").read_text("utf-8")
    assert [name for name in DOCS if f"docs/{name}" not in entrances] == []


def test_every_test_that_the_page_on_security_names_is_there() -> None:
    page = DOCS["SECURITY.md"]
    named = [
        (file, test)
        for row in re.findall(r"^\|.*", page, re.MULTILINE)
        for file, tests in re.findall(r"(test_\w+\.py): ((?:test_\w+`?(?:, `)?)+)", row)
        for test in re.findall(r"test_\w+", tests)
    ]
    assert len(named) > 40
    sources: dict[str, str] = {}
    for path in (ROOT / "tests").rglob("test_*.py"):
        sources[path.name] = sources.get(path.name, "") + path.read_text("utf-8")
    missing = [
        f"{file}: {test}"
        for file, test in named
        if f"def {test}(" not in sources.get(file, "")
    ]
    assert missing == []


def test_no_folder_beside_the_app_is_taken_for_pages_of_streamlit() -> None:
    # Streamlit serves every module of a folder `pages` beside its script as a page,
    # until the script has said which pages there are: a first visit would see them.
    assert not (ROOT / "dashboard" / "ui" / "pages").exists()


def test_the_months_of_the_shipped_claims_are_those_of_the_table() -> None:
    with (DATA / "claims.csv").open(encoding="utf-8", newline="") as file:
        days = sorted(row["date_to"] for row in csv.DictReader(file) if row["date_to"])
    first, last = (date.fromisoformat(days[end]) for end in (0, -1))
    span = f"{first:%B %Y} to {last:%B %Y}"
    assert f"selection ({span})" in " ".join(README.split())
    assert span in " ".join(DOCS["DATA.md"].split())
