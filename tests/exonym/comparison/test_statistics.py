"""The statistics against comet-compare's own functions, and against values worked out by hand."""

from __future__ import annotations

import importlib
import warnings
from collections.abc import Sequence
from types import ModuleType

import numpy as np
import numpy.typing as npt
import pytest
import torch

from exonym.checkpoints.lazy_comet import comet_models
from exonym.comparison import Resampling
from exonym.comparison.statistics import TTest, bootstrap_means, count_wins, paired_t_test

Array = npt.NDArray[np.float64]
SCORES = np.random.RandomState(7).uniform(0, 1, (3, 40))


@pytest.fixture(scope="module")
def comet_compare() -> ModuleType:
    """comet-compare's module; what its import sets for the whole process is put back."""
    comet_models()
    precision = torch.get_float32_matmul_precision()
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        module = importlib.import_module("comet.cli.compare")
    torch.set_float32_matmul_precision(precision)
    return module


@pytest.mark.parametrize("seed", [1, 2])
def test_samples_are_those_of_comet_compare(comet_compare: ModuleType, seed: int) -> None:
    np.random.seed(seed)
    wanted = comet_compare.bootstrap_resampling(SCORES, sample_size=16, num_splits=300)
    assert bootstrap_means(SCORES, Resampling(seed=seed)) == pytest.approx(wanted, abs=1e-12)


@pytest.mark.parametrize(
    ("first", "second"),
    [
        pytest.param(SCORES[0], SCORES[1], id="another system"),
        pytest.param(SCORES[0], SCORES[0] + 0.0015, id="a little worse"),
        pytest.param(SCORES[0], SCORES[0] + 0.0005, id="not worse by enough to count"),
    ],
)
def test_wins_are_those_of_comet_compare(comet_compare: ModuleType, first: Array, second: Array) -> None:
    a, b = bootstrap_means([first, second], Resampling())
    wanted = comet_compare.calculate_bootstrap(a, b, "a", "b")["bootstrap_resampling"]
    found = count_wins(a, b, width=1)
    assert (found.first, found.second, found.ties) == (wanted["x_wins (%)"], wanted["y_wins (%)"], wanted["ties (%)"])


def test_a_tie_goes_by_the_range_of_the_score() -> None:
    assert count_wins(np.array([50.05]), np.array([50.0]), width=100).ties == 1
    assert count_wins(np.array([50.05]), np.array([50.0]), width=1).first == 1


def test_a_sample_has_at_least_one_sentence() -> None:
    assert bootstrap_means([[0.5], [0.25]], Resampling(samples=2)).tolist() == [[0.5, 0.5], [0.25, 0.25]]


def test_the_same_seed_gives_the_same_samples_and_another_one_others() -> None:
    same = [bootstrap_means(SCORES, Resampling(seed=seed)).tolist() for seed in (1, 1, 2)]
    assert same[0] == same[1] != same[2]


@pytest.mark.parametrize(
    ("first", "second", "wanted"),
    [
        # mean 2 and standard deviation 1 of 3 differences: t = 2 / (1 / sqrt 3); p from a table of t with 2 degrees
        pytest.param([2, 4, 6], [1, 2, 3], TTest(3.4641, 0.0742), id="by hand"),
        pytest.param([1, 2, 3], [2, 4, 6], TTest(-3.4641, 0.0742), id="the worse one first"),
        pytest.param([1, 2, 3], [1, 2, 3], None, id="the same translations"),
        pytest.param([0.3, 0.4, 0.5], [0.1, 0.2, 0.3], None, id="differences that do not vary but for rounding"),
        pytest.param([1], [2], None, id="one sentence"),
    ],
)
def test_paired_t_test(first: Sequence[float], second: Sequence[float], wanted: TTest | None) -> None:
    tested = paired_t_test(first, second)
    if wanted is None:
        assert tested is None
    else:
        assert tested
        assert (tested.t, tested.p_value) == pytest.approx((wanted.t, wanted.p_value), abs=1e-4)
