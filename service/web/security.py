"""What browsers are told, so that a text sent in for audit can do nothing in a reader's browser."""

from __future__ import annotations

from urllib.parse import SplitResult, urlsplit

from starlette.datastructures import MutableHeaders
from starlette.requests import Request
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from exonym.renderers.html import SCRIPT_SOURCE
from service.errors import CrossSite

NO_SCRIPTS = "default-src 'none'; base-uri 'none'; frame-ancestors 'none'; img-src 'self' data:; form-action 'self'; "
PAGE_POLICY = NO_SCRIPTS + "style-src 'self'"
DESK_POLICY = PAGE_POLICY + "; script-src 'self'"
REPORT_POLICY = NO_SCRIPTS + f"style-src 'unsafe-inline'; script-src {SCRIPT_SOURCE}"
"""A report carries its own style and its one script, known by its digest, since it must also open from a disk."""
TEXT_POLICY = "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'; sandbox"
"""An article's own HTML is shown as it would be without scripts, pictures and styles, in an origin of its own."""

_HEADERS = {
    "Content-Security-Policy": PAGE_POLICY,
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cache-Control": "no-store",  # answers hold texts that nobody but the caller may read
}
_PORTS = {"http": 80, "https": 443}


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
    """Raise CrossSite for a form that a browser sends from another site's page.

    Browsers say Sec-Fetch-Site only to services they trust: https, or loopback (Fetch Metadata, "potentially
    trustworthy"). To a host name over plain http they say Origin, and at least a Referer. What says none of the three
    is no browser.
    """
    site = request.headers.get("sec-fetch-site")
    sender = request.headers.get("origin", request.headers.get("referer"))
    if site is not None:
        own = site in ("none", "same-origin")
    else:
        own = sender is None or _is_own(sender, request.headers.get("host", ""))
    if not own:
        raise CrossSite


def _is_own(sender: str, host: str) -> bool:
    """Whether the address of a page is at a Host. Its scheme may be https behind a proxy, so only its port counts."""
    try:
        page = urlsplit(sender)
        here = urlsplit(f"{page.scheme}://{host}")
        return bool(page.hostname) and _place(page) == _place(here)
    except ValueError:
        return False


def _place(url: SplitResult) -> tuple[str | None, int | None]:
    return url.hostname, url.port or _PORTS.get(url.scheme)
