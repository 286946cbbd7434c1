"""Constructions of news prose, each with other phrasings of its kind: what is claimed,
where, by whom, and when. Published on Wednesday, 14 June 2023.
"""

from __future__ import annotations

import pytest

from dashboard.domain.claim import Claim
from tests.unit.reading.articles import claims


def _told(claim: Claim) -> str:
    return f"{claim.kind.value} {claim.place_as_written}"


def _dated(claim: Claim) -> str:
    begin = claim.date_from and claim.date_from.day
    end = claim.date_to and claim.date_to.day
    return f"{_told(claim)} {begin}..{end}"


@pytest.mark.parametrize(
    ("text", "told"),
    [
        # What stands at the place just named: with an article, or a deed done there.
        (
            "A depot in Feodosia burned on Monday. Kyiv's navy said it had hit the store.",
            ["statement Feodosia", "strike Feodosia"],
        ),
        (
            "Nikopol came under fire on Monday. A shell hit a clinic, its head said.",
            ["strike Nikopol", "strike Nikopol"],
        ),
        (
            "Kyiv says it still holds Avdiivka. The coke works is in Ukrainian hands.",
            ["control Avdiivka", "control Avdiivka"],
        ),
        (
            "A fire broke out in Dzhankoi in the night. Nobody slept. Kyiv said it had hit the base.",
            ["strike Dzhankoi"],
        ),
        (
            "Vuhledar: a soldier said his battalion had left the town and that Russian"
            " infantry now hold its high-rises.",
            ["withdraw Vuhledar", "control Vuhledar"],
        ),
        # The same told once more is no second claim.
        (
            'Two missiles hit Sumy, the mayor said. "They struck at noon," he added.',
            ["strike Sumy"],
        ),
        (
            "Shells fell on Kupiansk on Monday. Two sellers were killed there.",
            ["strike Kupiansk"],
        ),
        # What a retreat leads to is not what was left.
        (
            "Kyiv admitted the loss of Sievierodonetsk. Its units fell back to"
            " Lysychansk.",
            ["capture Sievierodonetsk", "withdraw Sievierodonetsk"],
        ),
        # Who got how far.
        (
            "Russian troops have pushed east of Dobropillia as far as Kucheriv Yar.",
            ["advance Kucheriv Yar"],
        ),
        # A base is where another name puts it; a distance is from a landmark.
        ("Drones hit the Saky air base near Novofedorivka.", ["strike Novofedorivka"]),
        (
            "Kyiv liberated Andriivka, now no more than stumps and cellars, ten"
            " kilometres south of Bakhmut.",
            ["retake Andriivka"],
        ),
        (
            "Heavy fighting rages north of Bakhmut, in Krasna Hora.",
            ["clash Krasna Hora"],
        ),
        # Works along a road are at both ends.
        (
            "Russian troops are digging trenches along the road from Svatove to"
            " Kreminna.",
            ["fortify Svatove", "fortify Kreminna"],
        ),
        # Several targets, each with its place.
        (
            "Drones struck a plant in Nikopol, a depot in Marhanets and a mill in"
            " Pavlohrad.",
            ["strike Nikopol", "strike Marhanets", "strike Pavlohrad"],
        ),
    ],
)
def test_where_it_was(text: str, told: list[str]) -> None:
    assert [_told(claim) for claim in claims(text)] == told


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("The dam at Nova Kakhovka has been breached.", ["statement Nova Kakhovka"]),
        (
            "The toll from a strike on a block of flats in Dnipro rose to nine.",
            ["strike Dnipro"],
        ),
        ("A fire broke out in Kerch after a drone attack.", ["strike Kerch"]),
        ("A drone's wreckage was found in a field near Tulcea.", ["statement Tulcea"]),
        (
            "Five people were killed in Toretsk over the past day.",
            ["statement Toretsk"],
        ),
        ("A Ukrainian missile sank a patrol boat off Yalta.", ["strike Yalta"]),
        ("Street fighting has reached the hospital in Selydove.", ["clash Selydove"]),
        ("The fighting in Enerhodar has stopped.", ["statement Enerhodar"]),
        ("Sievierodonetsk is now fully occupied.", ["control Sievierodonetsk"]),
        ("Russian soldiers left the steelworks in Mariupol.", ["withdraw Mariupol"]),
        (
            "A gunner fires a howitzer at Russian positions near Toretsk.",
            ["strike Toretsk"],
        ),
        ("A drone was shot down on its approach to Engels.", ["strike Engels"]),
        # What peace brings, also where soldiers or the war are named.
        ("Prosecutors in Lviv charged a colonel with taking bribes.", []),
        ("A soldier from Poltava waits for a train in Lozova.", []),
        ("The president will award medals to rescuers in Rivne.", []),
        ("Envoys reported progress after talks on Ukraine in Geneva.", []),
        ("Russian commanders may redeploy paratroopers to Huliaipole.", []),
    ],
)
def test_what_it_was(text: str, told: list[str]) -> None:
    assert [_told(claim) for claim in claims(text)] == told


@pytest.mark.parametrize(
    ("text", "claimants"),
    [
        (
            "Russian troops are in Vovchansk, the town's administrator, Ihor Petrenko,"
            " told a paper.",
            ["the town's administrator, Ihor Petrenko"],
        ),
        (
            "Kharkiv mayor Ihor Terekhov: two bombs fell on Kharkiv in the night.",
            ["Kharkiv mayor Ihor Terekhov"],
        ),
        (
            "The head of the town spoke of a drone attack on Dzhankoi.",
            ["The head of the town"],
        ),
        (
            "Moscow says it has taken Pokrovsk. Kyiv rejects that: its troops control"
            " the north of the town.",
            ["Moscow", "Kyiv", "Kyiv"],
        ),
        (
            "What Kyiv called a missile hit a market in Toretsk; a paper later"
            " suspected a stray bomb.",
            ["the article's writer"],
        ),
    ],
)
def test_who_says_it(text: str, claimants: list[str]) -> None:
    assert [claim.claimant for claim in claims(text)][: len(claimants)] == claimants


@pytest.mark.parametrize(
    ("text", "dated"),
    [
        ("Kyiv's troops have stopped six attacks near Lyman since morning.", "14..14"),
        ("A drone hit the plant in Enerhodar in the night to Tuesday.", "12..13"),
        ("Three bombs fell on Kupiansk in the night.", "13..14"),
        ("A blast shook Kerch in the early hours.", "14..14"),
        ("Two were killed in Sumy by missiles that fell on Monday.", "12..12"),
        ("Mayor Ivan Petrenko said Lyman was now fully occupied.", "14..14"),
        (
            "Two towns were hit on Monday. Hours earlier a drone hit Chuhuiv.",
            "12..12",
        ),
        ("The last soldiers left Kherson by 5 a.m.", "14..14"),
        ("Missiles hit Odesa at dawn on Sunday.", "11..11"),
    ],
)
def test_when_it_was(text: str, dated: str) -> None:
    assert _dated(claims(text)[-1]).split()[-1] == dated


@pytest.mark.parametrize(
    ("text", "places"),
    [
        ("Kyiv's forces advanced to Snagost.", ["Snagost"]),
        ("Troops were driven out of Kazachya Loknya.", ["Kazachya Loknya"]),
        ("A blast shook Toropets, a town with a depot.", ["Toropets"]),
        ("In Ust-Luga, drones set a terminal alight.", ["Ust-Luga"]),
        ("Russian troops took the last village in Kursk region, Gornal.", ["Gornal"]),
    ],
)
def test_names_that_no_register_has(text: str, places: list[str]) -> None:
    assert [claim.place_as_written for claim in claims(text)] == places


@pytest.mark.parametrize(
    ("text", "told"),
    [
        # A weapon strikes however far its verb stands.
        (
            "Three died near Lviv after one of 80 missiles that Russia had fired in"
            " the night came down on their house.",
            ["strike Lviv"],
        ),
        ("A blackout in Kharkiv followed missile strikes on a plant.", None),
        ("Russia pulled its garrison off Snake Island.", ["withdraw Snake Island"]),
        ("Marinka is completely destroyed.", ["statement Marinka"]),
        ("The whole of Luhansk region was in Russian hands.", None),
        (
            "Russian vehicles, abandoned with engines running, stood near Izium.",
            [],
        ),
        ("Nikopol was occupied on Monday.", ["capture Nikopol"]),
        ("Russian soldiers planted a flag in the mines of Soledar.", None),
        ("A Panama-flagged ship was hit in Chornomorsk.", ["strike Chornomorsk"]),
        (
            "Three villages near Huliaipole — Vysoke, Nove and Zelene — have fallen.",
            ["capture Vysoke", "capture Nove", "capture Zelene"],
        ),
        (
            "Five were killed in Kyiv in the deadliest raid since July.",
            ["strike Kyiv"],
        ),
        ("The governor talked of heavy fighting near Kupiansk.", ["clash Kupiansk"]),
    ],
)
def test_other_wordings(text: str, told: list[str] | None) -> None:
    kinds = {
        "A blackout in Kharkiv followed missile strikes on a plant.": "strike",
        "The whole of Luhansk region was in Russian hands.": "control",
        "Russian soldiers planted a flag in the mines of Soledar.": "capture",
    }
    found = claims(text)
    if told is None:
        assert [claim.kind.value for claim in found] == [kinds[text]]
    else:
        assert [_told(claim) for claim in found] == told


def test_how_long_there_was_none_like_it_is_not_when() -> None:
    (claim,) = claims("Five were killed in Kyiv in the deadliest raid since May.")
    assert claim.date_from is None


def test_a_quarter_of_the_clauses_is_of_who_is_named_behind() -> None:
    first = claims(
        "Kyiv holds Robotyne, said Syrskyi; Moscow replied that Verbove was contested."
    )[0]
    assert first.claimant == "Syrskyi"


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        # An attack that was beaten off, told of whoever attacked.
        ("The enemy attacked twice toward Lyman and was stopped there.", "hold"),
        ("Russians stormed Lyman on Monday but were thrown back.", "hold"),
        ("Russians tried to storm Lyman and have been driven off.", "hold"),
        # By what somebody or something was struck.
        ("A nurse leaves a house gutted by a missile in Kharkiv.", "strike"),
        ("Two were wounded in Mykolaiv when a drone dived on a bus.", "strike"),
        ("A quadcopter swooped on a car in Nikopol.", "strike"),
        # How far somebody got.
        ("Russian tanks were seen in Kyiv on Friday.", "advance"),
        ("Russian troops are within a street of the plant in Lyman.", "advance"),
        # Offices that move are no retreat.
        ("Russia moved its office staff from Nova Kakhovka.", "statement"),
        ("All of Lyman is in Ukrainian hands again.", "retake"),
    ],
)
def test_kinds_of_plain_reports(text: str, kind: str) -> None:
    assert [claim.kind.value for claim in claims(text)] == [kind]


@pytest.mark.parametrize(
    ("text", "side"),
    [
        ("War bloggers say Ukrainian troops reached Sverdlikovo.", "RU"),
        ("A blast shook Shebekino, TASS's correspondent wrote.", "RU"),
        ("Ukrainian troops left Huliaipole, two officers told a paper.", "UA"),
        ("A shell hit Kherson, the prosecutor general's office said.", "UA"),
    ],
)
def test_sides_of_plain_speakers(text: str, side: str) -> None:
    assert [claim.claimant_side.value for claim in claims(text)] == [side]


def test_capitals_that_exchange_prisoners_are_no_places() -> None:
    text = "Moscow and Kyiv swapped ninety prisoners on Monday."
    assert all(not claim.place_as_written for claim in claims(text))


def test_the_early_morning_is_of_the_day_itself() -> None:
    (claim,) = claims("A drone fell on Nikopol in the early morning.")
    assert claim.date_from == claim.date_to == claim.published


@pytest.mark.parametrize(
    "text",
    [
        "The Russians tried to storm Lyman on Monday and were driven off.",
        "The enemy attacked twice toward Lyman and was stopped there.",
    ],
)
def test_who_drove_an_attacker_off_is_the_other_side(text: str) -> None:
    assert [claim.actor.value for claim in claims(text)] == ["UA"]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("The fire at a depot in Kherson is under control.", ["statement Kherson"]),
        ("Lyman is under control of Ukrainian troops.", ["control Lyman"]),
        ("The toll in Kherson after the shelling has reached 21.", ["strike Kherson"]),
        ("Russian drones fell at Plauru, opposite Izmail.", ["strike Plauru"]),
        ("Women cycle past a destroyed tank in Bucha, Ukraine.", []),
        ("A battalion pushed into the woods from Zvirove.", ["advance Zvirove"]),
    ],
)
def test_what_only_sounds_like_another_event(text: str, told: list[str]) -> None:
    assert [_told(claim) for claim in claims(text)] == told


def test_a_label_may_name_the_channel_it_is_from() -> None:
    text = "From the Telegram of the regional chief, Ivan Petrenko: a shell hit Lyman."
    assert claims(text)[0].claimant == "regional chief, Ivan Petrenko"


@pytest.mark.parametrize(
    ("text", "side"),
    [
        ("Russia hit Dnipro with a missile, its president said.", "RU"),
        ("Ukraine struck a depot in Engels, its navy said.", "UA"),
        ("Sumy was hit by two Russian drones, its mayor said.", "UA"),
        ("A shell hit Lyman, a machine-gunner said.", "UA"),
    ],
)
def test_whose_they_are_that_say_it(text: str, side: str) -> None:
    assert [claim.claimant_side.value for claim in claims(text)] == [side]


def test_a_list_behind_a_semicolon_is_still_of_who_said_its_first_half() -> None:
    text = (
        "Two shops in Sumy were shelled, the council said; a drone wounded a farmer in"
        " Bilopillia."
    )
    assert [claim.claimant for claim in claims(text)] == ["the council"] * 2


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("The marines lost their foothold in Krynky.", ["withdraw Krynky"]),
        ("Russia took down the mobile network in Melitopol.", ["statement Melitopol"]),
        ("A fire at a depot near Kerch was caused by a drone.", ["strike Kerch"]),
    ],
)
def test_losses_and_what_was_taken_down(text: str, told: list[str]) -> None:
    assert [_told(claim) for claim in claims(text)] == told


@pytest.mark.parametrize(
    "text",
    [
        "A clinic was damaged in Kyiv as Russia fired 31 missiles on Monday.",
        "Two were killed in Sumy when Russia launched drones on Monday.",
    ],
)
def test_the_day_of_the_fire_is_that_of_what_it_did(text: str) -> None:
    assert _dated(claims(text)[0]).endswith(" 12..12")


@pytest.mark.parametrize(
    "text",
    [
        "A drone damaged part of the Trinity Monastery in Sumy.",
        "A missile hit the Ascension Cathedral in Sumy.",
    ],
)
def test_buildings_with_names_are_where_they_stand(text: str) -> None:
    assert [_told(claim) for claim in claims(text)] == ["strike Sumy"]
