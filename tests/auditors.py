"""Auditors that stand in for the engine. Importing them loads no more than its values: children start quickly."""

from __future__ import annotations

import os
import re
import signal
import time
from collections.abc import Callable
from dataclasses import dataclass, field, replace

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
from exonym.names.judging.feedback import OwnNames


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


MEGABYTE = 1024 * 1024


class PerilousAuditor(WordAuditor):
    """Takes so many seconds ("SLEEP=2.5"), loops, eats memory or brings its process down when the text says so."""

    def audit(self, pair: Pair) -> Report:
        for seconds in re.findall(r"SLEEP=([\d.]+)", pair.target):
            time.sleep(float(seconds))
        if "LOOP" in pair.target:
            time.sleep(600)
        if "EAT" in pair.target:
            eaten = [b"x" * 50 * MEGABYTE for _ in range(12)]
            time.sleep(600 * len(eaten))
        if "EXIT" in pair.target:
            os._exit(7)
        if "SEGV" in pair.target:
            os.kill(os.getpid(), signal.SIGSEGV)
        return super().audit(pair)


class HouseAuditor(WordAuditor):
    """Says in its reports by which names of the house it has audited."""

    def __init__(self, own: OwnNames | None) -> None:
        super().__init__()
        self._own = own

    def audit(self, pair: Pair) -> Report:
        report = super().audit(pair)
        spellings = ",".join(entry.house for entry in self._own.entries) if self._own else "none"
        return replace(report, engine=Engine("0", "words", spellings, "none"))


def open_houses() -> Callable[..., HouseAuditor]:
    """The Auditors of a child that tells what names of the house it was given."""
    return lambda _, own=None: HouseAuditor(own)


def open_words() -> Callable[[str], PerilousAuditor]:
    """The Auditors of a child."""
    auditor = PerilousAuditor()
    return lambda _: auditor
