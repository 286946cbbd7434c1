"""One claim with all that is known of it: for the panel beside the map and for the
claim's own page.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING, Any
from urllib.parse import quote

from dashboard.domain.claim import Claim
from dashboard.domain.errors import Damaged, ServiceUnavailable
from dashboard.domain.filters import Filters, day_words
from dashboard.domain.geography.coordinates import notations
from dashboard.domain.sharing.links import Link
from dashboard.domain.words import Review
from dashboard.i18n.translate import gettext
from dashboard.services.judgement.grades import grade_lines
from dashboard.services.map.map_view import claim_card
from dashboard.services.project import Project
from dashboard.services.share.citations import CITATIONS, citation

if TYPE_CHECKING:
    from dashboard.index import Listed

MOST_OTHERS = 20
"""Other claims of the same place that are listed."""
DECISIONS = {
    "dismiss": "a contradiction was dismissed",
    "restore": "a contradiction was found to stand after all",
}
"""Decisions on contradictions of the claim, in words."""
MOST_REVISIONS = 50
ACTIONS = {
    "add": "added",
    "revise": "corrected",
    "accept": "accepted",
    "reject": "rejected",
    "retract": "retracted",
    "reopen": "made a draft again",
    "undo": "the last step was taken back",
}
"""What a revision did, in words."""
ARCHIVE = "https://web.archive.org/web/{day}/{url}"
"""Where the Internet Archive leads to its copy nearest to a day."""


def claim_details(
    project: Project,
    base: str,
    claim_id: str,
    filters: Filters,
) -> dict[str, Any]:
    """Return a claim as JSON values; claim is None when there is none that the visitor
    may see. base: address of the server. filters: what they withhold matters, and the
    day whose knowledge is shown.

    claim: see `claim_card`. alone: the zoom from which its marker stands alone on the
    map of the filters, None without a place. coordinates: [{"label", "text"}], []
    without a place.
    marks: [start, end] of the words of the quotation that place or day were taken
    from. contradictions, others: cards. others_total: how many claims the place has
    besides. history: a sentence a revision, oldest first. archive: address of an
    archived copy, "" without one. address: of the claim's own page. cite: references.
    """
    blank = Filters(
        as_of=filters.as_of,
        withheld=filters.withheld,
        public_only=filters.public_only,
        with_private=filters.with_private,
    )
    listed = project.index.claim(claim_id, blank) if claim_id else None
    if listed is None:
        return {"claim": None}
    claim = listed.claim
    others, total = _others(project, claim, blank)
    # A reference counts what its reader sees, whatever day is looked at.
    shared = Link(filters=replace(blank, as_of=None), claim=claim.id)
    cited = citation(project, base, shared)
    return {
        "claim": claim_card(listed, project),
        "alone": _alone(project, filters, claim),
        "coordinates": _coordinates(claim),
        "marks": list(_marks(claim)),
        "contradictions": list(_contradictions(project, listed, blank)),
        "others": others,
        "others_total": total,
        "history": _history(project, claim, blank),
        "grades": grade_lines(project, blank, claim),
        "archive": archived_copy(claim.url, claim.published),
        "address": claim_address(base, claim.id),
        "cite": {name: form(cited) for name, form in CITATIONS.items()},
    }


def claim_address(base: str, claim_id: str) -> str:
    """Return the address of a claim's own page."""
    return f"{base}/claim/{quote(claim_id, safe='')}"


def archived_copy(url: str, day: date | None) -> str:
    """Return where an archived copy of a page is looked up, "" for what is no web
    address. day: when it was published; None: the newest copy.
    """
    if not re.match(r"https?://[^\s/]+", url):
        return ""
    return ARCHIVE.format(day=f"{day:%Y%m%d}" if day else "2", url=url)


def _alone(
    project: Project,
    filters: Filters,
    claim: Claim,
) -> int | None:
    if claim.lat is None or claim.lon is None:
        return None
    return project.index.alone_zoom(filters, claim.place_id, claim.lat, claim.lon)


def _coordinates(claim: Claim) -> list[dict[str, str]]:
    if claim.lat is None or claim.lon is None:
        return []
    written = notations(claim.lat, claim.lon)
    return [{"label": gettext(name), "text": text} for name, text in written]


def _marks(claim: Claim) -> Iterator[tuple[int, int]]:
    """Yield where in the quotation stands what place, day and speaker were read from,
    in order and apart.
    """
    spans = []
    for words in (claim.place_as_written, claim.date_text, claim.claimant):
        at = claim.quote.casefold().find(words.casefold()) if words else -1
        # Folding may change the length of a text: then nothing is marked.
        if at >= 0 and len(claim.quote.casefold()) == len(claim.quote):
            spans.append((at, at + len(words)))
    end = 0
    for start, stop in sorted(spans):
        if start >= end:
            yield start, stop
            end = stop


def _contradictions(
    project: Project,
    listed: Listed,
    filters: Filters,
) -> Iterator[dict[str, Any]]:
    against = project.index.by_ids(listed.contradicted_by, filters).values()
    yield from (claim_card(each, project) for each in against)


def _others(
    project: Project,
    claim: Claim,
    filters: Filters,
) -> tuple[list[dict[str, Any]], int]:
    """Return cards of other claims of the same place, newest first, and how many there
    are in all.
    """
    if not claim.place_id:
        return [], 0
    here = replace(filters, place=(claim.place_id,))
    rows = project.index.page(here, limit=MOST_OTHERS + 1).rows
    cards = [claim_card(row, project) for row in rows if row.claim.id != claim.id]
    # A draft is not among the accepted claims that are counted.
    own = int(claim.review is Review.ACCEPTED)
    return cards[:MOST_OTHERS], max(project.index.count(here) - own, len(cards))


def _history(
    project: Project,
    claim: Claim,
    filters: Filters,
) -> list[str]:
    """Return what became of the claim; who did it is not told to readers, nor why a
    contradiction was decided on whose other claim they may not see.
    """
    try:
        revisions = () if claim.dataset else project.ledger.history(claim.id)
        decisions = project.ledger.dismissals_of(claim.id)
    except (ServiceUnavailable, Damaged):
        return []
    changes = [
        (each.at, gettext(ACTIONS.get(each.action, "changed"))) for each in revisions
    ]
    ids = {id for each in decisions for id in each.claims}
    seen = project.index.by_ids(ids, filters) if ids else {}
    changes += [
        (each.at, f"{gettext(DECISIONS.get(each.action, 'decided'))} ({each.why})")
        for each in decisions
        if all(id in seen for id in each.claims)
    ]
    changes.sort(key=lambda each: each[0])
    return [f"{day_words(at.date())}: {what}" for at, what in changes[-MOST_REVISIONS:]]
