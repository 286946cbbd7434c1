"""The dossier as JSON and as a page."""

from __future__ import annotations

import pytest
from starlette.applications import Starlette

from tests.unit.api.asgi_call import get
from tests.unit.api.rows import EVIL


def first_place(app: Starlette) -> str:
    claims = get(app, "/api/claims.json").json()["claims"]
    return next(str(c["place_id"]) for c in claims if c["id"] == "a")


@pytest.mark.slow
def test_the_dossier_as_json(app: Starlette) -> None:
    place = first_place(app)
    answer = get(app, f"/api/place.json?id={place}&day=2023-06-14")
    assert answer.status == 200
    row = answer.json()
    assert row["place"]["id"] == place
    assert {c["id"] for lane in row["lanes"] for c in lane["claims"]} >= {"a", "b"}
    assert row["contradictions"]


@pytest.mark.slow
def test_a_page_without_script(app: Starlette) -> None:
    answer = get(app, f"/place/{first_place(app)}?day=2023-06-14")
    page = answer.body.decode()
    assert answer.status == 200
    assert "script-src 'self'" in answer.headers["content-security-policy"]
    assert EVIL not in page
    assert "<script" not in page.partition("<main")[2]
    assert "Contradictions" in page
    assert 'property="og:title"' in page


@pytest.mark.slow
def test_what_cannot_be_asked(app: Starlette) -> None:
    assert get(app, "/api/place.json?id=Qwxyzzy").status == 404
    assert get(app, "/place/Qwxyzzy").status == 404
    assert get(app, "/api/place.json").status == 400
    assert get(app, "/api/place.json?id=X&day=yesterday").status == 400
    assert get(app, "/api/place.json?id=X&colour=red").status == 400
