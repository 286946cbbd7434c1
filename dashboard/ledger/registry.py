"""Articles, datasets and places corrected by hand."""

from __future__ import annotations

from dataclasses import asdict, replace
from datetime import datetime

from sqlalchemy import Connection, insert, select

from dashboard.domain.article import Article
from dashboard.domain.dataset import Dataset
from dashboard.domain.errors import BadInput, EditConflict, NothingFound
from dashboard.domain.place import PlaceCorrection
from dashboard.i18n.translate import gettext
from dashboard.ledger import tables
from dashboard.ledger.checks import (
    askable,
    check_article,
    check_correction,
    check_dataset,
)
from dashboard.ledger.proof import article_content
from dashboard.ledger.rows import article_of, correction_of, dataset_of
from dashboard.ledger.store import Store
from dashboard.ledger.transactions import WriteTransaction, write_transaction

ARTICLE, DATASET, PLACE = tables.article, tables.dataset, tables.place_correction


def add_article(store: Store, article: Article, by: str) -> bool:
    """Keep an article; see Ledger.add_article."""
    check_article(article)
    # Whoever adds an article holds the ledger's row too: two who add the same one must
    # not collide.
    with write_transaction(store, by) as writer:
        before = writer.connection.execute(
            select(ARTICLE.c.sha256).where(ARTICLE.c.id == article.id)
        ).scalar_one_or_none()
        if before is None:
            row = asdict(article)
            writer.connection.execute(insert(ARTICLE).values(row))
            record = {
                "at": writer.at,
                "by": by,
                "article_id": article.id,
                "sha256": article.sha256,
                "content": article_content(row),
            }
            writer.append(tables.article_record, record)
        elif before != article.sha256:
            raise BadInput(
                gettext(
                    "article {id}: another text has this id already ({before}); it was"
                    " not saved",
                    id=article.id,
                    before=before,
                )
            )
        return before is None


def article(store: Store, id: str) -> Article | None:
    """Return an article, None when the ledger has none of that id."""
    with store.reading() as connection:
        row = connection.execute(
            select(ARTICLE).where(ARTICLE.c.id == askable(id))
        ).one_or_none()
        return article_of(row) if row else None


def register(
    store: Store,
    dataset: Dataset,
    by: str,
    over: str | None,
) -> int:
    """Note a dataset; see Ledger.register."""
    check_dataset(dataset)
    with write_transaction(store, by) as writer:
        _check_over(writer.connection, dataset.name, over)
        noted = replace(
            dataset,
            imported_at=dataset.imported_at or writer.at,
            imported_by=dataset.imported_by or by,
        )
        _note(writer, noted, "register")
        return writer.number


def _check_over(
    connection: Connection,
    name: str,
    over: str | None,
) -> None:
    if over is None:
        return
    before = {each.name: each.path for each in standing(connection, None)}
    if before.get(name, "") != over:
        raise EditConflict(
            gettext(
                "dataset {name}: it was imported or removed meanwhile; look at it and"
                " import again",
                name=name,
            )
        )


def remove(store: Store, name: str, by: str) -> Dataset:
    """Note that a dataset is gone; see Ledger.remove_dataset."""
    with write_transaction(store, by) as writer:
        registered = {each.name: each for each in standing(writer.connection, None)}
        if name not in registered:
            names = ", ".join(registered) or "none"
            raise NothingFound(
                gettext(
                    "dataset {name}: there is none of that name; there are: {names}",
                    name=repr(name[:40]),
                    names=names,
                )
            )
        _note(writer, registered[name], "remove")
        return registered[name]


def _note(
    writer: WriteTransaction,
    dataset: Dataset,
    action: str,
) -> None:
    how = {"action": action, "at": writer.at, "by": writer.by}
    writer.append(DATASET, {**asdict(dataset), **how})


def datasets(store: Store, as_of: datetime | None) -> tuple[Dataset, ...]:
    """Return the datasets by name; see Ledger.datasets."""
    with store.reading() as connection:
        return standing(connection, as_of)


def standing(connection: Connection, as_of: datetime | None) -> tuple[Dataset, ...]:
    """Return the datasets of now or of a moment, by name."""
    statement = select(DATASET).order_by(DATASET.c.number)
    if as_of is not None:
        statement = statement.where(DATASET.c.at <= as_of)
    # In rising order of numbers: the last row of a name is the one that stands.
    newest = {row.name: row for row in connection.execute(statement)}
    return tuple(
        dataset_of(row) for _, row in sorted(newest.items()) if row.action == "register"
    )


def correct_place(
    store: Store,
    correction: PlaceCorrection,
    by: str,
    why: str,
) -> int:
    """Note a correction; see Ledger.correct_place."""
    check_correction(correction)
    with write_transaction(store, by, why) as writer:
        row = asdict(replace(correction, at=writer.at, by=by, why=why))
        if correction.precision is not None:
            row["precision"] = correction.precision.value
        writer.append(PLACE, row)
        return writer.number


def corrections(store: Store, as_of: datetime | None) -> tuple[PlaceCorrection, ...]:
    """Return the corrections that hold; see Ledger.corrections."""
    statement = select(PLACE).order_by(PLACE.c.number)
    if as_of is not None:
        statement = statement.where(PLACE.c.at <= as_of)
    with store.reading() as connection:
        rows = connection.execute(statement)
        newest = {each.about: each for each in map(correction_of, rows)}
    lasting = (each for each in newest.values() if not each.withdrawn)
    return tuple(sorted(lasting, key=lambda each: each.number))
