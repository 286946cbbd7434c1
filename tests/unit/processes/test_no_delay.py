"""What is written is sent at once, however the socket was bound."""

from __future__ import annotations

import asyncio
import socket

import pytest
from starlette.applications import Starlette
from uvicorn import Config, Server

from dashboard.processes.no_delay import send_without_delay
from tests.loops import run_coroutine


def delay_is_off(bound: socket.socket) -> bool:
    """Start a server on the socket and tell how a connection to it sends."""

    async def serve() -> None:
        server = Server(Config(Starlette(), log_level="error"))
        server.config.load()
        server.lifespan = server.config.lifespan_class(server.config)
        await server.startup([bound])
        client = socket.create_connection(bound.getsockname())
        while not server.server_state.connections:
            await asyncio.sleep(0.01)
        (connection,) = server.server_state.connections
        taken = connection.transport.get_extra_info("socket")
        found.append(taken.getsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY))
        client.close()
        await server.shutdown([bound])

    found: list[int] = []
    run_coroutine(serve())
    return bool(found[0])


@pytest.fixture
def bound() -> socket.socket:
    """A socket as Streamlit binds it: its protocol is not named."""
    made = socket.socket(socket.AF_INET)
    made.bind(("127.0.0.1", 0))
    made.listen()
    made.setblocking(False)
    return made


def test_an_answer_waits_for_no_acknowledgement(
    bound: socket.socket, monkeypatch: pytest.MonkeyPatch
) -> None:
    # Put back afterwards.
    monkeypatch.setattr(Server, "startup", Server.startup)
    send_without_delay()
    assert delay_is_off(bound)


def test_without_it_an_answer_waits(bound: socket.socket) -> None:
    assert not delay_is_off(bound)


def test_a_server_that_binds_for_itself_starts(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    started: list[object] = []

    async def startup(server: Server, sockets: object = None) -> None:
        started.append(sockets)

    monkeypatch.setattr(Server, "startup", startup)
    send_without_delay()
    run_coroutine(Server(Config(Starlette())).startup())
    assert started == [None]
