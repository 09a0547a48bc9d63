"""Correct the quality estimate of a segment by how alike its two sides are: as wholes, by word, in length.

estimate = logistic(logit(qe) + LIKENESS * (alignment - USUAL) + WORDS * (carried - CARRIED) - LENGTH * excess)

A quality model is too kind to fluent sentences that say something else, or less. ``alignment`` is what the sentence
encoder says of both sides as wholes, ``carried`` how near, in the mean, the words of the source find one in the target.
``excess`` is by how much the logarithm of the ratio of their lengths leaves the range in which those of good
translations lie: TOLERANCE over the root of the mean length, which 4 in 1,000 of them do.

The constants are those of a logistic regression on good translations of MLQE-PE's (CC0) training examples against the
same ones cut short, continued otherwise, added to, or exchanged; in units of the logit of qe. On the examples that
training kept back training/estimates.py gets 0.8, 7.3 and 15.8: less weight for the wholes, more for words and length.
These rank as well, but leave a fluent sentence about something else its quality, so the others were kept.
"""

from __future__ import annotations

import math
import unicodedata

from exonym.article import WordLinks

LIKENESS = 1.6
USUAL = 0.7
"""``alignment`` of good translations, in the mean."""
WORDS = 4.2
CARRIED = 0.74
"""``carried`` of good translations, in the mean."""
LENGTH = 6.2
TOLERANCE = 4.0
WIDE = 3.2
"""Letters that an East Asian wide character stands for: the median of the en-zh pairs of MLQE-PE."""
_FIRST_WIDE = "\u1100"
_CERTAIN = 0.01


def correct_estimate(qe: float, alignment: float | None, links: WordLinks | None, source: str, target: str) -> float:
    """Correct the model's estimate ``qe`` by what the encoder says (None where it was not asked): 0..1."""
    if not source or not target:
        return qe
    moved = -LENGTH * find_length_excess(source, target)
    if alignment is not None:
        moved += LIKENESS * (alignment - USUAL)
    if links is not None and links.source:
        moved += WORDS * (mean_likeness(links) - CARRIED)
    return 1 / (1 + math.exp(-(_to_logit(qe) + moved))) if moved else qe


def mean_likeness(links: WordLinks) -> float:
    """How like the source's words are to the nearest ones of the target, 0..1, in the mean; there must be some."""
    return sum(word.likeness for word in links.source) / len(links.source)


def find_length_excess(source: str, target: str) -> float:
    """By how much the lengths of two texts differ more than those of good translations do; 0 for most."""
    sizes = _count_letters(source), _count_letters(target)
    return max(0.0, abs(math.log(sizes[1] / sizes[0])) - TOLERANCE / math.sqrt(sum(sizes) / 2))


def _count_letters(text: str) -> float:
    if max(text) < _FIRST_WIDE:
        return len(text)
    wide = sum(unicodedata.east_asian_width(character) in "WF" for character in text)
    return len(text) + (WIDE - 1) * wide


def _to_logit(value: float) -> float:
    kept = min(1 - _CERTAIN, max(_CERTAIN, value))
    return math.log(kept / (1 - kept))
