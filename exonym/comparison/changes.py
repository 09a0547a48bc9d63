"""Which errors a translation has that another one of the same source has not."""

from __future__ import annotations

from dataclasses import dataclass

from exonym.documents.unicode import folded
from exonym.model import Finding, Report, Side, Span


@dataclass(frozen=True)
class _Error:
    """A finding and its place in the source: the words it is about, or else the segment; None where it has no place."""

    finding: Finding
    place: Span | None

    def is_that_of(self, other: _Error) -> bool:
        """Whether both break the same rule at the same place of the source. Places in the targets do not matter."""
        if self.finding.rule != other.finding.rule:
            return False
        if self.place and other.place:
            return self.place.overlaps(other.place)
        return self.place == other.place and folded(self.finding.shown) == folded(other.finding.shown)


def find_changes(baseline: Report, report: Report) -> tuple[tuple[Finding, ...], tuple[Finding, ...]]:
    """The findings of ``report`` that ``baseline`` lacks, and those of ``baseline`` that ``report`` lacks.

    Both are reports of translations of one source. Each finding stands for at most one of the other side.
    """
    gone, new = _list_errors(baseline), []
    for error in _list_errors(report):
        same = next((other for other in gone if error.is_that_of(other)), None)
        if same is None:
            new.append(error.finding)
        else:
            gone.remove(same)
    return tuple(new), tuple(error.finding for error in gone)


def _list_errors(report: Report) -> list[_Error]:
    sources = {segment.index: segment.source for segment in report.segments}
    return [_Error(finding, _find_place(finding, sources)) for finding in report.findings]


def _find_place(finding: Finding, sources: dict[int, Span | None]) -> Span | None:
    if finding.source_span:
        return Span(finding.source_span.start, finding.source_span.end)
    if finding.side is Side.SOURCE:
        return Span(finding.start, finding.end)
    return None if finding.segment is None else sources[finding.segment]


def find_family(rule: str) -> str:
    """The family of a dotted rule name: "name" of "name.garbled"."""
    return rule.partition(".")[0]
