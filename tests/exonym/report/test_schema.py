"""Reports keep to the schema that is published, and the schema lets nothing else by."""

from __future__ import annotations

import json
from dataclasses import replace
from hashlib import sha256
from pathlib import Path
from typing import Any

import jsonschema_rs
import pytest
import yaml

from exonym.cli import main
from exonym.config import AuditConfig
from exonym.model import Dismissal, Pair, Report
from exonym.report import report_to_dict, write_report_schema
from exonym.verdict.dismissals import dismiss_findings
from tests.exonym.renderers.sample import PAIR
from tests.exonym.renderers.sample import REPORT as BY_HAND
from tests.exonym.report.test_as_dict import EMPTY
from tests.exonym.test_auditor import auditor

ROOT = Path(__file__).parents[3]
VALIDATOR = jsonschema_rs.validator_for(write_report_schema())
REPORT = replace(
    BY_HAND,
    findings=tuple(replace(f, fingerprint=sha256(f.fingerprint.encode()).hexdigest()) for f in BY_HAND.findings),
)
ONE = next(finding for finding in REPORT.findings if finding.source_span)


def wrong(report: Any) -> list[str]:
    return [f"{'/'.join(map(str, e.instance_path))}: {e.message}" for e in VALIDATOR.iter_errors(report)]


def reference_pairs() -> list[Any]:
    """The lines of each rule's first case, as one article."""
    found = []
    for path in sorted((ROOT / "reference_pairs").glob("*.yaml")):
        rule = yaml.safe_load(path.read_text(encoding="utf-8"))
        case = rule | rule["fires"][0]
        texts = {
            side: "\n".join(str(line[side]) for line in case["lines"] if side in line) for side in ("source", "target")
        }
        langs = {"source_lang": case.get("source_lang"), "target_lang": case.get("target_lang", "en")}
        found.append(pytest.param(Pair(source=texts["source"] or None, target=texts["target"], **langs), id=path.stem))
    return found


def test_the_schema_is_one() -> None:
    jsonschema_rs.meta.validate(write_report_schema())


@pytest.mark.parametrize(
    "report",
    [
        pytest.param(REPORT, id="everything"),
        pytest.param(EMPTY, id="nothing"),
        pytest.param(
            dismiss_findings(
                REPORT,
                PAIR,
                {ONE.fingerprint: Dismissal("ed", "2026-01-01T00:00:00Z", "dismissed", "here")},
                AuditConfig(),
            ),
            id="dismissed",
        ),
        pytest.param(replace(REPORT, id="mine"), id="with an id"),
    ],
)
def test_a_report_keeps_to_it(report: Report) -> None:
    assert wrong(json.loads(json.dumps(report_to_dict(report)))) == []


@pytest.mark.parametrize("pair", reference_pairs())
def test_the_report_of_a_reference_pair_keeps_to_it(pair: Pair) -> None:
    report = auditor().audit(pair)
    assert wrong(json.loads(json.dumps(report_to_dict(report)))) == []


@pytest.mark.parametrize(
    ("part", "change"),
    [
        pytest.param((), {"extra": 1}, id="a field that is none"),
        pytest.param(("verdict",), {"decision": "burn"}, id="a decision that is none"),
        pytest.param(("findings", 0), {"severity": "awful"}, id="a severity that is none"),
        pytest.param(("findings", 0), {"start": -1}, id="an offset before the text"),
        pytest.param(("findings", 0), {"fingerprint": "abc"}, id="a fingerprint that is no SHA-256"),
        pytest.param(("findings", 0), {"confidence": 1.5}, id="surer than sure"),
        pytest.param(("names", 0), {"links": [{}]}, id="a link without its ends"),
    ],
)
def test_what_is_no_report_is_told(part: tuple[Any, ...], change: dict[str, Any]) -> None:
    written = json.loads(json.dumps(report_to_dict(REPORT)))
    changed = written
    for step in part:
        changed = changed[step]
    changed.update(change)
    assert len(wrong(written)) >= 1


def test_the_command_prints_it(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["schema"]) == 0
    assert json.loads(capsys.readouterr().out) == write_report_schema()
