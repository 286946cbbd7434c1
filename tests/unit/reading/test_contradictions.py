"""Two who contradict each other in one sentence are two claims, each with its own words."""

from __future__ import annotations

from datetime import date

import pytest

from tests.unit.reading.told import claims, read

CONTRADICTIONS = [
    (
        "Wagner claimed to have taken Bakhmut, but Kyiv denied it.",
        [("capture", "Wagner", "claimed"), ("capture", "Kyiv", "denied")],
    ),
    (
        "Russia's defence ministry said its troops had captured Soledar, a claim Ukraine's military rejected.",
        [("capture", "Russia's defence ministry", "asserted"), ("capture", "Ukraine's military", "denied")],
    ),
    (
        "Russia's defence ministry said its troops had captured Soledar, a claim denied by Kyiv.",
        [("capture", "Russia's defence ministry", "asserted"), ("capture", "Kyiv", "denied")],
    ),
    (
        "Kyiv said its troops had recaptured Robotyne, while Moscow denied losing the village.",
        [("retake", "Kyiv", "asserted"), ("retake", "Moscow", "denied")],
    ),
    (
        "Moscow says it controls Vuhledar, but Kyiv says its troops still hold the town.",
        [("control", "Moscow", "asserted"), ("control", "Kyiv", "asserted")],
    ),
]


@pytest.mark.parametrize(("text", "told"), CONTRADICTIONS)
def test_both_are_kept(text: str, told: list[tuple[str, str, str]]) -> None:
    found = claims(text)
    assert [(c.kind.value, c.claimant, c.hedge.value) for c in found] == told
    assert len({c.id for c in found}) == len({c.quote for c in found}) == len({c.place_id for c in found}) + 1
    assert all(c.start is not None and text[c.start : c.end] == c.quote for c in found)


def test_a_denial_in_the_next_sentence_is_of_what_was_said_before() -> None:
    found = claims("Moscow said its troops had captured Soledar on Monday. Ukraine's military denied the claim.")
    assert [(c.claimant, c.hedge.value, c.date_to) for c in found] == [
        ("Moscow", "asserted", date(2023, 6, 12)),
        ("Ukraine's military", "denied", date(2023, 6, 12)),
    ]


def test_what_is_not_confirmed_is_not_denied() -> None:
    found = claims("Wagner said its fighters had taken Soledar, but Kyiv has not confirmed it.")
    assert [(c.claimant, c.hedge.value) for c in found] == [("Wagner", "asserted")]


def test_the_day_of_a_dateline_is_no_events_day() -> None:
    text = (
        "KYIV, 14 June 2023 - Ukrainian troops have retaken Storozheve, the defence ministry said on Tuesday. "
        "A day earlier, the General Staff reported that its forces had pushed back attacks near Marinka."
    )
    assert [(c.name, c.date_to) for c in claims(text)] == [
        ("Storozheve", date(2023, 6, 13)),
        ("Marinka", date(2023, 6, 12)),
    ]


def test_there_is_where_it_happened_not_where_the_speaker_holds_office() -> None:
    text = (
        "Heavy fighting continued north of Robotyne, said Mykola Dubrava, head of the Zaporizhzhia regional "
        "administration. “Our men hold the line there,” he said."
    )
    assert [(c.kind.value, c.name) for c in claims(text)] == [("clash", "Robotyne"), ("hold", "Robotyne")]


def test_talk_of_the_war_without_a_place_is_listed_and_the_course_of_the_war_is_a_claim() -> None:
    reading = read("Ukraine's military thanked the mayor. The United States has sent Ukraine more tanks.")
    assert [r.reason for r in reading.rejected] == ["names no place"]
    assert [(c.kind.value, c.placed, c.claimant) for c in reading.claims] == [
        ("statement", False, "the article's writer")
    ]


def test_a_link_to_another_article_speaks_for_itself_and_has_no_day() -> None:
    text = "It was quiet.\nRelated article: Russian troops capture Soledar"
    assert [(c.claimant, c.date_from, c.date_to) for c in claims(text)] == [
        ("headline of a related article", None, None)
    ]
