"""Short links, and what crawlers find at `/` and at a short link."""

from __future__ import annotations

import gzip
import html
import threading
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import parse_qs, quote, urlparse

import pytest
import streamlit
from starlette.applications import Starlette

from dashboard import services
from dashboard.api import routes
from dashboard.api.files.packed import packed_page
from dashboard.api.share import links as front_routes
from dashboard.api.share.links import ROOT, dressed
from dashboard.domain.errors import BadInput
from dashboard.domain.settings import load
from dashboard.domain.words import Review
from dashboard.ledger import links as kept
from dashboard.services.pictures.first_picture import WINDOWS
from tests.unit.api.asgi_call import Answer, get
from tests.unit.api.heads import Head
from tests.unit.api.rows import EVIL
from tests.unit.api.test_routes import pixels

SHELL = Path(streamlit.__file__).with_name("static") / "index.html"
PAGE = packed_page(SHELL)
STATE = "from=2023-06-01&side=UA&as-of=9999-12-30&lat=47.79&lon=36.82&zoom=9&claim=a"


@pytest.fixture
def app(folder: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Starlette]:
    monkeypatch.setenv("FRONTLINE_DATA", str(folder))
    # Who opens data for the first time on a busy machine waits longer than a reader.
    monkeypatch.setattr(front_routes, "PATIENCE", 30)
    yield Starlette(routes=routes(SHELL))


def made(app: Starlette, query: str) -> Answer:
    return get(app, f"/api/links?{query}", "POST")


@pytest.mark.slow
def test_a_link_is_shortened_and_leads_back(app: Starlette) -> None:
    answer = made(app, STATE)
    assert answer.status == 201
    told = answer.json()
    assert len(told["slug"]) == 7
    assert told["url"] == f"http://test.example/s/{told['slug']}"
    assert told["permalink"] == f"http://test.example/?{STATE}"
    assert made(app, STATE.replace("47.79", "47.79000")).json() == told, (
        "the same state, however it was written"
    )
    opened = get(app, f"/s/{told['slug']}")
    assert (opened.status, opened.headers["location"]) == (302, f"../?{STATE}")
    assert Head(opened.body.decode()).meta["og:url"] == told["permalink"]


@pytest.mark.slow
def test_the_link_of_everything_leads_to_the_page(app: Starlette) -> None:
    slug = made(app, "").json()["slug"]
    assert get(app, f"/s/{slug}").headers["location"] == "../"


@pytest.mark.parametrize(
    ("query", "reason"),
    [
        ("colour=red", "'colour': not a known parameter"),
        ("kind=nonsense", "kind='nonsense': not known"),
        ("lat=47.8", "lat without lon"),
        ("zoom=9", "zoom without a centre"),
        ("claim=%00", "claim='\\x00': not usable"),
        ("v=7", "newer version"),
        (
            "&".join(f"source={n:0200}" for n in range(50)),
            "at most 2,000 can be shortened",
        ),
    ],
)
def test_only_what_the_page_knows_is_kept(
    app: Starlette, query: str, reason: str
) -> None:
    answer = made(app, query)
    assert answer.status == 400
    assert reason in answer.json()["error"]


@pytest.mark.slow
def test_too_many_links_an_hour(
    app: Starlette, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("FRONTLINE_DATA", str(tmp_path))
    monkeypatch.setattr(kept, "MOST_AN_HOUR", 1)
    first = made(app, "side=UA")
    refused = made(app, "side=RU")
    assert (refused.status, refused.headers["retry-after"]) == (429, "600")
    assert "use the long link" in refused.json()["error"]
    assert made(app, "side=UA").json() == first.json()


def test_no_link_is_made_by_looking(app: Starlette) -> None:
    assert get(app, "/api/links?side=UA").status in {404, 405}


@pytest.mark.parametrize(
    "slug", ["nothing", "1111111", "%00", quote(EVIL, safe=""), "x" * 3000]
)
def test_no_such_link(app: Starlette, slug: str) -> None:
    answer = get(app, f"/s/{slug}")
    assert answer.status == 404
    assert "there is no such short link" in html.unescape(answer.body.decode())
    assert Head(answer.body.decode()).elements.count("img") == 0


def test_readers_may_make_links_where_nobody_may_edit(
    app: Starlette, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("FRONTLINE_EDITING", "off")
    assert made(app, "side=UA").status == 201


def test_a_crawler_is_told_what_the_address_shows(app: Starlette) -> None:
    answer = get(app, f"/?{STATE}", user_agent="facebookexternalhit/1.1")
    assert answer.status == 200
    head = Head(answer.body.decode())
    assert (
        head.title
        == "Claims about the war in Ukraine: from 1 June 2023; side Ukraine; as known"
        " on 30 December 9999"
    )
    assert head.meta["og:title"] == head.meta["twitter:title"] == head.title
    assert head.meta["og:description"].startswith(
        "Kyiv (Ukraine) says that Ukraine retook Alpha, on or before 12 June"
        " 2023 (Contested). Contested: "
    )
    assert (
        "3 claims at 2 places, 1–12 June 2023, from 2 sources"
        in (head.meta["og:description"])
    )
    assert "Shown: from 1 June 2023; side Ukraine" in head.meta["og:description"]
    assert (
        head.meta["description"]
        == head.meta["twitter:description"]
        == head.meta["og:description"]
    )
    assert head.meta["twitter:card"] == "summary_large_image"
    assert (
        head.meta["og:url"]
        == head.links["canonical", ""]
        == f"http://test.example/?{STATE}"
    )
    assert head.meta["og:image:alt"].startswith("Map of Ukraine. 3 claims at 2 places")
    assert (head.meta["og:image:width"], head.meta["og:image:height"]) == (
        "1200",
        "630",
    )
    assert (
        head.links["alternate", "application/atom+xml"]
        == "http://test.example/feed.atom?from=2023-06-01&side=UA"
    )
    assert head.links["alternate", "application/feed+json"].startswith(
        "http://test.example/feed.json?"
    )


@pytest.mark.slow
def test_the_picture_of_a_preview_is_of_that_view(app: Starlette) -> None:
    head = Head(get(app, f"/?{STATE}").body.decode())
    address = urlparse(head.meta["og:image"])
    asked = parse_qs(address.query)
    assert asked.pop("rev") == [get(app, "/api/revision").json()["revision"]]
    assert asked == {
        "from": ["2023-06-01"],
        "side": ["UA"],
        "as-of": ["9999-12-30"],
        "lat": ["47.79"],
        "lon": ["36.82"],
        "zoom": ["9"],
        "claim": ["a"],
        "size": ["1200x630"],
    }
    size, _ = pixels(get(app, f"{address.path}?{address.query}"))
    assert size == (1200, 630)


def described(app: Starlette, address: str, host: str = "test.example") -> str:
    return Head(get(app, address, host=host).body.decode()).meta["og:description"]


@pytest.mark.slow
def test_compared_days_are_in_the_address_and_in_the_picture(
    app: Starlette,
) -> None:
    days = "compare=2023-06-05,2023-06-13,until"
    head = Head(get(app, f"/?side=UA&{days}").body.decode())
    assert head.links["canonical", ""].endswith(f"/?side=UA&{days}")
    assert f"&{days}&" in head.meta["og:image"]
    assert get(app, f"/api/snapshot.svg?{days}&size=320x240").status == 200


@pytest.mark.slow
def test_a_preview_never_asserts_what_is_not_accepted(
    app: Starlette, monkeypatch: pytest.MonkeyPatch
) -> None:
    slug = made(app, "claim=a").json()["slug"]
    pictures = set()
    for review, says in (
        (Review.DRAFT, "3 claims at"),
        (Review.REJECTED, "3 claims at"),
        (Review.RETRACTED, "The claim this link opens was retracted. 3 claims at"),
    ):
        project = services.open_project(load())
        services.review_claim(project, "a", review, by="anna", why="seen")
        for editing in ("on", "off"):
            monkeypatch.setenv("FRONTLINE_EDITING", editing)
            for address in ("/?claim=a", f"/s/{slug}", "/?claim=a&as-of=9999-12-30"):
                assert described(app, address).startswith(says), review
                head = Head(get(app, address).body.decode())
                assert "claim=a" not in head.meta["og:image"]
            pictures.add(head.meta["og:image"])
    assert len(pictures) == 3, "messengers keep pictures by their address"
    address = "/?claim=a&review=retracted"
    for editing, host, seen in (
        ("on", "localhost", True),
        ("on", "test.example", False),
        ("off", "localhost", False),
    ):
        monkeypatch.setenv("FRONTLINE_EDITING", editing)
        words = "Retracted: Kyiv (Ukraine) says that Ukraine retook Alpha"
        assert described(app, address, host).startswith(words) is seen


def test_the_page_for_everybody_is_streamlits_with_our_head(app: Starlette) -> None:
    page = get(app, "/").body.decode()
    picture = page[page.index('<div id="first-picture"') : page.index(ROOT)]
    # Of each kind of window a light one and a dark one at least.
    assert picture.count("./api/first.png?") >= 2 * len(WINDOWS)
    assert "./assets/pages/map.js?v=" in picture
    page = page.replace(picture, "", 1)
    added = page[page.index("<head>") + len("<head>") : page.index("</head>")]
    assert page.replace(added, "") == PAGE.replace(
        PAGE[PAGE.index("<head>") + 6 : PAGE.index("</head>")], ""
    )
    assert Head(page).title == "Claims about the war in Ukraine"
    assert "window.prerenderReady" in page
    assert "x-frame-options" not in get(app, "/").headers
    assert "content-security-policy" not in get(app, "/").headers


def test_an_unchanged_page_is_not_sent_again(app: Starlette) -> None:
    first = get(app, "/?side=UA")
    assert int(first.headers["content-length"]) == len(first.body)
    again = get(app, "/?side=UA", if_none_match=first.headers["etag"])
    assert (again.status, again.body) == (304, b"")
    assert get(app, "/?side=RU", if_none_match=first.headers["etag"]).status == 200


def test_the_page_is_sent_compressed_to_who_takes_it_so(app: Starlette) -> None:
    plain = get(app, "/?side=UA")
    small = get(app, "/?side=UA", accept_encoding="gzip")
    assert small.headers["content-encoding"] == "gzip"
    assert small.headers["vary"] == "Accept-Encoding, Accept-Language"
    assert gzip.decompress(small.body) == plain.body
    assert "content-encoding" not in plain.headers


def test_the_page_is_another_one_for_a_reader_of_another_language(
    app: Starlette,
) -> None:
    english = get(app, "/", accept_language="en")
    ukrainian = get(
        app, "/", accept_language="uk", if_none_match=english.headers["etag"]
    )
    assert ukrainian.status == 200
    assert Head(ukrainian.body.decode()).title == "Твердження про війну в Україні"
    assert b"language=uk" in ukrainian.body
    assert b"language=" not in english.body


def test_the_page_opens_when_there_is_nothing_to_tell(
    app: Starlette, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("FRONTLINE_DATA", "/no/such/folder")
    answer = get(app, "/?side=UA")
    assert (answer.status, answer.body.decode()) == (200, PAGE)


def test_the_page_does_not_wait_for_a_slow_answer(
    app: Starlette, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked = threading.Event()

    def slow(*_: object) -> None:
        asked.wait(20)
        raise BadInput("too late")

    monkeypatch.setattr(front_routes, "PATIENCE", 0.05)
    monkeypatch.setattr("dashboard.services.preview", slow)
    answer = get(app, "/?side=UA")
    asked.set()
    assert (answer.status, answer.body.decode()) == (200, PAGE)


def test_a_page_of_another_shape_is_left_whole() -> None:
    assert (
        dressed("<html><body>x</body></html>", "<title>t</title>")
        == "<html><body>x</body></html>"
    )


HOSTILE = (
    EVIL,
    '"><script>alert(1)</script>',
    "'onload='alert(1)",
    "</title><script>",
    "&quot;&gt;<b>",
    "\u202e\u2066x",
    "]]>",
    "\r\nSet-Cookie: a=b",
    "javascript:alert(1)",
    "{{7*7}}",
    "%22%3E",
)


@pytest.mark.slow
@pytest.mark.parametrize("text", HOSTILE)
@pytest.mark.parametrize(
    "name", ["text", "source", "claim", "lat", "v", "unknown", "kind"]
)
def test_no_parameter_becomes_markup(app: Starlette, name: str, text: str) -> None:
    plain = Head(get(app, "/?text=x&source=x").body.decode())
    answer = get(app, f"/?{name}={quote(text, safe='')}&text=x&source=x")
    head = Head(answer.body.decode())
    assert head.elements == plain.elements
    assert set(answer.headers) == {
        "etag",
        "cache-control",
        "content-length",
        "content-type",
        "vary",
    }
    assert head.meta["og:url"].startswith("http://test.example/")
    embedded = get(
        app, f"/embed?{name}={quote(text, safe='')}&text=x&source=x"
    ).body.decode()
    assert "<b>" not in embedded
    assert "<script>" not in embedded
    assert Head(embedded).elements.count("img") == 0


@pytest.mark.parametrize(
    "host", ['a"><script>', "a/b", "evil.example/%22", "a b", "", "a@b"]
)
def test_a_host_that_is_none_gets_into_no_tag(app: Starlette, host: str) -> None:
    answer = get(app, "/", host=host)
    assert answer.status == 200
    assert (
        host == ""
        or host
        not in html.unescape(answer.body.decode()).partition('<meta charset="UTF-8"')[0]
    )


@pytest.mark.slow
def test_the_public_address_is_in_every_tag(
    app: Starlette, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("FRONTLINE_PUBLIC_URL", "https://map.example/war/")
    head = Head(get(app, "/?side=UA").body.decode())
    assert head.meta["og:url"] == "https://map.example/war/?side=UA"
    assert head.meta["og:image"].startswith(
        "https://map.example/war/api/snapshot.png?side=UA"
    )
    assert made(app, "side=UA").json()["url"].startswith("https://map.example/war/s/")


def test_long_filters_make_no_long_tags(app: Starlette) -> None:
    query = "&".join(f"source={n:0180}" for n in range(50))
    head = Head(get(app, f"/?{query}").body.decode())
    assert len(head.title) == 110
    assert len(head.meta["og:description"]) == 400
    assert head.title.endswith("…")
