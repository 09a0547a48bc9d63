"""/v1/keys: the keys of the caller's workspace."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Query, Response

from service import auth
from service.web.access import Admin
from service.web.context import InService
from service.web.cursors import read_cursor, write_cursor
from service.web.schemas.keys import KeyIn, KeyOut, KeyPage, KeyQuery, NewKeyOut
from service.web.schemas.problems import problems

ROUTER = APIRouter(prefix="/v1/keys", tags=["keys"])


@ROUTER.post("", status_code=201, responses=problems(400, 401, 403, 422, 429))
def create_key(body: KeyIn, service: InService, caller: Admin, response: Response) -> NewKeyOut:
    """Make a key, which is shown in this answer and never again. Its scopes are at most the caller's own."""
    caller.check_may(*body.scopes)
    lasts = auth.read_lifetime(body.expires_in, "expires_in") if body.expires_in is not None else None
    new = auth.create_key(service.store, caller.workspace, body.name, body.scopes, lasts, by=caller.by)
    service.gate.forget()
    response.headers["Location"] = f"/v1/keys/{new.row.id}"
    return NewKeyOut.made(new)


@ROUTER.get("", responses=problems(401, 403, 422, 429))
def list_keys(service: InService, caller: Admin, query: Annotated[KeyQuery, Query()]) -> KeyPage:
    """The workspace's keys, oldest first, revoked and expired ones included; never the keys themselves."""
    after = read_cursor(query.cursor) if query.cursor else None
    found = auth.list_keys(service.store, caller.workspace, query.limit + 1, after)
    page = found[: query.limit]
    more = len(found) > query.limit
    return KeyPage(items=[KeyOut.of(key) for key in page], next=write_cursor(page[-1].id) if more else None)


@ROUTER.get("/{key_id}", responses=problems(401, 403, 404, 422, 429))
def get_key(key_id: str, service: InService, caller: Admin) -> KeyOut:
    """One key."""
    return KeyOut.of(auth.get_key(service.store, key_id, caller.workspace))


@ROUTER.delete("/{key_id}", status_code=204, responses=problems(401, 403, 404, 422, 429))
def revoke_key(key_id: str, service: InService, caller: Admin) -> None:
    """Revoke a key: at once here, within a second in other processes. One that is revoked already stays so."""
    auth.revoke_key(service.store, key_id, caller.workspace, by=caller.by)
    service.gate.forget()
