"""The findings as comma-separated values (RFC 4180), a row each, for spreadsheets."""

from __future__ import annotations

import csv
from dataclasses import dataclass
from io import StringIO

from exonym.model import Pair, Report
from exonym.report.table import COLUMNS, list_rows, neutralise_cell


@dataclass(frozen=True)
class CsvRenderer:
    """UTF-8 with a byte order mark, by which spreadsheets know it. No cell is a formula: what would be one begins with
    an apostrophe."""

    name: str = "csv"
    extension: str = "csv"
    media_type: str = "text/csv"

    def render(self, report: Report, pair: Pair) -> str:  # noqa: ARG002 - the findings hold their words
        """The table with its head."""
        out = StringIO()
        table = csv.writer(out)
        table.writerow(COLUMNS)
        table.writerows([neutralise_cell(cell) for cell in row] for row in list_rows(report))
        return "\ufeff" + out.getvalue()


RENDERER = CsvRenderer()
