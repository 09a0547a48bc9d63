"""/v1/audits/{id}/verdict and /again: an editor's word over an audit, and the audit once more."""

from __future__ import annotations

from fastapi import APIRouter
from fastapi.responses import JSONResponse

from service import decisions
from service.web.accepting import accept_again
from service.web.access import Writer, editor_of
from service.web.context import InService
from service.web.idempotency import REPLAYED, IdempotencyKey
from service.web.schemas.audits import AuditOut
from service.web.schemas.decisions import VerdictIn, VerdictOut
from service.web.schemas.fields import Id
from service.web.schemas.problems import problems

ROUTER = APIRouter(prefix="/v1/audits", tags=["decisions"])


@ROUTER.post("/{audit_id}/verdict", status_code=201, responses=problems(400, 401, 403, 404, 409, 413, 422))
def give_word(audit_id: Id, body: VerdictIn, service: InService, caller: Writer) -> VerdictOut:
    """Release or hold an article, whatever its verdict; the last word counts. 409 before the audit is done."""
    row = decisions.give_word(service.store, service.queue, editor_of(caller), audit_id, body.act, body.reason)
    return VerdictOut.of(row)


@ROUTER.post("/{audit_id}/again", status_code=202, response_model=AuditOut, responses=problems(401, 403, 404, 409, 422))
def audit_again(
    audit_id: Id, service: InService, caller: Writer, idempotency_key: IdempotencyKey = None
) -> JSONResponse:
    """Audit the same pair once more, by today's rules and names; `previous` is this audit. 409 before it ended."""
    accepted = accept_again(service, caller, audit_id, idempotency_key)
    headers = {"Location": f"/v1/audits/{accepted.audit_id}", **(REPLAYED if accepted.replayed else {})}
    return JSONResponse(accepted.answer, 202, headers)
