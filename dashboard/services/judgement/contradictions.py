"""Claims that contradict each other, in pairs, each with the rule and a sentence."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice
from typing import TYPE_CHECKING, Any

from dashboard.domain.errors import NothingFound
from dashboard.domain.filters import Filters
from dashboard.i18n.translate import gettext
from dashboard.index import Contradiction, Listed
from dashboard.judgement import Rule
from dashboard.services.map.map_view import presented
from dashboard.services.project import Project

if TYPE_CHECKING:
    from dashboard.ledger import Dismissal

PAGE = 200
"""Claims looked up at once."""
MOST_PAIRS = 500
"""Most pairs of one answer."""


@dataclass(frozen=True, slots=True)
class ContradictingPair:
    """Two claims, and the rule by which they contradict each other. first is the newer
    one, or the one that the filters match. dismissed: by whom and why it was said to be
    none, None where it stands.
    """

    first: Listed
    second: Listed
    rule: Rule
    dismissed: Dismissal | None = None

    @property
    def because(self) -> str:
        """Return why, in sentences: what each says, and what the rule is."""
        words = [presented(each) for each in (self.first, self.second)]
        parts = [f"{each.headline} ({each.days})" for each in words]
        rule = gettext("Rule: {rule}.", rule=gettext(self.rule.sentence))
        return f"{parts[0]}. {parts[1]}. {rule}"

    def row(self) -> dict[str, Any]:
        """Return the pair as JSON values; who dismissed it stands in the history."""
        dismissed = None
        if self.dismissed is not None:
            at = self.dismissed.at.isoformat()
            dismissed = {"at": at, "why": self.dismissed.why}
        return {
            "rule": self.rule.value,
            "because": self.because,
            "dismissed": dismissed,
            "claims": [_row(self.first), _row(self.second)],
        }


def _row(listed: Listed) -> dict[str, Any]:
    claim = listed.claim
    return {
        "id": claim.id,
        "kind": claim.kind.value,
        "claimant": claim.claimant,
        "claimant_side": claim.claimant_side.value,
        "name": claim.name,
        "region": claim.region,
        "quote": claim.quote,
        "publisher": claim.publisher,
        "published": claim.published and claim.published.isoformat(),
        "url": claim.url,
        **presented(listed).rows(),
    }


def contradicting_pairs(
    project: Project,
    filters: Filters,
    *,
    dismissed: bool = False,
) -> Iterator[ContradictingPair]:
    """Yield every pair of which the filters match at least one claim, the newest first;
    the other may lie outside the filters, but never outside what the visitor may see.

    dismissed: also those that a person dismissed, before the others.
    """
    if dismissed:
        yield from _dismissed(project, filters)
    seen: set[tuple[str, str, Rule]] = set()
    after = ""
    while True:
        page = project.index.page(filters, contested=True, limit=PAGE, after=after)
        ids = {id for listed in page.rows for id in listed.contradicted_by}
        others = project.index.by_ids(ids, filters)
        for listed in page.rows:
            for against in listed.contradictions:
                key = _key(listed, against)
                other = others.get(against.claim_id)
                if other is None or key in seen:
                    continue
                seen.add(key)
                yield ContradictingPair(listed, other, against.rule)
        after = page.after
        if not after:
            return


def _dismissed(project: Project, filters: Filters) -> Iterator[ContradictingPair]:
    """Yield the dismissed pairs whose claims still say what the rule is about."""
    decisions = project.ledger.dismissals()
    seen: set[tuple[str, str, Rule]] = set()
    pairs = project.index.dismissed_pairs(filters)
    listed = project.index.by_ids({id for *ids, _ in pairs for id in ids}, filters)
    for first, second, rule in pairs:
        a, b = sorted((first, second))
        decision = decisions.get((a, b, rule))
        if decision is None or (a, b, rule) in seen:
            continue
        seen.add((a, b, rule))
        if first in listed and second in listed:
            yield ContradictingPair(listed[first], listed[second], rule, decision)


def _key(listed: Listed, against: Contradiction) -> tuple[str, str, Rule]:
    first, second = sorted((listed.claim.id, against.claim_id))
    return first, second, against.rule


def contradiction_rows(
    project: Project,
    filters: Filters,
    limit: int,
    *,
    dismissed: bool = False,
) -> dict[str, Any]:
    """Return the first pairs as JSON values; `more` says whether there are others."""
    every = contradicting_pairs(project, filters, dismissed=dismissed)
    pairs = list(islice(every, limit + 1))
    return {
        "pairs": [pair.row() for pair in pairs[:limit]],
        "more": len(pairs) > limit,
    }


def decide_contradiction(
    project: Project,
    claims: tuple[str, str],
    *,
    dismiss: bool,
    by: str,
    why: str,
) -> int:
    """Note in the history that two claims do not contradict each other, or with dismiss
    False that they do after all; return by how many rules they do.

    Raises NothingFound where no rule says so, BadInput without a reason.
    """
    first, second = claims
    listed = project.index.claim(first)
    rules = {
        each.rule
        for each in (listed.contradictions if listed else ())
        if each.claim_id == second
    }
    a, b = sorted(claims)
    rules.update(
        Rule(rule) for *pair, rule in project.ledger.dismissals() if pair == [a, b]
    )
    if not rules:
        raise NothingFound(
            gettext(
                "{first} and {second}: no rule says that these two claims contradict"
                " each other; `frontline contradictions --json` gives the ids",
                first=first[:40],
                second=second[:40],
            )
        )
    decide = project.ledger.dismiss if dismiss else project.ledger.restore_contradiction
    for rule in sorted(rules):
        decide(claims, rule.value, by=by, why=why)
    project.catch_up()
    return len(rules)
