"""The report as JSON, schema_version "1": everything that was found, for programs."""

from __future__ import annotations

import json
from dataclasses import dataclass

from exonym.model import Pair, Report
from exonym.report import report_to_dict


@dataclass(frozen=True)
class JsonRenderer:
    """Indented JSON in UTF-8 letters, one object."""

    name: str = "json"
    extension: str = "json"
    media_type: str = "application/json"

    def render(self, report: Report, pair: Pair) -> str:  # noqa: ARG002 - offsets point into texts the reader has
        """The report as one JSON object, with a line break at its end."""
        return json.dumps(report_to_dict(report), ensure_ascii=False, indent=2) + "\n"


RENDERER = JsonRenderer()
