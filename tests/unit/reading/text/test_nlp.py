"""Text to sentences: offsets, paragraphs, and bounds that hold whatever the text."""

from __future__ import annotations

import pytest

from dashboard.reading.text.nlp import LONGEST, MOST_TOKENS, model, sentences

TEXT = (
    "Lt. Gen. Ivan Koval spoke. “It fell,” he said!\n \n  Next day, at 5.30 p.m., it"
    " rained. The end"
)


@pytest.mark.parametrize("with_model", [True, False])
def test_offsets_and_paragraphs(with_model: bool) -> None:
    found = sentences(TEXT, model() if with_model else None)
    assert {s.paragraph for s in found} == {0, 2}
    assert {s.parsed for s in found} == {with_model}
    for sentence in found:
        assert sentence.tokens[0].start == sentence.start
        for token in sentence.tokens:
            assert TEXT[token.start : token.end] == token.text
            assert 0 <= token.head < len(sentence.tokens)


def test_titles_and_initials_end_no_sentence() -> None:
    found = [TEXT[s.start : s.end] for s in sentences(TEXT, None)]
    assert found[0] == "Lt. Gen. Ivan Koval spoke."
    assert found[-1] == "The end"


@pytest.mark.parametrize("with_model", [True, False])
@pytest.mark.parametrize(
    "text", ["“" * 3 * LONGEST, "a b " * LONGEST, "x" * 3 * LONGEST, " \n" * LONGEST]
)
@pytest.mark.slow
def test_dense_and_endless_text_is_bounded(text: str, with_model: bool) -> None:
    found = sentences(text, model() if with_model else None)
    assert sum(len(s.tokens) for s in found) <= (len(text) // LONGEST + 2) * MOST_TOKENS
    assert all(s.end - s.start <= LONGEST for s in found)
    assert [s.start for s in found] == sorted(s.start for s in found)
