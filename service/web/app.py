"""The application: every router, the errors, the headers."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
from functools import partial
from importlib.metadata import version
from pathlib import Path

from fastapi import FastAPI
from fastapi.staticfiles import StaticFiles
from starlette.concurrency import run_in_threadpool
from starlette.middleware.trustedhost import TrustedHostMiddleware

from exonym.extend import discover
from service import audits
from service.errors import SignInNeeded
from service.queue import Queue
from service.settings import Settings
from service.store import Store
from service.web import health, pages, problems
from service.web.context import Service
from service.web.door import Door
from service.web.gate import NOTED, Gate
from service.web.limits import BodyLimit
from service.web.poller import Poller
from service.web.rates import RateHeaders, Rates
from service.web.security import SecurityHeaders

STATIC = Path(__file__).parent / "static"


def create_app(settings: Settings, store: Store, queue: Queue) -> FastAPI:
    """The service over a database that is migrated and a queue; what they are closed by is the caller's."""
    app = FastAPI(
        title="Exonym",
        version=version("exonym"),
        summary="Audits translations: scores, marked errors, a verdict.",
        docs_url=None,  # their pages fetch scripts from elsewhere
        redoc_url=None,
        lifespan=_lifespan,
    )
    gate = Gate(store, remote=settings.allow_remote)
    app.state.service = Service(settings, store, queue, Poller(partial(audits.rows_of, store)), gate)
    app.state.health = health.Health(settings, store, queue)
    for router in (*discover("service.web.api", "ROUTER"), health.router, pages.router):
        app.include_router(router)
    app.mount("/static", StaticFiles(directory=STATIC), name="static")
    problems.install(app)
    app.add_exception_handler(SignInNeeded, pages.show_closed)
    app.router.middleware_stack = Door(app.router.middleware_stack, gate, Rates(settings))  # within those handlers
    app.add_middleware(RateHeaders)
    app.add_middleware(BodyLimit, limit=settings.max_body_bytes)
    app.add_middleware(TrustedHostMiddleware, allowed_hosts=list(settings.allowed_hosts), www_redirect=False)
    app.add_middleware(SecurityHeaders)
    return app


@asynccontextmanager
async def _lifespan(app: FastAPI) -> AsyncIterator[None]:
    service = app.state.service
    tasks = [asyncio.create_task(work) for work in (service.poller.run(), _note_uses(service.gate))]
    yield
    for task in tasks:
        task.cancel()
        with suppress(asyncio.CancelledError):
            await task
    await run_in_threadpool(service.gate.flush)


async def _note_uses(gate: Gate) -> None:
    """Record when keys were last used, every so often until cancelled."""
    while True:
        await asyncio.sleep(NOTED)
        await run_in_threadpool(gate.flush)
