"""The texts of a report cut into rows and pieces, each with the findings that cover it: what renderers draw from."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from exonym.documents import read_pair
from exonym.documents.offsets import place_in_reading
from exonym.model import Finding, Pair, Paragraph, Report, Segment, Severity, Side, Span

OPENING = 70
"""Characters by which a paragraph is known again."""


@dataclass(frozen=True)
class Note:
    """A finding with its number in the report, counted from 1."""

    number: int
    finding: Finding


@dataclass(frozen=True)
class Piece:
    """A run of text that the same notes cover.

    ``errors`` mark it as wrong, gravest first; ``origins`` point to it as the place in the source that they are about;
    ``ends`` are those of either that end with it, where their numbers are shown.
    """

    text: str
    errors: tuple[Note, ...] = ()
    origins: tuple[Note, ...] = ()
    ends: tuple[Note, ...] = ()


@dataclass(frozen=True)
class SegmentRow:
    """A segment with both sides in pieces; a side that it lacks is null. ``notes`` are its errors, by number."""

    segment: Segment
    source: tuple[Piece, ...] | None
    target: tuple[Piece, ...] | None
    notes: tuple[Note, ...]


@dataclass(frozen=True)
class Cell:
    """A segment on the map of where errors lie: its gravest severity, null without errors, and whether it begins a
    paragraph."""

    row: SegmentRow
    worst: Severity | None
    begins: bool


@dataclass(frozen=True)
class Part:
    """A paragraph with its number, counted from 1, its first segment's index, and its opening words."""

    number: int
    paragraph: Paragraph
    first: int
    opening: str


@dataclass(frozen=True)
class _Marked:
    span: Span
    note: Note
    origin: bool


def number_findings(report: Report) -> tuple[Note, ...]:
    """Number a report's findings in their order, from 1."""
    return tuple(Note(number, finding) for number, finding in enumerate(report.findings, 1))


def lay_out_rows(report: Report, pair: Pair) -> tuple[SegmentRow, ...]:
    """Lay out the texts, one row a segment, as readers see them: without tags, entities, soft hyphens.

    A finding between two segments is shown with the one before it.
    """
    readings = read_pair(pair)
    report, pair = place_in_reading(report, readings), readings.pair
    notes = number_findings(report)
    source = _lay_out_side(pair.source or "", [s.source for s in report.segments], _list_source_marks(notes))
    target = _lay_out_side(pair.target, [s.target for s in report.segments], _list_target_marks(notes))
    return tuple(
        SegmentRow(segment, left, right, _list_errors(left, right))
        for segment, left, right in zip(report.segments, source, target, strict=True)
    )


def find_unplaced(notes: Iterable[Note], rows: Iterable[SegmentRow]) -> tuple[Note, ...]:
    """Find the notes that stand in no row, because they are about no place in the texts."""
    placed = {note.number for row in rows for note in row.notes}
    return tuple(note for note in notes if note.number not in placed)


def map_cells(rows: Iterable[SegmentRow], report: Report) -> tuple[Cell, ...]:
    """Map the rows to cells, one each."""
    begins = set(_find_first_segments(report).values())
    return tuple(Cell(row, _find_worst(row.notes), row.segment.index in begins) for row in rows)


def list_parts(rows: Iterable[SegmentRow], report: Report) -> tuple[Part, ...]:
    """List the paragraphs in the order of the translation."""
    firsts, by_index = _find_first_segments(report), {row.segment.index: row for row in rows}
    return tuple(
        Part(number, paragraph, first, _find_opening(by_index[first]))
        for number, paragraph in enumerate(report.paragraphs, 1)
        if (first := firsts.get(paragraph.target.start)) is not None
    )


def _find_first_segments(report: Report) -> dict[int, int]:
    """The index of the first segment of each paragraph, by the place where that begins."""
    starts = {paragraph.target.start for paragraph in report.paragraphs}
    return {s.target.start: s.index for s in report.segments if s.target and s.target.start in starts}


def _find_worst(notes: Iterable[Note]) -> Severity | None:
    return max((note.finding.severity for note in notes), key=lambda severity: severity.rank, default=None)


def _find_opening(row: SegmentRow) -> str:
    text = " ".join("".join(piece.text for piece in row.target or ()).split())
    return text if len(text) <= OPENING else text[:OPENING].rsplit(" ", 1)[0] + " …"


def _list_target_marks(notes: Sequence[Note]) -> list[_Marked]:
    errors = [n for n in notes if n.finding.side is Side.TARGET]
    return [_Marked(Span(n.finding.start, n.finding.end), n, origin=False) for n in errors]


def _list_source_marks(notes: Sequence[Note]) -> list[_Marked]:
    errors = [n for n in notes if n.finding.side is Side.SOURCE]
    origins = [(n, n.finding.source_span) for n in notes if n.finding.side is Side.TARGET]
    return [
        *(_Marked(Span(n.finding.start, n.finding.end), n, origin=False) for n in errors),
        *(_Marked(Span(there.start, there.end), n, origin=True) for n, there in origins if there),
    ]


def _lay_out_side(text: str, spans: Sequence[Span | None], marked: Sequence[_Marked]) -> list[tuple[Piece, ...] | None]:
    ordered = sorted(span for span in spans if span)
    shown = {}
    for place, (span, inside) in enumerate(zip(ordered, _group_by_segment(ordered, marked), strict=True)):
        end = ordered[place + 1].start if place + 1 < len(ordered) else len(text)
        shown[span] = _cut_pieces(text, _stretch_span(span, inside, 0 if place == 0 else span.start, end), inside)
    return [shown[span] if span else None for span in spans]


def _group_by_segment(ordered: Sequence[Span], marked: Iterable[_Marked]) -> list[list[_Marked]]:
    """For each segment the marks that touch it or the gap behind it; for the first also the text before it."""
    starts = [span.start for span in ordered]
    found: list[list[_Marked]] = [[] for _ in ordered]
    for mark in marked:
        first = max(bisect_right(starts, mark.span.start) - 1, 0)
        last = max(bisect_left(starts, mark.span.end), first + 1)
        for touched in found[first:last] if len(mark.span) else ():
            touched.append(mark)
    return found


def _stretch_span(span: Span, inside: Iterable[_Marked], low: int, high: int) -> Span:
    """The segment's span, stretched over marks that leave it, within ``low`` and ``high``."""
    marks = [m.span for m in inside]
    start = min([span.start, *(max(m.start, low) for m in marks)])
    return Span(start, max([span.end, *(min(m.end, high) for m in marks)]))


def _cut_pieces(text: str, span: Span, inside: Sequence[_Marked]) -> tuple[Piece, ...]:
    """The text of ``span``, cut wherever a mark begins or ends, so that marks may overlap and nest freely."""
    edges = {place for m in inside for place in (m.span.start, m.span.end) if span.start < place < span.end}
    cuts = [span.start, *sorted(edges), span.end]
    pieces = [Span(a, b) for a, b in pairwise(cuts) if a < b]
    starts, covering = [piece.start for piece in pieces], [list[_Marked]() for _ in pieces]
    for mark in inside:
        first = max(bisect_right(starts, mark.span.start) - 1, 0)
        for marks in covering[first : bisect_left(starts, mark.span.end)]:
            marks.append(mark)
    return tuple(_make_piece(text, piece, marks) for piece, marks in zip(pieces, covering, strict=True))


def _make_piece(text: str, span: Span, covering: Sequence[_Marked]) -> Piece:
    return Piece(
        text=span.of(text),
        errors=_sort_gravest_first(m.note for m in covering if not m.origin),
        origins=_sort_gravest_first(m.note for m in covering if m.origin),
        ends=tuple(m.note for m in covering if m.span.end == span.end),
    )


def _sort_gravest_first(notes: Iterable[Note]) -> tuple[Note, ...]:
    return tuple(sorted(notes, key=lambda note: (-note.finding.severity.rank, note.number)))


def _list_errors(*sides: tuple[Piece, ...] | None) -> tuple[Note, ...]:
    found = {note for side in sides for piece in side or () for note in piece.errors}
    return tuple(sorted(found, key=lambda note: note.number))
