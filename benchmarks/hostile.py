"""A reader who pans while one hostile client, of another loopback address, does its
worst: bounded in time, in requests and in bytes.
"""

from __future__ import annotations

import http.client
import itertools
import multiprocessing
import os
import threading
import time
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from multiprocessing.connection import Connection
from urllib.parse import urlencode, urlsplit

import numpy as np

from benchmarks import importing, serving, walk
from benchmarks.asking import Answer
from benchmarks.lookup import SEED
from benchmarks.measure import Row, row
from benchmarks.plan import Plan, words
from dashboard.domain.errors import FrontlineError

SECONDS, QUICK_SECONDS = 60.0, 10.0
READER, ATTACKER = "127.0.0.1", "127.0.0.2"
"""Two addresses of this machine, so that the server takes them for two visitors."""
LOOK_S = 0.1
"""A reader who moves the map all the time asks about ten times a second."""
PAUSE_S = 0.01
"""Between two requests of one thread of the attacker: its own work must not be what is
measured.
"""
TIMEOUT_S = 60.0
ATTACKER_NICENESS = 10
UPLOAD_BYTES, UPLOAD_PIECE = 20_000_000, 100_000
MOST_REQUESTS = 50_000


class Client:
    """Asks one server from one address of this machine."""

    def __init__(self, url: str, address: str) -> None:
        parts = urlsplit(url)
        self._host, self._port = str(parts.hostname), int(parts.port or 80)
        self._address = address
        self.statuses: Counter[int] = Counter()
        self._lock = threading.Lock()

    def ask(
        self,
        path: str,
        method: str = "GET",
        body: Iterator[bytes] | None = None,
        **headers: str,
    ) -> tuple[int, Answer]:
        """Return the status, and the answer with its milliseconds."""
        connection = http.client.HTTPConnection(
            self._host,
            self._port,
            timeout=TIMEOUT_S,
            source_address=(self._address, 0),
        )
        start = time.perf_counter()
        try:
            connection.request(
                method, path, body, headers, encode_chunked=body is not None
            )
            with connection.getresponse() as response:
                answer = Answer((time.perf_counter() - start) * 1000, response.read())
                with self._lock:
                    self.statuses[response.status] += 1
                return response.status, answer
        finally:
            connection.close()


def minute(plan: Plan) -> list[Row]:
    """Return viewports of the reader alone, and under attack, over the base size."""
    data = importing.imported(plan, 1)
    seconds = SECONDS
    if plan.quick:
        seconds = QUICK_SECONDS
    with serving.dashboard(data, plan.scratch, FRONTLINE_LIMITS="all") as server:
        facets = Client(server.url, READER).ask("/api/facets")[1].json()["facets"]
        values = walk.Values.of(facets)
        # As many as a minute has: the first ones under a filter are the slow ones.
        views = _views(values)
        alone = _read(Client(server.url, READER), views, seconds / 3)
        with attack(server.url, seconds) as statuses:
            attacked = _read(Client(server.url, READER), views, seconds)
        peak = server.peak_mb()
    refused = statuses[429] + statuses[503]
    name = f"{words(plan.rows)} claims"
    return [
        row("hostile.alone", f"viewport of a reader who pans, {name}", "ms", alone),
        row(
            "hostile.viewport",
            f"the same while one hostile client does its worst, {name}",
            "ms",
            attacked,
        ),
        row(
            "hostile.requests",
            "answers to the hostile client",
            "count",
            [statuses.total()],
        ),
        row("hostile.refused", "of these 429 or 503", "count", [refused]),
        row("hostile.memory", "most memory of the server", "MB", [peak]),
    ]


def _views(values: walk.Values) -> Iterator[str]:
    rng = np.random.default_rng(SEED + 7)
    while True:
        for query, views in walk.person(rng, values):
            # A reader's own searches take as long as they take.
            if "text" not in query:
                yield from (walk.address(query, view) for view in views)


def _read(client: Client, views: Iterator[str], seconds: float) -> list[float]:
    """Return milliseconds of viewports. Raises RuntimeError when one is not answered:
    a refused reader must not look like a quick answer.
    """
    end = time.monotonic() + seconds
    spent: list[float] = []
    while time.monotonic() < end:
        path = next(views)
        status, answer = client.ask(path)
        if status != 200:
            raise RuntimeError(f"{path}: answered with {status}")
        spent.append(answer.ms)
        time.sleep(LOOK_S)
    return spent


@contextmanager
def attack(url: str, seconds: float) -> Iterator[Counter[int]]:
    """Attack from a process of its own while the block runs: what the attacker and the
    reader do must not wait for each other. Gives the statuses of the answers, there
    when the block has ended.
    """
    context = multiprocessing.get_context("spawn")
    near, far = context.Pipe()
    process = context.Process(target=_attack, args=(url, seconds, far), daemon=True)
    process.start()
    if not near.poll(TIMEOUT_S):
        raise RuntimeError("the attack did not begin")
    near.recv()
    statuses = Counter[int]()
    try:
        yield statuses
        near.send("enough")
        if near.poll(2 * TIMEOUT_S):
            statuses.update(near.recv())
    finally:
        process.kill()
        process.join()


def _attack(url: str, seconds: float, orders: Connection) -> None:
    # Its machine is another one in life: here it takes no time from the server.
    os.nice(ATTACKER_NICENESS)
    client = Client(url, ATTACKER)
    orders.send("begun")
    with Attack(client, seconds):
        orders.recv()
    orders.send(dict(client.statuses))


class Attack:
    """Attack in threads while the block runs, at most that many seconds."""

    def __init__(self, client: Client, seconds: float) -> None:
        self._end = time.monotonic() + seconds
        self._ended = threading.Event()
        self._left = itertools.count()
        self._threads = [
            threading.Thread(target=self._repeat, args=(deed,), daemon=True)
            for deed in _deeds(client)
        ]

    def __enter__(self) -> None:
        for thread in self._threads:
            thread.start()

    def __exit__(self, *_: object) -> None:
        self._ended.set()
        for thread in self._threads:
            thread.join(TIMEOUT_S)

    def _repeat(self, deed: Callable[[int], object]) -> None:
        while not self._ended.wait(PAUSE_S) and time.monotonic() < self._end:
            number = next(self._left)
            if number > MOST_REQUESTS:
                return
            # Cut off while it still sends: what a refusal looks like from there.
            with suppress(OSError, http.client.HTTPException, FrontlineError):
                deed(number)


def _deeds(client: Client) -> list[Callable[[int], object]]:
    """Return what the attacker does again and again, each with another number."""

    def query(path: str, **parameters: object) -> str:
        return f"{path}?{urlencode(parameters)}"

    handshake = {
        "Connection": "Upgrade",
        "Upgrade": "websocket",
        "Sec-WebSocket-Version": "13",
        "Sec-WebSocket-Key": "AAAAAAAAAAAAAAAAAAAAAA==",
    }
    page = _hostile_page()
    return [
        lambda n: client.ask(query("/api/claims.geojson", text=f"never {n}", zoom=6)),
        lambda n: client.ask(query("/api/facets", text=f"asked {n}")),
        lambda n: client.ask(query("/", text=f"before {n}")),
        lambda n: client.ask(query("/api/snapshot.png", title=f"picture {n}")),
        lambda n: client.ask(query("/api/story.html", title=f"story {n}")),
        lambda n: client.ask("/api/export.csv"),
        lambda n: client.ask(query("/api/links", claim=f"c{n}"), "POST"),
        lambda n: client.ask("/_stcore/upload_file/a/b", "PUT", _endless()),
        lambda n: client.ask("/_stcore/stream", "GET", None, **handshake),
        lambda n: _read_page(page),
    ]


def _endless() -> Iterator[bytes]:
    for _ in range(UPLOAD_BYTES // UPLOAD_PIECE):
        yield b"x" * UPLOAD_PIECE


def _hostile_page() -> bytes:
    attributes = " ".join(f"a{number}=1" for number in range(45))
    return (f"<html><body>{f'<p {attributes}>word ' * 2_500}").encode()


def _read_page(page: bytes) -> None:
    """Read a page as the server's page for that does: in the same bounded process, on
    the same cores. The page itself is driven by a browser, which is not hostile.
    """
    from dashboard.domain.settings import load
    from dashboard.services.reading.articles import ArticleMetadata
    from dashboard.services.reading.aside import ReadingJob, reading_pool

    job = ReadingJob(
        data=page,
        source="page",
        metadata=ArticleMetadata(),
        settings=load({}),
        corrections=(),
        language="en",
    )
    reading_pool().result(job)
