"""Names this server answers to. Any other name in a request is refused: a page of a
foreign name that was pointed at this machine must not reach it.
"""

from __future__ import annotations

import ipaddress
import re
from urllib.parse import urlsplit

from dashboard.domain.settings import Settings

LOOPBACK_NAMES = ("localhost", "127.0.0.1", "::1")


def allowed_hosts(settings: Settings) -> frozenset[str]:
    """Return the names, in lower case and without ports: those of loopback, that of the
    public address, the one that is listened on, and those of FRONTLINE_HOSTS.
    """
    names = {*LOOPBACK_NAMES, *settings.hosts}
    public = urlsplit(settings.public_url).hostname if settings.public_url else None
    if public:
        names.add(public)
    # 0.0.0.0 is where the server listens, not what anybody calls it.
    if not _unspecified(settings.host):
        names.add(settings.host.lower().strip("[]"))
    return frozenset(names)


def host_allowed(host: str | None, settings: Settings) -> bool:
    """Return whether a Host header names this server; False for none at all or one
    that is malformed.
    """
    name = host_name(host)
    if not name:
        return False
    return name in allowed_hosts(settings)


def host_name(host: str | None) -> str:
    """Return the name in a Host header without its port, in lower case; "" when it is
    missing or malformed.
    """
    if not host or host != host.strip():
        return ""
    try:
        parts = urlsplit(f"//{host}")
        _ = parts.port  # a port that is no number is an error
    except ValueError:
        return ""
    # A name with anything beside name and port is no Host.
    if parts.netloc != host or "@" in host or re.search(r"\][^:]", host):
        return ""
    # "example.org." with a dot at the end is the same name (RFC 1034, 3.1).
    return (parts.hostname or "").removesuffix(".")


def loopback_name(name: str) -> bool:
    """Return whether a name or address, without port, means this very machine."""
    if name == "localhost":
        return True
    try:
        return ipaddress.ip_address(name).is_loopback
    except ValueError:
        return False


def _unspecified(name: str) -> bool:
    """Return whether an address means every address of the machine."""
    try:
        return ipaddress.ip_address(name.strip("[]")).is_unspecified
    except ValueError:
        return not name
