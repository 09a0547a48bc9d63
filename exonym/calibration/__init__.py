"""Verdicts fitted to a customer's own decisions: which articles its editors accepted, and which they rejected."""

from exonym.calibration.as_text import figures_to_text, risk_to_toml
from exonym.calibration.decisions import Given, Judged, given_from_dict, judged
from exonym.calibration.figures import Calibration, Figures, calibrate
from exonym.calibration.fitting import LEAST, check_enough

__all__ = [
    "LEAST",
    "Calibration",
    "Figures",
    "Given",
    "Judged",
    "calibrate",
    "check_enough",
    "figures_to_text",
    "given_from_dict",
    "judged",
    "risk_to_toml",
]
