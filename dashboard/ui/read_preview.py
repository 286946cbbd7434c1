"""What was found in an article, before anything is kept: map, table, marked text, and
what was left aside.
"""

from __future__ import annotations

from collections.abc import Callable

import pandas as pd
import streamlit as st

from dashboard import services
from dashboard.domain.article import Article
from dashboard.domain.filters import day_words
from dashboard.domain.presentation import Presentation, present
from dashboard.domain.wording import count_words
from dashboard.i18n.translate import gettext, ngettext
from dashboard.services.editing import reviewing
from dashboard.services.map import small_map as sketching
from dashboard.services.reading import languages, no_claims
from dashboard.services.reading.articles import Reading, Role
from dashboard.ui import article_view, small_map
from dashboard.ui.article_view import Span
from dashboard.ui.markdown import escape_markdown
from dashboard.ui.review.review_card import doubt_words

MAP_HEIGHT = 340
TEXT_HEIGHT = 420
"""Heights of the map and of the text, pixels."""
FIT = 8
"""Rows of the table that fit beside the map."""


def draw_preview(
    project: services.Project,
    article: Article,
    reading: Reading,
    keep: Callable[[], None],
) -> None:
    """Draw the preview. keep: draws what keeps the drafts."""
    st.markdown(f"## {escape_markdown(reading_sentence(reading))}")
    if not reading.claims:
        st.markdown(no_claims.reason_words(reading))
    keep()
    _about(article, reading)
    if reading.claims:
        left, right = st.columns([5, 7], gap="medium")
        with left:
            features, full = sketching.sketch(reading.claims, project)
            small_map.draw_small_map(
                features,
                key="read map",
                label=gettext("Map of the claims found"),
                height=MAP_HEIGHT,
                reservoir=full,
            )
        with right:
            _table(project, reading)
    _rejected(reading)
    article_view.draw_article(
        article.text, _spans(article, reading), key="read marked", height=TEXT_HEIGHT
    )


def reading_sentence(reading: Reading) -> str:
    """Say what was found: "7 claims at 5 places; 1 has no place; 2 sentences left
    aside".
    """
    places = {
        claim.place_id or (claim.lat, claim.lon)
        for claim in reading.claims
        if claim.placed
    }
    unplaced = sum(not claim.placed for claim in reading.claims)
    parts = [gettext("No claim of this war was found in this text")]
    if reading.claims:
        parts = [
            ngettext(
                "{claims} at {count} place",
                "{claims} at {count} places",
                len(places),
                claims=count_words(len(reading.claims), "claim"),
            )
        ]
    if unplaced:
        parts.append(
            ngettext("{count} has no place", "{count} have no place", unplaced)
        )
    if reading.rejected:
        parts.append(_left_aside(reading))
    return "; ".join(parts)


def _left_aside(reading: Reading) -> str:
    return ngettext(
        "{count} sentence left aside",
        "{count} sentences left aside",
        len(reading.rejected),
    )


def _about(article: Article, reading: Reading) -> None:
    published = ""
    if article.published:
        published = gettext("published {day}", day=day_words(article.published))
    language = languages.language_words(reading.language)
    facts = [article.title, article.publisher, published, language, article.url[:200]]
    if any(facts):
        st.caption(escape_markdown(" · ".join(filter(None, facts))))
    unread = languages.unread_words(reading)
    if unread:
        st.warning(unread)
    if article.published is None:
        st.warning(
            gettext(
                "The day of publication is not known, so “Monday” or “last week” mean"
                " no day: such claims keep unknown dates. Give the day above and read"
                " again."
            )
        )
    if not article.publisher:
        st.warning(
            gettext(
                "The publisher is not known. Give it above and read again, so that the"
                " claims name their source."
            )
        )
    if not reading.sure:
        st.info(
            gettext(
                "No language model is installed here: who says what is less sure."
                " `make run` installs one."
            )
        )


def _table(project: services.Project, reading: Reading) -> None:
    rows = [
        _row(case, present(case.claim, language=services.phrasebook()))
        for case in reviewing.cases(project, reading.claims)
    ]
    claimant = st.column_config.TextColumn(width="small")
    st.dataframe(
        pd.DataFrame(rows),
        hide_index=True,
        # What is doubtful must be in sight without scrolling sideways.
        column_config={gettext("Claimant"): claimant},
        height=MAP_HEIGHT if len(rows) > FIT else "auto",
        alt=gettext("The claims found, in order of the text"),
    )


def _row(case: reviewing.Case, words: Presentation) -> dict[str, str]:
    claim = case.claim
    return {
        gettext("Kind"): words.kind,
        gettext("Place"): claim.name or claim.place_as_written or gettext("no place"),
        gettext("When"): words.days,
        gettext("Claimant"): claim.claimant or gettext("not named"),
        gettext("Doubt"): doubt_words(case),
        gettext("Why"): " ".join(doubt.words for doubt in case.doubts),
        gettext("Quote"): claim.quote,
    }


def _rejected(reading: Reading) -> None:
    if not reading.rejected:
        return
    with st.expander(
        gettext("{sentences}: they look like claims", sentences=_left_aside(reading))
    ):
        rows = [
            {gettext("Reason"): sentence.reason, gettext("Sentence"): sentence.text}
            for sentence in reading.rejected
        ]
        st.dataframe(
            pd.DataFrame(rows),
            hide_index=True,
            alt=gettext("Sentences left aside, with the reason"),
        )


def _spans(article: Article, reading: Reading) -> list[Span]:
    spans = article_view.spans_of(reading.claims, article.text)
    spans += [
        Span(
            sentence.start,
            sentence.end,
            "rejected",
            words=gettext("Left aside: {reason}", reason=sentence.reason),
        )
        for sentence in reading.rejected
    ]
    for mention in (m for m in reading.mentions if m.role is Role.PLACE):
        where = mention.resolution.reason
        if mention.place:
            where = f"{mention.place.name}, {mention.place.region}"
        spans.append(Span(mention.start, mention.end, "place", words=where))
    return spans
