"""Each reason for which a sentence gives no claim is given for such a sentence."""

from __future__ import annotations

import pytest

from dashboard.reading.claims import reasons
from tests.unit.reading.articles import read


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("Russia plans to capture Lyman.", reasons.POSSIBLE),
        ("Росіяни планують наступ на Суми.", reasons.UNCONFIRMED),
        ("It is unclear who holds Lyman.", reasons.UNSURE),
        ("A court in Poltava seized a house.", reasons.PEACEFUL),
        ("Burnt-out tanks near Lyman", reasons.ONLY_SEEN),
        (
            "Die Armee hat Awdijiwka am Dienstag nach Kämpfen verlassen.",
            reasons.UNREAD.format("de"),
        ),
    ],
)
def test_the_reason_is_given(text: str, reason: str) -> None:
    reading = read(text)
    assert reading.claims == ()
    assert [sentence.reason for sentence in reading.rejected] == [reason]
