"""The thread beside every worker that sweeps and sends canaries."""

from __future__ import annotations

import logging
import time

from service import audits
from service.audits import Limits
from service.errors import QueueUnavailable
from service.queue import Queue
from service.settings import Settings
from service.store import Store
from workers.heartbeat import Heartbeat

logger = logging.getLogger(__name__)


class Sweeper:
    """Sweeps every ``settings.sweep`` seconds, sends a canary every ``settings.canary`` seconds."""

    def __init__(self, store: Store, queue: Queue, settings: Settings) -> None:
        self._store = store
        self._queue = queue
        self._limits = Limits(settings.max_tries, settings.resend)
        self._sweep, self._canary = settings.sweep, settings.canary
        self._swept = self._sung = float("-inf")

    def thread(self) -> Heartbeat:
        """A context within which the sweeper works."""
        return Heartbeat(self.tick, min(self._sweep, self._canary, 1.0))

    def tick(self) -> bool:
        """Do what is due; always True, so that it is called again."""
        try:
            self._due(time.monotonic())
        except QueueUnavailable as error:
            logger.warning("the queue does not answer: %s", error)
        return True

    def _due(self, at: float) -> None:
        if at - self._sung >= self._canary:
            self._sung = at
            self._queue.send_canary()
        if at - self._swept >= self._sweep:
            self._swept = at
            swept = audits.sweep(self._store, self._queue, self._limits)
            if any((swept.failed, swept.requeued, swept.resent)):
                logger.warning("swept: %s", swept)
