"""The Auditors of a process: made when first needed, kept, sharing one encoder."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from threading import Lock
from typing import Protocol

from exonym.auditor import Auditor
from exonym.config import AuditConfig
from exonym.model import Pair, Report


class Audits(Protocol):
    """What a worker needs of an Auditor."""

    def audit(self, pair: Pair) -> Report:
        """Audit one pair."""


AuditorFor = Callable[[str], Audits]
"""The Auditor of a profile."""


class ProcessAuditors:
    """One Auditor a profile; the models behind them are loaded once. ``checkpoint`` None is the packaged model."""

    def __init__(self, checkpoint: str | None = None) -> None:
        self._checkpoint = checkpoint
        self._made: dict[str, Auditor] = {}
        self._lock = Lock()

    def __call__(self, profile: str) -> Auditor:
        """The Auditor of that profile. Raises InvalidConfig for an unknown one."""
        with self._lock:
            if profile not in self._made:
                self._made[profile] = self._make(profile)
            return self._made[profile]

    def _make(self, profile: str) -> Auditor:
        config = replace(AuditConfig.for_profile(profile), checkpoint=self._checkpoint)
        first = next(iter(self._made.values()), None)
        return Auditor(config, embed=first.embed if first else None)
