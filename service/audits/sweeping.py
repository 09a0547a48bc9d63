"""What keeps an accepted audit from being lost: the row is the truth, and the sweeper reads it.

Any number of sweepers may run at once: every change is conditional, and a message too many finds nothing to claim.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import ColumnElement, Select, and_, func, or_, select, update
from sqlalchemy.orm import Session

from service.audits.announcing import announce_end
from service.counters import AUDITS, FAILED, count
from service.queue import Lane, Queue
from service.store import Store
from service.store.models import Audit, Batch, BatchStatus, Status
from service.store.types import now

LONGEST_QUEUE = 1000
"""Messages of a lane, beyond which none is sent again: more would come back before they are read."""

WAITING = 200
"""Audits of batches that are on their way to a worker at a time; the others wait in their rows."""


_FIRST = (Audit.resend_at, Audit.batch_line, Audit.id)
"""What was written or sent first; lines of a batch in their order."""


@dataclass(frozen=True)
class Limits:
    """When an audit is begun again, sent again, or given up. ``resend_after`` and ``lease`` are in seconds."""

    max_tries: int
    resend_after: float
    lease: float = 30.0


@dataclass(frozen=True)
class Swept:
    """What a sweep did, by audit id: given up, begun again, sent again."""

    failed: tuple[str, ...] = ()
    requeued: tuple[str, ...] = ()
    resent: tuple[str, ...] = ()


def sweep(store: Store, queue: Queue, limits: Limits, at: datetime | None = None) -> Swept:
    """Give up, requeue or resend what workers and the queue have lost by ``at`` (now).

    Raises QueueUnavailable when the broker does not answer; the rows are then due at a later sweep.
    """
    at = at or now()
    failed, requeued = _take_back(store, limits, at)
    for audit_id, lane in requeued:
        queue.enqueue(audit_id, Lane(lane))
    resent = [_resend(store, queue, lane, limits, at) for lane in (Lane.INTERACTIVE, Lane.BATCH)]
    return Swept(failed, _sorted(audit_id for audit_id, _ in requeued), _sorted(sum(resent, ())))


def feed(store: Store, queue: Queue, limits: Limits) -> tuple[str, ...]:
    """Send audits of running batches, oldest first, until ``WAITING`` of them are on their way.

    Nobody else sends them: so a batch of 100,000 takes no room in the broker, and one that is cancelled leaves nothing
    behind there. Raises QueueUnavailable when the broker does not answer.
    """
    with store.reading() as session:
        if session.scalar(_of_lane(Lane.BATCH).where(Audit.sends == 0).limit(1)) is None:
            return ()
        room = WAITING - max(_count_sent(session, Lane.BATCH), queue.depth(Lane.BATCH))
    fresh = _of_lane(Lane.BATCH).where(Audit.sends == 0).order_by(*_FIRST)
    return _send(store, queue, Lane.BATCH, fresh.limit(max(room, 0)), limits, now())


def send_again(store: Store, queue: Queue, limits: Limits) -> tuple[str, ...]:
    """Send everything that was sent and is queued, up to what the queue lacks: for one that is known to be empty."""
    at = now() + timedelta(seconds=limits.resend_after)
    return _resend(store, queue, Lane.INTERACTIVE, limits, at) + _resend(store, queue, Lane.BATCH, limits, at)


def _take_back(store: Store, limits: Limits, at: datetime) -> tuple[tuple[str, ...], list[tuple[str, str]]]:
    """Audits whose workers have died: those given up, and those queued again with their lanes."""
    with store.reading() as session:
        if session.scalar(select(Audit.id).where(_lost(limits, at)).limit(1)) is None:
            return (), []
    with store.writing() as session:
        failed, requeued = _give_up(session, limits, at), _requeue(session, limits, at)
        if failed:
            session.flush()
            count(session, {(AUDITS, FAILED): len(failed)})
        return failed, requeued


def _lost(limits: Limits, at: datetime) -> ColumnElement[bool]:
    """Its worker has given no sign of life. A lease longer than leases are is of a clock that was put back since."""
    too_long = at + timedelta(seconds=2 * limits.lease)
    return and_(Audit.status == Status.RUNNING, or_(Audit.lease_until < at, Audit.lease_until > too_long))


def _give_up(session: Session, limits: Limits, at: datetime) -> tuple[str, ...]:
    error = f"The audit was begun {limits.max_tries} times, and each time its worker died or stopped answering."
    ending = (
        update(Audit)
        .where(_lost(limits, at), Audit.tries >= limits.max_tries)
        .values(status=Status.FAILED, ended_at=at, claim=None, lease_until=None, error=error)
    )
    given_up = _sorted(session.scalars(ending.returning(Audit.id)))
    for audit_id in given_up:
        announce_end(session, audit_id, {})  # the chore that looks for what is due sends it
    return given_up


def _requeue(session: Session, limits: Limits, at: datetime) -> list[tuple[str, str]]:
    resend_at = at + timedelta(seconds=limits.resend_after)
    again = (
        update(Audit)
        .where(_lost(limits, at), Audit.tries < limits.max_tries)
        .values(status=Status.QUEUED, claim=None, lease_until=None, resend_at=resend_at, sends=1)
    )
    return [(audit_id, lane) for audit_id, lane in session.execute(again.returning(Audit.id, Audit.lane))]


def _resend(store: Store, queue: Queue, lane: Lane, limits: Limits, at: datetime) -> tuple[str, ...]:
    """Send as many audits again as the lane has lost messages: those that were sent longest ago.

    Which message was lost nobody knows; how many were is what the rows that were sent have over the lane's depth.
    """
    later = at + timedelta(seconds=2 * limits.resend_after)  # no row is put off so far: the clock was put back since
    due = _of_lane(lane).where(Audit.sends > 0, or_(Audit.resend_at < at, Audit.resend_at > later))
    with store.reading() as session:
        if session.scalar(due.limit(1)) is None:
            return ()
        missing = _count_sent(session, lane) - queue.depth(lane)
    return _send(store, queue, lane, due.order_by(*_FIRST).limit(max(missing, 0)), limits, at)


def _send(store: Store, queue: Queue, lane: Lane, chosen: Select[str], limits: Limits, at: datetime) -> tuple[str, ...]:
    """Send what a query of audits finds; no two sweepers send the same at the same time."""
    with store.writing() as session:
        found = session.scalars(chosen.with_for_update(skip_locked=True)).all()
        sent = {"sends": Audit.sends + 1, "resend_at": at + timedelta(seconds=limits.resend_after)}
        session.execute(update(Audit).where(Audit.id.in_(found), Audit.status == Status.QUEUED).values(sent))
    for audit_id in found:
        queue.enqueue(audit_id, lane)
    return tuple(found)


def _count_sent(session: Session, lane: Lane) -> int:
    """How many queued audits of a lane were sent, up to ``LONGEST_QUEUE``."""
    sent = _of_lane(lane).where(Audit.sends > 0).limit(LONGEST_QUEUE)
    return session.scalar(select(func.count()).select_from(sent.subquery())) or 0


def _of_lane(lane: Lane) -> Select[str]:
    """Ids of queued audits of a lane that may run: of batches those that were received whole and not cancelled."""
    queued = select(Audit.id).where(Audit.status == Status.QUEUED, Audit.lane == lane)
    if lane is not Lane.BATCH:
        return queued
    running = select(Batch.id).where(Batch.status == BatchStatus.RUNNING)
    return queued.where(or_(Audit.batch_id.is_(None), Audit.batch_id.in_(running)))


def _sorted(found: Iterable[str]) -> tuple[str, ...]:
    return tuple(sorted(found))
