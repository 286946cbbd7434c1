"""One claim under review: what it says, why it is doubtful, and the buttons that decide it."""

from __future__ import annotations

from functools import partial
from typing import Any

import streamlit as st

from dashboard import tasks
from dashboard.domain.claim import Claim
from dashboard.domain.settings import ASSETS
from dashboard.domain.wording import count_words, precision_words, region_words, when_words
from dashboard.domain.words import Review
from dashboard.tasks import reviewing, sketching
from dashboard.tasks.reviewing import Case, Docket
from dashboard.ui import small_map
from dashboard.ui.plain import plain
from dashboard.ui.review_state import MODE, act, go, name, neighbour, steps, title, undo

REASONS = (
    "The article does not say this", "It is not an event or a claim", "The place is wrong and cannot be told",
    "Another claim says the same",
)  # fmt: skip
"""Reasons offered for a rejection; any other can be typed."""
GRAVE, SOME = 7, 3
"""Weight of a claim's gravest doubt from which it is called grave, and from which it is more than slight."""
_list = st.components.v2.component(
    "frontline_drafts", css=(ASSETS / "drafts.css").read_text("utf-8"), js=(ASSETS / "drafts.js").read_text("utf-8")
)


def show(project: tasks.Project, case: Case, docket: Docket) -> None:
    """Draw the claim, its buttons, its place and the list of the others."""
    draft = case.claim.review is Review.DRAFT
    at = [one.claim.id for one in docket.drafts].index(case.claim.id) + 1 if draft else 0
    place = f"Draft {at} of {len(docket.drafts)}" if draft else case.claim.review.label
    st.caption(f"{place} · {count_words(len(docket.decided), 'claim')} decided" if docket.decided else place)
    st.subheader(plain(title(case.claim)), anchor=False)
    _facts(case.claim)
    if draft:
        _doubts(case)
        if st.session_state.get(MODE) == "reject":
            _reasons(project, case, docket)
        else:
            _buttons(project, case, docket)
    else:
        _decision(project, case, docket)
    if case.claim.placed:
        label = f"Map of {case.claim.name}"
        small_map.show(sketching.spot(case.claim), key="review map", label=label, height=200)
    queue(case, docket)


def _facts(claim: Claim) -> None:
    written = f", written “{claim.place_as_written}”" if claim.place_as_written not in ("", claim.name) else ""
    where = ", ".join(filter(None, (claim.name, region_words(claim.region)))) or "no place"
    dates = f" (“{claim.date_text}”)" if claim.date_text else ""
    relayed = f", relayed by {claim.relayed_by}" if claim.relayed_by else ""
    said = f"{claim.claimant or 'not named'} ({claim.claimant_side.label}){relayed}; {claim.hedge.label}"
    lines = {
        "Where": f"{where}{written}. {precision_words(claim)}", "When": when_words(claim) + dates, "Said by": said,
        "Who acts": claim.actor.label, "Note": claim.note,
    }  # fmt: skip
    st.markdown("  \n".join(f"**{label}** {plain(words)}" for label, words in lines.items() if words))


def _doubts(case: Case) -> None:
    if not case.doubts:
        st.caption("Nothing about it is doubtful: the place, the day and the speaker are clear.")
        return
    points = "\n".join(f"- {plain(doubt.words)}" for doubt in case.doubts)
    st.warning(f"**{doubt_words(case).capitalize()}**\n{points}")


def doubt_words(case: Case) -> str:
    """Return how doubtful a claim is in two words."""
    worst = max((doubt.weight for doubt in case.doubts), default=0)
    if not worst:
        return "no doubt"
    return "grave doubt" if worst >= GRAVE else "some doubt" if worst >= SOME else "slight doubt"


def _buttons(project: tasks.Project, case: Case, docket: Docket) -> None:
    named = bool(name())
    after = neighbour(docket.drafts, case, 1)

    def accept() -> None:
        why = "checked against the article"
        act(partial(reviewing.decide, project, case, Review.ACCEPTED, by=name(), why=why), case, after)

    with st.container(horizontal=True, gap="small"):
        # The key ties the button to what is seen: a second stroke must not accept the next claim unread.
        key = f"accept {case.claim.id} {case.number}"
        st.button("Accept", type="primary", shortcut="a", on_click=accept, disabled=not named, key=key)
        st.button("Correct", shortcut="e", on_click=go, args=(case.claim.id, "edit"), disabled=not named)
        st.button("Reject", shortcut="x", on_click=go, args=(case.claim.id, "reject"), disabled=not named)
        undo_button(project)
        _walk(case, docket)
    if not named:
        st.caption("Give your name first: it is kept with every decision.")
    st.caption("The keys on the buttons do the same, unless you are typing in a field.")


def _walk(case: Case, docket: Docket) -> None:
    every = docket.drafts or docket.decided
    for label, key, step in (("Previous", "k", -1), ("Next", "j", 1)):
        to = neighbour(every, case, step)
        st.button(label, shortcut=key, on_click=go, args=(to,), disabled=len(every) < 2)


def undo_button(project: tasks.Project) -> None:
    """Draw the button that takes the last step of this session back."""
    last = steps()[-1] if steps() else None
    told = f"Take back: {title(last.before)}, {last.words}" if last else "Nothing to take back yet"
    st.button(
        "Undo", shortcut="u", on_click=undo, args=(project, last), disabled=last is None or not name(),
        help=plain(told), key=f"undo {last.number if last else 0}",
    )  # fmt: skip


def _reasons(project: tasks.Project, case: Case, docket: Docket) -> None:
    after = neighbour(docket.drafts, case, 1)
    field = f"reason {case.claim.id}"

    def reject(why: str) -> None:
        act(partial(reviewing.decide, project, case, Review.REJECTED, by=name(), why=why), case, after)

    def typed() -> None:
        if own := str(st.session_state.get(field) or "").strip():
            reject(own)

    st.markdown("**Why is it rejected?**")
    with st.container(horizontal=True, gap="small"):
        for number, reason in enumerate(REASONS, 1):
            key = f"reject {case.claim.id} {case.number} {number}"
            st.button(reason, shortcut=str(number), on_click=reject, args=(reason,), key=key)
    st.text_input("Another reason", key=field, max_chars=300, on_change=typed, placeholder="type it and press Enter")
    st.button("Cancel", shortcut="Esc", on_click=go, args=(case.claim.id,))


def _decision(project: tasks.Project, case: Case, docket: Docket) -> None:
    claim = case.claim
    when = claim.review_at[:16].replace("T", " ")
    st.info(plain(f"{claim.review.label} by {claim.review_by or 'somebody'}, {when} UTC: {claim.review_why}"))
    with st.container(horizontal=True, gap="small"):
        st.button(
            "Make it a draft again", on_click=act, disabled=not name(),
            args=(partial(reviewing.reopen, project, case, by=name()), case, claim.id),
        )  # fmt: skip
        undo_button(project)
        _walk(case, docket)


def queue(case: Case, docket: Docket) -> None:
    """Draw the list of all claims before the reviewer; a click goes to one."""
    rows: list[dict[str, Any]] = [
        {"id": one.claim.id, "title": title(one.claim), "more": doubt_words(one)} for one in docket.drafts
    ]
    rows += [
        {"id": one.claim.id, "title": title(one.claim), "more": one.claim.review.label.lower()}
        for one in docket.decided
    ]
    chosen = _list(
        data={"rows": rows, "current": case.claim.id}, key="review list", on_chosen_change=lambda: None
    ).chosen  # fmt: skip
    if chosen and chosen != case.claim.id:
        go(str(chosen))
        st.rerun()
