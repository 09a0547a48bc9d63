"""/v1/audits: submit, look, list."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Header, Query, Response
from starlette.concurrency import run_in_threadpool

from exonym.validation import check_pair
from service import audits
from service.store.models import Audit, Status
from service.web.context import InService, Service
from service.web.cursors import read_cursor, write_cursor
from service.web.prefer import wait_of
from service.web.schema import AuditIn, AuditOut, AuditPage, ListQuery, problems

router = APIRouter(prefix="/v1/audits", tags=["audits"])


@router.post(
    "",
    status_code=202,
    response_model=AuditOut,
    responses={200: {"model": AuditOut, "description": "Ended within `Prefer: wait`"}, **problems(400, 413, 422)},
)
async def submit(
    body: AuditIn, service: InService, response: Response, prefer: Annotated[str | None, Header()] = None
) -> AuditOut:
    """Submit a pair. 202 with a Location; with `Prefer: wait=30`, 200 and the report when it ends in that time."""
    audit = await run_in_threadpool(accept, service, body)
    response.headers["Location"] = f"/v1/audits/{audit.id}"
    wait = wait_of(prefer)
    if wait is None:
        return AuditOut.of(audit)
    seconds = min(float(wait), service.settings.wait_limit)
    response.headers["Preference-Applied"] = f"wait={seconds:.0f}"
    await service.poller.wait(audit.id, seconds)
    answer = await run_in_threadpool(_with_report, service, audit.id)
    response.status_code = 200 if Status(answer.status).ended else 202
    return answer


@router.get("", response_model=AuditPage, responses=problems(422))
def list_audits(service: InService, query: Annotated[ListQuery, Query()]) -> AuditPage:
    """Audits, newest first, a page at a time; every filter that is given must be equal."""
    after = read_cursor(query.cursor) if query.cursor else None
    page = audits.list_page(service.store, query.to_filters(), query.limit, after)
    return AuditPage(
        items=[AuditOut.of(audit) for audit in page.audits], next=write_cursor(page.after) if page.after else None
    )


@router.get("/{audit_id}", response_model=AuditOut, responses=problems(404, 422))
def get_audit(audit_id: str, service: InService) -> AuditOut:
    """Where an audit stands."""
    return AuditOut.of(audits.get(service.store, audit_id))


def accept(service: Service, body: AuditIn) -> Audit:
    """Take a pair in. Raises exonym.InvalidPair when it cannot be audited."""
    pair = body.to_pair()
    check_pair(pair)
    profile = body.profile or service.settings.profile
    return audits.submit(service.store, service.queue, pair, profile, service.settings.resend)


def _with_report(service: Service, audit_id: str) -> AuditOut:
    audit = audits.get(service.store, audit_id)
    done = audit.status == Status.DONE
    return AuditOut.of(audit, audits.report_of(service.store, audit_id) if done else None)
