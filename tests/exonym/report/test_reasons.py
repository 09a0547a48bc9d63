"""Why a verdict is not better, as an editor reads it."""

from __future__ import annotations

from dataclasses import replace

import pytest

from exonym.model import Reason
from exonym.report.groups import group_findings
from exonym.report.reasons import EXAMPLES, Why, explain_verdict
from tests.exonym.renderers.sample import FINDINGS, REPORT


def told(*reasons: Reason) -> tuple[Why, ...]:
    report = replace(REPORT, verdict=replace(REPORT.verdict, reasons=reasons))
    return explain_verdict(report, group_findings(report).open)


def test_a_rule_is_shown_by_its_findings() -> None:
    (why,) = told(Reason("name.garbled", 1, "The name lost its start."))
    assert (why.rule, why.text, why.more) == ("name.garbled", "", 0)
    assert [group.first.shown for group in why.examples] == ["Remia"]


def test_of_many_findings_a_few_are_shown() -> None:
    findings = tuple(replace(FINDINGS[5], fingerprint=str(number)) for number in range(EXAMPLES + 2))
    report = replace(REPORT, findings=findings)
    why = explain_verdict(report, group_findings(report).open)[0]
    assert (len(why.examples), why.more) == (EXAMPLES, 2)


@pytest.mark.parametrize(
    ("reason", "text"),
    [
        (Reason("minor", 6, "There are 6 minor findings, 2.2 per 1,000 characters."), "6 small errors, too many"),
        (Reason("quality", 1, "The quality is 41 of 100; at least 60 is wanted."), "The quality is 41 of 100"),
        (Reason("risk", 1, "Of articles like this one you reject 45%."), "Of articles like this one you reject 45%"),
    ],
)
def test_what_is_no_rule_is_said_in_words(reason: Reason, text: str) -> None:
    (why,) = told(reason)
    assert why.text.startswith(text)
    assert not why.examples
