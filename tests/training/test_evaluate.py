import numpy as np
import pytest

from exonym.checkpoints.sample import ErrorSpan, Prediction
from training.data import Example
from training.evaluate import Measured, reliability, word_mcc
from training.measure import words

TEXT = "He went to home."


def prediction(*errors: tuple[int, int]) -> Prediction:
    return Prediction(0.0, tuple(ErrorSpan(start, end, "major", 1.0) for start, end in errors))


def example(bad: tuple[tuple[int, int], ...] | None, da_mean: float = 0.0) -> Example:
    return Example("ru-en", "", TEXT, "", 0.0, da_mean, bad)


def test_words_are_what_lies_between_white_space() -> None:
    assert [TEXT[start:end] for start, end in words(TEXT)] == ["He", "went", "to", "home."]


@pytest.mark.parametrize(
    ("errors", "wanted"),
    [
        pytest.param([(8, 10)], 1.0, id="the word that people changed"),
        pytest.param([(9, 10)], 1.0, id="a piece of it"),
        pytest.param([(0, 2)], -1 / 3, id="another word"),
        pytest.param([(0, 7), (11, 16)], -1.0, id="all but that"),
    ],
)
def test_word_mcc(errors: list[tuple[int, int]], wanted: float) -> None:
    assert word_mcc([example(((8, 10),))], [prediction(*errors)]) == pytest.approx(wanted)


def test_what_has_no_post_edit_is_not_counted() -> None:
    both = [example(((8, 10),)), example(None)]
    assert word_mcc(both, [prediction((8, 10)), prediction((0, 2))]) == pytest.approx(1.0)


def test_reliability_sets_scores_beside_people() -> None:
    examples = [example(None, da_mean) for da_mean in (20.0, 40.0) * 10]
    measured = Measured(examples, [prediction()] * 20, [0.1, 0.9] * 10, np.array([]))
    rows = reliability([measured])
    assert len(rows) == 10
    assert rows[0] == (2, pytest.approx(0.1), pytest.approx(0.2))
    assert rows[-1] == (2, pytest.approx(0.9), pytest.approx(0.4))
