"""The findings as SARIF 2.1.0 (OASIS), which code hosts and editors show beside the lines of a text."""

from __future__ import annotations

import json
from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import accumulate
from typing import Any

from exonym.model import Finding, Pair, Report, Severity, Side
from exonym.rule_pages import load_rule_pages

_SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
_LEVELS = {Severity.NEUTRAL: "none", Severity.MINOR: "note", Severity.MAJOR: "warning", Severity.CRITICAL: "error"}
_ADDRESSES = {Side.SOURCE: "source", Side.TARGET: "target"}
"""Where a side lies: relative addresses, since the report does not know the files' names."""

Json = dict[str, Any]


@dataclass(frozen=True)
class SarifRenderer:
    """One run; lines and columns count characters from 1, and suggestions are fixes."""

    name: str = "sarif"
    extension: str = "sarif"
    media_type: str = "application/sarif+json"

    def render(self, report: Report, pair: Pair) -> str:
        """The log file."""
        lines = {Side.SOURCE: _Lines(pair.source or ""), Side.TARGET: _Lines(pair.target)}
        run = {
            "tool": {"driver": _driver(report)},
            "columnKind": "unicodeCodePoints",
            "results": [_result(finding, lines) for finding in report.findings],
            "properties": {"decision": report.verdict.decision.value, "id": report.id},
        }
        return json.dumps({"$schema": _SCHEMA, "version": "2.1.0", "runs": [run]}, ensure_ascii=False, indent=2) + "\n"


class _Lines:
    """Where the lines of a text begin."""

    def __init__(self, text: str) -> None:
        self._starts = [0, *accumulate(map(len, text.splitlines(keepends=True)))]

    def place(self, offset: int) -> tuple[int, int]:
        """Line and column of a character, counted from 1."""
        line = min(bisect_right(self._starts, offset), max(len(self._starts) - 1, 1))
        return line, offset - self._starts[line - 1] + 1


def _driver(report: Report) -> Json:
    used = {finding.rule for finding in report.findings}
    rules = [_rule(page.check.rule, page.summary) for page in load_rule_pages() if page.check.rule in used]
    return {"name": "Exonym", "version": report.engine.version, "rules": rules}


def _rule(rule: str, summary: str) -> Json:
    friendly = "".join(word.capitalize() for part in rule.split(".") for word in part.split("_"))
    return {"id": rule, "name": friendly, "shortDescription": {"text": summary}}


def _result(finding: Finding, lines: dict[Side, _Lines]) -> Json:
    result = {
        "ruleId": finding.rule,
        "level": _LEVELS[finding.severity],
        "message": {"text": finding.message},
        "locations": [{"physicalLocation": _location(finding, lines[finding.side])}],
        "partialFingerprints": {"exonym/v1": finding.fingerprint},
        "properties": {"severity": finding.severity.value, "confidence": finding.confidence},
    }
    fixes = list(_fixes(finding, lines[finding.side]))
    return result | ({"fixes": fixes} if fixes else {})


def _location(finding: Finding, lines: _Lines) -> Json:
    return {
        "artifactLocation": {"uri": _ADDRESSES[finding.side]},
        "region": _region(finding, lines) | {"snippet": {"text": finding.text}},
    }


def _region(finding: Finding, lines: _Lines) -> Json:
    (line, column), (end_line, end_column) = lines.place(finding.start), lines.place(finding.end)
    places = {"startLine": line, "startColumn": column, "endLine": end_line, "endColumn": end_column}
    return places | {"charOffset": finding.start, "charLength": finding.end - finding.start}


def _fixes(finding: Finding, lines: _Lines) -> Iterable[Json]:
    if finding.side is Side.SOURCE or finding.start == finding.end:
        return
    for suggestion in finding.suggestions:
        replacement = {"deletedRegion": _region(finding, lines), "insertedContent": {"text": suggestion}}
        change = {"artifactLocation": {"uri": _ADDRESSES[finding.side]}, "replacements": [replacement]}
        yield {"description": {"text": f"Write {suggestion}"}, "artifactChanges": [change]}


RENDERER = SarifRenderer()
