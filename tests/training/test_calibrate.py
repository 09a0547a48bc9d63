import numpy as np
import pytest

from exonym.checkpoints.card import calibrated
from training.calibrate import best_mark, fit, rising
from training.measure import pearson, spearman

RANDOM = np.random.default_rng(1)
RAW = RANDOM.normal(size=900)
WANTED = np.clip(0.6 + 0.15 * RAW + 0.1 * RANDOM.normal(size=900), 0, 1)


def test_the_map_says_what_people_say_in_the_mean() -> None:
    said = np.array([calibrated(raw, fit(RAW, WANTED)) for raw in RAW])
    parts = np.array_split(np.argsort(RAW), 6)
    assert [said[part].mean() for part in parts] == pytest.approx([WANTED[part].mean() for part in parts], abs=0.03)


def test_the_map_rises_from_0_to_1() -> None:
    knots = fit(RAW, WANTED)
    assert (knots[0][1], knots[-1][1]) == (0.0, 1.0)
    assert [sorted(axis) for axis in zip(*knots, strict=True)] == [list(axis) for axis in zip(*knots, strict=True)]


def test_correlation_stays() -> None:
    said = [calibrated(raw, fit(RAW, WANTED)) for raw in RAW]
    assert pearson(said, RAW) > 0.99


@pytest.mark.parametrize(
    ("heights", "kept"),
    [
        pytest.param([0.1, 0.2, 0.3], [0.1, 0.2, 0.3], id="all rise"),
        pytest.param([0.1, 0.3, 0.2, 0.4], [0.1, 0.3, 0.4], id="one falls back"),
        pytest.param([0.1, 0.1], [0.1], id="level ground"),
    ],
)
def test_rising(heights: list[float], kept: list[float]) -> None:
    assert [y for _, y in rising([(float(x), y) for x, y in enumerate(heights)])] == kept


def test_spearman_gives_equals_one_rank() -> None:
    assert spearman([1, 1, 5], [2, 2, 900]) == pytest.approx(1.0)


@pytest.mark.parametrize(
    ("wrong", "changed", "lowest", "highest"),
    [
        pytest.param([0.2, 0.29, 0.6, 0.7], [0, 0, 1, 1], 0.29, 0.6, id="between right and wrong"),
        pytest.param([0.15, 0.31, 0.32, 0.35], [0, 1, 1, 1], 0.15, 0.31, id="a model that is never sure"),
    ],
)
def test_words_are_called_wrong_where_people_agree_best(
    wrong: list[float], changed: list[float], lowest: float, highest: float
) -> None:
    assert lowest < best_mark(np.array(wrong), np.array(changed, float)) <= highest
