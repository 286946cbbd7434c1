"""A sentence of the tests' own, analysed as one of an article is."""

from __future__ import annotations

from datetime import date

from dashboard.reading.claims.discourse import AnalysedSentence, Discourse, analyse
from dashboard.reading.claims.events import Trigger, triggers_at_places
from dashboard.reading.places.mentions import find_mentions
from dashboard.reading.text.nlp import model, sentences
from tests.unit.reading.articles import WEDNESDAY, article
from tests.unit.reading.toponyms import gazetteer


def analysed_text(
    text: str, *, with_model: bool = True, published: date | None = WEDNESDAY
) -> tuple[Discourse, list[AnalysedSentence]]:
    """Return what an article has said in the end, and its sentences."""
    parts = sentences(text, model() if with_model else None)
    mentions = find_mentions(text, parts, gazetteer())
    discourse = Discourse(article(text, published), gazetteer(), short=len(parts) <= 2)
    out = [
        analyse(discourse, n, part, [m for m in mentions if m.sentence == n])
        for n, part in enumerate(parts)
    ]
    return discourse, out


def analysed(text: str, *, with_model: bool = True) -> AnalysedSentence:
    """Return a text's only sentence."""
    _, (only,) = analysed_text(text, with_model=with_model)
    return only


def events_of(sentence: AnalysedSentence) -> list[Trigger]:
    """Return the events of a sentence."""
    return triggers_at_places(sentence.tree, sentence.mentions)
