"""One value a source sentence, so that systems can be paired: what a translation makes of that sentence."""

from __future__ import annotations

from collections.abc import Sequence

from exonym.model import Report, Segment, Side, Span
from exonym.report.findings import SegmentFinder


def find_sentence_values(report: Report, sentences: Sequence[Span], score: str) -> tuple[float | None, ...]:
    """The score of each source sentence, in order; None where the translation has no counterpart in the reference.

    A sentence takes the value of the segment that holds it; two that are translated as one take the same. A sentence
    without a translation counts 0. Target that no source stands behind counts 0 by its share of the characters, with
    the sentence that it follows.
    """
    beads = _find_beads(report.segments)
    finder = SegmentFinder(report.segments)
    found = (finder.find_index(Side.SOURCE, sentence.start) for sentence in sentences)
    return tuple(0.0 if index is None else _find_value(beads[index], score) for index in found)


def _find_beads(segments: Sequence[Segment]) -> dict[int, list[Segment]]:
    """By its index each segment that has a source, with those that follow and have none; the first takes any before."""
    heads = [segment.index for segment in segments if segment.source]
    beads: dict[int, list[Segment]] = {index: [] for index in heads}
    head = heads[0] if heads else None
    for segment in segments:
        if segment.source:
            head = segment.index
            beads[head].insert(0, segment)
        elif head is not None:
            beads[head].append(segment)
    return beads


def _find_value(bead: Sequence[Segment], score: str) -> float | None:
    own, added = bead[0], bead[1:]
    if own.target is None:
        return 0.0
    if score not in own.scores:
        return None
    return own.scores[score] * len(own.target) / sum(len(s.target) for s in (own, *added) if s.target)
