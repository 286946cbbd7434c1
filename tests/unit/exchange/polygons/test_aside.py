"""Polygons are read by a process of its own, within bounds."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from dashboard.domain.errors import BadInput, ServiceUnavailable
from dashboard.exchange.polygons import aside
from dashboard.exchange.polygons.aside import polygons_aside
from dashboard.i18n.translate import speaking
from dashboard.processes.limits import Limits
from tests.unit.exchange.polygons.test_reading import KML, RING

ROOMY = Limits(memory=2_000_000_000, seconds=120)


def test_a_small_text_is_read_here(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(aside, "confined", None)
    file = tmp_path / "a.geojson"
    file.write_text(json.dumps({"type": "Polygon", "coordinates": [RING]}))
    assert polygons_aside(file, ROOMY) == [RING]
    with pytest.raises(BadInput, match="cannot be read"):
        polygons_aside(tmp_path / "none.kml", ROOMY)


@pytest.mark.slow
def test_what_others_take_apart_is_read_aside(tmp_path: Path) -> None:
    file = tmp_path / "a.kml"
    file.write_text(KML)
    assert polygons_aside(file, ROOMY) == [RING]
    file.write_text("<kml")
    with pytest.raises(BadInput, match="not what its ending says"):
        polygons_aside(file, ROOMY)
    with speaking("uk"), pytest.raises(BadInput) as caught:
        polygons_aside(file, ROOMY)
    assert "ending" not in str(caught.value)


@pytest.mark.slow
def test_what_takes_too_much_is_given_up(tmp_path: Path) -> None:
    file = tmp_path / "a.kml"
    file.write_text(f"<kml>{'<a/>' * 6_000_000}</kml>")
    with pytest.raises((BadInput, ServiceUnavailable)):
        polygons_aside(file, Limits(memory=200_000_000, seconds=120))
    with pytest.raises(ServiceUnavailable, match="took more than"):
        polygons_aside(file, Limits(memory=4_000_000_000, seconds=0.2))
