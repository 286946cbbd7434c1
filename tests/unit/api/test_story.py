"""Stories over HTTP."""

from __future__ import annotations

import pytest
from starlette.applications import Starlette

from dashboard.api import routes
from tests.unit.api.asgi_call import get

JUNE = "from=2023-06-05&to=2023-06-13"


@pytest.fixture(scope="module")
def app() -> Starlette:
    return Starlette(routes=routes())


@pytest.mark.slow
@pytest.mark.parametrize(
    ("kind", "media", "start"),
    [
        ("html", "text/html; charset=utf-8", b"<!DOCTYPE html>"),
        ("pdf", "application/pdf", b"%PDF-1.7"),
    ],
)
def test_a_story_is_a_file_to_keep(
    app: Starlette, kind: str, media: str, start: bytes
) -> None:
    answer = get(app, f"/api/story.{kind}?{JUNE}&side=UA&title=June&remark=%3Cb%3E")
    assert (answer.status, answer.headers["content-type"]) == (200, media)
    assert (
        answer.headers["content-disposition"]
        == f'attachment; filename="claims-story-2023-06-05-2023-06-13.{kind}"'
    )
    assert answer.headers["x-content-type-options"] == "nosniff"
    assert answer.body.startswith(start)
    if kind == "html":
        page = answer.body.decode()
        assert "<h1>June</h1>" in page
        assert "Remark: &lt;b&gt;" in page
        assert (
            'href="http://test.example/?from=2023-06-05&amp;to=2023-06-13&amp;side=UA"'
            in page
        )


@pytest.mark.slow
def test_a_story_in_ukrainian(app: Starlette) -> None:
    page = get(app, f"/api/story.html?{JUNE}&side=UA&language=uk").body.decode()
    assert '<html lang="uk">' in page
    assert "Показано: 5–13 червня 2023; сторона Україна." in page


@pytest.mark.slow
def test_the_link_of_a_story_has_its_layers(app: Starlette) -> None:
    page = get(app, f"/api/story.html?{JUNE}&side=UA&layers=mine").body.decode()
    assert "&amp;side=UA&amp;layers=mine" in page
    assert get(app, f"/api/story.html?{JUNE}&layers={'x' * 300}").status == 400


@pytest.mark.slow
def test_a_view_is_passed_over(app: Starlette) -> None:
    assert (
        get(
            app, f"/api/story.pdf?{JUNE}&lat=47.8&lon=36.9&zoom=10&claim=x&v=1&rev=y"
        ).status
        == 200
    )


@pytest.mark.parametrize(
    ("address", "status", "words"),
    [
        ("/api/story.docx", 400, "story format 'docx': not known; one of html, pdf"),
        (f"/api/story.pdf?title={'x' * 121}", 400, "title: 121 characters"),
        (
            "/api/story.html?language=klingon",
            400,
            "language 'klingon': not known; one of en, uk",
        ),
        ("/api/story.pdf?colour=red", 400, "'colour': not a known parameter"),
        ("/api/story.pdf?from=soon", 400, "not a date"),
        ("/api/story.html?source=nobody", 404, "no claims match these filters"),
    ],
)
def test_what_is_wrong_is_told(
    app: Starlette, address: str, status: int, words: str
) -> None:
    answer = get(app, address)
    assert answer.status == status
    assert words in answer.json()["error"]
