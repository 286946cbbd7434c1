"""The index derives from a row what judgement makes of the claim, and marks what
contradicts.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from itertools import permutations, product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dashboard.domain.claim import Claim
from dashboard.domain.filters import Filters
from dashboard.domain.words import REGIONS, Hedge, Kind, Precision, Review, Side
from dashboard.index import Index, ingest
from dashboard.index.contested import MOST_AGAINST
from dashboard.index.schema import (
    AT_LEAST,
    CAUTIOUS,
    DENIED,
    HARMED,
    OF_RUSSIA,
    OPEN,
    PART,
    QUESTIONS,
    SPARED,
    THING,
    THING_NAMES,
)
from dashboard.judgement import GAINS, Rule, assertion, pairs, question_of

DAY = date(2023, 6, 10)
CLAIM = Claim(
    id="a",
    kind=Kind.RETAKE,
    actor=Side.UA,
    claimant="The General Staff",
    claimant_side=Side.UA,
    place_id="UA1",
    name="Storozheve",
    region="Donetsk",
    lat=47.8,
    lon=36.8,
    precision=Precision.SETTLEMENT,
    date_from=DAY,
    date_to=DAY,
    review=Review.ACCEPTED,
)
NOTES = (
    "",
    "About half of the town",
    "На околиці міста",
    "частью города",
    "three people were killed",
    "It killed at least 12 and wounded 3",
    "7 civilians were killed in part of it",
    "The party left",
    "Troops hold the coke plant",
    "5,667 buildings: 67 of the 120 are taken",
    "Everything east of the river",
    "Nine attacks in the vicinity were repelled",
    "Атаки поблизу відбито",
    "Marines cleared the hospital",
    "Storozheve was taken; the school burnt",
    "An unnamed ridge was taken after dark",
    "The pictures were taken in Storozheve",
    "Штурмовики заняли частный сектор",
    "At least twenty people were killed",
    "Унаслідок удару загинуло щонайменше п’ятеро людей",
    "Погибли 9 человек, пишет «газета»",
    "Nobody was killed",
)
CLAIMS = st.builds(
    replace,
    st.just(CLAIM),
    kind=st.sampled_from(Kind),
    actor=st.sampled_from(Side),
    claimant=st.sampled_from(("", "Analysts", " analysts  ", "A ministry")),
    claimant_side=st.sampled_from(Side),
    hedge=st.sampled_from((Hedge.ASSERTED, Hedge.DENIED)),
    date_from=st.none() | st.dates(DAY - timedelta(3), DAY),
    date_to=st.dates(DAY, DAY + timedelta(4)),
    note=st.sampled_from(NOTES),
    # Where the passage stands in its article says nothing of days.
    start=st.none() | st.just(7),
    review=st.sampled_from((Review.ACCEPTED, Review.ACCEPTED, Review.DRAFT)),
)


@pytest.fixture(scope="module", autouse=True)
def _found_by_duckdb() -> Iterator[None]:
    """Let DuckDB find what claims answer, however few they are: what is found one by
    one is compared with it elsewhere.
    """
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(ingest, "FEW", 0)
        yield


# Few indexes of many claims: each takes DuckDB a second to get ready for.
@pytest.mark.slow
@settings(max_examples=12)
@given(st.lists(CLAIMS, min_size=2, max_size=40))
def test_the_index_says_what_the_rules_say(claims: list[Claim]) -> None:
    numbered = [replace(claim, id=f"{n:02}") for n, claim in enumerate(claims)]
    spoken = {claim.id: assertion(claim) for claim in numbered}
    # Claims that say the same are one answer, and contradict the same.
    answers = list(dict.fromkeys(each for each in spoken.values() if each))
    against: dict[str, set[str]] = {claim.id: set() for claim in numbered}
    for pair in pairs(answers, 20):
        for a, b in product(numbered, numbered):
            if (spoken[a.id], spoken[b.id]) == (
                answers[pair.first],
                answers[pair.second],
            ):
                against[a.id].add(b.id)
    every = Filters(review=("accepted", "draft"))
    page = Index.of(numbered).page(every)
    assert {each.claim.id: {*each.contradicted_by} for each in page.rows} == against


@pytest.mark.slow
@settings(max_examples=6)
@given(st.lists(st.tuples(CLAIMS, st.booleans()), min_size=2, max_size=40))
def test_what_a_visitor_may_not_see_contradicts_nothing(
    drawn: list[tuple[Claim, bool]],
) -> None:
    claims = [
        replace(claim, id=f"{n:02}", dataset=CLOSED * closed)
        for n, (claim, closed) in enumerate(drawn)
    ]
    every = Filters(review=("accepted", "draft"))
    whole, left = Index.of(claims), Index.of([c for c in claims if not c.dataset])
    for day in (None, date(2030, 1, 1)):
        alone = replace(every, as_of=day)
        assert _shown(whole, replace(alone, withheld=(CLOSED,))) == _shown(left, alone)


CLOSED = "closed"


def _shown(index: Index, filters: Filters) -> tuple[object, ...]:
    """Return what is told of who contradicts whom."""
    return (
        {
            each.claim.id: {(a.claim_id, a.rule) for a in each.contradictions}
            for each in index.page(filters).rows
        },
        {each.claim.id for each in index.page(filters, contested=True).rows},
        index.summary(filters),
        [(marker.count, marker.contested) for marker in index.markers(filters, 8)],
    )


@pytest.mark.slow
def test_a_crowd_that_may_not_be_seen_hides_nobody_who_may() -> None:
    other = replace(CLAIM, kind=Kind.HOLD, actor=Side.RU, claimant_side=Side.RU)
    # Each of another camp, and as near in time as can be.
    other_camp = replace(other, claimant_side=Side.UNKNOWN, dataset=CLOSED)
    crowd = [replace(other_camp, id=f"x{n}", claimant=f"m{n}") for n in range(30)]
    far = replace(other, id="z", date_from=DAY, date_to=DAY + timedelta(3))
    index = Index.of([CLAIM, *crowd, far])
    seen = _shown(index, Filters(withheld=(CLOSED,)))
    assert seen == _shown(Index.of([CLAIM, far]), Filters())
    assert seen[1] == {"a", "z"}
    against_all = index.by_ids(["a"])["a"].contradicted_by
    assert len(against_all) == MOST_AGAINST
    assert "z" not in against_all


@pytest.mark.slow
def test_only_what_may_be_seen_must_be_dismissed() -> None:
    other = replace(CLAIM, kind=Kind.HOLD, actor=Side.RU, claimant_side=Side.RU)
    index = Index.of(
        [CLAIM, replace(other, id="b"), replace(other, id="c", dataset=CLOSED)]
    )
    everything, seen = Filters(), Filters(withheld=(CLOSED,))
    (rule,) = {each.rule for each in index.by_ids(["a"])["a"].contradictions}
    index.set_aside([("a", "b", rule.value, datetime(2024, 1, 1, tzinfo=UTC))])
    assert _shown(index, everything)[1] == {"a", "c"}
    assert _shown(index, seen)[1] == set()
    assert {pair[:2] for pair in index.dismissed_pairs(seen)} == {
        ("a", "b"),
        ("b", "a"),
    }


@pytest.mark.slow
@pytest.mark.parametrize("note", NOTES)
def test_words_of_parts_and_numbers_are_read_alike(note: str) -> None:
    for kind in (Kind.CONTROL, Kind.STRIKE):
        claim = replace(CLAIM, kind=kind, note=note, date_from=None)
        expected = assertion(claim)
        assert expected is not None
        rows = Index.of([claim]).rows("SELECT answer, killed FROM current", {})
        answer, killed = rows[0]
        assert killed == expected.killed
        assert bool(answer & PART) is expected.part
        assert bool(answer & AT_LEAST) is expected.at_least
        assert THING_NAMES[answer // THING] == expected.thing
        damage = {True: HARMED, False: SPARED, None: 0}[expected.damage]
        bits = answer % THING
        assert bits & (HARMED | SPARED) == damage
        rest = bits & ~PART & ~AT_LEAST & ~HARMED & ~SPARED
        assert rest == QUESTIONS[expected.question] + OPEN


@pytest.mark.slow
def test_attacks_repelled_around_a_place_bound_nothing() -> None:
    near = replace(CLAIM, kind=Kind.HOLD, note="Attacks in its vicinity were repelled")
    plant = replace(CLAIM, kind=Kind.HOLD, note="Troops hold the coke plant")
    named = replace(
        plant, name="Avdiivka coke plant", note="Troops hold Avdiivka coke plant"
    )
    of_part = {True: PART, False: 0}
    for claim, part in ((near, None), (plant, True), (named, False)):
        answer = Index.of([claim]).rows("SELECT answer FROM current", {})[0][0]
        expected = assertion(claim)
        assert (answer is None) is (expected is None) is (part is None)
        if expected is not None and part is not None:
            assert expected.part is part
            assert answer & PART == of_part[part]


@pytest.mark.slow
def test_an_attack_that_was_repelled_is_read_alike() -> None:
    claim = replace(CLAIM, kind=Kind.HOLD, note="Three assaults on it were repelled")
    expected = assertion(claim)
    assert expected is not None
    assert expected.thing == "repelled"
    (answer,) = Index.of([claim]).rows("SELECT answer FROM current", {})[0]
    assert THING_NAMES[answer // THING] == expected.thing


def test_the_bits_of_an_answer_do_not_meet() -> None:
    assert max(QUESTIONS.values()) < 8
    bits = (OF_RUSSIA, DENIED, PART, OPEN, AT_LEAST, CAUTIOUS, SPARED, HARMED)
    assert len(set(bits)) == len(bits)
    assert all(bit & (bit - 1) == 0 and 8 <= bit < THING for bit in bits)
    assert THING * len(THING_NAMES) <= 2**32


@pytest.mark.slow
@pytest.mark.parametrize(
    ("quote", "hedge"),
    [
        ("Shells tore the roof off the school", Hedge.ASSERTED),
        ("They have probably closed the ring", Hedge.HEDGED),
        ("There is no evidence of it", Hedge.DENIED),
        ("It is an invention", Hedge.DENIED),
        ("There is no evidence of it, and they have not.", Hedge.DENIED),
        ("They neither confirmed nor denied it", Hedge.DENIED),
        ("They took the town; perhaps they have taken the mill", Hedge.ASSERTED),
        ("Perhaps they have taken the mill; they took the town", Hedge.ASSERTED),
        ("Officials have left the town", Hedge.ASSERTED),
        ("They attempt to break through in the town", Hedge.ASSERTED),
        ("Officials have left the town, the troops left it too", Hedge.ASSERTED),
        ("They are moving up near the mill", Hedge.CLAIMED),
        ("Ракета влучила в будинок", Hedge.ASSERTED),
        ("It is possible that they have surrounded the town", Hedge.ASSERTED),
        ("The threat of encirclement grows", Hedge.ASSERTED),
        ("The threat of encirclement is gone", Hedge.DENIED),
        ("Ворог готує штурм", Hedge.ASSERTED),
        ("None of the bombers was damaged", Hedge.ASSERTED),
        ("Two bombers were destroyed", Hedge.CLAIMED),
        ("Возможно, войска взяли мост", Hedge.ASSERTED),
    ],
)
def test_caution_and_things_are_read_alike(quote: str, hedge: Hedge) -> None:
    kinds = (Kind.STRIKE, Kind.ADVANCE, Kind.ASSAULT, Kind.CAPTURE, Kind.WITHDRAW)
    sides = (Side.UNKNOWN, Side.RU)
    precisions = (Precision.SETTLEMENT, Precision.POINT)
    claims = [
        replace(
            replace(CLAIM, id=f"{kind}{actor}{precision}", kind=kind, actor=actor),
            precision=precision,
            quote=quote,
            hedge=hedge,
        )
        for kind, actor, precision in product(kinds, sides, precisions)
    ]
    expected = {claim.id: spoken for claim in claims if (spoken := assertion(claim))}
    sql = "SELECT id, answer FROM current WHERE answer IS NOT NULL"
    answers: dict[str, int] = dict(Index.of(claims).rows(sql, {}))
    assert answers.keys() == expected.keys()
    for id_, spoken in expected.items():
        answer = answers[id_]
        assert bool(answer & CAUTIOUS) is spoken.cautious
        assert THING_NAMES[answer // THING] == spoken.thing
        damage = {True: HARMED, False: SPARED, None: 0}[spoken.damage]
        assert answer & (HARMED | SPARED) == damage
        assert bool(answer & OF_RUSSIA) is (spoken.side is Side.RU)


@pytest.mark.slow
def test_what_would_be_and_what_is_are_read_alike() -> None:
    quotes = (
        "The envoy demanded that the garrison leave the town",
        "They took the town, which the enemy hopes to retake",
        "They managed to take the town",
        "They hold the town; if shells come they go further",
        "If shells come they go further. They hold the town",
        "Did they take the town?",
        "It is not known who holds the town",
        "ЗСУ звільнили місто, ворог хоче захопити його",
        "Ворог хоче захопити місто. ЗСУ звільнили його",
        "Отряд пытается взять город",
        "Бойцам удалось взять город",
        "The quarters by the river and then all of the town were taken",
        "The garrison is half-encircled",
        "Since the war began 500 people were killed, 3 people died today",
        "Across the country nobody was killed",
        "The strike killed 4 people",
        "Tanks are amassed for a thrust",
        "The town lies in the grey zone",
        "They hold the town, behind it is the grey zone",
        "The town, which they hoped to keep, has been taken",
        "to withdraw from the town in order to save lives",
    )
    notes = (*NOTES[:2], "The town was left", "The town was left and is to be retaken")
    claims = [
        replace(CLAIM, id=f"{number:02} {kind}", kind=kind, quote=quote, note=note)
        for number, (quote, note, kind) in enumerate(product(quotes, notes, Kind))
    ]
    expected = {claim.id: spoken for claim in claims if (spoken := assertion(claim))}
    sql = "SELECT id, answer, killed FROM current WHERE answer IS NOT NULL"
    rows = {id_: rest for id_, *rest in Index.of(claims).rows(sql, {})}
    assert rows.keys() == expected.keys()
    for id_, spoken in expected.items():
        answer, killed = rows[id_]
        assert THING_NAMES[answer // THING] == spoken.thing
        assert bool(answer & PART) is spoken.part
        assert bool(answer & CAUTIOUS) is spoken.cautious
        assert killed == spoken.killed


NOWHERE = replace(
    CLAIM,
    id="n",
    kind=Kind.ADVANCE,
    hedge=Hedge.DENIED,
    claimant_side=Side.RU,
    place_id="area-1",
    name="the front",
    precision=Precision.AREA,
    radius_km=50.0,
)


AREA = {
    "place_id": "area-1",
    "name": "the front",
    "precision": Precision.AREA,
    "radius_km": 50.0,
}


@pytest.mark.slow
@pytest.mark.parametrize(
    ("denial", "gain", "contested"),
    [
        ({}, {}, True),
        ({}, {"kind": Kind.ADVANCE}, True),
        ({}, {"kind": Kind.STRIKE}, False),
        ({}, {"actor": Side.RU}, False),
        ({}, {"lat": 48.9}, False),
        ({}, {"date_from": DAY - timedelta(1)}, True),
        ({}, {"date_from": DAY - timedelta(2)}, False),
        ({}, {"date_from": DAY + timedelta(1), "date_to": DAY + timedelta(1)}, False),
        ({}, {"date_to": DAY + timedelta(1)}, False),
        ({}, {"date_from": None, "date_to": DAY + timedelta(1)}, True),
        ({}, {"date_from": None, "date_to": DAY + timedelta(2)}, False),
        ({}, {"claimant_side": Side.RU}, False),
        ({"precision": Precision.COUNTRY}, {"lat": 48.9}, True),
        ({"precision": Precision.OBLAST}, {"lat": 48.9}, True),
        ({"precision": Precision.OBLAST}, {"region": "Kharkiv"}, False),
        ({"hedge": Hedge.ASSERTED}, {}, False),
        # A gain of which no more is known than the area.
        ({}, AREA, True),
        ({}, {**AREA, "radius_km": 60.0}, True),
        ({}, {**AREA, "place_id": "area-2", "radius_km": 20.0}, True),
        ({}, {**AREA, "place_id": "area-2", "radius_km": 60.0}, False),
        ({}, {**AREA, "precision": Precision.COUNTRY, "place_id": "c"}, False),
        ({"precision": Precision.COUNTRY}, {**AREA, "place_id": "area-2"}, True),
        ({}, {**AREA, "hedge": Hedge.DENIED}, False),
        ({}, {**AREA, "kind": Kind.STRIKE}, False),
    ],
)
def test_who_denies_all_gains_contradicts_each(
    denial: dict[str, object], gain: dict[str, object], contested: bool
) -> None:
    index = Index.of([replace(NOWHERE, **denial), replace(CLAIM, **gain)])  # type: ignore[arg-type]
    rules = {
        each.claim.id: [against.rule for against in each.contradictions]
        for each in index.page(Filters()).rows
    }
    expected = [Rule.NOWHERE] if contested else []
    assert rules == {"a": expected, "n": expected}


PRECISE = (Precision.POINT, Precision.SETTLEMENT, Precision.APPROXIMATE)
OPPOSED = [
    *product((k for k in Kind if question_of(k) is not None), PRECISE),
    # Of a whole area nothing is compared but gains.
    *product(GAINS, (Precision.AREA, Precision.OBLAST)),
]


@pytest.mark.slow
@pytest.mark.parametrize(("kind", "precision"), OPPOSED)
def test_a_denial_opposed_to_an_assertion_is_always_contested(
    kind: Kind, precision: Precision
) -> None:
    claims = []
    sides = permutations((Side.UA, Side.RU, Side.INDEPENDENT), 2)
    for number, (actor, (speaker, denier)) in enumerate(
        product((Side.UA, Side.RU), sides)
    ):
        said = replace(
            CLAIM,
            id=f"said {number}",
            kind=kind,
            actor=actor,
            precision=precision,
            claimant_side=speaker,
            place_id=f"UA{number}",
            region=REGIONS[number],
            lat=45.0 + number % 6,
            lon=26.0 + 4 * (number // 6),
            radius_km=10.0,
        )
        denied = replace(
            said,
            id=f"denied {number}",
            hedge=Hedge.DENIED,
            claimant="Another",
            claimant_side=denier,
        )
        claims += [said, denied]
    index = Index.of(claims)
    listed = list(index.listed(Filters()))
    index.close()
    assert len(listed) == len(claims)
    for each in listed:
        shown = each.present()
        assert "contested" in shown.codes, each.claim.id
        (why,) = shown.because
        assert why.sentence
