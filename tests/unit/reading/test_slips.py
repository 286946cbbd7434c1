"""A slip of one letter, and nothing more."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.reading.slips import SHORTEST, slip


@pytest.mark.parametrize("written", ["Melitoopl", "Melitool", "Melitoppol", "Melitobol", "elitopol", "Melitopoll"])
def test_one_letter_wrong_is_a_slip(written: str) -> None:
    assert slip(written, "Melitopol")


@pytest.mark.parametrize("written", ["Melitopol", "melitopol", "Mletiopol", "Melipol", "Mariupol", ""])
def test_none_or_more_is_not(written: str) -> None:
    assert not slip(written, "Melitopol")


@given(st.text("abcd", max_size=10), st.text("abcd", max_size=10))
def test_slips_go_both_ways(a: str, b: str) -> None:
    if min(len(a), len(b)) >= SHORTEST:
        assert slip(a, b) == slip(b, a)
