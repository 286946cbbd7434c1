"""What would come of an import is told before anything is kept."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from dashboard import services
from dashboard.domain.claim import FIELDS
from dashboard.domain.settings import load
from dashboard.services.editing import datasets
from dashboard.services.editing.preview import odd_words

TABLE = (
    "date,place,lat,lon,type,note,colour\n"
    "2023-06-05,Verbivka,47.8,36.7,Shelling,a,red\n"
    "2023-06-06,Verbivka,31.5,34.4,clash,b,blue\n"
    "31/02/2023,Verbivka,47.8,36.7,clash,c,\n"
)


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> services.Project:
    (tmp_path / "claims.csv").write_text(",".join(FIELDS) + "\n")
    monkeypatch.setenv("FRONTLINE_DATA", str(tmp_path))
    return services.open_project(load())


@pytest.fixture
def table(tmp_path: Path) -> Path:
    file = tmp_path / "table.csv"
    file.write_text(TABLE)
    return file


def test_a_preview_keeps_nothing(project: services.Project, table: Path) -> None:
    request = services.ImportRequest(path=table, guessed=True)
    preview = services.preview_file(project, request)
    assert (preview.rows, preview.rejected, preview.whole) == (2, 1, True)
    assert preview.counts["kind"] == {"strike": 1, "clash": 1}
    assert preview.counts["year"] == {"2023": 2}
    assert preview.claims[0].attributes == '{"colour":"red","type":"Shelling"}'
    assert preview.rejects[0][:2] == (
        "4",
        "the date '31/02/2023' in date cannot be read",
    )
    assert preview.odd[:2] == (
        "1 point outside Ukraine",
        "2 claims with a point whose precision the file does not say",
    )
    assert project.ledger.datasets() == ()


@pytest.mark.slow
def test_a_mapping_is_remembered_by_the_columns(
    project: services.Project, table: Path
) -> None:
    looked = services.look_at_file(project, table)
    assert looked.proposal is not None
    columns = {**looked.proposal.mapping.columns, "note": "colour"}
    mapping = services.read_mapping(_written(table, columns))
    request = services.ImportRequest(path=table, mapping=mapping)
    services.import_file(project, request, by="test")
    again = services.look_at_file(project, table)
    assert again.proposal is not None
    assert again.proposal.mapping == mapping
    assert again.notes[-1] == "mapped as the last file with the same columns was"


def _written(table: Path, columns: dict[str, str]) -> Path:
    file = table.with_suffix(".toml")
    lines = [f'{target} = "{header}"' for target, header in columns.items()]
    file.write_text("[columns]\n" + "\n".join(lines) + "\n")
    return file


def test_what_looks_odd_is_said_and_kept() -> None:
    row = {"lat": 47.8, "lon": 36.7, "date_to": date(2023, 6, 5), "precision": "point"}
    rows = [
        *[row] * 5,
        {**row, "lat": -10.0},
        {**row, "date_to": date(1999, 1, 1)},
        {**row, "date_to": date(2100, 1, 1)},
        {**row, "lat": None, "lon": None, "date_to": None},
    ]
    assert list(odd_words(rows, date(2026, 1, 1))) == [
        "1 point outside Ukraine",
        "1 point more than 1,000 km from the middle of all points",
        "1 claim dated before the war began in 2014",
        "1 claim dated later than today",
        "1 claim without a date",
        "1 claim without a point",
    ]


def test_the_first_rejected_rows_are_read_back(tmp_path: Path) -> None:
    file = tmp_path / "r.csv"
    file.write_text("line,reason,row\n3,no date,x\n")
    assert datasets.first_rejects(file) == [("3", "no date")]
