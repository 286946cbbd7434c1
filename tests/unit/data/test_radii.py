"""The measure of stated radii."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest

from dashboard.domain.words import Precision
from dashboard.gazetteer.extract import SETTLEMENTS, Row, read_rows
from dashboard.gazetteer.positions import PostalPlace
from data.build.radii import GAZETTEER, Distance, distances, main, table
from tests.unit.gazetteer.test_positions import SEAT, VILLAGE


def test_a_village_beyond_its_radius_is_measured_too() -> None:
    (near,) = distances([SEAT, VILLAGE], [PostalPlace("Вільне", 48.1, 38.0)], {})
    (far,) = distances([SEAT, VILLAGE], [PostalPlace("Вільне", 48.36, 38.0)], {})
    assert round(near.km) == 11
    assert round(far.km) == 40
    assert far.radius_km == 26.0


def test_a_settlement_with_coordinates_of_its_own_is_not_measured() -> None:
    assert distances([SEAT], [PostalPlace("Місто", 48.0, 38.0)], {}) == []


def test_the_table_has_the_shares_of_both_halves() -> None:
    measured = [
        Distance("Kharkiv", 10.0, 26.0, 0),
        Distance("Kharkiv", 30.0, 26.0, 1),
        Distance("Sumy", 20.0, 26.0, 1),
    ]
    kharkiv, sumy, every = (line.split() for line in table(measured))
    assert kharkiv == ["Kharkiv", "2", "10.0", "km", "1.000", "0.000"]
    assert sumy[-1] == "1.000"
    assert every == ["all", "3", "10.0", "km", "1.000", "0.500"]


@pytest.mark.slow
def test_a_file_is_measured_against_the_shipped_gazetteer(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    village = unmistakable()
    line = "UA\t1\t{}\t\t\t\t\t\t\t{}\t{}\t4\n"
    points = [(village.name_uk, village.lat, village.lon), ("Ніде", 49.0, 36.0)]
    (tmp_path / "UA.txt").write_text("".join(line.format(*p) for p in points), "utf-8")
    main(str(tmp_path / "UA.txt"))
    of_region, of_all = capsys.readouterr().out.splitlines()
    assert of_region.startswith(village.region)
    assert of_all.split()[:2] == ["all", "1"]


def unmistakable() -> Row:
    """Return a shipped village at the mean of its hromada whose name no other has."""
    rows = list(read_rows(GAZETTEER / SETTLEMENTS))
    bearers = Counter(row.name_uk for row in rows)
    return next(
        row
        for row in rows
        if row.precision is Precision.APPROXIMATE and bearers[row.name_uk] == 1
    )
