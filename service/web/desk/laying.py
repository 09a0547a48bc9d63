"""Both texts of an audit laid side by side, every marked word leading to the finding that it belongs to."""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from exonym.model import Finding, NameEntry, Pair, Report, Side, Span
from exonym.report.layout import Note, Piece, SegmentRow, lay_out_rows
from service.web.desk.grouping import Group


@dataclass(frozen=True)
class Words:
    """A run of text.

    ``tone`` is a severity, "origin" for what a finding is about in the source, "left" for what stays as it is, empty
    for plain text; ``key`` is the group that it leads to, ``anchors`` are the numbers of findings that begin here.
    """

    text: str
    tone: str = ""
    key: str = ""
    anchors: tuple[int, ...] = ()


@dataclass(frozen=True)
class Line:
    """A segment: its index, both sides (None where it lacks one), the gravest severity found in it, its quality."""

    index: int
    source: tuple[Words, ...] | None
    target: tuple[Words, ...] | None
    worst: str
    quality: float | None


@dataclass(frozen=True)
class Named:
    """A name, and the keys of the open groups that are about it."""

    entry: NameEntry
    keys: tuple[str, ...]


def lay_out(report: Report, pair: Pair, groups: Iterable[Group]) -> tuple[Line, ...]:
    """The texts as lines."""
    of_note = {note.number: group for group in groups for note in group.notes}
    anchored: set[int] = set()
    return tuple(_line(row, of_note, anchored) for row in lay_out_rows(report, pair))


def placed_in(lines: Iterable[Line]) -> frozenset[int]:
    """The numbers of the findings that are marked somewhere in the texts."""
    sides = (side for line in lines for side in (line.source, line.target) if side is not None)
    return frozenset(number for side in sides for words in side for number in words.anchors)


def names_of(report: Report, groups: Sequence[Group]) -> tuple[Named, ...]:
    """The names, those first with which something is wrong."""
    keys = _keys_by_name(report.names, groups)
    named = [Named(entry, tuple(keys[number])) for number, entry in enumerate(report.names)]
    return tuple(sorted(named, key=lambda one: not one.keys))


def _line(row: SegmentRow, of_note: Mapping[int, Group], anchored: set[int]) -> Line:
    open_notes = [note for note in row.notes if of_note[note.number].is_open]
    worst = max(open_notes, key=lambda note: note.finding.severity.rank, default=None)
    return Line(
        index=row.segment.index,
        source=_words(row.source, of_note, anchored),
        target=_words(row.target, of_note, anchored),
        worst=worst.finding.severity.value if worst else "",
        quality=row.segment.scores.get("quality"),
    )


def _words(
    pieces: Sequence[Piece] | None, of_note: Mapping[int, Group], anchored: set[int]
) -> tuple[Words, ...] | None:
    return None if pieces is None else tuple(_one(piece, of_note, anchored) for piece in pieces)


def _one(piece: Piece, of_note: Mapping[int, Group], anchored: set[int]) -> Words:
    if not (piece.errors or piece.origins):
        return Words(piece.text)
    anchors = tuple(note.number for note in piece.errors if note.number not in anchored)
    anchored.update(anchors)
    note, is_error = _leading(piece, of_note)
    group = of_note[note.number]
    tone = note.finding.severity.value if is_error else "origin"
    left = group.choice is not None and group.choice.value != "accepted"
    return Words(piece.text, "left" if left else tone, group.key, anchors)


def _leading(piece: Piece, of_note: Mapping[int, Group]) -> tuple[Note, bool]:
    """The note by which a piece is marked, and whether it stands there: open ones before others, errors first."""
    notes = [*((note, True) for note in piece.errors), *((note, False) for note in piece.origins)]
    return min(notes, key=lambda found: (not of_note[found[0].number].is_open, not found[1]))


class _Mentions:
    """Where names stand in a text, and which: by their numbers."""

    def __init__(self, places: Iterable[tuple[Span, int]]) -> None:
        self._places = sorted((span.start, span.end, number) for span, number in places)
        self._longest = max((end - start for start, end, _ in self._places), default=0)

    def touched(self, start: int, end: int) -> set[int]:
        """The names of which some mention has a character of that stretch."""
        first = bisect_left(self._places, (start - self._longest,))
        last = bisect_left(self._places, (end,))
        return {number for _, ends, number in self._places[first:last] if start < ends}


def _keys_by_name(entries: Sequence[NameEntry], groups: Sequence[Group]) -> Mapping[int, list[str]]:
    """By a name's number the keys of the open groups that are about it, in their order."""
    source = _Mentions((mention.span, number) for number, entry in enumerate(entries) for mention in entry.source)
    target = _Mentions((mention.span, number) for number, entry in enumerate(entries) for mention in entry.target)
    keys: dict[int, list[str]] = defaultdict(list)
    for group in groups:
        if group.is_open and group.first.rule.startswith(("name.", "acronym.")):
            for number in set().union(*(_names_in(note.finding, source, target) for note in group.notes)):
                keys[number].append(group.key)
    return keys


def _names_in(finding: Finding, source: _Mentions, target: _Mentions) -> set[int]:
    own = target if finding.side == Side.TARGET else source
    there = finding.source_span
    return own.touched(finding.start, finding.end) | (source.touched(there.start, there.end) if there else set())
