"""Kinds of errors in the words of other tools."""

from __future__ import annotations

from dataclasses import replace

import pytest

from exonym.model import Severity
from exonym.plugins import load_checks
from exonym.report.interchange import clean_for_xml, find_quality_issue_severity, find_quality_issue_type
from tests.exonym.renderers.sample import FINDINGS

# https://www.w3.org/TR/its20/#lqissue-typevalues, those that are used
KNOWN = {
    "mistranslation", "omission", "untranslated", "addition", "duplication", "inconsistent-entities", "numbers",
    "misspelling", "typographical", "whitespace", "characters", "other",
}  # fmt: skip


@pytest.mark.parametrize("rule", [check.rule for check in load_checks()])
def test_every_rule_has_a_type_of_the_standard(rule: str) -> None:
    assert find_quality_issue_type(replace(FINDINGS[0], rule=rule)) in KNOWN


def test_graver_is_more() -> None:
    counted = [find_quality_issue_severity(replace(FINDINGS[0], severity=severity)) for severity in Severity]
    assert counted == sorted(set(counted))
    assert (counted[0], counted[-1]) == (0, 100)


@pytest.mark.parametrize(
    ("text", "safe"),
    [("a\x00b", "a\ufffdb"), ("a\tb\nc", "a\tb\nc"), ("\ufffe", "\ufffd"), ("\U0001f600", "\U0001f600")],
)
def test_xml_holds_no_control_characters(text: str, safe: str) -> None:
    assert clean_for_xml(text) == safe
