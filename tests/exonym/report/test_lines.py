"""Texts laid side by side: every character is there, and every mark leads to its row."""

from __future__ import annotations

from dataclasses import replace

import pytest

from exonym.model import Dismissal, Finding, Report, Severity
from exonym.report.groups import group_findings
from exonym.report.lines import Line, Words, lay_out, placed_in
from tests.exonym.renderers.sample import FINDINGS, PAIR, REPORT

DISMISSED = Dismissal("ada", "2026-03-01T10:00:00Z", "dismissed", "here")


def laid(report: Report = REPORT) -> tuple[Line, ...]:
    return lay_out(report, PAIR, group_findings(report).of_note)


def marked(side: tuple[Words, ...] | None) -> list[tuple[str, str]]:
    return [(words.text, words.tone) for words in side or () if words.tone]


def test_a_line_has_both_sides_with_what_is_wrong_and_what_it_is_about() -> None:
    line = laid()[1]
    assert [tone for _, tone in marked(line.source)] == ["origin", "origin"]
    assert marked(line.target) == [("Nur", "major"), ("łan Sau", "major"), ("ranbajew", "major")]
    assert (line.begins, line.quality) == (True, 62.0)


@pytest.mark.parametrize(
    ("index", "counts", "worst"),
    [
        (0, {Severity.MINOR: 1}, Severity.MINOR),
        (2, {Severity.MAJOR: 1, Severity.MINOR: 2, Severity.CRITICAL: 1}, Severity.CRITICAL),
        (4, {Severity.MAJOR: 1}, Severity.MAJOR),
    ],
)
def test_a_line_knows_what_is_to_be_fixed_in_it(index: int, counts: dict[Severity, int], worst: Severity) -> None:
    line = laid()[index]
    assert (line.counts, line.worst) == (counts, worst)


def test_a_side_that_is_not_there_is_none() -> None:
    lines = laid()
    assert lines[0].source is None
    assert lines[4].target is None


def test_every_finding_with_a_place_is_anchored_once() -> None:
    anchors = [
        number for line in laid() for side in (line.source, line.target) for w in side or () for number in w.anchors
    ]
    assert sorted(anchors) == list(range(1, 11))  # the last, about no place, has none
    assert placed_in(laid()) == set(anchors)


def test_numbers_of_rows_stand_where_marks_end() -> None:
    ends = [words.ends for words in laid()[2].target or () if words.text == "Remia"]
    assert ends == [(1,)]


def _report(*findings: Finding) -> Report:
    return replace(REPORT, findings=findings)


def test_what_was_dismissed_is_marked_faintly_and_not_counted() -> None:
    (line,) = [line for line in laid(_report(replace(FINDINGS[5], dismissed=DISMISSED))) if line.index == 2]
    assert marked(line.target) == [("Remia", "left")]
    assert (line.worst, line.counts) == (None, {})


def test_of_two_findings_in_one_place_the_open_one_leads() -> None:
    gone = replace(FINDINGS[5], dismissed=DISMISSED)
    report = _report(gone, replace(FINDINGS[5], severity=Severity.MINOR, fingerprint="open"))
    assert marked(laid(report)[2].target) == [("Remia", "minor")]
