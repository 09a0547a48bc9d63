"""No more of a request's body is read than is allowed."""

from __future__ import annotations

from starlette.datastructures import Headers
from starlette.exceptions import HTTPException
from starlette.types import ASGIApp, Message, Receive, Scope, Send


class BodyLimit:
    """Raises a 413 where a body is read that says it is, or turns out to be, longer than ``limit`` bytes.

    Raised at reading, and not answered here, so that it comes out as every other problem does.
    """

    def __init__(self, app: ASGIApp, limit: int) -> None:
        self._app = app
        self._limit = limit

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Serve one connection."""
        if (
            scope["type"] != "http" or scope["path"] == "/v1/batches"
        ):  # which are read as a stream, with limits of their own
            await self._app(scope, receive, send)
            return
        stated = Headers(scope=scope).get("content-length", "")
        read = int(stated) if stated.isdecimal() and int(stated) > self._limit else 0

        async def receiving() -> Message:
            nonlocal read
            message = await receive() if read <= self._limit else {}
            read += len(message.get("body", b""))
            if read > self._limit:
                raise HTTPException(413)
            return message

        await self._app(scope, receiving, send)
