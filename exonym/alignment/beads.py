"""Find the cheapest way through two texts in beads: some sentences of the source with their translation."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from exonym.alignment.distance import Distances

if TYPE_CHECKING:
    import numpy as np
    import numpy.typing as npt

    Floats = npt.NDArray[np.float32]

GAP = 0.5
"""Cost of a sentence without counterpart. Two of them cost what a pair of sentences may."""
MERGE = 0.3
"""Cost of each sentence more than one in a bead, so that merging must pay."""
LENGTH = 0.2
"""Weight of unlike lengths."""
BREAK = 0.2
"""Cost of a line break inside a bead: a heading or "Source: X" is not part of the sentence beside it."""
MOVES = ((1, 1), (1, 2), (2, 1), (2, 2), (1, 0), (0, 1))
"""Sentences of the source and of the target that a bead takes."""


@dataclass(frozen=True)
class Bead:
    """Sentences of the source and of the target that belong together; either may be empty."""

    source: range
    target: range


def find_cheapest_path(distances: Distances, rows: range, columns: range) -> list[Bead]:
    """Find the beads, in order, that hold every sentence of ``rows`` and ``columns`` once at the least cost."""
    if not rows or not columns:
        return [Bead(range(i, i + 1), range(0)) for i in rows] + [Bead(range(0), range(j, j + 1)) for j in columns]
    taken = _find_best_moves(_compute_costs(distances, rows, columns))
    beads: list[Bead] = []
    i, j = len(rows), len(columns)
    while i or j:
        a, b = MOVES[taken[i, j]]
        beads.append(Bead(rows[i - a : i], columns[j - b : j]))
        i, j = i - a, j - b
    return beads[::-1]


def _compute_costs(distances: Distances, rows: range, columns: range) -> Floats:
    """(moves, rows + 1, columns + 1): the cost of the bead that a move makes when it ends at a place."""
    import numpy as np

    costs = np.full((len(MOVES), len(rows) + 1, len(columns) + 1), np.inf, np.float32)
    for move, (a, b) in enumerate(MOVES):
        if not (a and b):
            costs[move, a:, b:] = GAP
        elif len(rows) >= a and len(columns) >= b:
            costs[move, a:, b:] = _compute_pair_costs(distances, a, b, rows, columns)
    return costs


def _compute_pair_costs(distances: Distances, a: int, b: int, rows: range, columns: range) -> Floats:
    """Costs of linking ``a`` source sentences with ``b`` target ones, by where they begin."""
    apart = distances.measure_distances(a, b, rows, columns) + LENGTH * distances.measure_length_gaps(
        a, b, rows, columns
    )
    breaks = distances.count_line_breaks(a, b, rows, columns)
    costs: Floats = (a + b) / 2 * apart + MERGE * (a + b - 2) + BREAK * breaks
    return costs


def _find_best_moves(costs: Floats) -> npt.NDArray[np.int8]:
    """The move by which each place is reached at the least cost, worked out an anti-diagonal at a time."""
    import numpy as np

    _, height, width = costs.shape
    total = np.full((height, width), np.inf, np.float32)
    total[0, 0] = 0
    taken = np.zeros((height, width), np.int8)
    for diagonal in range(1, height + width - 1):
        i = np.arange(max(0, diagonal - width + 1), min(height - 1, diagonal) + 1)
        j = diagonal - i
        # A place before the first row or column wraps round, and its cost is infinite.
        ways = np.stack([total[i - a, j - b] + costs[move, i, j] for move, (a, b) in enumerate(MOVES)])
        taken[i, j] = ways.argmin(0)
        total[i, j] = ways.min(0)
    return taken
