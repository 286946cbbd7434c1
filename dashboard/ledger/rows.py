"""Claims, datasets and corrections as rows, and back."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import fields
from datetime import date
from typing import Any, TypeVar

from sqlalchemy import Row

from dashboard.domain.article import Article
from dashboard.domain.claim import DAYS, FIELDS, NUMBERS, WORDS, Claim
from dashboard.domain.dataset import Dataset
from dashboard.domain.place import PlaceCorrection
from dashboard.domain.revision import Decision, Revision
from dashboard.domain.words import Precision, Review, Word
from dashboard.ledger.database_errors import Unreadable

DECISION = (
    "review",
    "review_by",
    "review_at",
    "review_why",
    "reliability",
    "credibility",
)
"""Fields of a claim that say what the editors decided."""
BATCH = 500
"""Rows or ids that go into one statement."""
T = TypeVar("T")
W = TypeVar("W", bound=Word)
DATASET = tuple(f.name for f in fields(Dataset))
ARTICLE = tuple(f.name for f in fields(Article))
CORRECTION = tuple(f.name for f in fields(PlaceCorrection))


def chunks(items: Iterable[T]) -> Iterator[Sequence[T]]:
    """Yield the items in lists of at most BATCH."""
    batch: list[T] = []
    for item in items:
        batch.append(item)
        if len(batch) == BATCH:
            yield batch
            batch = []
    if batch:
        yield batch


def claim_row(claim: Claim) -> dict[str, Any]:
    """Return the fields as column values; words become plain text."""
    row: dict[str, Any] = {name: getattr(claim, name) for name in FIELDS}
    # The two backends must be given, and so hash, the same values.
    row |= {name: row[name].value for name in WORDS if row[name] is not None}
    row |= {name: float(row[name]) for name in NUMBERS if row[name] is not None}
    return row


def claim_of(stored: Row[Any]) -> Claim:
    """Return the claim of a row of the table claim. Raises Unreadable for values no
    claim can have.
    """
    values = stored._mapping
    try:
        row: dict[str, Any] = {name: values[name] for name in FIELDS}
        row |= {
            name: words(row[name])
            for name, words in WORDS.items()
            if row[name] is not None
        }
        return Claim(**row)
    except ValueError as error:
        raise _unreadable(f"claim {str(values['id'])[:40]!r}", error) from error


def claim_text(claim: Claim) -> str:
    """Return the claim as JSON, in the order of its fields, without those that are
    unknown ("" or None).

    Leaving them out keeps the text of a claim the same when a later version adds a
    field.
    """
    row = {
        name: value
        for name, value in claim_row(claim).items()
        if value not in ("", None)
    }
    row |= {name: row[name].isoformat() for name in DAYS if name in row}
    return json.dumps(row, ensure_ascii=False, allow_nan=False, separators=(",", ":"))


def claim_from(text: str) -> Claim:
    """Return the claim that claim_text wrote. Raises Unreadable for anything else."""
    try:
        row = json.loads(text)
        row |= {name: date.fromisoformat(row[name]) for name in DAYS if name in row}
        row |= {name: words(row[name]) for name, words in WORDS.items() if name in row}
        return Claim(**row)
    except (ValueError, TypeError, RecursionError) as error:
        raise _unreadable(f"revision {text[:60]!r}", error) from error


def digest(claim: Claim) -> str:
    """Return the SHA-256 of a claim, as hex digits."""
    return hashlib.sha256(claim_text(claim).encode()).hexdigest()


def decision_digest(claim: Claim) -> str:
    """Return the SHA-256 of what the editors decided about a claim, as hex digits."""
    return hashlib.sha256(
        json.dumps([str(getattr(claim, name)) for name in DECISION]).encode()
    ).hexdigest()


def revision_of(row: Row[Any]) -> Revision:
    """Return the revision of a row of the table revision."""
    return Revision(
        number=row.number,
        at=row.at,
        by=row.by,
        action=row.action,
        why=row.why,
        claim=claim_from(row.claim),
    )


def decision_of(row: Row[Any]) -> Decision:
    """Return the decision of a row of the table review."""
    values = dict(row._mapping)
    return Decision(
        **{**values, "decision": _word(Review, values["decision"], "review")}
    )


def dataset_of(row: Row[Any]) -> Dataset:
    """Return the dataset of a row of the table dataset."""
    values = {name: row._mapping[name] for name in DATASET}
    # Rows from before there were private datasets and layers have neither.
    values["private"] = bool(values["private"])
    values["colour"] = values["colour"] or ""
    return Dataset(**values)


def article_of(row: Row[Any]) -> Article:
    """Return the article of a row of the table article."""
    return Article(**{name: row._mapping[name] for name in ARTICLE})


def correction_of(row: Row[Any]) -> PlaceCorrection:
    """Return the correction of a row of the table place_correction."""
    values = {name: row._mapping[name] for name in CORRECTION}
    if values["precision"] is not None:
        values["precision"] = _word(Precision, values["precision"], "place correction")
    return PlaceCorrection(**values)


def _word(words: type[W], value: str, what: str) -> W:
    try:
        return words(value)
    except ValueError as error:
        raise _unreadable(what, error) from error


def _unreadable(what: str, error: Exception) -> Unreadable:
    return Unreadable(f"{what}: {str(error)[:80]}")
