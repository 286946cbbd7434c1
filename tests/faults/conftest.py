"""A PostgreSQL server for these tests too."""

from tests.ledger.fixtures import postgres, postgres_url

__all__ = ["postgres", "postgres_url"]
