from __future__ import annotations

import random

import pytest

from exonym.checkpoints.sample import Sample
from training.estimates import DAMAGES, Damage, samples

WORDS = [f"w{number}" for number in range(12)]
OTHER = [f"o{number}" for number in range(12)]


@pytest.mark.parametrize("damage", DAMAGES, ids=lambda damage: damage.__name__)
def test_every_damage_takes_away_or_brings_in_a_fifth_and_more(damage: Damage) -> None:
    for seed in range(50):
        left = damage(WORDS, OTHER, random.Random(seed))
        kept = len([word for word in left if word in WORDS])
        assert len(WORDS) - kept >= 2 or len(left) - kept >= 3


def test_good_ones_come_first_and_every_damage_of_each_after_them() -> None:
    good = [Sample("s", " ".join(WORDS)), Sample("t", " ".join(OTHER))]
    made, wrong = samples(good, random.Random(1))
    assert made[:2] == good
    assert wrong == [False] * 2 + [True] * 2 * len(DAMAGES)
