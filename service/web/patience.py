"""No connection is kept for a client that says nothing: a body that stops coming is not waited for."""

from __future__ import annotations

import asyncio

from starlette.exceptions import HTTPException
from starlette.types import ASGIApp, Message, Receive, Scope, Send

BODY_PATIENCE = 30.0
"""Seconds within which the next piece of a request's body must come."""


class Patience:
    """Raises a 408 where a body is read that has stopped coming. What follows a body may take its time."""

    def __init__(self, app: ASGIApp, seconds: float = BODY_PATIENCE) -> None:
        self._app = app
        self._seconds = seconds

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Serve one connection."""
        whole = scope["type"] != "http"

        async def receiving() -> Message:
            nonlocal whole
            if whole:
                return await receive()
            try:
                async with asyncio.timeout(self._seconds):
                    message = await receive()
            except TimeoutError as error:
                raise HTTPException(408, f"No more of the body came for {self._seconds:.0f} s.") from error
            whole = not message.get("more_body", False)
            return message

        await self._app(scope, receiving, send)
