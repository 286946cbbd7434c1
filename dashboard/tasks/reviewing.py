"""What the review page asks and does: drafts by doubt, decisions, corrections, taking them back."""

from __future__ import annotations

import time
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import TYPE_CHECKING

from dashboard.domain.article import Article
from dashboard.domain.claim import Claim
from dashboard.domain.filters import day_words
from dashboard.domain.place_correction import PlaceCorrection
from dashboard.domain.words import Review
from dashboard.tasks.doubting import Doubt, doubts
from dashboard.tasks.places import Corrections
from dashboard.tasks.project import Project

if TYPE_CHECKING:
    from dashboard.domain.place import Candidate, Place
    from dashboard.index import Waiting

FIRST_WORDS = 60
"""Characters by which an article without a title is known."""
PATIENCE = 100
"""How often, fifty times a second, the index is looked at for a decision just taken."""
MOST_ARTICLES, MOST_CLAIMS = 100, 300
"""Most articles offered and most claims of one choice shown at once; the rest comes up as these are decided."""


@dataclass(frozen=True, slots=True)
class Case:
    """A claim under review. number: its newest revision. doubts: why it may be wrong, the gravest first."""

    claim: Claim
    number: int
    doubts: tuple[Doubt, ...]

    @property
    def weight(self) -> int:
        """How much it is to be doubted, 0 for not at all."""
        return sum(doubt.weight for doubt in self.doubts)


@dataclass(frozen=True, slots=True)
class Docket:
    """What lies before a reviewer.

    drafts: the most doubtful first. decided: the claims of the article that are not drafts any more, in the order of
    its text; () when all articles are looked at.
    """

    drafts: tuple[Case, ...]
    decided: tuple[Case, ...]


@dataclass(frozen=True, slots=True)
class Step:
    """One thing a reviewer did. before: the claim until then. number: the revision it made. words: what it was.

    meant: what each spelling that was corrected along with it had meant before, a place id or "".
    """

    before: Claim
    number: int
    words: str
    meant: Mapping[str, str]


def waiting(project: Project) -> tuple[Waiting, ...]:
    """Return the articles that have drafts, the ones read last first."""
    return project.index.waiting(MOST_ARTICLES)


@lru_cache(maxsize=500)
def label_of(project: Project, article_id: str) -> str:
    """Return how an article is called in a list: title or first words, publisher, day. An article never changes."""
    article = project.ledger.article(article_id) if article_id else None
    if article is None:
        return f"Article {article_id[:30]}, not kept" if article_id else "Claims without an article"
    day = day_words(article.published) if article.published else ""
    return ", ".join(filter(None, (heading(article), article.publisher, day)))


def heading(article: Article) -> str:
    """Return an article's title, its first words when it has none."""
    first = " ".join(article.text[: 4 * FIRST_WORDS].split())
    return article.title or (first if len(first) <= FIRST_WORDS else f"{first[:FIRST_WORDS].rpartition(' ')[0]} …")


def article_of(project: Project, claim: Claim) -> Article | None:
    """Return the article a claim was read from, None when it is not kept."""
    return project.ledger.article(claim.article_id) if claim.article_id else None


def docket(project: Project, article_id: str | None) -> Docket:
    """Return the claims of an article for review, or the drafts of all for None."""
    corrections = Corrections.of(project.ledger.corrections())
    drafts, decided = [], []
    for number, claim in project.index.claims_of(article_id, MOST_CLAIMS):
        if claim.review is Review.DRAFT:
            drafts.append(Case(claim, number, doubts(claim, project.gazetteer, corrections)))
        else:
            decided.append(Case(claim, number, ()))
    drafts.sort(key=lambda case: (-case.weight, case.claim.article_id, case.claim.start or 0))
    decided.sort(key=lambda case: case.claim.start or 0)
    return Docket(tuple(drafts), tuple(decided))


def cases(project: Project, claims: Iterable[Claim]) -> tuple[Case, ...]:
    """Return claims that are not in the ledger yet as cases, in their order."""
    corrections = Corrections.of(project.ledger.corrections())
    return tuple(Case(claim, 0, doubts(claim, project.gazetteer, corrections)) for claim in claims)


def decide(project: Project, case: Case, decision: Review, *, by: str, why: str) -> Step:
    """Note a decision. Raises EditConflict when somebody else changed the claim since, BadInput without a name."""
    number = project.ledger.review(case.claim.id, decision, by=by, why=why, expected=case.number)
    _seen(project, number)
    return Step(case.claim, number, decision.label.lower(), {})


def candidates(project: Project, name: str, region: str) -> tuple[Candidate, ...]:
    """Return the places a name may mean, best first, at most five; () for no name."""
    if not name.strip():
        return ()
    within = project.gazetteer.resolve(name, region or None).candidates
    anywhere = project.gazetteer.resolve(name).candidates if region else ()
    return tuple({c.place.id: c for c in (*within, *anywhere)}.values())[:5]


def placed_at(claim: Claim, place: Place | None) -> Claim:
    """Return the claim at another place; None takes it off the map. The place as the article writes it stays."""
    if place is None:
        return replace(
            claim, place_id="", name="", region="", lat=None, lon=None, precision=None, radius_km=None
        )  # fmt: skip
    if place.id == claim.place_id:
        return claim
    return replace(
        claim, place_id=place.id, name=place.name, region=place.region, lat=place.lat, lon=place.lon,
        precision=place.precision, radius_km=place.radius_km,
    )  # fmt: skip


def correct(project: Project, case: Case, claim: Claim, *, by: str, remember: bool) -> Step | None:
    """Put a corrected claim in the place of a draft; None when nothing is different.

    remember: from now on, the spelling means that place in every article. Errors as of `decide`.
    """
    if claim == case.claim:
        return None
    changed = [name for name in _CORRECTABLE if getattr(claim, name) != getattr(case.claim, name)]
    why = f"corrected: {', '.join(_CORRECTABLE[name] for name in changed) or 'details'}"
    number = project.ledger.revise(claim, by=by, why=why, expected=case.number)
    meant: dict[str, str] = {}
    spelling = claim.place_as_written
    if remember and spelling and claim.place_id and claim.place_id != case.claim.place_id:
        meant[spelling] = Corrections.of(project.ledger.corrections()).meant(spelling, "")
        _mean(project, spelling, claim.place_id, by)
    _seen(project, number)
    return Step(case.claim, number, "corrected", meant)


_CORRECTABLE = {
    "place_id": "place", "kind": "kind", "claimant": "claimant", "claimant_side": "side of the claimant",
    "actor": "who acts", "date_from": "first day", "date_to": "last day",
}  # fmt: skip


def _mean(project: Project, spelling: str, place_id: str, by: str) -> None:
    correction = PlaceCorrection(spelling=spelling, place_id=place_id)
    project.ledger.correct_place(correction, by=by, why="corrected in review" if place_id else "taken back in review")


def take_back(project: Project, step: Step, *, by: str) -> None:
    """Make undone what a step did, as a new revision; the place a spelling means becomes what it was.

    Raises NothingFound when the claim is gone.
    """
    newest = project.ledger.newest(step.before.id)
    if newest is not None and newest.number == step.number:
        number = project.ledger.undo(step.before.id, by=by, why=f"took back: {step.words}", expected=step.number)
    else:
        # The step above it was taken back already: that is the newest revision, and undoing it would bring it back.
        number = project.ledger.revise(step.before, by=by, why=f"took back: {step.words}")
    for spelling, place_id in step.meant.items():
        _mean(project, spelling, place_id, by)
    _seen(project, number)


def reopen(project: Project, case: Case, *, by: str) -> Step:
    """Make a decided claim a draft again. Errors as of `decide`."""
    number = project.ledger.review(case.claim.id, Review.DRAFT, by=by, why="looked at again", expected=case.number)
    _seen(project, number)
    return Step(case.claim, number, "reopened", {})


def _seen(project: Project, number: int) -> None:
    """Wait until the index has that revision: another thread may be bringing it up to date to an earlier one."""
    for _ in range(PATIENCE):
        project.changed()
        if project.index.revision_number >= number:
            return
        time.sleep(0.02)
