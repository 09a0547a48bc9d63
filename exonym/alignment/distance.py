"""Measure how far apart sentences of the two texts are, one by one and in pairs of neighbours."""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from exonym.model import Span

if TYPE_CHECKING:
    import numpy as np
    import numpy.typing as npt

    Floats = npt.NDArray[np.float32]

LARGEST = 2
"""Most sentences of one side in a segment."""
PRIOR_DISTANCE = 0.2
PRIOR_WEIGHT = 4
"""What unrelated sentences are taken to be apart (cosine distance) before any are seen, and as how many that counts."""


@dataclass(frozen=True)
class SideVectors:
    """Of the runs of 1 .. LARGEST sentences that begin at each place: unit vectors (n, d), lengths in characters, and
    1.0 where a line break lies inside.
    """

    vectors: tuple[Floats, ...]
    lengths: tuple[Floats, ...]
    broken: tuple[Floats, ...]

    def __len__(self) -> int:
        return len(self.vectors[0])

    def mean_vector(self, sentences: range) -> Floats:
        """The unit vector of a run of sentences of any length."""
        import numpy as np

        rows = slice(sentences.start, sentences.stop)
        total = self.lengths[0][rows] @ self.vectors[0][rows]
        vector: Floats = total / np.linalg.norm(total)
        return vector

    def count_characters(self, sentences: range) -> float:
        """How many characters a run of sentences has."""
        return float(self.lengths[0][sentences.start : sentences.stop].sum())

    def count_line_breaks(self, sentences: range) -> float:
        """How many of the sentences of a run end their line before the next."""
        return float(self.broken[1][sentences.start : sentences.stop - 1].sum())


def embed_side(text: str, spans: Sequence[Span], embed: Callable[[Sequence[str]], Floats]) -> SideVectors:
    """Embed every sentence of a text, once, and give every run of up to LARGEST of them the mean of its sentences.

    The mean is weighted by length, which comes close to the vector of the joined text, since the encoder's own vectors
    are means over tokens; it links as well as embedding the joined texts does, at a third of the time.
    """
    import numpy as np

    lengths = np.array([len(span) for span in spans], np.float32)
    weighted = embed([span.of(text) for span in spans]) * lengths[:, None]
    sums = [_sum_runs(weighted, size) for size in range(1, LARGEST + 1)]
    return SideVectors(
        tuple(total / np.linalg.norm(total, axis=1, keepdims=True) for total in sums),
        tuple(_sum_runs(lengths, size) for size in range(1, LARGEST + 1)),
        tuple(_find_breaks(text, spans, further) for further in range(LARGEST)),
    )


def _sum_runs(rows: Floats, size: int) -> Floats:
    """The sums of every ``size`` rows that follow each other; none where there are fewer."""
    count = max(0, len(rows) - size + 1)
    total = rows[:count].copy()
    for shift in range(1, size):
        total += rows[shift : shift + count]
    return total


def _find_breaks(text: str, spans: Sequence[Span], further: int) -> Floats:
    import numpy as np

    ends = zip(spans, spans[further:], strict=False)
    return np.array([bool(further) and "\n" in text[a.end : b.start] for a, b in ends], np.float32)


class Distances:
    """Normalised distances between runs of sentences of two texts: about 1 for unrelated ones, near 0 for the same."""

    def __init__(self, source: SideVectors, target: SideVectors) -> None:
        self.source = source
        self.target = target
        self.shape = (len(source), len(target))
        self._source_level = _measure_levels(source, target)
        self._target_level = _measure_levels(target, source)
        self._sums = source.vectors[0].sum(0), target.vectors[0].sum(0)
        self._length_ratio = float(target.lengths[0].sum() / source.lengths[0].sum())

    def compare_runs(self, rows: range, columns: range) -> float:
        """The cosine of one run of source sentences and one of target sentences, both of any length."""
        return float(self.source.mean_vector(rows) @ self.target.mean_vector(columns))

    def measure_distance(self, rows: range, columns: range) -> float:
        """The distance of one run of source sentences and one of target sentences, both of any length."""
        source, target = self.source.mean_vector(rows), self.target.mean_vector(columns)
        level = _measure_level(source[None], self._sums[1], self.shape[1]) + _measure_level(
            target[None], self._sums[0], self.shape[0]
        )
        return float((1 - source @ target) / (level[0] / 2))

    def measure_length_gap(self, rows: range, columns: range) -> float:
        """How unlike the lengths of two runs of any length are, as ``measure_length_gaps`` has it."""
        source, target = self.source.count_characters(rows), self.target.count_characters(columns)
        return abs(math.log((target + _SOFTEN) / (self._length_ratio * source + _SOFTEN)))

    def measure_distances(self, a: int, b: int, rows: range, columns: range) -> Floats:
        """Distances of runs of ``a`` source sentences that begin in ``rows`` and of ``b`` target ones in ``columns``.

        Their shape is (rows, columns), less where a run would leave the range.
        """
        row, column = slice(rows.start, rows.stop - a + 1), slice(columns.start, columns.stop - b + 1)
        cosine = self.source.vectors[a - 1][row] @ self.target.vectors[b - 1][column].T
        level: Floats = self._source_level[a - 1][row, None] + self._target_level[b - 1][None, column]
        apart: Floats = (1 - cosine) / (level / 2)
        return apart

    def measure_single_distances(self, rows: Sequence[int], columns: Sequence[int]) -> Floats:
        """Distances of some source sentences to some target sentences, (rows, columns)."""
        cosine = self.source.vectors[0][rows] @ self.target.vectors[0][columns].T
        level: Floats = self._source_level[0][rows, None] + self._target_level[0][None, columns]
        apart: Floats = (1 - cosine) / (level / 2)
        return apart

    def measure_length_gaps(self, a: int, b: int, rows: range, columns: range) -> Floats:
        """How unlike the lengths are, shaped as ``measure_distances``: |log| of the ratio against that of the texts."""
        import numpy as np

        source = self.source.lengths[a - 1][rows.start : rows.stop - a + 1, None]
        target = self.target.lengths[b - 1][None, columns.start : columns.stop - b + 1]
        gaps: Floats = np.abs(np.log((target + _SOFTEN) / (self._length_ratio * source + _SOFTEN)))
        return gaps

    def count_line_breaks(self, a: int, b: int, rows: range, columns: range) -> Floats:
        """How many of the two runs have a line break inside (0 to 2), in shape as ``measure_distances``."""
        source = self.source.broken[a - 1][rows.start : rows.stop - a + 1, None]
        breaks: Floats = source + self.target.broken[b - 1][None, columns.start : columns.stop - b + 1]
        return breaks


_SOFTEN = 10
"""Characters added to both lengths, since a few letters more or less say nothing about short sentences."""


def _measure_levels(side: SideVectors, other: SideVectors) -> tuple[Floats, ...]:
    return tuple(
        _measure_level(mine, others.sum(0), len(others))
        for mine, others in zip(side.vectors, other.vectors, strict=True)
    )


def _measure_level(vectors: Floats, total: Floats, count: int) -> Floats:
    """The mean cosine distance of each vector to ``count`` others whose sum is ``total``, drawn to PRIOR_DISTANCE where
    these are few.
    """
    level: Floats = (count - vectors @ total + PRIOR_WEIGHT * PRIOR_DISTANCE) / (count + PRIOR_WEIGHT)
    return level
