"""Thresholds: where a wanted share is published, and what is so bad that it is held."""

from __future__ import annotations

from pathlib import Path

import pytest

from exonym.calibration import JudgedArticle, calibrate_verdict, judge_report, write_figures, write_thresholds
from exonym.config import PROFILES, AuditConfig
from exonym.config.thresholds import Evidence, read_thresholds
from exonym.errors import InvalidInput
from exonym.model import Decision
from tests.exonym.calibration.desk import decisions

NEWS = AuditConfig()
DESK = [judge_report(report, accepted, NEWS) for report, accepted in decisions(600)]


@pytest.mark.parametrize("publish", [0.5, 0.7, 0.9])
def test_the_wanted_share_is_published(publish: float) -> None:
    assert calibrate_verdict(DESK, publish).figures.after.published == pytest.approx(publish, abs=0.02)


def test_unless_said_as_many_are_published_as_the_desk_accepts() -> None:
    figures = calibrate_verdict(DESK).figures
    assert figures.after.published == pytest.approx(1 - figures.rejected / figures.articles, abs=0.02)


def test_the_fit_decides_better_than_the_profile() -> None:
    figures = calibrate_verdict(DESK, calibrate_verdict(DESK).figures.before.published).figures
    assert figures.auc > 0.75
    assert figures.after.caught > figures.before.caught
    assert figures.after.stopped < figures.before.stopped


def test_hardly_anything_accepted_is_held() -> None:
    risk = calibrate_verdict(DESK).risk
    held = [one for one in DESK if risk.estimate_risk(one.evidence) >= risk.hold]
    assert len(held) >= 10
    assert sum(one.rejected for one in held) >= 0.85 * len(held)
    assert risk.hold >= risk.review


def test_publishing_everything_stops_nothing() -> None:
    found = calibrate_verdict(DESK, 1.0)
    assert found.risk.review == 1.0
    assert found.figures.after.published == 1.0


def test_articles_that_do_not_differ_teach_nothing() -> None:
    same = [JudgedArticle(Evidence(3, 0, 0, 0), Decision.PUBLISH, rejected) for rejected in (True, False) * 50]
    with pytest.raises(InvalidInput, match="teaches nothing"):
        calibrate_verdict(same)


def test_the_file_is_read_back_as_the_risk(tmp_path: Path) -> None:
    found = calibrate_verdict(DESK)
    file = tmp_path / "own.toml"
    file.write_text(write_thresholds(found.risk, found.figures), encoding="utf-8")
    assert read_thresholds(file, PROFILES["news"]).risk == found.risk


def test_figures_are_said_in_sentences() -> None:
    found = calibrate_verdict(DESK, 0.7)
    lines = write_figures(found.figures).splitlines()
    assert lines[0] == f"600 articles, of which the editors rejected {found.figures.rejected}."
    assert lines[3].startswith("As calibrated:     70.0% published")
