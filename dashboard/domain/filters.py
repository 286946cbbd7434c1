"""One filter object for page, permalink, API, CLI, export and picture. It knows its query and its words."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, fields, replace
from datetime import date
from typing import Any

from dashboard.domain.words import REGIONS, Kind, Precision, Review, Side, Word

MAX_VALUES = 50
"""Most values one filter takes; more is a hostile address, not a person's choice."""
MAX_LENGTH = 200
"""Longest value of a filter, characters."""
LISTS = ("source", "claimant", "side", "kind", "region", "precision", "place", "review", "dataset")
VOCABULARY: Mapping[str, type[Word]] = {"side": Side, "kind": Kind, "precision": Precision, "review": Review}
DATES = {"from": "since", "to": "until", "as-of": "as_of"}
"""Filters that are one day, and their fields."""
NAMES = ("from", "to", *LISTS, "text", "as-of")
"""Every filter as it is spelled in a permalink, in the API and (with --) on the command line."""


@dataclass(frozen=True, slots=True)
class Filters:
    """What to show. An empty tuple, "" or None means no restriction.

    since, until: the days the claim speaks of overlap this range, both ends included. A claim with no known start
    counts at its end; one with no date at all counts on the day it was published.
    source: publishers. place: gazetteer ids. text: words that all occur in quote, note, claimant or place.
    review: empty means accepted claims only. as_of: what was known at the end of that day (UTC), retractions included;
    None means now.
    """

    since: date | None = None
    until: date | None = None
    source: tuple[str, ...] = ()
    claimant: tuple[str, ...] = ()
    side: tuple[str, ...] = ()
    kind: tuple[str, ...] = ()
    region: tuple[str, ...] = ()
    precision: tuple[str, ...] = ()
    place: tuple[str, ...] = ()
    review: tuple[str, ...] = ()
    dataset: tuple[str, ...] = ()
    text: str = ""
    as_of: date | None = None

    def query(self) -> dict[str, list[str]]:
        """Return the filters as query parameters, in a fixed order, without those that restrict nothing."""
        found: dict[str, list[str]] = {}
        if self.since:
            found["from"] = [self.since.isoformat()]
        if self.until:
            found["to"] = [self.until.isoformat()]
        found |= {name: list(getattr(self, name)) for name in LISTS if getattr(self, name)}
        if self.text:
            found["text"] = [self.text]
        if self.as_of:
            found["as-of"] = [self.as_of.isoformat()]
        return found

    def without(self, *names: str) -> Filters:
        """Return a copy that does not restrict by those filters (spelled as in NAMES)."""
        blank: dict[str, Any] = {f.name: f.default for f in fields(Filters)}
        chosen = [DATES.get(name, name) for name in names]
        return replace(self, **{name: blank[name] for name in chosen})

    def words(self) -> str:
        """Return the filters as a phrase, "" when there are none: "5-13 June 2023; source TASS or BBC"."""
        parts = [period(self.since, self.until)] if self.since or self.until else []
        for name in LISTS:
            values = getattr(self, name)
            if values:
                words = VOCABULARY.get(name)
                shown = [words(value).label if words else value for value in values]
                parts.append(f"{name} {' or '.join(shown)}")
        if self.text:
            parts.append(f"text “{self.text}”")
        if self.as_of:
            parts.append(f"as known on {day_words(self.as_of)}")
        return "; ".join(parts)


def parse(query: Mapping[str, Sequence[str]]) -> tuple[Filters, tuple[str, ...]]:
    """Read filters from query parameters. Never raises.

    Returns the filters that could be read and one sentence for each value that could not. Parameters that are no
    filters are passed over: they belong to the view.
    """
    problems: list[str] = []
    found: dict[str, object] = {}
    for name, field in DATES.items():
        for text in list(query.get(name, ()))[:1]:
            found[field] = _day(name, text, problems)
    for name in LISTS:
        found[name] = _values(name, query.get(name, ()), problems)
    for text in list(query.get("text", ()))[:1]:
        found["text"] = text.strip()[:MAX_LENGTH].strip() if writable(text) else ""
        if not writable(text):
            problems.append(f"text={text[:40]!r}: not usable")
        if len(text.strip()) > MAX_LENGTH:
            problems.append(f"text: cut to {MAX_LENGTH} characters")
    filters = Filters(**found)  # type: ignore[arg-type]
    if filters.since and filters.until and filters.since > filters.until:
        problems.append(f"from {filters.since} is later than to {filters.until}; both were ignored")
        filters = replace(filters, since=None, until=None)
    return filters, tuple(problems)


def writable(text: str) -> bool:
    """Return whether the text can stand in a file: no NUL and no half of a surrogate pair."""
    return "\x00" not in text and not any("\ud800" <= c <= "\udfff" for c in text)


def _day(name: str, text: str, problems: list[str]) -> date | None:
    if not text.strip():
        return None
    try:
        return date.fromisoformat(text.strip())
    except ValueError:
        problems.append(f"{name}={text[:40]!r}: not a date; write it like 2023-06-13")
        return None


def _values(name: str, values: Sequence[str], problems: list[str]) -> tuple[str, ...]:
    known = [w.value for w in VOCABULARY[name]] if name in VOCABULARY else REGIONS if name == "region" else None
    kept: list[str] = []
    for value in values[:MAX_VALUES]:
        text = value.strip()
        if not text or text in kept:
            continue
        if len(text) > MAX_LENGTH or not writable(text) or (known is not None and text not in known):
            problems.append(f"{name}={text[:40]!r}: not known; one of {', '.join(known)}" if known
                            else f"{name}={text[:40]!r}: not usable")  # fmt: skip
        else:
            kept.append(text)
    if len(values) > MAX_VALUES:
        problems.append(f"{name}: only the first {MAX_VALUES} values were used")
    return tuple(kept)


def day_words(day: date, *, year: bool = True, month: bool = True) -> str:
    """Return a day in words: "13 June 2023"."""
    return f"{day.day}" + (f" {day:%B}" if month else "") + (f" {day.year}" if year else "")


def period(since: date | None, until: date | None) -> str:
    """Return a range of days in words, as short as it is clear: "5-13 June 2023", "until 13 June 2023", "any date"."""
    if since is None and until is None:
        return "any date"
    if since is None or until is None:
        return f"from {day_words(since)}" if since else f"until {day_words(until)}" if until else ""
    if since == until:
        return day_words(since)
    same_year = since.year == until.year
    same_month = same_year and since.month == until.month
    dash = "–" if same_month else " – "
    return f"{day_words(since, year=not same_year, month=not same_month)}{dash}{day_words(until)}"
