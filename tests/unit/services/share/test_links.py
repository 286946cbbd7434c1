"""Addresses that open the page as it was."""

from __future__ import annotations

from dashboard.domain.claim import Claim
from dashboard.domain.filters import Filters
from dashboard.domain.geography.geo import View
from dashboard.domain.presentation import Because, present
from dashboard.domain.words import Kind
from dashboard.services import permalink
from dashboard.services.share.links import contested_words


def test_permalink() -> None:
    assert permalink("https://a.example", Filters()) == "https://a.example/"
    assert (
        permalink("", Filters(side=("UA", "RU"), text="a&b"), View(48.123456, 37, 7.5))
        == "/?side=UA&side=RU&text=a%26b&lat=48.1235&lon=37&zoom=7.5"
    )


def test_the_reasons_of_a_contested_claim_are_bounded() -> None:
    because = [Because(str(n), "denial", f"reason {n}") for n in range(5)]
    claim = Claim(id="a", kind=Kind.RETAKE, name="Robotyne")
    told = contested_words(present(claim, 5, because=because))
    assert told == "Contested: reason 0; reason 1; reason 2 and 2 more."
    assert contested_words(present(claim)) == ""
