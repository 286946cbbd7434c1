"""One article in, one reading out: the only door to this package's parts that others need."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dashboard.domain.article import Article
from dashboard.reading.analysis import sentences
from dashboard.reading.claims import claims_of
from dashboard.reading.mentions import find
from dashboard.reading.model import Gazetteer, Reading

if TYPE_CHECKING:
    from spacy.language import Language


class Reader:
    """Reads articles, one after another; holds nothing of them.

    language: an English spaCy model (see analysis.model), None to read by rules alone, which is less sure.
    """

    def __init__(self, gazetteer: Gazetteer, language: Language | None = None) -> None:
        self._gazetteer = gazetteer
        self._language = language

    def read(self, article: Article) -> Reading:
        """Return the places and draft claims of an article.

        Where article.published is None relative dates stay unknown; their words are kept in date_text.
        """
        parts = sentences(article.text, self._language)
        mentions = find(article.text, parts, self._gazetteer)
        claims, rejected = claims_of(article, parts, mentions, self._gazetteer)
        return Reading(mentions, claims, rejected, sure=self._language is not None)
