"""The line: near what made the decisions, never rewarding errors, tried on articles it has not seen."""

from __future__ import annotations

import numpy as np
import pytest

from exonym.calibration.fitting import (
    LEAST,
    check_enough,
    compute_risks,
    compute_unseen_risks,
    evidence_to_rows,
    fit_line,
)
from exonym.config.thresholds import Evidence
from exonym.errors import InvalidInput

DRAWN = np.random.default_rng(3)
ROWS = DRAWN.gamma(1.0, 1.0, (2000, 4))
WEIGHTS = np.array([0.8, 0.0, 1.5, 0.2])
REJECTED = DRAWN.random(2000) < 1 / (1 + np.exp(3 - ROWS @ WEIGHTS))


def test_the_weights_that_made_the_decisions_are_found() -> None:
    line = fit_line(ROWS, REJECTED)
    assert line.intercept == pytest.approx(-3, abs=0.4)
    assert line.coefficients == pytest.approx(WEIGHTS, abs=0.2)


def test_errors_never_speak_for_an_article() -> None:
    line = fit_line(ROWS, ~REJECTED)
    assert min(line.coefficients) >= 0


def test_what_never_occurs_has_no_weight() -> None:
    rows = ROWS * [1, 0, 1, 1]
    assert fit_line(rows, REJECTED).coefficients[1] == 0


def test_unseen_risks_are_near_those_of_the_whole_fit_and_not_the_same() -> None:
    unseen, seen = compute_unseen_risks(ROWS, REJECTED), compute_risks(fit_line(ROWS, REJECTED), ROWS)
    assert np.abs(unseen - seen).max() < 0.1
    assert (unseen != seen).all()


def test_rows_are_in_the_order_of_the_coefficients() -> None:
    rows = evidence_to_rows([Evidence(2.8, 0.7, 1.4, 0.3), Evidence(None, 0, 0, 0)])
    assert rows.tolist() == [
        [2.8, 0.7, 1.4, 0.3],
        [0] * 4,
    ]


@pytest.mark.parametrize(
    ("rejected", "message"),
    [
        pytest.param([True] * LEAST, "has 0 accepted articles; at least 40 are needed", id="none accepted"),
        pytest.param([False] * 90 + [True] * 39, "has 39 rejected articles", id="one too few rejected"),
        pytest.param([], "has 0 accepted articles", id="none at all"),
    ],
)
def test_too_few_are_refused_with_the_limit(rejected: list[bool], message: str) -> None:
    with pytest.raises(InvalidInput, match=message):
        check_enough(rejected)


def test_just_enough_are_enough() -> None:
    check_enough([True, False] * LEAST)
