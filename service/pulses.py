"""Signs of life: written by the canary task, read by /readyz."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import select, update

from service.store import Store
from service.store.models import WORKER, Audit, Pulse, Status
from service.store.types import now


def note_worker(store: Store) -> None:
    """Note that a worker works at this moment."""
    with store.writing() as session:
        session.execute(update(Pulse).where(Pulse.name == WORKER).values(at=now()))


def last_sign_of_worker(store: Store) -> datetime | None:
    """When a worker was last seen to work, None if never; being at work on an audit is a sign too."""
    at_work = select(Audit.id).where(Audit.status == Status.RUNNING, Audit.lease_until > now()).limit(1)
    with store.reading() as session:
        if session.scalar(at_work):
            return now()
        return session.get_one(Pulse, WORKER).at
