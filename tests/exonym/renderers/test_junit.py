"""JUnit's XML, read back by another library."""

from __future__ import annotations

from dataclasses import replace

from junitparser import Failure, JUnitXml, Skipped, TestSuite

from exonym.model import Decision, Report, Severity, Verdict
from exonym.renderers.junit import RENDERER
from tests.exonym.renderers.sample import FINDINGS, PAIR, REPORT

PUBLISHED = replace(REPORT, verdict=Verdict(Decision.PUBLISH, "news"), findings=())


def suite(report: Report) -> TestSuite:
    (found,) = JUnitXml.fromstring(RENDERER.render(report, PAIR).encode())
    assert isinstance(found, TestSuite)
    return found


def outcomes(report: Report) -> dict[str, type | None]:
    return {str(case.name): type(case.result[0]) if case.result else None for case in suite(report)}


def test_the_verdict_and_the_grave_rules_fail() -> None:
    found = outcomes(REPORT)
    assert (found["verdict"], found["name.copied"], found["comet"]) == (Failure, Failure, Skipped)
    assert found["typography.spacing"] is None, "a minor error fails nothing"
    counted = suite(REPORT)
    assert counted.failures == sum(kind is Failure for kind in found.values())
    assert counted.tests == len(found)


def test_a_published_article_passes() -> None:
    assert Failure not in outcomes(PUBLISHED).values()
    assert suite(PUBLISHED).failures == 0


def test_text_that_xml_cannot_hold_is_written_all_the_same() -> None:
    finding = replace(FINDINGS[1], text="a\x00\x1b<&\ud800", message="\x0b", severity=Severity.CRITICAL)
    assert "\ufffd" in RENDERER.render(replace(REPORT, findings=(finding,)), PAIR)
    assert outcomes(replace(REPORT, findings=(finding,)))["name.copied"] is Failure
