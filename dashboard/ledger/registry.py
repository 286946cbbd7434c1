"""Articles, datasets and places corrected by hand."""

from __future__ import annotations

from dataclasses import asdict, replace
from datetime import datetime

from sqlalchemy import Connection, insert, select

from dashboard.domain.article import Article
from dashboard.domain.dataset import Dataset
from dashboard.domain.errors import BadInput, NothingFound
from dashboard.domain.place_correction import PlaceCorrection
from dashboard.ledger import tables
from dashboard.ledger.checks import askable, check_article, check_correction, check_dataset
from dashboard.ledger.rows import article_of, correction_of, dataset_of
from dashboard.ledger.store import Store
from dashboard.ledger.writing import Pen, pen

ARTICLE, DATASET, PLACE = tables.article, tables.dataset, tables.place_correction


def add_article(store: Store, article: Article) -> bool:
    """Keep an article; see Ledger.add_article."""
    check_article(article)
    with store.writing() as connection:
        # Whoever adds an article holds the ledger's row too: two who add the same one must not collide.
        connection.execute(select(tables.ledger.c.one).with_for_update())
        known = connection.execute(select(ARTICLE.c.sha256).where(ARTICLE.c.id == article.id)).scalar_one_or_none()
        if known is None:
            connection.execute(insert(ARTICLE).values(asdict(article)))
        elif known != article.sha256:
            raise BadInput(f"article {article.id}: another text has this id already ({known}); it was not saved")
        return known is None


def article(store: Store, id: str) -> Article | None:
    """Return an article, None when the ledger has none of that id."""
    with store.reading() as connection:
        row = connection.execute(select(ARTICLE).where(ARTICLE.c.id == askable(id))).one_or_none()
        return article_of(row) if row else None


def register(store: Store, dataset: Dataset, by: str) -> int:
    """Note a dataset; see Ledger.register."""
    check_dataset(dataset)
    with pen(store, by) as writer:
        noted = replace(dataset, imported_at=dataset.imported_at or writer.at, imported_by=dataset.imported_by or by)
        _note(writer, noted, "register")
        return writer.number


def remove(store: Store, name: str, by: str) -> Dataset:
    """Note that a dataset is gone; see Ledger.remove_dataset."""
    with pen(store, by) as writer:
        found = {one.name: one for one in standing(writer.connection, None)}
        if name not in found:
            known = ", ".join(found) or "none"
            raise NothingFound(f"dataset {name[:40]!r}: there is none of that name; there are: {known}")
        _note(writer, found[name], "remove")
        return found[name]


def _note(writer: Pen, dataset: Dataset, action: str) -> None:
    how = {"number": writer.take(), "action": action, "at": writer.at, "by": writer.by}
    writer.connection.execute(insert(DATASET).values({**asdict(dataset), **how}))


def datasets(store: Store, as_of: datetime | None) -> tuple[Dataset, ...]:
    """Return the datasets by name; see Ledger.datasets."""
    with store.reading() as connection:
        return standing(connection, as_of)


def standing(connection: Connection, as_of: datetime | None) -> tuple[Dataset, ...]:
    """Return the datasets of now or of a moment, by name."""
    statement = select(DATASET).order_by(DATASET.c.number)
    newest = {
        row.name: row
        for row in connection.execute(statement if as_of is None else statement.where(DATASET.c.at <= as_of))
    }
    return tuple(dataset_of(row) for _, row in sorted(newest.items()) if row.action == "register")


def correct_place(store: Store, correction: PlaceCorrection, by: str, why: str) -> int:
    """Note a correction; see Ledger.correct_place."""
    check_correction(correction)
    with pen(store, by, why) as writer:
        word = None if correction.precision is None else correction.precision.value
        noted = asdict(replace(correction, number=writer.take(), at=writer.at, by=by, why=why))
        writer.connection.execute(insert(PLACE).values({**noted, "precision": word}))
        return writer.number


def corrections(store: Store, as_of: datetime | None) -> tuple[PlaceCorrection, ...]:
    """Return the corrections that hold; see Ledger.corrections."""
    statement = select(PLACE).order_by(PLACE.c.number)
    with store.reading() as connection:
        rows = connection.execute(statement if as_of is None else statement.where(PLACE.c.at <= as_of))
        newest = {one.about: one for one in map(correction_of, rows)}
    return tuple(sorted((one for one in newest.values() if not one.withdrawn), key=lambda one: one.number))
