"""Is one system better than another, or was it luck: paired bootstrap resampling and the paired t-test.

Both work on one value a sentence and system. They ask what comet-compare asks (Rei et al. 2020), with its numbers.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from exonym.comparison.values import Resampling

if TYPE_CHECKING:
    import numpy as np
    import numpy.typing as npt

TIE = 0.001
"""Means that differ by less than this share of a score's range are equal, as for comet-compare."""


@dataclass(frozen=True)
class Wins:
    """Shares (0 to 1) of the samples in which the first system, the second, or neither has the better mean."""

    first: float
    second: float
    ties: float


@dataclass(frozen=True)
class TTest:
    """Student's t and the probability of one at least as far from 0 if the systems did not differ."""

    t: float
    p_value: float


def bootstrap_means(values: npt.ArrayLike, resampling: Resampling) -> npt.NDArray[np.float64]:
    """Means of random samples of the sentences, drawn with replacement and the same for all systems.

    ``values`` is (systems, sentences), the result (systems, samples). Koehn 2004, "Statistical Significance Tests for
    Machine Translation Evaluation". The same seed gives the same samples, those of NumPy's RandomState, whose stream is
    frozen.
    """
    import numpy as np

    table = np.asarray(values, np.float64)
    size = max(int(table.shape[1] * resampling.ratio), 1)
    drawn = np.random.RandomState(resampling.seed).choice(table.shape[1], (size, resampling.samples))
    return np.asarray(np.stack([row[drawn].mean(axis=0) for row in table]))


def count_wins(first: npt.NDArray[np.float64], second: npt.NDArray[np.float64], width: float) -> Wins:
    """How often each system has the better mean. ``width`` is that of the score's range, on which ties depend."""
    import numpy as np

    difference = first - second
    won, lost = (float(np.mean(side >= TIE * width)) for side in (difference, -difference))
    return Wins(won, lost, float(np.mean(np.abs(difference) < TIE * width)))


def paired_t_test(first: Sequence[float], second: Sequence[float]) -> TTest | None:
    """The two-sided t-test of paired values (Student 1908), None where differences are fewer than two or all equal."""
    import numpy as np

    difference = np.subtract(first, second)
    if len(difference) < 2 or np.ptp(difference) < 1e-9:
        return None
    from scipy.stats import ttest_rel

    tested = ttest_rel(first, second)
    return TTest(float(tested.statistic), float(tested.pvalue))
