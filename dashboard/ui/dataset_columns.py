"""The guided import: what each column of an unknown CSV means, and what would come of its first rows."""

from __future__ import annotations

import csv
import re
import tempfile
from collections.abc import Sequence
from datetime import date
from pathlib import Path

import pandas as pd
import streamlit as st

from dashboard import tasks
from dashboard.domain.filters import day_words
from dashboard.domain.wording import count_words
from dashboard.exchange.foreign import Mapping, Proposal, Request, convert
from dashboard.ui.plain import plain

ABSENT = "not in this file"
MEANINGS = {
    "date": "Date", "latitude": "Latitude", "longitude": "Longitude", "place": "Place name",
    "region": "Region (oblast)", "kind": "Kind of event", "actor": "Who acted", "claimant": "Who says it",
    "publisher": "Source (outlet)", "url": "Link", "note": "Note", "key": "Row id",
}  # fmt: skip
"""The words for each column the import asks about."""
NUMERIC_DAY = re.compile(r"(\d{1,2})[./-](\d{1,2})[./-](\d{4})")
MOST_REASONS = 5
MOST_CELL = 200
"""Longest cell of the first ten rows that is shown, characters."""


def choose(main: Path, proposal: Proposal, key: str) -> Mapping:
    """Ask what each column means and return the answer; what was guessed is filled in. key: names the upload."""
    st.write(f"The columns of {plain(main.name)} fit no known format. Say what they mean; guesses are filled in.")
    headers = list(dict.fromkeys(proposal.header))
    columns: dict[str, str] = {}
    for number, (target, label) in enumerate(MEANINGS.items()):
        if number % 4 == 0:
            cells = st.columns(4)
        guessed = proposal.mapping.columns.get(target)
        chosen = cells[number % 4].selectbox(
            label, [None, *headers], headers.index(guessed) + 1 if guessed is not None else 0,
            format_func=lambda header: ABSENT if header is None else header or "(no name)", key=f"{target} {key}",
        )  # fmt: skip
        if chosen is not None:
            columns[target] = chosen
    day_first = proposal.mapping.day_first
    if "date" in columns:
        day_first = st.toggle("The day stands before the month", day_first, key=f"day first {key}")
        st.caption(_example(proposal, columns["date"], day_first=day_first))
    said, terms, title = st.columns(3)
    texts = {
        "publisher": said.text_input("Source, where no column says it", key=f"constant publisher {key}", max_chars=200),
        "license": terms.text_input("Licence", key=f"license {key}", max_chars=200, placeholder="not stated"),
        "title": title.text_input("Title", key=f"title {key}", max_chars=200),
    }
    return Mapping(columns, day_first, {name: text.strip() for name, text in texts.items() if text.strip()})


def _example(proposal: Proposal, header: str, *, day_first: bool) -> str:
    """Say how a date of the file is read, a made-up one when no row shown has one that can be read two ways."""
    at = proposal.header.index(header)
    found = (NUMERIC_DAY.match(row[at].strip()) for row in proposal.rows if at < len(row))
    match = next(filter(None, found), None) or NUMERIC_DAY.match("3/4/2023")
    if match is None:
        return ""
    first, second, year = map(int, match.groups())
    day, month = (first, second) if day_first else (second, first)
    try:
        return f"{match[0]} is read as {day_words(date(year, month, day))}."
    except ValueError:
        return f"{match[0]} cannot be read so."


def first_rows(proposal: Proposal, mapping: Mapping) -> None:
    """Show the first rows; the columns that mean something come first and are marked."""
    meant = {proposal.header.index(header): MEANINGS[target] for target, header in mapping.columns.items()}
    order = sorted(range(len(proposal.header)), key=lambda at: at not in meant)
    frame = pd.DataFrame(
        {str(at): [row[at][:MOST_CELL] if at < len(row) else "" for row in proposal.rows] for at in order}
    )
    titles = {
        str(at): f"✓ {proposal.header[at]} = {meant[at]}" if at in meant else proposal.header[at] or "(no name)"
        for at in order
    }
    st.dataframe(frame, hide_index=True, column_config={at: st.column_config.Column(t) for at, t in titles.items()})


def promise(project: tasks.Project, main: Path, proposal: Proposal, mapping: Mapping) -> str:
    """Import the first rows into nowhere and say what came of it. Raises BadInput when the mapping says too little."""
    with tempfile.TemporaryDirectory(prefix="frontline-preview-") as name:
        sample, out = Path(name) / main.name.removesuffix(".gz"), Path(name) / "claims.parquet"
        with sample.open("w", encoding="utf-8", newline="") as file:
            csv.writer(file).writerows([proposal.header, *proposal.rows])
        report = convert(
            Request(path=sample, mapping=mapping), out, out.with_suffix(".csv"),
            locate=lambda claim: tasks.locate(claim, project.gazetteer),
        )  # fmt: skip
        claims = pd.read_parquet(out, columns=["date_from", "lat"])
    words = f"Of the first {count_words(len(proposal.rows), 'row')}, {claims['date_from'].count()} get a date and "
    words += f"{claims['lat'].count()} a point."
    return words + (f" Rejected: {reasons_in_words(report.reasons)}." if report.rejected else "")


def reasons_in_words(reasons: Sequence[tuple[str, int]]) -> str:
    """Return the most frequent reasons with their counts, fit for Markdown."""
    return "; ".join(f"{count:,} × {plain(reason)}" for reason, count in reasons[:MOST_REASONS])
