"""What changed between two days of knowledge: new, corrected and retracted claims,
those newly contested or settled, and who changed their story.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass, replace
from datetime import UTC, date, datetime, timedelta
from typing import Any

from dashboard.claimants import claimant_identity
from dashboard.domain.claim import FIELDS, Claim
from dashboard.domain.errors import BadInput
from dashboard.domain.filters import Filters
from dashboard.i18n.translate import gettext, ngettext, number_words
from dashboard.index import DECISION, Compared, Listed, compared, said_at_places
from dashboard.judgement import (
    Assertion,
    Question,
    Rule,
    assertion,
    contradiction,
)
from dashboard.services.judgement.dossier import claim_line
from dashboard.services.map.map_view import claim_card
from dashboard.services.project import Project

MOST_CHANGES = 200
"""Claims of each kind in one answer; it says how many there are."""
MOST_OF_PLACES = 5000
"""Claims among which earlier stories are looked for."""
HEADINGS = {
    "new": "New",
    "corrected": "Corrected",
    "retracted": "Accepted no longer",
    "contested": "Newly contested",
    "settled": "Contested no longer",
}


@dataclass(frozen=True, slots=True)
class Correction:
    """A claim as it is now and as it was, with the names of the fields that differ."""

    after: Listed
    before: Listed
    fields: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ChangedStory:
    """Two claims of one speaker about one place that cannot both be true."""

    claimant: str
    before: Listed
    after: Listed
    rule: Rule

    @property
    def because(self) -> str:
        """Return what the speaker said before and says now, and the rule."""
        return gettext(
            "{who}: before, {before}; now, {now}. Rule: {rule}.",
            who=self.claimant,
            before=claim_line(self.before),
            now=claim_line(self.after),
            rule=gettext(self.rule.sentence),
        )


@dataclass(frozen=True, slots=True)
class Changes:
    """What changed from the beginning of one day to the end of another, None for now.

    counts: how many there are of each kind of HEADINGS. listed: the newest of those
    kinds that are claims as they stand. corrected, retracted, stories: see there;
    retracted holds ids alone for whoever may see accepted claims only.
    """

    since: date
    until: date | None
    counts: Mapping[str, int]
    listed: Mapping[str, tuple[Listed, ...]]
    corrected: tuple[Correction, ...]
    retracted: tuple[Listed | str, ...]
    stories: tuple[ChangedStory, ...]

    def __bool__(self) -> bool:
        """Return whether anything changed."""
        return any(self.counts.values())

    @property
    def sentence(self) -> str:
        """Say how many claims changed how."""
        parts = [
            f"{gettext(HEADINGS[kind]).lower()}: {number_words(count)}"
            for kind, count in self.counts.items()
            if count
        ]
        if self.stories:
            parts.append(
                ngettext(
                    "{count} changed story",
                    "{count} changed stories",
                    len(self.stories),
                )
            )
        what = "; ".join(parts) or gettext("nothing changed")
        since = self.since.isoformat()
        if self.until is None:
            return gettext("Since {since}: {what}", since=since, what=what)
        return gettext(
            "Since {since} until {until}: {what}",
            since=since,
            until=self.until.isoformat(),
            what=what,
        )

    def row(self) -> dict[str, Any]:
        """Return it as JSON values."""
        return {
            "since": self.since.isoformat(),
            "until": self.until and self.until.isoformat(),
            "sentence": self.sentence,
            "counts": dict(self.counts),
            **{
                kind: [claim_card(each) for each in listed]
                for kind, listed in self.listed.items()
            },
            "corrected": [
                {
                    **claim_card(each.after),
                    "fields": list(each.fields),
                    "before": claim_card(each.before),
                }
                for each in self.corrected
            ],
            "retracted": [
                {"id": each} if isinstance(each, str) else claim_card(each)
                for each in self.retracted
            ],
            "changed_story": [
                {
                    "claimant": each.claimant,
                    "rule": each.rule.value,
                    "because": each.because,
                    "before": claim_card(each.before),
                    "after": claim_card(each.after),
                }
                for each in self.stories
            ],
        }

    def lines(self) -> Iterator[str]:
        """Yield it as lines of text."""
        yield self.sentence
        for heading, _, lines in self.parts():
            yield ""
            yield heading
            yield from (f"  {line}" for line in lines)

    def parts(
        self,
        project: Project | None = None,
    ) -> Iterator[tuple[str, int, list[str]]]:
        """Yield the heading of each kind of change that there is, how many there are,
        and the lines of the newest. project: as of `presented`.
        """
        for kind, heading in HEADINGS.items():
            lines = list(self._lines_of(kind, project))
            if lines:
                yield gettext(heading), self.counts[kind], lines
        if self.stories:
            stories = [each.because for each in self.stories]
            yield gettext("Who changed their story"), len(stories), stories

    def _lines_of(self, kind: str, project: Project | None) -> Iterator[str]:
        if kind == "corrected":
            for each in self.corrected:
                yield f"{claim_line(each.after, project)} ({', '.join(each.fields)})"
        elif kind == "retracted":
            for gone in self.retracted:
                yield gone if isinstance(gone, str) else claim_line(gone, project)
        else:
            yield from (claim_line(each, project) for each in self.listed[kind])


def changes_since(
    project: Project,
    filters: Filters,
    since: date,
    until: date | None = None,
) -> Changes:
    """Return what changed since the beginning of a day (UTC).

    until: to the end of that day, None for now. Raises BadInput for a day to come, for
    days in the wrong order, and for a filter by review or by what was known on a day.
    """
    _check(filters, since, until)
    kinds = compared(project.index, filters, since, until, MOST_CHANGES)
    numbers = [no for each in kinds.values() for pair in each.numbers for no in pair]
    claims = project.index.numbered(
        [number for number in numbers if number is not None]
    )
    moment = replace(filters, as_of=until)
    listed = project.index.marked(claims, moment)
    corrected = tuple(_corrections(kinds["corrected"], listed))
    counts = {kind: each.total for kind, each in kinds.items()}
    # Of the replaced rows only those count that say something else.
    counts["corrected"] -= len(kinds["corrected"].numbers) - len(corrected)
    stories = _stories(project, filters, kinds["new"]) if until is None else ()
    return Changes(
        since,
        until,
        {kind: counts[kind] for kind in HEADINGS},
        {
            kind: tuple(listed[no] for no, _ in kinds[kind].numbers if no in listed)
            for kind in ("new", "contested", "settled")
        },
        corrected,
        tuple(_retracted(filters, kinds["retracted"], project, listed)),
        tuple(stories),
    )


def _check(filters: Filters, since: date, until: date | None) -> None:
    for name, value in (("review", filters.review), ("as-of", filters.as_of)):
        if value:
            raise BadInput(
                gettext(
                    "{name}: changes are those of accepted claims between two days;"
                    " leave {name} out",
                    name=name,
                )
            )
    tomorrow = datetime.now(UTC).date() + timedelta(days=1)
    for name, day in (("since", since), ("until", until)):
        if day is not None and day > tomorrow:
            raise BadInput(
                gettext(
                    "{name}={day}: has not come yet; give a day until today",
                    name=name,
                    day=day,
                )
            )
    if until is not None and until < since:
        raise BadInput(
            gettext(
                "until={until}: is before since={since}; exchange them",
                until=until,
                since=since,
            )
        )


def _corrections(kind: Compared, listed: Mapping[int, Listed]) -> Iterator[Correction]:
    for number, old in kind.numbers:
        if old is None or number not in listed or old not in listed:
            continue
        after, before = listed[number], listed[old]
        fields = _differing(before.claim, after.claim)
        if fields:
            yield Correction(after, before, fields)


def _differing(before: Claim, after: Claim) -> tuple[str, ...]:
    old, new = asdict(before), asdict(after)
    return tuple(
        name for name in FIELDS if name not in DECISION and old[name] != new[name]
    )


def _retracted(
    filters: Filters,
    kind: Compared,
    project: Project,
    listed: Mapping[int, Listed],
) -> Iterator[Listed | str]:
    before = [listed[number] for number, _ in kind.numbers if number in listed]
    ids = [each.claim.id for each in before]
    if filters.public_only:
        # What was taken back is read by nobody who was not meant to.
        yield from ids
        return
    now = project.index.by_ids(ids, filters)
    yield from (now.get(each.claim.id, each) for each in before)


def _stories(
    project: Project,
    filters: Filters,
    new: Compared,
) -> Iterator[ChangedStory]:
    """Yield the new claims that an earlier one of the same speaker contradicts, each
    with the newest such claim.
    """
    fresh = {number for number, _ in new.numbers}
    if not fresh:
        return
    numbers = said_at_places(project.index, filters, sorted(fresh), MOST_OF_PLACES)
    claims = project.index.numbered(numbers)
    listed = project.index.marked(claims, filters)
    for place in _by_place(claims, numbers):
        answers = [(n, a) for n in place if (a := assertion(claims[n])) is not None]
        turns = [a for _, a in answers if a.question is Question.CHANGE]
        turns = [each for each in turns if not (each.denied or each.part)]
        for number, answer in answers:
            if number not in fresh:
                continue
            earlier = [each for each in answers if each[0] not in fresh]
            turned = _turned(claims, number, answer, earlier, turns)
            if turned is not None:
                old, rule = turned
                who = claims[number].claimant
                yield ChangedStory(who, listed[old], listed[number], rule)


def _by_place(
    claims: Mapping[int, Claim],
    numbers: Sequence[int],
) -> Iterator[list[int]]:
    places: dict[object, list[int]] = defaultdict(list)
    for number in numbers:
        if number in claims:
            claim = claims[number]
            places[claim.place_id or (claim.lat, claim.lon)].append(number)
    yield from places.values()


def _turned(
    claims: Mapping[int, Claim],
    number: int,
    answer: Assertion,
    earlier: Sequence[tuple[int, Assertion]],
    turns: Sequence[Assertion],
) -> tuple[int, Rule] | None:
    """Return the first of the earlier claims that the same speaker contradicts, and the
    rule; None when there is none.
    """
    speaker = claimant_identity(claims[number].claimant, claims[number].claimant_side)
    for other, old in earlier:
        side = claims[other].claimant_side
        if not speaker.same(claimant_identity(claims[other].claimant, side)):
            continue
        # The rules compare camps; here both are one, so each time is a camp.
        rule = contradiction(
            replace(answer, camp="now"), replace(old, camp="before"), turns
        )
        if rule is not None:
            return other, rule
    return None
