"""What is filtered, to be taken off."""

from __future__ import annotations

from datetime import date

from dashboard.domain.filters import Filters
from dashboard.domain.geography.areas import Circle
from dashboard.ui.chips import chips


def test_each_restriction_has_a_chip_that_takes_off_it_alone() -> None:
    filters = Filters(
        date_from=date(2023, 6, 5),
        date_to=date(2023, 6, 13),
        source=("TASS", "BBC"),
        kind=("strike",),
        region=("Donetsk",),
        place=("X1",),
        text="road",
        near=Circle(47, 35, 10),
        as_of=date(2024, 1, 1),
    )
    drawn = list(chips(filters, lambda place_id: f"place {place_id}"))
    assert [chip.label for chip in drawn] == [
        "5–13 June 2023",
        "TASS",
        "BBC",
        "Strike",
        "Donetsk oblast",
        "place X1",
        "“road”",
        "within 10 km of 47, 35",
        "as known on 1 January 2024",
    ]
    assert len({chip.key for chip in drawn}) == len(drawn)
    without = {chip.label: chip.rest for chip in drawn}
    assert without["TASS"].source == ("BBC",)
    assert without["5–13 June 2023"] == filters.without("from", "to")
    assert all(chip.rest.count() == filters.count() - 1 for chip in drawn)


def test_nothing_filtered_is_no_chip() -> None:
    assert list(chips(Filters(), str)) == []
