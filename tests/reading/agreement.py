"""How far two annotators of the same passages agree: `python -m tests.reading.agreement`.

The second annotated a hundred passages, drawn by seed, from the bare texts and the rules
of annotation alone. Claims are paired, and their parts compared, as benchmarks.scoring
does with what the reader finds. A pair is looked for by its place and, where a place has
several claims, by kind and speaker, which favours those two a little.
"""

from __future__ import annotations

import json
import random
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from benchmarks.scoring import NEAR_KM, WHOLE, paired, same_days, same_speaker
from dashboard.domain.claim import Claim
from dashboard.domain.geography.geo import kilometres
from dashboard.domain.settings import Settings, shipped_folder
from dashboard.domain.words import Hedge, Kind, Side
from dashboard.gazetteer import Gazetteer
from tests.reading.build import BUILT, HERE, passages

SECOND = HERE / "second_annotation.txt"
SEED, DRAWN, BEFORE = 16, 100, 500
"""The passages numbered below BEFORE were there when DRAWN of them were drawn."""
FIELDS: Mapping[str, str] = {
    "place": "place",
    "kind": "kind",
    "actor": "actor",
    "dates": "days, where an unknown start takes any",
    "start": "whether the start is known",
    "hedge": "hedge",
    "speaker": "speaker",
    "side": "speaker's side",
}
"""What two claims of a pair are compared by, with the words for it."""
WORDS = ("kind", "actor", "hedge")
"""Fields of a closed vocabulary: what kappa is worked out for."""
Passage = Mapping[str, Any]
Annotation = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Row:
    """One line of the table. share: of how many it is said in number. kappa: None where
    it is not worked out.
    """

    label: str
    share: float
    number: int
    kappa: float | None = None


def draw(pool: Sequence[Passage]) -> list[str]:
    """Return the ids of the passages to annotate twice: genres in proportion to their
    number, the seed decides which.
    """
    old = [one for one in pool if int(one["id"][1:]) < BEFORE]
    genres = Counter(one["genre"] for one in old)
    exact = {genre: DRAWN * number / len(old) for genre, number in genres.items()}
    sizes = {genre: int(share) for genre, share in exact.items()}
    rest = sorted(genres, key=lambda genre: sizes[genre] - exact[genre])
    for genre in rest[: DRAWN - sum(sizes.values())]:
        sizes[genre] += 1
    chance = random.Random(SEED)  # noqa: S311
    return [
        name
        for genre in sorted(genres)
        for name in chance.sample(
            sorted(one["id"] for one in old if one["genre"] == genre), sizes[genre]
        )
    ]


def both() -> list[tuple[Passage, Passage]]:
    """Return every passage that was annotated twice: the first annotation of it, and
    the second.
    """
    first = [json.loads(line) for line in BUILT.read_text("utf-8").splitlines()]
    by_id = {one["id"]: one for one in first}
    gazetteer = Gazetteer.load(Settings(shipped=shipped_folder()))
    return [(by_id[one["id"]], one) for one in passages(gazetteer, SECOND)]


def agreement(annotated: Sequence[tuple[Passage, Passage]]) -> list[Row]:
    """Return the table: claims that both found, each field of those, and the whole."""
    number = sum(
        len(first["claims"]) + len(other["claims"]) for first, other in annotated
    )
    pairs = [
        (first, other, *pair)
        for first, other in annotated
        for pair in _pairs(first, other)
    ]
    same = [dict(_same(*pair)) for pair in pairs]
    rows = [Row("claims that both found (F1)", 2 * len(pairs) / number, number)]
    for field, label in FIELDS.items():
        right = [one[field] for one in same if field in one]
        values = [(one[field], two[field]) for *_, one, two in pairs if field in WORDS]
        beyond = kappa(values) if values else None
        rows.append(Row(label, sum(right) / len(right), len(right), beyond))
    whole = sum(all(one.get(part, True) for part in WHOLE) for one in same)
    label = "both found; speaker, kind and days the same (F1)"
    return [*rows, Row(label, 2 * whole / number, number)]


def kappa(values: Sequence[tuple[str, str]]) -> float:
    """Return Cohen's kappa: how far two agree beyond what chance would give, 1 for
    always; 1 also where both use one and the same word only.
    """
    number = len(values)
    left, right = (Counter(pair[side] for pair in values) for side in (0, 1))
    seen = sum(one == other for one, other in values) / number
    chance = sum(left[word] * right[word] for word in left) / number**2
    return 1.0 if chance == 1 else (seen - chance) / (1 - chance)


def markdown(rows: Sequence[Row]) -> str:
    """Return the table as docs/reading.md shows it."""
    lines = ["| | agree | of | Cohen's kappa |", "|---|---|---|---|"]
    for one in rows:
        beyond = "" if one.kappa is None else f"{one.kappa:.2f}"
        lines.append(f"| {one.label} | {one.share:.2f} | {one.number} | {beyond} |")
    return "\n".join(lines)


def _pairs(first: Passage, other: Passage) -> Iterator[tuple[Annotation, Annotation]]:
    """Yield the claims that both annotations have."""
    claims = [_claim(name, one) for name, one in enumerate(other["claims"])]
    for one, claim in paired(first["claims"], claims)[0]:
        if claim is not None:
            yield one, other["claims"][int(claim.id)]


def _claim(name: int, one: Annotation) -> Claim:
    """Return the annotated claim in the form in which the reader gives one."""
    return Claim(
        id=str(name),
        kind=Kind(one["kind"]),
        actor=Side(one["actor"]),
        claimant=one["speaker"] or "",
        claimant_side=Side(one["speaker_side"]),
        hedge=Hedge(one["hedge"]),
        place_as_written=one["place"],
        date_from=_day(one["date_from"]),
        date_to=_day(one["date_to"]),
    )


def _day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None


def _same(
    first: Passage,
    other: Passage,
    one: Annotation,
    two: Annotation,
) -> Iterator[tuple[str, bool]]:
    """Yield each field and whether both say the same. The side is asked where either
    names a speaker.
    """
    yield "place", _same_point(_mention(first, one), _mention(other, two))
    yield "dates", _same_dates(one, two) or _same_dates(two, one)
    yield "start", (one["date_from"] is None) == (two["date_from"] is None)
    yield "speaker", same_speaker(one["speaker"], two["speaker"] or "")
    if one["speaker"] or two["speaker"]:
        yield "side", one["speaker_side"] == two["speaker_side"]
    for field in WORDS:
        yield field, one[field] == two[field]


def _same_dates(one: Annotation, two: Annotation) -> bool:
    return same_days(one, _day(two["date_from"]), _day(two["date_to"]))


def _mention(passage: Passage, claim: Annotation) -> Mapping[str, Any]:
    found: Mapping[str, Any] = next(
        one for one in passage["mentions"] if one["text"] == claim["place"]
    )
    return found


def _same_point(one: Mapping[str, Any], two: Mapping[str, Any]) -> bool:
    """Tell whether two marks mean one place; a place abroad need not have a point."""
    if one["abroad"] != two["abroad"] or one["place_id"] != two["place_id"]:
        return False
    if one["lat"] is None or two["lat"] is None:
        return True
    away = kilometres(one["lat"], one["lon"], two["lat"], two["lon"])
    return away <= NEAR_KM


def main() -> None:
    """Print the table."""
    print(markdown(agreement(both())))


if __name__ == "__main__":
    main()
