"""A ledger with something in every table, what can be asked of it, and fixtures of
backups of it.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pytest

from dashboard.domain.article import Article
from dashboard.domain.claim import Claim
from dashboard.domain.dataset import Dataset
from dashboard.domain.place import PlaceCorrection
from dashboard.domain.words import Kind, Precision, Review
from dashboard.ledger import Ledger
from dashboard.ledger.links import slug_of
from tests.ledger.servers import Server

ONE = Claim(
    id="one",
    kind=Kind.HOLD,
    quote="Сторожеве “held”\n\u2028\U0001f6f0",
    lat=47.79,
    lon=36.82,
    radius_km=1.5,
)
TWO = replace(
    ONE,
    id="two",
    kind=Kind.STRIKE,
    date_from=date(2023, 6, 1),
    precision=Precision.SETTLEMENT,
    start=0,
    end=9,
)
FILE = (replace(ONE, id="three", review_at="2024-05-01T10:00:00.123456Z"),)
ARTICLE_TEXT = "Storozheve was retaken.\n"
SUM = hashlib.sha256(ARTICLE_TEXT.encode()).hexdigest()
ARTICLE = Article(
    id=f"sha256:{SUM[:16]}",
    text=ARTICLE_TEXT,
    sha256=SUM,
    fetched_at=datetime(2026, 1, 1, tzinfo=UTC),
)
LINK = "v=1&source=Укрінформ"
PARQUET = bytes(range(256)) * 5000


def fill(ledger: Ledger, folder: Path) -> None:
    """Put something into every table, and the file of a dataset into its folder."""
    ledger.add([ONE, TWO], by="anna", why="typed in")
    ledger.revise(replace(ONE, note="better"), by="boris", why="")
    ledger.review(
        "two", Review.ACCEPTED, by="anna", why="seen", reliability="A", credibility="1"
    )
    ledger.sync("claims.csv", "1", FILE, by="claims.csv")
    ledger.add_article(ARTICLE)
    ledger.register(
        Dataset(name="acled", format="acled", path="sub/acled.parquet", rows=5),
        by="anna",
    )
    ledger.register(
        Dataset(name="viina", format="viina", path="/archive/viina*.csv", archive=True),
        by="anna",
    )
    ledger.register(Dataset(name="gone", format="csv", path="gone.parquet"), by="anna")
    ledger.remove_dataset("gone", by="anna")
    ledger.correct_place(
        PlaceCorrection(place_id="UA1", lat=47.8, lon=36.8), by="anna", why="OSM"
    )
    ledger.correct_place(
        PlaceCorrection(spelling="Storozhov", place_id="UA1"), by="anna", why="TASS"
    )
    ledger.shorten(LINK)
    (folder / "sub").mkdir(parents=True)
    (folder / "sub" / "acled.parquet").write_bytes(PARQUET)


def content(ledger: Ledger) -> dict[str, Any]:
    """Return all that can be asked of a ledger, but for its identity and number."""
    return {
        "claims": list(ledger.claims()),
        "changes": list(ledger.changes()),
        "then": list(ledger.claims(datetime(2025, 1, 1, tzinfo=UTC))),
        "decisions": [ledger.decisions(claim.id) for claim in ledger.claims()],
        "article": ledger.article(ARTICLE.id),
        "datasets": ledger.datasets(),
        "corrections": ledger.corrections(),
        "link": ledger.lengthen(slug_of(LINK)),
    }


@pytest.fixture(params=["sqlite", "postgresql"])
def target(
    request: pytest.FixtureRequest, tmp_path: Path, postgres: Server
) -> Iterator[Ledger]:
    url = (
        f"sqlite:///{tmp_path / 'target.sqlite'}"
        if request.param == "sqlite"
        else postgres.schema()
    )
    with Ledger.open(url) as opened:
        yield opened


@pytest.fixture
def spare(tmp_path: Path) -> Iterator[Ledger]:
    with Ledger.open(f"sqlite:///{tmp_path / 'spare.sqlite'}") as opened:
        yield opened


@pytest.fixture(scope="session")
def written(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    """Return a backup of a filled SQLite ledger."""
    folder = tmp_path_factory.mktemp("written")
    with Ledger.open(f"sqlite:///{folder / 'whole.sqlite'}") as ledger:
        fill(ledger, folder / "datasets")
        ledger.backup(folder / "whole.zip", folder / "datasets")
    return (folder / "whole.zip").read_bytes()


@pytest.fixture
def whole(tmp_path: Path, written: bytes) -> Path:
    """Write a backup that a test may spoil and return its path."""
    path = tmp_path / "whole.zip"
    path.write_bytes(written)
    return path
