"""Both backends refuse the same values, by the name of the claim and the field, and
save nothing of the call.
"""

from __future__ import annotations

import math
from dataclasses import replace
from datetime import date, datetime
from typing import Any

import pytest

from dashboard.domain.claim import TEXTS, WORDS, Claim
from dashboard.domain.errors import BadInput
from dashboard.domain.words import Kind
from dashboard.ledger import Ledger, check_claim

SOUND = Claim(id="sound", kind=Kind.HOLD)
FREE = [name for name in TEXTS if name not in WORDS and name != "id"]
UNSOUND: list[tuple[str, Any, str]] = [
    ("id", "", "id is empty"),
    ("id", "x" * 201, "longer than 200 characters"),
    ("id", "a\x00", "id holds a NUL at character 2"),
    ("note", None, "note is NoneType and not text"),
    ("kind", "nonsense", "kind 'nonsense' is not known; one of retake, capture"),
    ("hedge", None, "hedge None is not known"),
    ("precision", "", "precision '' is not known"),
    ("lat", math.nan, "lat nan is not a finite number"),
    ("radius_km", math.inf, "radius_km inf is not a finite number"),
    ("radius_km", 10**400, "is not a finite number"),
    ("radius_km", True, "radius_km True is not a finite number"),
    ("lat", 48.5, "only one of lat and lon"),
    (
        "date_from",
        datetime(2023, 6, 13),  # noqa: DTZ001
        "date_from is datetime and not a date",
    ),
    ("published", "2023-06-13", "published is str and not a date"),
    ("start", -1, "start -1 is not a number of characters"),
    ("end", 2**63, "end 9223372036854775808 is not a number of characters"),
    ("start", 1.5, "start 1.5 is not a number of characters"),
]


def having(field: str, value: Any) -> Claim:
    return replace(SOUND, **{field: value})


@pytest.mark.parametrize(("field", "value", "words"), UNSOUND)
def test_what_cannot_be_stored_is_refused_by_name(
    field: str, value: Any, words: str
) -> None:
    with pytest.raises(BadInput, match=r"^claim '") as caught:
        check_claim(having(field, value))
    assert words in str(caught.value)


def test_one_that_cannot_be_stored_keeps_the_others_out(ledger: Ledger) -> None:
    for field, value, words in UNSOUND:
        with pytest.raises(BadInput) as caught:
            ledger.add(
                [replace(SOUND, id="first"), having(field, value)], by="anna", why=""
            )
        assert words in str(caught.value)
    assert ledger.revision() == 0
    assert list(ledger.claims()) == []


@pytest.mark.parametrize("field", FREE)
def test_no_text_of_a_claim_may_hold_a_nul_or_half_a_pair(field: str) -> None:
    with pytest.raises(
        BadInput, match=f"claim 'sound': {field} holds a NUL at character 3"
    ):
        check_claim(having(field, "ab\x00"))
    with pytest.raises(
        BadInput,
        match=f"claim 'sound': {field} holds half of a surrogate pair at character 1",
    ):
        check_claim(having(field, "\ud83d"))


@pytest.mark.parametrize(("lat", "lon"), [(91.0, 30.0), (48.0, -181.0), (0.0, 0.0)])
def test_no_point_off_the_earth_and_none_at_zero(lat: float, lon: float) -> None:
    with pytest.raises(BadInput, match=f"claim 'sound': lat {lat:g}"):
        check_claim(replace(SOUND, lat=lat, lon=lon))


def test_revise_and_sync_refuse_it_too(ledger: Ledger) -> None:
    ledger.add([SOUND], by="anna", why="")
    with pytest.raises(BadInput, match="note holds a NUL"):
        ledger.revise(replace(SOUND, note="\x00"), by="anna", why="")
    with pytest.raises(BadInput, match="quote holds half"):
        ledger.sync(
            "claims.csv",
            "1",
            [replace(SOUND, id="b"), replace(SOUND, quote="\udfff")],
            by="sync",
        )
    assert ledger.revision() == 1
    assert ledger.sync("claims.csv", "1", [replace(SOUND, id="b")], by="sync") == 2, (
        "a refused file was not noted"
    )


def test_extremes_come_back_as_they_went_in(ledger: Ledger) -> None:
    extreme = replace(
        SOUND,
        lat=-90,
        lon=1e-300,
        radius_km=1.7976931348623157e308,
        date_from=date.min,
        date_to=date.max,
        start=0,
        end=2**63 - 1,
        quote="\x01\x7f\u2028\ufeff\U0010ffff'\"\\%s:x",
        note="y" * 300_000,
    )
    ledger.add([extreme], by="anna", why="")
    assert ledger.claim("sound") == extreme
    assert next(ledger.changes()).claim == extreme
