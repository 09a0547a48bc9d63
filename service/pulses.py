"""Signs of life: written by workers and by /readyz, read by /readyz."""

from __future__ import annotations

from datetime import datetime, timedelta

from sqlalchemy import or_, update

from service.store import Store
from service.store.models import WEB, WORKER, Pulse
from service.store.types import now


def note_worker(store: Store) -> None:
    """Note that a worker works at this moment."""
    with store.writing() as session:
        session.execute(update(Pulse).where(Pulse.name == WORKER).values(at=now()))


def forget_worker(store: Store) -> None:
    """Take back that one was seen: a process that has just begun to be the only one has not seen any."""
    with store.writing() as session:
        session.execute(update(Pulse).where(Pulse.name == WORKER).values(at=None))


def last_sign_of_worker(store: Store) -> datetime | None:
    """When a worker was last seen to hear, or to be at work; None if never."""
    with store.reading() as session:
        return session.get_one(Pulse, WORKER).at


def note_web(store: Store, rest: float) -> None:
    """Write to the database, unless that was done within the last ``rest`` seconds: shows that it takes writes."""
    at = now()
    due = or_(Pulse.at.is_(None), Pulse.at < at - timedelta(seconds=rest), Pulse.at > at)
    with store.writing() as session:
        session.execute(update(Pulse).where(Pulse.name == WEB, due).values(at=at))
