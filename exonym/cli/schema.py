"""``exonym schema``: the JSON Schema of reports."""

from __future__ import annotations

import json

import typer

from exonym.report import write_report_schema


def print_schema() -> None:
    """Print the JSON Schema that every JSON report keeps to."""
    typer.echo(json.dumps(write_report_schema(), indent=2))
