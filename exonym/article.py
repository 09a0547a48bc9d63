"""What checks look at: a pair, segmented, aligned, scored, with its names."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from exonym.config import AuditConfig
from exonym.languages.tags import primary
from exonym.model import Ledger, Pair, Segment, Severity, Side, Span


@dataclass(frozen=True)
class LinkedWord:
    """A word of one side of a segment, and the word of the other side that is most like it.

    ``span`` is where it stands in its text, ``nearest`` the index of the other word among its side's. ``likeness`` is
    the cosine of their vectors, 0..1: translations of each other have .6 and more, words of unrelated sentences .4.
    """

    span: Span
    nearest: int
    likeness: float


@dataclass(frozen=True)
class WordLinks:
    """The words of both sides of a segment, each with the most similar one on the other; none where a side is empty."""

    source: tuple[LinkedWord, ...]
    target: tuple[LinkedWord, ...]

    def is_mutual(self, at: int) -> bool:
        """Whether a source word and the target word nearest to it are each other's nearest."""
        return self.target[self.source[at].nearest].nearest == at


@dataclass(frozen=True)
class Doubt:
    """What a model calls wrong in a segment: characters of its target, how grave, how sure (0..1)."""

    start: int
    end: int
    severity: Severity
    confidence: float


@dataclass(frozen=True)
class SegmentSides:
    """A segment with its texts: the place of each side and what stands there. A missing side is None and ""."""

    segment: Segment
    source: Span | None
    target: Span | None
    source_text: str
    target_text: str

    def in_source(self, span: Span) -> Span:
        """Where a part of ``source_text`` stands in the whole source."""
        return span.shifted(self.source.start if self.source else 0)

    def in_target(self, span: Span) -> Span:
        """Where a part of ``target_text`` stands in the whole target."""
        return span.shifted(self.target.start if self.target else 0)


@dataclass(frozen=True)
class TargetSegment(SegmentSides):
    """A segment that the translation has."""

    target: Span


@dataclass(frozen=True)
class AlignedSegment(TargetSegment):
    """A segment that both texts have."""

    source: Span


@dataclass(frozen=True)
class Article:
    """What checks look at: a pair, segmented, aligned, scored, with its names.

    ``doubts``: what the quality model calls wrong, by the index of the segment. ``links``: which words of a segment
    stand for each other, by its index; empty where the encoder gives no vectors of words.
    """

    pair: Pair
    segments: tuple[Segment, ...]
    ledger: Ledger
    config: AuditConfig
    doubts: Mapping[int, tuple[Doubt, ...]] = field(default_factory=dict)
    links: Mapping[int, WordLinks] = field(default_factory=dict)

    @property
    def source_lang(self) -> str:
        """The source's language without region or script ("pt" of "pt-BR"), empty where it was not given."""
        return primary(self.pair.source_lang)

    @property
    def target_lang(self) -> str:
        """The target's language without region or script."""
        return primary(self.pair.target_lang)

    def text(self, side: Side) -> str:
        """The whole text of a side, empty where there is none."""
        return (self.pair.source or "") if side is Side.SOURCE else self.pair.target

    def both_sides(self) -> Iterator[SegmentSides]:
        """Every segment with its texts."""
        for segment in self.segments:
            yield SegmentSides(
                segment, segment.source, segment.target, self.source_of(segment), self.target_of(segment)
            )

    def target_segments(self) -> Iterator[TargetSegment]:
        """The segments that the translation has, with or without a source."""
        for sides in self.both_sides():
            if sides.target:
                yield TargetSegment(sides.segment, sides.source, sides.target, sides.source_text, sides.target_text)

    def aligned_segments(self) -> Iterator[AlignedSegment]:
        """The segments that both texts have."""
        for sides in self.both_sides():
            if sides.source and sides.target:
                yield AlignedSegment(sides.segment, sides.source, sides.target, sides.source_text, sides.target_text)

    def source_of(self, segment: Segment) -> str:
        """The source text of a segment, empty where there is none."""
        return segment.source.of(self.text(Side.SOURCE)) if segment.source else ""

    def target_of(self, segment: Segment) -> str:
        """The target text of a segment, empty where there is none."""
        return segment.target.of(self.pair.target) if segment.target else ""
