"""What stands under a day was written on it."""

from __future__ import annotations

from datetime import date

from dashboard.reading.claims.entries import DatedEntry, Entries
from tests.unit.reading.articles import claims

DAY = date(2024, 6, 5)
BLOG = (
    "Live updates\n\n5 June\n\nRussian troops have taken Terny.\n\n3 June 2024,"
    " 18:05\n\nUkrainian troops retook Lyptsi.\n\nDrones hit Odesa"
    " overnight.\n\n31 June\n\nRussian drones hit Sumy."
)


def test_each_entry_has_its_own_day() -> None:
    days = {c.name: (c.date_from, c.date_to) for c in claims(BLOG, DAY)}
    assert days == {
        "Terny": (None, date(2024, 6, 5)),
        "Lyptsi": (None, date(2024, 6, 3)),
        "Odesa": (date(2024, 6, 2), date(2024, 6, 3)),
        # A day that the calendar has not is not that of the page.
        "Sumy": (None, None),
    }


def test_days_and_headings_by_offset() -> None:
    entries = Entries(BLOG, DAY)
    at = BLOG.index("Lyptsi")
    assert entries.day(0) == DAY
    assert entries.day(at) == date(2024, 6, 3)
    start, end = entries.heading(at)
    assert BLOG[start:end] == "3 June 2024, 18:05"
    assert Entries("Nothing.", None).heading(3) == (0, 0)
    assert DatedEntry(0, 3, None).day is None


def test_a_dateline_tells_the_day_of_pasted_text() -> None:
    text = "KYIV, June 3, 2024 (Reuters) - Russian drones hit Odesa overnight."
    (claim,) = claims(text, None)
    assert (claim.date_from, claim.date_to) == (date(2024, 6, 2), date(2024, 6, 3))


def test_a_day_after_the_page_is_not_believed() -> None:
    assert Entries("9 June 2024\nText", DAY).day(13) is None
