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
from dashboard.domain.presentation import (
    DERIVED,
    ENGLISH_PHRASES,
    PHRASES,
    SIGNS,
    Because,
    claim_days,
    counted_days,
    headline_pattern,
    place_preposition,
    present,
    sign_codes,
    speaker_words,
    takes_plural,
    with_article,
)
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


def test_every_sign_has_its_words() -> None:
    assert list(SIGNS.items()) == [
        ("draft", "Draft"),
        ("rejected", "Rejected"),
        ("retracted", "Retracted"),
        ("corrected", "Corrected"),
        ("machine_read", "Read by a program"),
        ("hedged", "Put with caution"),
        ("claimed", "Reported as a claim"),
        ("denied", "Denial"),
        ("contested", "Contested"),
        ("start_unknown", "Start unknown"),
        ("end_unknown", "End unknown"),
        ("date_unknown", "Date unknown"),
    ]


def test_the_words_of_side_and_review() -> None:
    assert {name: PHRASES[f"side.{name}"] for name in Side} == {
        "UA": "Ukraine",
        "RU": "Russia",
        "partner": "Partner of Ukraine",
        "independent": "independent",
        "unknown": "Not stated",
    }
    assert {name: PHRASES[f"review.{name}"] for name in Review} == {
        name: name.label for name in Review
    }
    assert PHRASES["what.retake"] == "{actor} retook {place}"
    assert PHRASES["what.retake.unknown"] == "{place} was retaken"
    assert PHRASES["kind.retake"] == "Retaken"
    assert PHRASES["sign.draft"] == "Draft"


def test_months() -> None:
    assert " ".join(ENGLISH_PHRASES.months) == (
        "January February March April May June July August September October "
        "November December"
    )
    assert ENGLISH_PHRASES["days.unknown"] == "date unknown"


@pytest.mark.parametrize(
    ("first", "last", "words"),
    [
        (None, None, "date unknown"),
        (date(2022, 2, 24), None, "from 24 February 2022 (end unknown)"),
        (None, date(2022, 12, 1), "on or before 1 December 2022"),
        (date(2022, 1, 5), date(2022, 1, 5), "on 5 January 2022"),
        (date(2023, 6, 5), date(2023, 6, 9), "5 to 9 June 2023"),
        (date(2023, 6, 5), date(2023, 7, 9), "5 June to 9 July 2023"),
        (date(2022, 6, 5), date(2023, 6, 9), "5 June 2022 to 9 June 2023"),
    ],
)
def test_days_in_words(first: date | None, last: date | None, words: str) -> None:
    assert claim_days(first, last) == words


@pytest.mark.parametrize(
    ("hedge", "one", "several"),
    [
        (Hedge.ASSERTED, "says that", "say that"),
        (Hedge.HEDGED, "says with caution that", "say with caution that"),
        (Hedge.CLAIMED, "claims that", "claim that"),
        (Hedge.DENIED, "denies that", "deny that"),
    ],
)
def test_one_says_and_several_say(hedge: Hedge, one: str, several: str) -> None:
    for plural, verb in ((False, one), (True, several)):
        pattern = headline_pattern(
            Kind.RETAKE,
            Side.UA,
            hedge,
            Review.ACCEPTED,
            preposition="at",
            plural=plural,
        )
        assert pattern.sentence == f"{{who}} {verb} Ukraine retook {{place}}"
        assert pattern.frame == "{headline}"


@pytest.mark.parametrize(
    ("hedge", "one", "several"),
    [
        (
            Hedge.ASSERTED,
            "makes a statement about",
            "make a statement about",
        ),
        (
            Hedge.HEDGED,
            "makes a cautious statement about",
            "make a cautious statement about",
        ),
        (
            Hedge.CLAIMED,
            "is reported to have made a statement about",
            "are reported to have made a statement about",
        ),
        (
            Hedge.DENIED,
            "denies a statement about",
            "deny a statement about",
        ),
    ],
)
def test_who_makes_a_statement(hedge: Hedge, one: str, several: str) -> None:
    for plural, verb in ((False, one), (True, several)):
        pattern = headline_pattern(
            Kind.STATEMENT,
            Side.UNKNOWN,
            hedge,
            Review.DRAFT,
            preposition="at",
            plural=plural,
        )
        assert pattern.sentence == f"{{who}} {verb} {{place}}"
        assert pattern.frame == "Draft: {headline}"


@pytest.mark.parametrize(
    ("actor", "words"),
    [
        (Side.UA, "Ukraine"),
        (Side.RU, "Russia"),
        (Side.PARTNER, "a partner of Ukraine"),
        (Side.INDEPENDENT, "an independent group"),
    ],
)
def test_who_acts(actor: Side, words: str) -> None:
    shown = present(replace(ROGOV, actor=actor, hedge=Hedge.ASSERTED))
    assert shown.headline == (
        f"Vladimir Rogov (Russia) says that {words} retook Urozhaine"
    )


@pytest.mark.parametrize(
    ("claimant", "side", "words"),
    [
        ("TASS", Side.RU, "TASS (Russia)"),
        ("TASS", Side.UNKNOWN, "TASS"),
        ("RUSSIA", Side.RU, "RUSSIA"),
        ("Meduza", Side.INDEPENDENT, "Meduza (independent)"),
        ("", Side.UNKNOWN, "a speaker not named"),
        ("", Side.UA, "a speaker not named (Ukraine)"),
    ],
)
def test_the_speaker_with_the_side(claimant: str, side: Side, words: str) -> None:
    assert speaker_words(claimant, side) == words


@pytest.mark.parametrize(
    ("claimant", "plural"),
    [
        ("Reuters", False),
        ("the press", False),
        ("the census", False),
        ("the analysis", False),
        ("officials", True),
        ("Officials", False),
        ("the military", False),
        ("Western media", True),
        ("Ground Forces", True),
        ("the troops", True),
        ("Rogov and Stremousov", True),
        ("Rogov, head of Energodar and of its troops", False),
        ("spokesman for the troops", False),
        ("", False),
    ],
)
def test_who_takes_a_plural_verb(claimant: str, plural: bool) -> None:
    assert takes_plural(claimant) is plural


@pytest.mark.parametrize(
    ("place", "precision", "preposition"),
    [
        ("Urozhaine", "settlement", "at"),
        ("Urozhaine", "", "at"),
        ("Ukraine", "country", "within"),
        ("Donetsk oblast", "oblast", "within"),
        ("Izium", "raion", "within"),
        ("Donbas", "area", "in"),
        ("Kinburn Spit", "area", "in"),
        *(
            (f"some {noun}", "area", "on")
            for noun in ("axis", "Bank", "direction", "FRONT", "line", "sector")
        ),
    ],
)
def test_at_in_or_on_a_place(place: str, precision: str, preposition: str) -> None:
    assert place_preposition(place, precision) == preposition


@pytest.mark.parametrize(
    ("place", "precision", "words"),
    [
        *(
            (f"Some {noun}", "area", f"the Some {noun}")
            for noun in (
                "axis",
                "bank",
                "direction",
                "front",
                "line",
                "sector",
                "Reservoir",
                "River",
                "Sea",
                "Spit",
            )
        ),
        ("the front", "area", "the front"),
        ("Sea of Azov", "area", "the Sea of Azov"),
        ("Some front", "settlement", "Some front"),
        ("Donbas", "area", "Donbas"),
        ("", "area", ""),
    ],
)
def test_names_that_take_an_article(place: str, precision: str, words: str) -> None:
    assert with_article(place, precision) == words


def test_a_place_that_is_not_named() -> None:
    claim = replace(ROGOV, name="", kind=Kind.CLASH, hedge=Hedge.ASSERTED)
    shown = present(claim)
    assert shown.headline == (
        "Vladimir Rogov (Russia) says that Ukraine fought at a place not named"
    )
    assert (shown.title, shown.place) == ("Fighting", "")


def test_title_kind_and_status() -> None:
    shown = present(ROGOV)
    assert shown.title == "Retaken (denied): Urozhaine"
    assert (shown.kind, shown.status) == ("Retaken (denied)", "Accepted")
    assert present(replace(ROGOV, hedge=Hedge.CLAIMED)).kind == "Retaken"
    corrected = present(ROGOV, corrected=True)
    assert corrected.status == "Accepted, corrected"
    assert corrected.codes == ("corrected", "denied", "date_unknown")
    named = present(ROGOV, place="Урожайне")
    assert (named.place, named.title) == ("Урожайне", "Retaken (denied): Урожайне")
    written = present(replace(ROGOV, name="", place_as_written="Urozhaynoye"))
    assert written.place == "Urozhaynoye"


def test_signs_beside_the_days() -> None:
    shown = present(ROGOV, ["b"])
    assert shown.codes == ("denied", "contested", "date_unknown")
    # The words of the days say already that they are not known.
    assert shown.marks == ("Denial", "Contested")
    for days in ({"date_from": DAY}, {"date_to": DAY}):
        assert present(replace(ROGOV, **days)).marks == ("Denial",)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("days_known", "code"),
    [
        ((False, False), ("date_unknown",)),
        ((False, True), ("start_unknown",)),
        ((True, False), ("end_unknown",)),
        ((True, True), ()),
    ],
)
def test_codes_of_an_assertion(
    days_known: tuple[bool, bool], code: tuple[str, ...]
) -> None:
    codes = sign_codes(
        Review.ACCEPTED,
        Hedge.ASSERTED,
        days_known,
        by_program=False,
        contested=False,
        corrected=False,
    )
    assert codes == code


def test_codes_stand_in_one_order() -> None:
    codes = sign_codes(
        Review.RETRACTED,
        Hedge.CLAIMED,
        (True, True),
        by_program=True,
        contested=True,
        corrected=True,
    )
    assert codes == (
        "retracted",
        "corrected",
        "machine_read",
        "claimed",
        "contested",
    )


def test_what_a_file_has_beyond_the_fields() -> None:
    claim = replace(ROGOV, date_from=DAY, date_to=DAY, attributes='{"a":"b"}')
    because = [Because("b", "denial", "One denies it.")]
    shown = present(claim, ["b"], because=because)
    assert shown.derived() == {
        "headline": DENIES,
        "days": "on 5 August 2022",
        "signs": ["denied", "contested"],
        "contested": True,
        "contradicted_by": ["b"],
        "attributes": '{"a":"b"}',
        "contested_because": ["One denies it."],
    }
    assert tuple(shown.derived()) == DERIVED
    assert shown.rows() == {
        "headline": DENIES,
        "days": "on 5 August 2022",
        "signs": [
            {"code": "denied", "words": "Denial"},
            {"code": "contested", "words": "Contested"},
        ],
    }
    assert (shown.first, shown.last) == (DAY, DAY)
    assert not present(claim).contested
