"""/v1/hooks/{name}: where CMSs send their events. No key: each event is signed with its connector's secret."""

from __future__ import annotations

import logging
import time

from fastapi import APIRouter, Request
from fastapi.responses import JSONResponse
from starlette.concurrency import run_in_threadpool

from service import intake
from service.connectors import Received
from service.errors import SignatureRefused
from service.web.context import InService, Service
from service.web.schemas.connectors import HookIgnored, HookTaken
from service.web.schemas.problems import problems

logger = logging.getLogger(__name__)

ROUTER = APIRouter(prefix="/v1/hooks", tags=["connectors"])

_BODY = {"requestBody": {"required": True, "content": {"application/json": {"schema": {}}}}}
"""Whatever the CMS sends, under whatever content type: it is read as it came, or its signature could not be checked."""


@ROUTER.post(
    "/{name}",
    status_code=202,
    response_model=HookTaken,
    response_model_exclude_none=True,
    responses={200: {"model": HookIgnored, "description": "Not to be audited"}, **problems(401, 413, 422)},
    openapi_extra=_BODY,
)
async def take(name: str, request: Request, service: InService) -> JSONResponse:
    """Take an event. The same event is answered as it was the first time; nothing but a signed one is looked at."""
    received = Received(request.method, _path(request), dict(request.headers), await request.body(), time.time())
    answer = await run_in_threadpool(_take, service, name, received)
    return JSONResponse(answer.body, answer.status)


def _take(service: Service, name: str, received: Received) -> intake.Answer:
    try:
        return intake.take_event(service.store, service.queue, service.settings, name, received)
    except SignatureRefused as error:
        logger.info("an event for the connector %.60r was refused: %s", name, error.why)
        raise


def _path(request: Request) -> str:
    """The path as it was called, percent signs and query and all."""
    query: bytes = request.scope.get("query_string", b"")
    path: bytes = request.scope.get("raw_path") or request.scope["path"].encode()
    return (path + b"?" + query if query else path).decode("latin-1")
