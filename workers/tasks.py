"""The Celery tasks: thin, since all that counts is in the audits' rows."""

from __future__ import annotations

from collections.abc import Callable

from celery import Celery

from service import pulses
from service.queue import AUDIT_TASK, CANARY_TASK, DELIVERY_TASK
from service.store import Store
from workers.running import Runner


def register(app: Celery, runner: Runner, deliver: Callable[[str], None], store: Store) -> None:
    """Give the application its tasks."""

    @app.task(name=AUDIT_TASK, acks_late=True, shared=False)  # type: ignore[untyped-decorator]
    def run(audit_id: str) -> None:
        runner.run(audit_id)

    @app.task(name=DELIVERY_TASK, acks_late=True, shared=False)  # type: ignore[untyped-decorator]
    def send(delivery_id: str) -> None:
        deliver(delivery_id)

    @app.task(name=CANARY_TASK, shared=False)  # type: ignore[untyped-decorator]
    def sing() -> None:
        pulses.note_worker(store)
