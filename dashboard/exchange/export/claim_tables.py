"""Claims as tables: every field of the claim schema and then DERIVED, a column each.

Files of many claims are written from columns, which takes a tenth of the time that
writing them claim by claim does. What a claim is presented with comes from the same
rules as on every other surface (`dashboard.domain.presentation`): each rule is asked
once for every different input that a table holds.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import islice
from typing import Any

import numpy as np
import numpy.typing as npt
import pyarrow as pa
import pyarrow.compute as pc

from dashboard.domain.claim import ATTRIBUTES, FIELDS, PROGRAM
from dashboard.domain.presentation import (
    DERIVED,
    ENGLISH_PHRASES,
    HeadlinePattern,
    Presentation,
    claim_days,
    headline_pattern,
    headline_place,
    place_preposition,
    sign_codes,
    speaker_words,
    takes_plural,
    with_article,
)
from dashboard.domain.words import Hedge, Kind, Review, Side
from dashboard.exchange.tables.claim_schema import claim_schema

CORRECTED = "corrected"
"""The column of a table of claims that says whether a claim was revised after it was
accepted.
"""
BATCH = 200
"""Claims turned into a table at a time where they come one by one."""
MOST_COUNTED = 500_000
"""Up to so many possible combinations, which ones there are is counted, not sorted."""
REMEMBERED = 20_000
"""Speakers, places or days whose words are remembered from one table to the next: it
bounds the memory.
"""
_CAPITAL = "^[A-Z0-9]"
_MAY_BE_PLURAL = r"(?i) and |(?:media|[^a-rt-z0-9])(?:, | of | for |\z)"
"""Of all claimants that `takes_plural` calls many, and of some others. Who begins with
a capital and is of no side stands in a headline under the very name: there may be
hundreds of thousands, and the rules need not be asked.
"""
_LISTS = pa.list_(pa.string())
_TYPES = {
    "signs": _LISTS,
    "contested": pa.bool_(),
    "contradicted_by": _LISTS,
    "contested_because": _LISTS,
}


def table_schema() -> pa.Schema:
    """Return the columns of a table that a file is written from."""
    schema = claim_schema()
    for name in DERIVED:
        column = pa.field(name, _TYPES.get(name, pa.string()), nullable=False)
        schema = schema.append(column)
    return schema


def tables_of(claims: Iterable[Presentation]) -> Iterator[pa.Table]:
    """Yield presented claims as tables, not larger than BATCH."""
    schema, rows = table_schema(), iter(claims)
    while batch := tuple(islice(rows, BATCH)):
        columns: dict[str, list[Any]] = {
            name: [getattr(item.claim, name) for item in batch] for name in FIELDS
        }
        more = [item.derived() for item in batch]
        columns |= {name: [values[name] for values in more] for name in DERIVED}
        arrays = [_array(columns[field.name], field) for field in schema]
        yield pa.Table.from_arrays(arrays, schema=schema)


def _array(values: list[Any], field: pa.Field) -> pa.Array:
    # Unknown text is "" in our schema: a null would be a third state.
    if field.type == pa.string():
        values = [value or "" for value in values]
    return pa.array(values, field.type)


def with_derived(claims: pa.Table, words: Words | None = None) -> pa.Table:
    """Return the table with the columns of DERIVED, in English.

    claims: the fields of the claim schema, ATTRIBUTES, CORRECTED, `contradicted_by` and
    `contested_because`, lists of ids and of sentences. words: remembers from table to
    table, None where there is but one.
    """
    words = words or Words()
    claims = claims.combine_chunks()
    against = claims["contradicted_by"].combine_chunks()
    contested = pc.greater(pc.list_value_length(against), 0)
    derived = {
        "headline": _headlines(claims, words),
        "days": _days(claims, words),
        "signs": _signs(claims.append_column("contested", contested)),
        "contested": contested,
        "contradicted_by": against,
        ATTRIBUTES: claims[ATTRIBUTES],
        "contested_because": claims["contested_because"].combine_chunks(),
    }
    schema = table_schema()
    columns = [
        derived[name] if name in derived else claims[name] for name in schema.names
    ]
    return pa.Table.from_arrays(
        [
            column.cast(field.type) if column.type != field.type else column
            for column, field in zip(columns, schema, strict=True)
        ],
        schema=schema,
    )


class Words:
    """What the rules made of speakers, places and days: words for those of earlier
    tables are not made again.
    """

    def __init__(self) -> None:
        self.speakers = _Remembered(_speaker, (pa.string(), pa.bool_()))
        self.places = _Remembered(_place, (pa.string(), pa.string()))
        self.days = _Remembered(lambda *days: (claim_days(*days),), (pa.string(),))


class _Different:
    """The different rows of some columns. codes: of each row, which one it is."""

    def __init__(self, table: pa.Table, names: Sequence[str]) -> None:
        codes, size = np.zeros(table.num_rows, np.int64), 1
        values = []
        for name in names:
            column = table[name].combine_chunks().dictionary_encode("encode")
            values.append(column.dictionary)
            if len(column.dictionary) > 1:
                codes = codes * len(column.dictionary) + np.asarray(column.indices)
                size *= len(column.dictionary)
        left, positions = _numbered(codes, size)
        self.codes = pa.array(positions)
        self.columns: list[pa.Array] = []
        for dictionary in reversed(values):
            left, position = np.divmod(left, max(1, len(dictionary)))
            self.columns.insert(0, dictionary.take(pa.array(position)))

    @property
    def rows(self) -> list[tuple[Any, ...]]:
        """The different rows."""
        return _rows(self.columns)

    def spread(self, values: Iterable[object], kind: pa.DataType) -> pa.Array:
        """Return, for every row of the table, the value of its different row."""
        return pa.array(values, kind).take(self.codes)


class _Remembered:
    """What a rule gave for the inputs met so far. types: of the values it gives."""

    def __init__(
        self,
        rule: Callable[..., tuple[Any, ...]],
        types: Sequence[pa.DataType],
    ) -> None:
        self._rule = rule
        self._types = types
        self._forget()

    def _forget(self) -> None:
        self._keys = pa.array([], pa.string())
        self._values = [pa.array([], kind) for kind in self._types]

    def of(self, columns: Sequence[pa.Array]) -> list[pa.Array]:
        """Return what the rule gives for different rows of these columns."""
        if len(self._keys) > REMEMBERED:
            self._forget()
        keys = _keys(columns)
        fresh = pc.is_null(pc.index_in(keys, self._keys))
        if pc.any(fresh).as_py():
            made = [
                self._rule(*row)
                for row in _rows([column.filter(fresh) for column in columns])
            ]
            self._keys = pa.concat_arrays([self._keys, keys.filter(fresh)])
            self._values = [
                pa.concat_arrays([before, pa.array([row[at] for row in made], kind)])
                for at, (before, kind) in enumerate(
                    zip(self._values, self._types, strict=True)
                )
            ]
        at = pc.index_in(keys, self._keys)
        return [values.take(at) for values in self._values]


def _rows(columns: Sequence[pa.Array]) -> list[tuple[Any, ...]]:
    return list(zip(*(column.to_pylist() for column in columns), strict=True))


def _keys(columns: Sequence[pa.Array]) -> pa.Array:
    """Return rows as one text each: every value behind its length, so that no two rows
    have the same.
    """
    texts = []
    for column in columns:
        text = column.cast(pa.string()).fill_null("")
        texts += [pc.utf8_length(text).cast(pa.string()), text]
    return pc.binary_join_element_wise(*texts, " ")


def _numbered(
    codes: npt.NDArray[np.int64],
    size: int,
) -> tuple[npt.NDArray[np.int64], npt.NDArray[np.int64]]:
    """Return the different codes, all below size, in rising order, and of each code
    which one it is.
    """
    if size > MOST_COUNTED:
        # Sorted, not hashed: the hashes of such regular numbers fall on one another.
        left, positions = np.unique(codes, return_inverse=True)
        return left, positions
    there = np.zeros(size, bool)
    there[codes] = True
    return np.flatnonzero(there), (np.cumsum(there) - 1)[codes]


def _days(table: pa.Table, words: Words) -> pa.Array:
    different = _Different(table, ("date_from", "date_to"))
    return words.days.of(different.columns)[0].take(different.codes)


def _each(
    table: pa.Table,
    names: Sequence[str],
    rule: Callable[..., object],
    kind: pa.DataType,
) -> pa.Array:
    different = _Different(table, names)
    return different.spread((rule(*row) for row in different.rows), kind)


def _signs(table: pa.Table) -> pa.Array:
    def codes(
        review: str,
        hedge: str,
        first: bool,
        last: bool,
        program: bool,
        contested: bool,
        corrected: bool,
    ) -> tuple[str, ...]:
        return sign_codes(
            Review(review),
            Hedge(hedge),
            (first, last),
            by_program=program,
            contested=contested,
            corrected=corrected,
        )

    inputs = {
        "review": table["review"],
        "hedge": table["hedge"],
        "first": pc.is_valid(table["date_from"]),
        "last": pc.is_valid(table["date_to"]),
        "program": pc.equal(table["review_by"], PROGRAM),
        "contested": table["contested"],
        CORRECTED: table[CORRECTED],
    }
    return _each(pa.table(inputs), tuple(inputs), codes, _LISTS)


def _headlines(table: pa.Table, words: Words) -> pa.Array:
    """Return the headlines: of each speaker, each place and each pattern the words are
    found once, then they are put together.
    """
    speakers = _Different(table, ("claimant", "claimant_side"))
    called = pc.if_else(
        pc.equal(table["name"], ""), table["place_as_written"], table["name"]
    )
    places = _Different(
        pa.table(
            {
                "called": called,
                "precision": table["precision"],
                "region": table["region"],
            }
        ),
        ("called", "precision", "region"),
    )
    who, plural = (each.take(speakers.codes) for each in _spoken(speakers, words))
    where, preposition = (
        each.take(places.codes) for each in words.places.of(places.columns)
    )
    inputs = {name: table[name] for name in ("kind", "actor", "hedge", "review")}
    inputs["preposition"] = preposition
    inputs["plural"] = plural
    patterns = _Different(pa.table(inputs), tuple(inputs))
    pieces = [_pieces(_pattern(*row)) for row in patterns.rows]
    start, middle, end = (
        (_spread_words(patterns, texts) for texts in zip(*pieces, strict=True))
        if pieces
        else (pa.array([], pa.string()),) * 3
    )
    return pc.binary_join_element_wise(start, who, middle, where, end, "")


def _spread_words(different: _Different, texts: Sequence[str]) -> pa.Array | str:
    """Return, for every row, its text; the one text where all have the same."""
    if len(set(texts)) == 1:
        return texts[0]
    return different.spread(texts, pa.string())


def _spoken(speakers: _Different, words: Words) -> tuple[pa.Array, pa.Array]:
    """Return the words for the different speakers, and whether they take a plural
    verb.
    """
    claimants, sides = speakers.columns
    plain = pc.and_(
        pc.and_(
            pc.equal(sides, Side.UNKNOWN.value),
            pc.match_substring_regex(claimants, _CAPITAL),
        ),
        pc.invert(pc.match_substring_regex(claimants, _MAY_BE_PLURAL)),
    )
    other = pc.invert(plain)
    plural = pa.array(np.zeros(len(claimants), bool))
    if not pc.any(other).as_py():
        return claimants, plural
    who, plurals = words.speakers.of([claimants.filter(other), sides.filter(other)])
    return (
        pc.replace_with_mask(claimants, other, who),
        pc.replace_with_mask(plural, other, plurals),
    )


def _speaker(claimant: str, side: str) -> tuple[str, bool]:
    """Return the words for a speaker as a headline begins with them, and whether they
    take a plural verb.
    """
    return _capital(speaker_words(claimant, Side(side))), takes_plural(claimant)


def _place(called: str, precision: str, region: str) -> tuple[str, str]:
    """Return the words for a place and the preposition before them."""
    place = headline_place(called, "", precision, region)
    words = with_article(place, precision) or ENGLISH_PHRASES["place.unknown"]
    return words, place_preposition(place, precision)


def _pattern(
    kind: str,
    actor: str,
    hedge: str,
    review: str,
    preposition: str,
    plural: bool,
) -> HeadlinePattern:
    return headline_pattern(
        Kind(kind),
        Side(actor),
        Hedge(hedge),
        Review(review),
        preposition=preposition,
        plural=plural,
    )


def _pieces(pattern: HeadlinePattern) -> tuple[str, str, str]:
    """Return what stands before the speaker, between speaker and place, and after it.
    Every English headline begins with the speaker and names the place once.
    """
    start, _, rest = pattern.frame.partition("{headline}")
    _, _, after_speaker = pattern.sentence.partition("{who}")
    middle, _, end = after_speaker.partition("{place}")
    return start, middle, end + rest


def _capital(text: str) -> str:
    return f"{text[:1].upper()}{text[1:]}"
