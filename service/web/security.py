"""What browsers are told, so that a text sent in for audit can do nothing in a reader's browser."""

from __future__ import annotations

from starlette.datastructures import MutableHeaders
from starlette.requests import Request
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from service.errors import CrossSite

NO_SCRIPTS = "default-src 'none'; base-uri 'none'; frame-ancestors 'none'; img-src 'self' data:; form-action 'self'; "
PAGE_POLICY = NO_SCRIPTS + "style-src 'self'"
REPORT_POLICY = NO_SCRIPTS + "style-src 'unsafe-inline'"
"""A report carries its own style, since it must also open from a disk."""

_HEADERS = {
    "Content-Security-Policy": PAGE_POLICY,
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
}


class SecurityHeaders:
    """Adds the headers to every answer that has not set its own."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Serve one connection."""

        async def sending(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                for name, value in _HEADERS.items():
                    headers.setdefault(name, value)
            await send(message)

        await self._app(scope, receive, sending)


def same_site(request: Request) -> None:
    """Raise CrossSite for a form that a browser says comes from another site's page."""
    if request.headers.get("sec-fetch-site", "none") not in ("none", "same-origin"):
        raise CrossSite
