"""Who sent a request: what the connection shows, judged by the one policy."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from starlette.datastructures import Headers
from starlette.requests import HTTPConnection
from starlette.types import Scope

from dashboard import services
from dashboard.domain.filters import Filters
from dashboard.domain.settings import Settings, load
from dashboard.domain.sharing.links import Link
from dashboard.domain.visitors.access import Permission, Visitor
from dashboard.services.access.identity import Connection, visitor_of
from dashboard.services.access.policy import (
    allowed_filters,
    may,
    require,
    required_filters,
)
from dashboard.services.access.restricted import restricted_datasets

SIGNED_IN = "frontline.signed_in"
"""Key of the scope: identity that Streamlit's sign-in has verified."""
SETTINGS = "frontline.settings"
"""Key of the scope: the settings as they were when the request came."""
VISITOR = "visitor"
"""Attribute of a request's state: who sent it, once that was looked up."""
SignedIn = Callable[[Headers], str]
"""Gives the identity that a request's sign-in cookie proves, "" for none."""


def nobody(_headers: Headers) -> str:
    """Return nobody: where there is no sign-in."""
    return ""


def settings_at(scope: Scope) -> Settings:
    """Return the settings that a request is answered by; read once for all that look
    at it. Raises what `load` raises.
    """
    if SETTINGS not in scope:
        scope[SETTINGS] = load()
    settings: Settings = scope[SETTINGS]
    return settings


def connection_of(scope: Scope) -> Connection:
    """Return what a request shows of who sent it."""
    client = scope.get("client")
    headers = Headers(scope=scope)
    return Connection(
        # What was sent twice, by a reader and by a proxy after them, is not believed:
        # both together name nobody.
        headers={name: ", ".join(headers.getlist(name)) for name in headers},
        client=client[0] if client else "",
        signed_in=scope.get(SIGNED_IN, ""),
        http_version=scope.get("http_version", ""),
    )


def visitor_at(scope: Scope, settings: Settings) -> Visitor:
    """Return who sent a request; it may have to ask the ledger."""
    return visitor_of(
        connection_of(scope),
        settings,
        lambda: services.open_project(settings).ledger,
    )


def visitor(request: HTTPConnection) -> Visitor:
    """Return who sent a request that a route answers."""
    present: Visitor = getattr(request.state, VISITOR)
    return present


def visible(
    request: HTTPConnection,
    project: services.Project,
    filters: Filters,
) -> Filters:
    """Return the filters, withholding what the visitor may not see. Raises Forbidden
    when they ask for it by name.
    """
    who = visitor(request)
    return required_filters(who, filters, _restricted(project, who))


def visible_link(
    request: HTTPConnection,
    project: services.Project,
    link: Link,
) -> tuple[Link, tuple[str, ...]]:
    """Return what of a link the visitor may see, and a sentence for each value that was
    left out.
    """
    who = visitor(request)
    filters, notices = allowed_filters(who, link.filters, _restricted(project, who))
    return replace(link, filters=filters), notices


def sees_details(request: HTTPConnection) -> bool:
    """Return whether the visitor may see folders, databases and hosts."""
    return may(getattr(request.state, VISITOR, None), Permission.SEE_DETAILS)


def sees_restricted(request: HTTPConnection) -> bool:
    """Return whether the visitor may see what terms forbid to hand on."""
    return may(getattr(request.state, VISITOR, None), Permission.SEE_RESTRICTED)


def sees_private(request: HTTPConnection) -> bool:
    """Return whether the visitor may see datasets that are not published."""
    return may(getattr(request.state, VISITOR, None), Permission.SEE_PRIVATE)


def must_be_allowed(request: HTTPConnection, permission: Permission) -> None:
    """Raise Forbidden unless the visitor has the permission."""
    require(visitor(request), permission)


def _restricted(project: services.Project, who: Visitor) -> tuple[str, ...]:
    if may(who, Permission.SEE_RESTRICTED):
        return ()
    return restricted_datasets(project)
