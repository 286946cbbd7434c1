"""How likely a claim was read right, and why it may not be."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from dashboard.reading.claims.doubt import REASONS, DoubtLevel, assess, features
from tests.unit.reading.articles import only, read

PLAIN = "Russian forces captured Lyman on Monday, the Ukrainian General Staff said."
VAGUE = "The situation near Lyman is difficult, he said."


def test_a_plain_claim_is_doubted_less_than_a_vague_one() -> None:
    plain, vague = assess(only(PLAIN)), assess(only(VAGUE))
    assert plain.probability > vague.probability
    assert plain.doubt is DoubtLevel.NONE
    assert vague.doubt is not DoubtLevel.NONE
    assert vague.reasons
    assert set(vague.reasons) <= set(REASONS.values())


def test_without_a_language_model_there_is_always_moderate_doubt() -> None:
    assert assess(only(PLAIN), sure=False).doubt is DoubtLevel.MODERATE


def test_a_place_that_its_name_cannot_mean_is_much_doubted() -> None:
    claim = only(PLAIN)
    (mention,) = read(PLAIN).mentions
    candidates = mention.resolution.candidates
    assert candidates
    wrong = replace(claim, place_id="elsewhere")
    assert assess(wrong, candidates).doubt is DoubtLevel.MUCH


def test_what_bears_on_a_claim() -> None:
    claim = only(PLAIN, date(2025, 10, 14))
    assert {"own time"} <= features(claim) | {"own time"}
    assert "unplaced" in features(replace(claim, lat=None, lon=None, precision=None))
    assert "no day" in features(replace(claim, date_from=None, date_to=None))
    assert "supposing" in features(replace(claim, quote="If it fell, he would know."))
    assert "speaker carried" in features(replace(claim, claimant="A sergeant"))
    assert "speaker carried" not in features(claim)
    assert "contrast" in features(replace(claim, quote="Two fell, while one held."))
