"""What a claim asserts of its place."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from dashboard.domain.claim import Claim
from dashboard.domain.words import Hedge, Kind, Precision, Review, Side
from dashboard.judgement import Assertion, Question, assertion, camp_of
from dashboard.judgement.assertions import number_killed

DAY = date(2023, 6, 10)
CLAIM = Claim(
    id="a",
    kind=Kind.CONTROL,
    actor=Side.RU,
    claimant="The  Institute",
    claimant_side=Side.INDEPENDENT,
    precision=Precision.SETTLEMENT,
    date_from=DAY,
    date_to=DAY,
    review=Review.ACCEPTED,
)


def test_a_state() -> None:
    day = DAY.toordinal()
    expected = Assertion(Question.STATE, Side.RU, day, day, "the institute")
    assert assertion(CLAIM) == expected


@pytest.mark.parametrize(
    "change",
    [
        {"review": Review.DRAFT},
        {"actor": Side.PARTNER},
        {"kind": Kind.STATEMENT},
        {"precision": Precision.OBLAST},
        {"date_to": None},
    ],
)
def test_what_asserts_nothing(change: dict[str, object]) -> None:
    assert assertion(replace(CLAIM, **change)) is None  # type: ignore[arg-type]


def test_who_leaves_leaves_it_to_the_other_side() -> None:
    left = assertion(replace(CLAIM, kind=Kind.WITHDRAW, hedge=Hedge.DENIED))
    assert left is not None
    assert (left.question, left.side, left.denied) == (
        Question.CHANGE,
        Side.UA,
        True,
    )


def test_an_unknown_start_stays_unknown() -> None:
    open_start = assertion(replace(CLAIM, date_from=None))
    assert open_start is not None
    assert open_start.first is None


def test_the_two_sides_are_camps_and_observers_stand_for_themselves() -> None:
    assert camp_of(Side.UA, "A general") == camp_of(Side.UA, "A mayor") == "UA"
    assert camp_of(Side.PARTNER, " The  MoD ") == "the mod"
    assert camp_of(Side.UNKNOWN, "") == ""


def _read(quote: str, kind: Kind = Kind.CAPTURE, name: str = "") -> Assertion:
    answer = assertion(replace(CLAIM, kind=kind, quote=quote, name=name))
    assert answer is not None
    return answer


@pytest.mark.parametrize(
    "quote",
    [
        "Nearly all of the town was taken",
        "Russia has partial control of it",
        "The railway station was taken",
        "Marines cleared the hospital and the school",
        "A quarry was captured at dusk",
        "We drove them out of the bus depot",
        "Troops entered the centre of Bakhmut",
        "The heights above Bakhmut fell",
        "Освобождены северные кварталы города",
        "Росіяни зайняли мікрорайон на сході",
    ],
)
def test_what_speaks_of_a_part(quote: str) -> None:
    assert _read(quote, name="Bakhmut").part


@pytest.mark.parametrize(
    "quote",
    [
        "Bakhmut was captured, and its school burnt",
        "The town, whose bridge was blown up, is free",
        "Having crossed the trenches, our troops took the village",
        "The district centre has been liberated",
        "It was stormed between dusk and dawn",
        "The village is ours; lessons at the school begin on Monday",
        "Село повністю звільнене",
    ],
)
def test_what_speaks_of_the_whole(quote: str) -> None:
    assert not _read(quote, name="Bakhmut").part


def test_a_thing_in_the_name_of_the_place_is_no_part_of_it() -> None:
    assert _read("Nova Mine was taken").part
    assert not _read("Nova Mine was taken", name="Nova Mine").part


@pytest.mark.parametrize(
    "quote",
    [
        "An attack east of the village was stopped",
        "Three pushes past the village were stopped",
        "On the approaches nine attacks were beaten off",
    ],
)
def test_who_stops_attacks_around_a_place_need_not_hold_it(quote: str) -> None:
    assert assertion(replace(CLAIM, kind=Kind.HOLD, quote=quote)) is None


@pytest.mark.parametrize(
    ("quote", "killed", "at_least"),
    [
        ("The attack killed 14 residents", 14, False),
        ("Seven people lost their lives", 7, False),
        ("At least 3 people were killed", 3, True),
        ("Загинули щонайменше 25 людей", 25, True),
        ("Погибли 9 человек", 9, False),
        ("Nobody was killed", 0, False),
        ("19 people were injured, 3 of them died", 3, False),
        # Of some of the dead, or at another hour.
        ("40 soldiers were killed", None, False),
        ("A family of four died", None, False),
        ("The death toll rose to 13", None, False),
        ("12 shells hit the village", None, False),
    ],
)
def test_how_many_were_killed(quote: str, killed: int | None, at_least: bool) -> None:
    answer = _read(quote, Kind.STRIKE)
    assert (answer.killed, answer.at_least) == (killed, at_least)


def test_what_is_only_likely_is_said_with_caution() -> None:
    answer = assertion(replace(CLAIM, hedge=Hedge.HEDGED))
    assert answer is not None
    assert answer.cautious


@pytest.mark.parametrize(
    "quote",
    [
        "The monitors have not yet seen any proof that the hamlet fell",
        "An editor could not independently verify the seizure",
        "Немає підтверджень, що село захопили",
    ],
)
def test_what_is_not_confirmed_is_not_denied(quote: str) -> None:
    assert assertion(replace(CLAIM, hedge=Hedge.DENIED, quote=quote)) is None


@pytest.mark.parametrize(
    ("kind", "camp", "side"),
    [
        (Kind.CAPTURE, Side.UA, Side.RU),
        (Kind.RETAKE, Side.RU, Side.UA),
        (Kind.WITHDRAW, Side.UA, Side.RU),
        (Kind.CAPTURE, Side.INDEPENDENT, None),
    ],
)
def test_who_denies_a_gain_denies_that_of_the_other_side(
    kind: Kind, camp: Side, side: Side | None
) -> None:
    answer = assertion(
        replace(
            CLAIM,
            kind=kind,
            actor=Side.UNKNOWN,
            claimant_side=camp,
            hedge=Hedge.DENIED,
            quote="The news of it is invented",
        )
    )
    # Who leaves a place leaves it to the other side.
    assert (answer.side if answer else None) is side


@pytest.mark.parametrize(
    ("kind", "quote", "thing"),
    [
        (Kind.STRIKE, "Rockets landed on the maternity hospital", "hospital"),
        (Kind.STRIKE, "Снаряди влучили в лікарню", "hospital"),
        (Kind.STRIKE, "The town came under fire", ""),
        (Kind.ADVANCE, "Troops have surrounded the garrison", "ring"),
        (Kind.ADVANCE, "Troops moved up near the hamlet", "around"),
        (Kind.ADVANCE, "Troops moved up in the hamlet", ""),
    ],
)
def test_what_an_event_was_about(kind: Kind, quote: str, thing: str) -> None:
    answer = assertion(replace(CLAIM, kind=kind, quote=quote))
    assert answer is not None
    assert answer.thing == thing


@pytest.mark.parametrize(
    "quote",
    [
        "Marines broke into the hamlet at dawn",
        "Their control over this place remains incomplete",
        "Лівий берег містечка очистили",
    ],
)
def test_a_way_in_or_a_weak_hold_is_a_part(quote: str) -> None:
    answer = assertion(replace(CLAIM, kind=Kind.CONTROL, quote=quote))
    assert answer is not None
    assert answer.part


def test_attacks_around_a_place_in_ukrainian_and_on_its_flanks() -> None:
    for quote in ("Атаки у районі села відбито", "Raids on the flanks of it failed"):
        assert assertion(replace(CLAIM, kind=Kind.HOLD, quote=quote)) is None


@pytest.mark.parametrize(
    ("quote", "cautious"),
    [
        ("Russian forces have likely captured the village", True),
        ("It is possible that they took the village", True),
        ("They may already have taken the village", True),
        ("Росіяни, ймовірно, захопили село", True),
        ("Возможно, войска взяли село", True),
        ("It cannot be ruled out that they took the village", True),
        ("The general hopes to take the village by autumn", True),
        ("His men may soon have to leave the village", True),
        ("Unless shells arrive, they take the village", True),
        ("Analysts believe that they took the village", True),
        ("The staff discusses a withdrawal from the village", True),
        ("The film shows how they took the village", True),
        ("Якщо не буде снарядів, село захоплять", True),
        ("У штабі розглядають відхід із села", True),
        ("Скорее всего, войска взяли село", True),
        ("Войска рассматривали село в бинокль и взяли его", False),
        ("Не исключено, что войска взяли село", True),
        ("Росіяни планують захопити село", True),
        ("They took the village and will likely move on", False),
        ("They took the village to which they were ordered", False),
        ("Росіяни захопили село", False),
        ("Войска взяли село", False),
    ],
)
def test_what_the_passage_calls_likely(quote: str, cautious: bool) -> None:
    assert _read(quote).cautious is cautious


def test_a_denial_is_firm_whatever_it_calls_likely() -> None:
    quote = "It is not so that they have probably taken the village"
    denial = assertion(replace(CLAIM, quote=quote, hedge=Hedge.DENIED))
    assert denial is not None
    assert denial.denied
    assert not denial.cautious


@pytest.mark.parametrize(
    ("kind", "quote", "answers"),
    [
        (Kind.ADVANCE, "The threat of encirclement hangs over the garrison", False),
        (Kind.ADVANCE, "Their gains threaten the town with encirclement", False),
        (Kind.ADVANCE, "The garrison stands on the brink of encirclement", False),
        (Kind.ASSAULT, "The brigade awaits a new assault on the town", False),
        (Kind.ASSAULT, "They bring up reserves for an assault", False),
        (Kind.ASSAULT, "During an exercise recruits stormed the town", False),
        (Kind.ASSAULT, "На навчаннях піхота штурмувала місто", False),
        (Kind.ASSAULT, "During the night recruits stormed the town", True),
        (Kind.ASSAULT, "In manoeuvres recruits stormed the town", False),
        (Kind.ASSAULT, "The assault on the town has been put off", False),
        (Kind.ADVANCE, "The enemy wants to encircle the town", False),
        (Kind.ASSAULT, "Ворог хоче штурмувати місто", False),
        (Kind.ASSAULT, "Their troops attack the town", True),
        (Kind.STRIKE, "Moscow is to blame for the attack on the market", True),
        (Kind.ADVANCE, "The garrison is encircled", True),
        (Kind.ASSAULT, "The enemy is preparing a new push on the town", False),
        (Kind.ASSAULT, "The enemy stormed the town after a barrage", True),
        (Kind.STRIKE, "Moscow plans a strike on the dam", False),
        (Kind.ADVANCE, "Над містом нависла загроза оточення", False),
        (Kind.ASSAULT, "Ворог готує штурм міста", False),
        (Kind.ASSAULT, "Войска готовятся к штурму города", False),
        (Kind.ASSAULT, "Ворог штурмує місто", True),
    ],
)
def test_what_threatens_or_is_prepared_answers_nothing(
    kind: Kind, quote: str, answers: bool
) -> None:
    claim = replace(CLAIM, kind=kind, quote=quote)
    assert (assertion(claim) is not None) is answers


@pytest.mark.parametrize(
    ("quote", "thing", "damage"),
    [
        ("Four drones destroyed three bombers", "aircraft", True),
        ("Not a single bomber was damaged", "aircraft", False),
        ("Their aircraft bombed a school", "school", None),
        ("A landing ship was sunk", "ship", True),
        ("No tanker was hit", "ship", False),
        ("The bridge was not damaged", "bridge", False),
        ("The bridge was damaged but not destroyed", "bridge", True),
        ("Missiles flew over the bridge", "bridge", None),
        ("Ни один самолёт не повреждён", "aircraft", False),
        ("Ни один самолёт не пострадал", "aircraft", False),
        ("На аеродромі знищено два літаки", "aircraft", True),
    ],
)
def test_what_fire_hit_and_what_it_spared(
    quote: str, thing: str, damage: bool | None
) -> None:
    answer = _read(quote, Kind.STRIKE)
    assert (answer.thing, answer.damage) == (thing, damage)


def test_only_fire_damages() -> None:
    assert _read("The houses were destroyed", Kind.ASSAULT).damage is None


@pytest.mark.parametrize(
    ("quote", "thing"),
    [
        ("Three assaults on the village were repelled", "repelled"),
        ("Our troops beat back another attack", "repelled"),
        ("Захисники відбили чотири штурми", "repelled"),
        ("Атаки на село отбиты", "repelled"),
        ("The flag is over the village", ""),
    ],
)
def test_an_attack_by_which_a_place_was_held(quote: str, thing: str) -> None:
    assert _read(quote, Kind.HOLD).thing == thing


@pytest.mark.parametrize(
    "quote",
    [
        "All roads out are cut",
        "The garrison is blocked from all sides",
        "The garrison is not cut off",
        "Гарнізон заблоковано",
        "Группировка заблокирована",
    ],
)
def test_a_place_is_closed_in(quote: str) -> None:
    assert _read(quote, Kind.ADVANCE).thing == "ring"


def test_who_left_a_trench_did_not_leave_the_village() -> None:
    assert _read("The enemy left a trench line", Kind.WITHDRAW).part
    assert not _read("They fled the island and it is ours", Kind.WITHDRAW).part


def test_no_victims_are_none_killed() -> None:
    assert number_killed(["There were no casualties"]) == (0, False)
    assert number_killed(["Обійшлося без жертв"]) == (0, False)
    assert number_killed(["There were many casualties"]) == (None, False)
