"""Relays with known roots: who said something first, and which outlets passed it on, in
which words.
"""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta

from dashboard.domain.claim import Claim
from dashboard.domain.words import Kind, Review, Side

SPEAKERS = (
    (
        Side.UA,
        (
            "the General Staff of the Armed Forces of Ukraine",
            "Ukrainian General Staff",
            "General Staff",
        ),
    ),
    (
        Side.UA,
        ("Deputy Defence Minister Hanna Maliar", "Hanna Malyar", "Maliar"),
    ),
    (
        Side.RU,
        (
            "the Ministry of Defence of Russia",
            "Russia's Defense Ministry",
            "the Russian MoD",
        ),
    ),
    (Side.RU, ("the mayor Ivan Petrenko", "Petrenko", "mayor Petrenko")),
    (
        Side.INDEPENDENT,
        ("the Institute for the Study of War", "ISW", "Institute for Study of War"),
    ),
    (Side.INDEPENDENT, ("DeepMap observers", "the DeepMap observers", "DeepMap")),
)
_VOCABULARY = """
units forces morning river fields village road hill enemy soldiers battle
evening northern bank positions flag school centre heavy losses advance metres
trench artillery reported column bridge ridge forest station garrison withdrew
raised
"""
VOCABULARY = _VOCABULARY.split()


def sentence(chance: random.Random, length: int) -> str:
    """Return that many words in a random order."""
    return " ".join(chance.choice(VOCABULARY) for _ in range(length))


def reworded(chance: random.Random, text: str) -> str:
    """Return the passage as an editor prints it: cut, with a few words changed."""
    words = text.split()
    for _ in range(chance.randint(0, 2)):
        words[chance.randrange(len(words))] = chance.choice(VOCABULARY)
    return " ".join(words[: max(14, len(words) - chance.randint(0, 6))])


def relayed(seed: int, roots: int = 60) -> tuple[list[Claim], list[int]]:
    """Return claims in a random order, each with the number of its root."""
    chance = random.Random(seed)  # noqa: S311
    made: list[tuple[Claim, int]] = []
    for root in range(roots):
        side, spellings = chance.choice((*SPEAKERS, (Side.UNKNOWN, ("",))))
        place = f"UA{root % 12}"
        # Roots of one place lie weeks apart or speak otherwise.
        day = date(2023, 6, 1) + timedelta(14 * (root // 12) + chance.randint(0, 2))
        text = sentence(chance, chance.randint(20, 30))
        first = Claim(
            id=f"{root}",
            kind=Kind.RETAKE,
            actor=chance.choice((Side.UA, Side.RU)),
            claimant_side=side,
            claimant=chance.choice(spellings),
            place_id=place,
            name="Robotyne",
            date_from=day,
            date_to=day,
            published=day,
            publisher=f"Outlet {chance.randrange(40)}",
            url=f"https://example.org/{root}",
            quote=text,
            review=Review.ACCEPTED,
        )
        made.append((first, root))
        made += [
            (_relay(chance, first, spellings, number), root)
            for number in range(chance.randint(0, 6))
        ]
    chance.shuffle(made)
    return [claim for claim, _ in made], [root for _, root in made]


def _relay(
    chance: random.Random, first: Claim, spellings: Sequence[str], number: int
) -> Claim:
    later = (first.date_to or date.max) + timedelta(chance.randint(0, 2))
    relay = replace(
        first,
        id=f"{first.id}-{number}",
        claimant=chance.choice(spellings),
        date_to=later,
        published=later,
        publisher=f"Outlet {chance.randrange(40)}",
        url=f"https://example.org/{first.id}-{number}",
        quote=sentence(chance, 20),
    )
    how = chance.choice(("speaker", "wording", "unnamed", "citing", "relayed"))
    if how == "wording" or not first.claimant:
        return replace(relay, quote=reworded(chance, first.quote))
    if how == "unnamed":
        nobody = replace(relay, claimant="", claimant_side=Side.UNKNOWN)
        return replace(nobody, quote=reworded(chance, first.quote))
    if how == "citing":
        text = f"{relay.quote}, according to {first.claimant}"
        return replace(relay, claimant="", claimant_side=Side.UNKNOWN, quote=text)
    if how == "relayed":
        return replace(relay, claimant="", relayed_by=first.claimant)
    return relay


def b_cubed(groups: Sequence[int], roots: Sequence[int]) -> float:
    """Return the B-cubed F1 of a grouping against the true one (Bagga and Baldwin
    1998).
    """
    both = Counter(zip(groups, roots, strict=True))
    of_group, of_root = Counter(groups), Counter(roots)
    pairs = list(zip(groups, roots, strict=True))
    precision = sum(both[pair] / of_group[pair[0]] for pair in pairs) / len(pairs)
    recall = sum(both[pair] / of_root[pair[1]] for pair in pairs) / len(pairs)
    return 2 * precision * recall / (precision + recall)
