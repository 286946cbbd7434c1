"""The first tables: articles, claims with their history, places corrected by hand,
datasets, mirrored files.
"""

from __future__ import annotations

import uuid
from collections.abc import Sequence
from datetime import UTC, datetime
from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision: str | None = None
branch_labels: Sequence[str] | None = None
depends_on: Sequence[str] | None = None

KEY = sa.Text().with_variant(sa.Text(collation="C"), "postgresql")
NUMBER = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
MOMENT = sa.DateTime(timezone=True)
CLAIM_TEXTS = (
    "kind",
    "actor",
    "claimant_side",
    "claimant",
    "relayed_by",
    "hedge",
    "place_as_written",
    "place_id",
    "name",
    "region",
    "date_text",
    "publisher",
    "url",
    "article_id",
    "quote",
    "prefix",
    "suffix",
    "note",
    "review",
    "review_by",
    "review_at",
    "review_why",
    "reliability",
    "credibility",
    "dataset",
    "license",
)
APPEND_ONLY = ("revision", "review", "place_correction", "dataset")
TABLES = (
    "claims_file_row",
    "claims_file",
    "dataset",
    "place_correction",
    "article",
    "review",
    "claim",
    "revision",
    "ledger",
)


def upgrade() -> None:
    """Create everything, and the one row of the table ledger."""
    _ledger()
    _claims()
    _articles()
    _places()
    _datasets()
    _files()
    guard = (
        _guard_postgres
        if op.get_context().dialect.name == "postgresql"
        else _guard_sqlite
    )
    for table in APPEND_ONLY:
        guard(table)


def downgrade() -> None:
    """Drop everything: what a restore begins with."""
    for table in TABLES:
        op.drop_table(table)
    if op.get_context().dialect.name == "postgresql":
        op.execute("DROP FUNCTION ledger_append_only()")


def _texts(*names: str) -> list[sa.Column[Any]]:
    return [sa.Column(name, sa.Text, nullable=False) for name in names]


def _number(name: str = "number", *constraints: sa.ForeignKey) -> sa.Column[Any]:
    return sa.Column(name, NUMBER, *constraints, primary_key=True, autoincrement=False)


def _moment(name: str = "at") -> sa.Column[Any]:
    return sa.Column(name, MOMENT, nullable=False)


def _ledger() -> None:
    table = op.create_table(
        "ledger",
        sa.Column(
            "one",
            sa.Integer,
            sa.CheckConstraint("one = 1"),
            primary_key=True,
            autoincrement=False,
        ),
        *_texts("identity"),
        sa.Column("revision", sa.BigInteger, nullable=False),
        _moment("last_at"),
    )
    epoch = datetime(1970, 1, 1, tzinfo=UTC)
    op.bulk_insert(
        table,
        [{"one": 1, "identity": str(uuid.uuid4()), "revision": 0, "last_at": epoch}],
    )


def _claims() -> None:
    op.create_table(
        "revision",
        _number(),
        sa.Column("claim_id", KEY, nullable=False),
        _moment(),
        *_texts("by", "action", "why", "claim"),
        sa.UniqueConstraint("claim_id", "number", name="revision_of_claim"),
    )
    op.create_table(
        "claim",
        sa.Column("id", KEY, primary_key=True),
        *_texts(*CLAIM_TEXTS),
        sa.Column("precision", sa.Text),
        *(sa.Column(name, sa.Double) for name in ("lat", "lon", "radius_km")),
        *(sa.Column(name, sa.Date) for name in ("date_from", "date_to", "published")),
        *(sa.Column(name, sa.BigInteger) for name in ("start", "end")),
        sa.Column("number", sa.BigInteger, nullable=False),
        sa.ForeignKeyConstraint(
            ["id", "number"],
            ["revision.claim_id", "revision.number"],
            name="claim_at_revision",
        ),
    )
    op.create_table(
        "review",
        _number("number", sa.ForeignKey("revision.number")),
        sa.Column("claim_id", KEY, sa.ForeignKey("claim.id"), nullable=False),
        *_texts("decision", "reliability", "credibility", "by"),
        _moment(),
        *_texts("why"),
    )
    op.create_index("ix_review_claim_id", "review", ["claim_id"])


def _articles() -> None:
    op.create_table(
        "article",
        sa.Column("id", KEY, primary_key=True),
        *_texts("text"),
        sa.Column("sha256", sa.Text, nullable=False, unique=True),
        *_texts("url", "title", "publisher", "author", "language"),
        sa.Column("published", sa.Date),
        sa.Column("fetched_at", MOMENT),
    )


def _places() -> None:
    op.create_table(
        "place_correction",
        _number(),
        *_texts("place_id", "spelling", "name", "region"),
        sa.Column("lat", sa.Double),
        sa.Column("lon", sa.Double),
        sa.Column("precision", sa.Text),
        sa.Column("radius_km", sa.Double),
        _moment(),
        *_texts("by", "why"),
        sa.CheckConstraint("(lat IS NULL) = (lon IS NULL)", name="point_or_none"),
    )


def _datasets() -> None:
    op.create_table(
        "dataset",
        _number(),
        sa.Column(
            "action",
            sa.Text,
            sa.CheckConstraint(
                "action IN ('register', 'remove')", name="dataset_action"
            ),
            nullable=False,
        ),
        _moment(),
        *_texts("by", "name", "format", "path", "title"),
        sa.Column("archive", sa.Boolean, nullable=False),
        *_texts("source", "sha256", "credit", "license", "terms"),
        sa.Column("redistribute", sa.Boolean, nullable=False),
        *(
            sa.Column(name, sa.BigInteger, nullable=False)
            for name in ("rows", "rejected", "left_out")
        ),
        sa.Column("imported_at", MOMENT),
        *_texts("imported_by"),
    )


def _files() -> None:
    op.create_table(
        "claims_file",
        sa.Column("name", KEY, primary_key=True),
        *_texts("digest"),
        _moment(),
        *_texts("by"),
    )
    op.create_table(
        "claims_file_row",
        sa.Column("file", KEY, sa.ForeignKey("claims_file.name"), primary_key=True),
        sa.Column("claim_id", KEY, sa.ForeignKey("claim.id"), primary_key=True),
        *_texts("digest", "decision"),
    )
    op.create_index("ix_claims_file_row_claim_id", "claims_file_row", ["claim_id"])


def _guard_sqlite(table: str) -> None:
    """Refuse UPDATE and DELETE, and the DELETE that INSERT OR REPLACE does without
    firing a trigger for it.
    """
    for event in ("UPDATE", "DELETE"):
        op.execute(
            f"CREATE TRIGGER {table}_no_{event.lower()} BEFORE {event} ON {table} "
            f"BEGIN SELECT RAISE(ABORT, '{table} is append-only'); END"
        )
    op.execute(
        f"CREATE TRIGGER {table}_no_replace BEFORE INSERT ON {table} "  # noqa: S608
        f"WHEN EXISTS (SELECT 1 FROM {table} WHERE number = NEW.number) "
        f"BEGIN SELECT RAISE(ABORT, '{table} is append-only'); END"
    )


def _guard_postgres(table: str) -> None:
    if table == APPEND_ONLY[0]:
        op.execute(
            "CREATE FUNCTION ledger_append_only() RETURNS trigger LANGUAGE plpgsql AS "
            "$$ BEGIN RAISE EXCEPTION 'this table of the ledger is append-only'; END $$"
        )
    op.execute(
        f"CREATE TRIGGER {table}_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON"
        f" {table} FOR EACH STATEMENT EXECUTE FUNCTION ledger_append_only()"
    )
