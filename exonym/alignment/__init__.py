"""Source sentences to target sentences, by the meaning of each: embeddings and dynamic programming.

The method is Vecalign's (Thompson and Koehn 2019, "Vecalign: Improved Sentence Alignment in Linear Time and Space"):
vectors of sentences and of pairs of neighbours, a cost that is the cosine distance against that of unrelated sentences,
and the cheapest way through both texts. Here long texts are cut at anchors first, so that time and memory stay linear;
a sentence that moved elsewhere is linked afterwards, and one that a neighbour carries is joined to it.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from exonym.alignment.anchors import blocks
from exonym.alignment.beads import Bead, cheapest_path
from exonym.alignment.carried import join_carried
from exonym.alignment.distance import Distances, side_vectors
from exonym.alignment.moved import link_moved
from exonym.model import Segment, Span

if TYPE_CHECKING:
    import numpy as np
    import numpy.typing as npt

Embed = Callable[[Sequence[str]], "npt.NDArray[np.float32]"]
"""Texts to unit vectors: (n, d) rows in the order of the texts."""

UNRELATED = 0.7
"""Cosine that multilingual-e5-small gives two sentences with nothing in common, about: ``alignment`` counts from it."""


def align(
    source: str, source_spans: Sequence[Span], target: str, target_spans: Sequence[Span], embed: Embed
) -> tuple[Segment, ...]:
    """Segments by target position, those without a target where the source has them.

    A segment holds up to four sentences of a side and spans from the first to the last; a side without counterpart is
    None. One sentence on each side is always one segment. ``alignment`` is the cosine, from unrelated (0) to equal (1).
    """
    if not source_spans or not target_spans:
        return _alone(source_spans, target_spans)
    if len(source_spans) == len(target_spans) == 1:
        one, other = embed([source_spans[0].of(source), target_spans[0].of(target)])
        return (Segment(0, source_spans[0], target_spans[0], _scaled(float(one @ other))),)
    distances = Distances(side_vectors(source, source_spans, embed), side_vectors(target, target_spans, embed))
    beads = [bead for rows, columns in blocks(distances) for bead in cheapest_path(distances, rows, columns)]
    beads = join_carried(link_moved(beads, distances), distances)
    return tuple(_segment(index, bead, source_spans, target_spans, distances) for index, bead in enumerate(beads))


def _alone(source_spans: Sequence[Span], target_spans: Sequence[Span]) -> tuple[Segment, ...]:
    sides = [(span, None) for span in source_spans] + [(None, span) for span in target_spans]
    return tuple(Segment(index, source, target) for index, (source, target) in enumerate(sides))


def _segment(
    index: int, bead: Bead, source_spans: Sequence[Span], target_spans: Sequence[Span], distances: Distances
) -> Segment:
    alignment = _scaled(distances.cosine(bead.source, bead.target)) if bead.source and bead.target else None
    return Segment(index, _hull(bead.source, source_spans), _hull(bead.target, target_spans), alignment)


def _hull(sentences: range, spans: Sequence[Span]) -> Span | None:
    return Span(spans[sentences[0]].start, spans[sentences[-1]].end) if sentences else None


def _scaled(cosine: float) -> float:
    return round(min(1.0, max(0.0, (cosine - UNRELATED) / (1 - UNRELATED))), 4)
