"""One page within limits, from a server of this machine."""

from __future__ import annotations

import gzip
import time
from collections.abc import Iterator

import pytest

from dashboard.domain.errors import BadInput, NothingFound, ServiceUnavailable
from dashboard.reading.web import http
from dashboard.reading.web.addresses import Target
from dashboard.reading.web.http import Deadline, Limits, WebPage, content, get
from tests.serving import free_port
from tests.unit.reading.hostile import ARTICLE, HTML, Site, Way, site

LIMITS = Limits(size=1_000, seconds=5.0, redirects=2, private=True)


@pytest.fixture
def web() -> Iterator[Site]:
    with site() as served:
        yield served


def fetch(url: str, limits: Limits = LIMITS) -> WebPage:
    return get(url, limits, Deadline(limits.seconds))


def test_a_page_with_its_type_and_charset(web: Site) -> None:
    headers = {"Content-Type": "Text/HTML; Charset=Windows-1251"}
    page = fetch(web.at("/a?b=c", Way(headers=headers)))
    assert page == WebPage(
        f"{web.base}/a?b=c", 200, "text/html", "windows-1251", ARTICLE
    )
    plain = fetch(web.at("/b", Way(404, {}, b"no")))
    assert plain == WebPage(f"{web.base}/b", 404, "", "", b"no")
    assert web.agents == {http.USER_AGENT}


def test_every_hop_is_asked_for_and_their_number_is_bounded(web: Site) -> None:
    hops: list[str] = []

    def allow(where: Target) -> None:
        hops.append(where.path)

    web.leads("/1", "/2")
    web.leads("/2", web.at("/3", Way()))
    assert get(f"{web.base}/1", LIMITS, Deadline(5), allow).url == f"{web.base}/3"
    assert hops == ["/1", "/2", "/3"]
    web.leads("/0", "/1")
    with pytest.raises(BadInput, match="more than 2 times; give the page"):
        fetch(f"{web.base}/0")


@pytest.mark.parametrize("size", [1_000, 1_001])
@pytest.mark.parametrize("packed", [False, True], ids=["plain", "packed"])
def test_the_limit_of_size_is_exact(web: Site, size: int, packed: bool) -> None:
    body, headers = b"x" * size, dict(HTML)
    if packed:
        body, headers = gzip.compress(body), headers | {"Content-Encoding": "gzip"}
    url = web.at("/a", Way(headers=headers, body=body))
    if size == LIMITS.size:
        assert fetch(url).body == b"x" * size
    else:
        with pytest.raises(BadInput, match=r"larger than 0\.001 MB"):
            fetch(url)


def test_a_status_that_says_there_is_none() -> None:
    page = WebPage("http://x.example/", 200, "text/html", "", b"")
    assert content(page) is page
    for status in (404, 410):
        with pytest.raises(NothingFound, match=f"HTTP {status}"):
            content(WebPage(page.url, status, "", "", b""))
    for status in (201, 403, 500):
        with pytest.raises(ServiceUnavailable, match=f"HTTP {status}"):
            content(WebPage(page.url, status, "", "", b""))


def test_a_pause_costs_no_time_of_the_fetch(monkeypatch: pytest.MonkeyPatch) -> None:
    now = [100.0]
    slept: list[float] = []
    monkeypatch.setattr(time, "monotonic", lambda: now[0])
    monkeypatch.setattr(time, "sleep", slept.append)
    deadline = Deadline(5)
    now[0] += 2
    assert deadline.left() == 3
    deadline.pause(4)
    assert (deadline.left(), slept) == (7, [4])
    now[0] += 10
    assert deadline.left() == 0


def test_what_a_site_is_told() -> None:
    assert http.USER_AGENT == (
        "frontline-claims/0.1 (reads single articles at a person's request; obeys"
        " robots.txt)"
    )
    assert http.HEADERS["Accept-Encoding"] == "gzip, identity"
    assert http.HEADERS["Connection"] == "close"
    assert http.HEADERS["Accept"].startswith("text/html, application/xhtml+xml, text/")
    assert Limits() == Limits(size=8_000_000, seconds=30.0, redirects=5, private=False)


@pytest.mark.parametrize("status", [301, 302, 303, 307, 308])
def test_every_kind_of_redirect_is_followed(web: Site, status: int) -> None:
    there = web.at("/there", Way())
    here = web.at("/here", Way(status, {"Location": "/there"}, b""))
    assert fetch(here).url == there


def test_a_redirect_to_nowhere_is_an_answer(web: Site) -> None:
    page = fetch(web.at("/a", Way(302, {}, b"moved")))
    assert (page.status, page.body) == (302, b"moved")
    assert fetch(web.at("/b", Way(300, {"Location": "/a"}, b"x"))).status == 300


def test_a_redirect_to_what_is_no_address(web: Site) -> None:
    with pytest.raises(
        BadInput, match=r"it leads to 'http://\[x', which is no address"
    ):
        fetch(web.at("/a", Way(302, {"Location": "http://[x"}, b"")))


@pytest.mark.parametrize("coding", ["x-gzip", "GZIP", " gzip "])
def test_what_is_packed_is_unpacked(web: Site, coding: str) -> None:
    headers = HTML | {"Content-Encoding": coding}
    assert fetch(web.at("/a", Way(headers=headers, body=gzip.compress(b"x")))).body == (
        b"x"
    )


def test_how_a_page_cannot_be_read(web: Site) -> None:
    packed = web.at("/a", Way(headers=HTML | {"Content-Encoding": "br"}))
    with pytest.raises(BadInput, match="packed as 'br', which was not asked for; save"):
        fetch(packed)
    half = Way(
        headers=HTML | {"Content-Encoding": "gzip"}, body=gzip.compress(b"x")[:9]
    )
    with pytest.raises(ServiceUnavailable, match=r"no proper answer .*; try later"):
        fetch(web.at("/b", half))
    short = Way(headers=HTML | {"Content-Length": "9"}, body=b"x")
    with pytest.raises(ServiceUnavailable, match="no proper answer"):
        fetch(web.at("/c", short))
    broken = Way(headers=HTML | {"Content-Encoding": "gzip"}, body=b"no gzip at all")
    with pytest.raises(ServiceUnavailable, match="no proper answer"):
        fetch(web.at("/d", broken))


@pytest.mark.slow
def test_a_page_that_drips_is_cut_off(web: Site) -> None:
    url = web.at("/a", Way(drip=0.05, endless=True))
    with pytest.raises(ServiceUnavailable, match=r"not read within 0\.3 s; try later"):
        fetch(url, Limits(size=1_000_000, seconds=0.3, private=True))


def test_nobody_at_home() -> None:
    with pytest.raises(ServiceUnavailable, match=r"no proper answer \(Connection ref"):
        fetch(f"http://127.0.0.1:{free_port()}/")


def test_a_refused_hop_is_not_asked(web: Site) -> None:
    def refuse(where: Target) -> None:
        raise BadInput(where.path)

    with pytest.raises(BadInput, match=r"^/a$"):
        get(web.at("/a", Way()), LIMITS, Deadline(5), refuse)
    assert web.asked == []
