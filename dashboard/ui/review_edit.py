"""Correcting a draft: its place from candidates on a map or by name, what happened, who says it, when."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import partial
from typing import TypeVar

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from dashboard import tasks
from dashboard.domain.claim import Claim
from dashboard.domain.place import Candidate
from dashboard.domain.wording import region_words
from dashboard.domain.words import Review, Word
from dashboard.tasks import reviewing, sketching
from dashboard.tasks.reviewing import Case, Docket, Step
from dashboard.ui import small_map
from dashboard.ui.filter_panel import LIMITS
from dashboard.ui.plain import plain
from dashboard.ui.review_state import TROUBLE, act, go, name, neighbour, steps, title

W = TypeVar("W", bound=Word)
KEEP, NOWHERE = "keep", "nowhere"
"""Choices of a place besides the candidates: as it is, none."""


def show(project: tasks.Project, case: Case, docket: Docket) -> None:
    """Draw the fields, filled in with what the draft says, and save what is changed."""
    claim, key = case.claim, case.claim.id
    st.caption("Correcting")
    st.subheader(plain(title(claim)), anchor=False)
    bar = st.container(horizontal=True, gap="small")
    placed = _place(project, claim)
    one, two = st.columns(2)
    kind = _word(one, "Kind", claim.kind, f"kind {key}")
    actor = _word(two, "Who acts", claim.actor, f"actor {key}")
    one, two = st.columns(2)
    claimant = one.text_input("Claimant", claim.claimant, max_chars=200, key=f"claimant {key}")
    side = _word(two, "Side of the claimant", claim.claimant_side, f"side {key}")
    changed = replace(placed, kind=kind, actor=actor, claimant=claimant.strip(), claimant_side=side)
    changed, sound = _dates(changed, key)
    remember = False
    if placed.place_id and placed.place_id != claim.place_id and claim.place_as_written:
        words = f"From now on, “{claim.place_as_written}” means this place in every article"
        remember = st.checkbox(plain(words), value=True, key=f"remember {key}")
    with bar:
        _buttons(project, case, docket, changed, remember=remember, sound=sound)


def _word(cell: DeltaGenerator, label: str, now: W, key: str) -> W:
    """Ask for a word of the vocabulary that the present one belongs to."""
    words = list(type(now))
    return cell.selectbox(label, words, words.index(now), format_func=lambda word: word.label, key=key) or now


def _dates(claim: Claim, key: str) -> tuple[Claim, bool]:
    """Ask for the days; the second value is whether they can be."""
    one, two = st.columns(2)
    low, high = LIMITS
    first = one.date_input(
        "First day", claim.date_from, low, high, key=f"from {key}", format="YYYY-MM-DD", help="Empty: not known",
    )  # fmt: skip
    last = two.date_input("Last day", claim.date_to, low, high, key=f"to {key}", format="YYYY-MM-DD")
    sound = first is None or last is None or first <= last
    if not sound:
        st.error("The first day is later than the last day.")
    return replace(claim, date_from=first, date_to=last), sound


def _place(project: tasks.Project, claim: Claim) -> Claim:
    """Ask for the place; return the claim there."""
    key = f"place {claim.id}"
    asked = st.text_input(
        "Search a place by name", claim.place_as_written or claim.name, max_chars=100, key=f"search {claim.id}",
        help="Any spelling, with the oblast after a comma if you like",
    )  # fmt: skip
    found = reviewing.candidates(project, asked, claim.region if asked == claim.place_as_written else "")
    places = {candidate.place.id: candidate for candidate in found}
    options = [KEEP, *(id for id in places if id != claim.place_id), NOWHERE]
    if st.session_state.get(key) not in options:
        st.session_state[key] = KEEP
    shown = sketching.choices(found, claim)
    now = claim.place_id if st.session_state[key] == KEEP else str(st.session_state[key])
    label = "Map of the places that may be meant"
    left, right = st.columns(2)
    with right:
        picked = small_map.show(shown, key="review candidates", label=label, height=250, marked=now)
    if picked:
        st.session_state[key] = KEEP if picked == claim.place_id else picked
        st.rerun()
    numbers = {candidate.place.id: number for number, candidate in enumerate(found, 1)}

    def words(option: str) -> str:
        if option == KEEP:
            number = f"{numbers[claim.place_id]}. " if claim.place_id in numbers else ""
            return (
                plain(f"{number}{claim.name}, {region_words(claim.region)}") + " (as it is)"
                if claim.placed
                else "No place (as it is)"
            )
        return "No place on the map" if option == NOWHERE else plain(f"{numbers[option]}. {_told(places[option])}")

    chosen = left.radio("Place", [o for o in options if o != NOWHERE or claim.placed], format_func=words, key=key)
    if not found and asked.strip():
        st.caption(plain(f"No place called “{asked.strip()}” is known. Try another spelling."))
    if chosen == KEEP or chosen is None:
        return claim
    return reviewing.placed_at(claim, None if chosen == NOWHERE else places[chosen].place)


def _told(candidate: Candidate) -> str:
    place = candidate.place
    raion = f", {place.raion} raion" if place.raion and place.kind != "raion" else ""
    how = "" if candidate.how == "exact" else f"; known as {candidate.matched}"
    return f"{place.name} ({place.kind}){raion}, {region_words(place.region) or 'Ukraine'}{how}"


def _buttons(
    project: tasks.Project, case: Case, docket: Docket, changed: Claim, *, remember: bool, sound: bool
) -> None:
    save = partial(reviewing.correct, project, case, changed, by=name(), remember=remember)
    # Not by callbacks: those would save the fields as they were a moment before, without what was typed last.
    both = st.button("Save and accept", type="primary", shortcut="Ctrl+Enter", disabled=not sound)
    only = st.button("Save", shortcut="Ctrl+Shift+Enter", disabled=not sound)
    st.button("Cancel", shortcut="Esc", on_click=go, args=(case.claim.id,))
    if both and sound:
        _both(project, case, changed, save, neighbour(docket.drafts, case, 1))
        st.rerun()
    if only and sound:
        act(save, case, case.claim.id)
        st.rerun()


def _both(project: tasks.Project, case: Case, changed: Claim, save: Callable[[], Step | None], after: str) -> None:
    """Save the correction, then accept what it made of the claim: two revisions, to be taken back one by one."""
    act(save, case, case.claim.id)
    if TROUBLE in st.session_state:
        return
    made = [step.number for step in steps() if step.before.id == case.claim.id]
    now = Case(changed, max([case.number, *made]), ())
    act(partial(reviewing.decide, project, now, Review.ACCEPTED, by=name(), why="corrected and accepted"), now, after)
