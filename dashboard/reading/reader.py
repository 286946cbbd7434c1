"""One article in, one reading out: the only door to this package's parts that others
need.

A text is cleaned before it is read; the reading is put back upon the text as it was
written, with its offsets and its exact words.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from dashboard.domain.article import Article
from dashboard.domain.claim import Claim, claim_id
from dashboard.reading.claims.drafts import CONTEXT
from dashboard.reading.claims.extract import claims_of
from dashboard.reading.claims.learned import classifier
from dashboard.reading.model import Gazetteer, Mention, Reading, Rejected, Sentence
from dashboard.reading.places.mentions import find_mentions
from dashboard.reading.text.nlp import main_language, sentences, sentences_of
from dashboard.reading.text.structure import ReadableText, readable_text

if TYPE_CHECKING:
    from spacy.language import Language


class Reader:
    """Reads articles, one after another; nothing of them stays.

    language: an English spaCy model (see nlp.model), None to read by rules alone,
    which is less sure. learned: whether a small learned classifier may tell where the
    rules are silent; it needs a model with word vectors.
    """

    def __init__(
        self,
        gazetteer: Gazetteer,
        language: Language | None = None,
        *,
        learned: bool = True,
    ) -> None:
        self._gazetteer = gazetteer
        self._language = language
        self._learned = None
        if learned:
            self._learned = classifier(language)

    def parse(self, articles: Sequence[Article]) -> list[list[Sentence]]:
        """Return the sentences of each article, for `read`: parsing many short ones at
        once is quicker.
        """
        return list(
            sentences_of(
                [readable_text(article.text).text for article in articles],
                self._language,
            )
        )

    def read(self, article: Article, parsed: list[Sentence] | None = None) -> Reading:
        """Return the places and draft claims of an article. parsed: what `parse` gave
        for it, None to parse it now.

        Where article.published is None relative dates stay unknown; their words stay
        in date_text.
        """
        clean = readable_text(article.text)
        parts = sentences(clean.text, self._language) if parsed is None else parsed
        gazetteer = self._gazetteer.dated(article.published)
        mentions = find_mentions(clean.text, parts, gazetteer, article.published)
        prose = replace(article, text=clean.text)
        claims, rejected = claims_of(prose, parts, mentions, gazetteer, self._learned)
        reading = Reading(
            mentions,
            claims,
            rejected,
            sure=self._language is not None,
            language=main_language((s.language, s.end - s.start) for s in parts),
        )
        return as_written(reading, article, clean)


def as_written(
    reading: Reading,
    article: Article,
    clean: ReadableText,
) -> Reading:
    """Return the reading with the offsets and words of the article. clean: the text
    that was read.
    """
    if clean.text == article.text:
        return reading
    text = article.text
    claims = (_claim(claim, article, clean) for claim in reading.claims)
    return replace(
        reading,
        mentions=tuple(_mention(m, text, clean) for m in reading.mentions),
        claims=tuple({claim.id: claim for claim in claims}.values()),
        rejected=tuple(_rejected(r, text, clean) for r in reading.rejected),
    )


def _mention(
    mention: Mention,
    text: str,
    clean: ReadableText,
) -> Mention:
    start, end = clean.at(mention.start), clean.end(mention.end)
    return replace(mention, start=start, end=end, place_as_written=text[start:end])


def _rejected(
    rejected: Rejected,
    text: str,
    clean: ReadableText,
) -> Rejected:
    start, end = clean.at(rejected.start), clean.end(rejected.end)
    return Rejected(start, end, text[start:end], rejected.reason)


def _claim(
    claim: Claim,
    article: Article,
    clean: ReadableText,
) -> Claim:
    if claim.start is None or claim.end is None:
        return claim
    start, end = clean.at(claim.start), clean.end(claim.end)
    place = claim.place_id or claim.place_as_written
    text = article.text
    return replace(
        claim,
        id=claim_id(article.id, start, end, place, claim.kind),
        quote=text[start:end],
        prefix=text[max(0, start - CONTEXT) : start],
        suffix=text[end : end + CONTEXT],
        start=start,
        end=end,
    )
