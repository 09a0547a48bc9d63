"""An editor's word over an audit's verdict, and audits done again."""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import select
from sqlalchemy.orm import Session

from service import audits, webhooks
from service.audits import Submission
from service.decisions.deciding import Editor, find_audit, find_done
from service.errors import AuditNotFound, NotEnded
from service.log import note
from service.queue import Queue
from service.settings import Settings
from service.store import Store
from service.store.ids import is_id, new_id
from service.store.models import Act, Audit, AuditText, EditorAct, Status
from service.store.types import now


def give_word(store: Store, queue: Queue, editor: Editor, audit_id: str, act: Act, reason: str) -> EditorAct:
    """Release or hold an audit (``act``), whatever its verdict; who waits for its verdict is told of another state.

    Raises AuditNotFound and NotDone.
    """
    if not is_id(audit_id):  # PostgreSQL takes no NUL
        raise AuditNotFound(audit_id)
    with store.writing() as session:
        session.execute(select(Audit.id).where(Audit.id == audit_id).with_for_update())
        audit, report = find_done(session, audit_id, editor.workspace)
        changes = audit.state != act.value
        audit.state = act.value
        row = _row(editor, audit_id, act, reason)
        session.add(row)
        note(session, editor.workspace, editor.by, f"verdict.{act}", audit_id)
        deliveries = audits.announce_change(session, audit, report) if changes else ()
    webhooks.send(queue, deliveries)
    return row


def audit_again(
    store: Store, queue: Queue, settings: Settings, editor: Editor, audit_id: str, request_id: str | None = None
) -> Audit:
    """Submit the pair of an audit that has ended once more, with ``previous``. Raises AuditNotFound and NotEnded.

    What was decided about findings of the audit alone holds for the new one too.
    """
    with store.writing() as session:
        new = add_again(session, settings, editor, audit_id, request_id)
    audits.send(queue, new)
    return new


def add_again(
    session: Session, settings: Settings, editor: Editor, audit_id: str, request_id: str | None = None
) -> Audit:
    """Write the audit that does another again, in the transaction of a caller who sends it to the queue.

    Raises AuditNotFound and NotEnded.
    """
    audit = find_audit(session, audit_id, editor.workspace)
    if not Status(audit.status).ended:
        raise NotEnded(audit_id, audit.status)
    pair = audits.to_pair(audit, session.get_one(AuditText, audit_id))
    submission = Submission(
        pair,
        audit.profile,
        editor.workspace,
        request_id=request_id,
        previous=audit_id,
        note=audit.note,
        title=audit.title,
    )
    new = audits.add_audit(session, submission, settings.resend)
    session.add(_row(editor, audit_id, Act.AGAIN, "", new.id))
    note(session, editor.workspace, editor.by, "audit.again", audit_id, new=new.id)
    return new


def list_acts(store: Store, audit_id: str, workspace: str) -> Sequence[EditorAct]:
    """What editors did with an audit as a whole, newest first. Raises AuditNotFound."""
    with store.reading() as session:
        find_audit(session, audit_id, workspace)
        query = select(EditorAct).where(EditorAct.audit_id == audit_id).order_by(EditorAct.id.desc())
        return session.scalars(query).all()


def _row(editor: Editor, audit_id: str, act: Act, reason: str, about: str | None = None) -> EditorAct:
    return EditorAct(
        id=new_id(),
        workspace=editor.workspace,
        audit_id=audit_id,
        by=editor.by,
        at=now(),
        act=act,
        reason=reason,
        about=about,
    )
