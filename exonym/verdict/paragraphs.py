"""Find the paragraphs of a translation, with the segments and findings in each."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

from exonym.documents.unicode import LINE_BREAK
from exonym.model import Finding, Segment, Side, Span


@dataclass(frozen=True)
class FoundParagraph:
    """A paragraph: its span in the target, its segments in their order, the findings in it in theirs.

    Source segments without a translation stand with the paragraph of the translation that comes before them.
    """

    target: Span
    segments: tuple[Segment, ...]
    findings: tuple[Finding, ...]


def find_paragraphs(
    target: str, segments: Sequence[Segment], findings: Sequence[Finding]
) -> tuple[FoundParagraph, ...]:
    """Find the paragraphs of the text ``target``, in order. A sentence that runs over lines belongs to its first."""
    spans = _join_lines(target, sorted(s.target for s in segments if s.target))
    starts = [span.start for span in spans]
    places = _place_segments(segments, starts)
    inside: list[tuple[list[Segment], list[Finding]]] = [([], []) for _ in spans]
    for segment, place in zip(segments, places, strict=True):
        inside[place][0].append(segment)
    by_index = {segment.index: place for segment, place in zip(segments, places, strict=True)}
    for finding in findings if spans else ():
        inside[_place_finding(finding, starts, by_index)][1].append(finding)
    return tuple(
        FoundParagraph(span, tuple(own), tuple(found)) for span, (own, found) in zip(spans, inside, strict=True)
    )


def _join_lines(target: str, pieces: Sequence[Span]) -> list[Span]:
    joined: list[Span] = []
    for piece in pieces:
        if joined and not LINE_BREAK.search(target, joined[-1].end, piece.start):
            joined[-1] = Span(joined[-1].start, piece.end)
        else:
            joined.append(piece)
    return joined


def _place_segments(segments: Sequence[Segment], starts: Sequence[int]) -> list[int]:
    """The paragraph of each segment, as an index."""
    places: list[int] = []
    for segment in segments:
        if segment.target:
            places.append(bisect_right(starts, segment.target.start) - 1)
        else:
            places.append(places[-1] if places else 0)
    return places


def _place_finding(finding: Finding, starts: Sequence[int], by_index: dict[int, int]) -> int:
    if finding.side is Side.SOURCE:
        return by_index[finding.segment] if finding.segment is not None else 0
    return max(bisect_right(starts, finding.start) - 1, 0)
