"""Taking a pair in, for the API and for the pages."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from sqlalchemy.orm import Session

from exonym.documents.validation import refuse_bad_pair
from service import audits, decisions, logs
from service.audits import Submission
from service.auth import Caller
from service.decisions import Editor
from service.idempotency import Once, claim_key, keep_answer
from service.store.models import Audit
from service.web.context import Service
from service.web.idempotency import digest_of, once_of
from service.web.schemas.audits import AuditIn, AuditOut


@dataclass(frozen=True)
class Accepted:
    """An audit that was taken in, and the answer to that; ``replayed``: it was given before."""

    audit_id: str
    answer: Mapping[str, Any]
    replayed: bool = False


def accept(service: Service, caller: Caller, body: AuditIn) -> Audit:
    """Take a pair in. Raises exonym.InvalidPair when it cannot be audited."""
    submission = to_submission(service, caller, body)
    return audits.submit(service.store, service.queue, submission, service.settings.resend)


def accept_once(service: Service, caller: Caller, body: AuditIn, key: str | None) -> Accepted:
    """Take a pair in unless it came under that Idempotency-Key before; nothing is kept of one that is not acceptable.

    Raises exonym.InvalidPair, KeyReused and StillAnswering.
    """
    if key is None:
        audit = accept(service, caller, body)
        return Accepted(audit.id, AuditOut.of(audit).model_dump(mode="json"))
    submission, once = to_submission(service, caller, body), once_of(caller, key, "POST /v1/audits", body)
    return _add_once(service, once, lambda session: audits.add_audit(session, submission, service.settings.resend))


def accept_again(service: Service, caller: Caller, audit_id: str, key: str | None) -> Accepted:
    """Take the pair of an audit that has ended in once more, unless that was asked under the Idempotency-Key before.

    Raises AuditNotFound, NotEnded, KeyReused and StillAnswering.
    """
    editor, request_id = Editor(caller.workspace, caller.name), logs.request_id()

    def add(session: Session) -> Audit:
        return decisions.add_again(session, service.settings, editor, audit_id, request_id)

    digest = digest_of("POST /v1/audits/{audit_id}/again", audit_id)
    return _add_once(service, Once(caller.workspace, key, digest) if key else None, add)


def _add_once(service: Service, once: Once | None, add: Callable[[Session], Audit]) -> Accepted:
    """Write an audit and the answer to its request in one transaction; or give the answer that is there."""
    with service.store.writing() as session:
        answer = claim_key(session, once) if once else None
        if answer is not None:
            return Accepted(answer["id"], answer, replayed=True)
        audit = add(session)
        answer = AuditOut.of(audit).model_dump(mode="json")
        if once:
            keep_answer(session, once, answer, audit.id)
    audits.send(service.queue, audit)
    return Accepted(audit.id, answer)


def to_submission(service: Service, caller: Caller, body: AuditIn, **more: Any) -> Submission:
    """What is submitted; ``more`` are other fields of it. Raises exonym.InvalidPair when it cannot be audited."""
    pair = body.to_pair()
    refuse_bad_pair(pair)
    profile = body.profile or service.settings.profile
    return Submission(pair, profile, caller.workspace, **{"request_id": logs.request_id(), **more})
