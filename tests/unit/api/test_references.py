"""Reference layers for the map: for whom, and what they show."""

from __future__ import annotations

from pathlib import Path

import pytest
from starlette.applications import Starlette

from dashboard import services
from dashboard.api import pictures, references
from dashboard.domain.settings import load
from dashboard.services.judgement.references import add_reference
from tests.unit.api.asgi_call import get
from tests.unit.api.heads import Head
from tests.unit.services.judgement.test_references import AROUND, EAST, TERMS, drawn

MINE, OPEN = "Mine", "Open"


@pytest.fixture
def layered(app: Starlette, folder: Path) -> Starlette:
    project = services.open_project(load())
    files = [drawn(folder, "2023-06-10", AROUND), drawn(folder, "2023-06-20", EAST)]
    add_reference(project, files, MINE, terms=TERMS)
    add_reference(project, files, OPEN, terms="free", public=True)
    return app


@pytest.mark.slow
def test_what_a_layer_shows_on_a_day(
    layered: Starlette, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(references, "sees_restricted", lambda _: True)
    names = [
        each["name"] for each in get(layered, "/api/references.json").json()["layers"]
    ]
    assert names == [MINE, OPEN]
    answer = get(layered, f"/api/reference.geojson?name={MINE}&day=2023-06-15")
    assert answer.headers["cache-control"] == "no-store"
    shown = answer.json()
    assert shown["day"] == "2023-06-10"
    assert TERMS in shown["words"]
    (feature,) = shown["features"]
    assert feature["geometry"]["coordinates"][0][0] == [36.0, 47.0]
    before = get(layered, f"/api/reference.geojson?name={MINE}&day=2023-06-01").json()
    assert (before["day"], before["features"]) == (None, [])
    assert get(layered, "/api/reference.geojson?name=None&day=2023-06-01").status == 404
    assert get(layered, f"/api/reference.geojson?name={MINE}").status == 400
    lines = get(layered, "/api/lag.json?claim=a").json()["lines"]
    assert len([line for line in lines if MINE in line and "claimed " in line]) == 1
    assert get(layered, "/api/lag.json?claim=none").json() == {"lines": []}


def test_a_stranger_sees_only_what_terms_allow(
    layered: Starlette, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(references, "sees_restricted", lambda _: False)
    answer = get(layered, "/api/references.json")
    assert [each["name"] for each in answer.json()["layers"]] == [OPEN]
    hidden = get(layered, f"/api/reference.geojson?name={MINE}&day=2023-06-15")
    assert hidden.status == 404
    assert TERMS.encode() not in hidden.body
    assert (
        get(layered, f"/api/reference.geojson?name={OPEN}&day=2023-06-15").status == 200
    )
    lines = get(layered, "/api/lag.json?claim=a").json()["lines"]
    assert not any(MINE in line for line in lines)


@pytest.mark.slow
def test_a_picture_has_a_layer_for_those_who_may_see_it(
    layered: Starlette, monkeypatch: pytest.MonkeyPatch
) -> None:
    address = "/api/snapshot.svg?size=640x480&references=2023-06-15,"
    monkeypatch.setattr(pictures, "sees_restricted", lambda _: True)
    own = get(layered, address + MINE)
    assert f"Terms: {TERMS}" in own.body.decode()
    assert own.headers["cache-control"] == "no-store"
    monkeypatch.setattr(pictures, "sees_restricted", lambda _: False)
    refused = get(layered, address + MINE)
    assert refused.status == 404
    assert refused.json()["error"] == f"{MINE}: no such layer"
    assert "Terms: free" in get(layered, address + OPEN).body.decode()


def test_a_preview_has_those_layers_alone_that_everybody_may_see(
    layered: Starlette,
) -> None:
    shown = f"2023-06-15,{MINE},{OPEN}"
    head = Head(get(layered, f"/embed?references={shown}").body.decode())
    assert f"references=2023-06-15,{OPEN}&" in head.meta["og:image"]
    assert MINE not in head.meta["og:image"]
    alone = Head(get(layered, f"/embed?references=2023-06-15,{MINE}").body.decode())
    assert "references" not in alone.meta["og:image"]
