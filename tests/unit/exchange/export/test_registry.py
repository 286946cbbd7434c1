"""Every format comes as a stream: it starts at once, never needs the whole, and says no
before it starts.
"""

from __future__ import annotations

import itertools
import tracemalloc
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pyarrow as pa
import pytest

from dashboard.domain.claim import Claim
from dashboard.domain.errors import BadInput
from dashboard.domain.words import Kind
from dashboard.exchange.export.ahead import TABLES_AHEAD
from dashboard.exchange.export.geoparquet import GROUP
from dashboard.exchange.export.html_map import MOST
from dashboard.exchange.export.registry import CHUNK, EXPORTS, export_file, kind_of
from tests.golden.export.cases import CLAIMS, context, presented

pytestmark = pytest.mark.slow

STREAMED = [name for name in EXPORTS if name != "html"]
TEXT_KINDS = [name for name in STREAMED if name != "parquet"]


def endless() -> Iterator[Claim]:
    return itertools.cycle(CLAIMS)


def test_the_names_and_endings_of_the_formats() -> None:
    names = {"geojson", "csv", "kml", "parquet", "claimreview", "html"}
    assert names <= set(EXPORTS)
    assert {name: declared.name for name, declared in EXPORTS.items()} == {
        name: name for name in EXPORTS
    }
    assert len({found.suffix for found in EXPORTS.values()}) == len(EXPORTS)
    assert {
        kind_of(f"some.thing/claims{found.suffix.upper()}")
        for found in EXPORTS.values()
    } == set(EXPORTS)


@pytest.mark.parametrize("name", ["claims.xlsx", "claims", "claims.json", ".csv"])
def test_another_ending_is_bad_input(name: str) -> None:
    with pytest.raises(BadInput, match=r"ending.*\.jsonld"):
        kind_of(name)


def test_an_unknown_kind_is_bad_input_before_a_byte_is_asked_for(
    tmp_path: Path,
) -> None:
    with pytest.raises(BadInput, match=r"'shape'.*geojson"):
        export_file("shape", (), context(tmp_path))


@pytest.mark.parametrize("kind", STREAMED)
def test_the_first_chunk_comes_before_the_first_claim(
    kind: str, tmp_path: Path
) -> None:
    asked: list[str] = []

    def claims() -> Iterator[Claim]:
        asked.append("claim")
        yield CLAIMS[0]

    assert next(export_file(kind, presented(claims()), context(tmp_path)))
    assert asked == []


@pytest.mark.parametrize("kind", STREAMED)
def test_claims_without_end_give_chunks_without_end(kind: str, tmp_path: Path) -> None:
    chunks = list(
        itertools.islice(export_file(kind, presented(endless()), context(tmp_path)), 8)
    )
    assert len(chunks) == 8
    assert all(0 < len(chunk) < 2 * CHUNK for chunk in chunks)


@pytest.mark.parametrize("kind", EXPORTS)
def test_no_claims_make_a_whole_file(kind: str, tmp_path: Path) -> None:
    assert b"".join(export_file(kind, (), context(tmp_path)))


def peak_and_size(kind: str, claims: Iterator[Claim], folder: Path) -> tuple[int, int]:
    """Return the most memory Python held at once, and the size of the file, bytes."""
    where = context(folder)
    sum(map(len, export_file(kind, presented(), where)))
    tracemalloc.start()
    try:
        size = sum(map(len, export_file(kind, presented(claims), where)))
        return tracemalloc.get_traced_memory()[1], size
    finally:
        tracemalloc.stop()


@pytest.mark.parametrize("kind", TEXT_KINDS)
def test_text_is_gone_once_it_is_written(kind: str, tmp_path: Path) -> None:
    peak, size = peak_and_size(
        kind, (replace(CLAIMS[2], id=str(n)) for n in range(5_000)), tmp_path
    )
    # CSV is written from columns of some hundred claims.
    most = 1_200_000 if kind == "csv" else 400_000
    assert peak < most
    assert size > 3 * 400_000


def test_parquet_holds_few_groups_of_rows(tmp_path: Path) -> None:
    before, sizes = pa.total_allocated_bytes(), [0]

    def long_claims() -> Iterator[Claim]:
        for number in range(8 * GROUP):
            if not number % 1000:
                sizes.append(pa.total_allocated_bytes() - before)
            yield replace(CLAIMS[2], id=str(number), note=f"{number} " + "x" * 400)

    for _ in export_file("parquet", presented(long_claims()), context(tmp_path)):
        pass
    # Those that wait to be packed, one that is, and one that is being read.
    assert GROUP * 400 < max(sizes) < (TABLES_AHEAD + 2) * GROUP * 900
    assert (
        peak_and_size(
            "parquet", (replace(CLAIMS[2], id=str(n)) for n in range(20_000)), tmp_path
        )[0]
        < 4_000_000
    )


def test_claims_without_a_place_wait_on_the_disk(tmp_path: Path) -> None:
    lost = Claim(id="lost", kind=Kind.HOLD, note="x" * 1000)
    peak, size = peak_and_size("kml", itertools.repeat(lost, 6_000), tmp_path)
    assert size > 12_000_000
    assert peak < 5_000_000


def test_a_map_of_too_many_claims_is_refused_before_its_first_byte(
    tmp_path: Path,
) -> None:
    with pytest.raises(BadInput, match=r"20,000.*filters.*GeoJSON.*Parquet"):
        export_file("html", presented(endless()), context(tmp_path))


def test_a_map_of_the_most_claims_is_made(tmp_path: Path) -> None:
    claims = [replace(CLAIMS[0], id=str(number)) for number in range(MOST)]
    assert (
        sum(
            chunk.count(b"<tr><td>")
            for chunk in export_file("html", presented(claims), context(tmp_path))
        )
        >= MOST - 100
    )
