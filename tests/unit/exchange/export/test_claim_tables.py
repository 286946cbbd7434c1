"""Tables of claims have what the claims are presented with."""

from __future__ import annotations

from dataclasses import replace

import pyarrow as pa
import pytest

from dashboard.domain.claim import Claim
from dashboard.domain.presentation import headline_pattern, present
from dashboard.domain.words import Hedge, Kind, Precision, Review, Side
from dashboard.exchange.export import claim_tables
from dashboard.exchange.export.claim_tables import (
    BATCH,
    CORRECTED,
    Words,
    table_schema,
    tables_of,
    with_derived,
)
from tests.golden.export.cases import CLAIMS


def test_tables_are_small_and_hold_every_claim_in_order() -> None:
    claims = [CLAIMS[n % len(CLAIMS)] for n in range(2 * BATCH + 1)]
    tables = list(tables_of(map(present, claims)))
    assert [table.num_rows for table in tables] == [BATCH, BATCH, 1]
    ids = [id for table in tables for id in table["id"].to_pylist()]
    assert ids == [claim.id for claim in claims]
    assert all(table.schema == table_schema() for table in tables)


def test_what_is_derived_is_that_of_the_one_rule() -> None:
    (table,) = tables_of([present(claim, ["x"], True) for claim in CLAIMS])
    bare = table.drop_columns(["headline", "days", "signs", "contested"])
    corrected = table["contested"]
    derived = with_derived(bare.append_column(CORRECTED, corrected))
    assert derived.to_pylist() == table.to_pylist()
    assert "corrected" in derived["signs"][0].as_py()


SPEAKERS = (
    *("Reuters", "officials", "Local officials", "Armed forces", "ARMED FORCES"),
    *("Media", "the media, of Kyiv", "Kyiv and Lviv", "kyiv", "Kyiv Mass", "Census"),
    *("Ukraine", "ukraine", "RUSSIA", "Rusſia", "forceſ", "Forceſ", "Paris", "", "5s"),
    *("Villagers of Kyiv", "Mayors, the", "Mayors for Kyiv", "Київ", "вожді", "ß"),
    *("Old sources ", "Experts; Reuters", "Reuters; experts", "X\nforces", "K"),
)


def _derived(claims: list[Claim], words: Words) -> pa.Table:
    (table,) = tables_of(map(present, claims))
    bare = table.drop_columns(["headline", "days", "signs", "contested"])
    corrected = pa.array([False] * len(claims))
    return with_derived(bare.append_column(CORRECTED, corrected), words)


def test_speakers_stand_in_headlines_as_the_one_rule_has_them() -> None:
    claims = [
        replace(CLAIMS[0], claimant=claimant, claimant_side=side)
        for claimant in SPEAKERS
        for side in (Side.UNKNOWN, Side.UA, Side.RU)
    ]
    derived = _derived(claims, Words())["headline"].to_pylist()
    assert derived == [present(claim).headline for claim in claims]


def test_areas_stand_in_headlines_as_the_one_rule_has_them() -> None:
    claims = [
        replace(CLAIMS[0], kind=kind, name=name, precision=precision)
        for kind in (Kind.ADVANCE, Kind.ASSAULT)
        for name in ("Lyman front", "the front line", "Sea of Azov", "Donbas", "")
        for precision in (Precision.AREA, Precision.OBLAST, Precision.SETTLEMENT, None)
    ]
    derived = _derived(claims, Words())["headline"].to_pylist()
    assert derived == [present(claim).headline for claim in claims]
    assert any("on the Lyman front" in headline for headline in derived)


def test_words_of_earlier_tables_are_not_made_again(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    asked: list[str] = []
    rule = claim_tables._place

    def place(called: str, precision: str, region: str) -> tuple[str, str]:
        asked.append(called)
        return rule(called, precision, region)

    monkeypatch.setattr(claim_tables, "_place", place)
    monkeypatch.setattr(claim_tables, "REMEMBERED", 3)
    words = Words()
    for places in (("a", "b"), ("b", "c", "a"), ("d",), ("e", "a")):
        claims = [replace(CLAIMS[0], name=name) for name in places]
        derived = _derived(claims, words)["headline"].to_pylist()
        assert derived == [present(claim).headline for claim in claims]
    # Four places are more than are remembered: after them, all are made again.
    assert asked == ["a", "b", "c", "d", "e", "a"]


def test_every_headline_begins_with_the_speaker_and_names_the_place_once() -> None:
    for kind in Kind:
        for actor in Side:
            for hedge in Hedge:
                for review in Review:
                    pattern = headline_pattern(
                        kind, actor, hedge, review, preposition="at", plural=True
                    )
                    assert pattern.sentence.startswith("{who}")
                    assert pattern.sentence.count("{") == 2
                    assert pattern.sentence.count("{place}") == 1
                    assert pattern.frame.count("{headline}") == 1
