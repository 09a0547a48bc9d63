"""/v1/batches: many audits at once, streamed in and out."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Annotated, Any

from fastapi import APIRouter, Query, Request, Response
from fastapi.responses import JSONResponse, StreamingResponse

from service import batches
from service.auth import Caller
from service.batches import Result
from service.web.access import Reader, Writer
from service.web.context import InService, Service
from service.web.idempotency import REPLAYED, IdempotencyKey
from service.web.receiving import Receiver
from service.web.schemas.batches import MAX_LINES, BatchOut
from service.web.schemas.fields import Id
from service.web.schemas.problems import problems

ROUTER = APIRouter(prefix="/v1/batches", tags=["batches"])

NDJSON = "application/x-ndjson"
MAX_BYTES = 4_000_000_000
"""The longest body of a batch, in bytes; its lines are limited one by one."""


@ROUTER.post(
    "",
    status_code=202,
    response_model=BatchOut,
    max_body_size=MAX_BYTES,
    responses=problems(400, 401, 403, 409, 413, 415, 422, 503),
    openapi_extra={"requestBody": {"required": True, "content": {NDJSON: {"schema": {"type": "string"}}}}},
)
async def submit_batch(
    request: Request, service: InService, caller: Writer, idempotency_key: IdempotencyKey = None
) -> JSONResponse:
    """Submit many pairs: one JSON object a line, each as POST /v1/audits takes it, at most 100,000.

    The body is read as it comes. Lines that cannot be read are counted and listed among the results; the rest goes on.
    Nothing is begun before the last line was taken, and nothing is kept of a body that breaks off.
    """
    received = await Receiver(service, caller, MAX_LINES).receive(request, idempotency_key)
    headers = {"Location": f"/v1/batches/{received.answer['id']}", **(REPLAYED if received.replayed else {})}
    return JSONResponse(dict(received.answer), 202, headers)


@ROUTER.get("/{batch_id}", response_model=BatchOut, responses=problems(401, 403, 404, 422))
def get_batch(batch_id: Id, service: InService, caller: Reader) -> BatchOut:
    """How far a batch is."""
    return _show(service, caller, batch_id)


@ROUTER.post("/{batch_id}/cancel", response_model=BatchOut, responses=problems(401, 403, 404, 422))
def cancel_batch(batch_id: Id, service: InService, caller: Writer) -> BatchOut:
    """Begin nothing of a batch that has not begun. What runs goes on to its end; an ended batch stays as it is."""
    batches.cancel_batch(service.store, batch_id, caller.workspace, by=caller.by)
    return _show(service, caller, batch_id)


@ROUTER.get(
    "/{batch_id}/results",
    response_class=Response,
    responses={200: {"content": {NDJSON: {"schema": {"type": "string"}}}}, **problems(401, 403, 404, 422)},
)
def get_results(
    batch_id: Id,
    service: InService,
    caller: Reader,
    after: Annotated[int, Query(ge=0, le=MAX_LINES * 100, description="The line to go on behind.")] = 0,
) -> Response:
    """What became of the lines that have ended, in their order, one JSON object a line.

    A line that is still to be audited is left out: while the batch runs, go on behind the last line before which none
    is missing.
    """
    batches.get_batch(service.store, batch_id, caller.workspace)
    return StreamingResponse(_lines(service, batch_id, after), media_type=NDJSON)


def _show(service: Service, caller: Caller, batch_id: str) -> BatchOut:
    return BatchOut.of(*batches.get_batch(service.store, batch_id, caller.workspace))


def _lines(service: Service, batch_id: str, after: int) -> Iterator[str]:
    for result in batches.list_results(service.store, batch_id, after):
        yield json.dumps(_result(result), ensure_ascii=False, separators=(",", ":")) + "\n"


def _result(result: Result) -> dict[str, Any]:
    if result.audit_id is None:
        return {"line": result.line, "error": result.error}
    ended = {"line": result.line, "id": result.pair_id, "audit_id": result.audit_id, "status": result.status}
    return ended | ({"report": result.report} if result.report else {"error": result.error})
