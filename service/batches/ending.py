"""How a batch ends: all its audits have ended, or somebody cancels it."""

from __future__ import annotations

from sqlalchemy import Update, exists, select, update

from service.batches.reading import find_batch
from service.queue import Queue
from service.settings import Settings
from service.store import Store
from service.store.changing import changes_one
from service.store.models import Audit, Batch, BatchStatus, Status
from service.store.types import now

CANCELLED = "The batch was cancelled before this audit began."


def cancel_batch(store: Store, batch_id: str, workspace: str) -> None:
    """Let nothing of a batch begin that has not begun; an ended one stays as it ended. Raises BatchNotFound."""
    with store.writing() as session:
        find_batch(session, batch_id, workspace)
        running = update(Batch).where(Batch.id == batch_id, Batch.status == BatchStatus.RUNNING)
        if changes_one(session, running.values(status=BatchStatus.CANCELLED, ended_at=now())):
            session.execute(_never_begin().where(Audit.batch_id == batch_id))


def close_batches(store: Store, _queue: Queue, _settings: Settings) -> None:
    """End every batch that has no audit left to run, and what a dead worker gave back of one that was cancelled."""
    cancelled = select(Batch.id).where(Batch.status == BatchStatus.CANCELLED)
    left = exists().where(Audit.batch_id == Batch.id, Audit.status.in_([Status.QUEUED, Status.RUNNING]))
    with store.reading() as session:
        found = session.scalars(select(Batch.id).where(Batch.status == BatchStatus.RUNNING, ~left)).all()
    for batch_id in found:
        close_batch(store, batch_id)
    with store.writing() as session:
        session.execute(_never_begin().where(Audit.batch_id.in_(cancelled)))


def close_batch(store: Store, batch_id: str) -> None:
    """End a batch that has no audit left to run; only one of several who try does it."""
    with store.writing() as session:
        running = update(Batch).where(Batch.id == batch_id, Batch.status == BatchStatus.RUNNING)
        changes_one(session, running.values(status=BatchStatus.DONE, ended_at=now()))


def _never_begin() -> Update:
    waiting = update(Audit).where(Audit.status == Status.QUEUED)
    return waiting.values(status=Status.FAILED, ended_at=now(), error=CANCELLED)
