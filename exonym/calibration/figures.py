"""Where the risk is cut, and how well that would have decided: on articles that the fit had not seen."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from exonym.calibration.decisions import JudgedArticle
from exonym.calibration.fitting import RiskLine, check_enough, compute_unseen_risks, evidence_to_rows, fit_line
from exonym.config.thresholds import Risk
from exonym.errors import InvalidInput
from exonym.model import Decision

if TYPE_CHECKING:
    import numpy as np
    import numpy.typing as npt

    Values = npt.NDArray[np.float64]
    Flags = npt.NDArray[np.bool_]

HOLD_SHARE = 0.9
"""Share of rejected articles from which on those at least as risky are held."""
HOLD_LEAST = 10
"""Articles that must be as risky for that share to count."""
NEVER = 1.0
"""A threshold that no risk reaches."""


@dataclass(frozen=True)
class Outcome:
    """How decisions meet the editors': shares 0..1 of all articles published, of the rejected ones not published
    (``caught``), of the accepted ones not published (``stopped``), and of all held."""

    published: float
    caught: float
    stopped: float
    held: float


@dataclass(frozen=True)
class CalibrationFigures:
    """What was learnt from, and what it is worth. ``auc`` is the probability that a rejected article has a higher risk
    than an accepted one; ``before`` is the verdict as configured, ``after`` with the risk."""

    articles: int
    rejected: int
    auc: float
    before: Outcome
    after: Outcome


@dataclass(frozen=True)
class Calibration:
    """A fitted risk and its cross-validated figures."""

    risk: Risk
    figures: CalibrationFigures


def calibrate_verdict(articles: Sequence[JudgedArticle], publish: float | None = None) -> Calibration:
    """A risk fitted to what editors decided, cut so that a share ``publish`` (0..1) of all articles is published.

    Without ``publish`` it is the share that the editors accepted. Raises InvalidInput where there are too few articles
    of a kind, or where no risk parts them.
    """
    import numpy as np

    check_enough([article.rejected for article in articles])
    rejected = np.array([article.rejected for article in articles])
    rows = evidence_to_rows([article.evidence for article in articles])
    line, unseen = fit_line(rows, rejected), compute_unseen_risks(rows, rejected)
    review = _find_review(unseen, 1 - rejected.mean() if publish is None else publish)
    risk = _make_risk(line, review, max(review, _find_hold(unseen, rejected)))
    stopped = np.array([article.decision is not Decision.PUBLISH for article in articles])
    held = np.array([article.decision is Decision.HOLD for article in articles])
    figures = CalibrationFigures(
        articles=len(articles),
        rejected=int(rejected.sum()),
        auc=_compute_auc(unseen, rejected),
        before=_measure_outcome(stopped, held, rejected),
        after=_measure_outcome(unseen >= risk.review, unseen >= risk.hold, rejected),
    )
    return Calibration(risk, figures)


def _make_risk(line: RiskLine, review: float, hold: float) -> Risk:
    lost, critical, major, minor = (round(value, 4) for value in line.coefficients)
    return Risk(round(line.intercept, 4), lost, critical, major, minor, review, hold)


def _find_review(unseen: Values, publish: float) -> float:
    """The lowest threshold, between two risks, under which at least the share ``publish`` lies."""
    import numpy as np

    levels = np.unique(unseen)
    if len(levels) < 2:
        raise InvalidInput("--jsonl", "teaches nothing: what Exonym finds does not differ between these articles")
    last = np.sort(unseen)[max(0, math.ceil(publish * len(unseen)) - 1)]
    above = levels[levels > last]
    return round(float((last + above[0]) / 2), 4) if len(above) else NEVER


def _find_hold(unseen: Values, rejected: Flags) -> float:
    """The lowest risk from which on at least HOLD_SHARE were rejected, of HOLD_LEAST articles; NEVER without one."""
    import numpy as np

    order = np.argsort(-unseen, kind="stable")
    shares = np.cumsum(rejected[order]) / np.arange(1, len(order) + 1)
    good = [k for k in range(HOLD_LEAST - 1, len(order)) if shares[k] >= HOLD_SHARE]
    return round(float(unseen[order[good[-1]]]), 4) if good else NEVER


def _compute_auc(unseen: Values, rejected: Flags) -> float:
    """The Mann-Whitney statistic, ties counting half."""
    from scipy.stats import rankdata

    ranks, count = rankdata(unseen), int(rejected.sum())
    above = ranks[rejected].sum() - count * (count + 1) / 2
    return float(above / (count * (len(unseen) - count)))


def _measure_outcome(stopped: Flags, held: Flags, rejected: Flags) -> Outcome:
    return Outcome(
        published=float(1 - stopped.mean()),
        caught=float(stopped[rejected].mean()),
        stopped=float(stopped[~rejected].mean()),
        held=float(held.mean()),
    )
