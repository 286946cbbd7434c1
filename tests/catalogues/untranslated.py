"""Sentences that are shown and never looked up in a catalogue."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).parents[2]
TRANSLATING = {"gettext", "ngettext", "pgettext", "count_words"}
SHOWN = {
    # Of Streamlit: what it is given first is read by people.
    *("write", "markdown", "caption", "title", "header", "subheader", "text", "toast"),
    *("info", "warning", "error", "success", "spinner", "progress", "expander"),
    *("button", "download_button", "checkbox", "toggle", "radio", "selectbox"),
    *("multiselect", "text_input", "text_area", "number_input", "date_input", "pills"),
    *("segmented_control", "file_uploader", "popover", "page_link", "slider", "tabs"),
}
WORDS = {"help", "placeholder", "label", "alt"}
"""Arguments that are read, whatever the function is called."""
LETTERS = re.compile(r"[A-Za-z]{3}")
MARKUP = re.compile(r">\s*[A-Za-z][^<>{}]*[a-z]{2}")
ATTRIBUTE = re.compile(r'(?:aria-label|alt|title|placeholder)="[^"<>{}]*[A-Za-z]{3}')
SAID = re.compile(
    r"""(?:textContent|placeholder|innerText|ariaLabel|"aria-label"|\balt|\btitle)
    \s*[:=]\s*["'`][^"'`$]*[A-Za-z]{3}""",
    re.VERBOSE,
)
SENTENCE = re.compile(r"""(?<!Error\()["`][A-Z][a-z]+ [^"`;]*[a-z.]["`]""")
COMMENT = re.compile(r"/\*.*?\*/|//[^\n]*", re.DOTALL)
EXAMPLES = re.compile(r"^(?:https://|LAT,LON|\]\()")
"""The same in every language: examples of how a field is filled in, and addresses."""


def of_page(source: str) -> Iterator[str]:
    """Yield what a page's module shows without looking it up."""
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Call):
            for argument in _shown(node):
                yield from (f"line {argument.lineno}: {w}" for w in _plain(argument))


def _shown(node: ast.Call) -> Iterator[ast.expr]:
    name = getattr(node.func, "attr", "")
    if name in SHOWN and node.args:
        yield node.args[0]
    yield from (each.value for each in node.keywords if each.arg in WORDS)


def _plain(node: ast.expr) -> Iterator[str]:
    """Yield the literal words of an expression, but those that are translated."""
    if isinstance(node, ast.Call):
        if getattr(node.func, "id", "") not in TRANSLATING:
            for each in node.args:
                yield from _plain(each)
    elif isinstance(node, ast.Constant):
        words = node.value if isinstance(node.value, str) else ""
        if LETTERS.search(words) and not EXAMPLES.match(words):
            yield words
    elif isinstance(node, ast.JoinedStr):
        for part in node.values:
            inner = part.value if isinstance(part, ast.FormattedValue) else part
            yield from _plain(inner)
    elif isinstance(node, ast.BinOp):
        yield from _plain(node.left)
        yield from _plain(node.right)
    elif isinstance(node, ast.IfExp):
        yield from _plain(node.body)
        yield from _plain(node.orelse)


def of_markup(source: str) -> Iterator[str]:
    """Yield what a module writes into its markup without looking it up."""
    tree = ast.parse(source)
    comments = {id(each.value) for each in ast.walk(tree) if isinstance(each, ast.Expr)}
    for node in ast.walk(tree):
        if id(node) in comments:
            continue
        if isinstance(node, ast.Constant) and isinstance(node.value, str):
            for pattern in (MARKUP, ATTRIBUTE):
                for match in pattern.finditer(node.value):
                    yield f"line {node.lineno}: {match[0]}"


def of_errors(source: str) -> Iterator[str]:
    """Yield the messages "INPUT: what is wrong" that a module raises without looking
    them up.
    """
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Raise) and isinstance(node.exc, ast.Call):
            for argument in node.exc.args:
                parts = getattr(argument, "values", [])
                words = "".join(
                    str(p.value) for p in parts if isinstance(p, ast.Constant)
                )
                if words.startswith(": ") or ": " in words:
                    yield f"line {argument.lineno}: {words}"


def of_script(source: str) -> Iterator[str]:
    """Yield what a script of the browser says in words of its own."""
    code = COMMENT.sub("", source)
    for pattern in (SAID, SENTENCE):
        yield from (match[0] for match in pattern.finditer(code))
