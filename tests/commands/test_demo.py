"""`exonym demo`: it ends well, leaves its page and nothing running, and its pair shows what Exonym is for."""

from __future__ import annotations

import json
import os
import re
import socket
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import jsonschema_rs
import pytest
import yaml

import exonym
from commands.demo import DemoFailed, demo_pair, free_port, running_service
from exonym.model import Report, Side
from exonym.report import pair_from_dict, report_to_dict, write_report_schema

PLANTED = yaml.safe_load((Path(__file__).parents[2] / "reference_pairs/demo/planted.yaml").read_text(encoding="utf-8"))


@pytest.fixture(scope="module")
def report() -> Report:
    return exonym.audit(pair_from_dict(demo_pair()))


@pytest.fixture
def taken_port() -> Iterator[int]:
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        listener.listen()
        yield listener.getsockname()[1]


def test_the_demo_ends_well_and_writes_its_page(tmp_path: Path) -> None:
    command = [sys.executable, "-m", "exonym", "demo", "--out", str(tmp_path)]
    done = subprocess.run(command, capture_output=True, text=True, env={**os.environ, "COLUMNS": "200"}, timeout=300)
    assert done.returncode == 0, done.stdout + done.stderr
    assert str(tmp_path / "report.html") in done.stdout
    assert "Izvtia" in done.stdout
    assert "Izvtia" in (tmp_path / "report.html").read_text(encoding="utf-8")
    log = (tmp_path / "service.log").read_text(encoding="utf-8")
    assert "Traceback" not in log
    process = re.search(r"Finished server process \[(\d+)\]", log)
    assert process, "the service was not stopped in good order"
    assert not Path(f"/proc/{process[1]}").exists()


def test_a_taken_port_is_left_alone(taken_port: int) -> None:
    assert free_port(taken_port) not in (0, taken_port)


def test_a_service_that_cannot_start_is_told_with_its_log(tmp_path: Path, taken_port: int) -> None:
    with pytest.raises(DemoFailed, match="address already in use"), running_service(tmp_path, taken_port):
        pass


@pytest.mark.parametrize("error", PLANTED["errors"], ids=lambda error: f"{error['rule']}: {error['text']}")
def test_an_error_that_was_planted_is_found(report: Report, error: dict[str, str]) -> None:
    found = [finding.text for finding in report.findings if finding.rule == error["rule"]]
    assert any(text and (text in error["text"] or error["text"] in text) for text in found), found


@pytest.mark.parametrize("text", PLANTED["quiet"])
def test_what_is_right_is_left_alone(report: Report, text: str) -> None:
    marked = [f.text for f in report.findings if f.side is Side.TARGET and f.rule.startswith(("name", "num", "acr"))]
    assert text not in marked


def test_its_report_keeps_to_the_schema(report: Report) -> None:
    jsonschema_rs.validate(write_report_schema(), json.loads(json.dumps(report_to_dict(report))))
