"""Reference layers in an address, read and written."""

from __future__ import annotations

from datetime import date

import pytest

from dashboard.domain.errors import BadInput
from dashboard.domain.sharing.links import Link, read_text
from dashboard.domain.sharing.shown_references import (
    MOST,
    ShownReferences,
    shown_references,
)

DAY = date(2023, 6, 12)


def test_what_is_written_is_read() -> None:
    shown = ShownReferences(DAY, ("Institute A", "B (assessed)"))
    assert shown.text() == "2023-06-12,Institute A,B (assessed)"
    assert shown_references(shown.text()) == shown
    assert shown_references(" 2023-06-12 , A,,A ") == ShownReferences(DAY, ("A",))
    link = Link(references=shown, control=DAY)
    assert read_text(link.text()) == (link, ())


@pytest.mark.parametrize(
    "text",
    [
        "",
        "2023-06-12",
        "A,2023-06-12",
        "2023-06-31,A",
        "2023-06-12," + "x" * 300,
        ",".join(["2023-06-12", *(f"L{n}" for n in range(MOST + 1))]),
    ],
)
def test_anything_else_is_refused_with_an_example(text: str) -> None:
    with pytest.raises(BadInput, match="2023-06-12,Institute A"):
        shown_references(text)


def test_a_link_passes_over_what_it_cannot_read() -> None:
    link, problems = read_text("references=A&control=June")
    assert link == Link()
    assert [problem.split("=")[0] for problem in problems] == ["references", "control"]
