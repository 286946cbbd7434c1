"""The fixtures of these tests; see fixtures.py and backups.py."""

from tests.ledger.backups import spare, target, whole, written
from tests.ledger.fixtures import ledger, postgres, postgres_url, url

__all__ = [
    "ledger",
    "postgres",
    "postgres_url",
    "spare",
    "target",
    "url",
    "whole",
    "written",
]
