"""A calibration as people read it, and as ``exonym audit --thresholds`` does."""

from __future__ import annotations

from dataclasses import asdict

from exonym.calibration.figures import CalibrationFigures, Outcome
from exonym.config.thresholds import Risk


def write_figures(figures: CalibrationFigures) -> str:
    """Some lines of plain text."""
    return (
        f"{figures.articles} articles, of which the editors rejected {figures.rejected}.\n"
        f"AUC {figures.auc:.3f}, cross-validated: how often a rejected article has the higher risk of two.\n"
        f"As configured now: {_write_outcome(figures.before)}.\n"
        f"As calibrated:     {_write_outcome(figures.after)}.\n"
    )


def _write_outcome(outcome: Outcome) -> str:
    return (
        f"{outcome.published:.1%} published, {outcome.held:.1%} held; stops {outcome.caught:.1%} of the rejected and "
        f"{outcome.stopped:.1%} of the accepted"
    )


def write_thresholds(risk: Risk, figures: CalibrationFigures) -> str:
    """A file of thresholds, its figures in comments."""
    comments = "".join(f"# {line}\n" for line in write_figures(figures).splitlines())
    rows = "".join(f"{key} = {value}\n" for key, value in asdict(risk).items())
    return f"# Made by exonym calibrate.\n{comments}\n[risk]\n{rows}"
