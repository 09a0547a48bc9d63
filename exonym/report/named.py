"""The names of both texts, and the groups of findings that are about each."""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

from exonym.model import Finding, NameEntry, Report, Side, Span
from exonym.report.groups import GroupedNotes

_FAMILIES = ("name.", "acronym.")
_Group = TypeVar("_Group", bound=GroupedNotes)


@dataclass(frozen=True)
class Named(Generic[_Group]):
    """A name, and the groups of findings that are about it, in their order."""

    entry: NameEntry
    groups: tuple[_Group, ...]


def sort_names(report: Report, groups: Iterable[_Group]) -> tuple[Named[_Group], ...]:
    """The names in the report's order, after those that one of the ``groups`` is about, worst first."""
    named = list_named(report, groups)
    return tuple(sorted(named, key=lambda one: one.groups[0].number if one.groups else float("inf")))


def list_named(report: Report, groups: Iterable[_Group]) -> tuple[Named[_Group], ...]:
    """The names in the report's order, each with those of the ``groups`` that are about it, in theirs."""
    about = _groups_by_name(report.names, groups)
    return tuple(Named(entry, tuple(about[number])) for number, entry in enumerate(report.names))


class _Mentions:
    """Where names stand in a text, and which: by their numbers."""

    def __init__(self, places: Iterable[tuple[Span, int]]) -> None:
        self._places = sorted((span.start, span.end, number) for span, number in places)
        self._longest = max((end - start for start, end, _ in self._places), default=0)

    def find_touched(self, start: int, end: int) -> set[int]:
        """The names of which some mention has a character of that stretch."""
        first = bisect_left(self._places, (start - self._longest,))
        last = bisect_left(self._places, (end,))
        return {number for _, ends, number in self._places[first:last] if start < ends}


def _groups_by_name(entries: Sequence[NameEntry], groups: Iterable[_Group]) -> Mapping[int, list[_Group]]:
    source = _Mentions((mention.span, number) for number, entry in enumerate(entries) for mention in entry.source)
    target = _Mentions((mention.span, number) for number, entry in enumerate(entries) for mention in entry.target)
    found: dict[int, list[_Group]] = defaultdict(list)
    for group in groups:
        if group.first.rule.startswith(_FAMILIES):
            for number in set().union(*(_find_names(note.finding, source, target) for note in group.notes)):
                found[number].append(group)
    return found


def _find_names(finding: Finding, source: _Mentions, target: _Mentions) -> set[int]:
    own = target if finding.side is Side.TARGET else source
    there = finding.source_span
    about = own.find_touched(finding.start, finding.end)
    return about | (source.find_touched(there.start, there.end) if there else set())
