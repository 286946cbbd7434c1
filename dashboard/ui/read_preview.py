"""What was found in an article, before anything is kept: map, table, marked text, and what was left aside."""

from __future__ import annotations

from collections.abc import Callable

import pandas as pd
import streamlit as st

from dashboard import tasks
from dashboard.domain.article import Article
from dashboard.domain.filters import day_words
from dashboard.domain.wording import count_words, kind_words, when_words
from dashboard.reading.model import Reading, Role
from dashboard.tasks import reviewing, sketching
from dashboard.ui import article_view, small_map
from dashboard.ui.article_view import Span
from dashboard.ui.plain import plain
from dashboard.ui.review_card import doubt_words

MAP_HEIGHT = 340
TEXT_HEIGHT = 420
"""Heights of the map and of the text, pixels."""
FIT = 8
"""Rows of the table that fit beside the map."""


def show(project: tasks.Project, article: Article, reading: Reading, keep: Callable[[], None]) -> None:
    """Draw the preview. keep: draws what keeps the drafts."""
    st.markdown(f"##### {plain(sentence(reading))}")
    keep()
    _about(article, reading)
    if reading.claims:
        left, right = st.columns([5, 7], gap="medium")
        with left:
            features, full = sketching.sketch(reading.claims)
            small_map.show(features, key="read map", label="Map of the claims found", height=MAP_HEIGHT, reservoir=full)
        with right:
            _table(project, reading)
    _rejected(reading)
    article_view.show(article.text, _spans(article, reading), key="read marked", height=TEXT_HEIGHT)


def sentence(reading: Reading) -> str:
    """Say what was found: "7 claims at 5 places; 1 has no place; 2 sentences left aside"."""
    places = {claim.place_id or (claim.lat, claim.lon) for claim in reading.claims if claim.placed}
    unplaced = sum(not claim.placed for claim in reading.claims)
    words = f"{count_words(len(reading.claims), 'claim')} at {count_words(len(places), 'place')}"
    if not reading.claims:
        words = "No claim was found in this text"
    if unplaced:
        words += f"; {unplaced:,} {'has' if unplaced == 1 else 'have'} no place"
    if reading.rejected:
        words += f"; {count_words(len(reading.rejected), 'sentence')} left aside"
    return words


def _about(article: Article, reading: Reading) -> None:
    published = f"published {day_words(article.published)}" if article.published else ""
    said = [article.title, article.publisher, published, article.url[:200]]
    if any(said):
        st.caption(plain(" · ".join(filter(None, said))))
    if article.published is None:
        st.warning(
            "The day of publication is not known, so “Monday” or “last week” mean no day: such claims keep unknown "
            "dates. Give the day above and read again."
        )
    if not article.publisher:
        st.warning("The publisher is not known. Give it above and read again, so that the claims name their source.")
    if not reading.sure:
        st.info("No language model is installed here: who says what is less sure. `make run` installs one.")


def _table(project: tasks.Project, reading: Reading) -> None:
    rows = [
        {
            "Kind": kind_words(case.claim), "Place": case.claim.name or case.claim.place_as_written or "no place",
            "When": when_words(case.claim), "Claimant": case.claim.claimant or "not named", "Doubt": doubt_words(case),
            "Why": " ".join(doubt.words for doubt in case.doubts), "Quote": case.claim.quote,
        }
        for case in reviewing.cases(project, reading.claims)
    ]  # fmt: skip
    st.dataframe(
        pd.DataFrame(rows),
        hide_index=True,
        # What is doubtful must be in sight without scrolling sideways.
        column_config={"Claimant": st.column_config.TextColumn(width="small")},
        height=MAP_HEIGHT if len(rows) > FIT else "auto",
        alt="The claims found, in order of the text",
    )


def _rejected(reading: Reading) -> None:
    if not reading.rejected:
        return
    with st.expander(f"{count_words(len(reading.rejected), 'sentence')} left aside: they look like claims"):
        rows = [{"Reason": one.reason, "Sentence": one.text} for one in reading.rejected]
        st.dataframe(pd.DataFrame(rows), hide_index=True, alt="Sentences left aside, with the reason")


def _spans(article: Article, reading: Reading) -> list[Span]:
    found = article_view.spans_of(reading.claims, article.text)
    found += [Span(one.start, one.end, "rejected", words=f"Left aside: {one.reason}") for one in reading.rejected]
    for mention in (one for one in reading.mentions if one.role is Role.PLACE):
        where = f"{mention.place.name}, {mention.place.region}" if mention.place else mention.resolution.reason
        found.append(Span(mention.start, mention.end, "place", words=where))
    return found
