"""A GeoJSON is ours when its features have the fields of a claim."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from dashboard.exchange.tables.formats.own_geojson import is_own_geojson

OURS = {"kind": "strike", "claimant": "A", "publisher": "B"}


@pytest.mark.parametrize(
    ("properties", "ours"),
    [
        ([OURS], True),
        ([], True),
        ([{"kind": "strike"}], False),
        ([{"name": "x"}], False),
    ],
)
def test_by_the_first_feature(
    properties: list[dict[str, Any]], ours: bool, tmp_path: Path
) -> None:
    features = [
        {"type": "Feature", "geometry": None, "properties": each} for each in properties
    ]
    file = tmp_path / "a"
    file.write_text(json.dumps({"type": "FeatureCollection", "features": features}))
    assert is_own_geojson(file) is ours


def test_what_is_no_geojson(tmp_path: Path) -> None:
    (tmp_path / "a").write_text("kind,claimant,publisher\n")
    assert not is_own_geojson(tmp_path / "a")
    assert not is_own_geojson(tmp_path)
