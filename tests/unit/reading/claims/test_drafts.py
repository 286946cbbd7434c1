"""Two who contradict each other in one sentence are two claims, each with its own
words.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from dashboard.domain.words import Hedge, Kind, Side
from dashboard.reading.claims.drafts import (
    CONTEXT,
    WRITER,
    ClaimDraft,
    build_claim,
    kind_on_map,
)
from dashboard.reading.claims.people.attribution import Attribution
from dashboard.reading.claims.time_and_place import EventDates, EventPlace
from tests.unit.reading.annotated import misread
from tests.unit.reading.articles import WEDNESDAY, article, claims, read
from tests.unit.reading.toponyms import gazetteer

CONTRADICTIONS = [
    (
        "Wagner claimed to have taken Bakhmut, but Kyiv denied it.",
        [("capture", "Wagner", "claimed"), ("capture", "Kyiv", "denied")],
    ),
    (
        (
            "Russia's defence ministry said its troops had captured Soledar, a claim"
            " Ukraine's military rejected."
        ),
        [
            ("capture", "Russia's defence ministry", "asserted"),
            ("capture", "Ukraine's military", "denied"),
        ],
    ),
    (
        (
            "Russia's defence ministry said its troops had captured Soledar, a claim"
            " denied by Kyiv."
        ),
        [
            ("capture", "Russia's defence ministry", "asserted"),
            ("capture", "Kyiv", "denied"),
        ],
    ),
    (
        (
            "Kyiv said its troops had recaptured Robotyne, while Moscow denied losing"
            " the village."
        ),
        [("retake", "Kyiv", "asserted"), ("retake", "Moscow", "denied")],
    ),
    (
        (
            "Moscow says it controls Vuhledar, but Kyiv says its troops still hold the"
            " town."
        ),
        [("control", "Moscow", "asserted"), ("control", "Kyiv", "asserted")],
    ),
]


@pytest.mark.parametrize(("text", "told"), CONTRADICTIONS)
def test_both_are_kept(text: str, told: list[tuple[str, str, str]]) -> None:
    found = claims(text)
    assert [(c.kind.value, c.claimant, c.hedge.value) for c in found] == told
    assert (
        len({c.id for c in found})
        == len({c.quote for c in found})
        == len({c.place_id for c in found}) + 1
    )
    assert all(c.start is not None and text[c.start : c.end] == c.quote for c in found)


def test_a_denial_in_the_next_sentence_is_of_what_was_said_before() -> None:
    found = claims(
        "Moscow said its troops had captured Soledar on Monday. Ukraine's military"
        " denied the claim."
    )
    assert [(c.claimant, c.hedge.value, c.date_to) for c in found] == [
        ("Moscow", "asserted", date(2023, 6, 12)),
        ("Ukraine's military", "denied", date(2023, 6, 12)),
    ]


def test_what_is_not_confirmed_is_not_denied() -> None:
    found = claims(
        "Wagner said its fighters had taken Soledar, but Kyiv has not confirmed it."
    )
    assert [(c.claimant, c.hedge.value) for c in found] == [("Wagner", "asserted")]


def test_the_day_of_a_dateline_is_no_events_day() -> None:
    text = (
        "KYIV, 14 June 2023 - Ukrainian troops have retaken Storozheve, the defence"
        " ministry said on Tuesday. A day earlier, the General Staff reported that its"
        " forces had pushed back attacks near Marinka."
    )
    assert [(c.name, c.date_to) for c in claims(text)] == [
        ("Storozheve", date(2023, 6, 13)),
        ("Marinka", date(2023, 6, 12)),
    ]


def test_there_is_where_it_happened_not_where_the_speaker_holds_office() -> None:
    text = (
        "Heavy fighting continued north of Robotyne, said Mykola Dubrava, head of the"
        " Zaporizhzhia regional administration. “Our men hold the line there,” he said."
    )
    assert [(c.kind.value, c.name) for c in claims(text)] == [
        ("clash", "Robotyne"),
        ("hold", "Robotyne"),
    ]


def test_talk_of_the_war_without_a_place_is_listed_and_the_course_of_the_war_is_a_claim() -> (
    None
):
    reading = read(
        "Ukraine's military thanked the mayor. The United States has sent Ukraine more"
        " tanks."
    )
    assert [r.reason for r in reading.rejected] == ["names no place"]
    assert [(c.kind.value, c.placed, c.claimant) for c in reading.claims] == [
        ("statement", False, "the article's writer")
    ]


def test_a_link_to_another_article_speaks_for_itself_and_has_no_day() -> None:
    text = "It was quiet.\nRelated article: Russian troops capture Soledar"
    assert [(c.claimant, c.date_from, c.date_to) for c in claims(text)] == [
        ("headline of a related article", None, None)
    ]


UKRAINE, RUSSIA, UNKNOWN = Side.UA, Side.RU, Side.UNKNOWN
HOME = next(
    c.place
    for c in gazetteer().candidates("Lyman", limit=100)
    if c.place.region == "Donetsk"
)
ABROAD = replace(HOME, id="x", region="", country="RU")
LYMAN = EventPlace("Lyman", HOME, HOME.precision, HOME.radius_km, None, "")
QUOTE = "Troops took Lyman."
REPORT = article(f"It rained. {QUOTE} Nobody was hurt there, they say.")


def draft(
    kind: Kind = Kind.CAPTURE,
    actor: Side = UNKNOWN,
    claimant: Attribution | None = None,
    event_place: EventPlace = LYMAN,
    **changes: object,
) -> ClaimDraft:
    start = REPORT.text.index(QUOTE)
    made = ClaimDraft(
        (start, start + len(QUOTE)),
        1,
        kind,
        event_place,
        EventDates(None, WEDNESDAY, "by then"),
        claimant,
        actor,
        Hedge.ASSERTED,
    )
    return replace(made, **changes)  # type: ignore[arg-type]


def voice(claimant: str, side: Side, relayed_by: str = "") -> Attribution:
    return Attribution(claimant, side, 1, 0, 1, relayed_by=relayed_by)


@pytest.mark.parametrize(
    ("made", "kind", "actor"),
    [
        (draft(Kind.CAPTURE, UKRAINE), Kind.RETAKE, UKRAINE),
        (draft(Kind.CAPTURE, RUSSIA), Kind.CAPTURE, RUSSIA),
        (draft(Kind.CAPTURE), Kind.CAPTURE, UNKNOWN),
        (draft(Kind.RETAKE, RUSSIA), Kind.CAPTURE, RUSSIA),
        (draft(Kind.RETAKE, UKRAINE), Kind.RETAKE, UKRAINE),
        (draft(Kind.RETAKE), Kind.RETAKE, UKRAINE),
        (draft(Kind.RETAKE, UNKNOWN, voice("X", RUSSIA)), Kind.CAPTURE, RUSSIA),
        (draft(Kind.RETAKE, UKRAINE, voice("X", RUSSIA)), Kind.RETAKE, UKRAINE),
        (draft(Kind.STRIKE, UKRAINE), Kind.STRIKE, UKRAINE),
        (
            draft(Kind.CAPTURE, RUSSIA, in_russia=True, event_place=EventPlace()),
            Kind.RETAKE,
            RUSSIA,
        ),
        (draft(Kind.CAPTURE, UKRAINE, in_russia=True), Kind.CAPTURE, UKRAINE),
        (
            draft(Kind.CAPTURE, UKRAINE, event_place=replace(LYMAN, place=ABROAD)),
            Kind.CAPTURE,
            UKRAINE,
        ),
        (
            draft(
                Kind.CAPTURE,
                UKRAINE,
                event_place=replace(LYMAN, place=replace(HOME, region="")),
            ),
            Kind.RETAKE,
            UKRAINE,
        ),
        (draft(Kind.CAPTURE, UKRAINE, event_place=EventPlace()), Kind.RETAKE, UKRAINE),
    ],
)
def test_the_direction_of_a_capture(made: ClaimDraft, kind: Kind, actor: Side) -> None:
    claim = build_claim(REPORT, made)
    assert (claim.kind, claim.actor) == (kind, actor)


@pytest.mark.parametrize(
    ("made", "note"),
    [
        (draft(), "Captured"),
        (draft(hedge=Hedge.DENIED), "Denied: captured"),
        (draft(claimant=voice("The ministry", RUSSIA)), "Captured, says the ministry"),
        (draft(claimant=voice("An aide", RUSSIA)), "Captured, says an aide"),
        (draft(claimant=voice("Theo", RUSSIA)), "Captured, says Theo"),
        (draft(claimant=voice("", RUSSIA)), "Captured"),
        (
            draft(Kind.RETAKE, RUSSIA),
            "Captured (in the words of the report: retaken or liberated)",
        ),
        (
            draft(event_place=replace(LYMAN, count=3)),
            "Captured, 3 places not named",
        ),
        (draft(event_place=EventPlace()), "Captured; no place given"),
    ],
)
def test_the_note_of_a_claim(made: ClaimDraft, note: str) -> None:
    assert build_claim(REPORT, made).note == note


def test_every_field_of_a_claim() -> None:
    speaker = voice("The ministry", RUSSIA, "Reuters")
    claim = build_claim(REPORT, draft(claimant=speaker))
    assert (claim.claimant, claim.claimant_side, claim.relayed_by) == (
        "The ministry",
        RUSSIA,
        "Reuters",
    )
    assert (claim.place_id, claim.name, claim.region) == (HOME.id, "Lyman", "Donetsk")
    assert (claim.lat, claim.lon) == (HOME.lat, HOME.lon)
    assert (claim.precision, claim.radius_km) == (HOME.precision, HOME.radius_km)
    assert (claim.date_from, claim.date_to, claim.date_text) == (
        None,
        WEDNESDAY,
        "by then",
    )
    assert (claim.published, claim.publisher) == (WEDNESDAY, "The Daily Test")
    assert claim.article_id == REPORT.id
    assert (claim.prefix, claim.quote) == ("It rained. ", QUOTE)
    assert claim.suffix == " Nobody was hurt there, they say"
    assert len(claim.suffix) == CONTEXT == 32
    assert (claim.start, claim.end) == (11, 29)


def test_a_claim_without_claimant_or_place() -> None:
    claim = build_claim(REPORT, draft(event_place=EventPlace("there")))
    assert (claim.claimant, claim.claimant_side) == (WRITER, UNKNOWN)
    assert (claim.place_as_written, claim.place_id, claim.name) == ("there", "", "")
    assert (claim.lat, claim.lon, claim.precision, claim.radius_km) == (None,) * 4
    abroad = build_claim(REPORT, draft(event_place=replace(LYMAN, place=ABROAD)))
    assert (abroad.region, abroad.place_id) == ("", "x")


def test_whom_the_agency_of_a_party_cites_is_on_its_side() -> None:
    text = (
        "TASS, citing security sources, reported on Tuesday that Kyiv had moved"
        " reserves to Kramatorsk."
    )
    (claim,) = claims(text)
    assert (claim.claimant_side, claim.relayed_by) == (Side.RU, "TASS")


def test_local_officials_in_russia_are_on_its_side() -> None:
    (claim,) = claims(
        "A drone killed two people near Malinovka in the Belgorod region, local"
        " officials said."
    )
    assert claim.claimant_side is Side.RU


def test_each_side_regains_its_own_land() -> None:
    assert LYMAN.place is not None
    for lon, kind in ((35.3, Kind.RETAKE), (44.0, Kind.CAPTURE)):
        # A town along the border may have been lost, one far inland cannot.
        town = replace(LYMAN.place, country="RU", lat=51.2, lon=lon)
        there = replace(LYMAN, place=town)
        assert kind_on_map(draft(Kind.RETAKE, Side.RU, event_place=there)) is kind
    assert kind_on_map(draft(Kind.RETAKE, Side.RU)) is Kind.CAPTURE


@pytest.mark.parametrize(
    ("claimant", "kind", "side"),
    [
        ("their commander", Kind.ASSAULT, Side.RU),
        ("Its press office", Kind.ADVANCE, Side.RU),
        # Whose commander speaks of a strike, the one who fired does not tell.
        ("their neighbour", Kind.STRIKE, Side.UNKNOWN),
        ("the movement", Kind.STRIKE, Side.RU),
    ],
)
def test_those_who_act_speak_for_themselves(
    claimant: str, kind: Kind, side: Side
) -> None:
    report = draft(kind, Side.RU, voice(claimant, Side.UNKNOWN))
    assert build_claim(REPORT, report).claimant_side is side


ANNOTATED = """
a402 c11 c64 c78 r16 r17 u21 u49 w21 w23 w24 w37 w38 w53 w86 w118 w119 w214 w218
"""
"""Passages of tests/reading that together go every way through the module."""


@pytest.mark.parametrize("passage", ANNOTATED.split())
def test_passages_are_read_as_annotated(passage: str) -> None:
    assert misread(passage) == []


@pytest.mark.parametrize(
    ("text", "kind", "actor", "side", "note"),
    [
        (
            "Russian troops liberated Lyman, Moscow said.",
            Kind.CAPTURE,
            Side.RU,
            Side.RU,
            "Captured (in the words of the report: retaken or liberated), says Moscow",
        ),
        (
            "Russian troops liberated Sudzha, Moscow said.",
            Kind.RETAKE,
            Side.RU,
            Side.RU,
            "Retaken, says Moscow",
        ),
        (
            "Ukrainian troops captured Sudzha.",
            Kind.CAPTURE,
            Side.UA,
            Side.UNKNOWN,
            "Captured",
        ),
        (
            "Ukrainian troops captured Robotyne.",
            Kind.RETAKE,
            Side.UA,
            Side.UNKNOWN,
            "Retaken",
        ),
        ("Lyman was liberated.", Kind.RETAKE, Side.UA, Side.UNKNOWN, "Retaken"),
        (
            "Russian troops captured positions in the Lyman direction.",
            Kind.ADVANCE,
            Side.RU,
            Side.UNKNOWN,
            "Advance",
        ),
        (
            "Drones hit Belgorod, its governor said.",
            Kind.STRIKE,
            Side.UNKNOWN,
            Side.RU,
            "Strike, says its governor",
        ),
        (
            "Ukrainian drones hit a depot in a Russian border town, the governor said.",
            Kind.STRIKE,
            Side.UA,
            Side.RU,
            "Strike, says the governor; no place given",
        ),
        (
            "Russia's claim to have taken Lyman is false, an officer said.",
            Kind.CAPTURE,
            Side.RU,
            Side.UNKNOWN,
            "Denied: captured, says an officer",
        ),
        (
            "The governor said that shells hit Nikopol.",
            Kind.STRIKE,
            Side.UNKNOWN,
            Side.UA,
            "Strike, says the governor",
        ),
    ],
)
def test_how_the_map_counts_it(
    text: str, kind: Kind, actor: Side, side: Side, note: str
) -> None:
    (claim,) = claims(text)
    assert (claim.kind, claim.actor, claim.claimant_side) == (kind, actor, side)
    assert claim.note == note
