"""The places that an article names, with where each is."""

from __future__ import annotations

from collections.abc import Sequence

from dashboard.reading.bare import one_place
from dashboard.reading.model import Gazetteer, Mention, Sentence
from dashboard.reading.names import Known
from dashboard.reading.resolving import resolve
from dashboard.reading.spans import Span, spans
from dashboard.reading.words import Word, words

CAPTION = 25
"""A text of one or two sentences of at most so many words is a caption or a query: what the gazetteer knows in it is
taken for a place without further signs."""

MOST = 20_000
"""Names that are looked at in one article: a book has fewer, hostile text may have more than memory holds."""


def find(text: str, sentences: Sequence[Sentence], gazetteer: Gazetteer) -> tuple[Mention, ...]:
    """Return every mention of a place, in order of the text; () when there is none.

    text: the whole article. sentences: of that text, parsed by a model or not. A mention whose place is not clear has
    place None and its candidates. Of more than 20,000 names in one text the rest is left out.
    """
    known = Known(gazetteer)
    found: list[tuple[list[Word], list[Span]]] = []
    left = MOST
    for sentence in sentences:
        cut = words(text, sentence.start, sentence.end)
        caption = len(sentences) <= 2 and len(cut) <= CAPTION
        named = spans(text, sentence, cut, known, caption=caption)[:left]
        left -= len(named)
        found.append((cut, named))
    mentions = tuple(resolve(text, found, gazetteer))
    return tuple(one_place(text, *found[0], mentions)) if len(found) == 1 else mentions
