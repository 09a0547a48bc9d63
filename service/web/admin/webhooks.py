"""/admin/webhooks: where a CMS is told what was found, and how that went."""

from __future__ import annotations

import json
from typing import Annotated, Any

from fastapi import APIRouter, Form, Request
from fastapi.responses import Response

from service import webhooks
from service.auth import Role, Signed
from service.errors import InvalidField
from service.store.ids import is_id
from service.store.models import Delivery, DeliveryStatus
from service.web.context import InService, Service
from service.web.cursors import read_cursor, write_cursor
from service.web.desk import DESK, AdminDesk, Entry, see_other, show
from service.webhooks import Event, Policy

ROUTER = APIRouter()
ENTRY = Entry("Webhooks", "/webhooks", place=60, role=Role.ADMIN)
_PAGE = 25
_LONGEST = {"url": 2000, "description": 200}
HERE = f"{DESK}/webhooks"
Typed = Annotated[str, Form()]


@ROUTER.get("/webhooks")
def show_webhooks(request: Request, service: InService, signed: AdminDesk) -> Response:
    """Endpoints, deliveries (narrowed by ``endpoint``, ``status``, ``event``, a page at a time), and a form."""
    return _show(request, service, signed)


@ROUTER.post("/webhooks")
def add_endpoint(
    request: Request,
    service: InService,
    signed: AdminDesk,
    url: Typed = "",
    event: Annotated[list[str] | None, Form()] = None,
    description: Typed = "",
) -> Response:
    """Add an endpoint; the page that follows shows its secret, this once."""
    typed = {"url": url, "events": event or [], "description": description}
    try:
        _check_lengths(url=url, description=description)
        policy, events = Policy.of(service.settings), _read_events(event)
        added = webhooks.add_endpoint(
            service.store, policy, signed.workspace, url.strip(), events, description, by=signed.email
        )
    except InvalidField as error:
        return _show(request, service, signed, 422, typed=typed, error=error)
    return _show(request, service, signed, 201, secret_of=added)


@ROUTER.post("/webhooks/{endpoint_id}/pause")
def pause_endpoint(
    request: Request, service: InService, signed: AdminDesk, endpoint_id: str, paused: Typed = "true"
) -> Response:
    """Pause an endpoint, or serve it again: then what waited is sent."""
    policy, changes = Policy.of(service.settings), {"paused": paused == "true"}
    webhooks.change_endpoint(
        service.store, service.queue, policy, signed.workspace, endpoint_id, changes, by=signed.email
    )
    return see_other(request, HERE, "Paused: what is to be told waits." if changes["paused"] else "Served again.")


@ROUTER.post("/webhooks/{endpoint_id}/rotate")
def rotate_secret(request: Request, service: InService, signed: AdminDesk, endpoint_id: str) -> Response:
    """Give an endpoint a new secret, shown this once."""
    rotated = webhooks.rotate_secret(service.store, signed.workspace, endpoint_id, by=signed.email)
    return _show(request, service, signed, secret_of=rotated)


@ROUTER.post("/webhooks/{endpoint_id}/remove")
def remove_endpoint(request: Request, service: InService, signed: AdminDesk, endpoint_id: str) -> Response:
    """Remove an endpoint and its deliveries."""
    webhooks.delete_endpoint(service.store, signed.workspace, endpoint_id, by=signed.email)
    return see_other(request, HERE, "The endpoint is removed.")


@ROUTER.post("/webhooks/deliveries/{delivery_id}/redeliver")
def redeliver(request: Request, service: InService, signed: AdminDesk, delivery_id: str) -> Response:
    """Send a delivery again."""
    tried = webhooks.redeliver(service.store, service.queue, signed.workspace, delivery_id, by=signed.email)
    return see_other(request, f"{HERE}#deliveries", f"{tried.delivery.event} is sent again.")


def _read_events(given: list[str] | None) -> list[Event]:
    events = [event for event in Event if event in (given or ())]
    if not events:
        raise InvalidField("events", f"must be at least one of {', '.join(Event)}")
    return events


def _check_lengths(**typed: str) -> None:
    for name, text in typed.items():
        if len(text) > _LONGEST[name] or "\0" in text:
            raise InvalidField(name, f"must have at most {_LONGEST[name]} characters, none of them NUL")


def _show(request: Request, service: Service, signed: Signed, status: int = 200, **values: Any) -> Response:
    asked = request.query_params
    filters = _filters(asked.get("endpoint", ""), asked.get("status", ""), asked.get("event", ""))
    after = read_cursor(asked["cursor"]) if asked.get("cursor") else None
    page = webhooks.list_deliveries(service.store, signed.workspace, filters, _PAGE, after)
    endpoints = webhooks.list_endpoints(service.store, signed.workspace)
    shown = {
        "endpoints": endpoints,
        "urls": {endpoint.id: endpoint.url for endpoint in endpoints},
        "deliveries": [(tried.delivery, tried.attempts, _pretty(tried.delivery)) for tried in page.deliveries],
        "next": write_cursor(page.after) if page.after else "",
        "first": after is not None,
        "filters": {"endpoint_id": "", "status": "", "event": "", **filters},
        "events": list(Event),
        "statuses": list(DeliveryStatus),
        "typed": {"url": "", "events": list(Event), "description": ""},
        "error": None,
        "secret_of": None,
    }
    return show(request, signed, "webhooks.html", status, **{**shown, **values})


def _filters(endpoint: str, status: str, event: str) -> dict[str, str]:
    """Those that say something; what is none of its kind is left out."""
    known = {
        "endpoint_id": endpoint if is_id(endpoint) else "",
        "status": status if status in list(DeliveryStatus) else "",
        "event": event if event in list(Event) else "",
    }
    return {name: value for name, value in known.items() if value}


def _pretty(delivery: Delivery) -> str:
    return json.dumps(delivery.payload, ensure_ascii=False, indent=2)
