"""Every message the program may say: those of calls of gettext, and those of tables."""

from __future__ import annotations

import ast
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from importlib import import_module
from itertools import chain
from pathlib import Path

from dashboard.cartography.lexicon import ENGLISH, TRANSLATED_ONLY
from dashboard.domain.filters import LIST_FILTERS
from dashboard.domain.presentation import MONTHS
from dashboard.domain.sharing.picture_options import OPTIONS
from dashboard.domain.visitors.access import Permission
from dashboard.domain.wording import region_words
from dashboard.domain.words import REGIONS, Hedge, Kind, Precision, Review, Side, Word
from dashboard.judgement import Rule
from dashboard.reading.claims.doubt import DoubtLevel
from dashboard.web.texts import ARTICLE_TEXTS, BAR_TEXTS, STREAMLIT_TEXTS, TEXTS

ROOT = Path(__file__).parents[2]
CALLS = {"gettext": 0, "ngettext": 0, "pgettext": 1}
"""The functions that translate, and which argument is the message."""
VOCABULARIES: tuple[type[Word], ...] = (
    Kind,
    Side,
    Precision,
    Review,
    Hedge,
    DoubtLevel,
)
TABLES = (
    ("dashboard.api.claim_page", "WORDS"),
    ("dashboard.api.share.embed", "ABOUT"),
    ("dashboard.api.share.embed", "NO_SCRIPT"),
    ("dashboard.exchange.export.claimreview", "CREDIBILITY"),
    ("dashboard.exchange.export.claimreview", "RELIABILITY"),
    ("dashboard.exchange.export.html_map", "HEADINGS"),
    ("dashboard.services.editing.formats", "TITLES"),
    ("dashboard.services.editing.reject_words", "REASONS"),
    ("dashboard.services.editing.reviewing", "ACCEPTED_TOGETHER"),
    ("dashboard.services.editing.reviewing", "CHECKED"),
    ("dashboard.services.editing.reviewing", "UNCHECKED"),
    ("dashboard.services.judgement.changes", "HEADINGS"),
    ("dashboard.services.judgement.control", "NOTE"),
    ("dashboard.services.map.claim_details", "ACTIONS"),
    ("dashboard.services.map.claim_details", "DECISIONS"),
    ("dashboard.services.reading.accuracy", "FAULTS"),
    ("dashboard.services.reading.accuracy", "GROUPS"),
    ("dashboard.services.reading.accuracy", "DOUBTS"),
    ("dashboard.services.reading.accuracy", "WAYS"),
    ("dashboard.services.reading.accuracy", "MEASURES"),
    ("dashboard.services.reading.accuracy", "STAGES"),
    ("dashboard.services.reading.accuracy", "RULE"),
    ("dashboard.services.share.links", "CAUTION"),
    ("dashboard.services.share.sharing", "STORIES"),
    ("dashboard.services.share.sharing", "PAGES"),
    ("dashboard.services.share.citations", "MEDIUM"),
    ("dashboard.services.access.disclosure", "UNNAMED_TROUBLE"),
    ("dashboard.domain.visitors.deadline", "TOO_LONG"),
    ("dashboard.services.words", "TITLE"),
    ("dashboard.ui.bar", "TAGLINE"),
    ("dashboard.ui.datasets.dataset_columns", "ABSENT"),
    ("dashboard.ui.datasets.dataset_columns", "OWN_WORDS"),
    ("dashboard.ui.review.review_card", "REASONS"),
    ("dashboard.ui.views.grades_page", "GRADED"),
    ("dashboard.ui.views.read_page", "WAYS"),
    ("dashboard.ui.views.table_page", "COLUMNS"),
    ("dashboard.ui.views.table_page", "ORDER_LABELS"),
    ("dashboard.ui.views.timelapse_page", "BY"),
    ("dashboard.ui.views.timelapse_page", "FRAMES"),
    ("dashboard.ui.views.timelapse_page", "KINDS"),
    ("dashboard.ui.views.timelapse_page", "SHAPES"),
    ("dashboard.web.histogram", "AXIS"),
    ("dashboard.web.histogram", "BARS"),
    ("dashboard.web.histogram", "RANGES"),
)
"""Modules and their constants that are messages, or whose values or members are."""
KEYS = (
    ("dashboard.ui.datasets.dataset_columns", "ORDERS"),
    ("dashboard.ui.filter_panel", "GROUPS"),
    ("dashboard.ui.state", "PRESETS"),
)
"""Modules and their mappings whose keys are messages."""


NOUNS = (
    "claim",
    "day",
    "draft",
    "frame",
    "origin",
    "outlet",
    "place",
    "row",
    "sentence",
    "source",
)
"""What `count_words` counts on a page."""
WORDS = (
    # Kinds of place.
    *("village", "city", "town", "settlement", "raion", "oblast", "area", "country"),
    # What a reviewer did.
    *("draft", "accepted", "rejected", "retracted", "corrected", "reopened"),
    *("changed", "decided"),
    "accepted with its article",
    # How coordinates are written.
    *("degrees", "DMS", "MGRS", "UTM"),
    # Choices of the film.
    *("As on the map", "All claims"),
)
"""Words that no table has, and that reach `gettext` by a variable."""


@dataclass(frozen=True, slots=True)
class Message:
    """One message. context: "" for none. many: its English plural, "" for a message
    that no number changes. needed: whether the context must stand in the catalogue.
    """

    context: str
    words: str
    many: str = ""
    needed: bool = False


def messages() -> list[Message]:
    """Return every message once, in the order of the files and tables."""
    every = dict.fromkeys([*of_calls(), *of_tables()])
    return [message for message in every if message.words]


def of_calls() -> Iterator[Message]:
    """Yield the messages of calls of gettext and its kin."""
    for path in sorted((ROOT / "dashboard").rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.Call):
                yield from _of_call(node)


def _of_call(node: ast.Call) -> Iterator[Message]:
    name = getattr(node.func, "id", "")
    if name not in CALLS:
        return
    literals = [
        each.value if isinstance(each, ast.Constant) else None for each in node.args
    ]
    words = literals[CALLS[name]]
    if not isinstance(words, str):
        return  # a word of a table, which is collected below
    if name == "ngettext":
        yield Message("", words, str(literals[1]))
    elif name == "pgettext" and isinstance(literals[0], str):
        yield Message(literals[0], words, needed=True)
    elif name == "gettext":
        yield Message("", words)


def of_tables() -> Iterator[Message]:
    """Yield the messages that stand in tables."""
    for vocabulary in VOCABULARIES:
        for word in vocabulary:
            yield Message("", word.label)
            yield Message("", word.gloss)
    for declared in LIST_FILTERS.values():
        yield Message("", declared.label)
        yield Message("", declared.help)
    for option in OPTIONS:
        yield Message("", option.label)
        if option.name != "language":
            yield from (Message("", words) for words in option.choices.values())
    yield from (Message("", rule.sentence) for rule in Rule)
    yield from (Message("may", each.value, needed=True) for each in Permission)
    yield from (Message("short month", month[:3], needed=True) for month in MONTHS)
    yield from (Message("region name", name, needed=True) for name in REGIONS)
    yield from (Message("", word) for word in WORDS)
    for noun in NOUNS:
        yield Message("", f"{{count}} {noun}", f"{{count}} {noun}s")
    for module, name in TABLES:
        yield from (Message("", words) for words in _values(module, name))
    for module, name in KEYS:
        yield from (
            Message("", str(words)) for words in getattr(import_module(module), name)
        )
    for texts in (
        *(TEXTS, BAR_TEXTS, STREAMLIT_TEXTS, ARTICLE_TEXTS),
        *(ENGLISH, TRANSLATED_ONLY),
    ):
        yield from (_keyed(key, words) for key, words in texts.items())
    yield from (Message("month", name, needed=True) for name in MONTHS)
    yield from (Message("region", region_words(name), needed=True) for name in REGIONS)


def _values(module: str, name: str) -> Iterable[str]:
    table = getattr(import_module(module), name)
    if isinstance(table, str):
        return [table]
    values = table.values() if isinstance(table, Mapping) else table
    # Of several texts together each is a message.
    return chain.from_iterable([v] if isinstance(v, str) else v for v in values)


def _keyed(key: str, words: str) -> Message:
    one, _, many = words.partition("|")
    return Message(key, one, many)
