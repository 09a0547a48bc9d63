"""A queue for those who must not wait: what they send goes out from a thread of its own."""

from __future__ import annotations

import logging
import time
from collections.abc import Callable
from functools import partial
from queue import Empty, SimpleQueue
from threading import Event, Thread
from types import TracebackType
from typing import Self

from service.errors import QueueUnavailable
from service.queue.lanes import Lane
from service.queue.protocol import Queue

logger = logging.getLogger(__name__)

LONGEST = 10_000
"""Messages that wait to be sent; further ones are left to the sweeper."""

MOST_A_SECOND = 50
"""Messages that are sent in a second, more than the workers of one API take: sending costs as much as writing a row,
and is not to slow down who submits much at once."""


class Pace:
    """Lets so many things happen in a second: at once as long as there are fewer, then as a steady row."""

    def __init__(self, most: int) -> None:
        self._most = most
        self._begun, self._happened = 0.0, 0

    def wait_for_next(self, at: float) -> float:
        """Seconds to wait for the next one, asked for at that moment, which counts as happening then."""
        if at - self._begun >= 1.0:
            self._begun, self._happened = at, 0
        self._happened += 1
        if self._happened <= self._most:
            return 0.0
        wait, self._begun, self._happened = self._begun + 1.0 - at, self._begun + 1.0, 1
        return wait


class BackgroundQueue:
    """Sends from a thread, as long as the context lasts, so that nobody waits for a broker that is away or hangs.

    What the broker does not take is dropped: its rows stay queued, and the sweeper sends them.
    """

    def __init__(self, queue: Queue, patience: float = 2.0) -> None:
        self._queue = queue
        self._patience = patience
        self._waiting: SimpleQueue[Callable[[], None] | None] = SimpleQueue()
        self._ending = Event()
        self._thread = Thread(target=self._run, name="sender", daemon=True)

    def __enter__(self) -> Self:
        self._thread.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._ending.set()
        self._waiting.put(None)
        self._thread.join(self._patience)

    def enqueue(self, audit_id: str, lane: Lane = Lane.INTERACTIVE) -> None:
        """Have an audit's message sent, unless too many wait already."""
        self._put(partial(self._queue.enqueue, audit_id, lane))

    def enqueue_delivery(self, delivery_id: str) -> None:
        """Have a delivery's message sent, unless too many wait already."""
        self._put(partial(self._queue.enqueue_delivery, delivery_id))

    def depth(self, lane: Lane) -> int:
        """Ask the broker, at once."""
        return self._queue.depth(lane)

    def send_canary(self, worker: str) -> None:
        """Send it at once."""
        self._queue.send_canary(worker)

    def ping(self) -> None:
        """Ask the broker, at once."""
        self._queue.ping()

    def _put(self, send: Callable[[], None]) -> None:
        if self._waiting.qsize() < LONGEST:
            self._waiting.put(send)

    def _run(self) -> None:
        pace = Pace(MOST_A_SECOND)
        while (send := self._waiting.get()) is not None:
            self._ending.wait(pace.wait_for_next(time.monotonic()))
            try:
                send()
            except QueueUnavailable as error:
                logger.warning(
                    "the broker does not answer; %d messages are left to the sweeper: %s", self._drop(), error
                )

    def _drop(self) -> int:
        """Forget what waits, and say how much that was with the message that failed."""
        dropped = 1
        while True:
            try:
                ending = self._waiting.get_nowait() is None
            except Empty:
                return dropped
            if ending:
                self._waiting.put(None)
                return dropped
            dropped += 1
