"""The exported files, byte for byte: whoever reads them with a program relies on their
form.

`python -m tests.golden.test_export_files [FORMAT ...]` writes them anew after a change
that is meant.
"""

from __future__ import annotations

import io
import json
import sys
import tempfile
from pathlib import Path

import pyarrow.parquet as pq
import pytest

from dashboard.domain.claim import Claim
from dashboard.exchange import read_csv
from dashboard.exchange.export.registry import EXPORTS, export_file
from tests.golden.export.cases import CLAIMS, context, presented

GOLDEN = Path(__file__).parent / "export"
HEADER = (
    "id,kind,actor,claimant_side,claimant,relayed_by,hedge,place_as_written,place_id,name,region,lat,lon,precision,"
    "radius_km,date_from,date_to,date_text,published,publisher,url,article_id,quote,prefix,suffix,start,end,note,"
    "review,review_by,review_at,review_why,reliability,credibility,dataset,license,"
    "headline,days,signs,contested,contradicted_by,attributes,contested_because"
)
ROW = (
    '0123456789abcdef,retake,UA,unknown,"Kyiv,'
    ' staff",,asserted,,,Сторожеве,,47.79,36.82,settlement,3.0,,2023-06-12,'
    ",,BBC,,,,,,,,'=1+1,accepted,,,,,,,,"
    '"Kyiv, staff says that Ukraine retook Сторожеве",'
    "on or before 12 June 2023,start_unknown,false,"
)


def made(kind: str, folder: Path, claims: tuple[Claim, ...] = CLAIMS) -> str:
    """Return the file; of a Parquet file, whose bytes differ from one library version
    to the next, what it says.
    """
    content = b"".join(export_file(kind, presented(claims), context(folder)))
    if kind != "parquet":
        return content.decode()
    table = pq.read_table(io.BytesIO(content))
    said = {
        key.decode(): json.loads(value) for key, value in table.schema.metadata.items()
    }
    columns = {
        field.name: f"{field.type}{'' if field.nullable else ' not null'}"
        for field in table.schema
    }
    rows = [
        {k: v.hex() if isinstance(v, bytes) else v for k, v in row.items()}
        for row in table.to_pylist()
    ]
    return json.dumps(
        {"metadata": said, "columns": columns, "rows": rows},
        ensure_ascii=False,
        indent=1,
        default=str,
    )


def golden(kind: str) -> Path:
    return (
        GOLDEN / f"claims{EXPORTS[kind].suffix}{'.json' if kind == 'parquet' else ''}"
    )


@pytest.mark.parametrize("kind", EXPORTS)
def test_a_file_is_as_it_was(kind: str, tmp_path: Path) -> None:
    assert made(kind, tmp_path) == golden(kind).read_bytes().decode()


def test_csv_row(tmp_path: Path) -> None:
    assert made("csv", tmp_path, CLAIMS[:1]).splitlines() == [
        f"\ufeff{HEADER}",
        f"{ROW},,",
    ]


def test_geojson_feature(tmp_path: Path) -> None:
    head, one, tail = made("geojson", tmp_path, CLAIMS[:1]).splitlines()
    assert (head, tail) == ('{"type":"FeatureCollection","features":[', "]}")
    assert one.startswith(
        '{"type":"Feature","id":"0123456789abcdef","geometry":{"type":"Point","coordinates":[36.82,47.79]},'
        '"properties":{"id":"0123456789abcdef","kind":"retake","actor":"UA",'
    )
    assert '"name":"Сторожеве"' in one
    assert '"date_from":null,"date_to":"2023-06-12"' in one


def test_the_csv_reads_back_as_the_same_claims() -> None:
    claims, problems = read_csv(golden("csv"))
    assert problems == ()
    assert claims == CLAIMS


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as stubs:
        for name in sys.argv[1:] or EXPORTS:
            golden(name).write_bytes(made(name, Path(stubs)).encode())
