"""The report as JUnit's XML, by which build servers show what failed: a test a rule, and one for the verdict."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from xml.etree.ElementTree import Element, SubElement, tostring  # nosec B405 - only written, never parsed

from exonym.model import Decision, Finding, Pair, Report, Severity
from exonym.report.interchange import clean_for_xml


@dataclass(frozen=True)
class JunitRenderer:
    """The verdict fails unless it is publish; a rule fails by a major or critical finding, and tells of its others."""

    name: str = "junit"
    extension: str = "junit.xml"
    media_type: str = "application/xml"

    def render(self, report: Report, pair: Pair) -> str:  # noqa: ARG002 - the findings hold their words
        """One suite."""
        cases = [_verdict(report), *_rules(report)]
        failed, skipped = (sum(case.find(kind) is not None for case in cases) for kind in ("failure", "skipped"))
        counts = {"tests": str(len(cases)), "failures": str(failed), "skipped": str(skipped), "errors": "0"}
        suite = Element("testsuite", {"name": clean_for_xml(f"exonym {report.id or ''}".strip()), **counts})
        suite.extend(cases)
        suites = Element("testsuites", counts)
        suites.append(suite)
        return '<?xml version="1.0" encoding="UTF-8"?>\n' + tostring(suites, encoding="unicode") + "\n"


def _case(name: str) -> Element:
    return Element("testcase", {"classname": "exonym", "name": name, "time": "0"})


def _verdict(report: Report) -> Element:
    case, verdict = _case("verdict"), report.verdict
    if verdict.decision is not Decision.PUBLISH:
        reasons = "\n".join(f"{reason.rule} x {reason.count}: {reason.message}" for reason in verdict.reasons)
        _add(case, "failure", reasons, message=f"the verdict is {verdict.decision.value}", type=verdict.decision.value)
    return case


def _rules(report: Report) -> Iterator[Element]:
    found: dict[str, list[Finding]] = {rule: [] for rule in report.coverage.ran if "." in rule}
    for finding in report.findings:
        found.setdefault(finding.rule, []).append(finding)
    for rule, findings in found.items():
        yield _rule(rule, findings)
    for skipped in report.coverage.skipped:
        case = _case(skipped.rule)
        _add(case, "skipped", "", message=skipped.why)
        yield case


def _rule(rule: str, findings: Iterable[Finding]) -> Element:
    case = _case(rule)
    grave = [f for f in findings if f.severity.rank >= Severity.MAJOR.rank]
    light = [f for f in findings if f not in grave]
    if grave:
        worst = max((f.severity for f in grave), key=lambda severity: severity.rank)
        _add(case, "failure", "\n".join(map(_line, grave)), message=grave[0].message, type=worst.value)
    if light:
        _add(case, "system-out", "\n".join(map(_line, light)))
    return case


def _line(finding: Finding) -> str:
    rather = f" ({finding.suggestions[0]})" if finding.suggestions else ""
    return f"{finding.severity.value} at {finding.start}: {finding.shown!r}: {finding.message}{rather}"


def _add(case: Element, kind: str, text: str, **attributes: str) -> None:
    SubElement(case, kind, {name: clean_for_xml(value) for name, value in attributes.items()}).text = clean_for_xml(
        text
    )


RENDERER = JunitRenderer()
