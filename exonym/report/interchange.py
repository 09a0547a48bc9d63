"""What several formats of other tools need: kinds of errors and severities in their words, text that XML can hold."""

from __future__ import annotations

import re

from exonym.model import Finding, Severity

ISSUE_TYPES = {
    "name.copied": "untranslated",
    "name.garbled": "misspelling",
    "name.inconsistent": "inconsistent-entities",
    "name.lowercased": "typographical",
    "name.mixed_script": "characters",
    "name.dropped": "omission",
    "name.added": "addition",
    "acronym.untranslated": "untranslated",
    "typography.spacing": "whitespace",
    "typography.repetition": "duplication",
    "typography.encoding": "characters",
    "name": "mistranslation",
    "acronym": "mistranslation",
    "meaning": "mistranslation",
    "number": "numbers",
    "date": "numbers",
    "omission": "omission",
    "addition": "addition",
    "untranslated": "untranslated",
    "typography": "typographical",
}
"""Types of the ITS 2.0 data category Localization Quality Issue (https://www.w3.org/TR/its20/#lqissue-typevalues), by
rule, or by the first part of its name; "other" where there is none."""

_SEVERITIES = {Severity.NEUTRAL: 0, Severity.MINOR: 33, Severity.MAJOR: 67, Severity.CRITICAL: 100}
_NOT_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def find_quality_issue_type(finding: Finding) -> str:
    """The ITS 2.0 type of a finding."""
    return ISSUE_TYPES.get(finding.rule) or ISSUE_TYPES.get(finding.rule.split(".")[0], "other")


def find_quality_issue_severity(finding: Finding) -> int:
    """A severity from 0 to 100, as ITS 2.0 counts."""
    return _SEVERITIES[finding.severity]


def clean_for_xml(text: str) -> str:
    """Put U+FFFD for each character that XML 1.0 cannot hold (https://www.w3.org/TR/xml/#charsets)."""
    return _NOT_XML.sub("\ufffd", text)
