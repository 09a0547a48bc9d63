"""Every request has an id, which its answer and its log lines carry; one line and two figures a request."""

from __future__ import annotations

import logging
import re
import time
from collections.abc import MutableMapping
from http import HTTPStatus
from typing import Any
from urllib.parse import quote

from starlette.datastructures import Headers, MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from service import logs
from service.store.ids import new_id
from service.web.meters import HttpMeters

logger = logging.getLogger("service.requests")

REQUEST_ID = "X-Request-Id"
_SAFE_ID = re.compile(r"[A-Za-z0-9._-]{1,100}")
_WATCHED = ("/healthz", "/readyz", "/metrics")
"""Asked every few seconds by machines: an answer that is well is not worth a line."""


class RequestTracing:
    """Gives every request an id, the caller's if it is safe; logs and counts it once it is answered."""

    def __init__(self, app: ASGIApp, meters: HttpMeters) -> None:
        self._app = app
        self._meters = meters

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Serve one connection."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        request_id = safe_id(Headers(scope=scope).get(REQUEST_ID))
        answer = _Answer(send, request_id)
        begun = time.perf_counter()
        with logs.bound(request_id=request_id):
            try:
                await self._app(scope, receive, answer.send)
            except Exception:
                # an error after which the answer went out whole was logged where it was answered
                if not answer.whole:
                    raise
            finally:
                self._note(scope, answer.status, time.perf_counter() - begun)

    def _note(self, scope: Scope, status: int, seconds: float) -> None:
        self._meters.note(scope["method"], route_of(scope), status, seconds)
        healthy = scope["path"] in _WATCHED and status == HTTPStatus.OK
        about = {
            "method": scope["method"],
            "path": quote(scope["path"]),
            "status": status,
            "ms": round(seconds * 1000, 1),
            **_caller(scope.get("state", {})),
        }
        logger.log(logging.DEBUG if healthy else logging.INFO, "request", extra=about)


class _Answer:
    """Hands an answer on with its request's id, and remembers its status and whether it went out whole.

    ``status`` is 499 for one that never began: the client was gone.
    """

    def __init__(self, send: Send, request_id: str) -> None:
        self._send = send
        self._request_id = request_id
        self.status = 499
        self.whole = False

    async def send(self, message: Message) -> None:
        if message["type"] == "http.response.start":
            self.status = message["status"]
            MutableHeaders(scope=message)[REQUEST_ID] = self._request_id
        await self._send(message)
        self.whole = message["type"] == "http.response.body" and not message.get("more_body", False)


def safe_id(given: str | None) -> str:
    """The caller's id for a request where it is 1 to 100 of A-Z, a-z, 0-9, dot, underscore, hyphen; else a new one."""
    return given if given and _SAFE_ID.fullmatch(given) else new_id()


def route_of(scope: Scope) -> str:
    """The path of the route that served a request, with its parameters' names: there are few of them."""
    return str(getattr(scope.get("route"), "path", "none"))


def _caller(state: MutableMapping[str, Any]) -> dict[str, str]:
    """The key and workspace that web/access.py left in the request's state, if any."""
    caller = state.get("caller")
    found = {"key_id": caller.key_id, "workspace": caller.workspace} if caller else {}
    return {name: value for name, value in found.items() if value}
