"""Where Streamlit's sign-in meets our own routes: one secret, one cookie, one end."""

from __future__ import annotations

from collections.abc import Mapping
from urllib.parse import urlsplit

import streamlit as st
from anyio import to_thread
from starlette.datastructures import Headers
from starlette.requests import cookie_parser
from starlette.types import ASGIApp, Receive, Scope, Send
from streamlit.errors import StreamlitSecretNotFoundError

from dashboard import services
from dashboard.domain.settings import load
from dashboard.services.access.sign_in import (
    COOKIE,
    Leases,
    end_sign_in,
    signed_in,
)

SIGN_OUT = "/auth/logout"
"""Streamlit's own path, which makes the browser forget its cookie."""


def sign_in_key() -> tuple[str, str]:
    """Return the secret that sign-ins are signed with and the origin they belong to,
    ("", "") where nobody can sign in.

    Both are of Streamlit's secrets, whether the environment or a secrets.toml set them.
    """
    try:
        auth = st.secrets.get("auth")
    except StreamlitSecretNotFoundError:
        return "", ""
    if not isinstance(auth, Mapping):
        return "", ""
    back = urlsplit(str(auth.get("redirect_uri", "")))
    return str(auth.get("cookie_secret", "")), f"{back.scheme}://{back.netloc}"


def shared_ledger() -> Leases:
    """Return the ledger, which all servers share."""
    return services.open_project(load()).ledger


def sign_out(cookies: Mapping[str, str]) -> None:
    """End the sign-in of these cookies, at every server of the ledger."""
    end_sign_in(cookies, sign_in_key()[0], shared=shared_ledger)


def cookie_identity(headers: Headers) -> str:
    """Return whom the cookies of a request prove, "" for nobody."""
    cookies = _cookies(headers)
    # Nearly all requests have none: their answer does not wait for the secrets.
    if COOKIE not in cookies:
        return ""
    secret, origin = sign_in_key()
    return signed_in(cookies, secret, origin=origin, shared=shared_ledger) or ""


def _cookies(headers: Headers) -> Mapping[str, str]:
    return cookie_parser(headers.get("cookie", ""))


class SignOut:
    """The ASGI application inside; whoever signs out there is signed out of every
    window and of every copy of the cookie, too.
    """

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(
        self,
        scope: Scope,
        receive: Receive,
        send: Send,
    ) -> None:
        if scope["type"] == "http" and scope["path"].endswith(SIGN_OUT):
            await to_thread.run_sync(sign_out, _cookies(Headers(scope=scope)))
        await self._app(scope, receive, send)
