"""The annotated passages and the sentences of stages of tests/reading, and what of them
is read otherwise.

A module's test names those in which the module decides: what is right is what the
annotation says, whoever reads.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import date
from functools import cache
from typing import Any

import pytest

from benchmarks.scoring import paired, same_days, score
from benchmarks.stages import PUBLISHED, is_read_right, stage_sentences
from dashboard.domain.claim import Claim
from dashboard.reading.claims.drafts import WRITER
from dashboard.reading.model import Reading
from dashboard.reading.text.nlp import model
from tests.reading.build import BUILT
from tests.unit.reading.articles import read


@cache
def misread(number: str) -> list[str]:
    """Return what of a passage is read otherwise than it is annotated, [] when nothing
    is. Stricter than the benchmark: a speaker is to be written as annotated, and a
    place to have the annotated number in the register.
    """
    if model() is None:
        pytest.skip("no English model is installed")
    passage = _passages()[number]
    reading = read(passage["text"], date.fromisoformat(passage["published"]))
    errors = [
        f"{kind}: {words}" for kind, _, words in score([(passage, reading)]).errors
    ]
    return [*errors, *_claims(passage, reading), *_places(passage, reading)]


def misread_of_stage(stage: str) -> list[str]:
    """Return the sentences of a stage that are not read as the stage demands."""
    if model() is None:
        pytest.skip("no English model is installed")
    day = date.fromisoformat(PUBLISHED)
    return [
        sentence.text
        for sentence in stage_sentences()
        if sentence.stage == stage
        and not is_read_right(sentence, read(sentence.text, day).claims)
    ]


@cache
def _passages() -> dict[str, Any]:
    passages = map(json.loads, BUILT.read_text("utf-8").splitlines())
    return {passage["id"]: passage for passage in passages if not passage["aside"]}


def _claims(passage: Any, reading: Reading) -> Iterator[str]:
    pairs, left = paired(passage["claims"], reading.claims)
    yield from (f"extra: {claim.quote}" for claim in left)
    for gold, claim in pairs:
        if claim is None:
            yield f"missed: {gold['place']}"
        elif not _is_spoken(gold["speaker"], claim):
            yield f"speaker: {claim.claimant}"
        elif not _is_worded(gold["date_text"], claim.date_text):
            yield f"words of the date: {claim.date_text}"
        elif not same_days(gold, claim.date_from, claim.date_to):
            yield f"days: {claim.date_from} to {claim.date_to}"
        elif claim.quote not in passage["text"]:
            yield f"quote: {claim.quote}"


def _is_spoken(speaker: str | None, claim: Claim) -> bool:
    """Tell whether the speaker is the annotated one: "He (the governor)" is the
    governor.
    """
    if speaker is None:
        return claim.claimant == WRITER
    written = speaker.removesuffix(")").rpartition(" (")[2]
    return claim.claimant in (speaker, written)


def _is_worded(annotated: str, words: str) -> bool:
    """Tell whether a day is in the annotated words, which have small ones about it;
    where none are annotated ("at dusk" names no day) any are right.
    """
    return not annotated or (bool(words) and words in annotated)


def _places(passage: Any, reading: Reading) -> Iterator[str]:
    ids = {(m["start"], m["end"]): m["place_id"] for m in passage["mentions"]}
    for mention in reading.mentions:
        annotated = ids.get((mention.start, mention.end))
        if annotated and (mention.place is None or mention.place.id != annotated):
            yield f"place: {mention.place_as_written}"
