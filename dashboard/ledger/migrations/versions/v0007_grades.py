"""Grades that people gave to sources and claims, and why."""

from __future__ import annotations

from collections.abc import Sequence

import sqlalchemy as sa
from alembic import op

revision = "0007"
down_revision: str | None = "0006"
branch_labels: Sequence[str] | None = None
depends_on: Sequence[str] | None = None

TABLE = "grade"
NUMBER = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
KEY = sa.Text().with_variant(sa.Text(collation="C"), "postgresql")


def upgrade() -> None:
    """Create a table of numbered rows that nothing changes or deletes."""
    op.create_table(
        TABLE,
        sa.Column("number", NUMBER, primary_key=True, autoincrement=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("by", sa.Text, nullable=False),
        sa.Column("why", sa.Text, nullable=False),
        sa.Column("graded", sa.Text, nullable=False),
        sa.Column("key", KEY, nullable=False, index=True),
        sa.Column("letter", sa.Text, nullable=False),
    )
    if op.get_context().dialect.name == "postgresql":
        op.execute(
            f"CREATE TRIGGER {TABLE}_append_only BEFORE UPDATE OR DELETE OR TRUNCATE"
            f" ON {TABLE} FOR EACH STATEMENT EXECUTE FUNCTION ledger_append_only()"
        )
    else:
        _guard_sqlite()


def _guard_sqlite() -> None:
    refuse = f"BEGIN SELECT RAISE(ABORT, '{TABLE} is append-only'); END"
    for event in ("UPDATE", "DELETE"):
        op.execute(
            f"CREATE TRIGGER {TABLE}_no_{event.lower()} BEFORE {event} ON {TABLE}"
            f" {refuse}"
        )
    # INSERT OR REPLACE deletes without firing the trigger of a DELETE.
    op.execute(
        f"CREATE TRIGGER {TABLE}_no_replace BEFORE INSERT ON {TABLE}"  # noqa: S608
        f" WHEN EXISTS (SELECT 1 FROM {TABLE} WHERE number = NEW.number) {refuse}"
    )


def downgrade() -> None:
    """Drop it, on the way to dropping all: the chain misses its rows from here."""
    op.drop_table(TABLE)
