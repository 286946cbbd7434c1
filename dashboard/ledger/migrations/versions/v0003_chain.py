"""The chain of hashes over the history; a ledger that has none yet gets it here."""

from __future__ import annotations

from collections.abc import Sequence

import sqlalchemy as sa
from alembic import op

from dashboard.ledger import proof

revision = "0003"
down_revision: str | None = "0002"
branch_labels: Sequence[str] | None = None
depends_on: Sequence[str] | None = None


def upgrade() -> None:
    """Create the table, give the ledger its head, and chain what it holds."""
    op.create_table(
        "chain",
        sa.Column(
            "number",
            sa.BigInteger().with_variant(sa.Integer(), "sqlite"),
            primary_key=True,
            autoincrement=False,
        ),
        sa.Column("hash", sa.Text, nullable=False),
    )
    op.add_column(
        "ledger",
        sa.Column("head", sa.Text, nullable=False, server_default=proof.GENESIS),
    )
    if op.get_context().dialect.name == "postgresql":
        _guard_postgres()
    else:
        _guard_sqlite()
    proof.fill(op.get_bind())


def downgrade() -> None:
    """Drop both."""
    op.drop_column("ledger", "head")
    op.drop_table("chain")


def _guard_sqlite() -> None:
    for event in ("UPDATE", "DELETE"):
        op.execute(
            f"CREATE TRIGGER chain_no_{event.lower()} BEFORE {event} ON chain "
            "BEGIN SELECT RAISE(ABORT, 'chain is append-only'); END"
        )
    op.execute(
        "CREATE TRIGGER chain_no_replace BEFORE INSERT ON chain "
        "WHEN EXISTS (SELECT 1 FROM chain WHERE number = NEW.number) "
        "BEGIN SELECT RAISE(ABORT, 'chain is append-only'); END"
    )


def _guard_postgres() -> None:
    op.execute(
        "CREATE TRIGGER chain_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON"
        " chain FOR EACH STATEMENT EXECUTE FUNCTION ledger_append_only()"
    )
