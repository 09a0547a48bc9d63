"""/v1/audits/{id}/events: where an audit stands, told as it changes.

Whoever listens costs no thread and no query: one poller looks for all. A stream ends after EXONYM_EVENTS_LIMIT seconds.
"""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from typing import Annotated

from fastapi import APIRouter, Depends
from fastapi.sse import EventSourceResponse, ServerSentEvent

from service import audits
from service.errors import AuditNotFound
from service.store.models import Audit, Status
from service.web.access import Reader
from service.web.context import InService
from service.web.schemas.audits import AuditOut
from service.web.schemas.fields import Id
from service.web.schemas.problems import problems

ROUTER = APIRouter(prefix="/v1/audits", tags=["audits"])


def find_audit(audit_id: Id, service: InService, caller: Reader) -> Audit:
    """The audit as it stands now, found before the answer begins, so that one that is not there is a 404."""
    return audits.get(service.store, audit_id, caller.workspace)


@ROUTER.get(
    "/{audit_id}/events",
    response_class=EventSourceResponse,
    responses={200: {"content": {"text/event-stream": {}}}, **problems(401, 403, 404, 422)},
)
async def stream_events(
    audit: Annotated[Audit, Depends(find_audit)], service: InService
) -> AsyncIterator[ServerSentEvent]:
    """Server-sent events `status`, the audit as JSON in each: at once, and at each change; the last one ends it.

    A stream of an audit that does not end in time, or is deleted, ends without one; browsers open it again.
    """
    clock = asyncio.get_running_loop().time
    until = clock() + service.settings.events_limit
    yield ServerSentEvent(event="status", data=AuditOut.of(audit))
    while not Status(audit.status).ended:
        try:
            changed = await service.poller.wait(audit.id, until - clock(), seen=audit.status)
        except AuditNotFound:
            return
        if changed is None:
            return
        audit = changed
        yield ServerSentEvent(event="status", data=AuditOut.of(audit))
