"""Files of thresholds: what they change, and what is refused."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from exonym.config import PROFILES
from exonym.config.thresholds import Evidence, Risk, read_thresholds
from exonym.errors import InvalidConfig

NEWS = PROFILES["news"]
RISK = Risk(intercept=-2, lost=0.3, critical=3, major=1.5, minor=0.2, review=0.25)
FITTED = """
[risk]
intercept = -2
lost = 0.3
critical = 3
major = 1.5
minor = 0.2
review = 0.25
"""


def written(folder: Path, text: str) -> Path:
    file = folder / "own.toml"
    file.write_text(text, encoding="utf-8")
    return file


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("", NEWS, id="an empty file changes nothing"),
        pytest.param("[thresholds]\nreview_quality = 60", replace(NEWS, review_quality=60), id="one threshold"),
        pytest.param(FITTED, replace(NEWS, risk=RISK), id="a fitted risk"),
        pytest.param(FITTED + "hold = 0.8", replace(NEWS, risk=replace(RISK, hold=0.8)), id="one that holds"),
    ],
)
def test_a_file_changes_what_it_names(tmp_path: Path, text: str, expected: object) -> None:
    assert read_thresholds(written(tmp_path, text), NEWS) == expected


@pytest.mark.parametrize(
    ("text", "message"),
    [
        pytest.param("[thresholds", "is not TOML", id="no TOML"),
        pytest.param("[limits]", "own.toml: limits: is not known", id="another table"),
        pytest.param("risk = 3", "own.toml: risk: is not a table", id="no table"),
        pytest.param("[thresholds]\nreview = 1", "own.toml: thresholds.review: is not known", id="another key"),
        pytest.param("[thresholds]\nsure = '1'", "own.toml: thresholds.sure: '1' is not a number", id="text"),
        pytest.param("[thresholds]\nsure = nan", "thresholds.sure: nan is not a number", id="no number"),
        pytest.param("[thresholds]\nsure = true", "thresholds.sure: True is not a number", id="truth is no number"),
        pytest.param("[risk]\nlost = 1", "own.toml: risk.critical: is missing", id="half a risk"),
    ],
)
def test_a_malformed_file_is_refused_by_key(tmp_path: Path, text: str, message: str) -> None:
    with pytest.raises(InvalidConfig, match=message):
        read_thresholds(written(tmp_path, text), NEWS)


def test_a_file_that_is_not_there_is_refused(tmp_path: Path) -> None:
    with pytest.raises(InvalidConfig, match="cannot be read"):
        read_thresholds(tmp_path / "none.toml", NEWS)


@pytest.mark.parametrize(
    ("evidence", "expected"),
    [
        pytest.param(Evidence(2, 0, 0, 0), 0.198, id="good work"),
        pytest.param(Evidence(2, 0, 1, 0), 0.525, id="a major error more"),
        pytest.param(Evidence(None, 0, 0, 0), 0.119, id="nothing known of the quality"),
        pytest.param(Evidence(10, 1e9, 0, 0), 1.0, id="no overflow"),
    ],
)
def test_the_risk_grows_with_the_evidence(evidence: Evidence, expected: float) -> None:
    assert RISK.estimate_risk(evidence) == pytest.approx(expected, abs=0.001)
