"""Both texts side by side, line by line, every marked word knowing the group of findings that it leads to."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Generic, Protocol, TypeVar

from exonym.model import Pair, Report, Severity
from exonym.report.layout import Cell, Note, Piece, lay_out_rows, map_cells

ORIGIN = "origin"
"""The tone of words in the source that a finding in the translation is about."""
LEFT = "left"
"""The tone of words about which nothing is to be done."""


class Leading(Protocol):
    """A group of findings that words may lead to."""

    @property
    def number(self) -> int:
        """Names it in a page."""

    @property
    def is_open(self) -> bool:
        """Whether it is to be fixed."""

    @property
    def is_left(self) -> bool:
        """Whether nothing is to be done about it."""


_Group = TypeVar("_Group", bound=Leading)


@dataclass(frozen=True)
class Words(Generic[_Group]):
    """A run of text.

    ``tone`` is a severity, ORIGIN, LEFT, or empty for plain text; ``group`` is where it leads. ``anchors`` are the
    numbers of the findings that begin here, ``ends`` those of the groups that end here, to be shown.
    """

    text: str
    tone: str = ""
    group: _Group | None = None
    anchors: tuple[int, ...] = ()
    ends: tuple[int, ...] = ()


@dataclass(frozen=True)
class Line(Generic[_Group]):
    """A segment: its index, both sides (None where it lacks one), how many findings of each severity are to be fixed
    in it, and whether it begins a paragraph."""

    index: int
    source: tuple[Words[_Group], ...] | None
    target: tuple[Words[_Group], ...] | None
    counts: Mapping[Severity, int]
    begins: bool
    quality: float | None

    @property
    def worst(self) -> Severity | None:
        """The gravest severity, null where nothing is to be fixed."""
        return max(self.counts, key=lambda severity: severity.rank, default=None)


def lay_out(report: Report, pair: Pair, of_note: Mapping[int, _Group]) -> tuple[Line[_Group], ...]:
    """The texts as lines, one a segment. ``of_note``: the group of each finding, by its number in the report."""
    anchored = set[int]()
    return tuple(_make_line(cell, of_note, anchored) for cell in map_cells(lay_out_rows(report, pair), report))


def placed_in(lines: Iterable[Line[_Group]]) -> frozenset[int]:
    """The numbers of the findings that are marked somewhere in the texts."""
    sides = (side for line in lines for side in (line.source, line.target) if side is not None)
    return frozenset(number for side in sides for words in side for number in words.anchors)


def _make_line(cell: Cell, of_note: Mapping[int, _Group], anchored: set[int]) -> Line[_Group]:
    row, counts = cell.row, dict[Severity, int]()
    for note in row.notes:
        if of_note[note.number].is_open:
            counts[note.finding.severity] = counts.get(note.finding.severity, 0) + 1
    return Line(
        index=row.segment.index,
        source=_make_side(row.source, of_note, anchored),
        target=_make_side(row.target, of_note, anchored),
        counts=counts,
        begins=cell.begins,
        quality=row.segment.scores.get("quality"),
    )


def _make_side(
    pieces: Sequence[Piece] | None, of_note: Mapping[int, _Group], anchored: set[int]
) -> tuple[Words[_Group], ...] | None:
    return None if pieces is None else tuple(_make_words(piece, of_note, anchored) for piece in pieces)


def _make_words(piece: Piece, of_note: Mapping[int, _Group], anchored: set[int]) -> Words[_Group]:
    if not (piece.errors or piece.origins):
        return Words(piece.text)
    anchors = tuple(note.number for note in piece.errors if note.number not in anchored)
    anchored.update(anchors)
    note, is_error = _find_leading(piece, of_note)
    group = of_note[note.number]
    tone = note.finding.severity.value if is_error else ORIGIN
    ends = {ending.number for end in piece.ends if (ending := of_note[end.number]).is_open}
    return Words(piece.text, LEFT if group.is_left else tone, group, anchors, tuple(sorted(ends)))


def _find_leading(piece: Piece, of_note: Mapping[int, _Group]) -> tuple[Note, bool]:
    """The note by which a piece is marked, and whether it stands there: open ones before others, errors first."""
    notes = [*((note, True) for note in piece.errors), *((note, False) for note in piece.origins)]
    return min(notes, key=lambda found: (not of_note[found[0].number].is_open, not found[1]))
