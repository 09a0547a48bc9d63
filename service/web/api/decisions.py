"""/v1/audits/{id}/decisions: what editors say of findings; /v1/decisions.jsonl: everything decided."""

from __future__ import annotations

import json
from collections.abc import Iterator

from fastapi import APIRouter, Response
from fastapi.responses import StreamingResponse

from service import decisions
from service.auth import Caller
from service.web.access import Reader, Writer, editor_of
from service.web.context import InService, Service
from service.web.schemas.decisions import DecisionIn, DecisionList, DecisionOut, ListedDecisionOut, ListedDecisions
from service.web.schemas.fields import Id
from service.web.schemas.problems import problems

ROUTER = APIRouter(prefix="/v1", tags=["decisions"])

NDJSON = "application/x-ndjson"


@ROUTER.post(
    "/audits/{audit_id}/decisions",
    status_code=201,
    response_model=DecisionOut | DecisionList,
    responses=problems(400, 401, 403, 404, 409, 413, 422),
)
def decide(audit_id: Id, body: DecisionIn, service: InService, caller: Writer) -> DecisionOut | DecisionList:
    """Say something of a finding, or of several. What is dismissed counts for nothing: the verdict is decided again.

    The answer to `fingerprint` is the decision, to `fingerprints` a list. What is said again changes nothing; something
    else takes the place of what was said before.
    """
    made = decisions.decide(service.store, service.queue, service.settings, editor_of(caller), audit_id, body.to_wish())
    shown = [DecisionOut.of(row) for row in made]
    return DecisionList(items=shown) if body.fingerprints else shown[0]


@ROUTER.get("/audits/{audit_id}/decisions", responses=problems(401, 403, 404, 422))
def list_decisions(audit_id: Id, service: InService, caller: Reader) -> ListedDecisions:
    """Who decided what and when: on this audit, undone or not, and elsewhere as far as it holds for this one."""
    found = decisions.list_decisions(service.store, audit_id, caller.workspace)
    return ListedDecisions(items=[ListedDecisionOut.listed(one) for one in found])


@ROUTER.delete(
    "/audits/{audit_id}/decisions/{decision_id}", status_code=204, responses=problems(401, 403, 404, 409, 422)
)
def undo(audit_id: Id, decision_id: Id, service: InService, caller: Writer) -> None:
    """Undo a decision that was made on this audit or holds for it. The verdict is decided again."""
    decisions.undo(service.store, service.queue, service.settings, editor_of(caller), decision_id, audit_id)


@ROUTER.get(
    "/decisions.jsonl",
    response_class=Response,
    responses={200: {"content": {NDJSON: {"schema": {"type": "string"}}}}, **problems(401, 403, 422)},
)
def export_decisions(service: InService, caller: Reader) -> Response:
    """The articles that were accepted or not, one a line with its report and decisions, for `exonym calibrate`."""
    return StreamingResponse(_lines(service, caller), media_type=NDJSON)


def _lines(service: Service, caller: Caller) -> Iterator[str]:
    for line in decisions.list_decided(service.store, service.settings, caller.workspace):
        yield json.dumps(line, ensure_ascii=False, separators=(",", ":")) + "\n"
