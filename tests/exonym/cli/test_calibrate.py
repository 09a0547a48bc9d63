"""Calibrating from the command line: from decisions to a file that the next audit takes."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from exonym.cli import main
from exonym.report import report_to_dict
from tests.exonym.calibration.desk import decisions


def written(folder: Path, count: int, *more: str) -> Path:
    lines = [json.dumps({**report_to_dict(report), "accepted": accepted}) for report, accepted in decisions(count)]
    file = folder / "decisions.jsonl"
    file.write_text("\n".join([*lines, *more]), encoding="utf-8")
    return file


def test_what_was_learnt_decides_the_next_audit(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    own, text = tmp_path / "own.toml", tmp_path / "text.txt"
    assert main(["calibrate", "--jsonl", str(written(tmp_path, 400)), "--publish", "0.6", "--out", str(own)]) == 0
    assert "60.0% published" in capsys.readouterr().err
    assert own.read_text(encoding="utf-8").startswith("# Made by exonym calibrate.\n# 400 articles")
    text.write_text("Nikt nie powiedział wczoraj w Astanie, co podano w piątek rano.", encoding="utf-8")
    assert (
        main(["audit", str(text), str(text), "--source-lang", "pl", "--format", "json", "--thresholds", str(own)]) == 0
    )
    assert "risk" in {reason["rule"] for reason in json.loads(capsys.readouterr().out)["verdict"]["reasons"]}


@pytest.mark.parametrize(
    ("count", "more", "message"),
    [
        pytest.param(60, [], "rejected articles; at least 40 are needed", id="too few"),
        pytest.param(3, ['{"accepted": 2}'], "line 4: accepted: 2 is not true or false", id="a bad decision"),
        pytest.param(3, ["", '{"accepted": true}'], "line 5: target: is missing", id="a bad pair"),
        pytest.param(3, ["true"], "line 4: is not a JSON object", id="no object"),
    ],
)
def test_bad_data_is_refused_in_one_line(
    count: int, more: list[str], message: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["calibrate", "--jsonl", str(written(tmp_path, count, *more))]) == 2
    assert message in capsys.readouterr().err
