"""A place where audits run, one after another."""

from __future__ import annotations

import logging

from celery import Celery
from sqlalchemy.exc import SQLAlchemyError

from service import pulses
from service.queue import AUDIT_TASK, CeleryQueue, Lane
from service.settings import Settings
from service.store import Store
from workers.engine import AuditFailed, EngineDied, MakeEngine, Stopped
from workers.listener import Listener
from workers.running import Runner

logger = logging.getLogger(__name__)

PAUSE = 5.0
"""Seconds between two attempts to start an engine that does not start."""


class Slot(Listener):
    """Runs audits on an engine of its own. It takes none before the engine is warm, an editor's before a batch's."""

    def __init__(self, app: Celery, name: str, store: Store, make_engine: MakeEngine, settings: Settings) -> None:
        super().__init__(app, name, (Lane.INTERACTIVE, Lane.BATCH), {AUDIT_TASK: self._audit})
        self._store = store
        self._engine = make_engine()
        self._runner = Runner(store, CeleryQueue(app), self._engine, settings, self.stopping)

    def get_ready(self) -> bool:
        """Warm the engine, again and again until it is; False when told to stop meanwhile."""
        while not self.stopping.is_set():
            try:
                self._engine.warm()
                return True
            except Stopped:
                return False
            except (EngineDied, AuditFailed) as error:
                logger.error("audits cannot begin, since their process does not start: %s", error)
                self.stopping.wait(PAUSE)
        return False

    def hand_back(self) -> None:
        """Queue the audit that is under way again."""
        try:
            self._runner.hand_back()
        except SQLAlchemyError as error:
            logger.warning("an audit could not be handed back; it is begun again when its lease is over: %s", error)

    def close(self) -> None:
        """End the engine."""
        self._engine.close()

    def note_work(self) -> None:
        """Note that a worker works while this one is at an audit, and no canary can come through."""
        if self.busy:
            self.on_canary()

    def on_canary(self) -> None:
        """Write the sign of life that /readyz looks for."""
        try:
            pulses.note_worker(self._store)
        except SQLAlchemyError as error:
            logger.warning("a sign of life could not be written: %s", error)

    def _audit(self, audit_id: str) -> None:
        self._runner.run(audit_id)
        self.get_ready()  # after an audit that took its process with it
