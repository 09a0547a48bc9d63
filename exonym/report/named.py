"""The names of both texts, those first with which something is wrong."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from exonym.model import Finding, Mention, NameEntry, Report, Side
from exonym.report.groups import Group

_FAMILIES = ("name.", "acronym.")
_Places = Mapping[tuple[Side, int], Iterable[Group]]
"""The groups that mark a character, by side and offset."""


@dataclass(frozen=True)
class Named:
    """A name, and the groups of findings that are about it, in their order."""

    entry: NameEntry
    groups: tuple[Group, ...]


def sort_names(report: Report, groups: Iterable[Group]) -> tuple[Named, ...]:
    """The names in the report's order, after those that one of the ``groups`` is about, worst first."""
    places = _list_places(groups)
    named = [Named(entry, _groups_about(entry, places)) for entry in report.names]
    return tuple(sorted(named, key=lambda one: one.groups[0].number if one.groups else float("inf")))


def _list_places(groups: Iterable[Group]) -> _Places:
    found: dict[tuple[Side, int], list[Group]] = defaultdict(list)
    for group in groups:
        if group.first.rule.startswith(_FAMILIES):
            for place in (place for note in group.notes for place in _list_marked(note.finding)):
                found[place].append(group)
    return found


def _list_marked(finding: Finding) -> Iterable[tuple[Side, int]]:
    yield from ((finding.side, offset) for offset in range(finding.start, finding.end))
    if finding.source_span:
        yield from ((Side.SOURCE, offset) for offset in range(finding.source_span.start, finding.source_span.end))


def _groups_about(entry: NameEntry, places: _Places) -> tuple[Group, ...]:
    sides: list[tuple[Side, tuple[Mention, ...]]] = [(Side.SOURCE, entry.source), (Side.TARGET, entry.target)]
    found = {
        group.number: group
        for side, mentions in sides
        for mention in mentions
        for offset in range(mention.span.start, mention.span.end)
        for group in places.get((side, offset), ())
    }
    return tuple(found[number] for number in sorted(found))
