"""Endpoints: where a workspace wants to be told, and of what."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import timedelta
from typing import Any
from urllib.parse import urlsplit

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from service.errors import EndpointNotFound, InvalidField
from service.log import COMMAND_LINE, note
from service.queue import Queue
from service.store import Store
from service.store.ids import is_id, new_id
from service.store.models import Endpoint
from service.store.types import now
from service.webhooks.announcing import send
from service.webhooks.delivering import find_due
from service.webhooks.events import Event
from service.webhooks.policy import Policy
from service.webhooks.signing import new_secret

MOST_ENDPOINTS = 50
"""Endpoints that a workspace may have."""
BOTH_SIGN = timedelta(hours=24)
"""For how long after a rotation the old secret signs too."""

BY_HAND = "Paused by hand."


def add_endpoint(
    store: Store,
    policy: Policy,
    workspace: str,
    url: str,
    events: Sequence[Event],
    description: str = "",
    *,
    by: str = COMMAND_LINE,
) -> Endpoint:
    """Make an endpoint, with a secret. Raises AddressRefused for a URL that webhooks may not go to."""
    checked = _check_url(policy, url)
    with store.writing() as session:
        many = session.scalar(select(func.count()).where(Endpoint.workspace == workspace)) or 0
        if many >= MOST_ENDPOINTS:
            raise InvalidField("url", f"the workspace has {MOST_ENDPOINTS} endpoints already, the most there may be")
        endpoint = Endpoint(
            id=new_id(),
            workspace=workspace,
            url=checked,
            events=list(dict.fromkeys(events)),
            description=description,
            secret=new_secret(),
        )
        session.add(endpoint)
        note(session, workspace, by, "endpoint.added", endpoint.id, host=_host(checked), events=endpoint.events)
    return endpoint


def list_endpoints(store: Store, workspace: str) -> tuple[Endpoint, ...]:
    """A workspace's endpoints, oldest first."""
    with store.reading() as session:
        return tuple(session.scalars(select(Endpoint).filter_by(workspace=workspace).order_by(Endpoint.id)))


def get_endpoint(store: Store, workspace: str, endpoint_id: str) -> Endpoint:
    """One endpoint. Raises EndpointNotFound, also for another workspace's."""
    with store.reading() as session:
        return find_endpoint(session, workspace, endpoint_id)


def change_endpoint(
    store: Store,
    queue: Queue,
    policy: Policy,
    workspace: str,
    endpoint_id: str,
    changes: Mapping[str, Any],
    *,
    by: str = COMMAND_LINE,
) -> Endpoint:
    """Change ``url``, ``events``, ``description`` or ``paused``. Raises EndpointNotFound and AddressRefused.

    One that is served again begins without its failures, and what waited for it is sent.
    """
    changes = dict(changes)
    if "url" in changes:
        changes["url"] = _check_url(policy, changes["url"])
    if "events" in changes:
        changes["events"] = list(dict.fromkeys(changes["events"]))
    with store.writing() as session:
        endpoint = find_endpoint(session, workspace, endpoint_id, lock=True)
        paused = changes.get("paused", endpoint.paused)
        if paused != endpoint.paused:
            endpoint.paused_why = BY_HAND if paused else ""
            endpoint.failures, endpoint.failing_since = 0, None
        for name, value in changes.items():
            setattr(endpoint, name, value)
        told = {name: changes[name] for name in ("events", "paused") if name in changes}
        note(session, workspace, by, "endpoint.changed", endpoint_id, host=_host(endpoint.url), **told)
        session.flush()
        due = find_due(session, endpoint_id)
    send(queue, due)
    return endpoint


def delete_endpoint(store: Store, workspace: str, endpoint_id: str, *, by: str = COMMAND_LINE) -> None:
    """Delete an endpoint and its deliveries. Raises EndpointNotFound."""
    with store.writing() as session:
        endpoint = find_endpoint(session, workspace, endpoint_id, lock=True)
        note(session, workspace, by, "endpoint.deleted", endpoint_id, host=_host(endpoint.url))
        session.delete(endpoint)


def rotate_secret(store: Store, workspace: str, endpoint_id: str, *, by: str = COMMAND_LINE) -> Endpoint:
    """Give the endpoint a new secret; the one that it had signs too for 24 hours. Raises EndpointNotFound."""
    with store.writing() as session:
        endpoint = find_endpoint(session, workspace, endpoint_id, lock=True)
        endpoint.old_secret, endpoint.old_secret_until = endpoint.secret, now() + BOTH_SIGN
        endpoint.secret = new_secret()
        note(session, workspace, by, "endpoint.rotated", endpoint_id, host=_host(endpoint.url))
    return endpoint


def find_endpoint(session: Session, workspace: str, endpoint_id: str, lock: bool = False) -> Endpoint:
    """One endpoint, for a transaction that changes it if ``lock``. Raises EndpointNotFound."""
    locked = {"key_share": True} if lock else None
    endpoint = session.get(Endpoint, endpoint_id, with_for_update=locked) if is_id(endpoint_id) else None
    if endpoint is None or endpoint.workspace != workspace:
        raise EndpointNotFound(endpoint_id)
    return endpoint


def _host(url: str) -> str:
    """The address without its path, in which some services hide a secret."""
    return urlsplit(url).hostname or ""


def _check_url(policy: Policy, url: str) -> str:
    """The URL in its normal form, its host looked up and found to be permitted."""
    parsed = policy.read_url(url)
    policy.find_addresses(parsed.raw_host.decode(), parsed.port or (443 if parsed.scheme == "https" else 80))
    return str(parsed)
