"""SARIF: valid by its schema, read back by another library, its places checked against the texts."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import jsonschema_rs
import pytest
from sarif.loader import load_sarif_file

from exonym.model import Report, Side
from exonym.renderers.sarif import RENDERER
from tests.exonym.renderers.sample import FINDINGS, PAIR, REPORT

RUN: dict[str, Any] = json.loads(RENDERER.render(REPORT, PAIR))["runs"][0]

SCHEMA = Path(__file__).parent / "schemas" / "sarif-2.1.0-rtm.5.json"
NO_PATTERN = "^[a-zA-Z]{2}|^[a-zA-Z]{2}-[a-zA-Z]{2}]?$"
"""Of a language, in the schema: no regular expression by ECMA 262, for the bracket that closes nothing."""
VALIDATOR = jsonschema_rs.validator_for(
    json.loads(SCHEMA.read_text(encoding="utf-8").replace(NO_PATTERN, "^[a-zA-Z]{2}(-[a-zA-Z]{2})?$"))
)


@pytest.mark.parametrize(
    "report",
    [
        pytest.param(REPORT, id="everything"),
        pytest.param(replace(REPORT, findings=(), id="mine"), id="nothing found"),
        pytest.param(replace(REPORT, id=None, source_lang=None), id="nothing known of it"),
    ],
)
def test_it_is_valid_by_its_schema(report: Report) -> None:
    log = json.loads(RENDERER.render(report, PAIR))
    assert [error.message for error in VALIDATOR.iter_errors(log)] == []
    log["runs"][0]["tool"]["driver"]["rules"] = {}
    assert not VALIDATOR.is_valid(log)


def test_another_tool_reads_it(tmp_path: Path) -> None:
    path = tmp_path / "report.sarif"
    path.write_text(RENDERER.render(REPORT, PAIR), encoding="utf-8")
    records = load_sarif_file(str(path)).get_records()
    assert len(records) == len(FINDINGS)
    assert {record["Tool"] for record in records} == {"Exonym"}


def test_lines_and_columns_lead_to_the_words() -> None:
    for finding, result in zip(FINDINGS, RUN["results"], strict=True):
        region = result["locations"][0]["physicalLocation"]["region"]
        text = (PAIR.source if finding.side is Side.SOURCE else PAIR.target) or ""
        line = text.splitlines()[region["startLine"] - 1]
        assert line[region["startColumn"] - 1 :].startswith(finding.text.splitlines()[0] if finding.text else "")


def test_a_suggestion_is_a_fix_of_its_words() -> None:
    fix = RUN["results"][1]["fixes"][0]["artifactChanges"][0]["replacements"][0]
    region = fix["deletedRegion"]
    assert PAIR.target[region["charOffset"] :][: region["charLength"]] == "Nurłan Sauranbajew"
    assert fix["insertedContent"]["text"] == "Nurlan Sauranbayev"


def test_every_rule_that_was_broken_is_explained() -> None:
    explained = {rule["id"] for rule in RUN["tool"]["driver"]["rules"]}
    assert {result["ruleId"] for result in RUN["results"]} - explained <= {"internal.error"}
