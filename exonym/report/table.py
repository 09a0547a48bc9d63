"""Findings as the rows of a table, for spreadsheets."""

from __future__ import annotations

from collections.abc import Iterator

from exonym.model import Finding, Report

Cell = str | float | int | None

_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
"""How a cell begins that a spreadsheet takes for a formula; the wide signs in East Asia (OWASP, CSV Injection)."""

COLUMNS = (
    "number",
    "severity",
    "code",
    "rule",
    "category",
    "confidence",
    "side",
    "text",
    "source text",
    "suggestions",
    "message",
    "segment",
    "start",
    "end",
    "pair",
    "decision",
    "quality",
    "feed",
    "article",
    "revision",
    "url",
    "mt system",
    "fingerprint",
)
"""The table's columns. What is said of the article stands in each row, so that tables of many can be put together."""


def list_rows(report: Report) -> Iterator[tuple[Cell, ...]]:
    """A row a finding, in the report's order; the cells as COLUMNS name them. Offsets are characters."""
    return (
        (number, *_list_finding_cells(finding), *_list_article_cells(report), finding.fingerprint)
        for number, finding in _number_findings(report)
    )


def neutralise_cell(cell: Cell) -> Cell:
    """Keep a spreadsheet from taking a cell for a formula."""
    return "'" + cell if isinstance(cell, str) and cell.startswith(_FORMULA) else cell


def _number_findings(report: Report) -> Iterator[tuple[int, Finding]]:
    return iter(enumerate(report.findings, 1))


def _list_finding_cells(finding: Finding) -> tuple[Cell, ...]:
    there = finding.source_span
    return (
        finding.severity.value,
        finding.code,
        finding.rule,
        finding.category,
        round(finding.confidence, 3),
        finding.side.value,
        finding.shown,
        there.shown if there else None,
        " | ".join(finding.suggestions) or None,
        finding.message,
        finding.segment,
        finding.start,
        finding.end,
    )


def _list_article_cells(report: Report) -> tuple[Cell, ...]:
    about, quality = report.metadata, report.scores.get("quality")
    value = round(quality.value, 1) if quality else None
    ours = (report.id, report.verdict.decision.value, value)
    return (*ours, about.feed, about.article_id, about.revision, about.url, about.mt_system)
