"""How a batch ends: all its audits have ended, or somebody cancels it."""

from __future__ import annotations

from sqlalchemy import Update, exists, select, update

from service import webhooks
from service.batches.reading import count_audits, find_batch
from service.log import COMMAND_LINE, note
from service.queue import Queue
from service.settings import Settings
from service.store import Store
from service.store.changing import changes_one
from service.store.models import Audit, Batch, BatchStatus, Status
from service.store.types import now
from service.webhooks import Event

CANCELLED = "The batch was cancelled before this audit began."


def cancel_batch(store: Store, batch_id: str, workspace: str, *, by: str = COMMAND_LINE) -> None:
    """Let nothing of a batch begin that has not begun; an ended one stays as it ended. Raises BatchNotFound."""
    with store.writing() as session:
        find_batch(session, batch_id, workspace)
        running = update(Batch).where(Batch.id == batch_id, Batch.status == BatchStatus.RUNNING)
        if changes_one(session, running.values(status=BatchStatus.CANCELLED, ended_at=now())):
            session.execute(_never_begin().where(Audit.batch_id == batch_id))
            note(session, workspace, by, "batch.cancelled", batch_id)


def close_batches(store: Store, queue: Queue, _settings: Settings) -> None:
    """End every batch that has no audit left to run, and what a dead worker gave back of one that was cancelled."""
    cancelled = select(Batch.id).where(Batch.status == BatchStatus.CANCELLED)
    left = exists().where(Audit.batch_id == Batch.id, Audit.status.in_([Status.QUEUED, Status.RUNNING]))
    with store.reading() as session:
        found = session.scalars(select(Batch.id).where(Batch.status == BatchStatus.RUNNING, ~left)).all()
    for batch_id in found:
        webhooks.send(queue, close_batch(store, batch_id))
    with store.writing() as session:
        session.execute(_never_begin().where(Audit.batch_id.in_(cancelled)))


def close_batch(store: Store, batch_id: str) -> tuple[str, ...]:
    """End a batch that has no audit left to run, and announce it; only one of several who try does it.

    Gives the ids of the deliveries that tell of it, to be sent.
    """
    with store.writing() as session:
        running = update(Batch).where(Batch.id == batch_id, Batch.status == BatchStatus.RUNNING)
        if not changes_one(session, running.values(status=BatchStatus.DONE, ended_at=now())):
            return ()
        batch, counts = session.get_one(Batch, batch_id), count_audits(session, batch_id)
        data = webhooks.batch_data(batch, vars(counts))
        return webhooks.announce(session, batch.workspace, Event.BATCH_COMPLETED, data)


def _never_begin() -> Update:
    waiting = update(Audit).where(Audit.status == Status.QUEUED)
    return waiting.values(status=Status.FAILED, ended_at=now(), error=CANCELLED)
