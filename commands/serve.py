"""`exonym serve`: the HTTP API and its pages, with a worker in the same process unless told otherwise."""

from __future__ import annotations

import signal
from contextlib import ExitStack
from typing import Annotated

import typer

from commands.checks import check_config, check_safe, tell_first_steps
from commands.setup import opened_store, plain_errors, prepare, read_settings
from service.auth import keys_exist
from service.settings import Settings
from service.store import Store

NOT_STARTED = 3
"""What Uvicorn exits with when it could not start."""

Host = Annotated[str | None, typer.Option(help="The address to listen on; EXONYM_HOST otherwise.")]
Port = Annotated[int | None, typer.Option(help="The port to listen on, 0 for any free one; EXONYM_PORT otherwise.")]
Embedded = Annotated[
    bool | None,
    typer.Option("--embedded-worker/--no-embedded-worker", help="Audit in this process, or leave it to workers."),
]


def serve(host: Host = None, port: Port = None, embedded_worker: Embedded = None) -> None:
    """Serve the HTTP API and the page at /, with a worker in the same process unless told otherwise."""
    given = {"host": host, "port": port, "embedded_worker": embedded_worker}
    with plain_errors():
        settings = read_settings({name: value for name, value in given.items() if value is not None})
        with opened_store(settings) as store:
            prepare(settings, store)
            check_safe(settings, guarded=keys_exist(store))
            tell_first_steps(store)
            if settings.embedded_worker:
                check_config(settings)
            _serve(settings, store)


def _serve(settings: Settings, store: Store) -> None:
    import uvicorn

    from service.queue import BackgroundQueue, CeleryQueue, celery_app
    from service.web.app import create_app
    from service.web.server import GRACE, Server
    from workers.auditors import child_engines
    from workers.worker import embedded_worker, leave_for_certain

    signal.signal(signal.SIGTERM, _leave)
    with ExitStack() as parts:
        queue = parts.enter_context(BackgroundQueue(CeleryQueue(celery_app(settings))))
        app = create_app(settings, store, queue)
        if settings.embedded_worker:
            parts.enter_context(embedded_worker(settings, store, child_engines(settings)))

        def end_waiting() -> None:
            app.state.service.poller.release()
            leave_for_certain()

        config = uvicorn.Config(
            app,
            host=settings.host,
            port=settings.port,
            log_config=None,  # the log is set up already
            access_log=False,  # service.web.tracing writes a line a request
            timeout_graceful_shutdown=GRACE,
        )
        server = Server(config, end_waiting)
        server.run()
        if not server.started:
            raise typer.Exit(NOT_STARTED)


def _leave(number: int, frame: object) -> None:  # noqa: ARG001
    """Uvicorn raises the signal again once it has shut down; leaving by an exception lets the worker end as well."""
    raise SystemExit(0)
