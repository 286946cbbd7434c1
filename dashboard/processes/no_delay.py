"""Whether an answer waits in the system until the one before it was acknowledged."""

from __future__ import annotations

import socket
from functools import wraps

from uvicorn import Server


def send_without_delay() -> None:
    """Let every server of this process send what it writes at once (TCP_NODELAY).

    Streamlit binds its socket without naming a protocol, and asyncio turns the delay
    off only where TCP is named: the body of an answer, written after its head, would
    wait 40 ms for the acknowledgement of the head, or a round trip of a slow line. A
    connection takes the option over from the socket that it came in by.
    """
    startup = Server.startup

    @wraps(startup)
    async def start(
        server: Server,
        sockets: list[socket.socket] | None = None,
    ) -> None:
        for bound in sockets or ():
            if bound.family in (socket.AF_INET, socket.AF_INET6):
                bound.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        await startup(server, sockets)

    setattr(Server, startup.__name__, start)
