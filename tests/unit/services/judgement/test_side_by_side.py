"""Two layers side by side: what each shows, with its terms, and how they differ."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from dashboard.domain.errors import NothingFound
from dashboard.domain.words import Side
from dashboard.services.judgement.references import add_reference
from dashboard.services.judgement.side_by_side import reference_side, side_words
from tests.unit.services.judgement.test_references import (
    AROUND,
    EAST,
    TERMS,
    drawn,
    layered,
)
from tests.unit.services.pictures.test_story import KYIV, written


@pytest.mark.slow
def test_two_days_of_one_layer(tmp_path: Path) -> None:
    project = written(tmp_path, KYIV)
    layered(project, tmp_path)
    sides = [
        reference_side(project, "A", day)
        for day in (date(2023, 6, 14), date(2023, 6, 15))
    ]
    # As of a day is the newest of its days until then.
    assert [side.title for side in sides] == ["A, 2023-06-13", "A, 2023-06-15"]
    rings = [[tuple(map(tuple, ring)) for ring in side.rings] for side in sides]
    assert rings == [[AROUND], [EAST]]
    first, second, difference = side_words(sides)
    assert TERMS in first
    assert "2023-06-15" in second
    assert "km2 by A, 2023-06-13 alone" in difference
    assert not difference.startswith("0 km2")
    same = list(side_words([sides[0], sides[0]]))
    assert same[-1].startswith("0 km2 by A")


@pytest.mark.slow
def test_layers_of_two_sides_have_no_difference(tmp_path: Path) -> None:
    project = written(tmp_path, KYIV)
    layered(project, tmp_path)
    file = drawn(tmp_path, "2023-06-20", AROUND)
    add_reference(project, [file], "B", terms="free", held_by=Side.UA)
    day = date(2023, 6, 20)
    sides = [reference_side(project, name, day) for name in ("A", "B")]
    assert len(list(side_words(sides))) == 2
    with pytest.raises(NothingFound):
        reference_side(project, "A", day, public_only=True)
