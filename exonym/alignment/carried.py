"""Join a sentence without counterpart to the neighbour whose translation includes it."""

from __future__ import annotations

from itertools import zip_longest

from exonym.alignment.beads import Bead
from exonym.alignment.distance import Distances

MOST = 4
"""Sentences of one side that a bead may come to hold."""
NEARER = 4.0
"""Weight of how much nearer in meaning the two sides come, against how much nearer in length."""
STRANGE = 0.9
"""Normalised distance to the neighbour's other side from which on a sentence itself speaks against being there."""
BREAK = 0.1
"""What a line break between the sentence and the neighbour takes off."""
ENOUGH = 0.05
_NEVER = -1.0
_PASSES = 2


def join_carried(beads: list[Bead], distances: Distances) -> list[Bead]:
    """Join left-over sentences to the linked bead beside them that carries them too.

    A bead carries a sentence when its two sides are nearer to each other, in meaning and in length, with the sentence
    than without it. A second pass is for those that stand behind another left-over sentence.
    """
    for _ in range(_PASSES):
        beads = _join_once(beads, distances)
    return beads


def _join_once(beads: list[Bead], distances: Distances) -> list[Bead]:
    kept: list[Bead] = []
    for bead, after in zip_longest(beads, beads[1:]):
        before = _measure_gain(kept[-1], bead, distances) if kept else _NEVER
        if before > max(ENOUGH, _measure_gain(bead, after, distances) if after else _NEVER):
            kept[-1] = _join_beads(kept[-1], bead)
        else:
            kept.append(bead)
    return kept


def _measure_gain(first: Bead, second: Bead, distances: Distances) -> float:
    """How much better two neighbours, one linked and one left over, are as one bead: over ENOUGH if they belong."""
    carrier, alone = (first, second) if first.source and first.target else (second, first)
    joined = _join_beads(first, second)
    if not (carrier.source and carrier.target) or (alone.source and alone.target) or not _holds_together(joined):
        return _NEVER
    nearer = distances.measure_distance(carrier.source, carrier.target) - distances.measure_distance(
        joined.source, joined.target
    )
    strange = distances.measure_distance(alone.source or carrier.source, alone.target or carrier.target) - STRANGE
    fits = distances.measure_length_gap(carrier.source, carrier.target) - distances.measure_length_gap(
        joined.source, joined.target
    )
    breaks = distances.source.count_line_breaks(joined.source) + distances.target.count_line_breaks(joined.target)
    breaks -= distances.source.count_line_breaks(carrier.source) + distances.target.count_line_breaks(carrier.target)
    return NEARER * nearer + fits - strange - BREAK * breaks


def _join_beads(first: Bead, second: Bead) -> Bead:
    return Bead(_join_ranges(first.source, second.source), _join_ranges(first.target, second.target))


def _join_ranges(first: range, second: range) -> range:
    """Both ranges in one; empty where they do not follow each other."""
    if not first or not second:
        return first or second
    return range(first.start, second.stop) if first.stop == second.start else range(0)


def _holds_together(bead: Bead) -> bool:
    return 0 < len(bead.source) <= MOST and 0 < len(bead.target) <= MOST
