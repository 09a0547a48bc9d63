"""Taking messages from the broker, one at a time, through whatever happens to it."""

from __future__ import annotations

import logging
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from threading import Event
from typing import Any

from celery import Celery
from kombu.entity import Queue as Route

logger = logging.getLogger(__name__)

PAUSE = 0.5
"""Seconds between two attempts to reach a broker that is away."""

LOOK = 0.5
"""Seconds after which a consumer without a message looks whether it is to stop."""

Task = Callable[..., None]


class Consumer:
    """Takes the messages of some queues, in the queues' order, and calls the task that each of them names.

    It holds one message at a time and acknowledges it once its task has returned. After any error of the connection it
    begins anew with a fresh one, so nothing of a broken one can linger
    (https://github.com/celery/celery/issues/8030, where Celery's own consumer falls silent).
    """

    def __init__(self, app: Celery, queues: Sequence[Route], tasks: Mapping[str, Task]) -> None:
        self._app = app
        self._queues = list(queues)
        self._tasks = tasks

    def run(self, stopping: Event) -> None:
        """Take messages until told to stop."""
        while not stopping.is_set():
            try:
                with self._app.connection_for_read() as connection:
                    self._consume(connection, stopping)
            except Exception as error:  # whatever it is, a new connection is the only cure
                logger.warning("lost the broker, trying again: %s", error or type(error).__name__)
                stopping.wait(PAUSE)

    def _consume(self, connection: Any, stopping: Event) -> None:
        def take(body: object, message: Any) -> None:
            if stopping.is_set():
                message.requeue()
            else:
                self._work_on(body, message)

        with connection.Consumer(self._queues, callbacks=[take], accept=["json"], prefetch_count=1):
            while not stopping.is_set():
                with suppress(TimeoutError):
                    connection.drain_events(timeout=LOOK)

    def _work_on(self, body: object, message: Any) -> None:
        try:
            self._tasks[message.headers["task"]](*message.payload[0])
        except Exception:
            logger.exception("a message could not be worked on: %r", body)
        message.ack()
