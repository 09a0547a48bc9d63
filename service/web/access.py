"""Who makes a request: keys in the header Authorization (RFC 6750), and what they are good for."""

from __future__ import annotations

from collections.abc import Callable
from typing import Annotated

from fastapi import Depends, Request, Security
from fastapi.security import HTTPBearer

from service.auth import Caller, Scope
from service.errors import ScopeMissing
from service.web.context import service_of

_BEARER = HTTPBearer(
    scheme_name="key",
    auto_error=False,
    description="A key of `exonym keys create`; none is needed while there is none.",
)
"""Only for OpenAPI: the gate reads the header itself."""


def require(scope: Scope) -> Callable[..., Caller]:
    """A dependency: who calls, if they may do what the scope stands for."""

    def admitted(request: Request, _: Annotated[object, Security(_BEARER)]) -> Caller:
        caller = service_of(request).gate.admit(request.headers.get("authorization"))
        if scope not in caller.scopes:
            raise ScopeMissing(scope)
        return caller

    return admitted


Reader = Annotated[Caller, Depends(require(Scope.READ))]
Writer = Annotated[Caller, Depends(require(Scope.WRITE))]
Admin = Annotated[Caller, Depends(require(Scope.ADMIN))]


def only_open(request: Request) -> None:
    """Raise NoKey once the service has a key: for pages on which nobody can show one."""
    service_of(request).gate.admit(None)
