"""Move a report's offsets: to the text as received, to its reading, to UTF-16 code units."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable
from dataclasses import replace

from exonym.documents import Reading, Readings
from exonym.model import Finding, Mention, NameEntry, Pair, Report, Segment, Side, SourceSpan, Span

_BMP_END = 0xFFFF

Move = Callable[[Span], Span]
"""A span of one text to its span on the other ground."""


def place_in_received(report: Report, readings: Readings) -> Report:
    """Move a report of ``readings.pair`` to the pair as it was received.

    Findings and their source spans get ``surface`` and ``ranges`` where the marked slice is not what readers see.
    """
    source, target = readings.source or Reading.from_text(""), readings.target
    moved = _move_report(report, source.to_received, target.to_received)
    findings = tuple(
        _place_finding(finding, source if finding.side is Side.SOURCE else target, source) for finding in moved.findings
    )
    return replace(moved, findings=findings)


def place_in_reading(report: Report, readings: Readings) -> Report:
    """Move a report of a pair as received to ``readings.pair``: the way back from ``place_in_received``."""
    moved = _move_report(report, (readings.source or Reading.from_text("")).to_read, readings.target.to_read)
    return replace(moved, findings=tuple(_unplace_finding(finding) for finding in moved.findings))


def place_in_utf16(report: Report, pair: Pair) -> Report:
    """Count every offset of a report in UTF-16 code units; ``pair`` holds the texts that it is about.

    ``text[start:end]`` in JavaScript is then each finding's ``text``.
    """
    return _move_report(report, _Ruler(pair.source or "").span, _Ruler(pair.target).span)


def count_utf16(text: str) -> int:
    """How many UTF-16 code units a text has."""
    return len(text) + sum(ord(character) > _BMP_END for character in text)


class _Ruler:
    """Converts one text's offsets; a text without characters beyond the BMP costs nothing a call."""

    def __init__(self, text: str) -> None:
        self._wide = [place for place, character in enumerate(text) if ord(character) > _BMP_END]

    def span(self, span: Span) -> Span:
        return Span(self._count_to(span.start), self._count_to(span.end))

    def _count_to(self, offset: int) -> int:
        return offset + bisect_left(self._wide, offset)


def _place_finding(finding: Finding, reading: Reading, source: Reading) -> Finding:
    """A finding whose offsets are the text's as received, and whose texts are still the reading's."""
    there = finding.source_span
    if there:
        text = Span(there.start, there.end).of(source.received)
        there = replace(there, text=text, surface=None if text == there.text else there.text)
    span = Span(finding.start, finding.end)
    text = span.of(reading.received)
    if text == finding.text:
        return replace(finding, source_span=there)
    return replace(finding, text=text, surface=finding.text, ranges=reading.find_text_ranges(span), source_span=there)


def _unplace_finding(finding: Finding) -> Finding:
    there = finding.source_span
    shown = replace(there, text=there.shown, surface=None) if there else None
    return replace(finding, text=finding.shown, surface=None, ranges=(), source_span=shown)


def _move_report(report: Report, source: Move, target: Move) -> Report:
    return replace(
        report,
        segments=tuple(_move_segment(segment, source, target) for segment in report.segments),
        paragraphs=tuple(replace(p, target=target(p.target)) for p in report.paragraphs),
        findings=tuple(_move_finding(finding, source, target) for finding in report.findings),
        names=tuple(_move_name(entry, source, target) for entry in report.names),
    )


def _move_segment(segment: Segment, source: Move, target: Move) -> Segment:
    return replace(
        segment,
        source=source(segment.source) if segment.source else None,
        target=target(segment.target) if segment.target else None,
    )


def _move_finding(finding: Finding, source: Move, target: Move) -> Finding:
    move = source if finding.side is Side.SOURCE else target
    span = move(Span(finding.start, finding.end))
    return replace(
        finding,
        start=span.start,
        end=span.end,
        ranges=tuple(move(piece) for piece in finding.ranges),
        source_span=_move_source_span(finding.source_span, source) if finding.source_span else None,
    )


def _move_source_span(there: SourceSpan, source: Move) -> SourceSpan:
    span = source(Span(there.start, there.end))
    return replace(there, start=span.start, end=span.end)


def _move_name(entry: NameEntry, source: Move, target: Move) -> NameEntry:
    return replace(
        entry,
        source=tuple(_move_mention(mention, source) for mention in entry.source),
        target=tuple(_move_mention(mention, target) for mention in entry.target),
        links=tuple(
            replace(link, source=_move_mention(link.source, source), target=_move_mention(link.target, target))
            for link in entry.links
        ),
    )


def _move_mention(mention: Mention, move: Move) -> Mention:
    return replace(mention, span=move(mention.span))
