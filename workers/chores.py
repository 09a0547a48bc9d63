"""What has to be done every so often, whoever does it: lists that sweepers work through."""

from __future__ import annotations

import logging
from collections.abc import Callable
from dataclasses import dataclass

from service import audits, auth, batches, idempotency, intake, log, webhooks
from service.audits import Limits
from service.queue import Queue
from service.settings import Settings
from service.store import Store

logger = logging.getLogger(__name__)


@dataclass(frozen=True)
class Chore:
    """Work that is due every ``every(settings)`` seconds. Several processes may do it at once, so it is idempotent."""

    name: str
    every: Callable[[Settings], float]
    run: Callable[[Store, Queue, Settings], object]


def limits_of(settings: Settings) -> Limits:
    """When audits are begun again, sent again, or given up."""
    return Limits(settings.max_tries, settings.resend, settings.lease)


def sweep_audits(store: Store, queue: Queue, settings: Settings) -> None:
    """Find what workers and the queue have lost."""
    swept = audits.sweep(store, queue, limits_of(settings))
    if any((swept.failed, swept.requeued, swept.resent)):
        logger.warning(
            "swept: %d given up, %d begun again, %d sent again",
            *map(len, (swept.failed, swept.requeued, swept.resent)),
        )


def feed_batches(store: Store, queue: Queue, settings: Settings) -> None:
    """Keep some audits of batches on their way to a worker."""
    audits.feed(store, queue, limits_of(settings))


AUDIT_CHORES: tuple[Chore, ...] = (
    Chore("sweep audits", lambda settings: settings.sweep, sweep_audits),
    Chore("feed batches", lambda settings: min(1.0, settings.sweep), feed_batches),
)
"""Done in a thread of their own, so that no other chore holds them up."""

CHORES: tuple[Chore, ...] = (
    Chore("end batches", lambda _: 1.0, batches.close_batches),
    Chore("end halves that have waited long enough", lambda _: 15.0, intake.sweep_halves),
    Chore("forget old events of connectors", lambda _: 600.0, intake.forget_events),
    Chore("drop batches that nobody sends any more", lambda _: 60.0, batches.drop_abandoned),
    Chore("send deliveries that are due", lambda settings: min(settings.sweep, 5.0), webhooks.sweep_deliveries),
    Chore("forget answers that are not given again", lambda _: 3600.0, idempotency.forget_answers),
    Chore("delete what is past its time", lambda _: 600.0, audits.purge),
    Chore("forget sessions that have ended", lambda _: 3600.0, auth.forget_sessions),
    Chore("forget who did what long ago", lambda _: 3600.0, log.forget_entries),
    Chore("forget words of deleted audits", lambda _: 30.0, audits.forget_words),
)
