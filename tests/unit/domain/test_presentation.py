"""The words for one claim: attributed, a denial a denial, and what is withdrawn said
first.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.cartography import LANGUAGES
from dashboard.domain.claim import Claim
from dashboard.domain.presentation import SIGNS, Because, counted_days, present
from dashboard.domain.words import Hedge, Kind, Precision, Review, Side

ROGOV = Claim(
    id="a",
    kind=Kind.RETAKE,
    actor=Side.UA,
    claimant="Vladimir Rogov",
    claimant_side=Side.RU,
    hedge=Hedge.DENIED,
    name="Urozhaine",
    review=Review.ACCEPTED,
)
DENIES = "Vladimir Rogov (Russia) denies that Ukraine retook Urozhaine"


@pytest.mark.parametrize(
    ("changes", "headline"),
    [
        ({}, DENIES),
        ({"review": Review.RETRACTED}, f"Retracted: {DENIES}"),
        ({"review": Review.REJECTED}, f"Rejected: {DENIES}"),
        ({"review": Review.DRAFT}, f"Draft: {DENIES}"),
        (
            {"hedge": Hedge.HEDGED, "claimant": "Russian officials"},
            "Russian officials (Russia) say with caution that Ukraine retook Urozhaine",
        ),
        (
            {"hedge": Hedge.CLAIMED, "claimant": "Reuters", "actor": Side.UNKNOWN},
            "Reuters (Russia) claims that Urozhaine was retaken",
        ),
        (
            {"kind": Kind.STATEMENT, "claimant": "", "claimant_side": Side.UNKNOWN},
            "A speaker not named denies a statement about Urozhaine",
        ),
        (
            {
                "kind": Kind.CLASH,
                "hedge": Hedge.ASSERTED,
                "name": "Donetsk",
                "region": "Donetsk",
                "precision": Precision.OBLAST,
            },
            "Vladimir Rogov (Russia) says that Ukraine fought in Donetsk oblast",
        ),
        *(
            (
                {
                    "kind": Kind.ADVANCE,
                    "hedge": Hedge.ASSERTED,
                    "name": name,
                    "precision": precision,
                },
                f"Vladimir Rogov (Russia) says that Ukraine advanced {where}",
            )
            for name, precision, where in (
                ("the front line", Precision.AREA, "on the front line"),
                ("Kupiansk front", Precision.AREA, "on the Kupiansk front"),
                ("Orikhiv sector", Precision.AREA, "on the Orikhiv sector"),
                (
                    "left bank of Kherson Oblast",
                    Precision.AREA,
                    "on the left bank of Kherson Oblast",
                ),
                ("Sea of Azov", Precision.AREA, "in the Sea of Azov"),
                ("Donbas", Precision.AREA, "in Donbas"),
                ("Front", Precision.SETTLEMENT, "at Front"),
                ("Izium", Precision.RAION, "in Izium"),
            )
        ),
        (
            {
                "kind": Kind.ASSAULT,
                "hedge": Hedge.ASSERTED,
                "name": "Lyman front",
                "precision": Precision.AREA,
            },
            "Vladimir Rogov (Russia) says that Ukraine attacked the Lyman front",
        ),
    ],
)
def test_a_headline_attributes(changes: dict[str, object], headline: str) -> None:
    assert present(replace(ROGOV, **changes)).headline == headline  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("kind", "precision", "words"),
    [
        (Kind.RETAKE, Precision.COUNTRY, "Ukraine retook ground in Kherson"),
        (Kind.CAPTURE, Precision.OBLAST, "Ukraine captured ground in Kherson oblast"),
        (Kind.CONTROL, Precision.RAION, "Ukraine controls ground in Kherson"),
        (Kind.WITHDRAW, Precision.OBLAST, "withdrew from ground in Kherson oblast"),
        (Kind.STRIKE, Precision.OBLAST, "Ukraine struck Kherson oblast"),
        (Kind.ADVANCE, Precision.COUNTRY, "Ukraine advanced in Kherson"),
        (Kind.RETAKE, Precision.AREA, "Ukraine retook Kherson"),
        (Kind.RETAKE, Precision.SETTLEMENT, "Ukraine retook Kherson"),
    ],
)
def test_ground_in_a_division_is_not_the_whole_of_it(
    kind: Kind,
    precision: Precision,
    words: str,
) -> None:
    claim = replace(
        ROGOV, kind=kind, hedge=Hedge.ASSERTED, name="Kherson", precision=precision
    )
    assert present(claim).headline.endswith(words)


def test_a_ukrainian_denial_is_one() -> None:
    shown = present(ROGOV, 2, corrected=True, language=LANGUAGES["uk"])
    assert shown.headline == (
        "Vladimir Rogov (Росія) заперечує: «Повернуто: Urozhaine (діє Україна)»"
    )
    assert shown.codes == present(ROGOV, 2, corrected=True).codes
    assert shown.contested
    assert shown.contradicted_by == ()


@given(
    kind=st.sampled_from(Kind),
    actor=st.sampled_from(Side),
    side=st.sampled_from(Side),
    hedge=st.sampled_from(Hedge),
    review=st.sampled_from(Review),
    precision=st.none() | st.sampled_from(Precision),
    code=st.sampled_from(sorted(LANGUAGES)),
)
def test_every_combination_has_words(
    kind: Kind,
    actor: Side,
    side: Side,
    hedge: Hedge,
    review: Review,
    precision: Precision | None,
    code: str,
) -> None:
    claim = replace(
        ROGOV,
        kind=kind,
        actor=actor,
        claimant_side=side,
        hedge=hedge,
        review=review,
        precision=precision,
    )
    shown = present(claim, ("b",), corrected=True, language=LANGUAGES[code])
    assert "{" not in f"{shown.headline} {shown.title} {shown.days} {shown.status}"
    assert "Urozhaine" in shown.headline
    order = list(SIGNS)
    assert list(shown.codes) == sorted(shown.codes, key=order.index)


@pytest.mark.parametrize(("by", "read"), [("program", True), ("anna", False)])
def test_what_only_a_program_read_says_so(by: str, read: bool) -> None:
    codes = present(replace(ROGOV, review_by=by)).codes
    assert ("machine_read" in codes) is read


def test_an_unknown_start_is_said_as_on_or_before() -> None:
    claim = replace(ROGOV, date_to=date(2022, 8, 5))
    assert present(claim).days == "on or before 5 August 2022"
    assert "2022 або раніше" in present(claim, language=LANGUAGES["uk"]).days


DAY = date(2022, 8, 5)


@pytest.mark.parametrize(
    ("days", "sign"),
    [
        ({}, "Date unknown"),
        ({"date_to": DAY}, "Start unknown"),
        ({"date_from": DAY}, "End unknown"),
        ({"date_from": DAY, "date_to": DAY}, ""),
    ],
)
def test_the_api_has_headline_days_and_signs(days: dict[str, date], sign: str) -> None:
    rows = present(replace(ROGOV, **days), ("b",)).rows()  # type: ignore[arg-type]
    words = ["Denial", "Contested", *filter(None, [sign])]
    assert rows["headline"] == DENIES
    assert [each["words"] for each in rows["signs"]] == words
    assert {SIGNS[each["code"]] for each in rows["signs"]} == {*words}
    assert set(rows) == {"headline", "days", "signs"}


def test_an_unknown_start_counts_as_the_last_day() -> None:
    day, later = date(2022, 8, 5), date(2022, 8, 9)
    assert counted_days(replace(ROGOV, date_to=day)) == (day, day)
    assert counted_days(replace(ROGOV, date_from=day, date_to=later)) == (day, later)
    assert counted_days(replace(ROGOV, published=later)) == (later, later)
    assert counted_days(replace(ROGOV, date_from=later, published=day)) == (
        later,
        later,
    )
    assert counted_days(ROGOV) is None


@pytest.mark.parametrize(
    ("claimant", "verb"),
    [
        ("Oleksandr Syrsky, commander of the ground forces", "denies"),
        ("the spokesman for the Eastern Group of troops", "denies"),
        ("the minister of foreign and European affairs", "denies"),
        ("the Armed Forces of Ukraine", "deny"),
        ("officials of the region", "deny"),
        ("Zelensky and Biden", "deny"),
    ],
)
def test_one_speaker_takes_one_verb(claimant: str, verb: str) -> None:
    headline = present(replace(ROGOV, claimant=claimant)).headline
    assert f"(Russia) {verb} that" in headline


def test_a_reason_is_told_once_however_many_claims_have_it() -> None:
    because = [Because(id, "denial", why) for id, why in zip("abc", "xyx", strict=True)]
    told = present(ROGOV, ["a", "b", "c"], because=because)
    assert told.reasons == ("x", "y")
    assert told.derived()["contested_because"] == ["x", "y"]
