"""The request that README and the API's page show finds what they say it finds."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from exonym import Decision, Pair
from tests.exonym.test_auditor import auditor

ROOT = Path(__file__).parents[2]


@pytest.mark.parametrize("page", ["README.md", "docs/api.md"])
def test_the_first_request_is_answered_by_a_finding(page: str) -> None:
    shown = re.search(r"--json '(\{.*?\})'", (ROOT / page).read_text(encoding="utf-8"))
    assert shown
    report = auditor().audit(Pair(**json.loads(shown[1])))
    found = next(found for found in report.findings if found.rule == "name.copied")
    assert (found.text, found.suggestions[0]) == ("Żumabekow", "Zhumabekov")
    assert report.verdict.decision is Decision.REVIEW
