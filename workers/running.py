"""Running one audit: claim, stay alive, audit, end."""

from __future__ import annotations

import logging
import time
from collections.abc import Callable
from functools import partial
from threading import Event
from typing import TypeVar

from exonym.model import Report
from exonym.names.judging.feedback import OwnNames
from service import audits, decisions, logs, names, webhooks
from service.audits import Claim, Ended
from service.errors import QueueUnavailable
from service.queue import Lane, Queue
from service.settings import Settings
from service.store import Store
from workers.engine import AuditFailed, Engine, EngineDied, Stopped
from workers.heartbeat import Heartbeat
from workers.patience import ask_patiently

logger = logging.getLogger(__name__)

Written = TypeVar("Written")

MOST_WORKSPACES = 16
"""Workspaces whose own names are kept at hand."""


class Runner:
    """Runs a store's audits on one engine, one at a time. ``stopping`` ends its patience with a database."""

    def __init__(self, store: Store, queue: Queue, engine: Engine, settings: Settings, stopping: Event) -> None:
        self._store, self._queue, self._engine = store, queue, engine
        self._settings = settings
        self._stopping = stopping
        self._mine: Claim | None = None
        self._names: dict[str, OwnNames] = {}

    def run(self, audit_id: str) -> None:
        """Run an audit to its end; nothing when another worker has it or it has ended."""
        lease = self._settings.lease
        mine = ask_patiently(lambda: audits.claim(self._store, audit_id, lease), lease, self._stopping)
        if mine is None:
            logger.info("audit %s is not there to be taken", audit_id)
            return
        self._mine = mine
        try:
            with logs.bound(audit_id=audit_id, request_id=mine.request_id, workspace=mine.workspace, batch=mine.batch):
                self._run(mine)
        finally:
            self._mine = None

    def _run(self, mine: Claim) -> None:
        outcome = self._outcome(mine)
        logger.info("audit ran", extra={"seconds": round(time.monotonic() - mine.begun, 2)})
        if not self._end(mine, outcome):
            logger.warning("the audit was taken away before it ended; this result is dropped")

    def hand_back(self) -> None:
        """From another thread: queue what is under way again, as if it had not been begun, and end it here."""
        mine = self._mine
        self._engine.interrupt()
        if mine is not None and self._give_back(mine, counted=False):
            logger.info("audit %s is handed back unfinished", mine.audit_id)

    def _outcome(self, mine: Claim) -> Report | str | EngineDied | None:
        """The report, why there is none, how its process died, or None when it was interrupted."""
        with Heartbeat(partial(self._renew, mine), self._settings.heartbeat):
            try:
                return self._engine.audit(mine.pair, mine.profile, mine.length, self._own_names(mine))
            except AuditFailed as error:
                return str(error)
            except EngineDied as error:
                return error
            except Stopped:
                return None

    def _own_names(self, mine: Claim) -> OwnNames | None:
        """The names that the workspace has of its own now; they are read again when their version has changed."""
        if mine.own_names is None:
            return None
        known = self._names.pop(mine.workspace, None)
        if known is None or known.version != mine.own_names:
            read = partial(names.read_own_names, self._store, mine.workspace)
            known = ask_patiently(read, self._settings.lease, self._stopping)
        self._names[mine.workspace] = known
        if len(self._names) > MOST_WORKSPACES:
            del self._names[next(iter(self._names))]
        return known

    def _renew(self, mine: Claim) -> bool:
        return audits.renew(self._store, mine, self._settings.lease)

    def _end(self, mine: Claim, outcome: Report | str | EngineDied | None) -> bool:
        if outcome is None:
            return self._give_back(mine, counted=False)
        if isinstance(outcome, EngineDied):
            return self._after_death(mine, outcome)
        if isinstance(outcome, str):
            return self._announced(lambda: audits.fail(self._store, mine, outcome))
        recall = partial(decisions.recall, self._settings)
        return self._announced(lambda: audits.finish(self._store, mine, outcome, recall))

    def _after_death(self, mine: Claim, death: EngineDied) -> bool:
        """A process that dies under an audit may die of it: it is begun ``max_tries`` times, and no more."""
        logger.error("the process of audit %s ended: %s", mine.audit_id, death)
        if mine.tries < self._settings.max_tries:
            return self._give_back(mine, counted=True)
        error = f"The audit was begun {mine.tries} times, and each time its process ended, last with {death}."
        return self._announced(lambda: audits.fail(self._store, mine, error))

    def _give_back(self, mine: Claim, counted: bool) -> bool:
        if not self._written(lambda: audits.give_back(self._store, mine, counted)):
            return False
        try:
            self._queue.enqueue(mine.audit_id, Lane(mine.lane))
        except QueueUnavailable as error:
            logger.warning("audit %s stays queued until the sweeper sends it: %s", mine.audit_id, error)
        return True

    def _announced(self, end: Callable[[], Ended | None]) -> bool:
        """Whether it has ended here; then those are told who want to know."""
        ended = self._written(end)
        if ended is None:
            return False
        webhooks.send(self._queue, ended.deliveries)
        return True

    def _written(self, write: Callable[[], Written]) -> Written:
        """What a write says; a database that is away has time to come back until the lease is over."""
        return ask_patiently(write, self._settings.lease, self._stopping)
