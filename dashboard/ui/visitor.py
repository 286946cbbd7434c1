"""Who sits before this page, asked anew at every action: a page stays open for hours,
and meanwhile somebody may sign out or lose a role.
"""

from __future__ import annotations

import getpass
from collections.abc import Mapping
from typing import cast

import streamlit as st
from streamlit.runtime import exists, get_instance
from streamlit.runtime.scriptrunner import get_script_run_ctx
from streamlit.runtime.session_manager import ClientContext

from dashboard import services
from dashboard.domain.errors import Forbidden, FrontlineError, NothingFound, TooMany
from dashboard.domain.filters import Filters
from dashboard.domain.settings import Settings, load, shipped_folder
from dashboard.domain.visitors.access import Permission, Visitor
from dashboard.i18n.translate import gettext, pgettext
from dashboard.services.access import policy
from dashboard.services.access.identity import (
    Connection,
    Directory,
    is_local,
    visitor_of,
)
from dashboard.services.access.restricted import (
    aggregated_summary,
    restricted_datasets,
)
from dashboard.services.access.sign_in import signed_in
from dashboard.ui.markdown import escape_markdown
from dashboard.ui.runs.presses import undisturbed
from dashboard.ui.sign_in import shared_ledger, sign_in_key, sign_out

UNREVEALING = Forbidden, NothingFound, TooMany
"""Errors that are about what was asked, not about this server."""


def connection() -> Connection:
    """Return what is known of the browser at the other end; nothing at all when it is
    gone, so that nobody is believed.
    """
    browser = _browser()
    if browser is None:
        return Connection(headers={}, client="")
    # Not st.context.ip_address: it is None for this machine and for the unknown alike.
    return Connection(
        headers={name.lower(): value for name, value in browser.headers},
        client=browser.remote_ip or "",
        signed_in=_identity(browser.cookies),
    )


def _browser() -> ClientContext | None:
    context = get_script_run_ctx()
    if context is None or not exists():
        return None
    client = get_instance().get_client(context.session_id)
    # The session may have ended while this thread still runs.
    return None if client is None else client.client_context


def _identity(cookies: Mapping[str, str]) -> str:
    # Both must say so: Streamlit proves that no other site opened this page, and ours
    # knows of sign-ins that ended.
    if not st.user.get("is_logged_in"):
        return ""
    secret, origin = sign_in_key()
    return signed_in(cookies, secret, origin=origin, shared=shared_ledger) or ""


def current_visitor(project: services.Project) -> Visitor:
    """Return who is there at this moment, with the roles they have now."""
    return visitor_of(
        connection(), project.settings, lambda: cast("Directory", project.ledger)
    )


def allowed(project: services.Project, permission: Permission) -> bool:
    """Return whether the visitor may do this now."""
    return policy.may(current_visitor(project), permission)


def acting_as(project: services.Project, permission: Permission) -> str:
    """Return the name to write beside what the visitor does. Raises Forbidden when
    they may not do it, or not any more.
    """
    visitor = current_visitor(project)
    policy.require(visitor, permission)
    return name_of(visitor)


def name_of(visitor: Visitor) -> str:
    """Return the identity of who signed in, the account's name of the local user."""
    if visitor.identity or not visitor.local:
        return visitor.identity
    try:
        return getpass.getuser()
    except (KeyError, OSError):
        # An account without a name, as in a container.
        return "local"


def current_name(project: services.Project) -> str:
    """Return the name that would be written beside what the visitor does now."""
    return name_of(current_visitor(project))


def visible_filters(
    project: services.Project,
    filters: Filters,
) -> tuple[Filters, tuple[str, ...]]:
    """Return what of the filters the visitor may see, and a sentence for each value
    that was left out. Rows that may not be handed on are withheld; `restricted` counts
    them where their number may be told.
    """
    who = current_visitor(project)
    return policy.allowed_filters(who, filters, restricted_datasets(project))


def visible_total(filters: Filters) -> int | None:
    """Return how many claims the filters leave, None when the data cannot be read: the
    page itself says why.
    """
    try:
        project = services.open_project(load())
        visible, _ = visible_filters(project, filters)
        return aggregated_summary(project, visible).claims
    except FrontlineError:
        return None


def draw_sign_in(project: services.Project) -> None:
    """Draw who is signed in, or the way to; nothing where nobody can sign in."""
    if not sign_in_key()[0]:
        return
    identity = connection().signed_in
    place = st.container(
        horizontal=True,
        horizontal_alignment="right",
        vertical_alignment="center",
        gap="small",
        key="sign-in",
    )
    if not identity:
        place.button(
            gettext("Sign in"), key="sign in", type="tertiary", on_click=st.login
        )
        return
    # A name that anybody chose for themselves.
    place.text(gettext("Signed in as {name}", name=identity), width="content")
    place.button(
        gettext("Sign out"), key="sign out", type="tertiary", on_click=_sign_out
    )


@undisturbed()
def _sign_out() -> None:
    # The browser forgets its cookie, and this server believes no copy of it any more.
    browser = _browser()
    if browser is not None:
        sign_out(browser.cookies)
    st.logout()


def draw_troubles(project: services.Project) -> None:
    """Say what of the data could not be used; a stranger learns no folder and no host
    of it.
    """
    if allowed(project, Permission.SEE_DETAILS):
        for trouble in project.troubles:
            st.warning(escape_markdown(str(trouble)))
    elif project.troubles:
        st.warning(
            gettext(
                "Part of the data cannot be shown at the moment; the administrator of"
                " this server can see why."
            )
        )


def draw_error(error: FrontlineError) -> None:
    """Say why there is no page. Only whoever sits at the machine learns of folders and
    hosts from it.
    """
    try:
        settings = load()
    except FrontlineError:
        settings = Settings(shipped=shipped_folder())
    if isinstance(error, UNREVEALING) or is_local(connection(), settings):
        st.error(escape_markdown(str(error)))
    else:
        st.error(gettext("The map cannot be shown at the moment. Try again later."))


def draw_refusal(project: services.Project, permission: Permission) -> None:
    """Say why there is nothing here for this visitor, and the way in."""
    visitor = current_visitor(project)
    if not project.settings.editing and visitor.local:
        st.info(
            gettext("Editing is off on this server, so nothing can be changed here.")
        )
        return
    words = gettext(
        "You need to be allowed to {do}.", do=pgettext("may", permission.value)
    )
    if visitor.identity:
        more = gettext(
            "You are signed in, but were not given that yet: ask the administrator of"
            " this server."
        )
    elif sign_in_key()[0]:
        more = gettext("Sign in first.")
    else:
        more = gettext(
            "Nobody can sign in on this server; it is done at the machine it runs on."
        )
    st.info(f"{words} {more}")
    if sign_in_key()[0] and not visitor.identity:
        st.button(
            gettext("Sign in"), key="sign in here", on_click=st.login, type="primary"
        )
