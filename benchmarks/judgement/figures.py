"""All figures of judgement, measured."""

from __future__ import annotations

import statistics
from collections.abc import Iterable, Sequence
from typing import Any

import numpy as np

from benchmarks.judgement.history import START, Manner, Speech, War
from benchmarks.judgement.pairs import PairScore, aside, everything
from benchmarks.judgement.relays import b_cubed, relayed
from benchmarks.judgement.status import LATER, SOON, Words, status_score, words_of
from benchmarks.judgement.surface import (
    calibration_error,
    line_score,
    pooled,
    surface_bins,
)
from dashboard.domain.filters import Filters
from dashboard.domain.settings import Settings
from dashboard.index import Index
from dashboard.judgement import STALE_DAYS, origins
from dashboard.services.project import Project

ASIDE = range(301, 317)
"""Seeds of the wars that are measured; the rule was fitted on others (1 to 20 and 201
to 208).
"""
VILLAGES = 200
SURFACE_DAYS = range(60, 400, 40)


def war_and_words(seed: int, villages: int = VILLAGES) -> tuple[War, Words]:
    """Return a war and what is said of it."""
    war = War(seed, villages=villages)
    index = Index.of(Speech(war, Manner(), seed).claims)
    words = words_of(index, war)
    index.close()
    return war, words


def measured(settings: Settings) -> dict[str, Any]:
    """Return every figure. settings: of a project with the shipped claims alone."""
    project = Project(settings)
    shipped = list(project.index.claims(Filters()))
    project.close()
    wars = [war_and_words(seed) for seed in ASIDE]
    return {
        "pairs": of_pairs(everything(shipped)),
        "pairs_aside": of_pairs(aside()),
        "status": of_status(wars),
        "origins": round(statistics.fmean(map(origins_score, range(1, 6))), 3),
        "surface": of_surface(wars),
        "line": of_line(wars),
    }


def of_pairs(score: PairScore) -> dict[str, Any]:
    """Return the figures of annotated pairs."""
    return {
        "pairs": score.pairs,
        "precision": round(score.precision, 3),
        "recall": round(score.recall, 3),
    }


def of_status(wars: Sequence[tuple[War, Words]]) -> dict[str, Any]:
    """Return the figures of who is said to hold places."""
    scores = [status_score(*war) for war in wars]
    after = {}
    for days in (SOON, LATER):
        committed = sum(score.committed[days] for score in scores)
        right = sum(score.right[days] for score in scores)
        asked = sum(score.asked[days] for score in scores)
        after[str(days)] = [round(right / committed, 3), round(committed / asked, 3)]
    changes = sum(score.changes for score in scores)
    return {
        "after": after,
        "changes": changes,
        "undone": round(sum(score.undone for score in scores) / changes, 3),
        "last_word": {
            str(days): round(last_word(wars, days), 3) for days in (SOON, LATER)
        },
    }


def last_word(wars: Iterable[tuple[War, Words]], after: int) -> float:
    """Return how often the word spoken last is right, so many days after a change."""
    right = every = 0
    for war, words in wars:
        for village, changed in war.changes():
            asked = START.toordinal() + changed + after
            spoken = [
                word
                for word in words.get(village.number, ())
                if asked - STALE_DAYS <= word.day <= asked
            ]
            if spoken and changed + after < war.days:
                newest = max(spoken, key=lambda word: word.day)
                every += 1
                right += newest.side is war.holders[village.number][changed + after]
    return right / every


def of_surface(wars: Sequence[tuple[War, Words]]) -> dict[str, Any]:
    """Return the figures of the ground between places."""
    bins = pooled([surface_bins(war, words, SURFACE_DAYS) for war, words in wars])
    return {
        "error": round(calibration_error(bins), 4),
        "bins": [[each.most, each.published, round(each.wrong, 3)] for each in bins],
    }


def of_line(wars: Sequence[tuple[War, Words]]) -> dict[str, Any]:
    """Return the figures of the line and of the band around it."""
    scores = [line_score(war, words, SURFACE_DAYS) for war, words in wars]
    off = np.concatenate([score.off_km for score in scores])
    ground, band, asked = (
        sum(getattr(score, name) for score in scores)
        for name in ("ground", "band", "asked")
    )
    return {
        "half_km": round(float(np.quantile(off, 0.5)), 2),
        "most_km": round(float(np.quantile(off, 0.9)), 2),
        "front_in_band": round(sum(score.banded for score in scores) / asked, 3),
        "band": round(band / ground, 3),
        "wrong": round(sum(score.wrong for score in scores) / (ground - band), 3),
    }


def origins_score(seed: int) -> float:
    """Return the B-cubed F1 of the origins of generated relays."""
    claims, roots = relayed(seed)
    judged = origins(claims)
    groups = {
        position: number
        for number, each in enumerate((*judged.named, *judged.unnamed))
        for position in each.members
    }
    return b_cubed([groups[position] for position in range(len(claims))], roots)
