"""The declaration of GeoParquet, whose two ways to write give one file."""

from __future__ import annotations

from pathlib import Path

from dashboard.domain.presentation import present
from dashboard.exchange.export.claim_tables import tables_of
from dashboard.exchange.export.parquet import FORMAT
from tests.golden.export.cases import CLAIMS, context


def test_what_the_format_declares() -> None:
    assert (FORMAT.name, FORMAT.label) == ("parquet", "GeoParquet")
    assert FORMAT.suffix == ".parquet"
    assert FORMAT.media_type == "application/vnd.apache.parquet"


def test_claims_and_tables_of_them_are_one_file(tmp_path: Path) -> None:
    about = context(tmp_path)
    claims = [present(claim) for claim in CLAIMS]
    assert FORMAT.parts_of_tables
    file = b"".join(FORMAT.parts_of_tables(tables_of(claims), about))
    assert file.startswith(b"PAR1")
    assert b"".join(map(bytes, FORMAT.parts(claims, about))) == file  # type: ignore[arg-type]
