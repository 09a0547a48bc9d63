"""What the service needs of a queue."""

from __future__ import annotations

from typing import Protocol

from service.queue.lanes import Lane


class Queue(Protocol):
    """Where work is sent."""

    def enqueue(self, audit_id: str, lane: Lane = Lane.INTERACTIVE) -> None:
        """Ask for an audit to be run. Raises QueueUnavailable when the broker does not answer."""

    def enqueue_delivery(self, delivery_id: str) -> None:
        """Ask for a webhook to be delivered. Raises QueueUnavailable likewise."""

    def depth(self, lane: Lane) -> int:
        """How many messages wait in a lane. Raises QueueUnavailable likewise."""

    def send_canary(self, worker: str) -> None:
        """Send a worker the test message that shows that it takes messages. Raises QueueUnavailable likewise."""

    def ping(self) -> None:
        """Raise QueueUnavailable unless the broker answers."""
