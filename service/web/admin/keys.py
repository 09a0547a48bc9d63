"""/admin/keys: the keys of programs."""

from __future__ import annotations

from typing import Annotated, Any

from fastapi import APIRouter, Form, Request
from fastapi.responses import Response

from service import auth
from service.auth import Role, Scope
from service.auth.keys import MAX_NAME, is_valid
from service.errors import InvalidField
from service.store.types import now
from service.web.context import InService, Service
from service.web.desk import DESK, AdminDesk, Entry, see_other, show

ROUTER = APIRouter()
ENTRY = Entry("Keys", "/keys", place=70, role=Role.ADMIN)
USUAL = (Scope.READ, Scope.WRITE)
Typed = Annotated[str, Form()]


@ROUTER.get("/keys")
def show_keys(request: Request, service: InService, signed: AdminDesk) -> Response:
    """The workspace's keys, and a form to make one."""
    return _show(request, service, signed)


@ROUTER.post("/keys")
def make_key(
    request: Request,
    service: InService,
    signed: AdminDesk,
    name: Typed = "",
    scope: Annotated[list[str] | None, Form()] = None,
    expires_in: Typed = "",
) -> Response:
    """Make a key; the page that follows shows it, this once."""
    typed = {"name": name, "scopes": scope or [], "expires_in": expires_in}
    try:
        lasts = auth.read_lifetime(expires_in.strip(), "expires_in") if expires_in.strip() else None
        scopes = [one for one in Scope if one in (scope or ())]
        made = auth.create_key(service.store, signed.workspace, name, scopes, lasts, by=signed.email)
    except InvalidField as error:
        return _show(request, service, signed, 422, typed=typed, error=error)
    service.gate.forget()
    return _show(request, service, signed, 201, made=made)


@ROUTER.post("/keys/{key_id}/revoke")
def revoke_key(request: Request, service: InService, signed: AdminDesk, key_id: str) -> Response:
    """Make a key worthless."""
    key = auth.revoke_key(service.store, key_id, signed.workspace, by=signed.email)
    service.gate.forget()
    return see_other(request, f"{DESK}/keys", f"The key {key.name} is revoked.")


def _show(request: Request, service: Service, signed: auth.Signed, status: int = 200, **values: Any) -> Response:
    at = now()
    keys = auth.list_keys(service.store, signed.workspace)
    shown = {
        "keys": [(key, is_valid(key, at)) for key in reversed(keys)],
        "scopes": {
            Scope.READ: "look at audits, reports and names",
            Scope.WRITE: "send pairs, decide",
            Scope.ADMIN: "everything else: keys, connectors, endpoints, deleting",
        },
        "typed": {"name": "", "scopes": list(USUAL), "expires_in": ""},
        "longest": MAX_NAME,
        "error": None,
        "made": None,
    }
    return show(request, signed, "keys.html", status, **{**shown, **values})
