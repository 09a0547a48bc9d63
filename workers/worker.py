"""A worker: the Celery consumer with its tasks and its sweeper, in a process of its own or in a thread."""

from __future__ import annotations

import logging
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from functools import partial
from threading import Thread

from celery import Celery
from celery.apps.worker import Worker
from celery.worker import WorkController, state

from service import webhooks
from service.errors import QueueUnavailable
from service.queue import CeleryQueue, Queue, celery_app
from service.settings import Settings
from service.store import Store
from workers.process import AuditorFor
from workers.running import Runner
from workers.sweeper import Sweeper
from workers.tasks import register

logger = logging.getLogger(__name__)

_QUIET = {"without_gossip": True, "without_mingle": True, "without_heartbeat": True}


def run_worker(settings: Settings, store: Store, auditor_for: AuditorFor) -> int:
    """Work until a signal says stop; returns the exit code."""
    app = worker_app(settings, store, auditor_for)
    worker = Worker(app=app, loglevel=settings.log_level.upper(), **_QUIET)
    with Sweeper(store, CeleryQueue(app), settings).thread():
        worker.start()
    return int(worker.exitcode or 0)


def worker_app(settings: Settings, store: Store, auditor_for: AuditorFor) -> Celery:
    """A Celery application that can run audits."""
    app = celery_app(settings)
    queue = CeleryQueue(app)
    runner = Runner(store, queue, auditor_for, settings.lease, settings.heartbeat)
    register(app, runner, partial(webhooks.deliver, store, queue, settings), store)
    return app


@contextmanager
def embedded_worker(
    settings: Settings, store: Store, auditor_for: AuditorFor, patience: float = 15.0
) -> Iterator[None]:
    """A worker in a thread of this process, for as long as the context lasts.

    At the end an audit that is under way has ``patience`` seconds; one that needs longer is begun again at the next
    start, when its lease has run out.
    """
    app = worker_app(settings, store, auditor_for)
    controller = WorkController(app=app, pool_cls="solo", concurrency=1, **_QUIET)
    thread = Thread(target=_consume, args=(app, controller), name="embedded-worker", daemon=True)
    thread.start()
    queue = CeleryQueue(app)
    try:
        with Sweeper(store, queue, settings).thread():
            yield
    finally:
        _stop(thread, queue, patience)


def _consume(app: Celery, controller: WorkController) -> None:
    app.set_current()  # the solo pool looks tasks up in its thread's current application
    controller.start()


def _stop(thread: Thread, queue: Queue, patience: float) -> None:
    state.should_stop = 0
    with suppress(QueueUnavailable):
        for _ in range(2):  # the consumer looks at should_stop after a message, or after 2 s, and reads once more
            queue.send_canary()
    thread.join(patience)
    state.should_stop = None
    if thread.is_alive():
        logger.warning("an audit was still under way at the end; it is begun again at the next start")
