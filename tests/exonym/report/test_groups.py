"""What is to be fixed: a row for one rule on the same words, the gravest first, what was dismissed behind."""

from __future__ import annotations

from dataclasses import replace

from exonym.model import Dismissal, Finding
from exonym.report.groups import Groups, group_findings
from tests.exonym.renderers.sample import FINDINGS, REPORT

BOILERPLATE, COPIED, NESTED, ACRONYM, SPACES, GARBLED = FINDINGS[:6]
DISMISSED = Dismissal("ada", "2026-03-01T10:00:00Z", "dismissed", "here")


def grouped(*findings: Finding) -> Groups:
    return group_findings(replace(REPORT, findings=findings))


def test_the_gravest_come_first_then_those_that_stand_first() -> None:
    groups = grouped(BOILERPLATE, COPIED, ACRONYM, GARBLED).open
    assert [group.first for group in groups] == [GARBLED, COPIED, ACRONYM, BOILERPLATE]
    assert [group.number for group in groups] == [1, 2, 3, 4]


def test_findings_of_one_group_are_one_row_as_grave_as_the_gravest() -> None:
    again = replace(ACRONYM, start=90, end=93, fingerprint="again", severity=GARBLED.severity)
    (group,) = grouped(replace(ACRONYM, group="msw"), replace(again, group="msw")).open
    assert [note.number for note in group.notes] == [1, 2]
    assert group.severity is GARBLED.severity


def test_findings_without_a_group_stand_alone() -> None:
    assert len(grouped(ACRONYM, replace(ACRONYM, fingerprint="another")).open) == 2


def test_what_was_dismissed_is_numbered_behind_what_is_open() -> None:
    groups = grouped(replace(GARBLED, dismissed=DISMISSED), COPIED)
    assert [group.first.rule for group in groups.open] == ["name.copied"]
    assert [(group.number, group.dismissed) for group in groups.left] == [(2, DISMISSED)]
    assert groups.of_note[1].number == 2


def test_what_was_dismissed_in_one_place_stays_open_in_others() -> None:
    groups = grouped(
        replace(ACRONYM, group="msw", dismissed=DISMISSED), replace(ACRONYM, group="msw", fingerprint="again")
    )
    assert [len(groups.open), len(groups.left)] == [1, 1]


def test_the_first_choice_is_what_the_article_writes_elsewhere() -> None:
    found = replace(COPIED, suggestions=("Nurlan Sauranbaiev", "Sauranbaev", "Nurlan Sauranbayev"))
    assert grouped(found).open[0].suggestions == ("Sauranbaev", "Nurlan Sauranbaiev", "Nurlan Sauranbayev")
