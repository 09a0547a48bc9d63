"""Small real implementations that stand in for slow ones."""

from __future__ import annotations

import re
import time
from dataclasses import dataclass, field

from exonym.errors import InvalidPair
from exonym.model import (
    Coverage,
    Decision,
    Engine,
    Finding,
    Pair,
    Report,
    Score,
    Segment,
    Severity,
    Side,
    Span,
    Verdict,
)
from service.errors import QueueUnavailable
from service.queue import Lane


@dataclass
class WordAuditor:
    """Audits in no time: every "Istia" is an error. Sleeps ``delay`` seconds, and stumbles over texts that say so."""

    delay: float = 0.0
    audited: list[str] = field(default_factory=list)

    def audit(self, pair: Pair) -> Report:
        self.audited.append(pair.target)
        time.sleep(self.delay)
        if "REFUSE" in pair.target:
            raise InvalidPair("target", "is refused")
        if "CRASH" in pair.target:
            raise ZeroDivisionError("crashed")
        findings = tuple(_finding(match) for match in re.finditer("Istia", pair.target))
        return Report(
            id=pair.id,
            source_lang=pair.source_lang,
            target_lang=pair.target_lang,
            verdict=Verdict(Decision.HOLD if findings else Decision.PUBLISH, "news"),
            scores={"quality": Score(100.0 - 10 * len(findings), (0.0, 100.0), "words")},
            segments=(Segment(0, None, Span(0, len(pair.target))),),
            findings=findings,
            names=(),
            coverage=Coverage(ran=("name.garbled",)),
            metadata=pair.metadata,
            engine=Engine("0", "words", "none", "none"),
        )


def _finding(match: re.Match[str]) -> Finding:
    return Finding(
        code="NAM02",
        rule="name.garbled",
        category="accuracy/mistranslation",
        severity=Severity.CRITICAL,
        confidence=1.0,
        side=Side.TARGET,
        start=match.start(),
        end=match.end(),
        text=match[0],
        segment=0,
        message="Istia is Izvestia",
        fingerprint=f"istia-{match.start()}",
    )


@dataclass
class ListQueue:
    """A queue that only remembers what it was asked for; with ``away`` it answers like a broker that is not there."""

    sent: list[str] = field(default_factory=list)
    lanes: list[Lane] = field(default_factory=list)
    delivered: list[str] = field(default_factory=list)
    canaries: int = 0
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

    def send_canary(self) -> None:
        self.ping()
        self.canaries += 1

    def ping(self) -> None:
        if self.away:
            raise QueueUnavailable("nobody there")
