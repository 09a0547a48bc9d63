"""The application: every router, the errors, the headers."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
from functools import partial
from importlib.metadata import version
from pathlib import Path
from typing import Any

from fastapi import Depends, FastAPI, Response
from fastapi.staticfiles import StaticFiles
from starlette.concurrency import run_in_threadpool
from starlette.middleware.gzip import GZipMiddleware
from starlette.middleware.trustedhost import TrustedHostMiddleware
from starlette.types import ASGIApp

from exonym.discovery import discover
from service import audits
from service.errors import NotSignedIn, SignInNeeded
from service.queue import Queue
from service.settings import Settings
from service.store import Store
from service.web import health, pages, problems
from service.web.bodies import ReadableBodies
from service.web.collector import InstallationCollector
from service.web.context import Service
from service.web.desk import guarding, signing
from service.web.desk.rules import rule_words
from service.web.desk.showing import compile_templates
from service.web.door import Door
from service.web.gate import NOTED, Gate
from service.web.heads import HeadAsGet
from service.web.meters import HttpMeters
from service.web.patience import Patience
from service.web.plain import PlainErrors
from service.web.poller import Poller
from service.web.rates import RateHeaders, Rates
from service.web.schemas.problems import problems as problems_of
from service.web.security import SecurityHeaders
from service.web.tracing import RequestTracing

STATIC = Path(__file__).parent / "static"
PACKED_FROM = 4_000
"""Bytes from which an answer is sent as gzip to who takes it."""


class Application(FastAPI):
    """FastAPI, with what every answer has also around its own error handling: id, log line, headers, problems."""

    def build_middleware_stack(self) -> ASGIApp:
        """The framework's layers within ours."""
        return RequestTracing(SecurityHeaders(PlainErrors(super().build_middleware_stack())), self.state.service.meters)


class CachedFiles(StaticFiles):
    """Files that a browser may keep for an hour."""

    def file_response(self, *args: Any, **kwargs: Any) -> Response:
        """A file, or that it has not changed."""
        response = super().file_response(*args, **kwargs)
        response.headers["Cache-Control"] = "public, max-age=3600"
        return response


def create_app(settings: Settings, store: Store, queue: Queue) -> FastAPI:
    """The service over a database that is migrated and a queue; what they are closed by is the caller's."""
    app = Application(
        title="Exonym",
        version=version("exonym"),
        summary="Audits translations: scores, marked errors, a verdict.",
        docs_url=None,  # their pages fetch scripts from elsewhere
        redoc_url=None,
        lifespan=_lifespan,
        max_body_size=settings.max_body_bytes,  # a route may have its own
        responses=problems_of(422, 503),  # FastAPI would describe a 422 of its own form, which is never sent
    )
    meters = HttpMeters()
    meters.registry.register(InstallationCollector(store))
    gate = Gate(store, remote=settings.allow_remote)
    app.state.service = Service(settings, store, queue, Poller(partial(audits.rows_of, store)), gate, meters)
    app.state.health = health.Health(settings, store, queue)
    for router in (*discover("service.web.api", "ROUTER"), health.router, pages.router):
        app.include_router(router)
    app.include_router(signing.router)
    for router in discover("service.web.admin", "ROUTER"):
        app.include_router(
            router, prefix=guarding.DESK, include_in_schema=False, dependencies=[Depends(guarding.admit_to_desk)]
        )
    app.mount("/static", CachedFiles(directory=STATIC), name="static")
    problems.install(app)
    app.add_exception_handler(SignInNeeded, pages.show_closed)
    app.add_exception_handler(NotSignedIn, signing.send_to_sign_in)
    app.router.middleware_stack = Door(app.router.middleware_stack, gate, Rates(settings))  # within those handlers
    app.add_middleware(RateHeaders)
    app.add_middleware(ReadableBodies)
    app.add_middleware(Patience)
    app.add_middleware(TrustedHostMiddleware, allowed_hosts=_in_brackets(settings.allowed_hosts), www_redirect=False)
    app.add_middleware(GZipMiddleware, minimum_size=PACKED_FROM, compresslevel=5)
    app.add_middleware(HeadAsGet)
    return app


def _in_brackets(hosts: tuple[str, ...]) -> list[str]:
    """Host names as the header Host has them: IPv6 addresses in brackets (RFC 3986, 3.2.2)."""
    return [f"[{host}]" if ":" in host and not host.startswith("[") else host for host in hosts]


@asynccontextmanager
async def _lifespan(app: FastAPI) -> AsyncIterator[None]:
    service = app.state.service
    await run_in_threadpool(_warm_up)
    tasks = [asyncio.create_task(work) for work in (service.poller.run(), _note_uses(service.gate))]
    yield
    for task in tasks:
        task.cancel()
        with suppress(asyncio.CancelledError):
            await task
    await run_in_threadpool(service.gate.flush)


def _warm_up() -> None:
    """Do what the first request would wait for: half a second of templates and rules."""
    compile_templates()
    rule_words()


async def _note_uses(gate: Gate) -> None:
    """Record when keys were last used, every so often until cancelled."""
    while True:
        await asyncio.sleep(NOTED)
        await run_in_threadpool(gate.flush)
