"""Datasets that are private until somebody publishes them, and colours of layers."""

from __future__ import annotations

from collections.abc import Sequence

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision: str | None = "0005"
branch_labels: Sequence[str] | None = None
depends_on: Sequence[str] | None = None

TABLE = "dataset"


def upgrade() -> None:
    """Add the columns, empty: what was imported before stays public, and no hash of the
    chain becomes another.
    """
    op.add_column(TABLE, sa.Column("private", sa.Boolean))
    op.add_column(TABLE, sa.Column("published_at", sa.DateTime(timezone=True)))
    op.add_column(TABLE, sa.Column("colour", sa.Text))


def downgrade() -> None:
    """Drop them, on the way to dropping all."""
    for name in ("colour", "published_at", "private"):
        op.drop_column(TABLE, name)
