"""Sentences of news, staffs and posts, each with others of its kind: who says it, how
it stands, where and when it was. Published on Wednesday, 14 June 2023.
"""

from __future__ import annotations

import pytest

from dashboard.domain.claim import Claim
from dashboard.reading.claims.drafts import WRITER
from tests.unit.reading.articles import claims


def _told(claim: Claim) -> str:
    return f"{claim.kind.value} {claim.place_as_written}"


def _day(claim: Claim) -> str:
    begin = claim.date_from and claim.date_from.day
    end = claim.date_to and claim.date_to.day
    return f"{begin}..{end}"


@pytest.mark.parametrize(
    "text",
    [
        "Nobody said that Lyman had fallen.",
        "No one claims that Russian troops have captured Lyman.",
        "Neither army announced the capture of Lyman.",
        "No one in Kyiv says that Lyman was lost.",
        "None of the officers claimed that Lyman had been taken.",
    ],
)
def test_what_nobody_says_is_no_claim(text: str) -> None:
    assert claims(text) == []


@pytest.mark.parametrize(
    ("text", "actor"),
    [
        ("Nobody has claimed responsibility for the strike on Belgorod.", "unknown"),
        ("Ukraine has not claimed responsibility for the strike on Kerch.", "unknown"),
        ("No group took credit for the shelling of Nikopol.", "unknown"),
    ],
)
def test_what_nobody_owns_has_happened(text: str, actor: str) -> None:
    (claim,) = claims(text)
    assert (claim.hedge.value, claim.actor.value) == ("asserted", actor)
    assert claim.claimant == WRITER


def test_who_claims_responsibility_has_done_it() -> None:
    (claim,) = claims("Ukraine claimed responsibility for the strike on Kerch.")
    assert (claim.claimant, claim.actor.value) == ("Ukraine", "UA")


@pytest.mark.parametrize("with_model", [True, False], ids=["model", "rules"])
@pytest.mark.parametrize(
    "text",
    [
        "As reported, Russian forces captured Lyman on Monday.",
        "As reported earlier, Russian drones hit a store in Lyman.",
        "As announced on Monday, Ukrainian troops left Lyman.",
        "As stated above, Russian forces shelled Lyman.",
        "The reported attack on Lyman killed two people.",
        "The claimed capture of Lyman was a surprise.",
        "A confirmed drone strike on Lyman set a depot on fire.",
        "Whatever Moscow says, Lyman remains under Ukrainian control.",
        "Lyman is held by Ukrainian forces, whatever Moscow says.",
        "No matter what Moscow claims, Lyman is under Ukrainian control.",
        "Regardless of what the Kremlin says, Ukrainian troops hold Lyman.",
    ],
)
def test_words_of_saying_without_anybody_who_says_it(
    text: str, with_model: bool
) -> None:
    names = [claim.claimant for claim in claims(text, with_model=with_model)]
    assert names == [WRITER]


@pytest.mark.parametrize(
    ("text", "claimant"),
    [
        ("As reported by the General Staff, Lyman was shelled.", "the General Staff"),
        ("Whatever Moscow says, Lyman is held, the brigade said.", "the brigade"),
        ("On Monday Kyiv admitted that Lyman had been lost.", "Kyiv"),
        ("Nobody in Kyiv denied that Lyman had been lost.", WRITER),
    ],
)
def test_who_does_say_it(text: str, claimant: str) -> None:
    (claim,) = claims(text)
    assert (claim.claimant, claim.hedge.value) == (claimant, "asserted")


@pytest.mark.parametrize(
    ("text", "days"),
    [
        (
            (
                "Russia claimed on Sunday that its troops had captured Lyman, the"
                " General Staff said on Monday."
            ),
            ["11..11"],
        ),
        (
            (
                "Moscow claimed on Sunday the capture of Lyman, but a Ukrainian brigade"
                " said on Monday that it had repelled the assault there."
            ),
            ["11..11", "12..12"],
        ),
        (
            "The institute wrote on Monday that the army said Lyman had fallen.",
            ["12..12"],
        ),
        (
            (
                "An officer called that fiction on Sunday and said on Monday that his"
                " men held Lyman."
            ),
            ["12..12"],
        ),
        ("Lyman fell on Sunday, the brigade said on Monday.", ["11..11"]),
    ],
)
def test_each_speaker_has_a_day(text: str, days: list[str]) -> None:
    assert [_day(claim) for claim in claims(text)] == days


@pytest.mark.parametrize(
    ("text", "side"),
    [
        ("Observers said Russian troops had entered Lyman.", "independent"),
        ("Analysts said Russian troops had entered Lyman.", "independent"),
        ("Journalists said shells had hit Lyman.", "independent"),
        ("Officials in Kherson said shelling had killed two.", "UA"),
        ("An official said shells had hit Nikopol.", "UA"),
    ],
)
def test_sides_of_the_unnamed(text: str, side: str) -> None:
    (claim,) = claims(text)
    assert claim.claimant_side.value == side
    assert claim.place_id


@pytest.mark.parametrize(
    ("text", "told", "actor"),
    [
        ("Crews repelled a massive drone attack on Kyiv.", "strike Kyiv", "unknown"),
        (
            "Ukrainian air defence repelled a drone attack on Kyiv.",
            "strike Kyiv",
            "unknown",
        ),
        (
            "Russian gunners beat off a Ukrainian missile attack on Kerch.",
            "strike Kerch",
            "UA",
        ),
        (
            "The fleet is repelling an air attack at Sevastopol.",
            "strike Sevastopol",
            "unknown",
        ),
        ("Ukrainian troops repelled a tank attack at Lyman.", "hold Lyman", "UA"),
        ("Ukrainian troops repelled an assault at Lyman.", "hold Lyman", "UA"),
    ],
)
def test_an_attack_from_the_air_is_fire_though_it_is_repelled(
    text: str, told: str, actor: str
) -> None:
    (claim,) = claims(text)
    assert (_told(claim), claim.actor.value) == (told, actor)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (
            "Ukrainian soldiers are entrenched in Lyman after retaking the town.",
            ["retake Lyman"],
        ),
        ("Russian troops have entered Lyman and are dug in there.", ["advance Lyman"]),
        ("Russian soldiers are dug in at Lyman.", ["fortify Lyman"]),
        (
            "Russian troops entered Lyman and are digging trenches there.",
            ["advance Lyman", "fortify Lyman"],
        ),
    ],
)
def test_who_is_dug_in_where_he_got_to_builds_nothing(
    text: str, told: list[str]
) -> None:
    assert [_told(claim) for claim in claims(text)] == told


def test_who_is_dug_in_acts() -> None:
    (claim,) = claims("Russian soldiers are dug in at Lyman.")
    assert claim.actor.value == "RU"


@pytest.mark.parametrize(
    "text",
    [
        "Russian troops entered Lyman on Monday. Fighting was going on, he said.",
        "Russian troops entered Lyman on Monday. Battles were raging, he said.",
    ],
)
def test_fighting_goes_on_where_the_sentence_before_was(text: str) -> None:
    assert [_told(claim) for claim in claims(text)] == ["advance Lyman", "clash Lyman"]


@pytest.mark.parametrize(
    ("text", "claimant", "side"),
    [
        ("Russian forces shelled Lyman.\nMayor Ivan Petrenko", "Mayor Ivan", "UA"),
        ("Russian units moved on Lyman.\nUK Ministry of Defence", "UK", "partner"),
        (
            "Our troops repelled two assaults at Lyman. (General Staff, 16:00)",
            "G",
            "UA",
        ),
        (
            "Drones hit Lyman twice. Data of Ivan Petrenko, head of the city.",
            "Iv",
            "UA",
        ),
        ("Our men took Lyman. Source: Russian Defence Ministry", "Russian", "RU"),
        ("Shelling of Lyman. (Kharkiv regional military administration)", "K", "UA"),
        ("Two assaults were beaten off at Lyman.\n63rd Mechanized Brigade", "6", "UA"),
    ],
)
def test_a_post_is_signed_at_its_end(text: str, claimant: str, side: str) -> None:
    (claim,) = claims(text)
    assert claim.claimant.startswith(claimant)
    assert claim.claimant_side.value == side


@pytest.mark.parametrize(
    "text",
    [
        "Shells hit Lyman on Monday. (Reuters)",
        "A shop in Lyman was hit on Monday. Photo: General Staff",
        "A shop in Lyman was hit on Monday. Donetsk region, Ukraine",
        "Shells hit Lyman on Monday. Two people died, and the mayor wept.",
    ],
)
def test_what_stands_at_an_end_and_is_no_signature(text: str) -> None:
    assert claims(text)[0].claimant == WRITER


@pytest.mark.parametrize(
    ("text", "claimant", "actor"),
    [
        (
            "Our men of the Vostok group took Lyman! The flag is up, writes the channel Frontovik.",
            "the channel Frontovik",
            "RU",
        ),
        (
            "Our men hold Lyman. The enemy has fled, a brigade reports.",
            "a brigade",
            "UA",
        ),
        ("We have taken Lyman, the commander wrote.", "the commander", "UA"),
    ],
)
def test_we_are_those_of_who_speaks_next(text: str, claimant: str, actor: str) -> None:
    (claim,) = claims(text)
    assert (claim.claimant, claim.actor.value) == (claimant, actor)
    assert claim.claimant_side.value == actor


@pytest.mark.parametrize(
    "text",
    [
        "Moscow and Kyiv accused each other of shelling Lyman on Monday.",
        "Moscow and Kyiv blamed one another for the shelling of Lyman.",
        "Russia and Ukraine traded accusations over the shelling of Lyman.",
    ],
)
def test_who_accuse_each_other_make_two_claims(text: str) -> None:
    voices = {
        (c.claimant_side.value, c.actor.value, c.hedge.value) for c in claims(text)
    }
    assert voices == {("RU", "UA", "claimed"), ("UA", "RU", "claimed")}


def test_who_had_nothing_to_do_with_it_is_said_not_to_have_done_it() -> None:
    text = (
        "A drone hit a depot in Engels, the governor said. Ukraine's army said it had"
        " nothing to do with it."
    )
    first, denied = claims(text)
    assert (first.actor.value, denied.actor.value) == ("unknown", "UA")
    assert denied.hedge.value == "denied"


@pytest.mark.parametrize(
    ("text", "claimant"),
    [
        ("Lyman is in Russian hands, if one believes Wagner.", "Wagner"),
        ("If Moscow is to be believed, its troops have taken Lyman.", "Moscow"),
    ],
)
def test_who_is_taken_at_his_word_claims_it(text: str, claimant: str) -> None:
    (claim,) = claims(text)
    assert (claim.claimant, claim.hedge.value) == (claimant, "claimed")


def test_what_falls_if_something_falls_is_still_no_claim() -> None:
    assert claims("If Lyman falls, Sloviansk is open to attack.") == []


@pytest.mark.parametrize(
    ("text", "told"),
    [
        # What only says where a place lies, or since when.
        ("Selydove, wedged between Pokrovsk and Lyman, was hit.", ["strike Selydove"]),
        ("Russia made its largest advance at Lyman since Bakhmut.", ["advance Lyman"]),
        (
            "In Zaporizhzhia our troops repelled five assaults near Lobkove.",
            ["hold Lobkove"],
        ),
        # One more place of a list.
        (
            "The enemy attacked near Zarichne and towards Stavky.",
            ["assault Zarichne", "assault Stavky"],
        ),
        ("Troops attacked from Lyman towards Zarichne.", ["assault Zarichne"]),
        # Items of a list have their own events.
        (
            "Kupiansk — under Russian control; Lyman — fighting.",
            ["control Kupiansk", "clash Lyman"],
        ),
        ("Nikopol was shelled; Marhanets had a quiet night.", ["strike Nikopol"]),
        # What is called so is no place.
        ("Lyman is under the control of the Defence Forces.", ["control Lyman"]),
        ("Sources in the Navy say Lyman was hit.", ["strike Lyman"]),
        ("Metro traffic in Kyiv stopped after a drone strike.", ["strike Kyiv"]),
        # What is told already.
        (
            (
                "Ukrainian troops left Avdiivka on Monday. The fall of the town gives"
                " Russia its first gain of the year."
            ),
            ["withdraw Avdiivka"],
        ),
        ("A gunner loads a howitzer at a position near Lyman.", []),
    ],
)
def test_where_it_was_and_was_not(text: str, told: list[str]) -> None:
    assert [_told(claim) for claim in claims(text)] == told


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("A block in Lyman after a Kh-101 flew into it.", "strike Lyman"),
        ("An FAB-500 hit a school in Lyman.", "strike Lyman"),
        (
            "Russian forces have secured the part of Lyman near the river.",
            "capture Lyman",
        ),
        ("Ukrainian soldiers walked into Lyman on Monday.", "advance Lyman"),
        ("Marines hoist the blue-and-yellow over Krynky.", "retake Krynky"),
        ("Lyman — in Russian hands.", "control Lyman"),
    ],
)
def test_kinds_of_news_wordings(text: str, told: str) -> None:
    assert [_told(claim) for claim in claims(text)] == [told]


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("Marines beat off every attempt to enter Lyman since Monday.", "12..14"),
        ("Lyman has become the scene of street battles.", "14..14"),
        ("A Shahed has just struck a depot in Lyman.", "14..14"),
        ("Russian groups keep trying to infiltrate Lyman.", "14..14"),
        ("Heavy fighting near Lyman.", "14..14"),
        ("The 3rd Brigade on Monday denied that Lyman had been retaken.", "12..12"),
        (
            (
                "The brigade denied on Monday that Lyman had been retaken, calling an"
                " announcement hours earlier false."
            ),
            "12..12",
        ),
    ],
)
def test_days_of_news_wordings(text: str, days: str) -> None:
    assert [_day(claim) for claim in claims(text)] == [days]


def test_who_goes_on_speaking_said_it_on_the_same_day() -> None:
    text = "Lyman was shelled, the mayor said on Monday. Battles were raging, he added."
    assert [_day(claim) for claim in claims(text)] == ["12..12", "12..12"]


@pytest.mark.parametrize(
    ("text", "claimant", "actor"),
    [
        ("Lyman has been taken, and Kyiv has not commented.", WRITER, "unknown"),
        ("Lyman has been taken, and Kyiv is silent.", WRITER, "unknown"),
        ("Lyman has fallen, and the ministry did not respond.", WRITER, "unknown"),
        (
            "War correspondents said Lyman was taken; Kyiv has not commented.",
            "War correspondents",
            "unknown",
        ),
        (
            "Russia said its troops had captured Lyman; Ukraine did not reply.",
            "Russia",
            "RU",
        ),
    ],
)
def test_who_keeps_silent_neither_speaks_nor_acts(
    text: str, claimant: str, actor: str
) -> None:
    (claim,) = claims(text)
    assert (claim.claimant, claim.actor.value) == (claimant, actor)
    assert (claim.kind.value, claim.hedge.value) == ("capture", "asserted")


def test_the_hour_of_an_entry_is_no_word_of_its_sentence() -> None:
    text = (
        "LIVE\n06.12 Troops have entered Lyman, officials say\n"
        "07:45 Police are moving people out of Kupiansk in buses\n"
        "09:03 GMT Shells hit Izium, the mayor said"
    )
    assert [(_told(claim), claim.claimant) for claim in claims(text)] == [
        ("advance Lyman", "officials"),
        ("strike Izium", "the mayor"),
    ]
