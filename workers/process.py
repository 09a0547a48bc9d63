"""The Auditors of a process: made when first needed, kept, sharing one encoder."""

from __future__ import annotations

from collections.abc import Callable
from threading import Lock

from exonym.auditor import Auditor
from exonym.config import AuditConfig


class ProcessAuditors:
    """One Auditor a profile; the models behind them are loaded once. ``config_for`` gives a profile's configuration."""

    def __init__(self, config_for: Callable[[str], AuditConfig]) -> None:
        self._config_for = config_for
        self._made: dict[str, Auditor] = {}
        self._lock = Lock()

    def __call__(self, profile: str) -> Auditor:
        """The Auditor of that profile. Raises InvalidConfig for an unknown one."""
        with self._lock:
            if profile not in self._made:
                self._made[profile] = self._make(profile)
            return self._made[profile]

    def _make(self, profile: str) -> Auditor:
        first = next(iter(self._made.values()), None)
        return Auditor(self._config_for(profile), embed=first.embed if first else None)
