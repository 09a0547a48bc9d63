"""What waits: how much, and for how long. Read from the rows, since messages may be lost or doubled."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Select, func, select
from sqlalchemy.orm import Session

from service.queue import Lane
from service.store import Store
from service.store.models import Audit, Delivery, DeliveryStatus, Status
from service.store.types import now

MOST = 100_000
"""Rows of a lane that are counted: a longer backlog is shown as this one. Counting a million would take 1.4 s."""


@dataclass(frozen=True)
class Waiting:
    """How many wait in a lane (at most MOST), and for how many seconds the first of them has; 0 where none does."""

    depth: int
    age: float


def read_backlog(store: Store) -> dict[Lane, Waiting]:
    """What waits in each lane: audits that are queued, deliveries that are due."""
    at = now()
    with store.reading() as session:
        audits = {lane: _audits(session, lane, at) for lane in (Lane.INTERACTIVE, Lane.BATCH)}
        return {**audits, Lane.WEBHOOKS: _deliveries(session, at)}


def _audits(session: Session, lane: Lane, at: datetime) -> Waiting:
    queued = (Audit.status == Status.QUEUED, Audit.lane == lane)
    depth = _count(session, select(Audit.id).where(*queued))
    # ids grow with time: the first is found by the index (status, lane, id)
    first = session.scalar(select(Audit.created_at).where(*queued).order_by(Audit.id).limit(1))
    return Waiting(depth, _seconds(first, at))


def _deliveries(session: Session, at: datetime) -> Waiting:
    due = (Delivery.status == DeliveryStatus.PENDING, Delivery.due_at <= at)
    depth = _count(session, select(Delivery.id).where(*due))
    first = session.scalar(select(func.min(Delivery.due_at)).where(*due))
    return Waiting(depth, _seconds(first, at))


def _count(session: Session, rows: Select[str]) -> int:
    return session.scalar(select(func.count()).select_from(rows.limit(MOST).subquery())) or 0


def _seconds(since: datetime | None, at: datetime) -> float:
    return max((at - since).total_seconds(), 0.0) if since else 0.0
