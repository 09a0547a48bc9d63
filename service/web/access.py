"""Who makes a request: keys in the header Authorization (RFC 6750), and what they are good for."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from typing import Annotated

from fastapi import Depends, Request, Security
from fastapi.security import HTTPBearer
from starlette.concurrency import run_in_threadpool

from service.auth import Caller, Scope
from service.decisions import Editor
from service.errors import NoKey, NotOpen, SignInNeeded
from service.web.context import service_of
from service.web.door import address_of, admit

_BEARER = HTTPBearer(
    scheme_name="key",
    auto_error=False,
    description="A key of `exonym keys create`; none is needed while there is none.",
)
"""Only for OpenAPI: the gate reads the header itself."""


def require(scope: Scope) -> Callable[..., Awaitable[Caller]]:
    """A dependency: who calls, if they may do what the scope stands for. The door has found them out already."""

    async def admitted(request: Request, _: Annotated[object, Security(_BEARER)]) -> Caller:
        caller: Caller | None = getattr(request.state, "caller", None)
        if caller is None:  # a path that the door does not guard
            caller = await run_in_threadpool(admit, service_of(request).gate, request)
        caller.check_may(scope)
        return caller

    return admitted


Reader = Annotated[Caller, Depends(require(Scope.READ))]
Writer = Annotated[Caller, Depends(require(Scope.WRITE))]
Admin = Annotated[Caller, Depends(require(Scope.ADMIN))]


def editor_of(caller: Caller) -> Editor:
    """Who decides, when a key does."""
    return Editor(caller.workspace, caller.name)


def only_open(request: Request) -> None:
    """Raise SignInNeeded once the service has a key or a user: for pages on which nobody can show who they are."""
    gate = service_of(request).gate
    if gate.is_for_users():
        raise SignInNeeded
    try:
        gate.admit(None, address_of(request))
    except NotOpen:
        raise
    except NoKey as error:
        raise SignInNeeded from error
