"""A look-up that did not happen is never taken for one that found nothing."""

from __future__ import annotations

import json
import runpy
from pathlib import Path
from typing import Any

import pytest

SCRIPT = runpy.run_path(str(Path(__file__).parents[1] / "scripts" / "advisories.py"))
CLEAN, VULNERABLE, UNKNOWN = SCRIPT["CLEAN"], SCRIPT["VULNERABLE"], SCRIPT["UNKNOWN"]

FINE = {"name": "fine", "version": "1", "vulns": []}
BAD = {"name": "bad", "version": "2", "vulns": [{"id": "PYSEC-1", "fix_versions": ["3"]}]}
MISSED = {"name": "missed", "skip_reason": "Dependency not found on PyPI and could not be audited: missed (1)"}


@pytest.mark.parametrize(
    ("packages", "state", "says"),
    [
        pytest.param([FINE], CLEAN, "1 packages, no advisory", id="looked up and clean"),
        pytest.param([FINE, BAD], VULNERABLE, "bad 2: PYSEC-1, mended in 3", id="one with an advisory"),
        pytest.param([MISSED, BAD], VULNERABLE, "bad 2", id="an advisory beside what was not found"),
        pytest.param([FINE, MISSED], CLEAN, "not in the database: missed", id="one that is not on PyPI"),
        pytest.param([MISSED, MISSED], UNKNOWN, "cannot be reached", id="none was looked up"),
    ],
)
def test_what_pip_audit_found_is_told(packages: list[Any], state: int, says: str) -> None:
    finding = SCRIPT["judge"](json.dumps({"dependencies": packages, "fixes": []}))
    assert finding.state == state
    assert says in "\n".join(finding.lines)


@pytest.mark.parametrize(
    ("output", "said"), [("", "ERROR:pip_audit: Connection refused"), ("null", "x"), ("[]", "x"), ("{", "x")]
)
def test_no_answer_is_not_known(output: str, said: str) -> None:
    finding = SCRIPT["judge"](output, said)
    assert (finding.state, finding.lines) == (UNKNOWN, (said,))


@pytest.mark.parametrize(
    ("states", "required", "code"),
    [
        pytest.param([CLEAN, CLEAN, CLEAN], True, 0, id="all clean"),
        pytest.param([CLEAN, VULNERABLE, UNKNOWN], False, 1, id="an advisory counts above all"),
        pytest.param([CLEAN, UNKNOWN, CLEAN], False, 0, id="skipped where it cannot be done"),
        pytest.param([CLEAN, UNKNOWN, CLEAN], True, 2, id="unless it must be"),
    ],
)
def test_the_exit_code(states: list[int], required: bool, code: int, capsys: pytest.CaptureFixture[str]) -> None:
    found = iter(states)
    main = SCRIPT["main"]
    main.__globals__["look_up"] = lambda lock: SCRIPT["Finding"](next(found), (f"about {lock}",))
    assert main(required) == code
    assert ("SKIPPED" in capsys.readouterr().out) is (UNKNOWN in states and VULNERABLE not in states)
