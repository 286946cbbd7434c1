"""The About page: what the map shows and what it does not."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

import streamlit as st

from dashboard import services
from dashboard.domain.settings import load
from dashboard.domain.words import Kind, Precision
from dashboard.i18n.translate import current_language, gettext, ngettext
from dashboard.services.map.browser_map import STALE_DAYS

TEXTS = Path(__file__).parent


def about_page() -> None:
    """Draw the page."""
    project = services.open_project(load())
    st.title(gettext("About"), anchor=False)
    text = _text().format(
        days=STALE_DAYS,
        precision=_table(
            gettext("Precision"),
            ((gettext(p.label), gettext(p.gloss)) for p in Precision),
        ),
        kinds=_table(
            gettext("Kind"), ((gettext(k.label), gettext(k.gloss)) for k in Kind)
        ),
    )
    st.markdown(text)
    st.caption(
        ngettext(
            "Data revision {revision}; {count} row of the data files was left out.",
            "Data revision {revision}; {count} rows of the data files were left out.",
            len(project.problems),
            revision=project.index.revision,
        )
    )


def _text() -> str:
    """Return what the page says, in English where nobody wrote it in the language."""
    path = TEXTS / f"about.{current_language()}.md"
    return (path if path.exists() else TEXTS / "about.md").read_text("utf-8")


def _table(heading: str, rows: Iterable[tuple[str, str]]) -> str:
    """Return a table of Markdown: a word, and what it means."""
    lines = [f"| {heading} | {gettext('Meaning')} |", "| --- | --- |"]
    return "\n".join([*lines, *(f"| {word} | {meaning} |" for word, meaning in rows)])
