"""A report: the parts that have something to say, and its quotes."""

from __future__ import annotations

import dataclasses
from datetime import date
from typing import Any

import pytest

from dashboard.domain.sharing.story import Dispute, Story

WORDS = {
    "left out": "Not in this report",
    "limits": "What it does not prove",
    "terms": "Sources",
    "quote": "“{text}”",
}


def story(**more: Any) -> Story:
    texts = dict.fromkeys(field.name for field in dataclasses.fields(Story))
    blank: dict[str, Any] = dict.fromkeys(texts, "")
    blank |= {"claims": (), "disputes": (), "made_on": date(2024, 1, 1)}
    blank |= {"notes": (), "method": (), "data": (), "words": WORDS}
    return Story(**(blank | more))


def test_parts_come_in_order_without_empty_ones() -> None:
    assert story().parts == ()
    assert story(notes=("n",), data=("d", "e")).parts == (
        ("Not in this report", ("n",)),
        ("Sources", ("d", "e")),
    )
    assert story(notes=("n",), method=("m",), data=("d",)).parts == (
        ("Not in this report", ("n",)),
        ("What it does not prove", ("m",)),
        ("Sources", ("d",)),
    )


def test_a_quote_is_in_its_marks() -> None:
    assert story().quoted("{text} {x}") == "“{text} {x}”"


def test_a_report_is_never_changed() -> None:
    with pytest.raises(dataclasses.FrozenInstanceError):
        Dispute("Vilne", ()).place = "else"  # type: ignore[misc]
