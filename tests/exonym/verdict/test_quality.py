"""The one number: what brings it down, by how much, and what no model can lift."""

from __future__ import annotations

from dataclasses import replace

import pytest

from exonym.article import Article
from exonym.config import AuditConfig
from exonym.config.penalties import MQM, Weights
from exonym.model import Finding, Ledger, Pair, Score, Segment, Severity, Side, Span
from exonym.plugins import load_checks
from exonym.verdict.quality import Rater, Rating, compute_quality, count_points

SOURCE = "Ada mówi wolno i cicho.\nEwa nie mówi nic."
TARGET = "Ada speaks slowly and softly.\nEwa says nothing."
CHECKS = load_checks()
SEGMENTS = (
    Segment(0, Span(0, 23), Span(0, 29), scores={"qe": 0.8}),
    Segment(1, Span(24, 41), Span(30, 47), scores={"qe": 0.6}),
)
ADA = Span(0, 3)


def finding(
    severity: Severity = Severity.MAJOR,
    confidence: float = 1.0,
    rule: str = "name.garbled",
    side: Side = Side.TARGET,
    span: Span = ADA,
    segment: int | None = 0,
) -> Finding:
    return Finding("X", rule, "", severity, confidence, side, span.start, span.end, "", segment, "A message.", "f")


def ratings(*findings: Finding, weights: Weights = MQM, qe: float | None = None) -> Rating:
    segments = SEGMENTS if qe is None else tuple(replace(s, scores={"qe": qe}) for s in SEGMENTS)
    article = Article(Pair(TARGET, SOURCE), segments, Ledger(), AuditConfig(weights=weights))
    return Rater(weights, CHECKS).rate_article(article, {"qe": Score(0.7, (0.0, 1.0), "model")}, findings)


@pytest.mark.parametrize(
    ("severity", "words", "expected"),
    [
        pytest.param(Severity.NEUTRAL, 100, 80.0, id="a remark costs nothing"),
        pytest.param(Severity.MINOR, 100, 79.21, id="a minor error, one point"),
        pytest.param(Severity.MAJOR, 100, 76.19, id="a major error, five"),
        pytest.param(Severity.CRITICAL, 100, 64.0, id="a critical error, twenty-five"),
        pytest.param(Severity.MAJOR, 200, 78.05, id="in twice the text, half of it"),
        pytest.param(Severity.MINOR, 1, 76.19, id="a headline counts as twenty words"),
    ],
)
def test_findings_bring_the_estimate_down(severity: Severity, words: int, expected: float) -> None:
    assert compute_quality(0.8, 1.0, count_points([finding(severity)], words, MQM)) == expected


def test_a_guess_costs_what_it_is_sure_of() -> None:
    assert count_points([finding(confidence=0.4)], 100, MQM) == 2.0


@pytest.mark.parametrize(
    ("factors", "expected"),
    [
        pytest.param({}, 5.0, id="as the severity says"),
        pytest.param({"name.garbled": 2.0}, 10.0, id="a rule may count more"),
        pytest.param({"name": 0.5}, 2.5, id="so may a family"),
        pytest.param({"name": 0.5, "name.garbled": 0.0}, 0.0, id="the rule goes before its family"),
    ],
)
def test_rules_may_have_factors(factors: dict[str, float], expected: float) -> None:
    assert count_points([finding()], 100, Weights(rules=factors)) == expected


def test_the_signature_names_formula_and_weights() -> None:
    made = ratings(weights=Weights(minor=2, rules={"typography": 0.5})).scores["quality"].signature
    assert made == (
        "formula:min(estimate,translated)*100/(100+mqm)|weights:0-2-5-25|rules:typography*0.5|per:100words|floor:20|version:3"
        "|model"
    )


COPIED = finding(rule="untranslated.segment", confidence=0.9, span=Span(0, 29))
ELSEWHERE = finding(Severity.CRITICAL, 0.9, "language.mismatch")
LACKING = finding(rule="omission.segment", confidence=0.8, side=Side.SOURCE, span=Span(24, 41), segment=1)


@pytest.mark.parametrize(
    ("findings", "expected"),
    [
        pytest.param([], 1.0, id="all of it"),
        pytest.param([finding()], 1.0, id="a wrong translation is one"),
        pytest.param([COPIED], 1 - 0.9 * 29 / 46, id="a copied sentence is none"),
        pytest.param([LACKING], 1 - 0.8 * 17 / 40, id="a sentence is lacking"),
        pytest.param([COPIED, LACKING], (1 - 0.9 * 29 / 46) * (1 - 0.8 * 17 / 40), id="both"),
        pytest.param([COPIED, COPIED, COPIED], 0.0, id="never less than nothing"),
        pytest.param(
            [replace(COPIED, rule="language.mismatch")], 1 - 0.9 * 29 / 46, id="a sentence in a third language"
        ),
        pytest.param([ELSEWHERE], 0.1, id="a text in a third language, said at its beginning"),
        pytest.param([replace(ELSEWHERE, side=Side.SOURCE)], 1.0, id="a source in one"),
    ],
)
def test_the_share_translated(findings: list[Finding], expected: float) -> None:
    assert Rater(MQM, CHECKS).find_share_translated(SEGMENTS, findings) == pytest.approx(expected)


def test_a_copy_is_capped_whatever_the_model_says() -> None:
    whole = [finding(rule="untranslated.segment", confidence=0.9, span=s.target or Span(0, 0)) for s in SEGMENTS]
    assert ratings(*whole, qe=0.99).scores["quality"].value < 10


def test_segments_and_paragraphs_answer_for_themselves() -> None:
    made = ratings(finding())
    assert [s.scores["quality"] for s in made.segments] == [64.0, 60.0]
    assert [p.scores for p in made.paragraphs] == [{"quality": 64.0, "qe": 0.8}, {"quality": 60.0, "qe": 0.6}]
    assert made.scores["quality"].value == 58.09  # 0.726 over both, weighted by characters


def test_a_sentence_that_says_something_else_has_a_low_quality_whatever_the_model_says() -> None:
    article = Article(Pair(TARGET, SOURCE), tuple(replace(s, alignment=0.0) for s in SEGMENTS), Ledger(), AuditConfig())
    made = Rater(MQM, CHECKS).rate_article(article, {"qe": Score(0.7, (0.0, 1.0), "model")}, [])
    assert made.scores["quality"].value < 50
    assert [s.scores["qe"] for s in made.segments] == [0.8, 0.6]


def test_without_an_estimate_paragraphs_have_findings_alone() -> None:
    article = Article(Pair(TARGET), SEGMENTS, Ledger(), AuditConfig())
    made = Rater(MQM, CHECKS).rate_article(article, {}, [finding()])
    assert made.scores == {}
    assert [(p.scores, p.findings) for p in made.paragraphs] == [({}, {Severity.MAJOR: 1}), ({}, {})]
