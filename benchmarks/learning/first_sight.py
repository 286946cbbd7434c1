"""How passages were read before anybody had looked at an error on them: `python -m
benchmarks.learning.first_sight PASSAGES.txt` adds them to first_sight.jsonl.

What is made to read some passages well says little about others. Doubt is therefore
fitted on what was read at first sight, and its rates are told of that. Run this on new
passages before their errors are looked at, and never again on the same.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator, Sequence
from datetime import date
from pathlib import Path
from typing import Any

from benchmarks.reading import article, reader
from benchmarks.scoring import right_claims
from dashboard.domain.claim import Claim
from dashboard.domain.settings import Settings, shipped_folder
from dashboard.domain.words import Hedge, Kind, Precision, Side
from dashboard.gazetteer import Gazetteer
from dashboard.reading.claims.doubt import features_of_rivals
from dashboard.reading.reader import Reader
from tests.reading.build import passages

ROWS = Path(__file__).with_name("first_sight.jsonl")
TEXTS = ("claimant", "place_as_written", "place_id", "date_text", "quote")
WORDS = {
    "kind": Kind,
    "actor": Side,
    "claimant_side": Side,
    "hedge": Hedge,
    "precision": Precision,
}
NUMBERS = ("lat", "lon")
DAYS = ("date_from", "date_to")


def rows() -> Iterator[tuple[str, Claim, frozenset[str], bool]]:
    """Yield each claim with the name of its passage, what its place's rivals tell
    (`features_of_rivals`), and whether it was right.
    """
    for line in ROWS.read_text("utf-8").splitlines():
        row = json.loads(line)
        yield row["passage"], _claim(row), frozenset(row["rivals"]), row["right"]


def _claim(row: dict[str, Any]) -> Claim:
    fields: dict[str, Any] = {name: row.get(name, "") for name in TEXTS}
    fields |= {name: row.get(name) for name in NUMBERS}
    fields |= {name: kind(row[name]) for name, kind in WORDS.items() if name in row}
    fields |= {name: date.fromisoformat(row[name]) for name in DAYS if name in row}
    return Claim(id=row["passage"], **fields)


def read(passage: dict[str, Any], used: Reader) -> Iterator[dict[str, Any]]:
    """Yield a row for each claim that is read from a passage."""
    reading = used.read(article(passage["text"], passage["published"]))
    candidates = {m.place_as_written: m.resolution.candidates for m in reading.mentions}
    right = set(right_claims(passage, reading.claims))
    for claim in reading.claims:
        rivals = features_of_rivals(claim, candidates.get(claim.place_as_written, ()))
        yield {
            "passage": passage["id"],
            "right": claim.id in right,
            "rivals": sorted(rivals),
            **_fields(claim),
        }


def _fields(claim: Claim) -> dict[str, Any]:
    fields: dict[str, Any] = {name: getattr(claim, name) for name in (*TEXTS, *NUMBERS)}
    fields |= {
        name: value.value for name in WORDS if (value := getattr(claim, name, None))
    }
    fields |= {name: day.isoformat() for name in DAYS if (day := getattr(claim, name))}
    return {name: value for name, value in fields.items() if value not in ("", None)}


def main(files: Sequence[str]) -> int:
    """Add the passages of the files; 1 where one was read before."""
    gazetteer = Gazetteer.load(Settings(shipped=shipped_folder()))
    used = reader(with_model=True)
    before = {passage for passage, *_ in rows()} if ROWS.exists() else set()
    lines = []
    for file in files:
        for passage in passages(gazetteer, Path(file)):
            if passage["id"] in before:
                print(f"{file}: {passage['id']} was read before", file=sys.stderr)
                return 1
            lines += [
                json.dumps(row, ensure_ascii=False) for row in read(passage, used)
            ]
    with ROWS.open("a", encoding="utf-8") as out:
        out.writelines(f"{line}\n" for line in lines)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
