"""The page of one claim."""

from __future__ import annotations

from pathlib import Path

import pytest
from starlette.applications import Starlette

from dashboard.api import routes
from tests.unit.api.asgi_call import get
from tests.unit.api.rows import EVIL


@pytest.mark.slow
def test_a_claim_is_a_page_with_a_preview(app: Starlette) -> None:
    answer = get(app, "/claim/b")
    page = answer.body.decode()
    assert answer.status == 200
    assert "<h1>Moscow (Russia) says that Russia held Alpha</h1>" in page
    assert '<meta property="og:title" content="Moscow (Russia) says that' in page
    assert '<link rel="canonical" href="http://test.example/claim/b">' in page
    assert 'href="../?claim=b"' in page
    assert "37T CN" in page
    # The other side's claim is named and can be opened.
    assert '<a href="./a">' in page
    assert "<script" not in page


@pytest.mark.slow
def test_what_a_claim_says_is_no_markup(app: Starlette) -> None:
    page = get(app, "/claim/a").body.decode()
    assert EVIL not in page
    assert "&lt;img src=x onerror" in page


@pytest.mark.slow
def test_any_id_has_a_page(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    row = "a/b,hold,UA,Kyiv,BBC,X/1,Alpha,47.8,36.8,settlement,2023-06-12,accepted"
    header = "id,kind,actor,claimant,publisher,place_id,name,lat,lon,precision,date_to,review"
    (tmp_path / "claims.csv").write_text(f"{header}\n{row}\n")
    monkeypatch.setenv("FRONTLINE_DATA", str(tmp_path))
    app = Starlette(routes=routes())
    page = get(app, "/claim/a/b")
    assert page.status == 200
    assert b"http://test.example/claim/a%2Fb" in page.body
    assert get(app, "/place/X/1").status == 200


def test_what_is_not_there_is_a_404_that_says_so(app: Starlette) -> None:
    for claim_id in ("nope", "e", "%3Cb%3E"):
        answer = get(app, f"/claim/{claim_id}", host="test.example")
        assert answer.status == 404
        assert b"there is no such claim" in answer.body
        assert b"<b>" not in answer.body


@pytest.mark.slow
def test_what_others_append_is_passed_over(app: Starlette) -> None:
    assert get(app, "/claim/b?utm_source=x&fbclid=y&gclid=z").status == 200
    assert get(app, "/claim/b?colour=red").status == 400
