"""What has to be done every so often, whoever does it: a list that the sweeper works through."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from service import batches, idempotency, intake, webhooks
from service.queue import Queue
from service.settings import Settings
from service.store import Store


@dataclass(frozen=True)
class Chore:
    """Work that is due every ``every(settings)`` seconds. Several processes may do it at once, so it is idempotent."""

    name: str
    every: Callable[[Settings], float]
    run: Callable[[Store, Queue, Settings], object]


CHORES: tuple[Chore, ...] = (
    Chore("end batches", lambda _: 1.0, batches.close_batches),
    Chore("end halves that have waited long enough", lambda _: 15.0, intake.sweep_halves),
    Chore("forget old events of connectors", lambda _: 600.0, intake.forget_events),
    Chore("drop batches that nobody sends any more", lambda _: 60.0, batches.drop_abandoned),
    Chore("send deliveries that are due", lambda settings: min(settings.sweep, 5.0), webhooks.sweep_deliveries),
    Chore("forget answers that are not given again", lambda _: 3600.0, idempotency.forget_answers),
)
