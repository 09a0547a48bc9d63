"""Running one audit: claim, stay alive, audit, end."""

from __future__ import annotations

import logging
import time
from dataclasses import dataclass

from exonym.errors import ExonymError
from exonym.model import Report
from service import audits, webhooks
from service.audits import Claim
from service.queue import Queue
from service.store import Store
from workers.heartbeat import Heartbeat
from workers.process import AuditorFor

logger = logging.getLogger(__name__)

UNEXPECTED = "The audit stopped on an unexpected error ({}). The service's log has the details."


@dataclass(frozen=True)
class Runner:
    """Runs audits of a store with a process's Auditors. ``lease`` and ``heartbeat`` are in seconds."""

    store: Store
    queue: Queue
    auditor_for: AuditorFor
    lease: float
    heartbeat: float

    def run(self, audit_id: str) -> None:
        """Run an audit to its end; nothing when another worker has it or it has ended."""
        mine = audits.claim(self.store, audit_id, self.lease)
        if mine is None:
            logger.info("audit %s is not there to be taken", audit_id)
            return
        begun = time.monotonic()
        with Heartbeat(lambda: audits.renew(self.store, mine, self.lease), self.heartbeat):
            outcome = self._outcome(mine)
        if isinstance(outcome, Report):
            kept = audits.finish(self.store, mine, outcome)
        else:
            kept = audits.fail(self.store, mine, outcome)
        if kept:
            webhooks.send(self.queue, kept.deliveries)
            logger.info("audit %s ended after %.2f s", audit_id, time.monotonic() - begun)
        else:
            logger.warning("audit %s was taken away before it ended; this result is dropped", audit_id)

    def _outcome(self, mine: Claim) -> Report | str:
        """The report, or why there is none."""
        try:
            return self.auditor_for(mine.profile).audit(mine.pair)
        except ExonymError as error:
            return str(error)
        except Exception as error:
            logger.exception("audit %s failed", mine.audit_id)
            return UNEXPECTED.format(type(error).__name__)
