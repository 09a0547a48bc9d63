"""The names of queues and of tasks."""

from __future__ import annotations

from enum import StrEnum

AUDIT_TASK = "audit.run"
DELIVERY_TASK = "webhook.deliver"
CANARY_TASK = "canary.sing"


class Lane(StrEnum):
    """The queues, in the order in which workers look into them."""

    INTERACTIVE = "audits.interactive"
    WEBHOOKS = "webhooks"
    BATCH = "audits.batch"


def lane_queue(name: str, lane: Lane) -> str:
    """The queue of a lane, of an installation whose queues' names begin with ``name``."""
    return f"{name}.{lane.value}"


def canary_queue(name: str, worker: str) -> str:
    """The queue that a worker's canaries go down: its own, so that they show that this worker takes messages."""
    return f"{name}.canary.{worker}"
