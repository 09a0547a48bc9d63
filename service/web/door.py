"""The door: who calls and how often, before anything of the request's body is read."""

from __future__ import annotations

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.types import ASGIApp, Receive, Scope, Send

from service.auth import Caller
from service.errors import NoKey, TooManyRequests
from service.web.gate import Gate
from service.web.rates import Rates, network_of

_GUARDED = ("/v1/", "/v2/")
_SIGNED = "/v1/hooks/"
"""Events of CMSs, which prove by their signatures who they come from, and of which many are sent only once."""
_UNLIMITED = (_SIGNED, "/static/", "/healthz", "/readyz", "/metrics")


class Door:
    """Lets nobody in under /v1 and /v2 without a key, even where an endpoint forgot to ask, and nobody too often.

    It stands around the routes and within the handling of errors, so that what it raises is answered as every error
    is. Endpoints find who calls in the request's state (``caller``), the middleware RateHeaders what to tell.
    """

    def __init__(self, app: ASGIApp, gate: Gate, rates: Rates) -> None:
        self._app = app
        self._gate = gate
        self._rates = rates

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Serve one connection."""
        if scope["type"] == "http" and (is_guarded(scope["path"]) or self._is_limited(scope["path"])):
            request = Request(scope)
            if not self._recalls(request):
                await run_in_threadpool(self._examine, request)
        await self._app(scope, receive, send)

    def _recalls(self, request: Request) -> bool:
        """Let in at once, without a thread, whom the gate remembers and nothing counts."""
        if self._rates.limit is not None:
            return False
        caller = self._gate.recall(request.headers.get("authorization"), address_of(request))
        if caller:
            request.state.caller = caller
        return caller is not None

    def _is_limited(self, path: str) -> bool:
        return self._rates.limit is not None and not path.startswith(_UNLIMITED)

    def _examine(self, request: Request) -> None:
        """Note who calls, and how often. Raises NoKey and its kind, and TooManyRequests."""
        somebody = f"address {network_of(address_of(request))}"
        try:
            caller = admit(self._gate, request) if is_guarded(request.scope["path"]) else None
        except NoKey:
            self._count(request, somebody)
            raise
        if caller:
            request.state.caller = caller
        self._count(request, f"key {caller.key_id}" if caller and caller.key_id else somebody)

    def _count(self, request: Request, caller: str) -> None:
        use = self._rates.count(caller)
        request.state.rate_headers = self._rates.headers(use)
        if use and not use.within:
            raise TooManyRequests(use.reset, f"No more than {self._rates.limit} are taken")


def is_guarded(path: str) -> bool:
    """Whether a path is the API's and takes a key."""
    return f"{path}/".startswith(_GUARDED) and not path.startswith(_SIGNED)


def admit(gate: Gate, request: Request) -> Caller:
    """Who makes a request. Raises what Gate.admit does."""
    return gate.admit(request.headers.get("authorization"), address_of(request))


def address_of(request: Request) -> str | None:
    """The caller's address; None on a socket of this machine."""
    return request.client.host if request.client else None
