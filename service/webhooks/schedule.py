"""What follows an attempt. Decisions alone: who waits, and how, is elsewhere.

The waits are those that Standard Webhooks 1.0.0 gives as its example ("Retry schedule"); pausing follows Svix, which
disables an endpoint after five days of failures.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from http import HTTPStatus

from service.store.models import DeliveryStatus

WAITS = (5.0, 300.0, 1800.0, 7200.0, 18_000.0, 36_000.0, 50_400.0, 72_000.0, 86_400.0)
"""Seconds between an attempt and the next: 5 s, 5 min, 30 min, 2 h, 5 h, 10 h, 14 h, 20 h, 24 h; 75 hours in all."""
MOST_TRIES = len(WAITS) + 1
JITTER = 0.1
"""The share by which a wait may be longer, so that what failed together is not tried together."""
LONGEST_WAIT = 86_400.0
"""The most seconds that a Retry-After is honoured for."""

PAUSED_AFTER = timedelta(days=5)
PAUSED_FROM = 10
"""Failures in a row, over at least those days, after which an endpoint is paused."""


@dataclass(frozen=True)
class Step:
    """What a delivery becomes, and in how many seconds it is tried again if it is pending."""

    status: DeliveryStatus
    wait: float = 0.0


def next_step(tries: int, status: int | None, retry_after: float | None = None, jitter: float = 0.0) -> Step:
    """What follows the attempt number ``tries`` (from 1), to which the answer was ``status``, or none.

    ``retry_after`` is in seconds; ``jitter``, 0 to 1, is drawn by the caller. Any 2xx is a success and nothing else.
    """
    if is_success(status):
        return Step(DeliveryStatus.DELIVERED)
    if tries >= MOST_TRIES:
        return Step(DeliveryStatus.FAILED)
    wait = WAITS[tries - 1] * (1 + JITTER * jitter)
    return Step(DeliveryStatus.PENDING, max(wait, min(retry_after or 0.0, LONGEST_WAIT)))


def is_success(status: int | None) -> bool:
    """Whether an answer says that the event was taken."""
    return status is not None and status // 100 == 2


def reason_to_pause(status: int | None, failures: int, failing_since: datetime, at: datetime) -> str | None:
    """Why an endpoint is no longer served after a failure, None while it is. ``failures`` are those in a row."""
    if status == HTTPStatus.GONE:
        return "The endpoint answered 410 Gone."
    if failures >= PAUSED_FROM and at - failing_since >= PAUSED_AFTER:
        return f"{failures} attempts in a row failed, over {(at - failing_since).days} days."
    return None
