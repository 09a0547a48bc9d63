"""/healthz: the process lives. /readyz: it can do its work."""

from __future__ import annotations

from datetime import timedelta

from fastapi import APIRouter, Response
from sqlalchemy.exc import SQLAlchemyError

from service import pulses
from service.errors import QueueUnavailable
from service.store.types import now
from service.web.context import InService, Service

router = APIRouter(tags=["health"])

_MISSED = 6
"""Canaries a worker may miss in a row before it counts as gone."""


@router.get("/healthz")
def healthz() -> dict[str, str]:
    """The process answers."""
    return {"status": "alive"}


@router.get("/readyz")
def readyz(service: InService, response: Response) -> dict[str, str]:
    """Whether database, broker and worker do their part; 503 when one does not."""
    checks = {"database": _database(service), "broker": _broker(service)}
    checks["worker"] = _worker(service) if checks["database"] == "ok" else "unknown without the database"
    ready = all(state == "ok" for state in checks.values())
    response.status_code = 200 if ready else 503
    return {"status": "ready" if ready else "not ready", **checks}


def _database(service: Service) -> str:
    try:
        service.store.ping()
    except SQLAlchemyError:
        return "does not answer"
    return "ok"


def _broker(service: Service) -> str:
    try:
        service.queue.ping()
    except QueueUnavailable:
        return "does not answer"
    return "ok"


def _worker(service: Service) -> str:
    """A worker is there when a canary came through lately, or an audit is being worked on."""
    limit = timedelta(seconds=_MISSED * service.settings.canary)
    last = pulses.last_sign_of_worker(service.store)
    if last is None:
        return "none has been seen"
    return "ok" if now() - last <= limit else f"none has been seen since {last.isoformat(timespec='seconds')}"
