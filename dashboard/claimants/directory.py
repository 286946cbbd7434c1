"""Claimants and outlets by any of their spellings, from claimants.csv and outlets.csv:
the one table behind reading, filters, search and judgement.

claimants.csv has a row an office: a person with two offices has two rows of one id, an
institution has one row without an office. outlets.csv has a row an outlet.
"""

from __future__ import annotations

import csv
import io
import re
import unicodedata
from collections.abc import Container, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path
from typing import TypeVar

from dashboard.domain.errors import BadInput, BadRow
from dashboard.domain.settings import shipped_folder
from dashboard.domain.words import REGIONS, Side

CLAIMANTS = "claimants.csv"
OUTLETS = "outlets.csv"
CLAIMANT_COLUMNS = (
    "id",
    "name",
    "surname",
    "forename",
    "alone",
    "spellings",
    "office",
    "side",
    "country",
    "region",
    "from",
    "to",
    "source",
)
OUTLET_COLUMNS = ("id", "name", "spellings", "domains", "country", "owner", "source")
LONGEST = 200
"""Characters of a name that are compared: the longest spelling has 75."""
MOST_STRANGERS = 200_000
"""Names that are in no list and are remembered so, by their hashes (10 MB): data of
others have a hundred thousand of them, and each is asked about with every change.
"""

_DAY = re.compile(r"\d{4}(-\d{2}(-\d{2})?)?")
_COUNTRY = re.compile(r"[A-Z]{2}|NATO")
_NOT_WORD = re.compile(r"[\W_]+")
_PLAIN_WORD = re.compile(r"[a-z0-9]+")
_APOSTROPHES = str.maketrans("", "", "'`")
_ARTICLE = re.compile(r"^the ")
_TITLES = frozenset(
    [
        "the",
        "ukrainian",
        "russian",
        "us",
        "british",
        "then",
        "former",
        "acting",
        "deputy",
        "prime",
        "foreign",
        "defence",
        "defense",
        "secretary",
        "president",
        "minister",
        "general",
        "chancellor",
        "governor",
        "mayor",
        "colonel",
        "major",
        "lieutenant",
        "commander",
        "spokesman",
        "spokeswoman",
        "spokesperson",
        "col",
        "gen",
        "lt",
        "maj",
        "mr",
        "mrs",
        "ms",
        "dr",
    ]
)
"""Words before a surname that tell nothing of who it is."""
_OTHERS = frozenset(
    ["of", "for", "to", "by", "under", "with", "from", "and", "against", "s"]
)
"""Words that make what is before them somebody else: "a spokesman for X"."""
_WHAT_FOLLOWS = re.compile(r",|\(|\bof\b")
"""Where a name ends and what somebody is begins."""


@dataclass(frozen=True, slots=True)
class Office:
    """What somebody is, and when. date_from, date_to: YYYY, YYYY-MM or YYYY-MM-DD, ""
    for not known or, at the end, still so; both days are part of it. region: the
    oblast an office is of, "" for none.
    """

    title: str
    side: Side
    region: str
    date_from: str
    date_to: str

    def held_on(self, day: date) -> bool:
        """Tell whether the office is somebody's on a day. A month or year counts
        whole.
        """
        text = day.isoformat()
        begun = not self.date_from or self.date_from <= text
        over = self.date_to and text[: len(self.date_to)] > self.date_to
        return begun and not over


@dataclass(frozen=True, slots=True)
class Claimant:
    """A person or institution that speaks, under one identity.

    surnames: of a person, more than one for a pen name; () for an institution. alone:
    whether the surname by itself names this person in reports on the war. side: of an
    institution, or of a person outside any office that is listed. country: ISO 3166
    code, or EU, UN, NATO. sources: where the rows come from.
    """

    id: str
    name: str
    surnames: tuple[str, ...]
    forename: str
    alone: bool
    spellings: tuple[str, ...]
    side: Side
    country: str
    offices: tuple[Office, ...]
    sources: tuple[str, ...]

    def offices_on(self, day: date) -> tuple[Office, ...]:
        """Return the offices of a day; () when none is known of it."""
        return tuple(office for office in self.offices if office.held_on(day))

    def side_on(self, day: date | None) -> Side:
        """Return on whose side the claimant speaks on a day, None for any day."""
        offices = self.offices_on(day) if day else ()
        return offices[0].side if offices else self.side


@dataclass(frozen=True, slots=True)
class Outlet:
    """Who prints or sends. country: ISO 3166 code, "" when not known; owner: in words,
    "" when not known; domains: of its web addresses.
    """

    id: str
    name: str
    spellings: tuple[str, ...]
    domains: tuple[str, ...]
    country: str
    owner: str
    source: str


Listed = TypeVar("Listed", bound=Claimant | Outlet)


class ClaimantDirectory:
    """Claimants and outlets, looked up by any spelling.

    problems: rows that could not be used, with their lines.
    """

    def __init__(
        self,
        claimants: Sequence[Claimant],
        outlets: Sequence[Outlet],
        problems: Sequence[BadRow] = (),
    ) -> None:
        self.claimants = tuple(claimants)
        self.outlets = tuple(outlets)
        self.problems = tuple(problems)
        self._claimants = _by_spelling(self.claimants)
        self._outlets = _by_spelling(self.outlets)
        self._domains = {d: o for o in self.outlets for d in o.domains}
        # Of each spelling its last two words.
        self._ends = frozenset(tuple(key.split()[-2:]) for key in self._claimants)
        self._strangers: set[int] = set()

    @classmethod
    def load(cls, claimants: Path, outlets: Path) -> ClaimantDirectory:
        """Return the directory of two files. Raises BadInput for a file that is no
        UTF-8 text or lacks a column.
        """
        people, bad_people = _read_claimants(claimants)
        papers, bad_papers = _read_outlets(outlets)
        return cls(people, papers, (*bad_people, *bad_papers))

    def claimant(self, name: str) -> Claimant | None:
        """Return who a text names ("Igor Konashenkov, Russian Defence Ministry"), None
        when that is not listed, or a spelling of several.

        What follows the first comma, bracket or "of", and what precedes a full name,
        do not count; before a surname only titles may stand.
        """
        if hash(name) in self._strangers:
            return None
        claimant = self._look_up(name)
        if claimant is None and len(self._strangers) < MOST_STRANGERS:
            self._strangers.add(hash(name))
        return claimant

    def _look_up(self, name: str) -> Claimant | None:
        head = _WHAT_FOLLOWS.split(name[:LONGEST], maxsplit=1)[0]
        parts = {name, head}
        if not any(self._may_end_a_spelling(part) for part in parts):
            return None
        for spelling in (_key(name), *_endings(_key(head))):
            claimant = self._claimants.get(spelling)
            if claimant is not None:
                return claimant
        return None

    def _may_end_a_spelling(self, text: str) -> bool:
        """Tell whether some spelling ends as the text does: quickly, since data of
        others name a hundred thousand that are in no list.
        """
        if not text.isascii():
            return True
        words = _PLAIN_WORD.findall(text[:LONGEST].lower().translate(_APOSTROPHES))
        return tuple(words[-2:]) in self._ends or tuple(words[-1:]) in self._ends

    def canonical(self, name: str) -> str:
        """Return the one name of who a text names, "" when that is not listed."""
        claimant = self.claimant(name)
        return "" if claimant is None else claimant.name

    def side(self, name: str, day: date | None = None) -> Side:
        """Return the side of who a text names, Side.UNKNOWN when that is not listed."""
        claimant = self.claimant(name)
        return Side.UNKNOWN if claimant is None else claimant.side_on(day)

    def outlet(self, name: str) -> Outlet | None:
        """Return the outlet of a spelling or a domain, None when it is not listed."""
        named = self._outlets.get(_key(name))
        return named or self.outlet_at(name.strip().lower())

    def outlet_at(self, host: str) -> Outlet | None:
        """Return the outlet of a host name ("www.example.org" is "example.org"), None
        when it is not listed.
        """
        parts = host[:LONGEST].lower().removesuffix(".").split(".")
        for start in range(len(parts) - 1):
            outlet = self._domains.get(".".join(parts[start:]))
            if outlet is not None:
                return outlet
        return None


@cache
def directory() -> ClaimantDirectory:
    """Return the directory that comes with the program, read at first use."""
    folder = shipped_folder()
    return ClaimantDirectory.load(folder / CLAIMANTS, folder / OUTLETS)


def _by_spelling(listed: Sequence[Listed]) -> Mapping[str, Listed]:
    """Return folded spelling -> who it names; a spelling of several names nobody."""
    bearers: dict[str, dict[str, Listed]] = {}
    for entry in listed:
        for spelling in (entry.name, *entry.spellings):
            bearers.setdefault(_key(spelling), {})[entry.id] = entry
    bearers.pop("", None)
    return {
        key: next(iter(named.values()))
        for key, named in bearers.items()
        if len(named) == 1
    }


def _endings(key: str) -> Iterator[str]:
    """Yield a spelling, and what is left of it without the words before a name."""
    words = key.split()
    for start in range(len(words)):
        before = words[:start]
        is_full = start < len(words) - 1
        if not _OTHERS.isdisjoint(before) or not (
            is_full or _TITLES.issuperset(before)
        ):
            return
        yield " ".join(words[start:])


def _key(name: str) -> str:
    """Return a spelling as compared: case, accents, apostrophes and marks do not
    count.
    """
    text = unicodedata.normalize("NFKD", name[:LONGEST]).casefold()
    bare = "".join(c for c in text if not "\u0300" <= c <= "\u036f")
    plain = re.sub("['’ʼ`]", "", bare)
    return _ARTICLE.sub("", _NOT_WORD.sub(" ", plain).strip())


def _read_claimants(path: Path) -> tuple[list[Claimant], list[BadRow]]:
    rows: dict[str, list[dict[str, str]]] = {}
    problems: list[BadRow] = []
    for line, row in _rows(path, CLAIMANT_COLUMNS):
        try:
            _check_claimant(row)
        except ValueError as error:
            problems.append(BadRow(path.name, line, f"{error}"))
        else:
            rows.setdefault(row["id"], []).append(row)
    return [_claimant(group) for group in rows.values()], problems


def _claimant(rows: Sequence[dict[str, str]]) -> Claimant:
    first, last = rows[0], rows[-1]
    spellings = dict.fromkeys(s for row in rows for s in _names(row["spellings"]))
    offices = tuple(
        Office(row["office"], Side(row["side"]), row["region"], row["from"], row["to"])
        for row in rows
        if row["office"]
    )
    return Claimant(
        id=first["id"],
        name=first["name"],
        surnames=_names(first["surname"]),
        forename=first["forename"],
        alone=first["alone"] == "yes",
        spellings=tuple(spellings),
        side=Side(last["side"]),
        country=last["country"],
        offices=offices,
        sources=tuple(dict.fromkeys(row["source"] for row in rows)),
    )


def _check_claimant(row: Mapping[str, str]) -> None:
    _check_named(row)
    if row["side"] not in {side.value for side in Side}:
        raise ValueError(f"side {row['side']!r} is not one of {', '.join(Side)}")
    if row["alone"] not in ("", "yes", "no"):
        raise ValueError(f"alone {row['alone']!r} is not yes or no")
    if row["region"] and row["region"] not in REGIONS:
        raise ValueError(f"region {row['region']!r} is not one of the 27 regions")
    for column in ("from", "to"):
        if row[column] and not _DAY.fullmatch(row[column]):
            raise ValueError(f"{column} {row[column]!r} is not a day, month or year")
    if row["to"] and row["from"][: len(row["to"])] > row["to"]:
        raise ValueError(f"from {row['from']} is after to {row['to']}")


def _check_named(row: Mapping[str, str]) -> None:
    for column in ("id", "name", "source"):
        if not row[column]:
            raise ValueError(f"{column} is empty")
    if row["country"] and not _COUNTRY.fullmatch(row["country"]):
        raise ValueError(f"country {row['country']!r} is not a code of two letters")


def _read_outlets(path: Path) -> tuple[list[Outlet], list[BadRow]]:
    outlets: dict[str, Outlet] = {}
    problems: list[BadRow] = []
    for line, row in _rows(path, OUTLET_COLUMNS):
        try:
            _check_outlet(row, outlets)
        except ValueError as error:
            problems.append(BadRow(path.name, line, f"{error}"))
        else:
            outlets[row["id"]] = Outlet(
                id=row["id"],
                name=row["name"],
                spellings=_names(row["spellings"]),
                domains=_names(row["domains"].lower()),
                country=row["country"],
                owner=row["owner"],
                source=row["source"],
            )
    return list(outlets.values()), problems


def _check_outlet(row: Mapping[str, str], used: Container[str]) -> None:
    _check_named(row)
    if row["id"] in used:
        raise ValueError(f"id {row['id']} is already used further up")


def _names(cell: str) -> tuple[str, ...]:
    return tuple(name.strip() for name in cell.split("|") if name.strip())


def _rows(path: Path, columns: Sequence[str]) -> Iterator[tuple[int, dict[str, str]]]:
    try:
        text = path.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        raise BadInput(
            f"{path}: cannot be read ({error}); it must be a CSV file in UTF-8"
        ) from error
    reader = csv.DictReader(io.StringIO(text, newline=""), restval="")
    if missing := sorted(set(columns) - set(reader.fieldnames or ())):
        raise BadInput(
            f"{path}: column {', '.join(missing)} missing; the first line must be"
            f" {','.join(columns)}"
        )
    for row in reader:
        yield reader.line_num, {column: row[column].strip() for column in columns}
