"""Streamlit's secrets and cookies, as our own routes meet them."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
import streamlit as st
from starlette.datastructures import Headers
from starlette.types import Message, Receive, Scope, Send
from streamlit.runtime.secrets import secrets_singleton

from dashboard.ui import sign_in
from dashboard.ui.sign_in import SignOut, cookie_identity, sign_in_key
from tests.loops import run_coroutine
from tests.unit.services.access.test_sign_in import SECRET, cookies

AUTH: dict[str, Any] = {
    "redirect_uri": "https://map.example/oauth2callback",
    "cookie_secret": SECRET,
}


class Noted:
    """What the servers of a ledger share, without a ledger."""

    def __init__(self) -> None:
        self.names: set[str] = set()

    def lease(self, name: str, _holder: str, _seconds: float) -> bool:
        self.names.add(name)
        return True

    def leased(self, name: str) -> bool:
        return name in self.names


@pytest.fixture(autouse=True)
def noted(monkeypatch: pytest.MonkeyPatch) -> Noted:
    notes = Noted()
    monkeypatch.setattr(sign_in, "shared_ledger", lambda: notes)
    return notes


@pytest.fixture
def auth() -> Iterator[None]:
    """Streamlit's secrets with a provider."""
    secrets_singleton.merge_programmatic_secrets({"auth": AUTH})
    yield
    secrets_singleton._reset()


def _headers(**more: str) -> Headers:
    pairs = [f"{name}={value}" for name, value in cookies(**more).items()]
    return Headers({"cookie": "; ".join(pairs)})


def test_without_secrets_nobody_can_sign_in() -> None:
    st.secrets._reset()
    assert sign_in_key() == ("", "")
    assert cookie_identity(_headers()) == ""


@pytest.mark.usefixtures("auth")
def test_the_key_is_of_the_secrets_and_the_origin_of_the_way_back() -> None:
    assert sign_in_key() == (SECRET, "https://map.example")


@pytest.mark.usefixtures("auth")
def test_the_cookie_proves_who_asks() -> None:
    assert cookie_identity(_headers()) == "olena@example.org"
    assert cookie_identity(_headers(origin="https://elsewhere.example")) == ""
    assert cookie_identity(Headers({})) == ""


@pytest.mark.usefixtures("auth")
@pytest.mark.parametrize(("path", "ends"), [("/auth/logout", True), ("/map", False)])
def test_signing_out_ends_the_sign_in(path: str, ends: bool, noted: Noted) -> None:
    headers = _headers(nonce=path)
    passed = []

    async def inside(scope: Scope, _receive: Receive, _send: Send) -> None:
        passed.append(scope["path"])

    async def receive() -> Message:
        return {}

    async def send(_message: Message) -> None:
        return None

    scope = {"type": "http", "path": path, "headers": headers.raw}
    run_coroutine(SignOut(inside)(scope, receive, send))
    assert passed == [path]
    assert (cookie_identity(headers) == "") is ends
    assert len(noted.names) == ends
