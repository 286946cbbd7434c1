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

SCHEMAS = ("0001", "0002", "0003", "0004", "0005", "0006", "0007")
"""Every version of the tables this program knows, oldest first."""
VERSION_TABLE = "ledger_version"
"""Where Alembic notes the version; a name of our own, so that a database may be shared
with another program.
"""


class Utc(TypeDecorator[datetime]):
    """A moment in UTC, microseconds kept. SQLite has no time zones: it stores the UTC
    clock.
    """

    impl = DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(
        self,
        value: datetime | None,
        dialect: Dialect,
    ) -> datetime | None:
        if value is None:
            return None
        moment = value.astimezone(UTC)
        return moment.replace(tzinfo=None) if dialect.name == "sqlite" else moment

    def process_result_value(
        self,
        value: datetime | None,
        dialect: Dialect,
    ) -> datetime | None:
        if value is None:
            return None
        return (
            value.replace(tzinfo=UTC) if value.tzinfo is None else value.astimezone(UTC)
        )


# The same order of ids on both backends; SQLite's own order is by bytes already.
KEY = Text().with_variant(Text(collation="C"), "postgresql")
# In SQLite an INTEGER primary key is the row's own address: no second index.
NUMBER = BigInteger().with_variant(Integer(), "sqlite")


def _kind(field: str) -> TypeEngine[Any]:
    if field == "id":
        return KEY
    if field in NUMBERS:
        return Double()
    if field in DAYS:
        return Date()
    return BigInteger() if field in OFFSETS else Text()


def _required(field: str) -> bool:
    """Whether a field of a claim always has a value, if only ""."""
    return field not in {*NUMBERS, *DAYS, *OFFSETS, "precision"}


METADATA = MetaData()

ledger = Table(
    "ledger",
    METADATA,
    Column(
        "one",
        Integer,
        CheckConstraint("one = 1"),
        primary_key=True,
        autoincrement=False,
    ),
    Column("identity", Text, nullable=False),
    Column("revision", BigInteger, nullable=False),
    Column("last_at", Utc, nullable=False),
    Column("head", Text, nullable=False, server_default="0" * 64),
)
"""One row. revision: the newest number given out; whoever writes holds this row.
last_at: the newest time given out. head: the newest hash of the chain, see proof.py.
"""

revision = Table(
    "revision",
    METADATA,
    Column("number", NUMBER, primary_key=True, autoincrement=False),
    Column("claim_id", KEY, nullable=False),
    Column("at", Utc, nullable=False),
    Column("by", Text, nullable=False),
    Column("action", Text, nullable=False),
    Column("why", Text, nullable=False),
    Column("claim", Text, nullable=False),
    UniqueConstraint("claim_id", "number", name="revision_of_claim"),
)
"""The history. claim: the whole claim as JSON, see rows.claim_text."""

claim = Table(
    "claim",
    METADATA,
    *(
        Column(
            name, _kind(name), nullable=not _required(name), primary_key=name == "id"
        )
        for name in FIELDS
    ),
    Column("number", BigInteger, nullable=False),
    ForeignKeyConstraint(
        ["id", "number"],
        ["revision.claim_id", "revision.number"],
        name="claim_at_revision",
    ),
)
"""Each claim as its newest revision has it. number: that revision."""

review = Table(
    "review",
    METADATA,
    Column(
        "number",
        NUMBER,
        ForeignKey("revision.number"),
        primary_key=True,
        autoincrement=False,
    ),
    Column("claim_id", KEY, ForeignKey("claim.id"), nullable=False, index=True),
    Column("decision", Text, nullable=False),
    Column("reliability", Text, nullable=False),
    Column("credibility", Text, nullable=False),
    Column("by", Text, nullable=False),
    Column("at", Utc, nullable=False),
    Column("why", Text, nullable=False),
)

article = Table(
    "article",
    METADATA,
    Column("id", KEY, primary_key=True),
    Column("text", Text, nullable=False),
    Column("sha256", Text, nullable=False, unique=True),
    *(
        Column(name, Text, nullable=False)
        for name in ("url", "title", "publisher", "author", "language")
    ),
    Column("published", Date),
    Column("fetched_at", Utc),
)

place_correction = Table(
    "place_correction",
    METADATA,
    Column("number", NUMBER, primary_key=True, autoincrement=False),
    *(
        Column(name, Text, nullable=False)
        for name in ("place_id", "spelling", "name", "region")
    ),
    Column("lat", Double),
    Column("lon", Double),
    Column("precision", Text),
    Column("radius_km", Double),
    Column("at", Utc, nullable=False),
    Column("by", Text, nullable=False),
    Column("why", Text, nullable=False),
    CheckConstraint("(lat IS NULL) = (lon IS NULL)", name="point_or_none"),
)

dataset = Table(
    "dataset",
    METADATA,
    Column("number", NUMBER, primary_key=True, autoincrement=False),
    Column(
        "action",
        Text,
        CheckConstraint("action IN ('register', 'remove')", name="dataset_action"),
        nullable=False,
    ),
    Column("at", Utc, nullable=False),
    Column("by", Text, nullable=False),
    *(
        Column(name, Text, nullable=False)
        for name in ("name", "format", "path", "title")
    ),
    Column("archive", Boolean, nullable=False),
    *(
        Column(name, Text, nullable=False)
        for name in ("source", "sha256", "credit", "license", "terms")
    ),
    Column("redistribute", Boolean, nullable=False),
    *(
        Column(name, BigInteger, nullable=False)
        for name in ("rows", "rejected", "left_out")
    ),
    Column("imported_at", Utc),
    Column("imported_by", Text, nullable=False),
    Column("private", Boolean),
    Column("published_at", Utc),
    Column("colour", Text),
)
"""Every import, publication and removal; the newest row of a name says whether there is
such a dataset. private: null in rows from before there were private ones.
"""

claims_file = Table(
    "claims_file",
    METADATA,
    Column("name", KEY, primary_key=True),
    Column("digest", Text, nullable=False),
    Column("at", Utc, nullable=False),
    Column("by", Text, nullable=False),
)

claims_file_row = Table(
    "claims_file_row",
    METADATA,
    Column("file", KEY, ForeignKey("claims_file.name"), primary_key=True),
    Column("claim_id", KEY, ForeignKey("claim.id"), primary_key=True, index=True),
    Column("digest", Text, nullable=False),
    Column("decision", Text, nullable=False),
)
"""The rows of a claims file at its last sync. digest: of the row; decision: of its
review fields alone.
"""

link = Table(
    "link",
    METADATA,
    Column("slug", KEY, primary_key=True),
    Column("state", Text, nullable=False),
    Column("at", Utc, nullable=False, index=True),
)
"""Short links. state: what the page showed, as domain/sharing/links.py writes it. An
operator may delete a row.
"""

chain = Table(
    "chain",
    METADATA,
    Column("number", NUMBER, primary_key=True, autoincrement=False),
    Column("hash", Text, nullable=False),
)
"""The hash of every change that has a number, see proof.py."""

article_record = Table(
    "article_record",
    METADATA,
    Column("number", NUMBER, primary_key=True, autoincrement=False),
    Column("at", Utc, nullable=False),
    Column("by", Text, nullable=False),
    *(Column(name, Text, nullable=False) for name in ("article_id", "sha256")),
    Column("content", Text, nullable=False),
)
"""What was read when an article was kept. sha256: of its text; content: SHA-256 of its
whole row as canonical JSON.
"""

person_role = Table(
    "person_role",
    METADATA,
    Column("number", NUMBER, primary_key=True, autoincrement=False),
    Column("at", Utc, nullable=False),
    Column("by", Text, nullable=False),
    *(Column(name, Text, nullable=False) for name in ("action", "identity", "role")),
)
"""Every grant and revocation; the newest row of an identity says what it may."""

token = Table(
    "token",
    METADATA,
    Column("number", NUMBER, primary_key=True, autoincrement=False),
    Column("at", Utc, nullable=False),
    Column("by", Text, nullable=False),
    Column("action", Text, nullable=False),
    Column("hash", Text, nullable=False, index=True),
    *(Column(name, Text, nullable=False) for name in ("label", "identity", "role")),
    Column("until", Utc),
)
"""Every token made and revoked. hash: SHA-256 of its secret, which is nowhere; the
newest row of a hash says whether it is still good.
"""

dismissal = Table(
    "dismissal",
    METADATA,
    Column("number", NUMBER, primary_key=True, autoincrement=False),
    Column("at", Utc, nullable=False),
    Column("by", Text, nullable=False),
    Column("why", Text, nullable=False),
    Column("action", Text, nullable=False),
    Column("claim_a", KEY, nullable=False, index=True),
    Column("claim_b", KEY, nullable=False, index=True),
    Column("rule", Text, nullable=False),
)
"""Every contradiction that was dismissed, or restored; the newest row of two claims and
a rule says whether it stands. Claims of datasets have no row here to point at.
"""

grade = Table(
    "grade",
    METADATA,
    Column("number", NUMBER, primary_key=True, autoincrement=False),
    Column("at", Utc, nullable=False),
    Column("by", Text, nullable=False),
    Column("why", Text, nullable=False),
    Column("graded", Text, nullable=False),
    Column("key", KEY, nullable=False, index=True),
    Column("letter", Text, nullable=False),
)
"""Every grade of a source or a claim; the newest row of one holds."""

lease = Table(
    "lease",
    METADATA,
    Column("name", KEY, primary_key=True),
    Column("holder", Text, nullable=False),
    Column("until", Utc, nullable=False),
)
"""What a running process works at, until when, and sign-ins that ended; see leases.py.
It is no history.
"""

NUMBERED = (
    dataset,
    place_correction,
    article_record,
    person_role,
    token,
    dismissal,
    grade,
)
"""Tables whose rows are changes of their own, beside revision with its review."""
PASSING = (lease,)
"""Tables that are in no backup: they say what runs now."""
APPEND_ONLY = (revision, review, *NUMBERED, chain)
"""Tables whose rows the database itself refuses to change or delete."""
