"""One page from the web, within limits: every address checked, every byte counted, robots.txt heeded."""

from __future__ import annotations

import http.client
import socket
import ssl
import threading
import time
import zlib
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from urllib.parse import urljoin

from dashboard.domain.errors import BadInput, NothingFound, ServiceUnavailable
from dashboard.reading.addresses import Target, checked, target

AGENT = "frontline-claims"
"""The name that robots.txt may use for this program."""
USER_AGENT = f"{AGENT}/0.1 (reads single articles at a person's request; obeys robots.txt)"
HEADERS = {
    "User-Agent": USER_AGENT,
    "Accept": "text/html, application/xhtml+xml, text/plain, application/rss+xml, application/atom+xml, text/xml;q=0.9",
    "Accept-Encoding": "gzip, identity",
    "Connection": "close",
}
REDIRECTS = (301, 302, 303, 307, 308)
PIECE = 65_536


@dataclass(frozen=True, slots=True)
class Limits:
    """How much one page may cost.

    size: bytes, as sent and after unpacking. seconds: all redirects together. redirects: hops.
    private: whether machines of one's own network may be asked too.
    """

    size: int = 8_000_000
    seconds: float = 30.0
    redirects: int = 5
    private: bool = False


@dataclass(frozen=True, slots=True)
class Page:
    """What came back. url: of the last hop. type: media type in lower case. type, charset: "" when not said."""

    url: str
    status: int
    type: str
    charset: str
    body: bytes


@dataclass(frozen=True, slots=True)
class _Answer:
    page: Page
    location: str


class Clock:
    """The time one fetch may take, all its parts together."""

    def __init__(self, seconds: float) -> None:
        self._end = time.monotonic() + seconds

    def left(self) -> float:
        """Return the seconds that are left, 0 when none are."""
        return max(self._end - time.monotonic(), 0.0)

    def pause(self, seconds: float) -> None:
        """Wait as long as a site asks for; the fetch has as much time left afterwards as before."""
        self._end += seconds
        time.sleep(seconds)


def get(url: str, limits: Limits, clock: Clock, allow: Callable[[Target], None] | None = None) -> Page:
    """Fetch an address and follow its redirects; any status is returned as it is.

    allow: called with the Target of every hop before it is asked, raises to refuse.
    Raises BadInput for an address that may not be asked and for a page beyond the limits, ServiceUnavailable when
    the other side does not answer as HTTP asks for.
    """
    where = target(url)
    for _ in range(limits.redirects + 1):
        if allow:
            allow(where)
        answer = _ask(where, limits, clock)
        if answer.page.status not in REDIRECTS or not answer.location:
            return answer.page
        where = _next(where, answer.location)
    raise BadInput(
        f"{url[:200]}: it leads on and on, more than {limits.redirects} times; give the page's final address"
    )


def _next(where: Target, location: str) -> Target:
    try:
        return target(urljoin(where.url, location))
    except ValueError as error:
        raise BadInput(f"{where.url[:200]}: it leads to {location[:100]!r}, which is no address") from error


def _ask(where: Target, limits: Limits, clock: Clock) -> _Answer:
    addresses = checked(where, clock.left(), private=limits.private)
    try:
        with _connected(where, addresses, clock) as connection:
            connection.request("GET", where.path, headers=HEADERS)
            with connection.getresponse() as response:
                location = response.headers.get("Location", "") if response.status in REDIRECTS else ""
                body = b"" if location else b"".join(_body(where, response, limits.size))
                said = response.headers
                page = Page(
                    where.url, response.status, said.get_content_type() if "Content-Type" in said else "",
                    said.get_content_charset("") or "", body,
                )  # fmt: skip
                if not clock.left():
                    raise TimeoutError
                return _Answer(page, location)
    except (OSError, http.client.HTTPException, ValueError, zlib.error) as error:
        if not clock.left():
            raise ServiceUnavailable(
                f"{where.url[:200]}: not read within {limits.seconds:g} s; try later, or save it and read the file"
            ) from error
        reason = (
            getattr(error, "strerror", None) or str(error).splitlines()[0][:120] if str(error) else type(error).__name__
        )
        raise ServiceUnavailable(f"{where.url[:200]}: no proper answer ({reason}); try later") from error


@contextmanager
def _connected(where: Target, addresses: tuple[str, ...], clock: Clock) -> Iterator[http.client.HTTPConnection]:
    """Give a connection to one of the checked addresses; whatever is still going on when time is up is cut off."""
    connection = http.client.HTTPConnection(where.host, where.port)
    plain = _dial(where, addresses, clock)
    held: socket.socket = plain
    if where.scheme == "https":
        context = ssl.create_default_context()
        held = context.wrap_socket(plain, server_hostname=where.host, do_handshake_on_connect=False)
    connection.sock = held
    # A time limit of the socket counts anew with every byte that drips in; this one does not.
    watch = threading.Timer(clock.left(), _cut, (held,))
    watch.daemon = True
    watch.start()
    try:
        if isinstance(held, ssl.SSLSocket):
            held.do_handshake()
        yield connection
    finally:
        watch.cancel()
        connection.close()
        held.close()


def _dial(where: Target, addresses: tuple[str, ...], clock: Clock) -> socket.socket:
    """Connect to the address that was checked: asking the name service again might give another one."""
    failed: OSError = TimeoutError("time is up")
    for address in addresses:
        if not clock.left():
            break
        try:
            return socket.create_connection((address, where.port), timeout=min(clock.left(), 10))
        except OSError as error:
            failed = error
    raise failed


def _cut(held: socket.socket) -> None:
    try:
        held.shutdown(socket.SHUT_RDWR)
    except OSError:
        return


def _body(where: Target, response: http.client.HTTPResponse, size: int) -> Iterator[bytes]:
    """Yield the body, unpacked. Raises BadInput as soon as it is too large, packed or unpacked."""
    coding = response.headers.get("Content-Encoding", "identity").strip().lower()
    if coding not in {"identity", "", "gzip", "x-gzip"}:
        raise BadInput(
            f"{where.url[:200]}: packed as {coding[:40]!r}, which was not asked for; save the page and read the file"
        )
    unpack = None if coding in {"identity", ""} else zlib.decompressobj(zlib.MAX_WBITS | 16)
    sent = unpacked = 0
    while piece := response.read(PIECE):
        sent += len(piece)
        while piece:
            part = unpack.decompress(piece, PIECE) if unpack else piece
            piece = unpack.unconsumed_tail if unpack else b""
            unpacked += len(part)
            if max(sent, unpacked) > size:
                raise BadInput(f"{where.url[:200]}: larger than {size / 1e6:g} MB; save the part to be read as a file")
            yield part
    if response.length or (unpack and not unpack.eof):
        raise http.client.IncompleteRead(b"", response.length)


def content(page: Page) -> Page:
    """Return the page. Raises NothingFound or ServiceUnavailable for a status that says there is none."""
    if page.status in {404, 410}:
        raise NothingFound(f"{page.url[:200]}: there is no such page (HTTP {page.status}); check the address")
    if page.status != http.client.OK:
        raise ServiceUnavailable(
            f"{page.url[:200]}: the page was refused (HTTP {page.status}); save it in a browser and read the file"
        )
    return page
