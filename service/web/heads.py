"""HEAD wherever there is GET (RFC 9110, 9.3.2)."""

from __future__ import annotations

from asyncio import Event

from starlette.types import ASGIApp, Message, Receive, Scope, Send


class HeadAsGet:
    """Serves HEAD as GET, without the body; a stream is told that the client has gone once its headers are out."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Serve one connection."""
        if scope["type"] != "http" or scope["method"] != "HEAD":
            await self._app(scope, receive, send)
            return
        begun, read = Event(), False

        async def receiving() -> Message:
            nonlocal read
            if not read:
                message = await receive()
                read = not message.get("more_body", False)
                return message
            await begun.wait()
            return {"type": "http.disconnect"}

        async def sending(message: Message) -> None:
            if message["type"] == "http.response.start":
                await send(message)
                await send({"type": "http.response.body", "body": b""})
                begun.set()

        scope["method"] = "GET"
        try:
            await self._app(scope, receiving, sending)
        finally:
            scope["method"] = "HEAD"
