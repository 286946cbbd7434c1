"""One article in, one reading out: the only door to this package's parts that others need."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from dashboard.domain.article import Article
from dashboard.reading.analysis import sentences, sentences_of
from dashboard.reading.claims import claims_of
from dashboard.reading.mentions import find
from dashboard.reading.model import Gazetteer, Reading, Sentence

if TYPE_CHECKING:
    from spacy.language import Language


class Reader:
    """Reads articles, one after another; holds nothing of them.

    language: an English spaCy model (see analysis.model), None to read by rules alone, which is less sure.
    """

    def __init__(self, gazetteer: Gazetteer, language: Language | None = None) -> None:
        self._gazetteer = gazetteer
        self._language = language

    def parse(self, articles: Sequence[Article]) -> list[list[Sentence]]:
        """Return the sentences of each article, for `read`: parsing many short ones at once is quicker."""
        return list(sentences_of([article.text for article in articles], self._language))

    def read(self, article: Article, parsed: list[Sentence] | None = None) -> Reading:
        """Return the places and draft claims of an article. parsed: what `parse` gave for it, None to parse it now.

        Where article.published is None relative dates stay unknown; their words are kept in date_text.
        """
        parts = sentences(article.text, self._language) if parsed is None else parsed
        mentions = find(article.text, parts, self._gazetteer)
        claims, rejected = claims_of(article, parts, mentions, self._gazetteer)
        return Reading(mentions, claims, rejected, sure=self._language is not None)
