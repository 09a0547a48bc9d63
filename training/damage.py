"""Damage good translations on purpose, so that the model sees what an error looks like.

A translation is taken apart into words; one way of damage changes some of them and says which are now wrong. What
comes out has to score below what went in, by a margin that goes with the gravity of the damage. The ways are those in
which machine translation fails: names, numbers, negation, dropped and doubled phrases, words left in the source
language, and slips of grammar, case and punctuation.
"""

from __future__ import annotations

import random
from collections.abc import Sequence

from training import ways
from training.data import Example
from training.words import put_together, taken_apart

CRITICAL, MAJOR, MINOR = 0.5, 0.35, 0.12
"""How much lower the damaged translation has to score, in standard deviations of the direct assessment."""

WAYS: list[tuple[ways.Way, float, float]] = [
    (ways.number, CRITICAL, 1.5),
    (ways.negation, CRITICAL, 1.5),
    (ways.swap(ways.OPPOSITES), CRITICAL, 1.5),
    (ways.name_replaced, CRITICAL, 1.5),
    (ways.name_dropped, MAJOR, 1),
    (ways.word_replaced, CRITICAL, 1.5),
    (ways.word_dropped, MAJOR, 1.5),
    (ways.phrase_dropped, CRITICAL, 1),
    (ways.tail_dropped, CRITICAL, 0.6),
    (ways.untranslated, CRITICAL, 1),
    (ways.added, MAJOR, 1),
    (ways.swap(ways.SLIPS), MAJOR, 1.5),
    (ways.ending, MINOR, 1),
    (ways.misspelt, MINOR, 1),
    (ways.doubled, MAJOR, 0.8),
    (ways.exchanged, MINOR, 0.7),
    (ways.shuffled, CRITICAL, 0.5),
    (ways.lower_case, MINOR, 0.8),
    (ways.punctuation, MINOR, 1),
]
"""Each way, the margin by which what it damages has to score lower, and how often it is tried beside the others."""


def damaged(example: Example, strangers: Sequence[str], rng: random.Random) -> tuple[Example, float] | None:
    """The example damaged in one way, and the margin by which it has to score lower; None where nothing fits."""
    words, weights = taken_apart(example), [weight for _, _, weight in WAYS]
    context = ways.Context(example.source.split(), list(strangers))
    for _ in range(4):
        way, margin, _ = rng.choices(WAYS, weights)[0]
        found = way(words, context, rng) if len(words) > 2 else None
        if found and [word.text for word in found] != [word.text for word in words]:
            return put_together(example, found), margin
    return None
