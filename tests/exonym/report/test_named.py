"""Names: those with something wrong come first, each with the findings that are about it."""

from __future__ import annotations

from dataclasses import replace

import pytest

from exonym.model import Finding, Report
from exonym.report.groups import group_findings
from exonym.report.named import Named, sort_names
from tests.exonym.renderers.sample import FINDINGS, NAMES, REPORT


def sorted_names(*findings: Finding) -> tuple[Named, ...]:
    report: Report = replace(REPORT, findings=findings, names=tuple(reversed(NAMES)))
    return sort_names(report, group_findings(report).open)


def test_names_with_something_wrong_come_first() -> None:
    found = sorted_names(*FINDINGS)
    assert [one.entry.entity for one in found] == ["Nurlan Sauranbayev", "Wriemia"]
    assert [group.first.rule for group in found[0].groups] == ["name.copied", "name.inconsistent"]
    assert found[1].groups == ()


@pytest.mark.parametrize(
    ("finding", "about"),
    [
        pytest.param(FINDINGS[1], True, id="on its words in the translation"),
        pytest.param(replace(FINDINGS[1], start=0, end=1), True, id="about its words in the source"),
        pytest.param(replace(FINDINGS[1], start=0, end=1, source_span=None), False, id="elsewhere"),
        pytest.param(replace(FINDINGS[1], rule="typography.spacing"), False, id="of a rule that is not about names"),
    ],
)
def test_a_finding_is_about_a_name_whose_words_it_touches(finding: Finding, about: bool) -> None:
    found = {one.entry.entity: one.groups for one in sorted_names(finding)}
    assert bool(found["Nurlan Sauranbayev"]) is about
    assert not found["Wriemia"]


def test_without_findings_names_keep_their_order() -> None:
    assert [one.entry for one in sorted_names()] == list(reversed(NAMES))
