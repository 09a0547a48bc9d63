"""Announcing: one delivery for each endpoint that wants to know, in the transaction of what is announced."""

from __future__ import annotations

import logging
from collections.abc import Iterable, Mapping
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from service.errors import QueueUnavailable
from service.queue import Queue
from service.store.ids import new_id
from service.store.models import Delivery, Endpoint
from service.webhooks.events import Event, to_payload

logger = logging.getLogger(__name__)


def announce(
    session: Session, workspace: str, event: Event, data: Mapping[str, Any], audit_id: str | None = None
) -> tuple[str, ...]:
    """Write a delivery for each endpoint of the workspace that is not paused and wants the event; gives their ids.

    They are written or lost with the rest of the transaction; ``send`` them once it is committed. ``audit_id``: the
    audit with which they are deleted.
    """
    serving = select(Endpoint).where(Endpoint.workspace == workspace, Endpoint.paused.is_(False))
    kept = serving.with_for_update(read=True, key_share=True)  # none is deleted before its delivery is written
    wanting = [endpoint.id for endpoint in session.scalars(kept) if event in endpoint.events]
    payload = to_payload(event, data) if wanting else {}
    ids = {new_id(): endpoint_id for endpoint_id in wanting}
    for delivery_id, endpoint_id in ids.items():
        session.add(
            Delivery(
                id=delivery_id,
                workspace=workspace,
                endpoint_id=endpoint_id,
                event=event,
                audit_id=audit_id,
                payload=payload,
            )
        )
    return tuple(ids)


def send(queue: Queue, delivery_ids: Iterable[str]) -> None:
    """Ask for deliveries to be made; those that cannot be sent stay pending, and the sweeper sends them."""
    for delivery_id in delivery_ids:
        try:
            queue.enqueue_delivery(delivery_id)
        except QueueUnavailable as error:
            logger.warning("delivery %s stays pending until the sweeper sends it: %s", delivery_id, error)
            return
