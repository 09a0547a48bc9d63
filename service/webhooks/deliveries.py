"""Deliveries: looked at, and made again."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import CursorResult, delete, or_, select, update
from sqlalchemy.orm import Session

from service.errors import DeliveryNotFound
from service.log import COMMAND_LINE, note
from service.queue import Queue
from service.store import Store
from service.store.ids import is_id
from service.store.models import Attempt, Delivery, DeliveryStatus
from service.store.types import now
from service.webhooks.announcing import send
from service.webhooks.delivering import find_due
from service.webhooks.endpoints import find_endpoint

_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)


@dataclass(frozen=True)
class Tried:
    """A delivery with its attempts, oldest first."""

    delivery: Delivery
    attempts: tuple[Attempt, ...]


@dataclass(frozen=True)
class Page:
    """Some deliveries, newest first. ``after`` is the id to go on after, None when there are no more."""

    deliveries: tuple[Tried, ...]
    after: str | None


def list_deliveries(
    store: Store, workspace: str, filters: Mapping[str, str], limit: int, after: str | None = None
) -> Page:
    """Of a workspace at most ``limit`` deliveries, newest first, from the one after the id ``after``.

    ``filters``: columns (endpoint_id, status, event) and what they must equal.
    """
    query = select(Delivery).filter_by(workspace=workspace, **filters).order_by(Delivery.id.desc()).limit(limit + 1)
    if after is not None:
        query = query.where(Delivery.id < after)
    with store.reading() as session:
        found = tuple(session.scalars(query))
        tried = _with_attempts(session, found[:limit])
    return Page(tried, found[limit - 1].id if len(found) > limit else None)


def redeliver(store: Store, queue: Queue, workspace: str, delivery_id: str, *, by: str = COMMAND_LINE) -> Tried:
    """Make a delivery due now, whatever became of it, with all attempts before it again; its id stays.

    One that is being sent at this moment is left alone. Raises DeliveryNotFound, also for another workspace's.
    """
    with store.writing() as session:
        delivery = session.get(Delivery, delivery_id) if is_id(delivery_id) else None
        if delivery is None or delivery.workspace != workspace:
            raise DeliveryNotFound(delivery_id)
        resting = Delivery.id == delivery_id, Delivery.status != DeliveryStatus.SENDING
        session.execute(
            update(Delivery).where(*resting).values(**_due_again()), execution_options={"synchronize_session": False}
        )
        session.refresh(delivery)
        note(session, workspace, by, "delivery.redelivered", delivery_id, event=delivery.event)
        (tried,) = _with_attempts(session, [delivery])
    send(queue, [delivery_id])
    return tried


def recover(
    store: Store, queue: Queue, workspace: str, endpoint_id: str, since: datetime, *, by: str = COMMAND_LINE
) -> int:
    """Make due now what an endpoint was not given since then; gives how many. Raises EndpointNotFound."""
    since = min(max(since, _EPOCH), now())  # further off, a moment with a time zone may have no counterpart in UTC
    with store.writing() as session:
        endpoint = find_endpoint(session, workspace, endpoint_id, lock=True)
        missed = or_(Delivery.status == DeliveryStatus.FAILED, Delivery.status == DeliveryStatus.PENDING)
        again = update(Delivery).where(Delivery.endpoint_id == endpoint.id, Delivery.created_at >= since, missed)
        result = session.execute(again.values(**_due_again()), execution_options={"synchronize_session": False})
        assert isinstance(result, CursorResult)
        note(session, workspace, by, "endpoint.recovered", endpoint_id, since=since.isoformat(), count=result.rowcount)
        due = find_due(session, endpoint_id)
    send(queue, due)
    return result.rowcount


def delete_deliveries(session: Session, audit_ids: Sequence[str]) -> None:
    """Delete what was told of audits, with its attempts: for whoever deletes the audits, in the same transaction."""
    session.execute(delete(Delivery).where(Delivery.audit_id.in_(audit_ids)))


def _due_again() -> dict[str, Any]:
    return {"status": DeliveryStatus.PENDING, "due_at": now(), "tries": 0, "ended_at": None}


def _with_attempts(session: Session, deliveries: Sequence[Delivery]) -> tuple[Tried, ...]:
    ids = [delivery.id for delivery in deliveries]
    query = select(Attempt).where(Attempt.delivery_id.in_(ids)).order_by(Attempt.number)
    attempts = tuple(session.scalars(query))
    return tuple(Tried(d, tuple(a for a in attempts if a.delivery_id == d.id)) for d in deliveries)
