"""The decision and its reasons."""

from __future__ import annotations

from dataclasses import replace

import pytest

from exonym import AuditConfig, Decision, Finding, Score, Segment, Severity, Side, Span
from exonym.config import PROFILES
from exonym.config.thresholds import Risk, Thresholds
from exonym.verdict.decision import decide_verdict
from exonym.verdict.quality import QUALITY


def finding(severity: Severity, confidence: float = 1.0, rule: str = "name.garbled") -> Finding:
    return Finding("X", rule, "", severity, confidence, Side.TARGET, 0, 1, "x", 0, f"About {rule}.", "f")


def decided(findings: list[Finding], value: float = 90, profile: str = "news", length: int = 1500) -> Decision:
    scores = {QUALITY: Score(value, (0, 100), "s")}
    return decide_verdict(AuditConfig.for_profile(profile), findings, scores, segments(length)).decision


def segments(length: int) -> tuple[Segment, ...]:
    return (Segment(0, None, Span(0, length)),)


MINOR, MAJOR, CRITICAL = Severity.MINOR, Severity.MAJOR, Severity.CRITICAL
CASES = [
    pytest.param([], 90, 1500, Decision.PUBLISH, id="nothing found"),
    pytest.param([finding(MAJOR, 0.7)], 90, 1500, Decision.REVIEW, id="one major error wants an editor"),
    pytest.param([finding(MAJOR, 0.55)], 90, 1500, Decision.PUBLISH, id="a doubtful one does not"),
    pytest.param([finding(MAJOR, 0.55)] * 2, 90, 1500, Decision.REVIEW, id="two doubtful ones do"),
    pytest.param([finding(MAJOR, 0.7)], 90, 9000, Decision.PUBLISH, id="in a long article one is not much"),
    pytest.param([finding(MAJOR, 0.7)] * 3, 90, 9000, Decision.REVIEW, id="three are, there too"),
    pytest.param([finding(MAJOR, 0.9)], 90, 9000, Decision.REVIEW, id="a sure one is enough however long"),
    pytest.param([finding(MAJOR, 0.2)] * 9, 90, 1500, Decision.PUBLISH, id="guesses decide nothing"),
    pytest.param([finding(CRITICAL)], 90, 1500, Decision.HOLD, id="one critical error holds"),
    pytest.param([finding(CRITICAL, 0.55)], 90, 1500, Decision.PUBLISH, id="a doubtful critical one is a doubtful one"),
    pytest.param([finding(CRITICAL, 0.55), finding(MAJOR, 0.55)], 90, 1500, Decision.REVIEW, id="and adds to majors"),
    pytest.param([finding(Severity.NEUTRAL)] * 50, 90, 1500, Decision.PUBLISH, id="remarks decide nothing"),
    pytest.param([finding(MINOR)] * 3, 90, 100, Decision.PUBLISH, id="a few slips in a short text are a few slips"),
    pytest.param([finding(MINOR)] * 8, 90, 1500, Decision.REVIEW, id="many small errors add up"),
    pytest.param([finding(MINOR)] * 8, 90, 9000, Decision.PUBLISH, id="as many in a long article do not"),
    pytest.param([], 40, 1500, Decision.REVIEW, id="poor quality wants an editor"),
    pytest.param([], 10, 1500, Decision.HOLD, id="bad quality holds"),
]


@pytest.mark.parametrize(("findings", "value", "length", "decision"), CASES)
def test_decision(findings: list[Finding], value: float, length: int, decision: Decision) -> None:
    assert decided(findings, value, length=length) is decision


@pytest.mark.parametrize(("findings", "value", "length", "decision"), CASES)
def test_strict_is_never_milder(findings: list[Finding], value: float, length: int, decision: Decision) -> None:
    order = list(Decision)
    assert order.index(decided(findings, value, "strict", length)) >= order.index(decision)


def reasons(findings: list[Finding], scores: dict[str, Score], limits: Thresholds) -> list[tuple[str, int, str]]:
    made = decide_verdict(AuditConfig(thresholds=limits), findings, scores, segments(1000))
    return [(reason.rule, reason.count, reason.message) for reason in made.reasons]


NEWS = PROFILES["news"]
FITTED = replace(NEWS, risk=Risk(intercept=-3, lost=0.2, critical=3, major=2, minor=0.1, review=0.3, hold=0.9))
POOR = {QUALITY: Score(40, (0, 100), "s")}


@pytest.mark.parametrize(
    ("findings", "scores", "limits", "expected"),
    [
        pytest.param([], {}, NEWS, [], id="none to publish"),
        pytest.param(
            [finding(MINOR, rule="name.dropped"), finding(MAJOR), finding(MAJOR)],
            {},
            NEWS,
            [("name.garbled", 2, "About name.garbled.")],
            id="major findings say it themselves",
        ),
        pytest.param(
            [finding(MINOR, rule="name.dropped")] * 4,
            {},
            NEWS,
            [
                ("minor", 4, "There are 4 minor findings, 4.0 per 1,000 characters."),
                ("name.dropped", 4, "About name.dropped."),
            ],
            id="minor ones by their number",
        ),
        pytest.param(
            [finding(MINOR, rule="name.dropped")] * 4 + [finding(MAJOR)],
            {},
            NEWS,
            [
                ("name.garbled", 1, "About name.garbled."),
                ("minor", 4, "There are 4 minor findings, 4.0 per 1,000 characters."),
                ("name.dropped", 4, "About name.dropped."),
            ],
            id="the gravest first",
        ),
        pytest.param(
            [], POOR, NEWS, [("quality", 1, "The quality is 40 of 100; at least 42 is wanted.")], id="a low quality"
        ),
        pytest.param(
            [finding(MAJOR)],
            POOR,
            FITTED,
            [
                ("risk", 1, "Of articles like this one you reject 55%; less than 30% is wanted."),
                ("name.garbled", 1, "About name.garbled."),
            ],
            id="what was learnt of earlier decisions",
        ),
        pytest.param([], POOR, FITTED, [], id="which goes before the quality"),
    ],
)
def test_a_verdict_says_why_it_is_not_better(
    findings: list[Finding], scores: dict[str, Score], limits: Thresholds, expected: list[tuple[str, int, str]]
) -> None:
    assert reasons(findings, scores, limits) == expected


def test_a_fitted_risk_holds_and_leaves_critical_errors_to_their_threshold() -> None:
    config = AuditConfig(thresholds=FITTED)
    assert decide_verdict(config, [finding(MAJOR)] * 3, POOR, segments(1000)).decision is Decision.HOLD
    assert decide_verdict(config, [finding(CRITICAL)], POOR, segments(1000)).decision is Decision.HOLD


def test_without_a_quality_thresholds_decide_even_where_a_risk_was_fitted() -> None:
    assert (
        decide_verdict(AuditConfig(thresholds=FITTED), [finding(MAJOR)], {}, segments(1000)).decision is Decision.REVIEW
    )
