"""One page from the web, within limits: every address checked, every byte counted,
robots.txt heeded.
"""

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
from dashboard.i18n.translate import decimal_words, gettext
from dashboard.reading.web.addresses import Target, resolve_public, target

AGENT = "frontline-claims"
"""The name that robots.txt may use for this program."""
USER_AGENT = (
    f"{AGENT}/0.1 (reads single articles at a person's request; obeys robots.txt)"
)
HEADERS = {
    "User-Agent": USER_AGENT,
    "Accept": (
        "text/html, application/xhtml+xml, text/plain, application/rss+xml,"
        " application/atom+xml, text/xml;q=0.9"
    ),
    # Only what can be unpacked piece by piece within a bound.
    "Accept-Encoding": "gzip, identity",
    # One page is fetched, and the site need not wait for more.
    "Connection": "close",
}
REDIRECTS = (301, 302, 303, 307, 308)
PIECE = 65_536


@dataclass(frozen=True, slots=True)
class Limits:
    """How much one page may cost.

    size: bytes, as sent and after unpacking. seconds: all redirects together.
    redirects: hops. private: whether machines of one's own network may be asked too.
    """

    size: int = 8_000_000
    seconds: float = 30.0
    redirects: int = 5
    private: bool = False


@dataclass(frozen=True, slots=True)
class WebPage:
    """What came back. url: of the last hop. type: media type in lower case. type,
    charset: "" when not named.
    """

    url: str
    status: int
    type: str
    charset: str
    body: bytes


@dataclass(frozen=True, slots=True)
class _Answer:
    page: WebPage
    location: str


class Deadline:
    """The time one fetch may take, all its parts together."""

    def __init__(self, seconds: float) -> None:
        self._end = time.monotonic() + seconds

    def left(self) -> float:
        """Return the seconds that are left, 0 when none are."""
        return max(self._end - time.monotonic(), 0.0)

    def pause(self, seconds: float) -> None:
        """Wait as long as a site asks for; the fetch has as much time left afterwards
        as before.
        """
        self._end += seconds
        time.sleep(seconds)


def get(
    url: str,
    limits: Limits,
    deadline: Deadline,
    allow: Callable[[Target], None] | None = None,
) -> WebPage:
    """Fetch an address and follow its redirects; any status is returned as it is.

    allow: called with the Target of every hop before it is asked, raises to refuse.
    Raises BadInput for an address that may not be asked and for a page beyond the
    limits, ServiceUnavailable when the other side does not answer as HTTP asks for.
    """
    where = target(url)
    for _ in range(limits.redirects + 1):
        if allow:
            allow(where)
        answer = _ask(where, limits, deadline)
        if answer.page.status not in REDIRECTS or not answer.location:
            return answer.page
        # Each hop is checked as the first was: a public page may lead to a private
        # address.
        where = _next(where, answer.location)
    raise BadInput(
        gettext(
            "{address}: it leads on and on, more than {count} times; give"
            " the page's final address",
            address=url[:200],
            count=limits.redirects,
        )
    )


def _next(where: Target, location: str) -> Target:
    try:
        return target(urljoin(where.url, location))
    except ValueError as error:
        raise BadInput(
            gettext(
                "{address}: it leads to {location}, which is no address",
                address=where.url[:200],
                location=f"{location[:100]!r}",
            )
        ) from error


def _ask(where: Target, limits: Limits, deadline: Deadline) -> _Answer:
    addresses = resolve_public(where, deadline.left(), private=limits.private)
    try:
        with _connected(where, addresses, deadline) as connection:
            connection.request("GET", where.path, headers=HEADERS)
            with connection.getresponse() as response:
                location, body = "", b""
                if response.status in REDIRECTS:
                    location = response.headers.get("Location", "")
                if not location:
                    body = b"".join(_body(where, response, limits.size))
                headers = response.headers
                page = WebPage(
                    where.url,
                    response.status,
                    headers.get_content_type() if "Content-Type" in headers else "",
                    headers.get_content_charset("") or "",
                    body,
                )
                if not deadline.left():
                    raise TimeoutError
                return _Answer(page, location)
    except (OSError, http.client.HTTPException, ValueError, zlib.error) as error:
        if not deadline.left():
            raise ServiceUnavailable(
                gettext(
                    "{address}: not read within {seconds} s; try later, or save"
                    " it and read the file",
                    address=where.url[:200],
                    seconds=decimal_words(limits.seconds),
                )
            ) from error
        reason = (
            getattr(error, "strerror", None) or str(error).splitlines()[0][:120]
            if str(error)
            else type(error).__name__
        )
        raise ServiceUnavailable(
            gettext(
                "{address}: no proper answer ({reason}); try later",
                address=where.url[:200],
                reason=reason,
            )
        ) from error


@contextmanager
def _connected(
    where: Target,
    addresses: tuple[str, ...],
    deadline: Deadline,
) -> Iterator[http.client.HTTPConnection]:
    """Give a connection to one of the checked addresses; whatever is still going on
    when time is up is cut off.
    """
    connection = http.client.HTTPConnection(where.host, where.port)
    plain = _dial(where, addresses, deadline)
    stream: socket.socket = plain
    if where.scheme == "https":
        context = ssl.create_default_context()
        stream = context.wrap_socket(
            plain, server_hostname=where.host, do_handshake_on_connect=False
        )
    connection.sock = stream
    # A time limit of the socket counts anew with every byte that drips in; this one
    # does not.
    watch = threading.Timer(deadline.left(), _cut, (stream,))
    # A thread that only waits must not keep a command alive that is done.
    watch.daemon = True
    watch.start()
    try:
        if isinstance(stream, ssl.SSLSocket):
            stream.do_handshake()
        yield connection
    finally:
        watch.cancel()
        connection.close()
        stream.close()


def _dial(
    where: Target,
    addresses: tuple[str, ...],
    deadline: Deadline,
) -> socket.socket:
    """Connect to the address that was checked: asking the name service again might give
    another one.
    """
    failed: OSError = TimeoutError("time is up")
    for address in addresses:
        if not deadline.left():
            break
        try:
            return socket.create_connection(
                (address, where.port), timeout=min(deadline.left(), 10)
            )
        except OSError as error:
            failed = error
    raise failed


def _cut(stream: socket.socket) -> None:
    try:
        stream.shutdown(socket.SHUT_RDWR)
    except OSError:
        return


def _body(
    where: Target,
    response: http.client.HTTPResponse,
    size: int,
) -> Iterator[bytes]:
    """Yield the body, unpacked. Raises BadInput as soon as it is too large, packed or
    unpacked.
    """
    coding = response.headers.get("Content-Encoding", "identity").strip().lower()
    if coding not in {"identity", "", "gzip", "x-gzip"}:
        raise BadInput(
            gettext(
                "{address}: packed as {coding}, which was not asked for; save"
                " the page and read the file",
                address=where.url[:200],
                coding=f"{coding[:40]!r}",
            )
        )
    unpack = (
        None if coding in {"identity", ""} else zlib.decompressobj(zlib.MAX_WBITS | 16)
    )
    sent = unpacked = 0
    while piece := response.read(PIECE):
        sent += len(piece)
        while piece:
            # A piece at a time: a few kilobytes may unpack to gigabytes.
            part = unpack.decompress(piece, PIECE) if unpack else piece
            piece = unpack.unconsumed_tail if unpack else b""
            unpacked += len(part)
            if max(sent, unpacked) > size:
                raise BadInput(
                    gettext(
                        "{address}: larger than {size} MB; save the part to be read"
                        " as a file",
                        address=where.url[:200],
                        size=decimal_words(size / 1e6),
                    )
                )
            yield part
    # Half an article would be read as if it were a whole one.
    if response.length or (unpack and not unpack.eof):
        raise http.client.IncompleteRead(b"", response.length)


def content(page: WebPage) -> WebPage:
    """Return the page. Raises NothingFound or ServiceUnavailable for a status that says
    there is none.
    """
    if page.status in {404, 410}:
        raise NothingFound(
            gettext(
                "{address}: there is no such page (HTTP {status}); check the address",
                address=page.url[:200],
                status=page.status,
            )
        )
    if page.status != http.client.OK:
        raise ServiceUnavailable(
            gettext(
                "{address}: the page was refused (HTTP {status}); save it in"
                " a browser and read the file",
                address=page.url[:200],
                status=page.status,
            )
        )
    return page
