"""How well a reading agrees with hand-made annotations: counts, shares, and each error
in words.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from dashboard.domain.claim import Claim
from dashboard.domain.geography.geo import kilometres
from dashboard.reading.model import Reading

NEAR_KM = 25.0
"""A pin farther from the annotated settlement than this is a wrong one, kilometres."""
MEASURES: Mapping[str, tuple[str, str]] = {
    "mention_precision": ("tp", "marked"),
    "mention_recall": ("tp", "names"),
    "mention_f1": ("tp2", "marked_names"),
    "resolved": ("near", "settlements"),
    "wrong_pins": ("far", "pinnable"),
    "claims_found": ("found", "claims"),
    "speaker": ("speaker", "spoken"),
    "side": ("side", "spoken"),
    "whole": ("whole", "claims"),
    "kind": ("kind", "claims"),
    "dates": ("dates", "claims"),
    "hedge": ("hedge", "claims"),
    "actor": ("actor", "claims"),
    "extra": ("extra", "read"),
}
"""Every measure as a share: what is counted, of how many.

A claim that is not found is wrong in all that it says; speakers alone are judged on the
claims that were found.
"""
WHOLE = ("speaker", "kind", "dates")
"""What must all be right of a claim that is found."""
_TAIL = re.compile(
    r"(?:\s+(?:[Oo]blasts?|[Rr]egions?|[Pp]rovinces?|[Dd]irection|[Cc]ity))+$|[’']s$"
)
_SMALL = {"the", "a", "an", "of", "s"}
Passage = Mapping[str, Any]
Span = tuple[int, int]


@dataclass(slots=True)
class Score:
    """counts: what MEASURES divides. errors: (class, passage id, words) in the order in
    which they were met.
    """

    counts: Counter[str] = field(default_factory=Counter)
    errors: list[tuple[str, str, str]] = field(default_factory=list)

    def shares(self) -> dict[str, tuple[float, int]]:
        """Return each measure with the number it is a share of; a measure over nothing
        is left out.
        """
        return {
            name: (self.counts[part] / self.counts[whole], self.counts[whole])
            for name, (part, whole) in MEASURES.items()
            if self.counts[whole]
        }


def score(pairs: Iterable[tuple[Passage, Reading]]) -> Score:
    """Return the score of the readings of these passages."""
    total = Score()
    for passage, reading in pairs:
        _score_mentions(passage, reading, total)
        _score_claims(passage, reading.claims, total)
    return total


def _core(text: str, start: int, end: int) -> Span:
    """Return the span without article, "region" and the like: "the Donetsk region" and
    "Donetsk" are one mention.
    """
    words = text[start:end]
    bare = re.sub(r"^[Tt]he\s+", "", words)
    start += len(words) - len(bare)
    return start, start + len(_TAIL.sub("", bare))


def _score_mentions(passage: Passage, reading: Reading, total: Score) -> None:
    text, counts = passage["text"], total.counts
    spans = [
        (_core(text, one["start"], one["end"]), one) for one in passage["mentions"]
    ]
    ignored = [span for span, one in spans if one["type"] == "within_name"]
    gold = {span: one for span, one in spans if one["type"] != "within_name"}
    found = {_core(text, one.start, one.end): one for one in reading.mentions}
    found = {
        span: one
        for span, one in found.items()
        if not any(_meet(span, other) for other in ignored)
    }
    both = gold.keys() & found.keys()
    counts.update(tp=len(both), tp2=2 * len(both), names=len(gold), marked=len(found))
    counts["marked_names"] += len(gold) + len(found)
    for kind, lost in (
        ("mention missed", gold.keys() - both),
        ("mention spurious", found.keys() - both),
    ):
        total.errors += [(kind, passage["id"], text[a:b]) for a, b in sorted(lost)]
    for span, one in gold.items():
        if one["type"] == "settlement":
            pins = [
                m.place
                for other, m in found.items()
                if _meet(span, other) and m.place is not None
            ]
            _score_pin(
                passage["id"], one, [(place.lat, place.lon) for place in pins], total
            )


def _score_pin(
    name: str, one: Mapping[str, Any], pins: list[tuple[float, float]], total: Score
) -> None:
    """Count one settlement. Abroad, or where nobody can tell the place, only a wrong
    pin counts.
    """
    counts, known = total.counts, one["place_id"] is not None
    counts.update(settlements=known, pinnable=1)
    away = [
        (
            kilometres(one["lat"], one["lon"], *pin)
            if one["lat"] is not None
            else float("inf")
        )
        for pin in pins
    ]
    if away and min(away) <= NEAR_KM:
        counts["near"] += known
    elif away:
        counts["far"] += 1
        total.errors.append(
            ("wrong pin", name, f"{one['text']}, {min(away):.0f} km off")
        )
    elif known:
        total.errors.append(("not resolved", name, one["text"]))


def paired(
    annotated: Iterable[Mapping[str, Any]],
    claims: Iterable[Claim],
) -> tuple[list[tuple[Mapping[str, Any], Claim | None]], list[Claim]]:
    """Return each annotated claim with the one at its place that is nearest to it, None
    where there is none, and the claims that are left over. Each claim is used once.
    """
    left, pairs = list(claims), []
    for gold in annotated:
        fits = [
            claim
            for claim in left
            if _same_place(gold["place"], claim.place_as_written)
        ]
        best = max(
            fits,
            key=lambda claim: (
                claim.kind == gold["kind"],
                same_speaker(gold["speaker"], claim.claimant),
            ),
            default=None,
        )
        if best is not None:
            left.remove(best)
        pairs.append((gold, best))
    return pairs, left


def _score_claims(passage: Passage, claims: Iterable[Claim], total: Score) -> None:
    read = list(claims)
    total.counts["read"] += len(read)
    pairs, left = paired(passage["claims"], read)
    for gold, best in pairs:
        total.counts["claims"] += 1
        if best is None:
            total.errors.append(
                ("claim missed", passage["id"], f"{gold['kind']} {gold['place']}")
            )
            continue
        total.counts.update(found=1, spoken=gold["speaker"] is not None)
        parts = list(_compared(gold, best))
        named = dict.fromkeys(WHOLE, True) | {part: right for part, right, _ in parts}
        total.counts["whole"] += all(named[part] for part in WHOLE)
        for part, right, words in parts:
            total.counts[part] += right
            if not right:
                total.errors.append(
                    (f"{part} wrong", passage["id"], f"{gold['place']}: {words}")
                )
    total.counts["extra"] += len(left)
    total.errors += [
        (
            "claim extra",
            passage["id"],
            f"{c.kind} {c.place_as_written or 'no place'}: {c.quote[:90]}",
        )
        for c in left
    ]


def _compared(gold: Mapping[str, Any], claim: Claim) -> Iterator[tuple[str, bool, str]]:
    """Yield each part of a found claim, whether it is right, and both versions in
    words.
    """
    if gold["speaker"] is not None:
        right = same_speaker(gold["speaker"], claim.claimant)
        yield "speaker", right, f"{gold['speaker']!r}, read {claim.claimant!r}"
        side, read = gold["speaker_side"], claim.claimant_side.value
        yield "side", side == read, f"{side} {gold['speaker']!r}, read {read}"
    days = (
        f"{gold['date_from']}..{gold['date_to']}, read"
        f" {claim.date_from}..{claim.date_to}"
    )
    yield "dates", same_days(gold, claim.date_from, claim.date_to), days
    for part in ("kind", "hedge", "actor"):
        value = getattr(claim, part).value
        yield part, value == gold[part], f"{gold[part]}, read {value}"


def same_days(gold: Mapping[str, Any], first: date | None, last: date | None) -> bool:
    """Tell whether the interval is exactly the annotated one; an annotated unknown
    start takes any start.
    """
    start = gold["date_from"] is None or gold["date_from"] == (
        first and first.isoformat()
    )
    return bool(start and gold["date_to"] == (last and last.isoformat()))


def right_claims(passage: Mapping[str, Any], claims: Sequence[Claim]) -> Iterator[str]:
    """Yield the claims of a passage that are annotated just so."""
    pins = {m["text"]: m["place_id"] for m in passage["mentions"]}
    for claim in claims:
        for gold in passage["claims"]:
            if (
                gold["place"] == claim.place_as_written
                and gold["kind"] == claim.kind.value
                and gold["speaker_side"] == claim.claimant_side.value
                and pins.get(gold["place"]) in (None, claim.place_id)
                and _fits(gold, claim)
            ):
                yield claim.id
                break


def _fits(gold: Mapping[str, Any], claim: Claim) -> bool:
    """Tell whether the days are the annotated ones; "by" that day is no mistake."""
    last = claim.date_to and claim.date_to.isoformat()
    if claim.date_from is None:
        return bool(last == gold["date_to"])
    return same_days(gold, claim.date_from, claim.date_to)


def same_speaker(gold: str | None, claimant: str) -> bool:
    """Tell whether the two share a word that is not a small one; with no annotated
    speaker there must be none.
    """
    if gold is None:
        return not claimant
    return bool((_words(gold) - _SMALL) & _words(claimant))


def _same_place(gold: str, written: str) -> bool:
    a, b = " ".join(_word_list(gold)), " ".join(_word_list(written))
    return bool(a) == bool(b) and (a in b or b in a)


def _words(text: str) -> set[str]:
    return set(_word_list(text))


def _word_list(text: str) -> list[str]:
    return re.findall(r"\w+", text.lower())


def _meet(one: Span, other: Span) -> bool:
    return one[0] < other[1] and other[0] < one[1]
