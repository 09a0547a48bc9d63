"""/v1/audits: submit, look, list, delete."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Header, Query, Response
from fastapi.responses import JSONResponse
from starlette.concurrency import run_in_threadpool

from service import audits
from service.auth import Caller
from service.store.models import Status
from service.web.accepting import accept_once
from service.web.access import Admin, Reader, Writer
from service.web.context import InService, Service
from service.web.cursors import read_cursor, write_cursor
from service.web.etags import NOT_MODIFIED, IfNoneMatch, is_known, not_modified, tag_of
from service.web.idempotency import REPLAYED, IdempotencyKey
from service.web.prefer import wait_of
from service.web.schemas.audits import AuditIn, AuditOut, AuditPage, ListQuery
from service.web.schemas.fields import Id
from service.web.schemas.problems import problems

ROUTER = APIRouter(prefix="/v1/audits", tags=["audits"])


@ROUTER.post(
    "",
    status_code=202,
    response_model=AuditOut,
    responses={
        200: {"model": AuditOut, "description": "Ended within `Prefer: wait`"},
        **problems(400, 401, 403, 409, 413, 422, 429),
    },
)
async def submit(
    body: AuditIn,
    service: InService,
    caller: Writer,
    prefer: Annotated[str | None, Header()] = None,
    idempotency_key: IdempotencyKey = None,
) -> Response:
    """Submit a pair. 202 with a Location; with `Prefer: wait=30`, 200 and the report when it ends in that time."""
    accepted = await run_in_threadpool(accept_once, service, caller, body, idempotency_key)
    headers = {"Location": f"/v1/audits/{accepted.audit_id}", **(REPLAYED if accepted.replayed else {})}
    wait = wait_of(prefer)
    if wait is None:
        return JSONResponse(accepted.answer, 202, headers)
    seconds = min(float(wait), service.settings.wait_limit)
    headers["Preference-Applied"] = f"wait={seconds:.0f}"
    await service.poller.wait(accepted.audit_id, seconds)
    audit = await run_in_threadpool(_with_report, service, caller, accepted.audit_id)
    return JSONResponse(audit.model_dump(mode="json"), 200 if Status(audit.status).ended else 202, headers)


@ROUTER.get("", response_model=AuditPage, responses=problems(401, 403, 422))
def list_audits(service: InService, caller: Reader, query: Annotated[ListQuery, Query()]) -> AuditPage:
    """Audits, newest first, a page at a time; every filter that is given must hold."""
    after = read_cursor(query.cursor) if query.cursor else None
    page = audits.list_page(service.store, caller.workspace, query.to_filters(), query.limit, after)
    return AuditPage(
        items=[AuditOut.of(audit) for audit in page.audits], next=write_cursor(page.after) if page.after else None
    )


@ROUTER.get("/{audit_id}", response_model=AuditOut, responses={**NOT_MODIFIED, **problems(401, 403, 404, 422)})
def get_audit(
    audit_id: Id, service: InService, caller: Reader, response: Response, if_none_match: IfNoneMatch = None
) -> AuditOut | Response:
    """Where an audit stands, with an `ETag`."""
    audit = AuditOut.of(audits.get(service.store, audit_id, caller.workspace))
    tag = tag_of(audit.model_dump_json())
    if is_known(tag, if_none_match):
        return not_modified(tag)
    response.headers["ETag"] = tag
    return audit


@ROUTER.delete("/{audit_id}", status_code=204, responses=problems(401, 403, 404, 422))
def delete_audit(audit_id: Id, service: InService, caller: Admin) -> None:
    """Delete an audit, whatever its status: its texts, report, findings, words, and what was delivered of it."""
    audits.delete(service.store, audit_id, caller.workspace, by=caller.by)


def _with_report(service: Service, caller: Caller, audit_id: str) -> AuditOut:
    audit = audits.get(service.store, audit_id, caller.workspace)
    done = audit.status == Status.DONE
    return AuditOut.of(audit, audits.report_of(service.store, audit_id) if done else None)
