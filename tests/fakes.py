"""Small real implementations that stand in for slow ones."""

from __future__ import annotations

from dataclasses import dataclass, field

from service.errors import QueueUnavailable
from service.queue import Lane
from tests.auditors import WordAuditor

__all__ = ["ListQueue", "WordAuditor"]


@dataclass
class ListQueue:
    """A queue that only remembers what it was asked for; with ``away`` it answers like a broker that is not there."""

    sent: list[str] = field(default_factory=list)
    lanes: list[Lane] = field(default_factory=list)
    delivered: list[str] = field(default_factory=list)
    canaries: list[str] = field(default_factory=list)
    away: bool = False

    def enqueue(self, audit_id: str, lane: Lane = Lane.INTERACTIVE) -> None:
        self.ping()
        self.sent.append(audit_id)
        self.lanes.append(lane)

    def enqueue_delivery(self, delivery_id: str) -> None:
        self.ping()
        self.delivered.append(delivery_id)

    def depth(self, lane: Lane) -> int:
        self.ping()
        return len(self.delivered) if lane is Lane.WEBHOOKS else self.lanes.count(lane)

    def send_canary(self, worker: str) -> None:
        self.ping()
        self.canaries.append(worker)

    def ping(self) -> None:
        if self.away:
            raise QueueUnavailable("nobody there")
