"""A plain text and the place of each of its characters in the text that it was read from."""

from __future__ import annotations

from array import array
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

from exonym.model import Span


@dataclass(frozen=True, eq=False)
class Reading:
    """A text as checks see it.

    Character ``i`` of ``text`` stands at ``starts[i]`` to ``ends[i]`` of ``received``; both never decrease. ``nodes``
    are the places there that hold text and no markup, in order. ``shortened`` words were read in part.
    """

    text: str
    received: str
    starts: Sequence[int]
    ends: Sequence[int]
    nodes: tuple[Span, ...]
    shortened: int = 0

    @classmethod
    def from_text(cls, text: str) -> Reading:
        """Read a text as it is: nothing changed, nothing left out."""
        return cls(text, text, range(len(text)), range(1, len(text) + 1), (Span(0, len(text)),))

    def to_received(self, span: Span) -> Span:
        """Where a span of ``text`` stands in ``received``, markup between its characters included."""
        if span.start < span.end:
            return Span(self.starts[span.start], self.ends[span.end - 1])
        place = self.starts[span.start] if span.start < len(self.text) else max(self.ends[-1:], default=0)
        return Span(place, place)

    def to_read(self, received: Span) -> Span:
        """The way back from ``to_received``: the span of ``text`` whose characters stand within."""
        start = bisect_left(self.starts, received.start)
        return Span(start, max(start, bisect_right(self.ends, received.end)))

    def find_text_ranges(self, received: Span) -> tuple[Span, ...]:
        """The pieces of a span of ``received`` that are text, not markup."""
        first = bisect_right(self.nodes, received.start, key=lambda node: node.end)
        last = bisect_left(self.nodes, received.end, key=lambda node: node.start)
        return tuple(
            Span(max(node.start, received.start), min(node.end, received.end)) for node in self.nodes[first:last]
        )

    def stand_on(self, below: Reading) -> Reading:
        """Give this reading of ``below.text`` the places in what ``below`` itself was read from."""
        return Reading(
            self.text,
            below.received,
            array("l", (below.starts[start] for start in self.starts)),
            array("l", (below.ends[end - 1] for end in self.ends)),
            below.nodes,
            self.shortened + below.shortened,
        )


class ReadingWriter:
    """Builds a reading from its first character to its last. ``received`` is the text that is read."""

    def __init__(self, received: str) -> None:
        self._received = received
        self._parts: list[str] = []
        self._starts = array("l")
        self._ends = array("l")

    def copy_characters(self, start: int, end: int) -> None:
        """Take over characters of the text as received."""
        self._parts.append(self._received[start:end])
        self._starts.extend(range(start, end))
        self._ends.extend(range(start + 1, end + 1))

    def put_text(self, text: str, start: int, end: int) -> None:
        """Write ``text`` for what stands at ``start`` to ``end``, not empty, in the text as received."""
        self._parts.append(text)
        self._starts.extend([start] * len(text))
        self._ends.extend([end] * len(text))

    def finish_reading(self, nodes: tuple[Span, ...], shortened: int = 0) -> Reading:
        """The reading of all that was written."""
        return Reading("".join(self._parts), self._received, self._starts, self._ends, nodes, shortened)
