"""A file written from columns says, byte for byte, what one written claim by claim
would.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Sequence

import pyarrow as pa
from hypothesis import given
from hypothesis import strategies as st

from dashboard.domain.claim import ATTRIBUTES, FIELDS, NUMBERS, Claim
from dashboard.domain.presentation import DERIVED, Because, Presentation, present
from dashboard.exchange.escape import spreadsheet_safe, text_cell
from dashboard.exchange.export.claim_tables import CORRECTED, tables_of, with_derived
from dashboard.exchange.export.claims_csv import csv_of_tables, csv_parts
from dashboard.exchange.export.csv_lines import IDS
from dashboard.exchange.export.format import derived_texts
from dashboard.exchange.export.geojson import geojson_of_tables, geojson_parts
from dashboard.exchange.tables.claim_schema import claim_schema
from tests.property.claim_strategies import TEXT, claims

ID = st.text("0123456789.,eE+-'=\"٣", max_size=6)
WHY = "Both are said of one day; they exclude one another."
Marked = tuple[Claim, tuple[str, ...], bool]
marked = st.tuples(
    claims(), st.lists(ID, max_size=2).map(tuple), st.booleans(), ID, TEXT
).map(lambda each: (_replaced(each[0], each[3], each[4]), each[1], each[2]))


def _replaced(claim: Claim, id: str, attributes: str) -> Claim:
    values = {name: getattr(claim, name) for name in FIELDS}
    return Claim(**{**values, "place_id": id, ATTRIBUTES: attributes})


def presented(listed: Sequence[Marked]) -> list[Presentation]:
    return [
        present(
            claim,
            against,
            edited,
            because=[Because(id, "stale", WHY) for id in against],
        )
        for claim, against, edited in listed
    ]


def table(listed: Sequence[Marked]) -> pa.Table:
    """Return the claims as the index yields them."""
    texts = pa.field(ATTRIBUTES, pa.string())
    schema = claim_schema().append(texts)
    columns = {
        field.name: pa.array(
            [
                getattr(claim, field.name) or ""
                if field.type == pa.string()
                else getattr(claim, field.name)
                for claim, _, _ in listed
            ],
            field.type,
        )
        for field in schema
    }
    columns[CORRECTED] = pa.array([edited for *_, edited in listed], pa.bool_())
    against = [list(ids) for _, ids, _ in listed]
    columns["contested_because"] = pa.array(
        [[WHY] if each else [] for each in against], pa.list_(pa.string())
    )
    columns["contradicted_by"] = pa.array(against, pa.list_(pa.string()))
    return pa.table(columns)


def line_by_line(rows: Sequence[Presentation]) -> bytes:
    out = io.StringIO(newline="")
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(("\ufeff" + FIELDS[0], *FIELDS[1:], *DERIVED))
    for row in rows:
        values = [(name, getattr(row.claim, name)) for name in FIELDS]
        cells = [*values, *derived_texts(row)]
        writer.writerow([cell(name, value) for name, value in cells])
    return out.getvalue().encode()


def cell(name: str, value: object) -> str:
    text = "" if value is None else str(value)
    if name in IDS:
        return text_cell(text)
    return text if name in NUMBERS else spreadsheet_safe(text)


@given(st.lists(marked, max_size=12))
def test_columns_are_presented_as_claims_are(listed: list[Marked]) -> None:
    expected = pa.concat_tables(tables_of(presented(listed))) if listed else None
    derived = with_derived(table(listed))
    assert derived.num_rows == len(listed)
    if expected is not None:
        assert derived.to_pylist() == expected.to_pylist()
        assert derived.schema == expected.schema


@given(st.lists(marked, max_size=12))
def test_the_lines_are_those_of_the_csv_module(listed: list[Marked]) -> None:
    expected = line_by_line(presented(listed))
    assert b"".join(csv_parts(presented(listed))) == expected
    assert b"".join(csv_of_tables([with_derived(table(listed))])) == expected


@given(st.lists(marked, max_size=12))
def test_the_features_are_those_of_the_json_module(listed: list[Marked]) -> None:
    expected = "".join(geojson_parts(presented(listed))).encode()
    whole = with_derived(table(listed))
    assert b"".join(geojson_of_tables([whole])) == expected
    halves = [whole.slice(0, 5), whole.slice(5), whole.slice(0, 0)]
    assert b"".join(geojson_of_tables(halves)) == expected
