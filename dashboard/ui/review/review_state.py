"""What the review page remembers between runs, and how a decision is carried out."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import streamlit as st

from dashboard import services
from dashboard.domain.claim import Claim
from dashboard.domain.errors import FrontlineError
from dashboard.domain.presentation import present
from dashboard.domain.visitors.access import Permission
from dashboard.domain.wording import count_words
from dashboard.i18n.translate import gettext, ngettext
from dashboard.services.editing import reviewing
from dashboard.services.editing.reviewing import Case, Step
from dashboard.ui import visitor
from dashboard.ui.markdown import escape_markdown
from dashboard.ui.runs.presses import undisturbed

CURRENT = "review current"
"""Key of the session: id of the claim looked at."""
MODE = "review mode"
"""Key of the session: what is done with it, "" for looking, "edit" or "reject"."""
HEADING = "review heading"
"""Key of the session: id of the claim whose heading was drawn last."""
NEWS = "review news"
TROUBLE = "review trouble"
"""Key of the session: why the last act did not come about; it is read until the next
one, whatever runs the browser asks for meanwhile.
"""
STEPS = "review steps"
"""Key of the session: what can be taken back."""
MOST_STEPS = 400
SEEN = "review seen"
"""Key of the session: claims, each as it was at a revision, whose passage the browser
had in sight.
"""


def steps() -> list[Step]:
    """Return what was done in this session and can be taken back, the last one last."""
    done: list[Step] = st.session_state.setdefault(STEPS, [])
    return done


def draw_heading(claim: Claim, caption: str) -> None:
    """Draw which claim is looked at. caption: where it stands, or what is done with
    it.
    """
    st.session_state[HEADING] = claim.id
    st.caption(caption)
    st.subheader(escape_markdown(claim_title(claim)), anchor=False)


@undisturbed()
def select_claim(claim_id: str, mode: str = "") -> None:
    """Look at another claim, or do something else with this one."""
    st.session_state.pop(TROUBLE, None)
    st.session_state[CURRENT], st.session_state[MODE] = claim_id, mode


@undisturbed()
def act(
    project: services.Project,
    action: Callable[[str], Step | None],
    seen: Case,
    then: str,
) -> None:
    """Do something to a claim as it was seen, and look at the next one. An error is
    told, and nothing moves. action: takes the name of whoever does it.

    Whoever may not review any more does nothing. A key that is struck twice before the
    page is drawn anew counts once.
    """
    if st.session_state.get(HEADING) != seen.claim.id:
        # The heading is another claim's already, the button was still of the one
        # before: nothing is decided that cannot be read.
        return
    if any(
        step.before.id == seen.claim.id and step.number > seen.number
        for step in steps()
    ):
        return
    st.session_state.pop(TROUBLE, None)
    try:
        step = action(visitor.acting_as(project, Permission.REVIEW))
    except FrontlineError as error:
        st.session_state[TROUBLE] = escape_markdown(str(error))
        return
    if step is not None:
        st.session_state[STEPS] = [*steps(), step][-MOST_STEPS:]
        words = f"{claim_title(step.before)}: {gettext(step.words)}"
        st.session_state[NEWS] = escape_markdown(words)
    select_claim(then)


def note_seen(case: Case) -> None:
    """Note that the passage of a claim was in sight."""
    seen: set[tuple[str, int]] = st.session_state.setdefault(SEEN, set())
    # With the revision: a passage that was seen says nothing of what came after.
    seen.add((case.claim.id, case.number))


def was_seen(case: Case) -> bool:
    """Return whether the passage of a claim, as it is now, was in sight."""
    return (case.claim.id, case.number) in st.session_state.get(SEEN, set())


@undisturbed()
def act_on_all(project: services.Project, drafts: Sequence[Case]) -> None:
    """Accept all drafts of an article in one act. An error is told."""
    st.session_state.pop(TROUBLE, None)
    try:
        by = visitor.acting_as(project, Permission.REVIEW)
        done = reviewing.accept_all(project, drafts, by=by)
    except FrontlineError as error:
        st.session_state[TROUBLE] = escape_markdown(str(error))
        return
    st.session_state[STEPS] = [*steps(), *done][-MOST_STEPS:]
    left = len(drafts) - len(done)
    words = ngettext(
        "{count} claim accepted together", "{count} claims accepted together", len(done)
    )
    if left:
        words += gettext(
            "; {number} not, because somebody changed them meanwhile", number=left
        )
    st.session_state[NEWS] = words


@undisturbed()
def undo_step(project: services.Project, step: Step) -> None:
    """Take a step back, with all that were one act with it, and look at its claim
    again; nothing happens when it is not the last one any more.
    """
    done = steps()
    if not done or done[-1] is not step:
        return
    st.session_state.pop(TROUBLE, None)
    number = len(batch_of(done))
    # The last one first: each is undone as the newest revision of its claim.
    for last in reversed(done[-number:]):
        try:
            by = visitor.acting_as(project, Permission.REVIEW)
            reviewing.take_back(project, last, by=by)
        except FrontlineError as error:
            st.session_state[TROUBLE] = escape_markdown(str(error))
            return
        st.session_state[STEPS] = done = done[:-1]
    what = claim_title(step.before)
    if number > 1:
        what = count_words(number, "claim")
    words = gettext("{what}: no longer {step}", what=what, step=gettext(step.words))
    st.session_state[NEWS] = escape_markdown(words)
    select_claim(step.before.id)


def batch_of(done: Sequence[Step]) -> Sequence[Step]:
    """Return the last steps that were one act, a single one for most."""
    batch = done[-1].batch
    first = len(done) - 1
    while batch and first and done[first - 1].batch == batch:
        first -= 1
    return done[first:]


def claim_title(claim: Claim) -> str:
    """Return what a claim says in a few words: "Captured: Storozheve"."""
    return present(claim, language=services.phrasebook()).title


def neighbour(cases: Sequence[Case], current: Case, step: int) -> str:
    """Return the id of the case before (-1) or after (1) the current one, around the
    ends; its own when it is alone.
    """
    ids = [case.claim.id for case in cases]
    if current.claim.id not in ids:
        return ids[0] if ids else current.claim.id
    return ids[(ids.index(current.claim.id) + step) % len(ids)]
