"""/v1/webhooks: where a CMS is told what was found, and how that went."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Query, Response

from service import webhooks
from service.web.access import Admin
from service.web.context import InService, Service
from service.web.cursors import read_cursor, write_cursor
from service.web.schemas.problems import problems
from service.web.schemas.webhooks import (
    DeliveryOut,
    DeliveryPage,
    DeliveryQuery,
    EndpointChange,
    EndpointIn,
    EndpointList,
    EndpointOut,
    EndpointWithSecret,
    Recovered,
    RecoverIn,
)
from service.webhooks import Policy

ROUTER = APIRouter(prefix="/v1/webhooks", tags=["webhooks"])


@ROUTER.post(
    "/endpoints", status_code=201, response_model=EndpointWithSecret, responses=problems(400, 401, 403, 413, 422)
)
def add_endpoint(body: EndpointIn, service: InService, caller: Admin, response: Response) -> EndpointWithSecret:
    """Register an endpoint. The secret is in this answer alone."""
    endpoint = webhooks.add_endpoint(
        service.store,
        _policy(service),
        caller.workspace,
        body.url,
        body.events,
        body.description,
        by=caller.by,
    )
    response.headers["Location"] = f"/v1/webhooks/endpoints/{endpoint.id}"
    return EndpointWithSecret.of(endpoint)


@ROUTER.get("/endpoints", response_model=EndpointList, responses=problems(401, 403, 422))
def list_endpoints(service: InService, caller: Admin) -> EndpointList:
    """Every endpoint, oldest first."""
    found = webhooks.list_endpoints(service.store, caller.workspace)
    return EndpointList(items=[EndpointOut.of(endpoint) for endpoint in found])


@ROUTER.get("/endpoints/{endpoint_id}", response_model=EndpointOut, responses=problems(401, 403, 404, 422))
def get_endpoint(endpoint_id: str, service: InService, caller: Admin) -> EndpointOut:
    """One endpoint."""
    return EndpointOut.of(webhooks.get_endpoint(service.store, caller.workspace, endpoint_id))


@ROUTER.patch("/endpoints/{endpoint_id}", response_model=EndpointOut, responses=problems(400, 401, 403, 404, 413, 422))
def change_endpoint(endpoint_id: str, body: EndpointChange, service: InService, caller: Admin) -> EndpointOut:
    """Change an endpoint. What waits for one that is no longer paused is sent."""
    changes = body.model_dump(exclude_none=True)
    endpoint = webhooks.change_endpoint(
        service.store, service.queue, _policy(service), caller.workspace, endpoint_id, changes, by=caller.by
    )
    return EndpointOut.of(endpoint)


@ROUTER.delete("/endpoints/{endpoint_id}", status_code=204, responses=problems(401, 403, 404, 422))
def delete_endpoint(endpoint_id: str, service: InService, caller: Admin) -> None:
    """Delete an endpoint and its deliveries."""
    webhooks.delete_endpoint(service.store, caller.workspace, endpoint_id, by=caller.by)


@ROUTER.post(
    "/endpoints/{endpoint_id}/rotate-secret",
    response_model=EndpointWithSecret,
    responses=problems(401, 403, 404, 422),
)
def rotate_secret(endpoint_id: str, service: InService, caller: Admin) -> EndpointWithSecret:
    """Give an endpoint a new secret, shown in this answer alone; the one before signs too for 24 hours."""
    rotated = webhooks.rotate_secret(service.store, caller.workspace, endpoint_id, by=caller.by)
    return EndpointWithSecret.of(rotated)


@ROUTER.post(
    "/endpoints/{endpoint_id}/recover",
    status_code=202,
    response_model=Recovered,
    responses=problems(400, 401, 403, 404, 413, 422),
)
def recover(endpoint_id: str, body: RecoverIn, service: InService, caller: Admin) -> Recovered:
    """Make due again what an endpoint was not given since a moment: what failed, and what waits for its next try."""
    count = webhooks.recover(service.store, service.queue, caller.workspace, endpoint_id, body.since, by=caller.by)
    return Recovered(count=count)


@ROUTER.get("/deliveries", response_model=DeliveryPage, responses=problems(401, 403, 422))
def list_deliveries(service: InService, caller: Admin, query: Annotated[DeliveryQuery, Query()]) -> DeliveryPage:
    """Deliveries with their attempts, newest first, a page at a time."""
    after = read_cursor(query.cursor) if query.cursor else None
    page = webhooks.list_deliveries(service.store, caller.workspace, query.to_filters(), query.limit, after)
    return DeliveryPage(
        items=[DeliveryOut.of(tried) for tried in page.deliveries],
        next=write_cursor(page.after) if page.after else None,
    )


@ROUTER.post(
    "/deliveries/{delivery_id}/redeliver",
    status_code=202,
    response_model=DeliveryOut,
    responses=problems(401, 403, 404, 422),
)
def redeliver(delivery_id: str, service: InService, caller: Admin) -> DeliveryOut:
    """Send a delivery again, under the same id, whatever became of it."""
    tried = webhooks.redeliver(service.store, service.queue, caller.workspace, delivery_id, by=caller.by)
    return DeliveryOut.of(tried)


def _policy(service: Service) -> Policy:
    return Policy.of(service.settings)
