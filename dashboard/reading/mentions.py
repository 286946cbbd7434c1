"""The places that an article names, with where each is."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from dashboard.reading.bare import one_place
from dashboard.reading.cues import GIVEN, TITLES
from dashboard.reading.datelines import sent_from
from dashboard.reading.model import Gazetteer, Mention, Role, Sentence
from dashboard.reading.names import Known
from dashboard.reading.resolving import resolve
from dashboard.reading.spans import Span, spans
from dashboard.reading.words import Word, words

CAPTION = 25
"""A text of one or two sentences of at most so many words is a caption or a query: what the gazetteer knows in it is
taken for a place without further signs."""

MOST = 20_000
"""Names that are looked at in one article: a book has fewer, hostile text may have more than memory holds."""
_PART = re.compile(r"[^\s‑-]+")


def find(text: str, sentences: Sequence[Sentence], gazetteer: Gazetteer) -> tuple[Mention, ...]:
    """Return every mention of a place, in order of the text; () when there is none.

    text: the whole article. sentences: of that text, parsed by a model or not. A mention whose place is not clear has
    place None and its candidates. Of more than 20,000 names in one text the rest is left out.
    """
    known = Known(gazetteer)
    found: list[tuple[list[Word], list[Span]]] = []
    left = MOST
    sent = list(_datelines(text, sentences))
    for sentence, line in zip(sentences, sent, strict=True):
        cut = words(text, sentence.start, sentence.end)
        named = spans(text, sentence, cut, known, caption=_caption(sentences, cut), sent=line)[:left]
        left -= len(named)
        found.append((cut, named))
    known.again = _names(sentences, found, known)
    firsts = {part.group() for name in known.again if (part := _PART.match(name))}
    for k, (cut, named) in enumerate(found):
        if left > 0 and _unread(cut, named, firsts):
            more = spans(text, sentences[k], cut, known, caption=_caption(sentences, cut), sent=sent[k])
            more = more[: len(named) + left]
            left -= len(more) - len(named)
            found[k] = cut, more
    mentions = tuple(resolve(text, found, gazetteer))
    return tuple(one_place(text, *found[0], mentions, gazetteer)) if len(found) == 1 else mentions


def _caption(sentences: Sequence[Sentence], cut: Sequence[Word]) -> bool:
    return len(sentences) <= 2 and len(cut) <= CAPTION


def _datelines(text: str, sentences: Sequence[Sentence]) -> Iterator[int]:
    """Yield for every sentence where the last dateline before it, or in its beginning, ends; 0 before any."""
    end, paragraph = 0, -1
    for sentence in sentences:
        if sentence.paragraph != paragraph:
            paragraph = sentence.paragraph
            found = sent_from(text, sentence.start, paragraph, caption=len(sentences) <= 2)
            end = found if found > sentence.start else end
        yield end


def _names(
    sentences: Sequence[Sentence], found: Sequence[tuple[list[Word], list[Span]]], known: Known
) -> frozenset[str]:
    """Return the names that the article gives to places, without those of its people."""
    names = {span.name for _, named in found for span in named if span.role is Role.PLACE and known(span.name)}
    people = {name for cut, _ in found for name in _surnames(cut)}
    for sentence in sentences:
        for entity in sentence.entities:
            if entity.label == "PERSON":
                inside = [token.text for token in sentence.tokens if entity.start <= token.start < entity.end]
                people.update(inside[1:])
    return frozenset(name for name in names - people if known.by_itself(name))


def _surnames(cut: Sequence[Word]) -> Iterator[str]:
    for before, word in pairwise(cut):
        if word.capital and word.gap in {" ", ". "} and before.low in GIVEN | TITLES and not before.owns:
            yield word.text


def _unread(cut: Sequence[Word], named: Sequence[Span], firsts: set[str]) -> bool:
    """Tell whether a sentence has the beginning of such a name outside the places found in it."""
    read = {k for span in named for k in range(span.first, span.last + 1)}
    return any(word.text in firsts and k not in read for k, word in enumerate(cut))
