"""What a card shows of a claim beside its fields."""

from __future__ import annotations

from dataclasses import replace

import pytest

from dashboard.domain.claim import Claim
from dashboard.domain.presentation import present
from dashboard.domain.words import Kind
from dashboard.exchange.publish.cards import claim_card

CLAIM = Claim(id="a", kind=Kind.STRIKE)


@pytest.mark.parametrize(
    ("attributes", "values"),
    [
        ("", {}),
        ('{"Втрати":"3"}', {"Втрати": "3"}),
        ('{"a":{"b":1},"c":"d"}', {"c": "d"}),
        ("[1]", {}),
        ("{", {}),
    ],
)
def test_attributes_of_a_row(attributes: str, values: dict[str, str]) -> None:
    card = claim_card(present(replace(CLAIM, attributes=attributes)))
    assert card["attributes"] == values
