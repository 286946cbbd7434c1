"""Whatever kinds of claim there are: each has its words, its symbol, and a name in
every language.
"""

from __future__ import annotations

import re

import pytest

from dashboard.cartography import LANGUAGES
from dashboard.cartography.style import KIND_SYMBOL, style_sheet
from dashboard.domain.claim import Claim
from dashboard.domain.presentation import present
from dashboard.domain.words import Kind, Side, Stance


@pytest.mark.parametrize("kind", Kind)
def test_a_kind_has_words_for_every_surface(kind: Kind) -> None:
    assert kind.label and kind.gloss and kind.symbol
    for text in (kind.with_actor, kind.without_actor):
        assert set(re.findall(r"\{(\w+)\}", text)) <= {"actor", "place", "at"}
    assert "{place}" in kind.with_actor or "{at}" in kind.with_actor
    assert "{actor}" not in kind.without_actor


@pytest.mark.parametrize("kind", Kind)
@pytest.mark.parametrize("actor", [Side.RU, Side.UNKNOWN])
def test_a_kind_is_said_in_every_language(kind: Kind, actor: Side) -> None:
    claim = Claim(id="a", kind=kind, actor=actor, claimant="Kyiv", name="Robotyne")
    for language in LANGUAGES.values():
        headline = present(claim, language=language).headline
        assert "Robotyne" in headline
        assert not {"{", "}"} & set(headline)
        assert language[f"Kind.{kind}"] == language[f"kind.{kind}"]


def test_no_two_kinds_look_or_are_called_the_same() -> None:
    for words in (KIND_SYMBOL.values(), [kind.label for kind in Kind]):
        assert len({*words}) == len([*words])
    assert (
        {*style_sheet()["kinds"]}
        == {*KIND_SYMBOL}
        == {*(k.value for k in Kind), "several"}
    )


def test_what_a_kind_answers_is_declared_with_it() -> None:
    assert {kind for kind in Kind if kind.stance is Stance.FIRES} >= {Kind.STRIKE}
    assert {Kind.RETAKE.stance, Kind.CAPTURE.stance} == {Stance.TAKES}
    assert {Kind.CONTROL.stance, Kind.HOLD.stance} == {Stance.HOLDS}
    assert Kind.WITHDRAW.stance is Stance.LEAVES
    assert Kind.STATEMENT.stance is Stance.NONE
