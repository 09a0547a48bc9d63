"""What editors decided, a JSON object each, and the evidence that Exonym has on the same articles."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from exonym.config import AuditConfig
from exonym.config.thresholds import Evidence
from exonym.errors import InvalidInput
from exonym.model import Decision, Pair, Report
from exonym.report import pair_from_dict, report_from_dict
from exonym.verdict.decision import decide_verdict, gather_evidence
from exonym.verdict.quality import QUALITY


@dataclass(frozen=True)
class EditorDecision:
    """An article as it was given, audited already or not, and whether it was accepted."""

    article: Pair | Report
    accepted: bool


@dataclass(frozen=True)
class JudgedArticle:
    """The evidence on an article, what Exonym decides as it is configured, and what the editors decided."""

    evidence: Evidence
    decision: Decision
    rejected: bool


def read_decision(written: Mapping[str, Any]) -> EditorDecision:
    """The decision that a line describes: a pair, or a report as ``exonym audit`` writes it, with ``accepted``.

    The report may be the line itself or stand under ``report``. Raises InvalidInput, naming the field, for what is
    missing, of a wrong type, or has no quality to learn from.
    """
    accepted = written.get("accepted")
    if not isinstance(accepted, bool):
        raise InvalidInput("accepted", "is missing" if accepted is None else f"{accepted!r} is not true or false")
    report = written.get("report", written if "findings" in written else None)
    return EditorDecision(_read_decided_pair(written) if report is None else _read_report(report), accepted)


def _read_decided_pair(written: Mapping[str, Any]) -> Pair:
    pair = pair_from_dict(written)
    if not (pair.source or "").strip():
        raise InvalidInput("source", "is missing: without it there is no quality to learn from")
    return pair


def _read_report(written: Any) -> Report:
    if not isinstance(written, Mapping):
        raise InvalidInput("report", "is not a JSON object")
    try:
        report = report_from_dict(written)
    except (KeyError, TypeError, ValueError, AttributeError) as error:
        what = f"{error.args[0]!r} is missing" if isinstance(error, KeyError) else str(error)
        raise InvalidInput("report", f"is no report: {what}") from error
    if QUALITY not in report.scores:
        raise InvalidInput("report.scores.quality", "is missing: without it there is nothing to learn from")
    return report


def judge_report(report: Report, accepted: bool, config: AuditConfig) -> JudgedArticle:
    """The evidence in a report that has a quality, beside both decisions."""
    limits = config.thresholds
    return JudgedArticle(
        gather_evidence(report.findings, report.scores, report.segments, limits.min_confidence),
        decide_verdict(config, report.findings, report.scores, report.segments).decision,
        not accepted,
    )
