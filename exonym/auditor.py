"""The way of a pair: segment, align, score, name, check, decide."""

from __future__ import annotations

from exonym.config import AuditConfig
from exonym.model import Pair, Report


class Auditor:
    """Audits pairs under one configuration. Holds loaded models, so make one a process and keep it."""

    def __init__(self, config: AuditConfig | None = None) -> None:
        self.config = config or AuditConfig()

    def audit(self, pair: Pair) -> Report:
        """Audit one pair.

        Raises InvalidPair when a text or language is not acceptable, ModelMissing when a checkpoint is not here.
        """
        raise NotImplementedError
