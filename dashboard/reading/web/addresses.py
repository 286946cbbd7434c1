"""Web addresses that may be asked: http(s) alone, and only machines of the public
internet.
"""

from __future__ import annotations

import ipaddress
import re
import socket
import threading
from dataclasses import dataclass
from urllib.parse import quote, urlsplit, urlunsplit

from dashboard.domain.errors import BadInput, ServiceUnavailable
from dashboard.i18n.translate import gettext

LONGEST = 4_000
"""Longest address that is taken, characters."""
PORTS = {"http": 80, "https": 443}
# IPv6 networks whose addresses lead to an IPv4 address inside them (RFC 4291, 6052,
# 8215, 3056, 4380).
_CARRIES_IPV4 = tuple(
    map(
        ipaddress.ip_network,
        (
            "::/96",
            "::ffff:0:0/96",
            "64:ff9b::/96",
            "64:ff9b:1::/48",
            "2002::/16",
            "2001::/32",
        ),
    )
)
# What looks public, and leads into a cloud's own services or nowhere: Azure's
# WireServer, protocol assignments (RFC 6890, Oracle's metadata among them), old 6to4
# relays (RFC 7526).
_SPECIAL = tuple(
    map(ipaddress.ip_network, ("168.63.129.16", "192.0.0.0/24", "192.88.99.0/24"))
)
_HOST = re.compile(r"[A-Za-z0-9_.-]+")
# Characters that stay as they are; a per cent sign is taken for a quotation that was
# made already.
_PATH, _QUERY = "/%:@!$&'()*+,;=~-._", "/?%:@!$&'()*+,;=~-._[]"


@dataclass(frozen=True, slots=True)
class Target:
    """An address taken apart. host: in ASCII. path: with the query, quoted."""

    scheme: str
    host: str
    port: int
    path: str

    @property
    def origin(self) -> str:
        """Scheme, host and port as an address writes them."""
        host = f"[{self.host}]" if ":" in self.host else self.host
        return f"{self.scheme}://{host}" + (
            "" if self.port == PORTS[self.scheme] else f":{self.port}"
        )

    @property
    def url(self) -> str:
        """The whole address."""
        return self.origin + self.path


def target(url: str) -> Target:
    """Take an address apart. Raises BadInput for whatever is not a plain http(s)
    address.
    """
    quoted = repr(url[:100])
    if len(url) > LONGEST or not all(map(_is_plain, url.strip())):
        raise BadInput(
            gettext(
                "{address}: not a web address; it is too long, or holds"
                " blanks or unprintable characters",
                address=quoted,
            )
        )
    try:
        parts = urlsplit(url.strip())
        host, port = parts.hostname or "", parts.port
    except ValueError as error:
        raise BadInput(
            gettext(
                "{address}: not a web address ({reason}); copy it again",
                address=quoted,
                reason=error,
            )
        ) from error
    if parts.scheme not in PORTS or not host:
        raise BadInput(
            gettext(
                "{address}: not a web address; it must begin with http:// or https://",
                address=quoted,
            )
        )
    # `http://known.org@other.org/` leads to the second, and looks like the first.
    if parts.username is not None or port == 0:
        raise BadInput(
            gettext(
                "{address}: a user name, or port 0, is not taken; give the"
                " plain address of the page",
                address=quoted,
            )
        )
    path = quote(parts.path or "/", safe=_PATH)
    query = quote(parts.query, safe=_QUERY)
    return Target(
        parts.scheme,
        _ascii(host, quoted),
        port or PORTS[parts.scheme],
        urlunsplit(("", "", path, query, "")),
    )


def _is_plain(character: str) -> bool:
    return character.isprintable() and not character.isspace()


def _ascii(host: str, quoted: str) -> str:
    if ":" in host:
        return host
    try:
        # Names of other scripts, as the name service knows them.
        name = host.encode("idna").decode("ascii")
    except UnicodeError:
        name = ""
    if not _HOST.fullmatch(name):
        raise BadInput(
            gettext(
                "{address}: {host} is not the name of a machine; check the address",
                address=quoted,
                host=f"{host[:60]!r}",
            )
        )
    return name


def is_public(address: str) -> bool:
    """Tell whether an IP address, as text, belongs to a machine of the public
    internet.
    """
    # What follows % is the network interface of a link-local address.
    ip = ipaddress.ip_address(address.partition("%")[0])
    if ip.version == 6 and (
        ip.is_site_local or any(ip in network for network in _CARRIES_IPV4)
    ):
        return False
    if any(ip in network for network in _SPECIAL):
        return False
    return ip.is_global and not (
        ip.is_multicast or ip.is_reserved or ip.is_link_local or ip.is_unspecified
    )


def resolve_public(
    where: Target,
    seconds: float,
    *,
    private: bool,
) -> tuple[str, ...]:
    """Return the IP addresses of a host, every one of them checked.

    seconds: how long the name service may take. private: let machines of one's own
    network pass too. Raises BadInput when one answer is not public, ServiceUnavailable
    when there is no answer.
    """
    addresses = _resolve(where, seconds)
    inner = (
        [] if private else [address for address in addresses if not is_public(address)]
    )
    if inner:
        raise BadInput(
            gettext(
                "{address}: {host} is {ip}, an address inside a private or"
                " special network; only pages of the public internet are read",
                address=where.url[:200],
                host=where.host,
                ip=inner[0],
            )
        )
    return addresses


def _resolve(where: Target, seconds: float) -> tuple[str, ...]:
    """Ask the name service in a thread of its own: the system's call knows no time
    limit.
    """
    resolved: list[str] = []
    failed: list[OSError | UnicodeError] = []

    def ask() -> None:
        try:
            answers = socket.getaddrinfo(
                where.host, where.port, type=socket.SOCK_STREAM
            )
            resolved.extend(dict.fromkeys(str(answer[4][0]) for answer in answers))
        except (OSError, UnicodeError) as error:
            failed.append(error)

    # A daemon, as it may hang on after the time is up.
    thread = threading.Thread(target=ask, name="name service", daemon=True)
    thread.start()
    thread.join(max(seconds, 0))
    if not resolved:
        reason = "no answer in time"
        if failed:
            reason = getattr(failed[0], "strerror", None) or str(failed[0])
        raise ServiceUnavailable(
            gettext(
                "{host}: no such machine was found ({reason}); check address"
                " and network",
                host=where.host,
                reason=reason,
            )
        )
    return tuple(resolved)
