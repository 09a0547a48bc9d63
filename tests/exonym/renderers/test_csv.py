"""The findings for spreadsheets: every cell there, none a formula."""

from __future__ import annotations

import csv
from dataclasses import replace
from io import StringIO

import pytest

from exonym.model import Metadata
from exonym.renderers.csv import RENDERER
from tests.exonym.renderers.sample import FINDINGS, PAIR, REPORT

Rows = list[dict[str, str]]


def rows(**changes: object) -> Rows:
    written = RENDERER.render(replace(REPORT, **changes), PAIR)  # type: ignore[arg-type]
    return list(csv.DictReader(StringIO(written.removeprefix("\ufeff"))))


def test_a_row_a_finding_with_its_words_and_its_article() -> None:
    found = rows()
    assert len(found) == len(FINDINGS)
    assert (found[1]["text"], found[1]["source text"], found[1]["suggestions"], found[1]["mt system"]) == (
        "Nurłan Sauranbajew",
        "Nurłan Sauranbajew",
        "Nurlan Sauranbayev",
        "nmt-2",
    )


@pytest.mark.parametrize(
    "begins", ["=1+2", "+1", "-1", "@SUM(1)", "\tx", "\rx", "\n=1", "＝1+2", "＋1", "－1", "＠SUM(1)"]
)
def test_no_cell_is_a_formula(begins: str) -> None:
    finding = replace(FINDINGS[0], text=begins, message=begins, suggestions=(begins,))
    (row,) = rows(findings=(finding,), metadata=Metadata(feed=begins), id=begins)
    assert {row[name] for name in ("text", "message", "suggestions", "feed", "pair")} == {"'" + begins}


def test_a_report_without_findings_is_a_head() -> None:
    assert RENDERER.render(replace(REPORT, findings=()), PAIR).startswith("\ufeffnumber,severity,")
    assert rows(findings=()) == []
