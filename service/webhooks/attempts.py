"""Who may make an attempt, and what becomes of it.

A claim is a token in the delivery's row, as with audits: what a worker writes is conditional on the token still being
its own, so one that was thought dead changes nothing.
"""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import func, select, update
from sqlalchemy.orm import Session

from service.counters import DELIVERIES, count
from service.store import Store
from service.store.changing import changes_one
from service.store.ids import new_id
from service.store.models import Attempt, Delivery, DeliveryStatus, Endpoint
from service.store.types import now
from service.webhooks.schedule import Step, is_success, next_step, reason_to_pause
from service.webhooks.sending import Answer

SLOTS = 2
"""Attempts at one endpoint at a time; one while its last attempt failed, so that it holds up no others."""
_RANDOM = random.SystemRandom()
EARLY = timedelta(seconds=1)
"""How much sooner than due a delivery is taken: clocks of two machines differ."""


@dataclass(frozen=True)
class Claim:
    """The right to make one attempt, the number ``tries`` since the delivery was last asked for, and what to send."""

    delivery_id: str
    endpoint_id: str
    token: str
    tries: int
    url: str
    secrets: tuple[str, ...]
    payload: dict[str, Any]


def claim(store: Store, delivery_id: str, lease: float) -> Claim | None:
    """Take a delivery that is due for ``lease`` seconds.

    None when it is not due, another has it, or its endpoint is paused or busy; a later message tries again.
    """
    with store.writing() as session:
        delivery = session.get(Delivery, delivery_id)
        endpoint = lock_endpoint(session, delivery.endpoint_id) if delivery else None
        if delivery is None or endpoint is None or endpoint.paused or _is_busy(session, endpoint):
            return None
        token = new_id()
        taken = (
            update(Delivery)
            .where(Delivery.id == delivery_id, Delivery.status == DeliveryStatus.PENDING)
            .where(Delivery.due_at <= now() + EARLY)
            .values(
                status=DeliveryStatus.SENDING,
                claim=token,
                lease_until=now() + timedelta(seconds=lease),
                tries=Delivery.tries + 1,
            )
        )
        if not changes_one(session, taken):
            return None
        session.refresh(delivery)
        secrets = _secrets(endpoint, now())
        return Claim(delivery_id, endpoint.id, token, delivery.tries, endpoint.url, secrets, delivery.payload)


def record(store: Store, mine: Claim, answer: Answer) -> Step | None:
    """Write what came of an attempt, and what follows; None, and nothing written, when it is no longer mine."""
    step = next_step(mine.tries, answer.status, answer.retry_after, _RANDOM.random())
    with store.writing() as session:
        endpoint = lock_endpoint(session, mine.endpoint_id)
        if endpoint is None or not end_attempt(session, mine.delivery_id, mine.token, step, answer):
            return None
        _note_health(endpoint, answer, now())
        session.flush()
        count_ends(session, [step])
    return step


def count_ends(session: Session, steps: Iterable[Step]) -> None:
    """Count the deliveries that these steps end, for /metrics; the last that a transaction writes."""
    ends = Counter(step.status.value for step in steps if step.status != DeliveryStatus.PENDING)
    if ends:
        count(session, {(DELIVERIES, outcome): float(many) for outcome, many in ends.items()})


def end_attempt(session: Session, delivery_id: str, token: str | None, step: Step, answer: Answer) -> bool:
    """Write an attempt and the delivery's next state; False, and nothing written, when the token is another."""
    at, ended = now(), step.status != DeliveryStatus.PENDING
    ending = (
        update(Delivery)
        .where(Delivery.id == delivery_id, Delivery.status == DeliveryStatus.SENDING, Delivery.claim == token)
        .values(
            status=step.status,
            claim=None,
            lease_until=None,
            due_at=at + timedelta(seconds=step.wait),
            ended_at=at if ended else None,
        )
    )
    if not changes_one(session, ending):
        return False
    before = session.scalar(select(func.max(Attempt.number)).where(Attempt.delivery_id == delivery_id))
    session.add(
        Attempt(
            delivery_id=delivery_id,
            number=(before or 0) + 1,
            at=at - timedelta(seconds=answer.seconds),
            seconds=answer.seconds,
            status=answer.status,
            answer=answer.text,
            error=answer.error,
        )
    )
    return True


def lock_endpoint(session: Session, endpoint_id: str) -> Endpoint | None:
    """The endpoint's row, kept from other attempts until the transaction ends, but not from new deliveries."""
    return session.get(Endpoint, endpoint_id, with_for_update={"key_share": True})


def _is_busy(session: Session, endpoint: Endpoint) -> bool:
    under_way = select(func.count()).where(
        Delivery.endpoint_id == endpoint.id, Delivery.status == DeliveryStatus.SENDING, Delivery.lease_until > now()
    )
    return (session.scalar(under_way) or 0) >= (1 if endpoint.failures else SLOTS)


def _secrets(endpoint: Endpoint, at: datetime) -> tuple[str, ...]:
    old = endpoint.old_secret if endpoint.old_secret_until and endpoint.old_secret_until > at else None
    return (endpoint.secret, old) if old else (endpoint.secret,)


def _note_health(endpoint: Endpoint, answer: Answer, at: datetime) -> None:
    if is_success(answer.status):
        endpoint.failures, endpoint.failing_since = 0, None
        return
    endpoint.failures += 1
    endpoint.failing_since = endpoint.failing_since or at
    why = reason_to_pause(answer.status, endpoint.failures, endpoint.failing_since, at)
    if why and not endpoint.paused:
        endpoint.paused, endpoint.paused_why = True, why
