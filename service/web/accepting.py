"""Taking a pair in, for the API and for the pages."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from exonym.documents.validation import check_pair
from service import audits, logs
from service.audits import Submission
from service.auth import Caller
from service.idempotency import claim_key, keep_answer
from service.store.models import Audit
from service.web.context import Service
from service.web.idempotency import once_of
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
    with service.store.writing() as session:
        answer = claim_key(session, once)
        if answer is not None:
            return Accepted(answer["id"], answer, replayed=True)
        audit = audits.add_audit(session, submission, service.settings.resend)
        answer = AuditOut.of(audit).model_dump(mode="json")
        keep_answer(session, once, answer, audit.id)
    audits.send(service.queue, audit)
    return Accepted(audit.id, answer)


def to_submission(service: Service, caller: Caller, body: AuditIn, **more: Any) -> Submission:
    """What is submitted; ``more`` are other fields of it. Raises exonym.InvalidPair when it cannot be audited."""
    pair = body.to_pair()
    check_pair(pair)
    profile = body.profile or service.settings.profile
    return Submission(pair, profile, caller.workspace, **{"request_id": logs.request_id(), **more})
