"""The spreadsheet, read back by another library."""

from __future__ import annotations

from dataclasses import replace
from io import BytesIO

import pytest
from openpyxl import load_workbook
from openpyxl.worksheet.worksheet import Worksheet

from exonym.model import Report
from exonym.renderers.csv import RENDERER as CSV
from exonym.renderers.xlsx import RENDERER
from exonym.report.table import COLUMNS, list_rows
from tests.exonym.renderers.sample import FINDINGS, PAIR, REPORT


def sheet(report: Report) -> Worksheet:
    found = load_workbook(BytesIO(RENDERER.render(report, PAIR))).active
    assert isinstance(found, Worksheet)
    return found


def test_it_holds_the_table() -> None:
    head, *rows = sheet(REPORT).iter_rows(values_only=True)
    assert head == COLUMNS
    assert [tuple(cell or None for cell in row) for row in rows] == [
        tuple(cell or None for cell in row) for row in list_rows(REPORT)
    ]


@pytest.mark.parametrize("text", ["=1+2", "@SUM(1)", "+1", "-1", "http://example.org", "007", "{=1}"])
def test_every_text_is_a_text(text: str) -> None:
    cell = sheet(replace(REPORT, findings=(replace(FINDINGS[0], text=text),))).cell(2, COLUMNS.index("text") + 1)
    assert (cell.value, cell.data_type, cell.hyperlink) == (text, "s", None)


def test_a_text_longer_than_a_cell_is_cut() -> None:
    long = replace(REPORT, findings=(replace(FINDINGS[0], text="x" * 40_000),))
    assert len(str(sheet(long).cell(2, COLUMNS.index("text") + 1).value)) == 32_767
    assert "x" * 40_000 in CSV.render(long, PAIR)
