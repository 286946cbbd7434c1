"""What the review page remembers between runs, and how a decision is carried out."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import streamlit as st

from dashboard import tasks
from dashboard.domain.claim import Claim
from dashboard.domain.errors import FrontlineError
from dashboard.domain.wording import kind_words
from dashboard.tasks import reviewing
from dashboard.tasks.reviewing import Case, Step
from dashboard.ui.plain import plain

CURRENT, MODE, TOLD, TROUBLE, STEPS, NAME = (
    "review current", "review mode", "review told", "review trouble", "review steps", "reviewer",
)  # fmt: skip
"""Keys of the session: id of the claim looked at; "", edit or reject; news; error; what can be taken back; name."""
MOST_STEPS = 200


def name_field() -> None:
    """Ask who decides. The name outlives the widget, so that it stays when the page is left."""
    typed = st.text_input(
        "Your name", st.session_state.get(NAME, ""), max_chars=80, key="reviewer field", autocomplete="name",
        help="Kept with every decision", placeholder="needed to decide",
    )  # fmt: skip
    st.session_state[NAME] = typed.strip()


def name() -> str:
    """Return who decides, "" when nobody said."""
    return str(st.session_state.get(NAME, ""))


def steps() -> list[Step]:
    """Return what was done in this session and can be taken back, the last one last."""
    kept: list[Step] = st.session_state.setdefault(STEPS, [])
    return kept


def go(claim_id: str, mode: str = "") -> None:
    """Look at another claim, or do something else with this one."""
    st.session_state[CURRENT], st.session_state[MODE] = claim_id, mode


def act(action: Callable[[], Step | None], seen: Case, then: str) -> None:
    """Do something to a claim as it was seen, and look at the next one. An error is told, and nothing moves.

    A key that is struck twice before the page is drawn anew counts once.
    """
    if any(step.before.id == seen.claim.id and step.number > seen.number for step in steps()):
        return
    try:
        step = action()
    except FrontlineError as error:
        st.session_state[TROUBLE] = plain(str(error))
        return
    if step is not None:
        st.session_state[STEPS] = [*steps(), step][-MOST_STEPS:]
        st.session_state[TOLD] = plain(f"{title(step.before)}: {step.words}")
    go(then)


def undo(project: tasks.Project, step: Step) -> None:
    """Take a step back and look at its claim again; nothing happens when it is not the last one any more."""
    kept = steps()
    if not kept or kept[-1] is not step:
        return
    try:
        reviewing.take_back(project, step, by=name())
    except FrontlineError as error:
        st.session_state[TROUBLE] = plain(str(error))
        return
    st.session_state[STEPS] = kept[:-1]
    st.session_state[TOLD] = plain(f"{title(step.before)}: no longer {step.words}")
    go(step.before.id)


def title(claim: Claim) -> str:
    """Return what a claim says in a few words: "Captured: Storozheve"."""
    where = claim.name or claim.place_as_written
    return f"{kind_words(claim)}: {where}" if where else kind_words(claim)


def neighbour(cases: Sequence[Case], current: Case, step: int) -> str:
    """Return the id of the case before (-1) or after (1) the current one, around the ends; its own when it is alone."""
    ids = [case.claim.id for case in cases]
    if current.claim.id not in ids:
        return ids[0] if ids else current.claim.id
    return ids[(ids.index(current.claim.id) + step) % len(ids)]
