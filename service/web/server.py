"""The server that a service runs in."""

from __future__ import annotations

import socket
from collections.abc import Callable

import uvicorn

GRACE = 10
"""Seconds that requests have to end in once the service is to stop."""


UNREAD = 60
"""Seconds after which a client that takes nothing of its answer is dropped."""


class Server(uvicorn.Server):
    """Uvicorn that calls ``on_stop`` in its event loop before it waits for requests to end, and drops who never reads.

    An application cannot tell that a client has stopped reading, the kernel can (TCP_USER_TIMEOUT, tcp(7), Linux).
    """

    def __init__(self, config: uvicorn.Config, on_stop: Callable[[], None]) -> None:
        super().__init__(config)
        self._on_stop = on_stop

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        """Begin to listen; connections have the patience of the sockets that they come in by."""
        await super().startup(sockets)
        if hasattr(socket, "TCP_USER_TIMEOUT"):
            for listening in [each for server in self.servers for each in server.sockets]:
                listening.setsockopt(socket.IPPROTO_TCP, socket.TCP_USER_TIMEOUT, 1000 * UNREAD)

    async def shutdown(self, sockets: list[socket.socket] | None = None) -> None:
        """Let those go who wait for something, then end as Uvicorn does."""
        self._on_stop()
        await super().shutdown(sockets)
