"""Findings as somebody works through them: one row for the same rule on the same words, gravest first."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from exonym.model import Dismissal, Finding, Report, Severity
from exonym.report.corrections import choose_corrections
from exonym.report.layout import Note, number_findings


@dataclass(frozen=True)
class GroupedNotes:
    """Findings of one rule on the same words, however they are told apart from others on these.

    ``number`` names the group in a page. ``suggestions``: what to write instead, the first choice first.
    """

    number: int
    notes: tuple[Note, ...]
    suggestions: tuple[str, ...]

    @property
    def first(self) -> Finding:
        """The finding that stands first in the text, by which the group is shown."""
        return self.notes[0].finding

    @property
    def severity(self) -> Severity:
        """The gravest of the findings'."""
        return max((note.finding.severity for note in self.notes), key=lambda severity: severity.rank)


@dataclass(frozen=True)
class Group(GroupedNotes):
    """Findings of one rule on the same words, all to be fixed or all dismissed. ``number``: its place, from 1."""

    @property
    def is_open(self) -> bool:
        """Whether it is to be fixed."""
        return self.dismissed is None

    @property
    def is_left(self) -> bool:
        """Whether nothing is to be done about it."""
        return self.dismissed is not None

    @property
    def dismissed(self) -> Dismissal | None:
        """Who decided against it; null while it is to be fixed."""
        return self.first.dismissed


@dataclass(frozen=True)
class Groups:
    """``open`` are to be fixed, ``left`` were dismissed. Numbers run on from one to the other."""

    open: tuple[Group, ...]
    left: tuple[Group, ...]

    @property
    def of_note(self) -> Mapping[int, Group]:
        """The group of each finding, by the finding's number in the report."""
        return {note.number: group for group in (*self.open, *self.left) for note in group.notes}


def group_findings(report: Report) -> Groups:
    """The groups of a report's findings, gravest first, then by place."""
    chosen = list_replacements(report)
    together: dict[tuple[str, bool], list[Note]] = {}
    for note in number_findings(report):
        finding = note.finding
        together.setdefault((finding.group or finding.fingerprint, finding.dismissed is not None), []).append(note)
    found = sorted((_make_group(notes, chosen) for notes in together.values()), key=_rank_group)
    numbered = [replace(group, number=number) for number, group in enumerate(found, 1)]
    is_open = [group.dismissed is None for group in numbered].count(True)
    return Groups(tuple(numbered[:is_open]), tuple(numbered[is_open:]))


def list_replacements(report: Report) -> Mapping[str, str]:
    """What a report would write in place of its findings, by their fingerprint."""
    return {one.finding.fingerprint: one.replacement for one in choose_corrections(report)}


def list_suggestions(finding: Finding, chosen: Mapping[str, str]) -> tuple[str, ...]:
    """What to write instead of a finding, before all what a report has ``chosen`` (``list_replacements``)."""
    wanted = (chosen[finding.fingerprint],) if finding.fingerprint in chosen else ()
    return tuple(dict.fromkeys((*wanted, *finding.suggestions)))


def _make_group(notes: Iterable[Note], chosen: Mapping[str, str]) -> Group:
    notes = tuple(notes)
    return Group(0, notes, list_suggestions(notes[0].finding, chosen))


def _rank_group(group: Group) -> tuple[bool, int, int]:
    return group.dismissed is not None, -group.severity.rank, group.notes[0].number
