"""A real server as an attacker meets it: over the wire, and in a browser whose names
lead where the attacker wants.
"""

from __future__ import annotations

import http.client
import socket
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from typing import Any
from urllib.parse import urlsplit

import pytest

from tests.browsers import chromium
from tests.serving import environment, free_port, served, until

ROOT = Path(__file__).parents[2]
HEADER = "id,kind,actor,claimant_side,claimant,publisher,date_to,note,review\n"
ROWS = (
    "a,clash,UA,UA,Kyiv,BBC,2023-06-12,public words,accepted\n"
    "e,clash,RU,RU,Moscow,Blog,2023-06-13,zzdraftwordszz,draft\n"
)
EVIL = "evil.example"
POINTED_HERE = f"--host-resolver-rules=MAP {EVIL} 127.0.0.1"


@pytest.fixture(scope="module")
def data(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("data")
    (folder / "claims.csv").write_text(HEADER + ROWS, "utf-8")
    return folder


@pytest.fixture(scope="module")
def server(data: Path) -> Iterator[str]:
    with served(data) as address:
        yield address


def asked(
    address: str, path: str, method: str = "GET", body: bytes = b"", **headers: str
) -> tuple[int, str, dict[str, str]]:
    """Return status, body and headers; the Host may be any."""
    parts = urlsplit(address)
    named = {name.replace("_", "-"): value for name, value in headers.items()}
    link = http.client.HTTPConnection(parts.hostname or "", parts.port, timeout=60)
    try:
        link.request(method, path, body or None, named)
        answer = link.getresponse()
        fields = {name.lower(): value for name, value in answer.getheaders()}
        return answer.status, answer.read().decode("utf-8", "replace"), fields
    finally:
        link.close()


def shake_hands(address: str, host: str, origin: str) -> int:
    """Return the status of a websocket's handshake."""
    status, _, _ = asked(
        address,
        "/_stcore/stream",
        Host=host,
        Origin=origin,
        Connection="Upgrade",
        Upgrade="websocket",
        Sec_WebSocket_Version="13",
        Sec_WebSocket_Key="AAAAAAAAAAAAAAAAAAAAAA==",
        Sec_WebSocket_Protocol="streamlit",
    )
    return status


def test_drafts_are_for_the_local_user_alone(server: str) -> None:
    drafts = "/api/claims.json?review=draft"
    status, body, _ = asked(server, drafts)
    assert (status, "zzdraftwordszz" in body) == (200, True)
    proxied: list[dict[str, Any]] = [
        {"X_Forwarded_For": "203.0.113.7"},
        {"X_Forwarded_For": "127.0.0.1"},
        {"Forwarded": "for=203.0.113.7"},
        {"Via": "1.1 proxy"},
        {"X_Real_IP": "203.0.113.7"},
        {"Origin": "https://map.example"},
    ]
    for headers in proxied:
        for path in (
            drafts,
            "/api/claims.json?claim=e",
            "/api/export.csv",
            "/?claim=e",
        ):
            _, body, _ = asked(server, path, **dict[str, Any](headers))
            assert "zzdraftwordszz" not in body, (path, headers)


def test_no_request_is_hidden_in_the_body_of_another(server: str) -> None:
    parts = urlsplit(server)
    # Whoever goes by the length sees one request, whoever goes by the chunks sees two.
    hidden = (
        f"GET /api/claims.json?review=draft HTTP/1.1\r\nHost: {parts.netloc}\r\n"
        "Connection: close\r\n\r\n"
    )
    chunked = f"0\r\n\r\n{hidden}"
    outer = (
        f"GET /api/count HTTP/1.1\r\nHost: {parts.netloc}\r\nX-Forwarded-For: 192.0.2.1"
        f"\r\nContent-Length: {len(chunked)}\r\nTransfer-Encoding: chunked\r\n\r\n"
    )
    address = parts.hostname or "", parts.port or 0
    with socket.create_connection(address, timeout=60) as link:
        link.sendall(f"{outer}{chunked}".encode())
        answer = b"".join(iter(lambda: link.recv(65_536), b""))
    assert answer.startswith(b"HTTP/1.1 400 ")
    assert answer.count(b"HTTP/1.1 ") == 1
    assert b"zzdraftwordszz" not in answer


@pytest.mark.parametrize(
    "path",
    [
        "/",
        "/map",
        "/api/claims.json",
        "/api/share",
        "/embed",
        "/feed.atom",
        "/healthz",
        "/_stcore/health",
        "/_stcore/host-config",
        "/component/x",
        "/static/x.js",
    ],
)
def test_a_foreign_name_leads_nowhere(server: str, path: str) -> None:
    for host in (EVIL, f"{EVIL}:{urlsplit(server).port}", f"localhost.{EVIL}"):
        status, body, _ = asked(server, path, Host=host)
        assert (status, EVIL in body, "public words" in body) == (421, False, False)


def test_the_websocket_takes_its_own_pages_alone(server: str) -> None:
    host = urlsplit(server).netloc
    assert shake_hands(server, host, f"http://{host}") == 101
    assert shake_hands(server, host, f"http://{EVIL}") == 403
    assert shake_hands(server, EVIL, f"http://{EVIL}") == 403
    assert shake_hands(server, host, "null") == 403


def test_another_sites_page_keeps_no_link(server: str) -> None:
    status, _, _ = asked(server, "/api/links?side=UA", "POST", Origin=f"http://{EVIL}")
    assert status == 403
    status, _, _ = asked(
        server, "/api/links?side=UA", "POST", Sec_Fetch_Site="cross-site"
    )
    assert status == 403
    assert asked(server, "/api/links?side=UA", "POST")[0] == 201


def test_every_answer_says_what_a_browser_may_do(server: str) -> None:
    for path in ("/", "/map", "/nothing", "/api/count", "/_stcore/health", "/healthz"):
        _, _, headers = asked(server, path)
        assert "frame-ancestors 'self'" in headers["content-security-policy"] or (
            "frame-ancestors 'none'" in headers["content-security-policy"]
        ), path
        assert headers["x-content-type-options"] == "nosniff"
        assert headers["referrer-policy"] == "strict-origin-when-cross-origin"
    _, _, headers = asked(server, "/embed")
    assert "frame-ancestors *" in headers["content-security-policy"]
    assert "x-frame-options" not in headers


def test_strangers_upload_nothing(server: str) -> None:
    path = "/_stcore/upload_file/session/file"
    status, _, _ = asked(server, path, "PUT", b"x" * 99, X_Forwarded_For="203.0.113.7")
    assert status == 403
    assert asked(server, "/_stcore/metrics", Via="1.1 proxy")[0] == 404
    assert asked(server, "/_stcore/metrics")[0] == 200


def test_addresses_at_which_there_is_nothing(server: str) -> None:
    for path in ("/nothing", "/.env", "/static/x.js", "/map/x"):
        status, body, _ = asked(server, path)
        assert (status, "There is nothing at this address" in body) == (404, True)
    assert asked(server, "/robots.txt")[1].startswith("User-agent: *\n")
    assert "<urlset" in asked(server, "/sitemap.xml")[1]
    for page in ("/", "/map", "/review", "/datasets", "/about"):
        assert asked(server, page)[0] == 200


def test_a_page_of_a_name_that_was_pointed_here_reaches_nothing(server: str) -> None:
    port = urlsplit(server).port
    page_address = f"http://{EVIL}:{port}"
    tries = """async (port) => {
      const seen = [];
      for (const [path, method] of [["/api/claims.json?review=draft", "GET"],
          ["/api/links?side=UA", "POST"], ["/healthz", "GET"], ["/api/share", "GET"]]) {
        const answer = await fetch(path, {method});
        seen.push([answer.status, await answer.text()]);
      }
      const socket = await new Promise((done) => {
        const stream = new WebSocket(`ws://${location.host}/_stcore/stream`, "streamlit");
        stream.onopen = () => done("open");
        stream.onerror = () => done("refused");
      });
      const across = await new Promise((done) => {
        const stream = new WebSocket(`ws://127.0.0.1:${port}/_stcore/stream`, "streamlit");
        stream.onopen = () => done("open");
        stream.onerror = () => done("refused");
      });
      return [seen, socket, across];
    }"""
    with chromium(POINTED_HERE) as browser:
        page = browser.new_page(bypass_csp=True)
        answer = page.goto(page_address)
        assert answer is not None
        assert answer.status == 421
        seen, stream, across = page.evaluate(tries, port)
    assert [status for status, _ in seen] == [421] * 4
    assert not any(word in text for _, text in seen for word in ("zzdraft", EVIL))
    assert (stream, across) == ("refused", "refused")


FRAMES = """<iframe id=review src="http://127.0.0.1:{port}/review"></iframe>
<iframe id=embed src="http://127.0.0.1:{port}/embed"></iframe>"""


@contextmanager
def other_site(page: str) -> Iterator[int]:
    """Serve a page on a port of its own."""

    class Site(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            self.send_response(200)
            self.send_header("Content-Type", "text/html")
            self.end_headers()
            self.wfile.write(page.encode())

        def log_message(self, *_: object) -> None:
            """Say nothing."""

    with ThreadingHTTPServer(("127.0.0.1", 0), Site) as site:
        Thread(target=site.serve_forever, daemon=True).start()
        yield site.server_port
        site.shutdown()


def test_only_the_map_for_frames_is_framed(server: str) -> None:
    frames = FRAMES.format(port=urlsplit(server).port)
    refused: list[str] = []
    with other_site(frames) as port, chromium(POINTED_HERE) as browser:
        page = browser.new_page()
        page.on("console", lambda message: refused.append(message.text))
        page.goto(f"http://{EVIL}:{port}/")
        embedded = page.frame_locator("#embed").locator(".fe-words")
        assert "claim" in embedded.inner_text(timeout=60_000)
        until(lambda: refused, lambda said: any("frame" in text for text in said), 60)
        assert page.frame_locator("#review").locator("#root").count() == 0


@contextmanager
def streamlit_run(data: Path, *words: str, **more: str) -> Iterator[tuple[int, Path]]:
    """Run the script of the server as Streamlit's own command does."""
    port, log = free_port(), data / "streamlit-log"
    typed = [sys.executable, "-m", "streamlit", "run"]
    typed += [str(ROOT / "dashboard" / "server.py"), "--server.port", str(port)]
    typed += ["--server.headless", "true", *words]
    settings = {"FRONTLINE_DATA": str(data), "PYTHONPATH": str(ROOT), **more}
    with (
        log.open("wb") as out,
        subprocess.Popen(
            typed, cwd=data, env=environment(**settings), stdout=out, stderr=out
        ) as process,
    ):
        try:
            yield port, log
        finally:
            process.terminate()


def up(port: int) -> bool:
    try:
        return asked(f"http://127.0.0.1:{port}", "/readyz")[0] == 200
    except OSError:
        return False


def test_streamlits_own_command_listens_on_this_machine_alone(data: Path) -> None:
    with streamlit_run(data) as (port, log):
        until(lambda: up(port), bool, 60)
        # Nobody listens at this machine's other addresses, so it can be had.
        with socket.socket() as probe:
            probe.bind(("127.0.0.2", port))
        assert "External URL" not in log.read_text()


def test_on_every_address_only_this_machine_edits(data: Path) -> None:
    with streamlit_run(data, "--server.address", "0.0.0.0") as (port, log):  # noqa: S104
        address = f"http://127.0.0.1:{port}"
        until(lambda: up(port), bool, 60)
        assert asked(address, "/api/claims.json", Host=f"192.0.2.1:{port}")[0] == 421
        refused = asked(address, "/api/claims.json?review=draft", Via="1.1 proxy")
        assert refused[0] == 403
        assert "External URL" not in log.read_text()


@pytest.mark.parametrize("word", ["disabled", "n", "offf"])
def test_a_setting_that_is_not_understood_starts_nothing(data: Path, word: str) -> None:
    for typed in (
        [sys.executable, "-m", "dashboard", "serve", "--port", str(free_port())],
        [
            sys.executable,
            "-m",
            "streamlit",
            "run",
            str(ROOT / "dashboard" / "server.py"),
            "--server.port",
            str(free_port()),
            "--server.headless",
            "true",
        ],
    ):
        done = subprocess.run(
            typed,
            cwd=data,
            env=environment(
                FRONTLINE_DATA=str(data),
                PYTHONPATH=str(ROOT),
                FRONTLINE_EDITING=word,
            ),
            capture_output=True,
            text=True,
            timeout=120,
            check=False,
        )
        assert done.returncode == 2, done.stderr
        assert f"FRONTLINE_EDITING={word!r}: neither on nor off" in done.stderr
        assert "Traceback" not in done.stderr
