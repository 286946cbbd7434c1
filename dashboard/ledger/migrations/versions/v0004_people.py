"""Who may do what, tokens, the hashes of articles, and leases."""

from __future__ import annotations

from collections.abc import Sequence

import sqlalchemy as sa
from alembic import op

from dashboard.ledger import proof

revision = "0004"
down_revision: str | None = "0003"
branch_labels: Sequence[str] | None = None
depends_on: Sequence[str] | None = None

KEY = sa.Text().with_variant(sa.Text(collation="C"), "postgresql")
NUMBER = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
MOMENT = sa.DateTime(timezone=True)
APPEND_ONLY = ("article_record", "person_role", "token")


def upgrade() -> None:
    """Create the tables, and chain the articles that are there already."""
    _chained("article_record", "article_id", "sha256", "content")
    _chained("person_role", "action", "identity", "role")
    _chained("token", "action", "hash", "label", "identity", "role", moments=("until",))
    op.create_index("ix_token_hash", "token", ["hash"])
    op.create_table(
        "lease",
        sa.Column("name", KEY, primary_key=True),
        sa.Column("holder", sa.Text, nullable=False),
        sa.Column("until", MOMENT, nullable=False),
    )
    proof.chain_articles(op.get_bind())


def _chained(table: str, *texts: str, moments: Sequence[str] = ()) -> None:
    """Create a table of numbered rows that nothing changes or deletes."""
    op.create_table(
        table,
        sa.Column("number", NUMBER, primary_key=True, autoincrement=False),
        sa.Column("at", MOMENT, nullable=False),
        sa.Column("by", sa.Text, nullable=False),
        *(sa.Column(name, sa.Text, nullable=False) for name in texts),
        *(sa.Column(name, MOMENT) for name in moments),
    )
    if op.get_context().dialect.name == "postgresql":
        op.execute(
            f"CREATE TRIGGER {table}_append_only BEFORE UPDATE OR DELETE OR TRUNCATE"
            f" ON {table} FOR EACH STATEMENT EXECUTE FUNCTION ledger_append_only()"
        )
    else:
        _guard_sqlite(table)


def _guard_sqlite(table: str) -> None:
    refuse = f"BEGIN SELECT RAISE(ABORT, '{table} is append-only'); END"
    for event in ("UPDATE", "DELETE"):
        op.execute(
            f"CREATE TRIGGER {table}_no_{event.lower()} BEFORE {event} ON {table}"
            f" {refuse}"
        )
    # INSERT OR REPLACE deletes without firing the trigger of a DELETE.
    op.execute(
        f"CREATE TRIGGER {table}_no_replace BEFORE INSERT ON {table}"  # noqa: S608
        f" WHEN EXISTS (SELECT 1 FROM {table} WHERE number = NEW.number) {refuse}"
    )


def downgrade() -> None:
    """Drop them, on the way to dropping all: the chain misses their rows from here."""
    for table in APPEND_ONLY:
        op.drop_table(table)
    op.drop_table("lease")
