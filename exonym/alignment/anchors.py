"""Cut long texts into blocks at sentences that surely belong together, so that aligning takes linear time."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator
from itertools import pairwise
from typing import TYPE_CHECKING

from exonym.alignment.distance import Distances

if TYPE_CHECKING:
    import numpy as np
    import numpy.typing as npt

BLOCK = 128
"""Sentences of a side after which the next anchor ends the block."""
LARGEST_BLOCK = 512
"""Sentences of a side after which a block ends without an anchor: texts that have nothing to do with each other."""
CERTAIN = 0.45
"""Normalised distance under which two sentences that are each other's nearest may be an anchor."""
REACH = 4_096
"""Sentences before and behind the place that has as much of its text before it, among which an anchor is looked for."""
_ROWS = 256


def cut_into_blocks(distances: Distances) -> Iterator[tuple[range, range]]:
    """Ranges of source and target sentences, in order, to be aligned one by one."""
    height, width = distances.shape
    if max(height, width) <= BLOCK:
        yield range(height), range(width)
        return
    top = left = 0
    for row, column in [*_find_cuts(distances), (height, width)]:
        if (row, column) == (height, width) or max(row - top, column - left) >= BLOCK:
            yield from _halve_block(range(top, row), range(left, column))
            top, left = row, column


def _halve_block(rows: range, columns: range) -> Iterator[tuple[range, range]]:
    if max(len(rows), len(columns)) <= LARGEST_BLOCK:
        yield rows, columns
        return
    row, column = len(rows) // 2, len(columns) // 2
    yield from _halve_block(rows[:row], columns[:column])
    yield from _halve_block(rows[row:], columns[column:])


def _find_cuts(distances: Distances) -> list[tuple[int, int]]:
    """Places between two anchors that follow each other without a gap: a cut there parts no bead."""
    anchors = _find_longest_rising(_find_nearest_pairs(distances))
    return [after for before, after in pairwise(anchors) if after == (before[0] + 1, before[1] + 1)]


def _find_nearest_pairs(distances: Distances) -> list[tuple[int, int]]:
    """Sentences that are each other's nearest and CERTAIN, by source position. Works in strips of _ROWS sentences, each
    against those of the target within REACH."""
    import numpy as np

    height, width = distances.shape
    nearest = np.empty(height, np.intp)
    at_row = np.empty(height, np.float32)
    column_best = np.full(width, np.inf, np.float32)
    column_row = np.zeros(width, np.intp)
    for start in range(0, height, _ROWS):
        columns = _within_reach(start, height, width)
        strip = distances.measure_distances(1, 1, range(start, min(start + _ROWS, height)), columns)
        rows, near = slice(start, start + len(strip)), slice(columns.start, columns.stop)
        nearest[rows], at_row[rows] = strip.argmin(1) + columns.start, strip.min(1)
        _update_nearest(column_best[near], column_row[near], strip, start)
    mutual = (column_row[nearest] == np.arange(height)) & (at_row < CERTAIN)
    return [(int(row), int(nearest[row])) for row in np.flatnonzero(mutual)]


def _within_reach(row: int, height: int, width: int) -> range:
    middle = row * width // height
    return range(max(0, min(middle, width - 1) - REACH), min(width, middle + REACH))


def _update_nearest(
    best: npt.NDArray[np.float32], row: npt.NDArray[np.intp], strip: npt.NDArray[np.float32], top: int
) -> None:
    """Bring the nearest source sentence of each column up to date with one more strip."""
    lower = strip.min(0) < best
    best[lower] = strip.min(0)[lower]
    row[lower] = strip.argmin(0)[lower] + top


def _find_longest_rising(pairs: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """The longest part of ``pairs`` (rising by row) that rises by column too."""
    ends: list[int] = []
    holders: list[int] = []
    before: list[int] = []
    for at, (_, column) in enumerate(pairs):
        place = bisect_left(ends, column)
        ends[place : place + 1] = [column]
        before.append(holders[place - 1] if place else -1)
        holders[place : place + 1] = [at]
    chain: list[tuple[int, int]] = []
    at = holders[-1] if holders else -1
    while at >= 0:
        chain.append(pairs[at])
        at = before[at]
    return chain[::-1]
