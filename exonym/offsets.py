"""A report's offsets in another unit: UTF-16 code units, as JavaScript and Java count."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import replace

from exonym.model import Finding, Mention, NameEntry, NameLink, Pair, Report, Segment, Side, Span

_BMP_END = 0xFFFF


class _Ruler:
    """Converts one text's offsets; a text without characters beyond the BMP costs nothing a call."""

    def __init__(self, text: str) -> None:
        self._wide = [place for place, character in enumerate(text) if ord(character) > _BMP_END]

    def at(self, offset: int) -> int:
        return offset + bisect_left(self._wide, offset)

    def span(self, span: Span) -> Span:
        return Span(self.at(span.start), self.at(span.end))

    def mention(self, mention: Mention) -> Mention:
        return replace(mention, span=self.span(mention.span))


def in_utf16(report: Report, pair: Pair) -> Report:
    """The same report with every offset in UTF-16 code units; ``pair`` holds the texts that it is about.

    ``text[start:end]`` in JavaScript is then each finding's ``text``.
    """
    source, target = _Ruler(pair.source or ""), _Ruler(pair.target)
    return replace(
        report,
        segments=tuple(_segment(segment, source, target) for segment in report.segments),
        paragraphs=tuple(replace(p, target=target.span(p.target)) for p in report.paragraphs),
        findings=tuple(_finding(finding, source, target) for finding in report.findings),
        names=tuple(_name(entry, source, target) for entry in report.names),
    )


def _segment(segment: Segment, source: _Ruler, target: _Ruler) -> Segment:
    return replace(
        segment,
        source=source.span(segment.source) if segment.source else None,
        target=target.span(segment.target) if segment.target else None,
    )


def _finding(finding: Finding, source: _Ruler, target: _Ruler) -> Finding:
    ruler = source if finding.side is Side.SOURCE else target
    there = finding.source_span
    return replace(
        finding,
        start=ruler.at(finding.start),
        end=ruler.at(finding.end),
        source_span=replace(there, start=source.at(there.start), end=source.at(there.end)) if there else None,
    )


def _name(entry: NameEntry, source: _Ruler, target: _Ruler) -> NameEntry:
    return replace(
        entry,
        source=tuple(source.mention(mention) for mention in entry.source),
        target=tuple(target.mention(mention) for mention in entry.target),
        links=tuple(
            NameLink(source.mention(link.source), target.mention(link.target), link.probability, link.judgement)
            for link in entry.links
        ),
    )
