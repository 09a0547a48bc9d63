"""The decision and its reasons."""

from __future__ import annotations

import pytest

from exonym import AuditConfig, Decision, Finding, Score, Severity, Side
from exonym.quality import QUALITY
from exonym.verdict import decide


def finding(severity: Severity, confidence: float = 1.0, rule: str = "name.garbled") -> Finding:
    return Finding("X", rule, "", severity, confidence, Side.TARGET, 0, 1, "x", 0, "A message.", "f")


def decided(findings: list[Finding], value: float = 90, profile: str = "news") -> Decision:
    scores = {QUALITY: Score(value, (0, 100), "s")}
    return decide(AuditConfig.for_profile(profile), findings, scores).decision


CASES = [
    pytest.param([], 90, Decision.PUBLISH, id="nothing found"),
    pytest.param([finding(Severity.MAJOR)], 90, Decision.REVIEW, id="one major error wants an editor"),
    pytest.param([finding(Severity.CRITICAL)], 90, Decision.HOLD, id="one critical error holds"),
    pytest.param([finding(Severity.MAJOR, 0.2)], 90, Decision.PUBLISH, id="a guess decides nothing"),
    pytest.param([finding(Severity.NEUTRAL)] * 50, 90, Decision.PUBLISH, id="remarks decide nothing"),
    pytest.param([finding(Severity.MINOR)] * 8, 90, Decision.REVIEW, id="many small errors add up"),
    pytest.param([], 40, Decision.REVIEW, id="poor quality wants an editor"),
    pytest.param([], 10, Decision.HOLD, id="bad quality holds"),
]


@pytest.mark.parametrize(("findings", "value", "decision"), CASES)
def test_decision(findings: list[Finding], value: float, decision: Decision) -> None:
    assert decided(findings, value) is decision


def test_strict_is_never_milder() -> None:
    order = list(Decision)
    for value in range(0, 101, 5):
        assert order.index(decided([], value, "strict")) >= order.index(decided([], value))


def test_a_verdict_other_than_publish_says_why() -> None:
    verdict = decide(AuditConfig(), [finding(Severity.MAJOR)] * 2, {})
    assert [(r.rule, r.count) for r in verdict.reasons] == [("name.garbled", 2)]


def test_without_scores_findings_decide() -> None:
    assert decide(AuditConfig(), [], {}).decision is Decision.PUBLISH
