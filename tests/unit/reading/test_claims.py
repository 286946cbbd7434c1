"""Claims of whole passages: places, dates and the words they came from."""

from __future__ import annotations

from datetime import date

import pytest

from dashboard.domain.words import Precision, Review
from tests.unit.reading.told import WEDNESDAY, claims, only, read


def test_every_place_of_a_list_has_its_claim_and_the_oblast_has_none() -> None:
    text = "On Sunday, Ukrainian forces reclaimed Blahodatne, Neskuchne and Makarivka in the Donetsk region."
    found = claims(text)
    assert [(c.kind.value, c.place_as_written) for c in found] == [
        ("retake", "Blahodatne"),
        ("retake", "Neskuchne"),
        ("retake", "Makarivka"),
    ]
    assert {(c.date_from, c.date_to, c.date_text) for c in found} == {(date(2023, 6, 11), date(2023, 6, 11), "Sunday")}


def test_a_claim_carries_its_words_and_where_they_stand() -> None:
    text = "Rain fell all day. Russian forces shelled Nikopol on Monday. Nobody was hurt."
    claim = only(text)
    assert claim.start is not None
    assert claim.quote == text[claim.start : claim.end] == "Russian forces shelled Nikopol on Monday."
    assert text[: claim.start].endswith(claim.prefix)
    assert claim.suffix == " Nobody was hurt."
    assert (claim.published, claim.publisher, claim.article_id) == (
        WEDNESDAY,
        "The Daily Test",
        "sha256:0123456789abcdef",
    )
    assert (claim.review, claim.precision, claim.name) == (Review.DRAFT, Precision.SETTLEMENT, "Nikopol")
    assert claim.placed


def test_the_next_sentence_speaks_of_the_same_place() -> None:
    text = "Ukrainian troops entered Robotyne on Monday. Heavy fighting continued in the village, officers said."
    assert [(c.kind.value, c.name) for c in claims(text)] == [("advance", "Robotyne"), ("clash", "Robotyne")]


def test_an_event_without_a_place_is_kept_unplaced() -> None:
    claim = only(
        "Russia's Defence Ministry said on Tuesday its forces had taken control of two settlements in eastern Ukraine."
    )
    assert (claim.kind.value, claim.place_as_written, claim.placed) == ("capture", "", False)
    assert claim.note.endswith("no place given")


def test_a_landmark_and_a_direction_are_not_where_it_happened() -> None:
    assert [c.place_as_written for c in claims("Ukrainian units advanced near Robotyne towards Novoprokopivka.")] == [
        "Robotyne"
    ]
    assert [c.place_as_written for c in claims("Russian forces entered Toretsk, to the northeast of Kurakhove.")] == [
        "Toretsk"
    ]


def test_where_somebody_holds_office_is_not_where_it_happened() -> None:
    found = claims("The mayor of Melitopol said explosions were heard in Berdiansk overnight.")
    assert [c.place_as_written for c in found] == ["Berdiansk"]


def test_background_in_a_clause_with_which_is_no_claim() -> None:
    found = claims("Ukrainian troops liberated Balakliia, which had been occupied by Russian forces since March.")
    assert [(c.kind.value, c.date_from) for c in found] == [("retake", WEDNESDAY)]


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("Russian forces shelled Nikopol overnight, the army said on Tuesday.", "2023-06-12", "2023-06-13"),
        ("Russian forces shelled Nikopol, the army said on Tuesday.", "2023-06-13", "2023-06-13"),
        ("The army said on Tuesday that Russian forces had shelled Nikopol last week.", "2023-06-05", "2023-06-11"),
        ("Russian forces shelled Nikopol.", "2023-06-14", "2023-06-14"),
    ],
)
def test_the_time_of_the_event_and_the_time_of_saying(text: str, first: str, last: str) -> None:
    claim = only(text)
    assert (str(claim.date_from), str(claim.date_to)) == (first, last)


def test_a_day_after_is_counted_from_the_sentence_before() -> None:
    text = "Ukrainian troops entered Robotyne on Monday. This came a day after the retaking of Piatykhatky."
    assert [(c.name, c.date_to) for c in claims(text)] == [
        ("Robotyne", date(2023, 6, 12)),
        ("Piatykhatky", date(2023, 6, 11)),
    ]


def test_without_a_day_of_publication_relative_dates_stay_unknown() -> None:
    claim = only("Russian forces shelled Nikopol on Monday.", None)
    assert (claim.date_from, claim.date_to, claim.date_text, claim.published) == (None, None, "Monday", None)


def test_what_nobody_knows_is_listed_with_the_reason() -> None:
    reading = read("It was not clear who held Robotyne.")
    assert [r.reason for r in reading.rejected] == ["says that it is not known"]


def test_a_reading_without_a_model_says_so() -> None:
    assert read("Russian forces shelled Nikopol.").sure
    assert not read("Russian forces shelled Nikopol.", with_model=False).sure


def test_the_same_article_gives_the_same_ids() -> None:
    text = "Russian forces shelled Nikopol and attacked Kherson with drones."
    first, second = claims(text), claims(text)
    assert [c.id for c in first] == [c.id for c in second]
    assert len({c.id for c in first}) == 2
