"""The service's commands: serve, worker, migrate. They join `exonym` through the entry points exonym.commands."""

from __future__ import annotations

import logging
import signal
import sys
from collections.abc import Iterator
from contextlib import contextmanager, nullcontext
from typing import Annotated, Any

import typer
from pydantic import ValidationError
from sqlalchemy.exc import OperationalError

from exonym.cli import MODEL_MISSING
from exonym.errors import InvalidConfig, ModelError
from service.errors import SetupError, UnsafeSettings
from service.settings import Settings
from service.store import Store

USAGE_ERROR = 2
TALKATIVE = ("alembic.runtime.plugins", "celery.app.trace", "celery.worker.strategy")
"""Loggers that tell of every step: of each canary, for one."""

Host = Annotated[str | None, typer.Option(help="The address to listen on; EXONYM_HOST otherwise.")]
Port = Annotated[int | None, typer.Option(help="The port to listen on, 0 for any free one; EXONYM_PORT otherwise.")]
Embedded = Annotated[
    bool | None,
    typer.Option("--embedded-worker/--no-embedded-worker", help="Audit in this process, or leave it to workers."),
]


def serve(host: Host = None, port: Port = None, embedded_worker: Embedded = None) -> None:
    """Serve the HTTP API and the page at /, with a worker in the same process unless told otherwise."""
    given = {"host": host, "port": port, "embedded_worker": embedded_worker}
    with _plain_errors():
        settings = _settings({name: value for name, value in given.items() if value is not None})
        check_safe(settings)
        if settings.embedded_worker:
            _check_config(settings)
        with _opened(settings) as store:
            _prepare(settings, store)
            _serve(settings, store)


def worker() -> None:
    """Run audits that a service has queued in Redis, until stopped."""
    from service.store.migrate import check_migrated
    from workers.process import ProcessAuditors
    from workers.worker import run_worker

    with _plain_errors():
        settings = _settings({})
        check_reachable(settings)
        _check_config(settings)
        with _opened(settings) as store:
            check_migrated(store)
            code = run_worker(settings, store, ProcessAuditors(settings.audit_config))
    raise typer.Exit(code)


def migrate() -> None:
    """Bring the database's tables to what this version needs."""
    from service.store.migrate import migrate as run

    with _plain_errors():
        settings = _settings({})
        with _opened(settings) as store:
            run(store)
            typer.echo(f"{store.url.render_as_string(hide_password=True)} is up to date.")


def check_safe(settings: Settings) -> None:
    """Raise UnsafeSettings for settings under which `serve` would be exposed or would never audit."""
    if not settings.on_loopback and not settings.allow_remote:
        raise UnsafeSettings(
            f"{settings.host} can be reached from other machines, and nobody has to prove who they are. Listen on "
            "127.0.0.1, or set EXONYM_ALLOW_REMOTE=true if something else guards the door."
        )
    if settings.in_memory and not settings.embedded_worker:
        raise UnsafeSettings(
            "With EXONYM_BROKER_URL=memory:// only the embedded worker can see the queue, and it is switched off: "
            "nothing would ever be audited. Set it to a Redis (redis://HOST:PORT/0)."
        )


def check_reachable(settings: Settings) -> None:
    """Raise UnsafeSettings when `worker` could not see the queue of a service."""
    if settings.in_memory:
        raise UnsafeSettings(
            "EXONYM_BROKER_URL is memory://, which no other process can see. Set it to a Redis (redis://HOST:PORT/0) "
            "for the service and its workers, or let `exonym serve` audit by itself."
        )


def _check_config(settings: Settings) -> None:
    """Raise ModelError or InvalidConfig when the chosen checkpoint or a namebook cannot be used: audits would fail."""
    from exonym.checkpoints.store import check_checkpoint
    from exonym.names.namebook import read_own

    config = settings.audit_config(settings.profile)
    check_checkpoint(config)
    read_own(config.namebooks)


def _serve(settings: Settings, store: Store) -> None:
    import uvicorn

    from service.queue import CeleryQueue, celery_app
    from service.web.app import create_app
    from workers.process import ProcessAuditors
    from workers.worker import embedded_worker

    app = create_app(settings, store, CeleryQueue(celery_app(settings)))
    auditors = ProcessAuditors(settings.audit_config)
    signal.signal(signal.SIGTERM, _leave)
    with embedded_worker(settings, store, auditors) if settings.embedded_worker else nullcontext():
        uvicorn.run(app, host=settings.host, port=settings.port, log_level=settings.log_level)


def _leave(number: int, frame: object) -> None:  # noqa: ARG001
    """Uvicorn raises the signal again once it has shut down; leaving by an exception lets the worker end as well."""
    raise SystemExit(0)


def _prepare(settings: Settings, store: Store) -> None:
    """An SQLite file is brought up to date at once; a shared PostgreSQL only by `exonym migrate`."""
    from service.store.migrate import check_migrated
    from service.store.migrate import migrate as run

    if settings.uses_sqlite:
        run(store)
    else:
        check_migrated(store)


def _settings(given: dict[str, Any]) -> Settings:
    settings = Settings(**given)
    logging.basicConfig(level=settings.log_level.upper(), format="%(asctime)s %(levelname)s %(name)s: %(message)s")
    for talkative in TALKATIVE:
        logging.getLogger(talkative).setLevel(logging.WARNING)
    return settings


@contextmanager
def _opened(settings: Settings) -> Iterator[Store]:
    store = Store(settings.database_url)
    try:
        yield store
    finally:
        store.close()


@contextmanager
def _plain_errors() -> Iterator[None]:
    """Say what is wrong in a sentence, without a traceback, and exit 3 for a checkpoint, 2 for everything else."""
    try:
        yield
    except ValidationError as error:
        _refuse("\n".join(_setting_error(dict(e)) for e in error.errors()))
    except ModelError as error:
        _refuse(str(error), MODEL_MISSING)
    except (SetupError, InvalidConfig) as error:
        _refuse(str(error))
    except OperationalError as error:
        _refuse(f"The database of EXONYM_DATABASE_URL does not answer: {error.orig}")


def _setting_error(error: dict[str, Any]) -> str:
    names = ", ".join(f"EXONYM_{part}".upper() for part in error["loc"])
    return f"{names}: {error['msg']}" if names else str(error["msg"])


def _refuse(message: str, code: int = USAGE_ERROR) -> None:
    print(message, file=sys.stderr)
    raise typer.Exit(code)
