"""How likely a claim was read right, and why it may not be."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from dashboard.domain.claim import Claim
from dashboard.domain.place import Candidate, Place
from dashboard.domain.words import Hedge, Kind, Precision, Side
from dashboard.reading.claims.doubt import (
    REASONS,
    Assessment,
    DoubtLevel,
    assess,
    features,
)
from dashboard.reading.claims.drafts import WRITER
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


LYMAN = Place(
    id="lyman",
    name="Lyman",
    name_uk="Лиман",
    region="Donetsk",
    raion="Kramatorsk",
    kind="city",
    lat=49.0,
    lon=37.8,
    precision=Precision.SETTLEMENT,
    radius_km=3.0,
    population=20_000,
    source="a test",
)
SURE = Claim(
    id="1",
    kind=Kind.CAPTURE,
    actor=Side.RU,
    claimant="the staff",
    claimant_side=Side.UA,
    place_as_written="Lyman",
    place_id="lyman",
    lat=49.0,
    lon=37.8,
    precision=Precision.SETTLEMENT,
    date_from=date(2023, 6, 12),
    date_to=date(2023, 6, 12),
    quote="Russian troops took Lyman as the staff said.",
)
"""Nothing speaks against it."""
ITS_OWN = {"always", "kind capture", "actor RU", "side UA"}
"""What holds of it."""


@pytest.mark.parametrize(
    ("change", "reason"),
    [
        ({"lat": None}, "Its place is named and could not be told for sure."),
        ({"lat": None, "place_as_written": ""}, "No place is named."),
        (
            {"claimant_side": Side.UNKNOWN},
            "It is not known on whose side the claimant is.",
        ),
        ({"kind": Kind.STATEMENT}, "It tells of no event that has a kind of its own."),
        (
            {"precision": Precision.OBLAST},
            "The point stands for a whole area, no settlement is named.",
        ),
        ({"place_as_written": "Siversk"}, "Its place is named in another sentence."),
        ({"claimant": "a major"}, "Who says it is named in another sentence."),
        ({"precision": Precision.APPROXIMATE}, "The place is approximate."),
        (
            {"quote": "Troops may be in Lyman, the staff said."},
            "Its words also speak of what may happen.",
        ),
        ({"hedge": Hedge.HEDGED}, "The article puts it with caution."),
        ({"hedge": Hedge.CLAIMED}, "The article puts it with caution."),
        ({"hedge": Hedge.DENIED}, "It is a denial."),
        ({"date_to": None}, "The day is not known."),
    ],
)
def test_what_speaks_against_a_claim_is_said_in_a_sentence(
    change: dict[str, Any], reason: str
) -> None:
    assert assess(SURE).reasons == ()
    assert assess(replace(SURE, **change)).reasons == (reason,)


@pytest.mark.parametrize(
    ("change", "feature"),
    [
        ({"date_text": "Monday"}, "own time"),
        ({"date_from": None}, "no start"),
        ({"date_from": date(2023, 6, 11)}, "several days"),
        ({"quote": "Troops took Lyman as the staff said on"}, "no sentence"),
        ({"quote": "Lyman was lost, the staff said."}, "comma"),
        ({"quote": "Lyman was lost; the staff said so."}, "comma"),
        ({"quote": "Lyman was not taken as the staff said."}, "denying"),
        ({"quote": "Lyman wasn’t taken as the staff said."}, "denying"),
        ({"quote": "A year after it Lyman burns as the staff said."}, "recalling"),
        ({"quote": "Lyman burns but stands as the staff said."}, "contrast"),
        ({"quote": "❗ Lyman is taken as the staff said."}, "pictogram"),
        (
            {"quote": " ".join(["Lyman", *["so"] * 7, "the staff", *"abc"]) + "."},
            "over 12 words",
        ),
        (
            {"quote": "as the staff said of Lyman and Zarichne and Terny."},
            "over 2 names",
        ),
    ],
)
def test_what_else_bears_on_a_claim(change: dict[str, Any], feature: str) -> None:
    assert features(SURE) == ITS_OWN
    assert features(replace(SURE, **change)) == ITS_OWN | {feature}


def test_a_claim_is_known_by_its_kind_and_sides() -> None:
    assert features(replace(SURE, kind=Kind.STRIKE)) == {
        *("always", "kind strike", "actor RU", "side UA")
    }
    assert features(replace(SURE, actor=Side.UNKNOWN)) == {
        *("always", "kind capture", "actor unknown", "side UA")
    }
    written = replace(SURE, claimant=WRITER, claimant_side=Side.UNKNOWN)
    assert features(written) == {
        *("always", "kind capture", "actor RU", "side unknown", "writer")
    }


@pytest.mark.parametrize(
    ("words", "telling"),
    [
        ("Якщо взяли Лиман", "supposing"),
        ("Намагалися взяти Лиман", "supposing"),
        ("Лиман не взяли", "denying"),
        ("Спростували втрату", "denying"),
        ("Два роки тому", "recalling"),
        ("Взяли, але пішли", "contrast"),
        ("Если возьмут Лиман", "supposing"),
        ("Пытались взять Лиман", "supposing"),
        ("Лиман не взят", "denying"),
        ("Опровергли потерю", "denying"),
        ("Пять лет назад", "recalling"),
        ("Взяли, однако ушли", "contrast"),
    ],
)
def test_words_that_bear_on_a_claim_are_known_in_three_languages(
    words: str, telling: str
) -> None:
    names = features(replace(SURE, quote=f"{words}, Lyman, the staff."))
    assert telling in names
    assert "Cyrillic" in names


@pytest.mark.parametrize(("commas", "many"), [(3, False), (4, True)])
def test_many_commas_are_many_clauses(commas: int, many: bool) -> None:
    quote = f"Lyman{', so' * commas} as the staff said."
    assert ("many clauses" in features(replace(SURE, quote=quote))) is many


@pytest.mark.parametrize(
    ("words", "over"),
    [(12, set()), (13, {12}), (20, {12}), (21, {12, 20}), (31, {12, 20, 30})],
)
def test_the_longer_a_quote_the_more_it_may_tell(words: int, over: set[int]) -> None:
    quote = " ".join(["Lyman the staff", *["so"] * (words - 3)]) + "."
    names = features(replace(SURE, quote=quote))
    assert {name for name in names if name.endswith("words")} == {
        f"over {most} words" for most in over
    }


def test_an_ordinary_sentence_has_nothing_of_note() -> None:
    assert features(replace(SURE, quote="Lyman fell as says the staff”")) == ITS_OWN


def test_a_pronoun_is_a_speaker_of_whom_little_is_known() -> None:
    quote = "They took Lyman, He said."
    assert "pronoun" in features(replace(SURE, quote=quote, claimant="He"))


def test_a_denial_is_not_doubted_for_its_denying_words() -> None:
    quote = "The staff denied that Lyman was lost."
    claim = replace(SURE, quote=quote, claimant="The staff", hedge=Hedge.DENIED)
    assert features(claim) == ITS_OWN | {"denied"}


def namesakes(score: float, *others: float, how: str = "exact") -> list[Candidate]:
    """Return Lyman of that score, and places that share its name."""
    return [
        Candidate(LYMAN, score, "Lyman", how),
        *(
            Candidate(replace(LYMAN, id=f"other-{n}"), other, "Lyman", "exact")
            for n, other in enumerate(others)
        ),
    ]


@pytest.mark.parametrize(
    ("candidates", "expected"),
    [
        (namesakes(1.0), set()),
        (namesakes(0.25, 0.0), set()),
        (namesakes(0.24, 0.0), {"far rival"}),
        (namesakes(0.15, 0.0), {"far rival"}),
        (namesakes(0.14, 0.0), {"rival"}),
        (namesakes(0.9, 0.1, 0.89), {"rival"}),
        (namesakes(1.0, how="curated"), set()),
        (namesakes(1.0, how="folded"), {"spelling"}),
        (namesakes(1.0)[1:], set()),
        (namesakes(1.0, 0.2)[1:], {"elsewhere"}),
    ],
)
def test_namesakes_nearly_as_likely_are_rivals(
    candidates: list[Candidate], expected: set[str]
) -> None:
    assert features(SURE, candidates) == ITS_OWN | expected


def test_reasons_of_rivals_and_of_spelling() -> None:
    assert assess(SURE, namesakes(1.0, 0.9, how="folded")).reasons == (
        "Another place of that name is about as likely.",
        "The name is spelt otherwise than in the register.",
    )
    unplaced = replace(SURE, lat=None)
    assert "elsewhere" not in features(unplaced, namesakes(1.0, 0.2)[1:])
    assert assess(SURE, namesakes(1.0, 0.2)[1:]).reasons == (
        "Its place is not among those of that spelling.",
    )


def test_a_probability_has_three_digits_and_each_doubt_lowers_it() -> None:
    vague = replace(SURE, kind=Kind.STATEMENT)
    vaguer = replace(vague, precision=Precision.OBLAST, claimant_side=Side.UNKNOWN)
    found = [assess(claim) for claim in (SURE, vague, vaguer)]
    assert 1 > found[0].probability > 0.9
    assert 0.9 > found[1].probability > 0.5
    assert 0.1 > found[2].probability > 0
    assert [a.doubt for a in found] == [
        DoubtLevel.NONE,
        DoubtLevel.MODERATE,
        DoubtLevel.MUCH,
    ]
    assert [round(a.probability, 3) for a in found] == [a.probability for a in found]
    elsewhere = assess(SURE, namesakes(1.0, 0.2)[1:])
    assert elsewhere == Assessment(
        found[0].probability, DoubtLevel.MUCH, (REASONS["elsewhere"],)
    )


def test_how_much_doubt_is_put_into_words() -> None:
    assert [(level.value, level.label, level.gloss) for level in DoubtLevel] == [
        (
            "none",
            "No doubt",
            "read right in 97 of 100 of our own passages, in about 85 of other texts",
        ),
        ("some", "Some doubt", "of other texts read right in about 60 of 100"),
        ("much", "Much doubt", "of other texts read right in about 20 of 100"),
    ]
