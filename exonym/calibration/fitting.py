"""Logistic regression on evidence: few coefficients, none negative, and risks that the fit has not seen."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from exonym.config.thresholds import Evidence
from exonym.errors import InvalidInput

if TYPE_CHECKING:
    import numpy as np
    import numpy.typing as npt

    Matrix = npt.NDArray[np.float64]

LEAST = 40
"""Accepted, and rejected, articles without which nothing is fitted: ten for each of the four coefficients (Peduzzi et
al. 1996, A simulation study of the number of events per variable in logistic regression analysis)."""
FOLDS = 5
PENALTY = 1.0
"""Of the squared coefficients of features with unit variance: half of it is added to the loss, a sum over articles."""
SEED = 1


@dataclass(frozen=True)
class RiskLine:
    """An intercept and a coefficient for each of ``evidence_to_rows``'s columns."""

    intercept: float
    coefficients: tuple[float, ...]


def evidence_to_rows(evidence: Sequence[Evidence]) -> Matrix:
    """(n, 4): lost, critical, major, minor."""
    import numpy as np

    return np.array([[e.lost or 0.0, e.critical, e.major, e.minor] for e in evidence], dtype=np.float64)


def check_enough(rejected: Sequence[bool]) -> None:
    """Raise InvalidInput unless there are LEAST articles of each kind."""
    for kind, count in (("accepted", len(rejected) - sum(rejected)), ("rejected", sum(rejected))):
        if count < LEAST:
            raise InvalidInput("--jsonl", f"has {count} {kind} articles; at least {LEAST} are needed")


def fit_line(rows: Matrix, rejected: npt.NDArray[np.bool_]) -> RiskLine:
    """Fit a line by penalised maximum likelihood. No coefficient is negative: more evidence never lowers the risk."""
    import numpy as np
    from scipy.optimize import minimize

    scale = np.where(rows.std(axis=0) > 0, rows.std(axis=0), 1.0)
    scaled = np.column_stack([np.ones(len(rows)), rows / scale])
    ridge = np.array([0.0, *[PENALTY] * rows.shape[1]])

    def loss(weights: Matrix) -> tuple[float, Matrix]:
        logits = scaled @ weights
        value = np.logaddexp(0, logits).sum() - logits[rejected].sum() + (ridge * weights**2).sum() / 2
        return float(value), scaled.T @ (_to_probability(logits) - rejected) + ridge * weights

    bounds = [(None, None), *[(0, None)] * rows.shape[1]]
    found = minimize(loss, np.zeros(scaled.shape[1]), jac=True, method="L-BFGS-B", bounds=bounds).x
    return RiskLine(float(found[0]), tuple(float(w) for w in found[1:] / scale))


def compute_risks(line: RiskLine, rows: Matrix) -> Matrix:
    """The risk, 0..1, of each row."""
    import numpy as np

    return _to_probability(line.intercept + rows @ np.array(line.coefficients))


def compute_unseen_risks(rows: Matrix, rejected: npt.NDArray[np.bool_]) -> Matrix:
    """The risk of each row by a line fitted to others: cross-validation in FOLDS parts with equal shares of both."""
    import numpy as np

    part = np.empty(len(rows), dtype=np.int64)
    shuffle = np.random.default_rng(SEED).permutation
    for kind in (True, False):
        places = shuffle(np.flatnonzero(rejected == kind))
        part[places] = np.arange(len(places)) % FOLDS
    found = np.empty(len(rows))
    for fold in range(FOLDS):
        here = part == fold
        found[here] = compute_risks(fit_line(rows[~here], rejected[~here]), rows[here])
    return found


def _to_probability(logits: Matrix) -> Matrix:
    from scipy.special import expit

    values: Matrix = expit(logits)
    return values
