"""The gazetteer as people corrected it."""

from __future__ import annotations

from pathlib import Path

import pytest

from dashboard import services
from dashboard.domain.place import PlaceCorrection
from dashboard.services.editing.corrected import CorrectedGazetteer, corrected_gazetteer
from dashboard.services.map.places import Corrections
from tests.faults.claims import folder
from tests.unit.services.settings_of import settings_of

LYMAN_OF_KHARKIV = "UA63140110070097631"


@pytest.fixture
def project(tmp_path: Path) -> services.Project:
    return services.Project(settings_of(folder(tmp_path / "data")))


def test_the_corrected_gazetteer(project: services.Project) -> None:
    plain = project.gazetteer
    assert corrected_gazetteer(plain, Corrections()) is plain
    made = (
        PlaceCorrection(spelling="Nowhereville", place_id=LYMAN_OF_KHARKIV),
        PlaceCorrection(place_id=LYMAN_OF_KHARKIV, lat=49.0, lon=37.0),
    )
    better = CorrectedGazetteer(plain, Corrections.of(made))
    assert better.knows("Nowhereville")
    assert not plain.knows("Nowhereville")
    (only,) = better.candidates("Nowhereville")
    chosen = better.resolve("Nowhereville").chosen
    assert chosen
    assert (only.place.id, chosen.place.lat, chosen.place.lon) == (
        LYMAN_OF_KHARKIV,
        49.0,
        37.0,
    )
    assert [
        c.place.lat
        for c in better.candidates("Lyman", "Kharkiv")
        if c.place.id == LYMAN_OF_KHARKIV
    ] == [49.0]
    assert better.resolve("Kupiansk").chosen == plain.resolve("Kupiansk").chosen
    assert better.place("none") is None


def test_a_place_abroad_is_at_home_once_people_say_so(
    project: services.Project,
) -> None:
    meant = PlaceCorrection(spelling="Moscow", place_id=LYMAN_OF_KHARKIV)
    better = CorrectedGazetteer(project.gazetteer, Corrections.of([meant]))
    assert project.gazetteer.abroad("Moscow")
    assert not better.abroad("Moscow")
    assert better.abroad("Paris") == project.gazetteer.abroad("Paris")
