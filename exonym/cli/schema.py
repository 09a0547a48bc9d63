"""``exonym schema``: the JSON Schema of reports."""

from __future__ import annotations

import json

import typer

from exonym.report import report_schema


def schema() -> None:
    """Print the JSON Schema that every JSON report keeps to."""
    typer.echo(json.dumps(report_schema(), indent=2))
