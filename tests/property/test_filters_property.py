"""Filters survive an address, and no address breaks them."""

from __future__ import annotations

from datetime import date
from typing import Any
from urllib.parse import parse_qs

from hypothesis import example, given
from hypothesis import strategies as st

from dashboard.domain.filters import (
    LISTS,
    MAX_LENGTH,
    MAX_VALUES,
    NAMES,
    VOCABULARY,
    Filters,
    parse,
)
from dashboard.domain.words import REGIONS
from dashboard.services import permalink

WORDS = st.text(
    st.characters(codec="utf-8", exclude_characters="\x00"),
    min_size=1,
    max_size=MAX_LENGTH,
).filter(lambda text: text == text.strip())


PARTS = st.text(
    st.characters(codec="utf-8", exclude_characters="\x00:"),
    min_size=1,
    max_size=MAX_LENGTH // 2 - 1,
).filter(lambda text: text == text.strip())
PAIRS = st.tuples(PARTS, PARTS).map(":".join)
"""Of a filter that asks for the value of a name."""


def values(name: str) -> st.SearchStrategy[tuple[str, ...]]:
    known = (
        [w.value for w in VOCABULARY[name]]
        if name in VOCABULARY
        else list(REGIONS)
        if name == "region"
        else None
    )
    words = PAIRS if name == "attribute" else WORDS
    return st.lists(
        st.sampled_from(known) if known else words, max_size=4, unique=True
    ).map(tuple)


@st.composite
def filters(draw: st.DrawFn) -> Filters:
    since, until = draw(st.tuples(st.none() | st.dates(), st.none() | st.dates()))
    if since and until and since > until:
        since, until = until, since
    lists: dict[str, Any] = {name: draw(values(name)) for name in LISTS}
    known = draw(st.none() | st.dates())
    return Filters(
        date_from=since,
        date_to=until,
        text=draw(st.just("") | WORDS),
        as_of=known,
        **lists,
    )


@given(chosen=filters())
def test_filters_survive_a_query(chosen: Filters) -> None:
    assert parse(chosen.query()) == (chosen, ())


@given(chosen=filters())
def test_filters_survive_a_permalink(chosen: Filters) -> None:
    base, _, query = permalink("https://example.org", chosen).partition("?")
    assert base == "https://example.org/"
    assert parse(parse_qs(query, keep_blank_values=True)) == (chosen, ())


@given(chosen=filters())
def test_words_name_every_chosen_filter(chosen: Filters) -> None:
    words = chosen.words()
    assert (words == "") == (chosen == Filters())
    assert all(name in words for name in LISTS if getattr(chosen, name))


@given(chosen=filters(), name=st.sampled_from(NAMES))
def test_without_leaves_the_others(chosen: Filters, name: str) -> None:
    query = chosen.query()
    query.pop(name, None)
    assert chosen.without(name).query() == query


@given(
    query=st.dictionaries(
        st.sampled_from(NAMES) | st.text(), st.lists(st.text(), max_size=MAX_VALUES + 5)
    )
)
@example(query={"from": ["0000-00-00"], "to": ["9999999999"], "text": ["\x00"]})
@example(query={"from": ["2024-01-01"], "to": ["2023-01-01"]})
@example(query={"source": ["x" * 10_000], "side": ["ua", "UA", "UA "]})
@example(query={"text": ["a" * (MAX_LENGTH - 1) + " b"]})
def test_parse_reads_any_query_and_its_answer_is_stable(
    query: dict[str, list[str]],
) -> None:
    found, problems = parse(query)
    assert all(problem and len(problem) < 1000 for problem in problems)
    assert len(found.text) <= MAX_LENGTH
    assert all(len(getattr(found, name)) <= MAX_VALUES for name in LISTS)
    assert not (found.date_from and found.date_to and found.date_from > found.date_to)
    assert parse(found.query()) == (found, ())


@given(date_from=st.dates(), date_to=st.dates())
def test_reversed_dates_are_told_and_ignored(date_from: date, date_to: date) -> None:
    found, problems = parse(
        {"from": [date_from.isoformat()], "to": [date_to.isoformat()]}
    )
    if date_from <= date_to:
        assert (found.date_from, found.date_to, problems) == (date_from, date_to, ())
    else:
        assert (found.date_from, found.date_to) == (None, None)
        assert len(problems) == 1
