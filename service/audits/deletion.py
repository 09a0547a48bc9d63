"""Audits deleted, with everything that was known of them: one, or all of some age."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta

from sqlalchemy import ColumnElement, and_, exists, or_, select, update
from sqlalchemy import delete as removal
from sqlalchemy.orm import Session

from service import names
from service.errors import AuditNotFound
from service.log import COMMAND_LINE, note
from service.queue import Queue
from service.settings import Settings
from service.store import Store
from service.store.ids import first_id_at, is_id
from service.store.models import WORDS_LEFT, Audit, Batch, BatchStatus, Delivery, EditorDecision, Pulse, Reach
from service.store.types import now

STEP = 100
"""Audits that one transaction deletes."""
MOST_STEPS = 200
"""Transactions of one purge; what is left is for the next one."""


def delete(store: Store, audit_id: str, workspace: str, *, by: str = COMMAND_LINE) -> None:
    """Delete an audit whatever its status: a worker that is at it changes nothing any more. Raises AuditNotFound."""
    with store.writing() as session:
        audit = session.get(Audit, audit_id) if is_id(audit_id) else None
        if audit is None or audit.workspace != workspace:
            raise AuditNotFound(audit_id)
        _delete(session, [audit_id])
        note(session, workspace, by, "audit.deleted", audit_id)


def purge(store: Store, queue: Queue, settings: Settings) -> int:  # noqa: ARG001 - what every chore is given
    """Delete audits older than EXONYM_RETENTION_DAYS, and batches of which nothing is left; how many audits."""
    if settings.retention_days is None:
        return 0
    before = now() - timedelta(days=settings.retention_days)
    deleted = 0
    for _ in range(MOST_STEPS):
        step = _purge_some(store, before)
        deleted += step
        if step < STEP:
            break
    with store.writing() as session:
        session.execute(removal(Batch).where(_is_left_over(before)))
    return deleted


def _purge_some(store: Store, before: datetime) -> int:
    old = select(Audit.id).where(Audit.id < first_id_at(before)).order_by(Audit.id).limit(STEP)
    with store.writing() as session:
        found = session.scalars(old).all()
        _delete(session, found)
    return len(found)


def _delete(session: Session, audit_ids: Sequence[str]) -> None:
    """Delete audits. Texts, report, findings, words, names, revisions and answers go with their rows."""
    forms = names.forms_of(session, audit_ids)
    session.execute(removal(Delivery).where(Delivery.audit_id.in_(audit_ids)))
    _hand_on_decisions(session, audit_ids)
    _delete_decisions(session, audit_ids)
    session.execute(removal(Audit).where(Audit.id.in_(audit_ids)), execution_options={"synchronize_session": False})
    names.forget(session, forms)
    if audit_ids:
        session.execute(update(Pulse).where(Pulse.name == WORDS_LEFT).values(at=now()))


def _hand_on_decisions(session: Session, audit_ids: Sequence[str]) -> None:
    """Give what was decided for an audit alone to the audit that did it again, for which it holds too."""
    mine = EditorDecision.scope == Reach.HERE, EditorDecision.undone_at.is_(None)
    decided = select(EditorDecision.audit_id).where(EditorDecision.audit_id.in_(audit_ids), *mine)
    for audit in session.scalars(select(Audit).where(Audit.id.in_(decided))):
        same_text = Audit.workspace == audit.workspace, Audit.target_digest == audit.target_digest
        again = select(Audit.id).where(*same_text, Audit.previous == audit.id, Audit.id.not_in(audit_ids))
        heir = session.scalar(again.order_by(Audit.id.desc()).limit(1))
        if heir is not None:
            kept = update(EditorDecision).where(EditorDecision.audit_id == audit.id, *mine)
            session.execute(kept.values(audit_id=heir), execution_options={"synchronize_session": False})


def _delete_decisions(session: Session, audit_ids: Sequence[str]) -> None:
    """Delete what was decided there for there alone, or undone. What reaches further holds on, by its digests.

    Its words go with the audit, but for those about names that hold everywhere: they are the workspace's own.
    """
    made_there = EditorDecision.audit_id.in_(audit_ids)
    over = or_(EditorDecision.scope == Reach.HERE, EditorDecision.undone_at.is_not(None))
    of_names = or_(EditorDecision.rule.startswith("name."), EditorDecision.rule.startswith("acronym."))
    kept = and_(EditorDecision.scope == Reach.WORKSPACE, of_names)
    words = {"text": "", "source_text": None, "entity": None}
    for statement in (
        removal(EditorDecision).where(made_there, over),
        update(EditorDecision).where(made_there, ~kept).values(**words),
        update(EditorDecision).where(made_there).values(reason=None, audit_id=None),
    ):
        session.execute(statement, execution_options={"synchronize_session": False})


def _is_left_over(before: datetime) -> ColumnElement[bool]:
    ended = Batch.status.in_((BatchStatus.DONE, BatchStatus.CANCELLED))
    return and_(Batch.id < first_id_at(before), ended, ~exists().where(Audit.batch_id == Batch.id))
