"""Align source sentences with target sentences by their meaning: embeddings and dynamic programming.

The method is Vecalign's (Thompson and Koehn 2019, "Vecalign: Improved Sentence Alignment in Linear Time and Space"):
vectors of sentences and of pairs of neighbours, a cost that is the cosine distance against that of unrelated sentences,
and the cheapest way through both texts. Here long texts are cut at anchors first, so that time and memory stay linear;
a sentence that moved elsewhere is linked afterwards, and one that a neighbour carries is joined to it.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from exonym.alignment.anchors import cut_into_blocks
from exonym.alignment.beads import Bead, find_cheapest_path
from exonym.alignment.carried import join_carried
from exonym.alignment.distance import Distances, embed_side
from exonym.alignment.moved import link_moved
from exonym.model import Segment, Span

if TYPE_CHECKING:
    import numpy as np
    import numpy.typing as npt

Embed = Callable[[Sequence[str]], "npt.NDArray[np.float32]"]
"""Texts to unit vectors: (n, d) rows in the order of the texts."""

UNRELATED = 0.7
"""Cosine that multilingual-e5-small gives two sentences with nothing in common, about: ``alignment`` counts from it."""


def align_sentences(
    source: str, source_spans: Sequence[Span], target: str, target_spans: Sequence[Span], embed: Embed
) -> tuple[Segment, ...]:
    """Align two texts: segments in order of the target, those without a target where the source has them.

    A segment holds up to four sentences of a side and spans from the first to the last; a side without counterpart is
    None. One sentence on each side is always one segment. ``alignment`` is the cosine, from unrelated (0) to equal (1).
    """
    if not source_spans or not target_spans:
        return _leave_unaligned(source_spans, target_spans)
    if len(source_spans) == len(target_spans) == 1:
        one, other = embed([source_spans[0].of(source), target_spans[0].of(target)])
        return (Segment(0, source_spans[0], target_spans[0], _scale_cosine(float(one @ other))),)
    distances = Distances(embed_side(source, source_spans, embed), embed_side(target, target_spans, embed))
    beads = [
        bead for rows, columns in cut_into_blocks(distances) for bead in find_cheapest_path(distances, rows, columns)
    ]
    beads = join_carried(link_moved(beads, distances), distances)
    return tuple(_make_segment(index, bead, source_spans, target_spans, distances) for index, bead in enumerate(beads))


def _leave_unaligned(source_spans: Sequence[Span], target_spans: Sequence[Span]) -> tuple[Segment, ...]:
    sides = [(span, None) for span in source_spans] + [(None, span) for span in target_spans]
    return tuple(Segment(index, source, target) for index, (source, target) in enumerate(sides))


def _make_segment(
    index: int, bead: Bead, source_spans: Sequence[Span], target_spans: Sequence[Span], distances: Distances
) -> Segment:
    alignment = _scale_cosine(distances.compare_runs(bead.source, bead.target)) if bead.source and bead.target else None
    return Segment(
        index,
        _span_from_first_to_last(bead.source, source_spans),
        _span_from_first_to_last(bead.target, target_spans),
        alignment,
    )


def _span_from_first_to_last(sentences: range, spans: Sequence[Span]) -> Span | None:
    return Span(spans[sentences[0]].start, spans[sentences[-1]].end) if sentences else None


def _scale_cosine(cosine: float) -> float:
    return round(min(1.0, max(0.0, (cosine - UNRELATED) / (1 - UNRELATED))), 4)
