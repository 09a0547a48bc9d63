"""The server that a service runs in."""

from __future__ import annotations

import socket
from collections.abc import Callable

import uvicorn

GRACE = 10
"""Seconds that requests have to end in once the service is to stop."""


class Server(uvicorn.Server):
    """Uvicorn that calls ``on_stop`` in its event loop before it waits for requests to end."""

    def __init__(self, config: uvicorn.Config, on_stop: Callable[[], None]) -> None:
        super().__init__(config)
        self._on_stop = on_stop

    async def shutdown(self, sockets: list[socket.socket] | None = None) -> None:
        """Let those go who wait for something, then end as Uvicorn does."""
        self._on_stop()
        await super().shutdown(sockets)
