"""Correcting a draft: its place from candidates on a map or by name, what happened, who
says it, when.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TypeVar

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from dashboard import services
from dashboard.domain.claim import Claim
from dashboard.domain.place import Candidate
from dashboard.domain.wording import region_words
from dashboard.domain.words import Review, Word
from dashboard.i18n.translate import gettext
from dashboard.services.editing import reviewing
from dashboard.services.editing.reviewing import Case, Docket, Step
from dashboard.services.map import small_map as sketching
from dashboard.ui import small_map
from dashboard.ui.filter_panel import LIMITS
from dashboard.ui.markdown import escape_markdown
from dashboard.ui.review.review_state import (
    TROUBLE,
    act,
    draw_heading,
    neighbour,
    select_claim,
    steps,
)
from dashboard.ui.runs.presses import pressed, undisturbed

W = TypeVar("W", bound=Word)
KEEP, NOWHERE = "keep", "nowhere"
"""Choices of a place besides the candidates: as it is, none."""
MAP = "review candidates"
"""Key of the small map of places."""
PICKS = "review picks"
"""Key of the session: how many places were picked on the small map."""


@dataclass(frozen=True, slots=True)
class _PlaceChoice:
    """The places a claim may be moved to. candidates: best first, numbered from 1 on
    the map and in the list.
    """

    claim: Claim
    candidates: tuple[Candidate, ...]

    @property
    def options(self) -> list[str]:
        """Ids of places, KEEP and NOWHERE, in the order they are offered."""
        ids = [candidate.place.id for candidate in self.candidates]
        others = [id for id in ids if id != self.claim.place_id]
        return [KEEP, *others, NOWHERE]

    def label(self, option: str) -> str:
        """Return how an option is called, as Markdown."""
        if option == NOWHERE:
            return gettext("No place on the map")
        if option != KEEP:
            number, candidate = self._numbered(option)
            return escape_markdown(f"{number}. {_candidate_words(candidate)}")
        if not self.claim.placed:
            return gettext("No place (as it is)")
        words = f"{self.claim.name}, {region_words(self.claim.region)}"
        if any(c.place.id == self.claim.place_id for c in self.candidates):
            number, _ = self._numbered(self.claim.place_id)
            words = f"{number}. {words}"
        return escape_markdown(gettext("{place} (as it is)", place=words))

    def moved(self, option: str) -> Claim:
        """Return the claim at the place of an option."""
        if option == KEEP:
            return self.claim
        if option == NOWHERE:
            return reviewing.placed_at(self.claim, None)
        return reviewing.placed_at(self.claim, self._numbered(option)[1].place)

    def _numbered(self, place_id: str) -> tuple[int, Candidate]:
        return next(
            (number, candidate)
            for number, candidate in enumerate(self.candidates, 1)
            if candidate.place.id == place_id
        )


def draw_editor(
    project: services.Project,
    case: Case,
    docket: Docket,
) -> None:
    """Draw the fields, filled in with what the draft says, and save what is changed."""
    claim, key = case.claim, case.claim.id
    draw_heading(claim, gettext("Correcting"))
    # Filled last: what the buttons save is known only when all fields are drawn.
    bar = st.container(horizontal=True, gap="small")
    placed = _place(project, claim)
    left, right = st.columns(2)
    kind = _word(left, gettext("Kind"), claim.kind, f"kind {key}")
    actor = _word(right, gettext("Who acts"), claim.actor, f"actor {key}")
    left, right = st.columns(2)
    claimant = left.text_input(
        gettext("Claimant"), claim.claimant, max_chars=200, key=f"claimant {key}"
    )
    side = _word(
        right, gettext("Side of the claimant"), claim.claimant_side, f"side {key}"
    )
    changed = replace(
        placed, kind=kind, actor=actor, claimant=claimant.strip(), claimant_side=side
    )
    changed, valid = _dates(changed, key)
    remember = _remember(claim, placed)
    with bar:
        _buttons(project, case, docket, changed, remember=remember, valid=valid)


def _remember(claim: Claim, placed: Claim) -> bool:
    """Ask whether the spelling means the new place from now on."""
    moved = placed.place_id and placed.place_id != claim.place_id
    if not moved or not claim.place_as_written:
        return False
    spelling = escape_markdown(claim.place_as_written)
    return st.checkbox(
        gettext(
            "From now on, “{spelling}” means this place in every article",
            spelling=spelling,
        ),
        value=True,
        key=f"remember {claim.id}",
    )


def _word(cell: DeltaGenerator, label: str, now: W, key: str) -> W:
    """Ask for a word of the vocabulary that the present one belongs to."""
    words = list(type(now))
    return (
        cell.selectbox(
            label,
            words,
            words.index(now),
            format_func=lambda word: gettext(word.label),
            key=key,
        )
        or now
    )


def _dates(claim: Claim, key: str) -> tuple[Claim, bool]:
    """Ask for the days; the second value is whether they can be."""
    left, right = st.columns(2)
    low, high = LIMITS
    first = left.date_input(
        gettext("First day"),
        claim.date_from,
        low,
        high,
        key=f"from {key}",
        format="YYYY-MM-DD",
        help=gettext("Empty: not known"),
    )
    last = right.date_input(
        gettext("Last day"),
        claim.date_to,
        low,
        high,
        key=f"to {key}",
        format="YYYY-MM-DD",
    )
    valid = first is None or last is None or first <= last
    if not valid:
        st.error(gettext("The first day is later than the last day."))
    return replace(claim, date_from=first, date_to=last), valid


def _place(project: services.Project, claim: Claim) -> Claim:
    """Ask for the place; return the claim there."""
    name = st.text_input(
        gettext("Search a place by name"),
        claim.place_as_written or claim.name,
        max_chars=100,
        key=f"search {claim.id}",
        help=gettext("Any spelling, with the oblast after a comma if you like"),
    )
    # The article's own oblast says nothing about a name that somebody typed.
    region = claim.region if name == claim.place_as_written else ""
    choice = _PlaceChoice(claim, reviewing.place_candidates(project, name, region))
    key = _place_key(claim)
    if st.session_state.get(key) not in choice.options:
        st.session_state[key] = KEEP
    left, right = st.columns(2)
    with right:
        _pick_on_map(choice, key)
    options = [o for o in choice.options if o != NOWHERE or claim.placed]
    chosen = left.radio(gettext("Place"), options, format_func=choice.label, key=key)
    if not choice.candidates and name.strip():
        words = gettext(
            "No place called “{name}” is known. Try another spelling.",
            name=name.strip(),
        )
        st.caption(escape_markdown(words))
    return choice.moved(chosen or KEEP)


def _pick_on_map(choice: _PlaceChoice, key: str) -> None:
    """Draw the candidates; a click on one chooses it. key: of the choice in the
    session.
    """
    current = str(st.session_state[key])

    def choose(picked: str) -> None:
        own = picked == choice.claim.place_id
        st.session_state[PICKS] = st.session_state.get(PICKS, 0) + 1
        st.session_state[_place_key(choice.claim)] = KEEP if own else picked

    answer = small_map.draw_small_map(
        sketching.candidate_features(choice.candidates, choice.claim),
        key=MAP,
        label=gettext("Map of the places that may be meant"),
        height=250,
        marked=choice.claim.place_id if current == KEEP else current,
    )
    small_map.pass_on_pick(answer, MAP, choose)


def _place_key(claim: Claim) -> str:
    """Return the key of the chosen place in the session.

    Another one after each pick on the map: the browser may still ask for a run with
    what the list of places had before, and that must not undo the pick.
    """
    return f"place {claim.id} {st.session_state.get(PICKS, 0)}"


def _candidate_words(candidate: Candidate) -> str:
    place = candidate.place
    words = f"{place.name} ({gettext(place.kind)})"
    if place.raion and place.kind != "raion":
        words += f", {gettext('{name} raion', name=place.raion)}"
    words += f", {region_words(place.region) or gettext('Ukraine')}"
    if candidate.how != "exact":
        words += gettext("; known as {name}", name=candidate.matched)
    return words


def _buttons(
    project: services.Project,
    case: Case,
    docket: Docket,
    changed: Claim,
    *,
    remember: bool,
    valid: bool,
) -> None:
    def save(by: str) -> Step | None:
        return reviewing.correct(project, case, changed, by=by, remember=remember)

    # Not by callbacks: those would save the fields as they were a moment before,
    # without what was typed last.
    revision = f"{case.claim.id} {case.number}"
    accept = pressed(
        gettext("Save and accept"),
        key=f"save and accept {revision}",
        primary=True,
        shortcut="Ctrl+Enter",
        disabled=not valid,
    )
    only = pressed(
        gettext("Save"),
        key=f"save {revision}",
        shortcut="Ctrl+Shift+Enter",
        disabled=not valid,
    )
    st.button(
        gettext("Cancel"),
        shortcut="Esc",
        on_click=select_claim,
        args=(case.claim.id,),
    )
    if not valid or not (accept or only):
        return
    with undisturbed():
        act(project, save, case, case.claim.id)
        if accept and TROUBLE not in st.session_state:
            _accept(project, case, changed, neighbour(docket.drafts, case, 1))
    st.rerun()


def _accept(
    project: services.Project,
    case: Case,
    changed: Claim,
    after: str,
) -> None:
    """Accept what the correction made of the claim: a second revision, to be taken back
    by itself.
    """
    made = [step.number for step in steps() if step.before.id == case.claim.id]
    corrected = Case(changed, max([case.number, *made]), ())

    def decide(by: str) -> Step:
        why = "corrected and accepted"
        return reviewing.decide(project, corrected, Review.ACCEPTED, by=by, why=why)

    act(project, decide, corrected, after)
