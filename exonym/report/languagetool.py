"""Findings as LanguageTool's ``matches``, for editors that speak its HTTP API.

The shape is that of https://languagetool.org/http-api: offsets and lengths are UTF-16 code units of the translation as
it was received. Findings in the source have no place there and are left out; so is what was dismissed.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from exonym.documents.offsets import count_utf16, place_in_utf16
from exonym.model import Finding, Pair, Report, Side

Json = dict[str, Any]

AROUND = 40
"""Characters shown on either side of a match, as LanguageTool does."""
ISSUE_TYPES = ("misspelling", "whitespace", "other", "grammar", "characters", "typographical", "locale-violation")
"""Those that Superdesk shows; it drops a match of any other type."""
_OF_RULES = {
    "typography.spacing": "whitespace",
    "typography.encoding": "characters",
    "typography.repetition": "grammar",
    "fluency.nonword": "misspelling",
    "number.unit": "locale-violation",
}
_OF_FAMILIES = {"name": "misspelling", "acronym": "misspelling", "typography": "typographical", "fluency": "grammar"}
_TYPE_NAMES = {"misspelling": "UnknownWord"}


def to_matches(report: Report, pair: Pair, summaries: Mapping[str, str]) -> list[Json]:
    """The findings in the translation, in order of place. ``report`` counts characters of ``pair`` as received.

    ``summaries``: a sentence on each rule by its dotted name; a rule without one is described by its name.
    """
    moved = place_in_utf16(report, pair).findings
    shown = [
        _make_match(finding, there, report, pair, summaries.get(finding.rule, finding.rule))
        for finding, there in zip(report.findings, moved, strict=True)
        if finding.side is Side.TARGET and finding.start < finding.end and finding.dismissed is None
    ]
    return sorted(shown, key=lambda match: (match["offset"], match["length"]))


def find_issue_type(rule: str) -> str:
    """The kind of error that a rule finds, one of ``ISSUE_TYPES``."""
    return _OF_RULES.get(rule) or _OF_FAMILIES.get(rule.split(".")[0], "other")


def _make_match(finding: Finding, there: Finding, report: Report, pair: Pair, summary: str) -> Json:
    kind = find_issue_type(finding.rule)
    return {
        "message": finding.message,
        "shortMessage": finding.rule.replace(".", ", ").replace("_", " ").capitalize(),
        "offset": there.start,
        "length": there.end - there.start,
        "replacements": [{"value": suggestion} for suggestion in finding.suggestions],
        "context": _make_context(finding, pair.target),
        "sentence": _find_sentence(finding, report, pair.target),
        "type": {"typeName": _TYPE_NAMES.get(kind, "Other")},
        "rule": {
            "id": finding.rule,
            "description": summary,
            "issueType": kind,
            "category": {"id": finding.category.upper().replace("/", "_"), "name": finding.category},
        },
        "ignoreForIncompleteSentence": False,
        "contextForSureMatch": 0,
    }


def _make_context(finding: Finding, text: str) -> Json:
    """The match with what stands around it, in one line."""
    before = text[max(0, finding.start - AROUND) : finding.start]
    shown = before + text[finding.start : finding.end + AROUND]
    lengths = {"offset": count_utf16(before), "length": count_utf16(text[finding.start : finding.end])}
    return {"text": "".join(" " if character.isspace() else character for character in shown), **lengths}


def _find_sentence(finding: Finding, report: Report, text: str) -> str:
    """The segment that holds the match, or its line where no segment does."""
    segment = None if finding.segment is None else report.segments[finding.segment]
    if segment and segment.target:
        return segment.target.of(text)
    start = text.rfind("\n", 0, finding.start) + 1
    return text[start:].split("\n", 1)[0]
