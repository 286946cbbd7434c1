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
        {"date_from": None, "date_to": None},
    ],
)
def test_what_asserts_nothing(change: dict[str, object]) -> None:
    assert assertion(replace(CLAIM, **change)) is None  # type: ignore[arg-type]


def test_a_claim_without_a_last_day_speaks_of_its_first() -> None:
    day = DAY.toordinal()
    alone = assertion(replace(CLAIM, date_to=None))
    assert alone == Assertion(Question.STATE, Side.RU, day, day, "the institute")


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
        "They took part of this town",
        "They took part of the old town",
        "Бійці зачистили кладовище й дачі",
        "Біля міста звільнено два опорні пункти",
        "Взята высота возле города",
        "A hill in the village was captured",
        "One platoon gave up two positions by the pond",
        "The southern shore of the lake is ours",
        "They hold positions on the left bank",
        "They took a farm beside Bakhmut",
        "Their guns control Bakhmut by fire",
        "They took the town hall",
        "Почти весь город взят",
        "Місто контролюють вогнем",
        "Город контролируют огнём",
        "Село майже під контролем",
        "The motorway to the east is blocked",
        "Bakhmut has been taken up to the sports ground",
        "Their flag is on a barn at the entrance of Bakhmut",
        "A brigade was pulled out of it for rest",
        "Бригаду вивели з міста на відновлення",
        "Marines cleared the hospital and the school",
        "A quarry was captured at dusk",
        "We drove them out of the bus depot",
        "Troops entered the centre of Bakhmut",
        "The heights above Bakhmut fell",
        "Освобождены северные кварталы города",
        "Росіяни зайняли мікрорайон на сході",
        # Who takes some of it, or the villages round it, has not all of it.
        "They took five hamlets around Bakhmut",
        "Two settlements of Bakhmut's community were freed",
        "Південніше міста взято ферму",
        "Южнее города взята ферма",
        "Most of its battalions have left Bakhmut",
    ],
)
def test_what_speaks_of_a_part(quote: str) -> None:
    assert _read(quote, name="Bakhmut").part


@pytest.mark.parametrize(
    "quote",
    [
        "Bakhmut was captured, and its school burnt",
        "They took the station and the town",
        "They hold the port city",
        "They withdrew from the railway station village",
        "The town across the border was captured",
        "The town is a part of Russia and under its control",
        "Бійці звільнили село, де горіла ферма",
        "Село звільнено, ферма згоріла",
        "Город взят, трасса перекрыта",
        "All winter the fortress town was in their hands",
        "They still occupy the airport town",
        "After the town was taken the roads had to be defended",
        "By force of arms the village was taken",
        "They took the village on the western bank of the river",
        "The last town of the Kharkiv region was taken",
        "A village in the south of the district has been seized",
        "They control every street of the town",
        "Every house is ours",
        "They took the town in the northern part of the region",
        "Місто в східній частині області звільнено",
        "Город в южной части района взят",
        "The town, a vital part of the defences, was taken",
        "House by house they retook the town",
        "The western quarters and then all of the town were retaken",
        "Three hamlets, this one among them, were taken",
        "Four villages including this one were taken",
        "It was taken during a rotation of the other brigade",
        "The town, whose bridge was blown up, is free",
        "Having crossed the trenches, our troops took the village",
        "The district centre has been liberated",
        "It was stormed between dusk and dawn",
        "The village is ours; lessons at the school begin on Monday",
        "Село повністю звільнене",
        # What the place is called by is the place.
        "They captured the fortress of Bakhmut",
        "They hold the regional centre of Bakhmut",
        # One of several, near something else.
        "Three villages near Sloviansk were liberated",
        "Bakhmut and its suburbs were liberated",
        "Bakhmut is under their control up to the last house",
        "The town and its railway station were taken",
        "All of the town, including its refinery, is theirs",
        "Bakhmut along with its outskirts has been liberated",
        "Bakhmut, Vesele and their outskirts are free",
        "They took Bakhmut and most of Soledar",
        "They took Bakhmut, 60% of Soledar and a third of Krasne",
        # All parts are the whole, and who has none of them has nothing.
        "All quarters of the town are ours",
        "They do not hold a single street of the town",
        "Ворог не взяв жодного кварталу міста",
        "Ни одной улицы города враг не взял",
        "The enemy's thrust into the town was stopped",
        "From the church tower he reported the town was under their control",
    ],
)
def test_what_speaks_of_the_whole(quote: str) -> None:
    assert not _read(quote, name="Bakhmut").part


@pytest.mark.parametrize(
    ("quote", "part"),
    [
        ("They are carrying off the museum's collections from the town", True),
        ("The residents were evacuated from the town", True),
        ("Their officials have left the town", True),
        ("З міста вивозять архіви", True),
        ("The battalion has been rotated out of the town", True),
        ("Жителі залишають місто", True),
        ("Жители покидают город", True),
        ("At night the children were led out of the town", True),
        ("Из города вывезли документы", True),
        ("The residents were evacuated, then the troops left the town", False),
        ("The guns are silent and the enemy has withdrawn", False),
        ("Ворог вивіз архіви, його підрозділи залишили місто", False),
    ],
)
def test_who_else_leaves_a_place(quote: str, part: bool) -> None:
    assert _read(quote, Kind.WITHDRAW).part is part


def test_residents_who_leave_take_nothing_from_who_holds_a_place() -> None:
    assert not _read("Police move residents out of the town we hold", Kind.HOLD).part


def test_a_thing_in_the_name_of_the_place_is_no_part_of_it() -> None:
    assert _read("Nova Mine was taken").part
    assert not _read("Nova Mine was taken", name="Nova Mine").part


@pytest.mark.parametrize(
    "quote",
    [
        "An attack east of the village was stopped",
        "Three pushes past the village were stopped",
        "On the approaches nine attacks were beaten off",
        "Східніше села відбито атаку",
        "На захід від села відбито атаку",
        "Восточнее села отбита атака",
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
        ("Ракета вбила 7 людей", 7, False),
        ("Бомба убила 7 человек", 7, False),
        ("Nobody was killed", 0, False),
        ("19 people were injured, 3 of them died", 3, False),
        # Of some of the dead, or at another hour.
        ("40 soldiers were killed", None, False),
        ("A family of four died", None, False),
        ("9 people, including a child, were killed", 9, False),
        ("The bodies of 9 people were recovered", 9, False),
        ("The shelling took the lives of 9 people", 9, False),
        ("Жертвами обстрілу стали 9 людей", 9, False),
        ("Жертвами обстрела стали 9 человек", 9, False),
        ("Up to 30 people were killed", None, False),
        ("Загинули близько 9 людей", None, False),
        ("Погибли около 9 человек", None, False),
        ("There were no civilian fatalities", 0, False),
        # A count that is not the last.
        ("9 people were killed, and others may be dead", None, False),
        ("By a preliminary count 9 people were killed", None, False),
        ("За попередніми даними, загинули 9 людей", None, False),
        ("По предварительным данным, погибли 9 человек", None, False),
        ("Monitors recorded 28 dead at the station", 28, False),
        ("Monitors recorded 28 shells at the station", None, False),
        ("The death toll rose to 13", None, False),
        ("12 shells hit the village", None, False),
        # Of more than one event.
        ("Since the invasion began 580 people have been killed", None, False),
        ("In the region 13 people were killed", None, False),
        ("During the winter 51 people were killed", None, False),
        ("За два роки загинули 120 людей", None, False),
        ("From May to July 30 people were killed", None, False),
        ("Із травня по липень загинули 30 людей", None, False),
        ("In the first four weeks of the war 30 people were killed", None, False),
        ("За літо загинули 12 людей", None, False),
        ("In January 34 people were killed", None, False),
        ("Across the region 18 people were killed", None, False),
        ("Over the past week 9 people were killed", None, False),
        ("Від початку року загинули 48 людей", None, False),
        ("За серпень загинули 48 людей", None, False),
        ("По всей стране погибли 43 человека", None, False),
        ("За добу в області загинули 4 людини", None, False),
        ("On 5 January 34 people were killed", 34, False),
        ("In the region's capital 3 people were killed", 3, False),
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
        "Confirmation of the seizure is still lacking",
        "Доказів захоплення села поки немає",
        "Подтверждений взятия села нет",
        # What is never done is no word of what was done that day.
        "As a matter of policy our army spares churches",
        "Our gunners never fire at churches",
        "Росія принципово не б'є по церквах",
        # What is not answered is not denied.
        "The staff neither confirmed nor denied that the village fell",
        "The staff declined to comment on the village",
        "У штабі відмовилися коментувати втрату села",
        "В штабе отказались комментировать потерю села",
        "Nobody can say whether the village has fallen",
        "The ministry did not immediately respond to questions",
        "Imagery does not yet show their flag in the village",
        "It would be premature to tell whether the village is lost",
        "No verdict on it is possible yet",
        "The loss of the village could not be established",
        "He would neither confirm nor exclude that the village is lost",
        "Підтвердити втрату села неможливо",
        "Проверить эти сведения невозможно",
        "Whether the village has fallen is an open question",
        "They still await proof of it",
        "Чекаємо на підтвердження втрати села",
        "Эксперты ждут подтверждений",
        "The staff has no data on the fall of the village",
        "The paper was unable to check it",
        "The ministry has never admitted the loss of the village",
        "Рано говорити про втрату села",
        "В Киеве не признали потерю села",
        "The monitors have seen no footage of their flag in the village",
    ],
)
def test_what_is_not_confirmed_is_not_denied(quote: str) -> None:
    assert assertion(replace(CLAIM, hedge=Hedge.DENIED, quote=quote)) is None


@pytest.mark.parametrize(
    "quote",
    [
        "There is no evidence of it: they have not.",
        "The governor denies it; no proof was shown",
        "Заява не підтверджується жодними фактами",
        "Подтверждений нет, это выдумка",
    ],
)
def test_what_is_refuted_is_denied_whatever_proves_it(quote: str) -> None:
    claim = replace(CLAIM, kind=Kind.CAPTURE, hedge=Hedge.DENIED, quote=quote)
    answer = assertion(claim)
    assert answer is not None
    assert answer.denied


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
        (Kind.ADVANCE, "Troops have half-encircled the garrison", "half ring"),
        (Kind.ADVANCE, "The garrison is almost surrounded", "half ring"),
        (Kind.ADVANCE, "The garrison is nearly fully encircled", "half ring"),
        (Kind.ADVANCE, "Гарнізон у напівоточенні", "half ring"),
        (Kind.ADVANCE, "Город в оперативном окружении", "half ring"),
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
        ("Perhaps the whole of the village was taken", True),
        ("Росіяни, ймовірно, захопили село", True),
        ("Возможно, войска взяли село", True),
        ("It cannot be ruled out that they took the village", True),
        ("Analysts believe that they took the village", True),
        ("He thinks his men have lost the village", True),
        ("The film shows how they took the village", True),
        ("Скорее всего, войска взяли село", True),
        ("Войска рассматривали село в бинокль и взяли его", False),
        ("Не исключено, что войска взяли село", True),
        ("Експерти вважають, що село вже втрачене", True),
        ("They took the village and will likely move on", False),
        ("It seems that they took the village", True),
        ("Without proof they were said to have taken the village", True),
        ("Вони без доказів кажуть, що захопили село", True),
        ("Без доказательств говорят, что войска взяли село", True),
        ("In my opinion they took the village", True),
        ("It looks like they took the village", True),
        ("Здається, вони захопили село", True),
        ("Кажется, войска взяли село", True),
        # A caution about something else, after the fact.
        ("They took the village; perhaps they have taken the mill too", False),
        ("The village is in their hands, and they may have taken the mill", False),
        ("Вони захопили село, а ймовірно, зайняли й млин", False),
        ("Войска взяли село, и, возможно, заняли мельницу", False),
        ("They took the next village and likely seized this one", True),
        ("The village is probably in their hands", True),
        ("They took the village to which they were ordered", False),
        # Who believes something else says nothing of this.
        ("They took the village, and I believe in victory", False),
        ("They took the village, believe it or not", False),
        ("Росіяни захопили село; вважаємо, що допомога прийде", False),
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
        (Kind.ADVANCE, "Their troops are preparing to advance in the town", False),
        (Kind.ADVANCE, "Their troops attempt to move on in the town", False),
        (Kind.ADVANCE, "Вони намагаються просунутися в місті", False),
        (Kind.ADVANCE, "Они пытались продвинуться в городе", False),
        (Kind.ASSAULT, "Their troops attempt to move on in the town", True),
        (Kind.ADVANCE, "Their troops want to push ahead in the town", False),
        (Kind.ADVANCE, "Their troops advanced and plan to advance again", True),
        (Kind.STRIKE, "Moscow is to blame for the attack on the market", True),
        (Kind.ADVANCE, "The garrison is encircled", True),
        (Kind.ADVANCE, "The enemy attempts to cut off the garrison", False),
        (Kind.ASSAULT, "Their marines are getting ready to storm the town", False),
        (Kind.ASSAULT, "Tanks are being assembled for the storming of it", False),
        (Kind.ASSAULT, "Without the rain they would have attacked the town", False),
        (Kind.ASSAULT, "They amass armour for a thrust at the town", False),
        (Kind.ASSAULT, "In a staff exercise recruits stormed the town", False),
        (Kind.ASSAULT, "Мешканці очікують на штурм міста", False),
        (Kind.ASSAULT, "Ворог штурмував би місто", False),
        (Kind.ASSAULT, "If the frost holds, they storm the town", False),
        (Kind.ASSAULT, "They stormed the town, even if few of them came", True),
        (Kind.ASSAULT, "They stormed the town and nobody asked if it was wise", True),
        (Kind.ADVANCE, "They advanced and will try to encircle the town", True),
        (Kind.ADVANCE, "Their troops gained ground; a siege is feared", True),
        (Kind.STRIKE, "The school burnt down due to enemy shelling", True),
        (Kind.ASSAULT, "They tried to land and stormed the town", True),
        (Kind.STRIKE, "They struck the port, если верить снимкам", True),
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
        ("The corvette in the port was damaged", "ship", True),
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
        ("The guards fended off a push", "repelled"),
        ("They repelled the enemy's third attack", "repelled"),
        ("An assault was rebuffed", "repelled"),
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


UNFULFILLED = [
    # Demanded, asked for.
    "Their general demanded that the garrison leave the village",
    "An ultimatum to give up the village was handed over",
    "The envoy called on its defenders to surrender the village",
    "Командування закликало гарнізон здати село",
    "Ультиматум: здати село до ранку",
    "Они потребовали от защитников покинуть село",
    # Wished, planned, tried, put off.
    "The general hopes to take the village by autumn",
    "The battalion is poised to take the village",
    "Three times they tried to take the village",
    "The battalion is going to complete the capture of the village",
    "The staff discusses a withdrawal from the village",
    "У штабі розглядають відхід із села",
    "Росіяни планують захопити село",
    "Російські підрозділи намагаються захопити село",
    "Войска пытаются взять село",
    # To come.
    "By winter the village will be ours",
    "The village will have to be given up and will be taken",
    "His men may soon have to leave the village",
    "Село буде захоплене до зими",
    "Село будет освобождено к зиме",
    # Feared.
    "The mayor fears that the village has fallen",
    "There are fears of the loss of the village",
    "Є побоювання, що село захоплять",
    "Жители боятся, что село захватят",
    # What would have been, or is conditional.
    "But for the mud they would have taken the village",
    "They very nearly took the village",
    "Unless shells arrive, they take the village",
    "If the bridge goes, so does the village",
    "It would be bad if they took the village",
    "Якщо не буде снарядів, село захоплять",
    "Вони захопили б село за тиждень",
    "Они захватили бы село за неделю",
    "Если мост взорвут, село потеряно",
    "The battalion was given a month to take the village",
    "Were they to take the village, the road would be cut",
    "They stopped short of taking the village",
    "The village is on the brink of falling",
    "Once they take the village they need a bridge",
    "It is a matter of time before the village falls",
    "The capture of the village would cost them dearly",
    "Under a draft of the treaty they leave the village",
    "Він пообіцяв узяти село до зими",
    "Щойно село впаде, дорогу перекриють",
    "Отряд получил приказ взять село",
    "Падение села стало бы ударом",
    "Loudspeakers told its defenders to march out of the village",
    "Seized papers speak of an intent to occupy the village",
    "The marshal promised the village for the holidays",
    "A colonel hinted at the surrender of the village",
    "At worst the village falls within a week",
    "Полковник натякнув на здачу села",
    "В худшем случае село падёт через неделю",
    "A banker reckons that they have ten days left before the village is taken",
    "One condition of the truce is their withdrawal from the village",
    "Умова перемир'я – відведення військ із села",
    "The capture of the village is the chief task of the army",
    "The village is as good as taken",
    # Only a noun or a verb of what may be tells of it.
    "A week without shells may cost us the village",
    "The seizure of the village is a question of weeks",
    "A journalist asked about the liberation of the village",
    "Advisers recommend that the army abandon the village",
    "Оволодіння селом забере тижні, а відхід із села ще більше",
    "Захват села займёт месяц",
    "Сдача села может стоить дорого",
    # Not known.
    "It is not known which side controls the village",
    "Whether they took the village is not clear",
    "Have they taken the village?",
    "Невідомо, хто контролює село",
    "Неясно, удерживают ли они село",
    "Who took the village, nobody knows",
    "Which side controls the village remains unclear",
    "Хто захопив село, незрозуміло",
    "Кто контролирует село, неизвестно",
    "They did not succeed in taking the village",
    "They would fight on rather than leave the village",
    "Ворогу не вдалося захопити село",
    "Войскам не удалось взять село",
    "Their brigades come closer to clearing the village",
    "They portray the village as captured",
    "They celebrate a capture of the village which never happened",
    "He told of the fictitious liberation of the village",
    "A medal is for whoever is first to take the village",
    "In the best of their plans the village is captured by May",
    # In words alone.
    "In their reports they have taken the village twice",
    "На папері вони взяли село",
    "На бумаге они взяли село",
    # On the way, or at some time.
    "The village is about to be fully captured",
    "They expect the village to have been taken by May",
    "Their troops are completing the seizure of the village",
    "The taking of the village is still under way",
    "The village is now being cleared",
    "Their troops take the village next week",
    "They wait for the day when they take the village",
    "Завершується звільнення села",
    "Продолжается освобождение села",
    "The sergeant jested that the village had been captured by cows",
    "Supposing the bridge holds, they take the village in a day",
    # Only the noun or the gerund tells of it.
    "The alternative on his desk is abandoning the village",
    "Reserves were to prevent the capture of the village",
    "They were set the task of taking the village",
    "Резерв стримує захоплення села",
    "Резерв сдерживает захват села",
    # Only made believe, or told without proof.
    "They want to give the impression that they took the village",
    "Falsely they announced that they took the village",
    "Reports that they took the village have not been confirmed",
    "Unconfirmed reports that they took the village are going round",
    "Ворог бреше, що захопив село",
    "Противник делает вид, что взял село",
    # A condition without "if".
    "Had it rained, they would have taken the village",
    "Should the bridge fall, they take the village",
    # The word for troops is none for what they must do.
    "Russian forces plan to take the village",
    "Footage taken by a drone shows the village",
    "In two months' time the village is taken",
    # Not here, or not now.
    "In a map exercise they took the village within a day",
    "The cavalry took the village in 1919",
    "In 1943 they took the village",
    "У 1943 році вони захопили село",
    "The staff is said to plan to take the village",
    "The village is said to be a fortress, and is to be taken in spring",
]
FULFILLED = [
    "They took the village, and nobody knows if it will be rebuilt",
    "They took the village as if it were nothing",
    "They took the village, even if it cost them a month",
    "They took the village; if you look at the photographs, you see the flag",
    "They took the village, which was founded in 1919",
    "They took the village, which will have no water in winter",
    "The village is taken and its school must be rebuilt",
    "They were able to take the village",
    "The capture of the village has been completed",
    "The ministry announced the liberation of the village",
    "The mayor admitted the loss of the village",
    "The flag that will fly over the village was raised at noon",
    "Оголошено про захоплення села",
    "Подтверждено освобождение села",
    "They managed to take the village",
    "Захопивши село, вони планують іти далі",
    "Захватив село, они намерены идти дальше",
    "The village is free, and its people expect help",
    "Село вільне, люди сподіваються на допомогу",
    "The command decided to withdraw the garrison from the village",
    "Permission was granted, and the garrison has withdrawn to better lines",
    "The staff gave permission to leave the village",
    "Shelling forces them to leave the village",
    "The ministry gives losses as its reasons for leaving the village",
    "She called the capture of the village a success",
    "The defenders marched out of the village",
    "The brigade seized the village and was told to occupy the next",
    "They were forced to leave the village",
    "They had to leave the village",
    "The assault led to the capture of the village",
    "Військам вдалося взяти село",
    "Гарнізон змушений був залишити село",
    "Бойцам удалось освободить село",
    "Пришлось оставить село",
    "They succeeded in the task and the village is ours",
    "Село захоплено, і невідомо, чи є там світло",
    "Село взято, если верить снимкам",
    "Село под контролем, жителям обещают помощь",
    "Росіяни захопили село у 2023 році",
    "After the ultimatum ran out they took the village",
    "They took the village, and the enemy will try to retake it",
    "The village was seized on Friday; the mayor hopes to enter it again",
    "Росіяни захопили село і погрожують захопити місто",
    "Войска взяли село и хотят взять город",
    "The village is said to be retaken",
    "The village was widely reported to be lost",
    "Having seized the village, they want to go on",
    "They were the first to enter and take the village",
    "They wanted to keep the village but finally abandoned it",
    "The enemy tried to hold the village but it was captured",
    "The brigade was told to leave the village and complied",
    "The decision to leave the village was made and carried out",
    "The capture of the village opens the road to the west",
    "With the liberation of the village the road is open",
    "З визволенням і звільненням села дорога вільна",
    "С освобождением села открылась дорога",
    "Ухвалено рішення відійти із села, бійці вийшли",
    "Принято решение отойти из села, и бойцы отошли",
    "He said that the task to take the village was fulfilled",
    "The village, which they had hoped to keep, was captured at noon",
    "Село, яке хотіли утримати, захоплено",
    "Село, которое хотели удержать, захвачено",
    "Carrying out the order to take the village, they cleared it",
    "Виконуючи наказ узяти село, бійці звільнили його",
    "Выполняя задачу взять село, бойцы освободили его",
]


@pytest.mark.parametrize("quote", UNFULFILLED)
@pytest.mark.parametrize("kind", [Kind.CAPTURE, Kind.WITHDRAW])
def test_what_is_not_so_yet_is_no_change(kind: Kind, quote: str) -> None:
    assert assertion(replace(CLAIM, kind=kind, quote=quote)) is None


@pytest.mark.parametrize(
    ("note", "answers"),
    [
        ("A blogger says that the village has been given up", True),
        ("The spokesman gives the reasons for leaving the village", True),
        ("The staff calls the retreat orderly", True),
        ("The staff calls the retreat orderly and will regroup its soldiers", True),
        ("The village was left and is to be retaken", True),
        ("Штаб: бійці відійшли із села", True),
        ("Штаб: бойцы отошли из села", True),
        ("The staff says that the village is to be left", False),
        ("Nobody knows who left the village", False),
        ("A word of the staff about the village", False),
        ("", False),
    ],
)
def test_the_summary_of_a_passage_tells_whether_it_came(
    note: str, answers: bool
) -> None:
    quote = "to withdraw from the village would save the lives of its soldiers"
    claim = replace(CLAIM, kind=Kind.WITHDRAW, quote=quote, note=note)
    assert (assertion(claim) is not None) is answers


@pytest.mark.parametrize(
    ("quote", "answers"),
    [
        ("It is disputed who controls the village", False),
        ("The mayor fears that they hold the village", False),
        ("They would still hold the village had they had shells", False),
        ("They want to control the village", False),
        ("If the map is right, they hold the village", False),
        ("Do they hold the village?", False),
        ("Невідомо, хто контролює село", False),
        ("Неясно, удерживают ли они село", False),
        ("In 1943 they held the village", False),
        ("It cannot be said who holds the village", False),
        # Nobody has it, or somebody had it.
        ("The village lies in the grey zone", False),
        ("Село перебуває в сірій зоні", False),
        ("Село находится в серой зоне", False),
        ("Neither side can call the village its own", False),
        ("The village is still disputed", False),
        ("It is unclear in whose hands the village is", False),
        ("The village was Russian until last June", False),
        ("Село перебувало в їхніх руках до осені", False),
        ("Село было в их руках до осени", False),
        ("Both armies are in the village and neither controls it", False),
        ("When they held the village, its shops were shut", False),
        ("Until May the enemy held the village", False),
        ("До травня ворог утримував село", False),
        ("Когда войска удерживали село, школа работала", False),
        ("Our troops hold the village, and beyond it is a grey zone", True),
        ("They hold the village until help comes", True),
        # What others want, plan or try takes nothing from who holds it.
        ("They hold the village, which the enemy tries to take", True),
        ("They hold the village and will never surrender it", True),
        ("They hold the village; if help comes they go further", True),
        ("The village is in their hands. If help comes they go further", True),
        ("Село утримують бійці. Якщо прийде допомога, підуть далі", True),
        ("Attempts to take the village failed, it is ours", True),
        ("An ultimatum to leave it was rejected, the village is ours", True),
        ("Село наше, хоч ворог намагається захопити його", True),
        ("Село удерживают, хотя противник требует сдать его", True),
    ],
)
def test_who_would_hold_a_place_and_who_holds_it(quote: str, answers: bool) -> None:
    claim = replace(CLAIM, kind=Kind.CONTROL, quote=quote)
    assert (assertion(claim) is not None) is answers


@pytest.mark.parametrize("quote", FULFILLED)
def test_a_condition_or_a_wish_about_something_else_takes_nothing_back(
    quote: str,
) -> None:
    assert not _read(quote).cautious
