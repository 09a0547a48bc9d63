"""The findings as a spreadsheet (Office Open XML), a row each."""

from __future__ import annotations

from dataclasses import dataclass
from io import BytesIO
from typing import Any

from exonym.model import Pair, Report
from exonym.report.table import COLUMNS, Cell, list_rows

_WIDTHS = {"text": 30, "source text": 30, "suggestions": 30, "message": 60, "rule": 20, "category": 24}
_LONGEST = 32_767
"""Characters that a cell can hold (Excel's specification)."""
_WRITTEN_AS = {"strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False, "in_memory": True}


@dataclass(frozen=True)
class XlsxRenderer:
    """One sheet with a head that stays in sight and a filter on each column. Every text is a text, never a formula."""

    name: str = "xlsx"
    extension: str = "xlsx"
    media_type: str = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"

    def render(self, report: Report, pair: Pair) -> bytes:  # noqa: ARG002 - the findings hold their words
        """The workbook's file."""
        import xlsxwriter

        out = BytesIO()
        with xlsxwriter.Workbook(out, _WRITTEN_AS) as book:
            sheet = book.add_worksheet("Findings")
            self._fill(
                sheet, report, head=book.add_format({"bold": True}), wrapped=book.add_format({"text_wrap": True})
            )
        return out.getvalue()

    def _fill(self, sheet: Any, report: Report, head: Any, wrapped: Any) -> None:
        rows = list(list_rows(report))
        for column, title in enumerate(COLUMNS):
            sheet.set_column(column, column, _WIDTHS.get(title, 12), wrapped)
            sheet.write_string(0, column, title, head)
        for at, row in enumerate(rows, 1):
            for column, cell in enumerate(row):
                _write(sheet, at, column, cell)
        sheet.freeze_panes(1, 0)
        sheet.autofilter(0, 0, len(rows), len(COLUMNS) - 1)


def _write(sheet: Any, row: int, column: int, cell: Cell) -> None:
    if isinstance(cell, str):
        sheet.write_string(row, column, cell[:_LONGEST])
    elif cell is not None:
        sheet.write_number(row, column, cell)


RENDERER = XlsxRenderer()
