"""What becomes of halves whose counterpart does not come, and of what is remembered of events."""

from __future__ import annotations

from datetime import timedelta

from sqlalchemy import CursorResult, delete, select

from exonym.model import Side
from service import audits
from service.intake.joining import audit_alone
from service.intake.taking import lock_connector
from service.queue import Queue
from service.settings import Settings
from service.store import Store
from service.store.models import Audit, Half, HookEvent
from service.store.types import now

REMEMBERED = timedelta(days=90)
"""For how long an event that comes again is known by what was signed."""
_BATCH = 200
"""Halves that are ended at a time."""


def sweep_halves(store: Store, queue: Queue, settings: Settings) -> int:
    """Audit translations that have waited long enough for their source, forget sources that no translation came for.

    Gives how many halves there were. Several processes may do it at once: each half is looked at again under the
    connector's lock.
    """
    due = select(Half.id, Half.connector_id).where(Half.due_at <= now()).order_by(Half.due_at).limit(_BATCH)
    with store.reading() as session:
        found = session.execute(due).all()
    for half_id, connector_id in found:
        audit = _end_half(store, settings, half_id, connector_id)
        if audit is not None:
            audits.send(queue, audit)
    return len(found)


def forget_events(store: Store, queue: Queue, settings: Settings) -> int:  # noqa: ARG001
    """Forget events of more than 90 days ago; gives how many."""
    old = delete(HookEvent).where(HookEvent.received_at < now() - REMEMBERED)
    with store.writing() as session:
        result = session.execute(old, execution_options={"synchronize_session": False})
    return result.rowcount if isinstance(result, CursorResult) else 0


def _end_half(store: Store, settings: Settings, half_id: str, connector_id: str) -> Audit | None:
    with store.writing() as session:
        connector = lock_connector(session, connector_id)
        half = session.get(Half, half_id)
        if connector is None or half is None or half.due_at is None or half.due_at > now():
            return None
        if half.side == Side.TARGET:
            return audit_alone(session, connector, half, settings)
        session.delete(half)
        return None
