"""Link sentences that moved: left over on both sides, and each other's nearest."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from exonym.alignment.beads import Bead
from exonym.alignment.distance import Distances

if TYPE_CHECKING:
    import numpy as np
    import numpy.typing as npt

SURE = 0.75
"""Normalised distance under which two left-over sentences are taken for one that moved."""
MOST = 4_000_000
"""Left-over pairs that are compared at most; beyond, the two texts are not a translation."""


def link_moved(beads: list[Bead], distances: Distances) -> list[Bead]:
    """Link left-over sentences of both sides that belong together; the beads come in order of the target."""
    lost = [at for at, bead in enumerate(beads) if not bead.target]
    added = [at for at, bead in enumerate(beads) if not bead.source]
    if not lost or not added or len(lost) * len(added) > MOST:
        return beads
    apart = distances.measure_single_distances(
        [beads[at].source[0] for at in lost], [beads[at].target[0] for at in added]
    )
    linked = list(beads)
    gone = set()
    for row, column in _find_mutual(apart):
        linked[added[column]] = replace(beads[added[column]], source=beads[lost[row]].source)
        gone.add(lost[row])
    return [bead for at, bead in enumerate(linked) if at not in gone]


def _find_mutual(apart: npt.NDArray[np.float32]) -> list[tuple[int, int]]:
    nearest, back = apart.argmin(1), apart.argmin(0)
    return [(row, int(at)) for row, at in enumerate(nearest) if back[at] == row and apart[row, at] < SURE]
