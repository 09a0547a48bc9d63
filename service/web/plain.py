"""The framework's own refusals are plain text; here they become what every other error is."""

from __future__ import annotations

from fastapi import Request
from starlette.datastructures import Headers
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from service.web.problems import plain_error

_SAYS = {400: "The request's Host is none of EXONYM_ALLOWED_HOSTS."}


class PlainErrors:
    """Puts a problem in the place of an error in plain text: a body that is too long, a host that is not ours."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Serve one connection."""
        replaced = False

        async def sending(message: Message) -> None:
            nonlocal replaced
            if message["type"] == "http.response.start" and _is_plain_error(message):
                replaced = True
                status = message["status"]
                await plain_error(Request(scope), status, _SAYS.get(status, ""))(scope, receive, send)
            elif not replaced:
                await send(message)

        await self._app(scope, receive, sending)


def _is_plain_error(message: Message) -> bool:
    kind = Headers(raw=message["headers"]).get("content-type", "")
    return message["status"] >= 400 and kind.startswith("text/plain")
