"""/v1/audits/{id}/changes: the findings against those of the article's revision before."""

from __future__ import annotations

from dataclasses import asdict

from fastapi import APIRouter

from service.audits.changes import changes_of
from service.web.access import Reader
from service.web.context import InService
from service.web.schemas.changes import ChangesOut
from service.web.schemas.fields import Id
from service.web.schemas.problems import problems

ROUTER = APIRouter(prefix="/v1/audits", tags=["audits"])


@ROUTER.get("/{audit_id}/changes", response_model=ChangesOut, responses=problems(401, 403, 404, 409, 422))
def get_changes(audit_id: Id, service: InService, caller: Reader) -> ChangesOut:
    """Which findings are new, gone or kept. 404 for the first audit of an article, 409 before both are done."""
    return ChangesOut(**asdict(changes_of(service.store, audit_id, caller.workspace)))
