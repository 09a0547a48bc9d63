"""What keeps an accepted audit from being lost: the row is the truth, and the sweeper reads it.

Any number of sweepers may run at once: every change is conditional, and a message too many finds nothing to claim.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import and_, select, update
from sqlalchemy.orm import Session

from service.audits.announcing import announce_end
from service.queue import Queue
from service.store import Store
from service.store.models import Audit, Status
from service.store.types import now

BATCH = 500
LONGEST_WAIT = 3600.0
"""Seconds between two messages for an audit that is simply far back in the queue."""


@dataclass(frozen=True)
class Limits:
    """When an audit is begun again, sent again, or given up. ``resend_after`` is in seconds."""

    max_tries: int
    resend_after: float


@dataclass(frozen=True)
class Swept:
    """What a sweep did, by audit id."""

    failed: tuple[str, ...] = ()
    requeued: tuple[str, ...] = ()
    resent: tuple[str, ...] = ()


def sweep(store: Store, queue: Queue, limits: Limits, at: datetime | None = None) -> Swept:
    """Give up, requeue or resend what workers and the queue have lost by ``at`` (now).

    Raises QueueUnavailable when the broker does not answer; the rows are then due at a later sweep.
    """
    at = at or now()
    with store.writing() as session:
        failed = _give_up(session, limits, at)
        requeued = _requeue(session, limits, at)
        resent = _postpone(session, limits, at)
    for audit_id in (*requeued, *resent):
        queue.enqueue(audit_id)
    return Swept(failed, requeued, resent)


def _give_up(session: Session, limits: Limits, at: datetime) -> tuple[str, ...]:
    lost = and_(Audit.status == Status.RUNNING, Audit.lease_until < at, Audit.tries >= limits.max_tries)
    error = f"The audit was begun {limits.max_tries} times, and each time its worker died or stopped answering."
    ending = (
        update(Audit).where(lost).values(status=Status.FAILED, ended_at=at, claim=None, lease_until=None, error=error)
    )
    given_up = _ids(session.scalars(ending.returning(Audit.id)))
    for audit_id in given_up:
        announce_end(session, audit_id, {})  # the chore that looks for what is due sends it
    return given_up


def _requeue(session: Session, limits: Limits, at: datetime) -> tuple[str, ...]:
    lost = and_(Audit.status == Status.RUNNING, Audit.lease_until < at, Audit.tries < limits.max_tries)
    again = (
        update(Audit)
        .where(lost)
        .values(status=Status.QUEUED, claim=None, lease_until=None, resend_at=_later(at, limits.resend_after), sends=1)
    )
    return _ids(session.scalars(again.returning(Audit.id)))


def _postpone(session: Session, limits: Limits, at: datetime) -> tuple[str, ...]:
    due = select(Audit.id, Audit.sends).where(Audit.status == Status.QUEUED, Audit.resend_at < at)
    found = session.execute(due.order_by(Audit.resend_at).limit(BATCH)).all()
    for audit_id, sends in found:
        wait = min(limits.resend_after * 2 ** min(sends, 16), LONGEST_WAIT)
        still = update(Audit).where(Audit.id == audit_id, Audit.status == Status.QUEUED)
        session.execute(still.values(resend_at=_later(at, wait), sends=sends + 1))
    return tuple(audit_id for audit_id, _ in found)


def _later(at: datetime, seconds: float) -> datetime:
    return at + timedelta(seconds=seconds)


def _ids(found: Iterable[str]) -> tuple[str, ...]:
    return tuple(sorted(found))
