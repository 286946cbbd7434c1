"""The tables as the newest migration leaves them."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

from sqlalchemy import (
    BigInteger,
    Boolean,
    CheckConstraint,
    Column,
    Date,
    DateTime,
    Double,
    ForeignKey,
    ForeignKeyConstraint,
    Integer,
    MetaData,
    Table,
    Text,
    TypeDecorator,
    UniqueConstraint,
)
from sqlalchemy.engine import Dialect
from sqlalchemy.types import TypeEngine

from dashboard.domain.claim import DAYS, FIELDS, NUMBERS, OFFSETS

SCHEMAS = ("0001", "0002")
"""Every version of the tables this program knows, oldest first."""
VERSION_TABLE = "ledger_version"
"""Where Alembic notes the version; a name of our own, so that a database may be shared with another program."""


class Utc(TypeDecorator[datetime]):
    """A moment in UTC, microseconds kept. SQLite has no time zones: it stores the UTC clock."""

    impl = DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        if value is None:
            return None
        moment = value.astimezone(UTC)
        return moment.replace(tzinfo=None) if dialect.name == "sqlite" else moment

    def process_result_value(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        if value is None:
            return None
        return value.replace(tzinfo=UTC) if value.tzinfo is None else value.astimezone(UTC)


# The same order of ids on both backends; SQLite's own order is by bytes already.
KEY = Text().with_variant(Text(collation="C"), "postgresql")
# In SQLite an INTEGER primary key is the row's own address: no second index.
NUMBER = BigInteger().with_variant(Integer(), "sqlite")


def _kind(field: str) -> TypeEngine[Any]:
    if field == "id":
        return KEY
    return Double() if field in NUMBERS else Date() if field in DAYS else BigInteger() if field in OFFSETS else Text()


def _known(field: str) -> bool:
    """Whether a field of a claim always has a value, if only ""."""
    return field not in {*NUMBERS, *DAYS, *OFFSETS, "precision"}


METADATA = MetaData()

ledger = Table(
    "ledger", METADATA,
    Column("one", Integer, CheckConstraint("one = 1"), primary_key=True, autoincrement=False),
    Column("identity", Text, nullable=False),
    Column("revision", BigInteger, nullable=False),
    Column("last_at", Utc, nullable=False),
)  # fmt: skip
"""One row. revision: the newest number given out; whoever writes holds this row. last_at: the newest time given out."""

revision = Table(
    "revision", METADATA,
    Column("number", NUMBER, primary_key=True, autoincrement=False),
    Column("claim_id", KEY, nullable=False),
    Column("at", Utc, nullable=False),
    Column("by", Text, nullable=False),
    Column("action", Text, nullable=False),
    Column("why", Text, nullable=False),
    Column("claim", Text, nullable=False),
    UniqueConstraint("claim_id", "number", name="revision_of_claim"),
)  # fmt: skip
"""The history. claim: the whole claim as JSON, see rows.claim_text."""

claim = Table(
    "claim", METADATA,
    *(Column(name, _kind(name), nullable=not _known(name), primary_key=name == "id") for name in FIELDS),
    Column("number", BigInteger, nullable=False),
    ForeignKeyConstraint(["id", "number"], ["revision.claim_id", "revision.number"], name="claim_at_revision"),
)  # fmt: skip
"""Each claim as its newest revision has it. number: that revision."""

review = Table(
    "review", METADATA,
    Column("number", NUMBER, ForeignKey("revision.number"), primary_key=True, autoincrement=False),
    Column("claim_id", KEY, ForeignKey("claim.id"), nullable=False, index=True),
    Column("decision", Text, nullable=False),
    Column("reliability", Text, nullable=False),
    Column("credibility", Text, nullable=False),
    Column("by", Text, nullable=False),
    Column("at", Utc, nullable=False),
    Column("why", Text, nullable=False),
)  # fmt: skip

article = Table(
    "article", METADATA,
    Column("id", KEY, primary_key=True),
    Column("text", Text, nullable=False),
    Column("sha256", Text, nullable=False, unique=True),
    *(Column(name, Text, nullable=False) for name in ("url", "title", "publisher", "author", "language")),
    Column("published", Date),
    Column("fetched_at", Utc),
)  # fmt: skip

place_correction = Table(
    "place_correction", METADATA,
    Column("number", NUMBER, primary_key=True, autoincrement=False),
    *(Column(name, Text, nullable=False) for name in ("place_id", "spelling", "name", "region")),
    Column("lat", Double), Column("lon", Double), Column("precision", Text), Column("radius_km", Double),
    Column("at", Utc, nullable=False),
    Column("by", Text, nullable=False),
    Column("why", Text, nullable=False),
    CheckConstraint("(lat IS NULL) = (lon IS NULL)", name="point_or_none"),
)  # fmt: skip

dataset = Table(
    "dataset", METADATA,
    Column("number", NUMBER, primary_key=True, autoincrement=False),
    Column("action", Text, CheckConstraint("action IN ('register', 'remove')", name="dataset_action"), nullable=False),
    Column("at", Utc, nullable=False),
    Column("by", Text, nullable=False),
    *(Column(name, Text, nullable=False) for name in ("name", "format", "path", "title")),
    Column("archive", Boolean, nullable=False),
    *(Column(name, Text, nullable=False) for name in ("source", "sha256", "credit", "license", "terms")),
    Column("redistribute", Boolean, nullable=False),
    *(Column(name, BigInteger, nullable=False) for name in ("rows", "rejected", "left_out")),
    Column("imported_at", Utc),
    Column("imported_by", Text, nullable=False),
)  # fmt: skip
"""Every import and removal; the newest row of a name says whether there is such a dataset."""

claims_file = Table(
    "claims_file", METADATA,
    Column("name", KEY, primary_key=True),
    Column("digest", Text, nullable=False),
    Column("at", Utc, nullable=False),
    Column("by", Text, nullable=False),
)  # fmt: skip

claims_file_row = Table(
    "claims_file_row", METADATA,
    Column("file", KEY, ForeignKey("claims_file.name"), primary_key=True),
    Column("claim_id", KEY, ForeignKey("claim.id"), primary_key=True, index=True),
    Column("digest", Text, nullable=False),
    Column("decision", Text, nullable=False),
)  # fmt: skip
"""The rows of a claims file at its last sync. digest: of the row; decision: of its review fields alone."""

link = Table(
    "link", METADATA,
    Column("slug", KEY, primary_key=True),
    Column("state", Text, nullable=False),
    Column("at", Utc, nullable=False, index=True),
)  # fmt: skip
"""Short links. state: what the page showed, as domain/links.py writes it. An operator may delete a row."""

APPEND_ONLY = (revision, review, place_correction, dataset)
"""Tables whose rows the database itself refuses to change or delete."""
