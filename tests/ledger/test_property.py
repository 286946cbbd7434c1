"""Whatever a claim says comes back as it went in, and any sequence of edits leaves what
a simple model says.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from itertools import count
from typing import Any

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from dashboard.domain.claim import Claim
from dashboard.domain.words import Review
from dashboard.ledger import Ledger
from dashboard.ledger.rows import claim_from, claim_text, digest
from tests.property.claim_strategies import claim_lists, claims

KEPT = settings(
    deadline=None,
    max_examples=30,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
"""The ledger lives on from example to example: each has ids of its own."""
TEXT = st.text(st.characters(codec="utf-8", exclude_characters="\x00"), max_size=40)
NAMES = "abcd"
_example = count()


@given(claim=claims(TEXT))
def test_a_claim_survives_json(claim: Claim) -> None:
    assert claim_from(claim_text(claim)) == claim


@given(one=claims(TEXT), two=claims(TEXT))
def test_a_digest_tells_claims_apart(one: Claim, two: Claim) -> None:
    assert digest(one) == digest(replace(one))
    assert (digest(one) == digest(two)) == (one == two)


@KEPT
@given(written=claim_lists(TEXT))
def test_claims_survive_the_ledger(ledger: Ledger, written: list[Claim]) -> None:
    mine = [replace(claim, id=f"{next(_example):08}") for claim in written]
    before = ledger.revision()
    assert ledger.add(mine, by="анна", why="“why”\n") == before + len(mine)
    assert [revision.claim for revision in ledger.changes(before)] == mine
    ids = {claim.id for claim in mine}
    assert [claim for claim in ledger.claims() if claim.id in ids] == mine
    assert [
        claim for claim in ledger.claims(datetime.now(UTC)) if claim.id in ids
    ] == mine
    assert [ledger.claim(claim.id) for claim in mine] == mine


@dataclass
class Model:
    """The ledger as a person thinks of it: the versions of each claim, oldest first,
    and what was known at a moment.
    """

    prefix: str
    versions: dict[str, list[Claim]] = field(default_factory=dict)
    moments: list[tuple[datetime, dict[str, Claim]]] = field(default_factory=list)

    def known(self) -> dict[str, Claim]:
        return {id: versions[-1] for id, versions in self.versions.items()}

    def remember(self, at: datetime) -> None:
        self.moments.append((at, self.known()))


Edit = tuple[str, str, Claim, Review, set[str]]
"""What to do, to the claim of which name, its new content, the decision, and the names
a synced file has.
"""
EDITS = st.lists(
    st.tuples(
        st.sampled_from(["add", "revise", "review", "undo", "sync"]),
        st.sampled_from(NAMES),
        claims(TEXT),
        st.sampled_from(Review),
        st.sets(st.sampled_from(NAMES)),
    ),
    min_size=1,
    max_size=12,
)


def apply(ledger: Ledger, model: Model, edit: Edit) -> None:
    """Do one edit to both; what the ledger writes itself (who, when) is taken from
    it.
    """
    what, name, drawn, decision, _ = edit
    claim = replace(drawn, id=f"{model.prefix}{name}", review_at="")
    versions = model.versions.setdefault(claim.id, [])
    if what == "add" and not versions:
        ledger.add([claim], by="anna", why="")
        versions.append(claim)
    elif not versions:
        del model.versions[claim.id]
    elif what == "revise" and claim != versions[-1]:
        ledger.revise(claim, by="anna", why="")
        versions.append(claim)
    elif what == "review":
        ledger.review(claim.id, decision, by="boris", why="so")
        stamp = stamped(ledger, claim.id)
        versions.append(
            replace(
                versions[-1],
                review=decision,
                review_by="boris",
                review_at=stamp,
                review_why="so",
            )
        )
    elif what == "undo":
        ledger.undo(claim.id, by="boris", why="no")
        rejected = replace(
            versions[-1], review=Review.REJECTED, review_by="boris", review_why="no"
        )
        versions.append(
            versions[-2]
            if len(versions) > 1
            else replace(rejected, review_at=stamped(ledger, claim.id))
        )


def stamped(ledger: Ledger, claim_id: str) -> str:
    newest = ledger.newest(claim_id)
    assert newest is not None
    return newest.at.isoformat().replace("+00:00", "Z")


def mirror(ledger: Ledger, model: Model, rows: dict[str, Claim], edit: Edit) -> None:
    """Sync a file that has the chosen names, the drawn one with new content, and say
    the same to the model.
    """
    _, name, drawn, _, chosen = edit
    wanted = {
        f"{model.prefix}{one}": replace(drawn, id=f"{model.prefix}{one}", review_at="")
        for one in chosen
    }
    file = {
        id: rows[id] if id in rows and not id.endswith(name) else claim
        for id, claim in wanted.items()
    }
    ledger.sync(f"{model.prefix}.csv", str(next(_example)), file.values(), by="file")
    for id, claim in file.items():
        versions = model.versions.setdefault(id, [])
        merged = claim
        if versions and id in rows and decided(rows[id]) == decided(claim):
            merged = replace(claim, **decided(versions[-1]))
        if (not versions or merged != versions[-1]) and rows.get(id) != claim:
            versions.append(merged)
    for id in rows.keys() - file.keys():
        versions = model.versions[id]
        if versions[-1].review is not Review.RETRACTED:
            why = f"no longer in {model.prefix}.csv"
            gone = replace(
                versions[-1], review=Review.RETRACTED, review_by="file", review_why=why
            )
            versions.append(replace(gone, review_at=stamped(ledger, id)))
    rows.clear()
    rows.update(file)


def decided(claim: Claim) -> dict[str, Any]:
    names = (
        "review",
        "review_by",
        "review_at",
        "review_why",
        "reliability",
        "credibility",
    )
    return {name: getattr(claim, name) for name in names}


@KEPT
@given(edits=EDITS)
def test_any_edits_leave_what_the_model_says(ledger: Ledger, edits: list[Edit]) -> None:
    model, rows = Model(f"{next(_example):08}-"), dict[str, Claim]()
    mine: Callable[[Claim], bool] = lambda claim: claim.id.startswith(model.prefix)  # noqa: E731
    start = ledger.revision()
    for edit in edits:
        if edit[0] == "sync":
            mirror(ledger, model, rows, edit)
        else:
            apply(ledger, model, edit)
        model.remember(datetime.now(UTC))
    assert {claim.id: claim for claim in filter(mine, ledger.claims())} == model.known()
    for at, known in model.moments:
        assert {claim.id: claim for claim in filter(mine, ledger.claims(at))} == known
    for id, versions in model.versions.items():
        assert [revision.claim for revision in ledger.history(id)] == versions
    numbers = [revision.number for revision in ledger.changes(start)]
    times = [revision.at for revision in ledger.changes(start)]
    assert numbers == list(range(start + 1, ledger.revision() + 1))
    assert times == sorted(times)
