"""/v1/connectors: the CMSs that a workspace takes events from."""

from __future__ import annotations

from fastapi import APIRouter, Response

from service import connectors
from service.web.access import Admin
from service.web.context import InService
from service.web.schemas.connectors import ConnectorIn, ConnectorList, ConnectorOut
from service.web.schemas.problems import problems

ROUTER = APIRouter(prefix="/v1/connectors", tags=["connectors"])


@ROUTER.post("", status_code=201, response_model=ConnectorOut, responses=problems(400, 401, 403, 409, 413, 422))
def add(body: ConnectorIn, service: InService, caller: Admin, response: Response) -> ConnectorOut:
    """Add a connector. Its name is one for the whole service, since its events come without a key."""
    row = connectors.add_connector(service.store, body.to_new(caller.workspace), by=caller.by)
    response.headers["Location"] = "/v1/connectors"
    return ConnectorOut.of(row)


@ROUTER.get("", response_model=ConnectorList, responses=problems(401, 403))
def list_all(service: InService, caller: Admin) -> ConnectorList:
    """Every connector of the workspace, without its secret."""
    rows = connectors.list_connectors(service.store, caller.workspace)
    return ConnectorList(items=[ConnectorOut.of(row) for row in rows])


@ROUTER.delete("/{name}", status_code=204, responses=problems(401, 403, 404, 422))
def remove(name: str, service: InService, caller: Admin) -> None:
    """Remove a connector, and the halves that wait in it. Its audits stay."""
    connectors.remove_connector(service.store, name, caller.workspace, by=caller.by)
