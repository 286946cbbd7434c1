"""Alembic migrations of the ledger. They travel with the package and run when a ledger
is opened.
"""
