"""The fixtures of these tests; see fixtures.py."""

from tests.ledger.fixtures import ledger, postgres, postgres_url, url

__all__ = ["ledger", "postgres", "postgres_url", "url"]
