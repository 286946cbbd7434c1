"""A marker: an accepted count alone unless drafts are stated."""

from __future__ import annotations

import dataclasses

import pytest

from dashboard.domain.marker import Marker


def test_nothing_unaccepted_unless_stated() -> None:
    marker = Marker(
        lat=48.0,
        lon=38.0,
        count=2,
        places=1,
        place_id="UA14",
        name="Vilne",
        region="Donetsk",
        precision="settlement",
        radius_km=1.5,
        actor="UA",
        kind="several",
        contested=False,
    )
    assert marker.unaccepted == 0
    with pytest.raises(dataclasses.FrozenInstanceError):
        marker.count = 3  # type: ignore[misc]
