"""What the review page asks and does: drafts by doubt, decisions, corrections, taking
them back.
"""

from __future__ import annotations

import uuid
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from dashboard.domain.article import Article
from dashboard.domain.claim import Claim
from dashboard.domain.errors import EditConflict
from dashboard.domain.filters import day_words
from dashboard.domain.place import PlaceCorrection
from dashboard.domain.words import Review
from dashboard.i18n.translate import current_language, gettext
from dashboard.reading.claims.doubt import Assessment
from dashboard.services.editing.triage import Doubt, assessment, doubts
from dashboard.services.map.places import Corrections, placed_at
from dashboard.services.project import Project

if TYPE_CHECKING:
    from dashboard.domain.place import Candidate
    from dashboard.index import Waiting

__all__ = [
    "ACCEPTED_TOGETHER",
    "CHECKED",
    "UNCHECKED",
    "Case",
    "Docket",
    "Step",
    "accept_all",
    "cases",
    "correct",
    "decide",
    "docket",
    "heading",
    "label_of",
    "place_candidates",
    "placed_at",
    "reopen",
    "source_article",
    "take_back",
    "waiting",
]

CHECKED = "checked against the article"
UNCHECKED = "accepted; its passage in the article was not shown"
ACCEPTED_TOGETHER = "accepted together with all claims of its article, not one by one"
"""Why a claim was accepted, as the ledger has it: whether somebody saw its passage."""
FIRST_WORDS = 60
"""Characters by which an article without a title is known."""
MOST_ARTICLES, MOST_CLAIMS = 100, 300
"""Most articles offered and most claims of one choice shown at once; the rest comes up
as these are decided.
"""


@dataclass(frozen=True, slots=True)
class Case:
    """A claim under review. number: its newest revision. doubts: why it may be wrong,
    the gravest first. assessment: how likely it was read right, None for a claim
    that a person has decided on.
    """

    claim: Claim
    number: int
    doubts: tuple[Doubt, ...]
    assessment: Assessment | None = None

    @property
    def weight(self) -> int:
        """How much it is to be doubted, 0 for not at all."""
        return sum(doubt.weight for doubt in self.doubts)


@dataclass(frozen=True, slots=True)
class Docket:
    """What lies before a reviewer.

    drafts: the most doubtful first. decided: the claims of the article that are not
    drafts any more, in the order of its text; () when all articles are looked at.
    """

    drafts: tuple[Case, ...]
    decided: tuple[Case, ...]


@dataclass(frozen=True, slots=True)
class Step:
    """One thing a reviewer did. before: the claim until then. number: the revision it
    made. words: what it was.

    meant: what each spelling that was corrected along with it had meant before, a place
    id or "". batch: names the act it was a part of, "" when it was done by itself.
    """

    before: Claim
    number: int
    words: str
    meant: Mapping[str, str]
    batch: str = ""


def waiting(project: Project) -> tuple[Waiting, ...]:
    """Return the articles that have drafts, the ones read last first."""
    return project.index.waiting(MOST_ARTICLES)


def label_of(project: Project, article_id: str) -> str:
    """Return how an article is called in a list: title or first words, publisher,
    day.
    """
    return _label_of(project, article_id, current_language())


@lru_cache(maxsize=500)
def _label_of(project: Project, article_id: str, _language: str) -> str:
    # An article never changes.
    article = project.ledger.article(article_id) if article_id else None
    if article is None and article_id:
        return gettext("Article {id}, not kept", id=article_id[:30])
    if article is None:
        return gettext("Claims without an article")
    day = day_words(article.published) if article.published else ""
    return ", ".join(filter(None, (heading(article), article.publisher, day)))


def heading(article: Article) -> str:
    """Return an article's title, its first words when it has none."""
    if article.title:
        return article.title
    # Four times as much: the beginning may be blank lines for the most part.
    first = " ".join(article.text[: 4 * FIRST_WORDS].split())
    if len(first) <= FIRST_WORDS:
        return first
    return f"{first[:FIRST_WORDS].rpartition(' ')[0]} …"


def source_article(project: Project, claim: Claim) -> Article | None:
    """Return the article a claim was read from, None when it is not kept."""
    if not claim.article_id:
        return None
    return project.ledger.article(claim.article_id)


def docket(project: Project, article_id: str | None) -> Docket:
    """Return the claims of an article for review, or the drafts of all for None."""
    corrections = Corrections.of(project.ledger.corrections())
    drafts, decided = [], []
    for number, claim in project.index.claims_of(article_id, MOST_CLAIMS):
        if claim.review is Review.DRAFT:
            drafts.append(_case(project, claim, number, corrections))
        else:
            decided.append(Case(claim, number, ()))
    drafts.sort(
        key=lambda case: (-case.weight, case.claim.article_id, case.claim.start or 0)
    )
    decided.sort(key=lambda case: case.claim.start or 0)
    return Docket(tuple(drafts), tuple(decided))


def cases(project: Project, claims: Iterable[Claim]) -> tuple[Case, ...]:
    """Return claims that are not in the ledger yet as cases, in their order."""
    corrections = Corrections.of(project.ledger.corrections())
    return tuple(_case(project, claim, 0, corrections) for claim in claims)


def _case(
    project: Project,
    claim: Claim,
    number: int,
    corrections: Corrections,
) -> Case:
    return Case(
        claim,
        number,
        doubts(claim, project.gazetteer, corrections),
        assessment(claim, project.gazetteer, corrections),
    )


def decide(
    project: Project,
    case: Case,
    decision: Review,
    *,
    by: str,
    why: str,
) -> Step:
    """Note a decision. Raises EditConflict when somebody else changed the claim since,
    BadInput without a name.
    """
    number = project.ledger.review(
        case.claim.id, decision, by=by, why=why, expected=case.number
    )
    project.catch_up()
    return Step(case.claim, number, decision.label.lower(), {})


def accept_all(
    project: Project,
    drafts: Iterable[Case],
    *,
    by: str,
) -> tuple[Step, ...]:
    """Accept drafts together, and record of each that it was not looked at by itself.
    Returns what was done; it ends before a claim that somebody else changed meanwhile.
    """
    batch = uuid.uuid4().hex
    steps = []
    for case in drafts:
        try:
            number = project.ledger.review(
                case.claim.id,
                Review.ACCEPTED,
                by=by,
                why=ACCEPTED_TOGETHER,
                expected=case.number,
            )
        except EditConflict:
            break
        steps.append(Step(case.claim, number, "accepted with its article", {}, batch))
    if steps:
        project.catch_up()
    return tuple(steps)


def place_candidates(
    project: Project,
    name: str,
    region: str,
) -> tuple[Candidate, ...]:
    """Return the places a name may mean, best first, at most five; () for no name."""
    if not name.strip():
        return ()
    within = project.gazetteer.resolve(name, region or None).candidates
    anywhere = project.gazetteer.resolve(name).candidates if region else ()
    return tuple({c.place.id: c for c in (*within, *anywhere)}.values())[:5]


def correct(
    project: Project,
    case: Case,
    claim: Claim,
    *,
    by: str,
    remember: bool,
) -> Step | None:
    """Put a corrected claim in the place of a draft; None when nothing is different.

    remember: from now on, the spelling means that place in every article. Errors as of
    `decide`.
    """
    if claim == case.claim:
        return None
    changed = [
        name
        for name in _CORRECTABLE
        if getattr(claim, name) != getattr(case.claim, name)
    ]
    why = f"corrected: {', '.join(_CORRECTABLE[name] for name in changed) or 'details'}"
    number = project.ledger.revise(claim, by=by, why=why, expected=case.number)
    meant: dict[str, str] = {}
    spelling = claim.place_as_written
    moved = claim.place_id and claim.place_id != case.claim.place_id
    if remember and spelling and moved:
        corrections = Corrections.of(project.ledger.corrections())
        meant[spelling] = corrections.meant(spelling, "")
        _mean(project, spelling, claim.place_id, by)
    project.catch_up()
    return Step(case.claim, number, "corrected", meant)


_CORRECTABLE = {
    "place_id": "place",
    "kind": "kind",
    "claimant": "claimant",
    "claimant_side": "side of the claimant",
    "actor": "who acts",
    "date_from": "first day",
    "date_to": "last day",
}


def _mean(
    project: Project,
    spelling: str,
    place_id: str,
    by: str,
) -> None:
    correction = PlaceCorrection(spelling=spelling, place_id=place_id)
    why = "corrected in review" if place_id else "taken back in review"
    project.ledger.correct_place(correction, by=by, why=why)


def take_back(project: Project, step: Step, *, by: str) -> None:
    """Make undone what a step did, as a new revision; the place a spelling means
    becomes what it was.

    Raises NothingFound when the claim is gone.
    """
    newest = project.ledger.newest(step.before.id)
    if newest is not None and newest.number == step.number:
        project.ledger.undo(
            step.before.id, by=by, why=f"took back: {step.words}", expected=step.number
        )
    else:
        # The step above it was taken back already: that is the newest revision, and
        # undoing it would bring it back.
        project.ledger.revise(step.before, by=by, why=f"took back: {step.words}")
    for spelling, place_id in step.meant.items():
        _mean(project, spelling, place_id, by)
    project.catch_up()


def reopen(project: Project, case: Case, *, by: str) -> Step:
    """Make a decided claim a draft again. Errors as of `decide`."""
    number = project.ledger.review(
        case.claim.id, Review.DRAFT, by=by, why="looked at again", expected=case.number
    )
    project.catch_up()
    return Step(case.claim, number, "reopened", {})
