"""/metrics: figures for Prometheus."""

from __future__ import annotations

from fastapi import APIRouter, Depends, Request
from fastapi.responses import Response
from prometheus_client.exposition import CONTENT_TYPE_PLAIN_0_0_4, generate_latest

from service.auth import Scope
from service.settings.parts import is_loopback
from service.web.context import InService, service_of
from service.web.door import admit
from service.web.schemas.problems import problems

_PASSED_ON = ("forwarded", "x-forwarded-for", "x-real-ip", "via")
"""Headers of a request that came through a proxy: it is not from this machine, although the proxy may be."""


def may_watch(request: Request) -> None:
    """Let in who asks from this machine itself, or with an admin's key. Raises NoKey, WrongKey, ScopeMissing."""
    here = request.client is not None and is_loopback(request.client.host)
    if here and not any(name in request.headers for name in _PASSED_ON):
        return
    admit(service_of(request).gate, request).check_may(Scope.ADMIN)


ROUTER = APIRouter(tags=["health"], dependencies=[Depends(may_watch)])


@ROUTER.get(
    "/metrics",
    response_class=Response,
    responses={200: {"content": {"text/plain": {"schema": {"type": "string"}}}}, **problems(401, 403)},
    openapi_extra={"security": [{"key": []}, {}]},
)
def get_metrics(service: InService) -> Response:
    """The installation's counters, the same from every process, and this process's own requests."""
    return Response(generate_latest(service.meters.registry), media_type=CONTENT_TYPE_PLAIN_0_0_4)
