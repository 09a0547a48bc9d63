"""The thread beside every worker that does chores when they are due."""

from __future__ import annotations

import logging
import time
from collections.abc import Sequence

from sqlalchemy.exc import DBAPIError

from service.errors import QueueUnavailable
from service.queue import Queue
from service.settings import Settings
from service.store import Store
from workers.chores import Chore
from workers.heartbeat import Heartbeat

logger = logging.getLogger(__name__)


class Sweeper:
    """Does each chore as often as it is due. One that fails is tried again when it is due again."""

    def __init__(self, store: Store, queue: Queue, settings: Settings, chores: Sequence[Chore]) -> None:
        self._store, self._queue, self._settings = store, queue, settings
        self._every = {chore: chore.every(settings) for chore in chores}
        self._done = dict.fromkeys(chores, float("-inf"))

    def thread(self) -> Heartbeat:
        """A context within which the sweeper works."""
        return Heartbeat(self.tick, min(1.0, *self._every.values()))

    def tick(self) -> bool:
        """Do what is due; always True, so that it is called again."""
        for chore, every in self._every.items():
            if time.monotonic() - self._done[chore] >= every:
                self._done[chore] = time.monotonic()
                self._do(chore)
        return True

    def _do(self, chore: Chore) -> None:
        try:
            chore.run(self._store, self._queue, self._settings)
        except QueueUnavailable as error:
            logger.warning("%s: the queue does not answer: %s", chore.name, error)
        except DBAPIError as error:
            logger.warning("%s: the database fails: %s", chore.name, error.orig)
        except Exception:
            logger.exception("%s failed", chore.name)
