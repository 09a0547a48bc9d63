import random

import pytest

from training import damage, ways
from training.data import Example
from training.ways import Context, Way
from training.words import Word

TEXT = "The minister did not sign 25 laws in Warsaw before noon."
WORDS = [Word(text) for text in TEXT.split()]
SOURCE = "Министр не подписал законов в Варшаве"
STRANGERS = ["Yesterday", "Anna", "Nowak", "bought", "some", "green", "apples", "from", "Berlin"]
CONTEXT = Context(SOURCE.split(), STRANGERS)
EXAMPLE = Example("ru-en", SOURCE, TEXT, "", 0.5, 80.0, ((4, 12),))


def ids(way: tuple[Way, float, float]) -> str:
    return getattr(way[0], "__name__", "swap")


@pytest.mark.parametrize("way", damage.WAYS, ids=ids)
def test_every_way_changes_the_text_in_most_tries(way: tuple[Way, float, float]) -> None:
    made = [way[0](WORDS, CONTEXT, random.Random(seed)) for seed in range(20)]
    changed = [one for one in made if one and [word.text for word in one] != [word.text for word in WORDS]]
    assert len(changed) >= 10


@pytest.mark.parametrize("way", [ways.number, ways.negation, ways.name_replaced, ways.misspelt])
def test_what_was_put_in_is_wrong_and_the_rest_stays_right(way: Way) -> None:
    for seed in range(10):
        made = way(WORDS, CONTEXT, random.Random(seed)) or []
        assert all(word.bad == (word not in WORDS) for word in made)


def test_marks_follow_the_words_and_older_marks_stay() -> None:
    for seed in range(30):
        made = damage.damaged(EXAMPLE, CONTEXT.strangers, random.Random(seed))
        assert made
        example, margin = made
        assert 0 < margin <= damage.CRITICAL
        assert example.bad is not None
        assert all(example.target[start:end].strip() == example.target[start:end] for start, end in example.bad)
        if "minister" in example.target:
            at = example.target.index("minister")
            assert any(start <= at < end for start, end in example.bad)


def test_a_text_too_short_to_damage_is_left_alone() -> None:
    short = Example("ru-en", "Спорт", "Sport", "", 0.5, 80.0, ())
    assert damage.damaged(short, CONTEXT.strangers, random.Random(1)) is None
