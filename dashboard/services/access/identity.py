"""Who is there: the local user, somebody who signed in, or a stranger."""

from __future__ import annotations

import hmac
import ipaddress
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from typing import Protocol

from dashboard.domain.errors import FrontlineError
from dashboard.domain.settings import Settings
from dashboard.domain.visitors.access import LOCAL_USER, STRANGER, Role, Visitor
from dashboard.services.access.hosts import host_name, loopback_name

BROWSER_EXTENSIONS = frozenset(
    {"x-requested-with", "x-xsrftoken", "x-xsrf-token", "x-csrftoken", "x-moz"}
)
"""Of the headers of no standard (X-, RFC 6648) those that pages and browsers send."""
PROXY_HEADERS = frozenset(
    {
        "b3",
        "baggage",
        "client-ip",
        "correlation-id",
        "forwarded",
        "front-end-https",
        "max-forwards",
        "request-id",
        "rndr-id",
        "surrogate-capability",
        "traceparent",
        "tracestate",
        "true-client-ip",
        "uber-trace-id",
        "via",
    }
)
"""Headers that only something between reader and server sends."""
PROXY_PREFIXES = (
    "akamai-",
    "ali-",
    "auth-",
    "cdn-",
    "cf-",
    "eo-",
    "fastly-",
    "fly-",
    "forwarded-",
    "incap-",
    "ngrok-",
    "oidc-",
    "proxy-",
    "remote-",
    "saml-",
    "shib-",
    "ssl-",
    "tailscale-",
    "wl-proxy-",
)
"""How the headers of proxies begin: of networks that deliver, of load balancers, of
whatever signs people in and names them to what stands behind it.
"""
IDENTITY_HEADER = "x-frontline-user"
"""What an authenticating proxy names the signed-in person in."""
SECRET_HEADER = "x-frontline-proxy-secret"  # noqa: S105
"""What proves that the proxy, and not a reader who reached past it, sent the name."""
OLD_HTTP = "1.0"
"""Browsers left it behind; proxies still speak it to what is behind them."""
SIGN_IN_LONGEST = 320
"""Characters of the longest e-mail address."""


class Directory(Protocol):
    """Where roles and tokens are kept; the ledger is one."""

    def roles_of(self, identity: str) -> Iterable[str]:
        """Return the roles somebody has, none for a stranger."""

    def token_role(self, secret: str) -> tuple[str, str] | None:
        """Return (identity, role) of a token, None when it opens nothing."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Connection:
    """What is known of a request before anybody is believed.

    headers: by name in lower case. client: address of the machine at the other end of
    the connection, "" when unknown; never what a header says. signed_in: identity that
    Streamlit's own sign-in has verified, "" for none. http_version: "" when unknown.
    """

    headers: Mapping[str, str]
    client: str
    signed_in: str = field(default="")
    http_version: str = ""


def visitor_of(
    connection: Connection,
    settings: Settings,
    directory: Callable[[], Directory],
) -> Visitor:
    """Return who asks. Never raises: what cannot be proved is a stranger.

    directory: gives the ledger; it is called only when a token or an identity is there
    to be looked up. While it is away nobody has a role.
    """
    at_the_machine = is_local(connection, settings)
    if at_the_machine and settings.editing:
        return LOCAL_USER
    try:
        visitor = _signed_in(connection, settings, directory)
    except FrontlineError:
        visitor = STRANGER
    roles = visitor.roles
    if not settings.editing:
        roles = _reading_only(roles)
    return Visitor(visitor.identity, roles, local=at_the_machine)


def is_local(connection: Connection, settings: Settings) -> bool:
    """Return whether the request comes from a person at this machine: over loopback,
    to a name of loopback, with no sign of anything in between.
    """
    if settings.proxies or not loopback_name(connection.client):
        # With a proxy declared, loopback is where the proxy is.
        return False
    if proxied(connection):
        return False
    headers = connection.headers
    if not loopback_name(host_name(headers.get("host"))):
        return False
    # A proxy that renames the host still passes on where the reader's page is from.
    pages = [headers[name] for name in ("origin", "referer") if headers.get(name)]
    return all(loopback_name(_page_host(page)) for page in pages)


def _page_host(page: str) -> str:
    """Return the host of a page's address, "" when it is none."""
    return host_name(page.partition("://")[2].partition("/")[0])


def proxied(connection: Connection) -> bool:
    """Return whether something between reader and server passed the request on."""
    if connection.http_version == OLD_HTTP:
        return True
    return any(_of_a_proxy(name.replace("_", "-")) for name in connection.headers)


def _of_a_proxy(name: str) -> bool:
    # There are too many to know them all: one that nobody here knows is a proxy's.
    if name.startswith("x-"):
        return name not in BROWSER_EXTENSIONS
    return name in PROXY_HEADERS or name.startswith(PROXY_PREFIXES)


def from_proxy(connection: Connection, settings: Settings) -> bool:
    """Return whether one of FRONTLINE_PROXIES is at the other end."""
    try:
        address = ipaddress.ip_address(connection.client)
    except ValueError:
        return False
    # A socket for both protocols names an IPv4 proxy as ::ffff:10.0.0.1.
    mapped = getattr(address, "ipv4_mapped", None)
    return any((mapped or address) in network for network in settings.proxies)


def client_address(connection: Connection, settings: Settings) -> str:
    """Return the reader's address: what a trusted proxy says, else the other end's.

    Of a chain of addresses it is the last that no trusted proxy has: whatever stands
    before that one, the reader may have written.
    """
    if not from_proxy(connection, settings):
        return connection.client
    chain = connection.headers.get("x-forwarded-for", "").split(",")
    for text in reversed(chain):
        hop = Connection(headers={}, client=text.strip())
        try:
            ipaddress.ip_address(hop.client)
        except ValueError:
            return connection.client
        if not from_proxy(hop, settings):
            return hop.client
    return connection.client


def _signed_in(
    connection: Connection,
    settings: Settings,
    directory: Callable[[], Directory],
) -> Visitor:
    scheme, _, secret = connection.headers.get("authorization", "").partition(" ")
    # A token goes before a cookie: a script that sends one means it.
    if scheme.lower() == "bearer" and secret.strip():
        token = directory().token_role(secret.strip())
        return _with_roles(token[0], (token[1],)) if token else STRANGER
    identity = connection.signed_in or proxy_identity(connection, settings)
    if not identity:
        return STRANGER
    return _with_roles(identity, directory().roles_of(identity))


def proxy_identity(connection: Connection, settings: Settings) -> str:
    """Return whom an authenticating proxy names, "" unless it is one of
    FRONTLINE_PROXIES and knows FRONTLINE_PROXY_SECRET.
    """
    if not settings.proxy_secret or not from_proxy(connection, settings):
        return ""
    offered = connection.headers.get(SECRET_HEADER, "")
    # In the same time however much of it is right: else it could be guessed in parts.
    if not hmac.compare_digest(
        offered.encode("utf-8", "replace"), settings.proxy_secret.encode()
    ):
        return ""
    identity = connection.headers.get(IDENTITY_HEADER, "").strip()
    return identity if len(identity) <= SIGN_IN_LONGEST else ""


def _with_roles(identity: str, names: Iterable[str]) -> Visitor:
    by_name = {role.value: role for role in Role}
    # A role of a later version, or one that was renamed, gives nothing.
    roles = {by_name[name] for name in names if name in by_name}
    return Visitor(identity, frozenset({Role.READER, *roles}))


def _reading_only(roles: frozenset[Role]) -> frozenset[Role]:
    """Return the roles where nothing may be changed: whoever could edit drafts may
    still read them.
    """
    if roles <= {Role.READER}:
        return roles
    return frozenset({Role.READER, Role.DRAFT_READER})
