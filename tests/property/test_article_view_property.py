"""Marks never change, lose or double a character of the article, wherever they begin
and end.
"""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from dashboard.ui.article_view import MOST_SHOWN, Span, article_parts

SPANS = st.lists(
    st.builds(
        Span,
        start=st.integers(-3, 60),
        end=st.integers(-3, 60),
        sort=st.sampled_from(["claim", "place", "rejected"]),
        key=st.sampled_from(["", "a", "b"]),
        words=st.text(max_size=5),
    ),
    max_size=8,
)


@given(st.text(max_size=50), SPANS, st.sampled_from(["", "a", "b"]))
def test_the_pieces_are_the_text(text: str, spans: list[Span], current: str) -> None:
    shown = article_parts(text, spans, current)
    assert "".join(part["text"] for part in shown["parts"]) == text
    assert not shown["cut"]
    marked = {
        at
        for s in spans
        if 0 <= s.start < s.end <= len(text) and current and s.key == current
        for at in range(s.start, s.end)
    }
    at = 0
    for part in shown["parts"]:
        assert all(
            (i in marked) == part["now"] for i in range(at, at + len(part["text"]))
        )
        at += len(part["text"])


@given(st.integers(0, 300_000), st.sampled_from(["word ", "word\n", "\n", "a"]))
def test_a_long_text_is_cut_around_the_current_claim(start: int, filling: str) -> None:
    text = (filling * (300_100 // len(filling) + 1))[:300_100]
    shown = article_parts(text, [Span(start, start + 100, "claim", "a")], "a")
    joined = "".join(part["text"] for part in shown["parts"])
    assert shown["cut"]
    assert len(joined) <= MOST_SHOWN
    assert (
        "".join(part["text"] for part in shown["parts"] if part["now"])
        == text[start : start + 100]
    )
