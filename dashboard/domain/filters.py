"""One filter object for page, permalink, API, CLI, export and picture. It knows its
query and its words.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, fields, replace
from datetime import date
from typing import Any

from dashboard.domain.errors import BadInput
from dashboard.domain.geography.areas import Circle, Polygon, circle_of, polygon_of
from dashboard.domain.wording import region_words
from dashboard.domain.words import REGIONS, Kind, Precision, Review, Side, Word
from dashboard.i18n.translate import ENGLISH, current_language, gettext, pgettext

MAX_VALUES = 50
"""Most values one filter takes; more is a hostile address, not a person's choice."""
MAX_LENGTH = 200
"""Longest value of a filter, characters."""
LEDGER_DATASET = "ledger"
"""The value of the filter dataset for the claims kept by hand, which are of no dataset;
no dataset may have this name.
"""
DATES = {"from": "date_from", "to": "date_to", "as-of": "as_of"}
"""Filters that are one day, and their fields."""


AREAS: Mapping[str, Callable[[str], Circle | Polygon]] = {
    "near": circle_of,
    "within": polygon_of,
}
"""Filters that are one part of the Earth, and what reads them."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ListFilter:
    """How a filter of several values is shown and what it compares.

    label, help: as the page calls it; help also stands in --help. field: the field of
    the claim whose value must be one of the filter's, "" for that of the same name.
    values: all that it takes, () for any. vocabulary: of its values, None for none.
    on_page: whether the sidebar offers it. typed: whether a person may type values that
    are not offered. in_rows: whether its column is one of the narrow rows of the index.
    form: how a value is written, with a colon where it has one, "" for any.
    """

    label: str
    help: str
    field: str = ""
    values: tuple[str, ...] = ()
    vocabulary: type[Word] | None = None
    on_page: bool = True
    typed: bool = False
    in_rows: bool = True
    form: str = ""

    def allowed(self) -> tuple[str, ...]:
        """Return every value it takes, () for any."""
        if self.vocabulary is not None:
            return tuple(word.value for word in self.vocabulary)
        return self.values


def _list(declared: ListFilter) -> tuple[str, ...]:
    return field(default=(), metadata={"list": declared})


@dataclass(frozen=True, slots=True)
class Filters:
    """What to show. An empty tuple, "" or None means no restriction.

    date_from, date_to: the days the claim speaks of overlap this range, both ends
    included. A claim with no known start counts at its end; one with no date at all
    counts on the day it was published. source: publishers. claimant: whoever
    claimants.csv lists, by any spelling. place: gazetteer ids. text: words that all
    occur in quote, note, claimant or place, a place in any of its spellings. near,
    within: claims whose point lies there. review: empty means accepted claims only.
    as_of: what was known at the end of that day (UTC), retractions included; None means
    now.

    What the visitor may not see, which no address and no sentence names: withheld,
    datasets whose rows are left out; public_only, whether only accepted claims are
    there at all, by whatever name or id they are asked for; with_private, whether
    private datasets are there where `dataset` names them (they are nowhere else).
    apart: datasets that are shown beside these claims, as layers of their own.
    """

    date_from: date | None = None
    date_to: date | None = None
    source: tuple[str, ...] = _list(
        ListFilter(
            label="Source (outlet)",
            help="The outlet that published the claim",
            field="publisher",
            typed=True,
        )
    )
    claimant: tuple[str, ...] = _list(
        ListFilter(label="Claimant", help="Who says it", typed=True)
    )
    side: tuple[str, ...] = _list(
        ListFilter(
            label="Side of the claimant",
            help="On whose side the claimant is",
            field="claimant_side",
            vocabulary=Side,
        )
    )
    kind: tuple[str, ...] = _list(
        ListFilter(
            label="Kind of claim",
            help="What is said to have happened",
            vocabulary=Kind,
        )
    )
    region: tuple[str, ...] = _list(
        ListFilter(
            label="Region (oblast)",
            help="Oblast, Crimea, Kyiv City or Sevastopol; the map moves there",
            values=REGIONS,
        )
    )
    precision: tuple[str, ...] = _list(
        ListFilter(
            label="Precision of the place",
            help="How exactly the place is known",
            vocabulary=Precision,
        )
    )
    place: tuple[str, ...] = _list(
        ListFilter(
            label="Place",
            help="Id of a place of the gazetteer",
            field="place_id",
            on_page=False,
        )
    )
    review: tuple[str, ...] = _list(
        ListFilter(
            label="Review",
            help="Accepted claims, unless others are chosen; drafts are drawn hollow",
            vocabulary=Review,
        )
    )
    dataset: tuple[str, ...] = _list(
        ListFilter(
            label="Dataset",
            help=f"Imported files; {LEDGER_DATASET}: the claims kept by hand",
            typed=True,
        )
    )
    attribute: tuple[str, ...] = _list(
        ListFilter(
            label="Attribute of imported rows",
            help="NAME:VALUE, a column of the imported file and what it says, exactly",
            typed=True,
            in_rows=False,
            form="NAME:VALUE",
        )
    )
    text: str = ""
    near: Circle | None = None
    within: Polygon | None = None
    as_of: date | None = None
    withheld: tuple[str, ...] = ()
    public_only: bool = False
    with_private: bool = False
    apart: tuple[str, ...] = ()

    def query(self) -> dict[str, list[str]]:
        """Return the filters as query parameters, in a fixed order, without those that
        restrict nothing.
        """
        query: dict[str, list[str]] = {}
        if self.date_from:
            query["from"] = [self.date_from.isoformat()]
        if self.date_to:
            query["to"] = [self.date_to.isoformat()]
        for name in LISTS:
            values = getattr(self, name)
            if values:
                query[name] = list(values)
        if self.text:
            query["text"] = [self.text]
        for name in AREAS:
            area = getattr(self, name)
            if area:
                query[name] = [area.text()]
        if self.as_of:
            query["as-of"] = [self.as_of.isoformat()]
        return query

    def count(self) -> int:
        """Return how many restrictions there are, the days counted as one."""
        values = sum(len(getattr(self, name)) for name in LISTS)
        others = (self.date_from or self.date_to, self.text, self.near, self.within)
        return values + sum(map(bool, (*others, self.as_of)))

    def without(self, *names: str) -> Filters:
        """Return a copy that does not restrict by those filters (spelled as in
        NAMES).
        """
        blank: dict[str, Any] = {f.name: f.default for f in fields(Filters)}
        chosen = [DATES.get(name, name) for name in names]
        return replace(self, **{name: blank[name] for name in chosen})

    def words(self) -> str:
        """Return the filters as a phrase, "" when there are none: "5-13 June 2023;
        source TASS or BBC".
        """
        parts = []
        if self.date_from or self.date_to:
            parts.append(period(self.date_from, self.date_to))
        for name in LISTS:
            labels = _labels(name, getattr(self, name))
            if labels:
                between = f" {gettext('or')} "
                parts.append(
                    f"{pgettext(f'filter.{name}', name)} {between.join(labels)}"
                )
        if self.text:
            parts.append(gettext("text “{text}”", text=self.text))
        parts += [area.words() for area in (self.near, self.within) if area]
        if self.as_of:
            day = day_words(self.as_of)
            parts.append(gettext("as known on {day}", day=day))
        return "; ".join(parts)


def _labels(name: str, values: Sequence[str]) -> list[str]:
    vocabulary = VOCABULARY.get(name)
    if name == "region" and current_language() != ENGLISH:
        return [region_words(value) for value in values]
    if vocabulary is None:
        return list(values)
    return [gettext(vocabulary(value).label) for value in values]


LIST_FILTERS: Mapping[str, ListFilter] = {
    declared.name: declared.metadata["list"]
    for declared in fields(Filters)
    if "list" in declared.metadata
}
"""The filters of several values by name, in the order in which they are shown."""
LISTS = tuple(LIST_FILTERS)
VOCABULARY: Mapping[str, type[Word]] = {
    name: declared.vocabulary
    for name, declared in LIST_FILTERS.items()
    if declared.vocabulary is not None
}
NAMES = ("from", "to", *LISTS, "text", *AREAS, "as-of")
"""Every filter as it is spelled in a permalink, in the API and (with --) on the command
line.
"""


def parse(query: Mapping[str, Sequence[str]]) -> tuple[Filters, tuple[str, ...]]:
    """Read filters from query parameters. Never raises.

    Returns the filters that could be read and one sentence for each value that could
    not. Parameters that are no filters are passed over: they belong to the view.
    """
    problems: list[str] = []
    values: dict[str, object] = {}
    for name, attribute in DATES.items():
        for text in _first(query, name):
            values[attribute] = _day(name, text, problems)
    for name in LISTS:
        values[name] = _values(name, query.get(name, ()), problems)
    for text in _first(query, "text"):
        values["text"] = _text(text, problems)
    for name, read in AREAS.items():
        for text in _first(query, name):
            values[name] = _area(read, text, problems)
    filters = Filters(**values)  # type: ignore[arg-type]
    if filters.date_from and filters.date_to and filters.date_from > filters.date_to:
        # Which of the two was meant cannot be known, so neither is used.
        problems.append(
            gettext(
                "from {first} is later than to {last}; both were ignored",
                first=filters.date_from,
                last=filters.date_to,
            )
        )
        filters = replace(filters, date_from=None, date_to=None)
    return filters, tuple(problems)


def _first(query: Mapping[str, Sequence[str]], name: str) -> list[str]:
    """Return the first value of a parameter in a list, [] when it is not there."""
    return list(query.get(name, ()))[:1]


def _text(text: str, problems: list[str]) -> str:
    if not writable(text):
        problems.append(unusable("text", text))
    if len(text.strip()) > MAX_LENGTH:
        problems.append(gettext("text: cut to {most} characters", most=MAX_LENGTH))
    if not writable(text):
        return ""
    return text.strip()[:MAX_LENGTH].strip()


def unusable(name: str, text: str) -> str:
    """Say that a parameter has a value that cannot be used."""
    return gettext("{value}: not usable", value=_quoted(name, text))


def _quoted(name: str, text: str) -> str:
    return f"{name}={text[:40]!r}"


def writable(text: str) -> bool:
    """Return whether the text can stand in a file: no NUL and no half of a surrogate
    pair.
    """
    return "\x00" not in text and not any("\ud800" <= c <= "\udfff" for c in text)


def required_day(name: str, text: str) -> date:
    """Return the day that a parameter or option names. Raises BadInput when it is
    none.
    """
    problems: list[str] = []
    day = _day(name, text, problems)
    if day is None:
        missing = gettext("{name}: give a day, like 2023-06-13", name=name)
        raise BadInput(problems[0] if problems else missing)
    return day


def _day(name: str, text: str, problems: list[str]) -> date | None:
    if not text.strip():
        return None
    try:
        return date.fromisoformat(text.strip())
    except ValueError:
        problems.append(
            gettext(
                "{value}: not a date; write it like 2023-06-13",
                value=_quoted(name, text),
            )
        )
        return None


def _area(
    read: Callable[[str], Circle | Polygon],
    text: str,
    problems: list[str],
) -> Circle | Polygon | None:
    if not text.strip():
        return None
    try:
        return read(text.strip())
    except BadInput as error:
        problems.append(str(error))
        return None


def _values(
    name: str,
    values: Sequence[str],
    problems: list[str],
) -> tuple[str, ...]:
    allowed, form = LIST_FILTERS[name].allowed(), LIST_FILTERS[name].form
    usable: list[str] = []
    # Each becomes a part of a question; what follows is told, and not asked.
    for value in values[:MAX_VALUES]:
        text = value.strip()
        if not text or text in usable:
            continue
        if form and not _fits(form, text):
            problems.append(
                gettext(
                    "{value}: write it as {form}",
                    value=_quoted(name, text),
                    form=form,
                )
            )
            continue
        if len(text) <= MAX_LENGTH and writable(text) and text in (allowed or [text]):
            usable.append(text)
        elif allowed:
            choices = ", ".join(allowed)
            problems.append(
                gettext(
                    "{value}: not known; one of {choices}",
                    value=_quoted(name, text),
                    choices=choices,
                )
            )
        else:
            problems.append(unusable(name, text))
    if len(values) > MAX_VALUES:
        problems.append(
            gettext(
                "{name}: only the first {most} values were used",
                name=name,
                most=MAX_VALUES,
            )
        )
    return tuple(usable)


def _fits(form: str, text: str) -> bool:
    """Whether a value has as many parts as its form, none of them blank."""
    parts = [part for part in text.split(":") if part.strip()]
    return len(parts) > form.count(":") and not text.startswith(":")


def day_words(
    day: date,
    *,
    year: bool = True,
    month: bool = True,
) -> str:
    """Return a day in words: "13 June 2023"."""
    words = str(day.day)
    if month:
        words += f" {pgettext('month', f'{day:%B}')}"
    if year:
        words += f" {day.year}"
    return words


def period(date_from: date | None, date_to: date | None) -> str:
    """Return a range of days in words, as short as it is clear: "5-13 June 2023",
    "until 13 June 2023", "any date".
    """
    if date_to is None:
        if date_from is None:
            return gettext("any date")
        return gettext("from {day}", day=day_words(date_from))
    if date_from is None:
        return gettext("until {day}", day=day_words(date_to))
    if date_from == date_to:
        return day_words(date_from)
    # What both days share is written once, after the second: 5-13 June 2023.
    same_year = date_from.year == date_to.year
    same_month = same_year and date_from.month == date_to.month
    begin = day_words(date_from, year=not same_year, month=not same_month)
    dash = "–" if same_month else " – "
    return f"{begin}{dash}{day_words(date_to)}"
