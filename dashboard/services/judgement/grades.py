"""Grades of sources and claims: given by people, with what the record of a source
says beside the letter. Never one number.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from dashboard.domain.claim import Claim
from dashboard.domain.errors import NothingFound
from dashboard.domain.filters import Filters, day_words
from dashboard.domain.wording import count_words
from dashboard.domain.words import Review
from dashboard.exchange.export.claimreview import CREDIBILITY, RELIABILITY
from dashboard.i18n.translate import gettext, number_words
from dashboard.index import source_key, subject_of
from dashboard.services.project import Project

if TYPE_CHECKING:
    from dashboard.ledger import Grade

SOURCE, CLAIM = "source", "claim"
LETTER_WORDS = {SOURCE: RELIABILITY, CLAIM: CREDIBILITY}
"""What each letter of a source and of a claim means (Admiralty code)."""


@dataclass(frozen=True, slots=True)
class Record:
    """What the claims of a source came to: accepted ones, their places, those of their
    places that are contested, and claims that were rejected or retracted, None for
    whoever may not see those.
    """

    claims: int
    places: int
    contested: int
    taken_back: int | None

    @property
    def sentence(self) -> str:
        """Say it in counts."""
        words = gettext(
            "{claims} at {places}, {number} of them contested",
            claims=count_words(self.claims, "claim"),
            places=count_words(self.places, "place"),
            number=number_words(self.contested),
        )
        return f"{words}{self._gone()}"

    def _gone(self) -> str:
        if self.taken_back is None:
            return ""
        number = number_words(self.taken_back)
        return gettext("; {number} rejected or retracted", number=number)


@dataclass(frozen=True, slots=True)
class GradeSheet:
    """A source or claim with its grade. name: of the source, or id of the claim.
    letter: "" for none. record: of the source, None for a claim. history: oldest first.
    """

    graded: str
    name: str
    letter: str
    record: Record | None
    history: tuple[Grade, ...]

    @property
    def sentence(self) -> str:
        """Say the grade, and beside it the record."""
        what, graded = gettext("reliability"), gettext("reliability not graded")
        if self.graded == CLAIM:
            what, graded = gettext("credibility"), gettext("credibility not graded")
        words = f"{self.name}: {graded}"
        if self.letter:
            meaning = gettext(LETTER_WORDS[self.graded][self.letter])
            words = f"{self.name}: {what} {self.letter}, {meaning}"
            if self.history:
                day = day_words(self.history[-1].at.date())
                words += gettext(", given {day}", day=day)
        if self.record is None:
            return words
        return f"{words}. {gettext('Record: {record}', record=self.record.sentence)}"

    def history_lines(self, *, names: bool) -> list[str]:
        """Return each grading as a line. names: with who gave it, which is not told to
        readers.
        """
        return [
            f"{day_words(each.at.date())}: {each.letter or gettext('taken back')}"
            f"{gettext(' by {name}', name=each.by) if names else ''}: {each.why}"
            for each in self.history
        ]


def give_grade(
    project: Project,
    graded: str,
    name: str,
    letter: str,
    *,
    by: str,
    why: str,
) -> GradeSheet:
    """Grade a source (A to F) or a claim (1 to 6), and return what holds then.

    name: of an outlet as claims have it, in any case; or the id of a claim. letter: ""
    takes the grade back. Raises NothingFound for a source or claim there is not,
    BadInput for another letter or without a reason.
    """
    from dashboard.ledger import Graded

    key = (
        _known_source(project, name)
        if graded == SOURCE
        else _known_claim(project, name)
    )
    project.ledger.give_grade(Graded(graded), key, letter, by=by, why=why)
    project.catch_up()
    return grade_sheet(project, Filters(), graded, key)


def grade_sheet(
    project: Project,
    filters: Filters,
    graded: str,
    name: str,
) -> GradeSheet:
    """Return the grade of a source or claim with its history. filters: what of the
    record may be shown; only what they withhold matters. Raises NothingFound for one
    there is not.
    """
    record = None
    if graded == SOURCE:
        name = _known_source(project, name)
        record = source_record(project, filters, name)
    else:
        name = _known_claim(project, name, _seen_by(filters))
    subject = subject_of(graded, name)
    history = tuple(
        each
        for each in project.ledger.grades()
        if subject_of(each.graded, each.key) == subject
    )
    letter = history[-1].letter if history else ""
    return GradeSheet(graded, name, letter, record, history)


def source_record(
    project: Project,
    filters: Filters,
    name: str,
) -> Record:
    """Return what the claims of a source came to; of the filters matters only what they
    withhold.
    """
    own = replace(_seen_by(filters), source=(name,))
    summary = project.index.summary(own)
    taken_back = None
    if not filters.public_only:
        review = (Review.REJECTED.value, Review.RETRACTED.value)
        taken_back = project.index.count(replace(own, review=review))
    return Record(summary.claims, summary.places, summary.contested, taken_back)


def grade_lines(
    project: Project,
    filters: Filters,
    claim: Claim,
) -> list[str]:
    """Return what people graded of a claim and its source, [] for nothing: the letter
    with its meaning, beside it the record in counts.
    """
    lines = []
    if claim.reliability in RELIABILITY:
        words = gettext(
            "Source {letter}, {meaning}",
            letter=claim.reliability,
            meaning=gettext(RELIABILITY[claim.reliability]),
        )
        if claim.publisher:
            record = source_record(project, filters, claim.publisher)
            words += ". " + gettext(
                "Record of {source}: {record}",
                source=claim.publisher,
                record=record.sentence,
            )
        lines.append(words)
    if claim.credibility in CREDIBILITY:
        lines.append(
            gettext(
                "Claim {letter}, {meaning}",
                letter=claim.credibility,
                meaning=gettext(CREDIBILITY[claim.credibility]),
            )
        )
    return lines


def graded_sources(
    project: Project,
    filters: Filters,
    claims: Iterable[Claim],
) -> list[str]:
    """Return a line for each graded source of the claims, in order of their names."""
    graded = {
        claim.publisher: claim.reliability
        for claim in claims
        if claim.publisher and claim.reliability in RELIABILITY
    }
    return [
        gettext(
            "{name}: {letter}, {meaning}. Record: {record}",
            name=name,
            letter=letter,
            meaning=gettext(RELIABILITY[letter]),
            record=source_record(project, filters, name).sentence,
        )
        for name, letter in sorted(graded.items())
    ]


def _seen_by(filters: Filters) -> Filters:
    """Return filters that ask for nothing, and withhold what those do."""
    return Filters(withheld=filters.withheld, public_only=filters.public_only)


def _known_source(project: Project, name: str) -> str:
    key = source_key(name)
    own = Filters(review=tuple(each.value for each in Review))
    for name_there in project.index.facet("source", own, most=100_000):
        if source_key(name_there) == key:
            return name_there
    raise NothingFound(
        gettext(
            "{name}: no claim has such a source; give the name of an outlet as the"
            " filter of sources has it",
            name=name[:60],
        )
    )


def _known_claim(
    project: Project,
    claim_id: str,
    filters: Filters | None = None,
) -> str:
    if project.index.claim(claim_id, filters) is None:
        raise NothingFound(
            gettext(
                "{id}: there is no claim of that id; ids are in every export",
                id=claim_id[:60],
            )
        )
    return claim_id
