"""Texts to audit and where things lie in them.

Offsets are Unicode characters, end exclusive, in the text as it was received.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from exonym.languages import ENGLISH
from exonym.model.terms import Format


@dataclass(frozen=True, order=True)
class Span:
    """A range of characters, end exclusive."""

    start: int
    end: int

    def of(self, text: str) -> str:
        """The slice of ``text`` that the span covers."""
        return text[self.start : self.end]

    def overlaps(self, other: Span) -> bool:
        """True when at least one character lies in both."""
        return self.start < other.end and other.start < self.end

    def shifted(self, by: int) -> Span:
        """The same range, moved by that many characters."""
        return Span(self.start + by, self.end + by)

    def __len__(self) -> int:
        return self.end - self.start


class Cover:
    """The characters that some spans cover, as ranges that do not overlap: asked in the logarithm of their number."""

    def __init__(self, spans: Iterable[Span]) -> None:
        self._ranges: list[Span] = []
        for span in sorted(span for span in spans if len(span)):
            if self._ranges and span.start < self._ranges[-1].end:
                self._ranges[-1] = Span(self._ranges[-1].start, max(self._ranges[-1].end, span.end))
            else:
                self._ranges.append(span)

    def touches(self, span: Span) -> bool:
        """Whether a covered character lies in the span."""
        place = bisect_right(self._ranges, span.start, key=lambda covered: covered.end)
        return place < len(self._ranges) and self._ranges[place].start < span.end


@dataclass(frozen=True)
class Metadata:
    """Where an article comes from; stored and reported, never judged."""

    feed: str | None = None
    article_id: str | None = None
    revision: str | None = None
    url: str | None = None
    mt_system: str | None = None


@dataclass(frozen=True)
class Pair:
    """A translation to audit: with its source, or alone. Languages are ISO 639-1 codes ("pl").

    ``format`` is that of all three texts.
    """

    target: str
    source: str | None = None
    reference: str | None = None
    source_lang: str | None = None
    target_lang: str = ENGLISH.code
    id: str | None = None
    metadata: Metadata = Metadata()
    format: Format = Format.TEXT


@dataclass(frozen=True)
class Segment:
    """A piece of the source and the piece of the target that translates it; null where there is no counterpart.

    ``alignment`` is the similarity of the two, 0..1, null when one is missing. ``reference`` is the reference's text
    for this target, null without a reference. ``scores`` are by scorer, each on the range its signature states.
    """

    index: int
    source: Span | None
    target: Span | None
    alignment: float | None = None
    reference: str | None = None
    scores: Mapping[str, float] = field(default_factory=dict)
