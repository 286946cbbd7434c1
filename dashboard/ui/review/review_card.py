"""One claim under review: what it says, why it is doubtful, and the buttons that decide
it.
"""

from __future__ import annotations

from typing import Any

import streamlit as st

from dashboard import services
from dashboard.domain.claim import PROGRAM, Claim
from dashboard.domain.presentation import present
from dashboard.domain.settings import ASSETS
from dashboard.domain.wording import (
    count_words,
    precision_words,
    region_words,
)
from dashboard.domain.words import Review
from dashboard.i18n.translate import gettext, ngettext
from dashboard.services.editing import reviewing
from dashboard.services.editing.reviewing import Case, Docket, Step
from dashboard.services.map import small_map as sketching
from dashboard.ui import small_map
from dashboard.ui.markdown import escape_markdown
from dashboard.ui.review.review_state import (
    CURRENT,
    MODE,
    act,
    act_on_all,
    batch_of,
    claim_title,
    draw_heading,
    neighbour,
    select_claim,
    steps,
    undo_step,
    was_seen,
)
from dashboard.ui.runs.presses import undisturbed

REASONS = (
    "The article does not say this",
    "It is not an event or a claim",
    "The place is wrong and cannot be told",
    "Another claim says the same",
)
"""Reasons offered for a rejection; any other can be typed."""
LIST = "review list"
"""Key of the session: the list of claims, and what was clicked in it."""
_list = st.components.v2.component(
    "frontline_drafts",
    css=(ASSETS / "drafts.css").read_text("utf-8"),
    js=(ASSETS / "drafts.js").read_text("utf-8"),
)


def draw_card(
    project: services.Project,
    case: Case,
    docket: Docket,
) -> None:
    """Draw the claim, its buttons, its place and the list of the others."""
    draft = case.claim.review is Review.DRAFT
    draw_heading(case.claim, _position(case, docket))
    with st.container(key="fl-decide"):
        if not draft:
            _decision(project, case, docket)
        elif st.session_state.get(MODE) == "reject":
            _reasons(project, case, docket)
        else:
            _buttons(project, case, docket)
    _passage_and_map(project, case.claim)
    if draft:
        _doubts(case)
    _facts(case.claim)
    draw_queue(case, docket)
    if draft:
        _all_of_article(project, case, docket)


def _passage_and_map(project: services.Project, claim: Claim) -> None:
    """Draw the quotation and, beside it, where it would be on the map."""
    left, right = st.columns(2) if claim.placed else (st.container(), None)
    with left:
        words = claim.quote or claim.note or gettext("No quotation")
        st.markdown(f"> {escape_markdown(words)}")
    if right is not None:
        with right:
            small_map.draw_small_map(
                sketching.claim_features(claim, project),
                key="review map",
                label=gettext("Map of {place}", place=claim.name),
                height=200,
            )


def _all_of_article(
    project: services.Project,
    case: Case,
    docket: Docket,
) -> None:
    """Draw the way to accept all drafts of the article at once: an act of its own."""
    own = [d for d in docket.drafts if d.claim.article_id == case.claim.article_id]
    if len(own) < 2:
        return
    number = len(own)
    with st.expander(
        ngettext(
            "All {count} draft of this article at once",
            "All {count} drafts of this article at once",
            number,
        )
    ):
        st.write(
            gettext(
                "They are accepted without being looked at one by one, and the ledger"
                " says so of each: “{words}”. Undo takes all of them back.",
                words=gettext(reviewing.ACCEPTED_TOGETHER),
            )
        )
        st.button(
            ngettext("Accept all {count} draft", "Accept all {count} drafts", number),
            key=f"accept all {case.claim.article_id}",
            on_click=act_on_all,
            args=(project, own),
        )


def _position(case: Case, docket: Docket) -> str:
    """Return where the claim stands: "Draft 2 of 5 · 3 claims decided"."""
    words = gettext(case.claim.review.label)
    if case.claim.review is Review.DRAFT:
        ids = [draft.claim.id for draft in docket.drafts]
        number = ids.index(case.claim.id) + 1
        words = gettext("Draft {number} of {total}", number=number, total=len(ids))
    if docket.decided:
        decided = ngettext(
            "{count} claim decided", "{count} claims decided", len(docket.decided)
        )
        words += f" · {decided}"
    return words


def _facts(claim: Claim) -> None:
    where = ", ".join(filter(None, (claim.name, region_words(claim.region))))
    where = where or gettext("no place")
    if claim.place_as_written not in ("", claim.name):
        where += gettext(", written “{written}”", written=claim.place_as_written)
    when = present(claim, language=services.phrasebook()).days
    if claim.date_text:
        when += f" (“{claim.date_text}”)"
    claimant = claim.claimant or gettext("not named")
    speaker = f"{claimant} ({gettext(claim.claimant_side.label)})"
    if claim.relayed_by:
        speaker += gettext(", relayed by {relay}", relay=claim.relayed_by)
    lines = {
        gettext("Where"): f"{where}. {precision_words(claim)}",
        gettext("When"): when,
        gettext("Said by"): f"{speaker}; {gettext(claim.hedge.label)}",
        gettext("Who acts"): gettext(claim.actor.label),
        gettext("Note"): claim.note,
    }
    words = [f"**{k}** {escape_markdown(text)}" for k, text in lines.items() if text]
    # Two blanks at the end break a line in Markdown, where a line end alone does not.
    st.markdown("  \n".join(words))


def _doubts(case: Case) -> None:
    if not case.doubts:
        st.caption(
            gettext(
                "Nothing about it is doubtful: the place, the day and the speaker are"
                " clear."
            )
        )
        return
    points = "\n".join(f"- {escape_markdown(doubt.words)}" for doubt in case.doubts)
    st.warning(f"**{doubt_words(case).capitalize()}**\n{points}")


def doubt_words(case: Case) -> str:
    """Return how doubtful a claim is in two words: how often such ones are wrong is on
    the Accuracy page.
    """
    if case.assessment is None:
        return ""
    return gettext(case.assessment.doubt.label).lower()


def _buttons(
    project: services.Project,
    case: Case,
    docket: Docket,
) -> None:
    after = neighbour(docket.drafts, case, 1)

    def accept(by: str) -> Step:
        why = reviewing.CHECKED if was_seen(case) else reviewing.UNCHECKED
        return reviewing.decide(project, case, Review.ACCEPTED, by=by, why=why)

    with st.container(horizontal=True, gap="small"):
        # The key ties the button to what is seen: a second stroke must not accept the
        # next claim unread.
        st.button(
            gettext("Accept"),
            type="primary",
            shortcut="a",
            on_click=act,
            args=(project, accept, case, after),
            key=f"accept {case.claim.id} {case.number}",
        )
        for label, shortcut, mode in (
            (gettext("Correct"), "e", "edit"),
            (gettext("Reject"), "x", "reject"),
        ):
            st.button(
                label,
                shortcut=shortcut,
                on_click=select_claim,
                args=(case.claim.id, mode),
            )
        undo_button(project)
        _walk(case, docket)
    words = gettext("Accepting it now records that its passage was not shown yet.")
    if was_seen(case):
        words = gettext(
            "Its passage was shown: accepting it records that it was checked."
        )
    keys = gettext(
        "The keys on the buttons do the same, unless you are typing in a field."
    )
    st.caption(f"{words} {keys}")


def _walk(case: Case, docket: Docket) -> None:
    every = docket.drafts or docket.decided
    for label, key, step in (
        (gettext("Previous"), "k", -1),
        (gettext("Next"), "j", 1),
    ):
        to = neighbour(every, case, step)
        st.button(
            label,
            shortcut=key,
            on_click=select_claim,
            args=(to,),
            disabled=len(every) < 2,
        )


def undo_button(project: services.Project) -> None:
    """Draw the button that takes the last step of this session back."""
    last = steps()[-1] if steps() else None
    hint = gettext("Nothing to take back yet")
    if last is not None:
        what = claim_title(last.before)
        if (number := len(batch_of(steps()))) > 1:
            what = count_words(number, "claim")
        hint = gettext("Take back: {what}, {step}", what=what, step=gettext(last.words))
    st.button(
        gettext("Undo"),
        shortcut="u",
        on_click=undo_step,
        args=(project, last),
        disabled=last is None,
        help=escape_markdown(hint),
        # Tied to the step: a second stroke must not take back another one.
        key=f"undo {last.number if last else 0}",
    )


def _reasons(
    project: services.Project,
    case: Case,
    docket: Docket,
) -> None:
    after = neighbour(docket.drafts, case, 1)
    field = f"reason {case.claim.id}"

    def reject(why: str) -> None:
        act(
            project,
            lambda by: reviewing.decide(project, case, Review.REJECTED, by=by, why=why),
            case,
            after,
        )

    @undisturbed()
    def typed() -> None:
        if own := str(st.session_state.get(field) or "").strip():
            reject(own)

    st.markdown(f"**{gettext('Why is it rejected?')}**")
    with st.container(horizontal=True, gap="small"):
        for number, reason in enumerate(REASONS, 1):
            # As with Accept: a second stroke must not reject the next claim unread.
            key = f"reject {case.claim.id} {case.number} {number}"
            st.button(
                gettext(reason),
                shortcut=str(number),
                on_click=reject,
                args=(reason,),
                key=key,
            )
    st.text_input(
        gettext("Another reason"),
        key=field,
        max_chars=300,
        on_change=typed,
        placeholder=gettext("type it and press Enter"),
    )
    st.button(
        gettext("Cancel"),
        shortcut="Esc",
        on_click=select_claim,
        args=(case.claim.id,),
    )


def _decision(
    project: services.Project,
    case: Case,
    docket: Docket,
) -> None:
    claim = case.claim
    # To the minute; seconds tell a reader nothing.
    when = claim.review_at[:16].replace("T", " ")
    st.info(
        escape_markdown(
            gettext(
                "{decision} by {name}, {when} UTC: {why}",
                decision=gettext(claim.review.label),
                name=_reviewer(claim),
                when=when,
                why=gettext(claim.review_why),
            )
        )
    )
    with st.container(horizontal=True, gap="small"):
        st.button(
            gettext("Make it a draft again"),
            on_click=act,
            args=(
                project,
                lambda by: reviewing.reopen(project, case, by=by),
                case,
                claim.id,
            ),
        )
        undo_button(project)
        _walk(case, docket)


def _reviewer(claim: Claim) -> str:
    if claim.review_by == PROGRAM:
        return gettext("a program, checked by no person")
    return claim.review_by or gettext("somebody")


def draw_queue(case: Case, docket: Docket) -> None:
    """Draw the list of all claims before the reviewer; a click goes to one."""
    rows = [
        _row(draft, gettext(draft.claim.review.label), doubt_words(draft))
        for draft in docket.drafts
    ]
    rows += [
        _row(decided, "", gettext(decided.claim.review.label).lower())
        for decided in docket.decided
    ]
    _list(
        data={
            "rows": rows,
            "current": case.claim.id,
            "about": gettext("Claims, the most doubtful first"),
        },
        key=LIST,
        on_chosen_change=_choose,
    )


@undisturbed()
def _choose() -> None:
    """Go to the claim that was clicked."""
    chosen = str(st.session_state[LIST].chosen or "")
    # A click on the claim that is open must not close what is being typed.
    if chosen and chosen != st.session_state.get(CURRENT):
        select_claim(chosen)


def _row(case: Case, state: str, more: str) -> dict[str, Any]:
    title = claim_title(case.claim)
    return {"id": case.claim.id, "title": title, "state": state, "more": more}
