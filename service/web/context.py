"""What every endpoint works with."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated

from fastapi import Depends, Request

from service.queue import Queue
from service.settings import Settings
from service.store import Store
from service.web.gate import Gate
from service.web.meters import HttpMeters
from service.web.poller import Poller


@dataclass(frozen=True)
class Service:
    """The open parts of a running service."""

    settings: Settings
    store: Store
    queue: Queue
    poller: Poller
    gate: Gate
    meters: HttpMeters


def service_of(request: Request) -> Service:
    """The service that answers a request."""
    service = request.app.state.service
    assert isinstance(service, Service)
    return service


async def _in_service(request: Request) -> Service:
    return service_of(request)


InService = Annotated[Service, Depends(_in_service)]
"""A coroutine, since FastAPI sends every other dependency through a thread."""
