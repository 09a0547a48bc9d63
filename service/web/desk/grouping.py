"""Findings as an editor works through them: one row for the same rule on the same words, gravest first."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from exonym.model import Finding, Report, Side
from exonym.report.groups import GroupedNotes, list_replacements, list_suggestions
from exonym.report.layout import Note, number_findings
from service.decisions import Listed
from service.store.models import Choice, EditorDecision

SHOWN_PLACES = 200
"""Places of a group that are named one by one."""


@dataclass(frozen=True)
class Group(GroupedNotes):
    """Findings of one rule on the same words about which the same was decided, or nothing yet.

    ``number`` is that of its first finding in the report. ``decisions`` are those that hold for it, ``choice`` what
    they say.
    """

    decisions: tuple[EditorDecision, ...]
    choice: Choice | None

    @property
    def key(self) -> str:
        """Its id in the page."""
        return f"g{self.number}"

    @property
    def is_open(self) -> bool:
        """Whether there is something left to decide or to write."""
        return self.choice is None

    @property
    def is_left(self) -> bool:
        """Whether its words were decided to stay as they are."""
        return self.choice in (Choice.DISMISSED, Choice.FALSE_ALARM)

    @property
    def is_replaceable(self) -> bool:
        """Whether other words can be written in its place."""
        return self.first.side is Side.TARGET and self.first.start < self.first.end


@dataclass(frozen=True)
class Sorted:
    """The groups: ``open`` to be decided, ``accepted`` to be corrected, ``left`` as they are."""

    open: tuple[Group, ...]
    accepted: tuple[Group, ...]
    left: tuple[Group, ...]


def group_findings(report: Report, listed: Iterable[Listed]) -> Sorted:
    """The groups of a report's findings, by the decisions that hold for them; gravest first, then by place."""
    rows = {mark: one.row for one in listed for mark in one.findings}
    chosen = list_replacements(report)
    together: dict[tuple[str, Choice | None], list[Note]] = {}
    for note in number_findings(report):
        key = note.finding.group or note.finding.fingerprint, _choice(note.finding, rows)
        together.setdefault(key, []).append(note)
    groups = [_group(notes, choice, rows, chosen) for (_, choice), notes in together.items()]
    groups.sort(key=lambda group: (-group.severity.rank, group.notes[0].number))
    return Sorted(
        open=tuple(group for group in groups if group.choice is None),
        accepted=tuple(group for group in groups if group.choice is Choice.ACCEPTED),
        left=tuple(group for group in groups if group.is_left),
    )


def narrow_groups(groups: Sequence[Group], rule: str, severity: str) -> tuple[Group, ...]:
    """Those of a rule and a severity, where they are given."""
    return tuple(group for group in groups if rule in ("", group.first.rule) and severity in ("", group.severity.value))


def count_severities(groups: Iterable[Group]) -> Mapping[str, int]:
    """How many findings of each severity are in some groups."""
    return Counter(note.finding.severity.value for group in groups for note in group.notes)


def _choice(finding: Finding, rows: Mapping[str, EditorDecision]) -> Choice | None:
    row = rows.get(finding.fingerprint)
    if row is not None:
        return Choice(row.decision)
    return Choice(finding.dismissed.decision) if finding.dismissed else None


def _group(
    notes: Sequence[Note], choice: Choice | None, rows: Mapping[str, EditorDecision], chosen: Mapping[str, str]
) -> Group:
    held = {row.id: row for note in notes if (row := rows.get(note.finding.fingerprint))}
    return Group(
        number=notes[0].number,
        notes=tuple(notes),
        suggestions=list_suggestions(notes[0].finding, chosen),
        decisions=tuple(held.values()),
        choice=choice,
    )
