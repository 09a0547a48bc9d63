"""Taking a batch in, piece by piece. Until it is opened nothing of it is begun, so that half a batch never runs."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from sqlalchemy import delete, select, update
from sqlalchemy.orm import Session

from service.audits import Submission, add_audits
from service.batches.reading import Counts, count_audits
from service.errors import BatchNotFound
from service.idempotency import Once, claim_key, keep_answer
from service.queue import Queue
from service.settings import Settings
from service.store import Store
from service.store.changing import changes_one
from service.store.ids import new_id
from service.store.models import Audit, Batch, BatchStatus, RejectedLine
from service.store.types import now

Answer = Mapping[str, Any]
"""What a request is told, as JSON."""
ABANDONED = timedelta(minutes=10)
"""How long no line of a batch may come in before whoever sends it is taken to be gone."""


@dataclass(frozen=True)
class Rejected:
    """A line that could not be read, and why. Lines count from 1."""

    line: int
    error: str


def begin_batch(store: Store, workspace: str) -> Batch:
    """A batch that is being received."""
    batch = Batch(id=new_id(), workspace=workspace)
    with store.writing() as session:
        session.add(batch)
    return batch


def add_lines(
    store: Store, batch_id: str, submissions: Sequence[Submission], rejected: Sequence[Rejected], resend_after: float
) -> None:
    """Write some lines of a batch, all or none. Raises BatchNotFound when it was given up meanwhile."""
    counted = {
        "total": Batch.total + len(submissions) + len(rejected),
        "rejected": Batch.rejected + len(rejected),
        "received_at": now(),
    }
    with store.writing() as session:
        if not changes_one(session, update(Batch).where(Batch.id == batch_id).values(counted)):
            raise BatchNotFound(batch_id)
        add_audits(session, submissions, resend_after)
        session.add_all(RejectedLine(batch_id=batch_id, line=bad.line, error=bad.error) for bad in rejected)


def open_batch(store: Store, batch_id: str) -> None:
    """Let a batch that was received whole be run. Raises BatchNotFound when it was given up meanwhile."""
    with store.writing() as session:
        _open(session, batch_id)


def open_once(store: Store, batch_id: str, once: Once, answer_of: Callable[[Batch, Counts], Answer]) -> Answer | None:
    """Open a batch, and keep what is answered, unless its request was served before: then the answer that it had.

    What was received once more is dropped then. Raises BatchNotFound, KeyReused and StillAnswering.
    """
    with store.writing() as session:
        answer = claim_key(session, once)
        if answer is None:
            _open(session, batch_id)
            batch = session.get_one(Batch, batch_id, populate_existing=True)
            keep_answer(session, once, answer_of(batch, count_audits(session, batch_id)))
    if answer is not None:
        drop_batch(store, batch_id)
    return answer


def _open(session: Session, batch_id: str) -> None:
    receiving = update(Batch).where(Batch.id == batch_id, Batch.status == BatchStatus.RECEIVING)
    if not changes_one(session, receiving.values(status=BatchStatus.RUNNING)):
        raise BatchNotFound(batch_id)


def drop_batch(store: Store, batch_id: str) -> None:
    """Delete a batch that was not received whole, and its audits, none of which has begun."""
    with store.writing() as session:
        session.execute(delete(Audit).where(Audit.batch_id == batch_id))
        session.execute(delete(Batch).where(Batch.id == batch_id, Batch.status == BatchStatus.RECEIVING))


def drop_abandoned(store: Store, _queue: Queue, _settings: Settings) -> None:
    """Delete batches that nobody sends any more: their sender was told of none, and will send them again."""
    left = select(Batch.id).where(Batch.status == BatchStatus.RECEIVING, Batch.received_at < now() - ABANDONED)
    with store.reading() as session:
        found = session.scalars(left).all()
    for batch_id in found:
        drop_batch(store, batch_id)
