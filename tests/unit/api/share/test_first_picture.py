"""The picture in the page until the map has come."""

from __future__ import annotations

from collections.abc import Iterator
from html.parser import HTMLParser

import pytest
from starlette.applications import Starlette

from dashboard import services
from dashboard.api import routes
from dashboard.api.share.first_picture import first_picture_markup
from dashboard.domain.filters import Filters
from dashboard.domain.geography.geo import View
from dashboard.domain.sharing.links import Link
from dashboard.domain.visitors.access import Role, Visitor
from dashboard.i18n.translate import speaking
from tests.unit.api.asgi_call import get

ALT = 'Map of "Ukraine" <3'


class Sources(HTMLParser):
    """Addresses of pictures, and the alternative text."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.addresses: list[str] = []
        self.media: list[str] = []
        self.alt = ""
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        values = {name: value or "" for name, value in attrs}
        if tag in {"img", "source"}:
            self.addresses.append(values.get("src") or values["srcset"])
            self.media.append(values.get("media", ""))
        self.alt = values.get("alt", self.alt)


@pytest.fixture
def app(monkeypatch: pytest.MonkeyPatch) -> Iterator[Starlette]:
    def draw(_project: object, request: services.PictureRequest) -> bytes:
        size, view = f"{request.width}x{request.height}", request.view
        where = f"{view.lat},{view.lon},{view.zoom}" if view else "anywhere"
        return f"{size} {request.theme} {where} {request.map_only}".encode()

    monkeypatch.setattr("dashboard.services.first_picture", draw)
    yield Starlette(routes=routes())


@pytest.mark.slow
def test_every_address_of_the_picture_is_answered(app: Starlette) -> None:
    link = Link(Filters(side=("UA",)), at="UA23100270150025192")
    views = (
        services.FirstView("(max-width: 760px)", 460, 780, View(48.5, 31, 5)),
        services.FirstView("", 850, 740, View(47.25, 34, 6)),
    )
    page = Sources(first_picture_markup(link, ALT, views, "abc"))
    assert page.alt == ALT
    answers = [get(app, address.removeprefix(".")) for address in page.addresses]
    assert [answer.body.decode() for answer in answers] == [
        "460x780 dark 48.5,31.0,5.0 True",
        "460x780 light 48.5,31.0,5.0 True",
        "850x740 dark 47.25,34.0,6.0 True",
        "850x740 light 47.25,34.0,6.0 True",
    ]
    dark = "(prefers-color-scheme: dark)"
    assert page.media == [
        f"(max-width: 760px) and {dark}",
        "(max-width: 760px)",
        dark,
        "",
    ]
    assert all("side=UA" in address for address in page.addresses)
    assert all(answer.headers["cache-control"] == "no-cache" for answer in answers)


@pytest.mark.slow
def test_who_has_it_is_told_so_and_what_is_wrong_is_named(app: Starlette) -> None:
    answer = get(app, "/api/first.png?size=390x640")
    tag = answer.headers["etag"]
    assert get(app, "/api/first.png?size=390x640", if_none_match=tag).status == 304
    bad = get(app, "/api/first.png?size=1x1&side=XX")
    assert (bad.status, "error" in bad.json()) == (400, True)


@pytest.mark.slow
def test_what_a_reviewer_sees_stays_in_no_browser(
    app: Starlette, monkeypatch: pytest.MonkeyPatch
) -> None:
    address = "/api/first.png?size=390x640&rev="
    revision = get(app, "/api/revision").json()["revision"]
    assert "immutable" in get(app, address + revision).headers["cache-control"]
    reviewer = Visitor("ann", frozenset({Role.READER, Role.REVIEWER}))
    monkeypatch.setattr("dashboard.api.answers.visitor_at", lambda *_: reviewer)
    assert get(app, address + revision).headers["cache-control"] == "no-store"


def test_the_page_names_what_the_map_will_ask_for() -> None:
    files = ["assets/a.js?v=1", 'assets/"<b.css']
    views = [services.FirstView("", 850, 740, View(47.25, 34, 6))]
    text = first_picture_markup(Link(Filters()), ALT, views, "abc", files)
    assert 'data-later="./assets/a.js?v=1 ./assets/&quot;&lt;b.css"' in text


def test_the_names_of_the_picture_are_in_the_language_of_the_page() -> None:
    views = (services.FirstView("", 850, 740, View(48.5, 31, 5)),)
    for code, named in (("en", False), ("uk", True)):
        with speaking(code):
            page = Sources(first_picture_markup(Link(), ALT, views, "abc"))
        assert {"language=uk" in each for each in page.addresses} == {named}
