"""Decide a report again, from the scores that it has: without findings that somebody dismissed, with rules switched off
or made graver or milder, or by other thresholds. What is dismissed stays in the report, marked, and counts for nothing.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import replace

from exonym.config import AuditConfig
from exonym.documents import read_pair
from exonym.documents.offsets import place_in_reading
from exonym.model import Coverage, Dismissal, Pair, Report, Severity, Skipped
from exonym.plugins import load_checks
from exonym.verdict import decision as verdict
from exonym.verdict.quality import Rater


def dismiss_findings(report: Report, pair: Pair, dismissals: Mapping[str, Dismissal], config: AuditConfig) -> Report:
    """Dismiss exactly those findings, given by fingerprint; earlier dismissals are undone.

    Verdict, quality and counts are decided again without what is dismissed, from the scores that are there, so that
    undoing gives what was before. ``config``: thresholds and weights to decide by.
    """
    marked = tuple(replace(found, dismissed=dismissals.get(found.fingerprint)) for found in report.findings)
    return decide_by(replace(report, findings=marked), pair, config)


def apply_rule_choices(
    report: Report, pair: Pair, off: Collection[str], severities: Mapping[str, Severity], config: AuditConfig
) -> Report:
    """Apply a choice of rules to a finished report: some switched off, some of another severity, by dotted name.

    Findings of a rule that is off are gone; a finding that had yielded to one of them does not come back.
    """
    kept = tuple(found for found in report.findings if found.rule not in off)
    findings = tuple(replace(found, severity=severities.get(found.rule, found.severity)) for found in kept)
    skipped = tuple(Skipped(rule, "switched off") for rule in report.coverage.ran if rule in off)
    coverage = Coverage(
        tuple(rule for rule in report.coverage.ran if rule not in off), (*report.coverage.skipped, *skipped)
    )
    if (findings, coverage) == (report.findings, report.coverage):
        return report
    return decide_by(replace(report, findings=findings, coverage=coverage), pair, config)


def decide_by(report: Report, pair: Pair, config: AuditConfig) -> Report:
    """The report decided again by a configuration's thresholds and weights; what is dismissed counts for nothing."""
    readings = read_pair(pair)
    plain = place_in_reading(report, readings)
    counting = [finding for finding in plain.findings if finding.dismissed is None]
    rater = Rater(config.weights, load_checks())
    rating = rater.rate_again(readings.pair.target, plain.segments, plain.scores, counting)
    segments = zip(report.segments, rating.segments, strict=True)
    rated = rating.paragraphs if report.paragraphs else ()  # reports of early versions have none
    paragraphs = zip(report.paragraphs, rated, strict=True)
    return replace(
        report,
        verdict=verdict.decide_verdict(config, counting, rating.scores, rating.segments),
        scores=rating.scores,
        segments=tuple(replace(kept, scores=new.scores) for kept, new in segments),
        paragraphs=tuple(replace(kept, scores=new.scores, findings=new.findings) for kept, new in paragraphs),
    )
