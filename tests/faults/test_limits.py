"""What strangers do to a server to take it from the others: huge pages, endless
questions, uploads, links, sessions. Each is refused in words, and the others go on.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import closing, suppress
from dataclasses import replace
from http.client import HTTPConnection
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest
from starlette.applications import Starlette

from dashboard.api import routes
from dashboard.domain.errors import BadInput, ServiceUnavailable
from dashboard.processes.limits import Limits
from dashboard.processes.pool import ProcessPool, Work
from dashboard.services.reading import aside
from tests.faults.claims import folder
from tests.serving import command, environment, served
from tests.unit.api.asgi_call import get

LARGE = 3_900_000
"""Characters: just what a parser is still given."""
BODY = "<html><body><p>Hello there is a text.</p>"
HEAD = "<html><head>{}</head><body><p>Hello there is a text.</p></body></html>"
LINKED = HEAD.format('<script type="application/ld+json">{}</script>')
FEED = '<?xml version="1.0"?><rss><channel>{}</channel></rss>'
ITEM = "<item><title>{}</title><link>http://a.example/</link></item>"
HTML, RSS = "text/html", "application/rss+xml"
PAGES = Work(
    module="tests.faults.page_worker",
    job="page",
    jobs="pages",
    cure="give less",
    # None of these takes half a minute alone; other tests run at the same time.
    seconds=400.0,
    limits=Limits(memory=2_000_000_000),
)
MOST_MEGABYTES = 900


def attributes(count: int) -> str:
    return " ".join(f"a{number}=1" for number in range(count))


def laughs() -> str:
    """Return a feed of ten entities, each ten times the one before it."""
    entities = ['<!ENTITY a0 "ha">']
    entities += [
        f"<!ENTITY a{number} '" + f"&a{number - 1};" * 10 + "'>"
        for number in range(1, 11)
    ]
    return f'<?xml version="1.0"?><!DOCTYPE l [{"".join(entities)}]>' + (
        FEED.removeprefix('<?xml version="1.0"?>').format(ITEM.format("&a10;"))
    )


HOSTILE = {
    "attributes of one tag": (BODY + f"<p {attributes(300_000)}>x", HTML),
    "attributes without values": (BODY + "<p " + "a/" * (LARGE // 2) + ">x", HTML),
    "attributes of many tags": (BODY + f"<p {attributes(200)}>x</p>" * 2_500, HTML),
    "attributes behind a comment": (
        f'{BODY}<!-- <p a=" --><p {attributes(200_000)}>x',
        HTML,
    ),
    "one long attribute": (BODY + f"<p class='{'a ' * (LARGE // 2)}'>x", HTML),
    "quotes that never close": (BODY + "<p a='" * (LARGE // 6), HTML),
    "comments": (BODY + "<!---->" * (LARGE // 7), HTML),
    "declarations": (BODY + "<!x>" * (LARGE // 4), HTML),
    "angle brackets": (BODY + "<" * LARGE, HTML),
    "ampersands": (BODY + "&" * LARGE, HTML),
    "deep": (BODY + "<div>" * (LARGE // 5), HTML),
    "beyond what is parsed": (BODY + "<p>word " * 1_000_000, HTML),
    "nested data": (LINKED.replace("{}", '{"a":' * 100_000), HTML),
    "nested lists": (LINKED.replace("{}", "[" * 1_900_000), HTML),
    "days in data": (LINKED.replace("{}", '"datePublished"    :' * 180_000), HTML),
    "long author": (
        HEAD.format(f"<meta name=author content='{'A b, ' * 700_000}'>"),
        HTML,
    ),
    "long title": (HEAD.format(f"<title>{'A - | ' * 600_000}</title>"), HTML),
    "feed of attributes": (f"<rss {attributes(300_000)}>" + ITEM, RSS),
    "feed of ampersands": (FEED.format(ITEM.format("&" * LARGE)), RSS),
    "feed of entities": (laughs(), RSS),
    "feed of entries": (FEED.format(ITEM.format("x") * 6_000), RSS),
}


@pytest.fixture(scope="module")
def pages() -> Iterator[ProcessPool]:
    pool = ProcessPool(PAGES, workers=1, waiting=1)
    yield pool
    pool.close()


@pytest.mark.slow
@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_page_is_taken_apart_or_refused(
    name: str, pages: ProcessPool
) -> None:
    text, media = HOSTILE[name]
    try:
        characters, megabytes = pages.result((text.encode(), media))
    except BadInput as error:
        # A feed may be refused; a page always has its plain text.
        assert media == RSS, error
        assert "read the addresses of its articles" in str(error)
        return
    assert characters <= 2 * len(text)
    assert megabytes < MOST_MEGABYTES


def test_reading_beyond_its_time_ends_in_words(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    hasty = replace(aside.READING, seconds=0.01, start_seconds=0.0)
    pool = ProcessPool(hasty, 1, 1)
    monkeypatch.setattr(aside, "reading_pool", lambda: pool)
    with _project(tmp_path) as project:
        with pytest.raises(ServiceUnavailable, match="command `frontline read`"):
            aside.read_text_aside(project, "Troops retook Neskuchne on Monday.")
        assert pool._workers[0]._child is None
        with pytest.raises(BadInput, match="larger than 8 MB"):
            aside.read_bytes_aside(project, b"x" * 8_000_001, "x.txt")


@pytest.mark.slow
def test_a_server_reads_so_much_and_says_what_to_do_with_more(tmp_path: Path) -> None:
    with _project(tmp_path) as project:
        article, reading = aside.read_text_aside(
            project, "The Ukrainian military said its forces had retaken Neskuchne."
        )
        assert article.text.startswith("The Ukrainian")
        assert [claim.name for claim in reading.claims] == ["Neskuchne"]
        with pytest.raises(
            BadInput, match=r"300,000 characters long, 200,000 are read"
        ):
            aside.read_text_aside(project, "x" * 300_000)
        with pytest.raises(BadInput, match="no text was found"):
            aside.read_bytes_aside(project, b"<html><body></body></html>", "x.html")


def _project(tmp_path: Path) -> Any:
    from dashboard import services
    from dashboard.domain.settings import load

    data = folder(tmp_path / "data")
    return services.Project(load({"FRONTLINE_DATA": str(data)}))


MANY_ADDRESSES = """
import resource
from dashboard.domain.visitors.usage import Usage
from dashboard.services.access.limits import Limiter
before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
limiter = Limiter()
for number in range(300_000):
    for usage in (Usage.REQUEST, Usage.LINK):
        limiter.take(usage, f"2001:db8:{number >> 16:x}:{number & 65535:x}::/64")
grown = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before
print(len(limiter), grown * 1024)
"""


def test_many_addresses_do_not_fill_the_memory() -> None:
    done = subprocess.run(
        [sys.executable, "-c", MANY_ADDRESSES],
        env=environment(),
        capture_output=True,
        text=True,
        check=True,
    )
    remembered, grown = map(int, done.stdout.split())
    assert remembered <= 50_001
    assert grown < 60_000_000


class Attacker:
    """Asks a real server and keeps what it answers."""

    def __init__(self, base: str) -> None:
        self.base = base

    def ask(
        self, path: str, method: str = "GET", body: Any = None
    ) -> tuple[int, dict[str, str], bytes]:
        request = urllib.request.Request(
            self.base + path, method=method, data=body, headers={"Host": "localhost"}
        )
        try:
            with urllib.request.urlopen(request, timeout=120) as answer:
                return answer.status, _headers(answer), answer.read()
        except urllib.error.HTTPError as error:
            with error:
                return error.code, _headers(error), error.read()

    def announce(self, path: str, size: int) -> tuple[int, dict[str, str]]:
        """Say that so many bytes will follow and wait for the answer: who refuses them
        may end the connection while they are being sent.
        """
        connection = HTTPConnection(urlsplit(self.base).netloc, timeout=120)
        with closing(connection):
            connection.putrequest("PUT", path, skip_host=True)
            connection.putheader("Host", "localhost")
            connection.putheader("Content-Length", str(size))
            connection.endheaders()
            answer = connection.getresponse()
            return answer.status, _headers(answer)

    def refused(self, path: str, times: int, method: str = "GET") -> list[int]:
        """Return the statuses; each refusal must say when to come back."""
        statuses = []
        for number in range(times):
            status, headers, body = self.ask(path.replace("N", str(number)), method)
            if status in {429, 503}:
                assert int(headers["retry-after"]) >= 1
                assert "try again in" in json.loads(body)["error"]
            statuses.append(status)
        return statuses


def _headers(answer: Any) -> dict[str, str]:
    return {name.lower(): value for name, value in answer.headers.items()}


QUOTAS = "all links=3 exports=3 pictures=2 stories=1 searches=3 upload_bytes=1000000"


@pytest.mark.slow
def test_a_server_refuses_one_attacker_and_answers_on(tmp_path: Path) -> None:
    with served(folder(tmp_path / "data"), FRONTLINE_LIMITS=QUOTAS) as base:
        attacker = Attacker(base)
        links = attacker.refused("/api/links?from=2023-01-1N", 6, "POST")
        assert links == [201, 201, 201, 429, 429, 429]
        assert attacker.refused("/api/export.csv", 5) == [200] * 3 + [429] * 2
        size = "/api/snapshot.png?size=300x240&title=N"
        assert attacker.refused(size, 3)[2:] == [429]
        assert attacker.refused("/api/story.html", 2)[1:] == [429]
        searches = attacker.refused("/api/count?text=wordN", 5)
        assert searches == [200] * 3 + [429] * 2
        upload = "/_stcore/upload_file/nobody/nothing"
        status, headers = attacker.announce(upload, 2_000_000)
        assert (status, "retry-after" in headers) == (429, True)
        endless = (b"x" * 100_000 for _ in range(50))
        # Of no length that is named: nothing of it is read. Or it is cut off while it
        # is still being sent.
        with suppress(urllib.error.URLError, ConnectionError):
            assert attacker.ask(upload, "PUT", endless)[0] == 411
        for path in ("/healthz", "/api/claims.geojson", "/api/facets", "/"):
            assert attacker.ask(path)[0] == 200, path


def test_a_ledger_cut_short_takes_no_link(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    data = folder(tmp_path / "data")
    monkeypatch.setenv("FRONTLINE_DATA", str(data))
    monkeypatch.delenv("FRONTLINE_DATABASE_URL", raising=False)
    app = Starlette(routes=routes())
    assert get(app, "/api/links?from=2023-01-01", "POST").status == 201
    ledger = data / "ledger.sqlite"
    os.truncate(ledger, ledger.stat().st_size // 2)
    for number in range(2, 5):
        # At the machine itself: a stranger is not told what is wrong with the ledger.
        address = f"/api/links?from=2023-01-0{number}"
        answer = get(app, address, "POST", host="localhost")
        assert answer.status == 503
        assert int(answer.headers["retry-after"]) >= 1
        assert "damaged" in answer.json()["error"]


@pytest.mark.parametrize(
    ("environ", "words"),
    [
        ({"FRONTLINE_DATABASE_URL": "postgresql://u:p@127.0.0.1:abc/n"}, "HOST:PORT"),
        ({"FRONTLINE_LIMITS": "offf"}, "others, all or off"),
        ({}, "cannot be written"),
    ],
)
def test_a_setting_or_folder_that_cannot_be_used_is_said_in_words(
    environ: dict[str, str], words: str, tmp_path: Path
) -> None:
    data = folder(tmp_path / "data")
    if not environ:
        # As a file that may not be written: the tests may run as a user who may do all.
        (data / "index" / "index-1.duckdb").mkdir(parents=True)
    out = str(tmp_path / "out.csv")
    done = subprocess.run(
        command("--data", str(data), "export", out),
        env=environment(**environ),
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 2, done.stderr
    assert words in done.stderr
    assert "Traceback" not in done.stderr
    assert done.stderr.count("\n") == 1
