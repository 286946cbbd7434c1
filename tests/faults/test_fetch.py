"""Sites that mean harm, or fail: nothing inside the network is reached, nothing grows
or lasts without end.
"""

from __future__ import annotations

import gzip
import socket
import zlib
from collections.abc import Iterator

import pytest

from dashboard.domain.errors import (
    BadInput,
    FrontlineError,
    NothingFound,
    ServiceUnavailable,
)
from dashboard.reading.web.http import USER_AGENT, Limits
from dashboard.reading.web.robots import Fetcher
from tests.unit.reading.hostile import ARTICLE, HTML, Site, Way, site

SMALL = Limits(size=100_000, seconds=1.0, private=True)
TEXT = {"Content-Type": "text/plain"}


@pytest.fixture
def web() -> Iterator[Site]:
    with site() as served:
        yield served


def refused(url: str, kind: type[FrontlineError], limits: Limits = SMALL) -> str:
    with pytest.raises(kind) as raised:
        Fetcher(limits).page(url)
    words = str(raised.value)
    assert words.startswith(("http", "127", "'"))
    assert ": " in words
    return words


def test_a_page_comes_with_what_was_said_of_it(web: Site) -> None:
    page = Fetcher(SMALL).page(web.leads("/old", web.at("/new", Way())))
    assert (page.url, page.type, page.charset, page.body) == (
        f"{web.base}/new",
        "text/html",
        "utf-8",
        ARTICLE,
    )
    assert web.agents == {USER_AGENT}


def test_nothing_inside_the_network_is_asked_unless_it_is_allowed(web: Site) -> None:
    assert "127.0.0.1" in refused(web.at("/", Way()), BadInput, Limits())
    assert web.asked == []


@pytest.mark.parametrize(
    "to",
    [
        "http://169.254.169.254/latest/meta-data/",
        "http://[::1]:80/",
        "http://10.0.0.1/",
        "http://0.0.0.0/",
        "http://[::ffff:10.0.0.1]/",
    ],
)
def test_a_redirect_is_checked_like_the_first_address(
    to: str, web: Site, monkeypatch: pytest.MonkeyPatch
) -> None:
    # The server of the test lies inside; only its own address passes, as the first hop
    # of a public site would.
    from dashboard.reading.web import addresses

    real = addresses.is_public
    monkeypatch.setattr(
        addresses, "is_public", lambda address: address == "127.0.0.1" or real(address)
    )
    words = refused(web.leads("/", to), BadInput, Limits(seconds=2))
    assert "only pages of the public internet are read" in words


@pytest.mark.parametrize(
    "to",
    [
        "file:///etc/passwd",
        "ftp://127.0.0.1/x",
        "gopher://127.0.0.1/",
        "data:text/html,x",
        "javascript:1",
    ],
)
def test_a_redirect_out_of_the_web_is_refused(to: str, web: Site) -> None:
    assert "must begin with http" in refused(web.leads("/", to), BadInput)


def test_every_answer_of_the_name_service_is_checked_and_it_is_asked_once(
    web: Site, monkeypatch: pytest.MonkeyPatch
) -> None:
    port = int(web.base.rpartition(":")[2])
    answers = iter(
        [["93.184.216.34", "192.168.1.1"], ["127.0.0.1"], ["127.0.0.1"], ["10.1.1.1"]]
    )

    def resolve(*_: object, **__: object) -> list[object]:
        return [
            (socket.AF_INET, socket.SOCK_STREAM, 6, "", (ip, port))
            for ip in next(answers)
        ]

    monkeypatch.setattr(socket, "getaddrinfo", resolve)
    assert "192.168.1.1" in refused(
        f"http://mixed.example:{port}/", BadInput, Limits(seconds=2)
    )
    web.at("/", Way())
    # Asked again while connecting, the name would be at 10.1.1.1, which no test may
    # reach.
    monkeypatch.setattr(socket, "create_connection", _dialled(port))
    assert Fetcher(SMALL).page(f"http://moving.example:{port}/").body == ARTICLE


def _dialled(port: int) -> object:
    real = socket.socket

    def connect(address: tuple[str, int], timeout: float) -> socket.socket:
        assert address == ("127.0.0.1", port)
        held = real(socket.AF_INET, socket.SOCK_STREAM)
        held.settimeout(timeout)
        held.connect(address)
        return held

    return connect


@pytest.mark.parametrize("to", ["http://[", "//[x", "http://a b/", "https://%5b/"])
def test_a_redirect_to_no_address(to: str, web: Site) -> None:
    refused(web.leads("/", to), BadInput)


def test_what_is_cut_off_is_not_taken_for_the_whole(web: Site) -> None:
    longer = HTML | {"Content-Length": str(len(ARTICLE) + 1)}
    assert "no proper answer" in refused(
        web.at("/a", Way(headers=longer)), ServiceUnavailable
    )
    packed = HTML | {"Content-Encoding": "gzip"}
    body = gzip.compress(ARTICLE * 50)[:-9]
    assert "no proper answer" in refused(
        web.at("/b", Way(headers=packed, body=body)), ServiceUnavailable
    )


def test_lines_of_robots_txt_that_make_no_sense_are_passed_over(web: Site) -> None:
    lines = [
        "User-agent: *",
        "Crawl-delay: ²",
        "Request-rate: ²/²",
        "Disallow: http://[",
        "Disallow: /private",
        "\udcff: x",
    ]
    body = "\n".join(lines).encode("utf-8", "surrogatepass")
    web.at("/robots.txt", Way(headers=TEXT, body=body))
    assert Fetcher(SMALL).page(web.at("/a", Way())).body == ARTICLE
    assert "does not allow" in refused(f"{web.base}/private", BadInput)


def test_a_loop_of_redirects_ends(web: Site) -> None:
    assert "more than 5 times" in refused(web.leads("/a", "/a"), BadInput)
    assert web.asked.count("/a") == SMALL.redirects + 1


def test_what_unpacks_to_too_much_is_given_up(web: Site) -> None:
    bomb = gzip.compress(b"\0" * 50_000_000)
    assert len(bomb) < SMALL.size
    assert "larger than 0.1 MB" in refused(
        web.at("/", Way(headers=HTML | {"Content-Encoding": "gzip"}, body=bomb)),
        BadInput,
    )


def test_packed_pages_are_read_and_broken_ones_named(web: Site) -> None:
    packed = HTML | {"Content-Encoding": "gzip"}
    assert (
        Fetcher(SMALL)
        .page(web.at("/a", Way(headers=packed, body=gzip.compress(ARTICLE))))
        .body
        == ARTICLE
    )
    assert "no proper answer" in refused(
        web.at("/b", Way(headers=packed, body=b"no gzip")), ServiceUnavailable
    )
    for name in ("br", "gzip, gzip", "deflate"):
        body = zlib.compress(ARTICLE)
        assert "packed as" in refused(
            web.at("/c", Way(headers=HTML | {"Content-Encoding": name}, body=body)),
            BadInput,
        )


def test_a_body_without_end_is_given_up(web: Site) -> None:
    assert "larger than" in refused(
        web.at("/", Way(body=b"x" * 10_000, endless=True)), BadInput
    )


@pytest.mark.parametrize("status", [200, 100], ids=["body", "interim answers"])
def test_what_drips_in_is_cut_off_in_time(status: int, web: Site) -> None:
    way = Way(status, body=b"HTTP/1.1 100 Go on\r\n\r\n", drip=0.05, endless=True)
    assert "not read within 0.5 s" in refused(
        web.at("/", way), ServiceUnavailable, Limits(seconds=0.5, private=True)
    )


@pytest.mark.parametrize(
    "body",
    [
        b"",
        b"SSH-2.0-x\r\n",
        b"HTTP/1.1 999999\r\n\r\n",
        b"HTTP/1.1 200 OK\r\n" + b"A: b\r\n" * 500,
    ],
)
def test_what_is_no_http_is_named(body: bytes) -> None:
    with socket.create_server(("127.0.0.1", 0)) as listener:
        listener.settimeout(5)
        url = f"http://127.0.0.1:{listener.getsockname()[1]}/"
        import threading

        def answer() -> None:
            held, _ = listener.accept()
            with held:
                held.recv(65536)
                held.sendall(body)

        thread = threading.Thread(target=answer)
        thread.start()
        try:
            assert "no proper answer" in refused(url, ServiceUnavailable)
        finally:
            thread.join()


def test_nobody_there(web: Site) -> None:
    with socket.create_server(("127.0.0.1", 0)) as listener:
        port = listener.getsockname()[1]
    assert "no proper answer" in refused(
        f"http://127.0.0.1:{port}/", ServiceUnavailable
    )
    assert "no such page" in refused(f"{web.base}/none", NothingFound)
    assert "HTTP 403" in refused(web.at("/no", Way(403)), ServiceUnavailable)


def test_robots_txt_is_heeded_on_every_hop_and_asked_once(web: Site) -> None:
    web.at(
        "/robots.txt", Way(headers=TEXT, body=b"User-agent: *\nDisallow: /private\n")
    )
    web.at("/open", Way())
    fetcher = Fetcher(SMALL)
    for _ in range(2):
        assert fetcher.page(f"{web.base}/open").status == 200
        with pytest.raises(BadInput, match=r"robots\.txt does not allow"):
            fetcher.page(web.leads("/to", "/private/x"))
    assert web.asked.count("/robots.txt") == 1
    assert "/private/x" not in web.asked


def test_robots_txt_may_name_this_program_and_its_pace(web: Site) -> None:
    web.at(
        "/robots.txt",
        Way(
            headers=TEXT,
            body=(
                b"User-agent: frontline-claims\nDisallow: /\n\nUser-agent:"
                b" *\nAllow: /\n"
            ),
        ),
    )
    assert "paste its text" in refused(web.at("/a", Way()), BadInput)
    web.at("/robots.txt", Way(headers=TEXT, body=b"User-agent: *\nCrawl-delay: 1\n"))
    fetcher = Fetcher(SMALL)
    assert [fetcher.page(f"{web.base}/a").status for _ in range(2)] == [200, 200]


def test_robots_txt_that_fails_closes_the_site_and_one_that_is_missing_opens_it(
    web: Site,
) -> None:
    web.at("/a", Way())
    web.at("/robots.txt", Way(503))
    assert "in trouble (HTTP 503)" in refused(f"{web.base}/a", ServiceUnavailable)
    web.at("/robots.txt", Way(headers=TEXT, body=b"#" * 600_000))
    assert "its robots.txt cannot be used" in refused(
        f"{web.base}/a", BadInput, Limits(private=True)
    )
    web.at("/robots.txt", Way(403))
    assert Fetcher(SMALL).page(f"{web.base}/a").status == 200
