"""Lines of decisions: pairs and reports, and every bad one named by its field."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from exonym.calibration import judge_report, read_decision
from exonym.config import AuditConfig
from exonym.errors import InvalidInput
from exonym.model import Decision, Pair, Report, Severity
from exonym.report import report_to_dict
from tests.exonym.calibration.desk import report

PAIR = {"source": "Ada milczy.", "target": "Ada is silent.", "source_lang": "pl"}
REPORT = report_to_dict(report(70, 1, 3))


@pytest.mark.parametrize(
    ("line", "kind"),
    [
        pytest.param(PAIR, Pair, id="a pair, to be audited"),
        pytest.param(REPORT, Report, id="a report with a key more"),
        pytest.param({"report": REPORT}, Report, id="a report within a line"),
    ],
)
@pytest.mark.parametrize("accepted", [True, False])
def test_pairs_and_reports_are_read(line: dict[str, Any], kind: type, accepted: bool) -> None:
    given = read_decision({**line, "accepted": accepted})
    assert isinstance(given.article, kind)
    assert given.accepted is accepted


@pytest.mark.parametrize(
    ("line", "message"),
    [
        pytest.param(PAIR, "accepted: is missing", id="no decision"),
        pytest.param({**PAIR, "accepted": "yes"}, "accepted: 'yes' is not true or false", id="a decision in words"),
        pytest.param({**PAIR, "accepted": 1}, "accepted: 1 is not true or false", id="a number"),
        pytest.param({"source": "Ada.", "accepted": True}, "target: is missing", id="no translation"),
        pytest.param({"target": "Ada.", "accepted": True}, "source: is missing", id="no source, no quality"),
        pytest.param({"report": 3, "accepted": True}, "report: is not a JSON object", id="no report"),
        pytest.param({"report": {}, "accepted": True}, "schema_version: None is not '1'", id="an empty one"),
        pytest.param(
            {"report": {**REPORT, "segments": [{}]}, "accepted": True},
            "report: is no report: 'index' is missing",
            id="a damaged one",
        ),
        pytest.param(
            {"report": {**REPORT, "scores": {}}, "accepted": True},
            "report.scores.quality: is missing",
            id="a report without quality",
        ),
    ],
)
def test_a_bad_line_is_refused_by_field(line: dict[str, Any], message: str) -> None:
    with pytest.raises(InvalidInput, match=message):
        read_decision(line)


def test_evidence_stands_beside_both_decisions() -> None:
    found = judge_report(report(70, 2, 3), accepted=False, config=AuditConfig())
    assert (found.evidence.lost, found.evidence.critical, found.evidence.major) == (3.0, 0, 1.4)
    assert found.evidence.minor == pytest.approx(1.4)
    assert (found.decision, found.rejected) == (Decision.REVIEW, True)


def test_findings_that_do_not_count_for_the_verdict_teach_nothing() -> None:
    article = report(70, 2, 0)
    doubtful = replace(article, findings=tuple(replace(f, confidence=0.4) for f in article.findings))
    assert judge_report(doubtful, accepted=True, config=AuditConfig()).evidence.major == 0


def test_a_critical_finding_weighs_at_least_as_a_major_one() -> None:
    article = report(70, 1, 0)
    critical = replace(article, findings=tuple(replace(f, severity=Severity.CRITICAL) for f in article.findings))
    found = judge_report(critical, accepted=False, config=AuditConfig()).evidence
    assert (found.critical, found.major) == (0.7, 0.7)
