"""The version of the index follows from what it is made of."""

from __future__ import annotations

import runpy
from enum import StrEnum
from pathlib import Path
from typing import Any

import pytest

from dashboard.domain import words
from dashboard.domain.claim import Claim
from dashboard.domain.filters import Filters
from dashboard.domain.words import Review
from dashboard.index import Index, ListedHistory, schema, store


def schema_with(
    monkeypatch: pytest.MonkeyPatch, vocabulary: str, value: str
) -> dict[str, Any]:
    """Return the module of the schema as it is with one more word in a vocabulary."""
    members = {word.name: word.value for word in getattr(words, vocabulary)}
    stances = {kind.name: kind.stance for kind in words.Kind}
    more = StrEnum(vocabulary, {**members, value.upper(): value})  # type: ignore[misc]
    for member in more:
        # A new kind answers nothing until it says what.
        stance = stances.get(member.name, words.Stance.HAPPENS)
        object.__setattr__(member, "stance", stance)
    monkeypatch.setattr(words, vocabulary, more)
    return runpy.run_path(str(schema.__file__))


@pytest.mark.parametrize("vocabulary", ["Kind", "Side", "Precision", "Review"])
def test_a_new_word_of_a_vocabulary_makes_another_version(
    monkeypatch: pytest.MonkeyPatch, vocabulary: str
) -> None:
    assert schema_with(monkeypatch, vocabulary, "novel")["VERSION"] != schema.VERSION


def test_the_same_tables_have_the_same_version() -> None:
    assert runpy.run_path(str(schema.__file__))["VERSION"] == schema.VERSION


def test_packed_keys_have_room_for_every_word(monkeypatch: pytest.MonkeyPatch) -> None:
    for number in range(40):
        grown = schema_with(monkeypatch, "Kind", f"kind{number}")
        assert grown["KIND_SLOTS"] > len(grown["KINDS"]) - 1


def test_an_index_of_another_version_is_built_anew(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    claim = Claim(id="a", kind=words.Kind.HOLD, review=Review.ACCEPTED)
    grown = schema_with(monkeypatch, "Kind", "novel")
    with monkeypatch.context() as older:
        older.setattr(store, "VERSION", grown["VERSION"])
        older.setattr(store, "TABLES", (*grown["TABLES"], "CREATE TABLE more (no INT)"))
        before = Index(tmp_path)
        before.follow(ListedHistory.of([claim]))
        before.close()
    again = Index(tmp_path)
    assert again.followed.number == 0
    again.follow(ListedHistory.of([claim]))
    assert again.count(Filters()) == 1
    again.close()
