"""Verdicts fitted to a customer's own decisions: which articles its editors accepted, and which they rejected."""

from exonym.calibration.as_text import write_figures, write_thresholds
from exonym.calibration.decisions import EditorDecision, JudgedArticle, judge_report, read_decision
from exonym.calibration.figures import Calibration, CalibrationFigures, calibrate_verdict
from exonym.calibration.fitting import LEAST, check_enough

__all__ = [
    "LEAST",
    "Calibration",
    "CalibrationFigures",
    "EditorDecision",
    "JudgedArticle",
    "calibrate_verdict",
    "check_enough",
    "judge_report",
    "read_decision",
    "write_figures",
    "write_thresholds",
]
