"""An unknown CSV: which column means what is guessed, shown, corrected by a person, and then read like any format."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Mapping as Map
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from itertools import islice
from pathlib import Path

from dashboard.domain.errors import BadInput
from dashboard.domain.words import Kind, Side
from dashboard.exchange.foreign.files import Source, look
from dashboard.exchange.foreign.layout import NO_TERMS, Layout

TARGETS: Map[str, tuple[str, ...]] = {
    "key": ("id", "event id", "entry number", "uid", "guid", "identifier", "number", "nr", "no"),
    "date": ("date", "event date", "day", "when", "timestamp", "time", "datetime", "date start", "start date"),
    "latitude": ("latitude", "lat", "y", "lat dd"),
    "longitude": ("longitude", "lon", "lng", "long", "x", "lon dd"),
    "place": ("place", "location", "town", "town or city", "city", "settlement", "village", "name", "locality"),
    "region": ("region", "oblast", "province", "admin1", "adm1 name", "state"),
    "kind": ("kind", "type", "category", "event type", "primary category", "sub event type"),
    "actor": ("actor", "actor1", "side", "faction", "party", "perpetrator", "side a"),
    "claimant": ("claimant", "said by", "speaker", "who says"),
    "publisher": ("publisher", "source", "outlet", "media", "source office"),
    "url": ("url", "link", "source url", "href", "web", "source link"),
    "note": ("note", "notes", "description", "text", "event", "summary", "details", "title", "headline"),
}
"""What a column may be taken for, and the headers that say so."""
LOOKED_AT = 200
"""Rows by whose values a guess is checked."""
SHOWN = 10
_WORD_KINDS = {
    "retake": "regain|liberat|retak|recaptur", "hold": r"repel|\bheld\b|\bholds?\b", "withdraw": "withdr|retreat",
    "fortify": "fortif|trench|defen[cs]e line",
    "strike": "shell|artiller|missile|air.?strike|drone|bomb|rocket|explosion|strike",
    "clash": r"clash|battle|\bfight|combat|firefight", "capture": "captur|occup|seiz|overtak", "advance": "advanc",
    "assault": "assault|storm|raid|attack",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Mapping:
    """Which column (by its header) means what. columns: one of TARGETS -> header. dialect of days: day first or not.

    constants: texts for publisher, license and title where no column has them.
    """

    columns: Map[str, str]
    day_first: bool = True
    constants: Map[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Proposal:
    """What a file looks like: the mapping that was guessed, its header, and its first ten rows."""

    mapping: Mapping
    header: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


def guess(path: Path) -> Proposal:
    """Look at a CSV and propose what its columns mean. Raises BadInput when it is no table of text."""
    source = look(path)
    rows = _rows(source, LOOKED_AT)
    columns: dict[str, str] = {}
    for target, names in TARGETS.items():
        taken = set(columns.values())
        ranked = [h for name in names for h in source.header if _plain(h) == name and h not in taken]
        found = next((h for h in ranked if _fits(target, _values(source, rows, h))), None)
        if found:
            columns[target] = found
    days = _values(source, rows, columns["date"]) if "date" in columns else []
    return Proposal(Mapping(columns, day_first=_day_first(days)), source.header, tuple(rows[:SHOWN]))


def _rows(source: Source, most: int) -> list[tuple[str, ...]]:
    lines = (line for text, _ in source.pieces() for line in io.StringIO(text.decode("utf-8", "replace"), newline="\n"))
    try:
        return [tuple(row) for row in islice(csv.reader(lines, delimiter=source.delimiter), most) if row]
    except csv.Error as error:
        raise BadInput(f"{source.path}: not a CSV that can be read ({error}); check its quotes") from error


def _plain(header: str) -> str:
    return re.sub(r"[^a-z0-9]+", " ", header.lower()).strip()


def _values(source: Source, rows: Sequence[Sequence[str]], header: str) -> list[str]:
    at = source.header.index(header)
    return [row[at].strip() for row in rows if at < len(row) and row[at].strip()]


def _fits(target: str, values: list[str]) -> bool:
    """Whether most of the values could be meant so."""
    if not values:
        return target not in ("latitude", "longitude", "date")
    if target in ("latitude", "longitude"):
        limit = 90 if target == "latitude" else 180
        return sum(_number(v, limit) for v in values) > len(values) / 2
    if target == "date":
        return sum(bool(re.search(r"\d{4}|\d{1,2}[./]\d{1,2}[./]\d{2}", v)) for v in values) > len(values) / 2
    return not (target == "url" and sum(v.startswith("http") for v in values) <= len(values) / 2)


def _number(text: str, limit: float) -> bool:
    try:
        return abs(float(text)) <= limit
    except ValueError:
        return False


def _day_first(days: list[str]) -> bool:
    """Tell 13/6/2023 from 6/13/2023 by a value that can be read one way only; day first when none tells."""
    parts = [re.match(r"(\d{1,2})[./-](\d{1,2})[./-]\d{2,4}", day) for day in days]
    return not any(int(p[2]) > 12 for p in parts if p)


def layout(mapping: Mapping, source: Source, name: str) -> tuple[Layout, Source]:
    """Return the format that a mapping describes, and the source with columns renamed c0, c1, ...

    Raises BadInput for a target or column that is none, and when neither a note nor a place is mapped.
    """
    at: dict[str, str] = {}
    for target, header in mapping.columns.items():
        if target not in TARGETS or header not in source.header:
            raise BadInput(f"{source.path}: {target} = {header!r} is not a column of the file; choose one that is")
        at[target] = f"r.c{source.header.index(header)}"
    if not {"note", "place", "latitude"} & set(at):
        raise BadInput(f"{source.path}: choose at least a column for the note, the place or the coordinates")
    said = mapping.constants.get("publisher", "").replace("'", "''")[:200] or name.replace("'", "''")
    publisher = f"coalesce(nullif({at.get('publisher', repr(''))}[:200], ''), '{said}')"
    kind = " ".join(f"WHEN regexp_matches(lower(k), '{words}') THEN '{k}'" for k, words in _WORD_KINDS.items())
    kinds = ", ".join(f"'{k.value}'" for k in Kind)
    sides = ", ".join(f"'{s.value}'" for s in Side)
    fields = {
        "kind": f"""(SELECT CASE WHEN lower(k) IN ({kinds}) THEN lower(k) {kind} ELSE 'statement' END
            FROM (SELECT {at.get("kind", "''")} AS k))""",  # noqa: S608
        "actor": f"CASE WHEN {at.get('actor', repr(''))} IN ({sides}) THEN {at.get('actor', repr(''))} "
        f"ELSE side_of({at.get('actor', repr(''))}) END",
        "publisher": publisher,
        "claimant": f"coalesce(nullif({at.get('claimant', repr(''))}[:200], ''), {publisher})",
        "place_as_written": f"{at.get('place', repr(''))}[:200]", "name": f"{at.get('place', repr(''))}[:200]",
        "region": f"region_of({at.get('region', repr(''))})", "url": f"web({at.get('url', repr(''))})",
        "note": f"bounded({at.get('note', repr(''))})",
        "precision": "CASE WHEN lat IS NULL THEN '' ELSE 'approximate' END",
        # The file does not say how exact its points are: the distance to the next village, as for "near" a place.
        "radius_km": "CASE WHEN lat IS NOT NULL THEN 5 END",
        "date_from": "d", "date_to": "d", "review_by": f"'{said}'",
    }  # fmt: skip
    used = list(dict.fromkeys(at.values()))
    found = Layout(
        name=f"mapped {name}", label=mapping.constants.get("title", "") or name,
        license=mapping.constants.get("license", "") or "not stated", terms=NO_TERMS, credit="", redistribute=False,
        columns=(), fields=fields, key=at.get("key") or f"concat_ws(chr(31), {', '.join(used)})",
        day=_as_written(at.get("date", "''"), day_first=mapping.day_first), latitude=at.get("latitude", "''"),
        longitude=at.get("longitude", "''"), delimiter=source.delimiter,
    )  # fmt: skip
    return found, replace(source, header=tuple(f"c{number}" for number in range(len(source.header))))


def _as_written(column: str, *, day_first: bool) -> str:
    """Return the day as text that is read one way only."""
    order = r"\3-\2-\1" if day_first else r"\3-\1-\2"
    swapped = rf"regexp_replace({column}, '^(\d{{1,2}})[./-](\d{{1,2}})[./-](\d{{4}}).*$', '{order}')"
    pattern = r"\d{1,2}[./-]\d{1,2}[./-]\d{4}.*"
    return f"CASE WHEN regexp_full_match({column}, '{pattern}') THEN {swapped} ELSE {column} END"


__all__ = ["TARGETS", "Mapping", "Proposal", "guess", "layout"]
