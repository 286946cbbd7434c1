"""A reading of a cleaned text put back upon the text as it was written: its offsets and
its exact words.
"""

from __future__ import annotations

from dataclasses import replace

from dashboard.domain.article import Article
from dashboard.domain.claim import Claim, claim_id
from dashboard.reading.claims.drafts import CONTEXT
from dashboard.reading.model import Mention, Reading, Rejected
from dashboard.reading.text.structure import ReadableText


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
