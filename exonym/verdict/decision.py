"""Decide from findings and scores: publish, review or hold, with every reason why it is not better.

Findings count with their confidence. An article is held when its critical ones add up to ``hold_critical``. An editor
is asked when the major ones add up to ``review_major``, and to ``review_major_rate`` per 1,000 characters, so that one
doubtful finding does not stop a long article; or when a single one is at least ``sure``. Minor ones ask for an editor
when they add up to ``review_minor`` and to ``review_minor_rate`` per 1,000 characters. A low quality asks for one, or
holds. Where a risk was fitted (``exonym calibrate``), that is compared in the place of quality, major and minor
findings.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from exonym.config import AuditConfig
from exonym.config.thresholds import Evidence, Risk, Thresholds
from exonym.model import Decision, Finding, Reason, Score, Segment, Severity, Verdict
from exonym.verdict.quality import QUALITY

MINOR = "minor"
RISK = "risk"
"""What reasons name beside rules and "quality"."""
_ROUNDING = 1e-9


@dataclass(frozen=True)
class _Doubts:
    """The findings that count, and the length of the target in thousands of characters, at least one."""

    findings: tuple[Finding, ...]
    thousands: float

    def of(self, severity: Severity) -> list[float]:
        """The confidences of the findings of a severity."""
        return [f.confidence for f in self.findings if f.severity is severity]


_Concern = tuple[Decision, Reason | None]
"""What the article is to become, and why, where the findings do not say it themselves."""


def gather_evidence(
    findings: Iterable[Finding], scores: Mapping[str, Score], segments: Iterable[Segment], min_confidence: float
) -> Evidence:
    """Gather what speaks against publishing an article with those findings, scores and segments."""
    doubts = _gather_doubts(findings, segments, min_confidence)
    return Evidence(
        lost=(100 - scores[QUALITY].value) / 10 if QUALITY in scores else None,
        critical=sum(doubts.of(Severity.CRITICAL)),
        major=sum(doubts.of(Severity.MAJOR) + doubts.of(Severity.CRITICAL)),
        minor=sum(doubts.of(Severity.MINOR)) / doubts.thousands,
    )


def decide_verdict(
    config: AuditConfig, findings: Sequence[Finding], scores: Mapping[str, Score], segments: Sequence[Segment]
) -> Verdict:
    """Decide on an article with those findings, scores and segments."""
    limits = config.thresholds
    doubts = _gather_doubts(findings, segments, limits.min_confidence)
    if limits.risk is not None and QUALITY in scores:
        concerns = [*_weigh_risk(gather_evidence(findings, scores, segments, limits.min_confidence), limits.risk)]
    else:
        concerns = [*_weigh_quality(scores, limits), *_weigh_major(doubts, limits), *_weigh_minor(doubts, limits)]
    concerns += _weigh_critical(doubts, limits)
    if not concerns:
        return Verdict(Decision.PUBLISH, config.profile)
    decision = max((decision for decision, _ in concerns), key=list(Decision).index)
    stated = [reason for _, reason in concerns if reason is not None]
    return Verdict(decision, config.profile, tuple(_list_reasons(doubts, stated)))


def _gather_doubts(findings: Iterable[Finding], segments: Iterable[Segment], min_confidence: float) -> _Doubts:
    characters = sum(len(s.target) for s in segments if s.target)
    return _Doubts(tuple(f for f in findings if f.confidence >= min_confidence), max(1.0, characters / 1000))


def _weigh_critical(doubts: _Doubts, limits: Thresholds) -> Iterator[_Concern]:
    if _is_reached(sum(doubts.of(Severity.CRITICAL)), limits.hold_critical):
        yield Decision.HOLD, None


def _weigh_major(doubts: _Doubts, limits: Thresholds) -> Iterator[_Concern]:
    confidences = doubts.of(Severity.MAJOR) + doubts.of(Severity.CRITICAL)
    wanted = max(limits.review_major, limits.review_major_rate * doubts.thousands)
    if max(confidences, default=0.0) >= limits.sure or _is_reached(sum(confidences), wanted):
        yield Decision.REVIEW, None


def _weigh_minor(doubts: _Doubts, limits: Thresholds) -> Iterator[_Concern]:
    confidences = doubts.of(Severity.MINOR)
    if _is_reached(sum(confidences), max(limits.review_minor, limits.review_minor_rate * doubts.thousands)):
        rate = len(confidences) / doubts.thousands
        message = f"There are {len(confidences)} minor findings, {rate:.1f} per 1,000 characters."
        yield Decision.REVIEW, Reason(MINOR, len(confidences), message)


def _is_reached(total: float, threshold: float) -> bool:
    """Whether confidences add up to a threshold; nothing never does."""
    return total > 0 and total >= threshold - _ROUNDING


def _weigh_quality(scores: Mapping[str, Score], limits: Thresholds) -> Iterator[_Concern]:
    value = scores[QUALITY].value if QUALITY in scores else 100.0
    if value < limits.review_quality:
        message = f"The quality is {value:.0f} of 100; at least {limits.review_quality:.0f} is wanted."
        decision = Decision.HOLD if value < limits.hold_quality else Decision.REVIEW
        yield decision, Reason(QUALITY, 1, message)


def _weigh_risk(found: Evidence, risk: Risk) -> Iterator[_Concern]:
    value = risk.estimate_risk(found)
    if value >= risk.review:
        message = f"Of articles like this one you reject {value:.0%}; less than {risk.review:.0%} is wanted."
        yield Decision.HOLD if value >= risk.hold else Decision.REVIEW, Reason(RISK, 1, message)


def _list_reasons(doubts: _Doubts, stated: Sequence[Reason]) -> Iterator[Reason]:
    """Reasons of the article as a whole, of its major and critical findings, and of too many minor ones."""
    yield from (reason for reason in stated if reason.rule != MINOR)
    yield from _list_reasons_by_rule(f for f in doubts.findings if f.severity.rank >= Severity.MAJOR.rank)
    for many in (reason for reason in stated if reason.rule == MINOR):
        yield many
        yield from _list_reasons_by_rule(f for f in doubts.findings if f.severity is Severity.MINOR)


def _list_reasons_by_rule(findings: Iterable[Finding]) -> list[Reason]:
    """A reason for each rule, gravest first, with the message of its gravest finding."""
    by_rule: dict[str, list[Finding]] = defaultdict(list)
    for finding in findings:
        by_rule[finding.rule].append(finding)
    order = sorted(by_rule.items(), key=lambda item: (-max(f.severity.rank for f in item[1]), -len(item[1]), item[0]))
    gravest = {rule: max(found, key=lambda f: (f.severity.rank, f.confidence)) for rule, found in order}
    return [Reason(rule, len(found), gravest[rule].message) for rule, found in order]
