"""Delivering: an attempt from claim to record; and what keeps a delivery from being lost."""

from __future__ import annotations

import logging
from datetime import timedelta
from importlib.metadata import version

from sqlalchemy import ColumnElement, exists, func, or_, select
from sqlalchemy.orm import InstrumentedAttribute, Session

from service import logs
from service.queue import Lane, Queue
from service.settings import Settings
from service.store import Store
from service.store.models import Delivery, DeliveryStatus, Endpoint
from service.store.types import now
from service.webhooks.announcing import send
from service.webhooks.attempts import EARLY, SLOTS, Claim, claim, count_ends, end_attempt, record
from service.webhooks.events import to_body
from service.webhooks.policy import Policy
from service.webhooks.schedule import next_step
from service.webhooks.sending import SECONDS, Answer, Sender
from service.webhooks.signing import signed_headers

logger = logging.getLogger(__name__)

LEASE = 3 * SECONDS
"""Seconds for which an attempt is its worker's: longer than it can last, so that no heartbeat is needed."""
BATCH = 500
MOST_WAITING = 1000
"""Messages in the queue beyond which the sweeper sends no more."""

LOST = "The worker died or stopped answering; the event may have been sent."
UNEXPECTED = "The attempt stopped on an unexpected error ({}). The service's log has the details."


def deliver(store: Store, queue: Queue, settings: Settings, delivery_id: str, sender: Sender | None = None) -> None:
    """Make one attempt at a delivery; nothing when it is not due, is another's, or its endpoint is paused or busy.

    What was passed over while the endpoint was busy comes next: each attempt asks for one more of its endpoint.
    """
    with logs.bound(delivery_id=delivery_id):
        _deliver(store, queue, settings, delivery_id, sender)


def _deliver(store: Store, queue: Queue, settings: Settings, delivery_id: str, sender: Sender | None) -> None:
    mine = claim(store, delivery_id, LEASE)
    if mine is None:
        logger.debug("delivery %s is not there to be taken", delivery_id)
        return
    answer = _attempt(mine, sender or Sender(Policy.of(settings)), settings.public_url)
    step = record(store, mine, answer)
    logger.info(
        "delivery %s: %s after %.2f s, now %s",
        delivery_id,
        answer.status or answer.error,
        answer.seconds,
        step.status if step else "another's",
    )
    with store.reading() as session:
        following = find_due(session, mine.endpoint_id)[:1]
    send(queue, following)


def sweep_deliveries(store: Store, queue: Queue, settings: Settings) -> int:  # noqa: ARG001
    """Take up what workers have lost and send what is due, a few of each endpoint; gives how many were sent.

    Any number of processes may do so at once. Raises QueueUnavailable when the broker does not answer.
    """
    with store.writing() as session:
        _reclaim(session)
    room = MOST_WAITING - queue.depth(Lane.WEBHOOKS)
    with store.reading() as session:
        # in any order: should there be more than there is room for, all have their turn
        waiting = select(Endpoint.id).where(Endpoint.paused.is_(False), exists().where(*_due(Endpoint.id)))
        found = session.scalars(waiting.order_by(func.random()).limit(max(room, 0))).all()
        due = [delivery_id for endpoint_id in found for delivery_id in find_due(session, endpoint_id)]
    for delivery_id in due:
        queue.enqueue_delivery(delivery_id)
    return len(due)


def find_due(session: Session, endpoint_id: str) -> tuple[str, ...]:
    """Deliveries that are due at an endpoint, the longest due first: as many as it takes at a time, none if paused."""
    due = select(Delivery.id).join(Endpoint, Endpoint.id == Delivery.endpoint_id).where(Endpoint.paused.is_(False))
    first = due.where(*_due(endpoint_id)).order_by(Delivery.due_at).limit(SLOTS)
    return tuple(session.scalars(first))


def _due(endpoint_id: str | InstrumentedAttribute[str]) -> tuple[ColumnElement[bool], ...]:
    pending = Delivery.endpoint_id == endpoint_id, Delivery.status == DeliveryStatus.PENDING
    return *pending, Delivery.due_at <= now() + EARLY


def _attempt(mine: Claim, sender: Sender, public_url: str) -> Answer:
    body = to_body(mine.payload, public_url)
    headers = {
        "Content-Type": "application/json",
        "Accept-Encoding": "identity",
        "User-Agent": f"Exonym/{version('exonym')}",
        **signed_headers(mine.secrets, mine.delivery_id, now(), body),
    }
    try:
        return sender.post(mine.url, headers, body)
    except Exception as error:
        logger.exception("delivery %s failed", mine.delivery_id)
        return Answer(0.0, error=UNEXPECTED.format(type(error).__name__))


def _reclaim(session: Session) -> None:
    """End the attempts whose worker is gone; the endpoint is not to blame.

    A lease that is longer than leases are is of a clock that was put back since.
    """
    over = or_(Delivery.lease_until < now(), Delivery.lease_until > now() + timedelta(seconds=2 * LEASE))
    lost = select(Delivery.id, Delivery.claim, Delivery.tries).where(Delivery.status == DeliveryStatus.SENDING, over)
    steps = []
    for delivery_id, token, tries in session.execute(lost.order_by(Delivery.id).limit(BATCH)).all():
        step = next_step(tries, None)
        if end_attempt(session, delivery_id, token, step, Answer(0.0, error=LOST)):
            steps.append(step)
        logger.warning("delivery %s: its worker is gone", delivery_id)
    session.flush()
    count_ends(session, steps)
