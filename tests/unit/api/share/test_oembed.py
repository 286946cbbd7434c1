"""oEmbed over HTTP: what is answered, refused and bounded, and how pages announce it."""

from __future__ import annotations

import html
import re
from urllib.parse import parse_qs, quote, urlparse

import pytest
from starlette.applications import Starlette

from tests.unit.api.asgi_call import Answer, get
from tests.unit.api.rows import EVIL

BASE = "http://test.example"


def embedded(app: Starlette, address: str, more: str = "") -> Answer:
    return get(app, f"/api/oembed?url={quote(address, safe='')}{more}")


def framed(answer: Answer) -> str:
    """Return the address that the frame of an answer opens."""
    assert answer.status == 200, answer.body
    match = re.search(r'<iframe src="([^"]*)"', answer.json()["html"])
    assert match is not None
    return html.unescape(match[1])


@pytest.mark.slow
def test_the_map_with_its_filters_is_a_frame(app: Starlette) -> None:
    answer = embedded(app, f"{BASE}/?side=UA&utm_source=x")
    made = answer.json()
    assert (made["version"], made["type"]) == ("1.0", "rich")
    assert made["provider_url"] == f"{BASE}/"
    assert framed(answer) == f"{BASE}/embed?side=UA"
    assert "allowfullscreen" in made["html"]
    assert (made["width"], made["height"]) == (720, 480)
    assert made["thumbnail_url"].startswith(f"{BASE}/api/snapshot.png?side=UA")
    assert answer.headers["access-control-allow-origin"] == "*"


@pytest.mark.slow
@pytest.mark.parametrize(
    ("path", "query"),
    [
        ("/claim/a", {"claim": ["a"], "lat": ["47.79"], "lon": ["36.82"]}),
        ("/place/X2", {"place": ["X2"]}),
        ("/embed?region=Donetsk", {"region": ["Donetsk"]}),
        ("", {}),
    ],
)
def test_claims_places_and_frames(
    app: Starlette, path: str, query: dict[str, list[str]]
) -> None:
    address = urlparse(framed(embedded(app, f"{BASE}{path}")))
    assert address.path == "/embed"
    opened = parse_qs(address.query)
    assert opened.pop("zoom", None) == (["9"] if "claim" in query else None)
    assert opened == query
    assert get(app, f"{address.path}?{address.query}").status == 200


def test_short_links(app: Starlette) -> None:
    slug = get(app, "/api/links?side=RU&compare=2023-06-01", "POST").json()["slug"]
    assert framed(embedded(app, f"{BASE}/s/{slug}")).endswith(
        "/embed?side=RU&compare=2023-06-01"
    )


@pytest.mark.parametrize(
    ("more", "size"),
    [
        ("&maxwidth=500&maxheight=300", (500, 300)),
        ("&maxwidth=1&maxheight=2", (240, 200)),
        ("&maxwidth=99999&maxheight=99999", (1600, 1200)),
        ("&format=json&fbclid=x", (720, 480)),
    ],
)
def test_sizes_are_bounded(app: Starlette, more: str, size: tuple[int, int]) -> None:
    made = embedded(app, f"{BASE}/", more).json()
    assert (made["width"], made["height"]) == size
    assert f'width="{size[0]}" height="{size[1]}"' in made["html"]


@pytest.mark.parametrize(
    ("address", "status"),
    [
        ("", 400),
        ("https://elsewhere.example/", 400),
        (f"{BASE}.evil.example/", 400),
        (f"{BASE}@evil.example/", 400),
        (f"{BASE}/?{'x' * 5000}", 400),
        (f"{BASE}/review", 404),
        (f"{BASE}//[", 404),
        (f"{BASE}/claim/", 404),
        (f"{BASE}/claim/no-such", 404),
        (f"{BASE}/claim/e", 404),
        (f"{BASE}/s/nothing", 404),
        (f"{BASE}/claim/../api/export.csv", 404),
    ],
)
def test_what_is_no_address_of_ours_is_refused(
    app: Starlette, address: str, status: int
) -> None:
    answer = embedded(app, address)
    assert answer.status == status
    assert "url=" in answer.json()["error"]


def test_other_formats_and_parameters(app: Starlette) -> None:
    assert embedded(app, f"{BASE}/", "&format=xml").status == 501
    assert embedded(app, f"{BASE}/", "&maxwidth=wide").status == 400
    assert embedded(app, f"{BASE}/", "&callback=x").status == 400


def test_hostile_words_stay_words(app: Starlette) -> None:
    made = embedded(app, f"{BASE}/?text={quote(EVIL)}").json()
    assert EVIL not in made["html"]
    assert made["html"].count("<") == 2


@pytest.mark.slow
@pytest.mark.parametrize("path", ["/claim/a", "/place/X2", "/embed?side=UA"])
def test_pages_say_where_to_ask(app: Starlette, path: str) -> None:
    body = get(app, path).body.decode()
    match = re.search(r'type="application/json\+oembed"[^>]* href="([^"]+)"', body)
    assert match is not None
    address = html.unescape(match[1])
    assert address.startswith(f"{BASE}/api/oembed?")
    assert framed(get(app, address.removeprefix(BASE))).startswith(f"{BASE}/embed")
