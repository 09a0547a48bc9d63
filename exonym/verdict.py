"""The decision, from findings and scores."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from exonym.config import AuditConfig, Thresholds
from exonym.model import Decision, Finding, Reason, Score, Severity, Verdict
from exonym.quality import QUALITY


def decide(config: AuditConfig, findings: Sequence[Finding], scores: Mapping[str, Score]) -> Verdict:
    """Publish, review or hold, with every reason why it is not better."""
    limits = config.thresholds
    sure = [f for f in findings if f.confidence >= limits.min_confidence and f.severity is not Severity.NEUTRAL]
    decision = max(
        (_by_findings(sure, limits), _by_quality(scores, limits)), key=lambda chosen: list(Decision).index(chosen)
    )
    reasons = (*_quality_reason(scores, limits), *_finding_reasons(sure, limits))
    return Verdict(decision, config.profile, reasons if decision is not Decision.PUBLISH else ())


def _by_findings(findings: Sequence[Finding], limits: Thresholds) -> Decision:
    if _count(findings, Severity.CRITICAL) >= limits.hold_critical:
        return Decision.HOLD
    if _count(findings, Severity.MAJOR) >= limits.review_major or len(findings) >= limits.review_minor:
        return Decision.REVIEW
    return Decision.PUBLISH


def _count(findings: Sequence[Finding], severity: Severity) -> int:
    return sum(f.severity.rank >= severity.rank for f in findings)


def _by_quality(scores: Mapping[str, Score], limits: Thresholds) -> Decision:
    if QUALITY not in scores:
        return Decision.PUBLISH
    value = scores[QUALITY].value
    if value < limits.hold_quality:
        return Decision.HOLD
    return Decision.REVIEW if value < limits.review_quality else Decision.PUBLISH


def _quality_reason(scores: Mapping[str, Score], limits: Thresholds) -> Iterable[Reason]:
    if _by_quality(scores, limits) is not Decision.PUBLISH:
        value = scores[QUALITY].value
        yield Reason(QUALITY, 1, f"The quality is {value:.0f} of 100; at least {limits.review_quality:.0f} is wanted.")


def _finding_reasons(findings: Sequence[Finding], limits: Thresholds) -> Iterable[Reason]:
    by_rule: dict[str, list[Finding]] = defaultdict(list)
    for finding in findings:
        by_rule[finding.rule].append(finding)
    many = len(findings) >= limits.review_minor
    grave = {r: fs for r, fs in by_rule.items() if many or _count(fs, Severity.MAJOR)}
    order = sorted(grave.items(), key=lambda item: (-max(f.severity.rank for f in item[1]), -len(item[1]), item[0]))
    return [Reason(rule, len(found), _sentence(found)) for rule, found in order]


def _sentence(findings: Sequence[Finding]) -> str:
    """The gravest finding's message; ``count`` says how many more there are."""
    return max(findings, key=lambda f: (f.severity.rank, f.confidence)).message
