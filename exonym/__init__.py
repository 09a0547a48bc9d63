"""Exonym audits translations: scores them, marks the errors, above all in names, and decides what to do.

>>> report = exonym.audit(exonym.Pair(source="...", target="...", source_lang="pl"))
>>> report.verdict.decision
"""

from __future__ import annotations

from exonym.auditor import Auditor
from exonym.config import AuditConfig
from exonym.errors import (
    ExonymError,
    InvalidConfig,
    InvalidInput,
    InvalidPair,
    LicenceRefused,
    ModelError,
    ModelMissing,
)
from exonym.model import (
    Decision,
    Finding,
    Format,
    Metadata,
    NameEntry,
    Pair,
    Report,
    Score,
    Segment,
    Severity,
    Side,
    Span,
    Verdict,
)

__all__ = [
    "AuditConfig",
    "Auditor",
    "Decision",
    "ExonymError",
    "Finding",
    "Format",
    "InvalidConfig",
    "InvalidInput",
    "InvalidPair",
    "LicenceRefused",
    "Metadata",
    "ModelError",
    "ModelMissing",
    "NameEntry",
    "Pair",
    "Report",
    "Score",
    "Segment",
    "Severity",
    "Side",
    "Span",
    "Verdict",
    "audit",
]


def audit(pair: Pair, config: AuditConfig | None = None) -> Report:
    """Audit one pair. For more than one, make an Auditor and keep it: it holds the loaded models."""
    return Auditor(config).audit(pair)
