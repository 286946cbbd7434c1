"""The figures of the last measurement, in words."""

from __future__ import annotations

import pytest

from dashboard.services.reading.accuracy import (
    GROUPS,
    MEASURES,
    Accuracy,
    accuracy,
    failures,
    markdown,
    origin,
    pace,
    rows,
)

FIGURES = Accuracy(
    measured="2026-11-01",
    commit="abc1234",
    model="sample 1.0",
    passages={
        "wire": 2,
        "assessment": 3,
        "caption": 4,
        "ukrainian": 1,
        "russian": 1,
        "aside": 5,
    },
    shares={
        way: {"all": {"claims_found": (0.5, 40), "kind": (0.876, 20)}}
        for way in ("model", "rules")
    },
    errors={"model": {"kind wrong": 2, "wrong pin": 7}, "rules": {}},
    speed={"model": 12.4, "rules": 1234.5},
    memory={"model": 900.0, "rules": 100.0},
    growth={"model": 4.04, "rules": 3.96},
)


def test_a_row_has_a_cell_for_each_group() -> None:
    table = {row[0]: row for row in rows(FIGURES, "model")}
    assert table["Kind"] == (
        "Kind",
        *[""] * (len(GROUPS) - 1),
        "88%",
        "claims of the annotated kind",
    )
    assert len(table) == len(MEASURES)
    assert {len(row) for row in table.values()} == {len(GROUPS) + 2}


def test_words() -> None:
    assert origin(FIGURES).startswith(
        "Measured on 2026-11-01 at commit abc1234, with the model sample 1.0, on 11"
        " short passages (2 wire reports, 3 campaign assessments, 4 captions and posts,"
        " 1 in Ukrainian, 1 in Russian) with 40 claims."
    )
    assert failures(FIGURES, "model") == [
        "a name is put at another place of that name (7)",
        "the kind is wrong (2)",
    ]
    assert pace(FIGURES) == (
        "Speed on the machine that measured: with a language model 12 sentences a second"
        " of one CPU, 900 MB of memory, 4.0 times the work for a text of four times"
        " the length; by rules alone 1,234 sentences a second of one CPU, 100 MB of"
        " memory, 4.0 times the work for a text of four times the length."
    )


@pytest.mark.parametrize("way", ["model", "rules"])
def test_the_figures_that_come_with_the_program_are_whole(way: str) -> None:
    figures = accuracy()
    assert set(MEASURES) <= set(figures.shares[way]["all"])
    assert markdown(figures).startswith(origin(figures))
