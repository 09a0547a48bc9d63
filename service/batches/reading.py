"""Looking at a batch: how far it is, and the results of its lines."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from service.errors import BatchNotFound
from service.store import Store
from service.store.ids import is_id
from service.store.models import Audit, AuditReport, Batch, BatchStatus, RejectedLine, Status

_PAGE = 100
"""Results that are held at a time."""


@dataclass(frozen=True)
class Counts:
    """How many audits of a batch stand where."""

    queued: int
    running: int
    done: int
    failed: int


@dataclass(frozen=True)
class Result:
    """What became of a line. One that could not be read has an error and no audit."""

    line: int
    pair_id: str | None = None
    audit_id: str | None = None
    status: str | None = None
    report: dict[str, Any] | None = None
    error: str | None = None


def get_batch(store: Store, batch_id: str, workspace: str) -> tuple[Batch, Counts]:
    """A batch and where its audits stand. Raises BatchNotFound, also for one that is still being received."""
    with store.reading() as session:
        batch = find_batch(session, batch_id, workspace)
        return batch, count_audits(session, batch_id)


def find_batch(session: Session, batch_id: str, workspace: str) -> Batch:
    """The row of a batch. Raises BatchNotFound."""
    batch = session.get(Batch, batch_id) if is_id(batch_id) else None
    if batch is None or batch.workspace != workspace or batch.status == BatchStatus.RECEIVING:
        raise BatchNotFound(batch_id)
    return batch


def count_audits(session: Session, batch_id: str) -> Counts:
    """Where the audits of a batch stand."""
    query = select(Audit.status, func.count()).where(Audit.batch_id == batch_id).group_by(Audit.status)
    found = {str(status): int(count) for status, count in session.execute(query)}
    return Counts(**{status.value: found.get(status.value, 0) for status in Status})


def list_results(store: Store, batch_id: str, after: int = 0) -> Iterator[Result]:
    """What became of the lines behind ``after`` that have ended, in order; read a page at a time."""
    while True:
        with store.reading() as session:
            page = _page(session, batch_id, after)
        yield from page
        if len(page) < _PAGE:
            return
        after = page[-1].line


def _page(session: Session, batch_id: str, after: int) -> list[Result]:
    rejected = select(RejectedLine).where(RejectedLine.batch_id == batch_id, RejectedLine.line > after)
    audited = (
        select(Audit, AuditReport)
        .outerjoin(AuditReport, AuditReport.audit_id == Audit.id)
        .where(Audit.batch_id == batch_id, Audit.batch_line > after, Audit.status.in_([Status.DONE, Status.FAILED]))
    )
    found = [
        *(
            Result(bad.line, error=bad.error)
            for bad in session.scalars(rejected.order_by(RejectedLine.line).limit(_PAGE))
        ),
        *(_result(*row) for row in session.execute(audited.order_by(Audit.batch_line).limit(_PAGE)).all()),
    ]
    return sorted(found, key=lambda result: result.line)[:_PAGE]


def _result(audit: Audit, report: AuditReport | None) -> Result:
    return Result(
        line=audit.batch_line or 0,
        pair_id=audit.pair_id,
        audit_id=audit.id,
        status=audit.status,
        report=report.report if report else None,
        error=audit.error,
    )
