"""A thread that takes messages, and the canaries that show that it does."""

from __future__ import annotations

import logging
import time
from collections.abc import Mapping, Sequence
from threading import Event, Thread

from celery import Celery

from service.errors import QueueUnavailable
from service.queue import CANARY_TASK, CeleryQueue, Lane, canary_route, lane_route
from workers.consumer import Consumer, Task

logger = logging.getLogger(__name__)

DEAF = 3
"""Canaries sent since the last that came through, after which a listener counts as deaf."""


SILENCE = 10.0
"""Seconds for which it must have heard nothing, too: a machine that is busy is slow, not deaf."""


class Listener:
    """Takes the messages of some lanes, one at a time, in a thread of its own.

    Canaries come down a queue of its own through the same connection. One that none reaches, although the broker takes
    them and it is not at work, is deaf: whoever watches it puts another in its place.
    """

    def __init__(self, app: Celery, name: str, lanes: Sequence[Lane], tasks: Mapping[str, Task]) -> None:
        self.name = name
        self.stopping = Event()
        self.busy = False
        self.listening = False
        self._queue = CeleryQueue(app)
        self._unheard, self._heard_at = 0, time.monotonic()
        prefix = app.conf.task_default_queue
        routes = [canary_route(prefix, name), *(lane_route(prefix, lane) for lane in lanes)]
        working = {task: self._at_work(run) for task, run in tasks.items()}
        self._consumer = Consumer(app, routes, {**working, CANARY_TASK: self._hear})
        self._thread = Thread(target=self._run, name=name, daemon=True)

    @property
    def is_deaf(self) -> bool:
        """True when it hears nothing although messages are there for it."""
        silent = time.monotonic() - self._heard_at >= SILENCE
        return not self.busy and silent and self._unheard >= DEAF

    def start(self) -> None:
        """Begin to listen, once it is ready to work."""
        self._thread.start()

    def call(self) -> None:
        """Send it a canary, unless it is at work or not yet ready for any."""
        if self.busy or not self.listening:
            return
        try:
            self._queue.send_canary(self.name)
            self._unheard += 1
        except QueueUnavailable as error:
            logger.warning("the broker does not answer: %s", error)

    def stop(self) -> None:
        """Take no further message; what is being worked on goes on."""
        self.stopping.set()

    def join(self, seconds: float) -> bool:
        """Whether it has ended, after at most so long."""
        self._thread.join(seconds)
        return not self._thread.is_alive()

    def get_ready(self) -> bool:
        """Whether it can work; what has to be done for that is done here, in its thread."""
        return True

    def close(self) -> None:
        """Give back what it works with."""

    def hand_back(self) -> None:
        """End what it works on; another is to do it."""

    def on_canary(self) -> None:
        """Called when a canary has come through."""

    def _run(self) -> None:
        try:
            if self.get_ready():
                self.listening = True
                self.call()
                self._consumer.run(self.stopping)
        finally:
            self.close()

    def _hear(self) -> None:
        self._note_message()
        self.on_canary()

    def _note_message(self) -> None:
        self._unheard, self._heard_at = 0, time.monotonic()

    def _at_work(self, run: Task) -> Task:
        def task(*args: str) -> None:
            self.busy = True
            try:
                run(*args)
            finally:
                self._note_message()
                self.busy = False

        return task
