"""Settings of the log."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from service.settings.parts import Part

LogLevel = Literal["debug", "info", "warning", "error"]
LogFormat = Literal["auto", "json", "text"]


class LogSettings(Part):
    """How much is logged, and how."""

    log_level: LogLevel = Field("info", description="How much is logged: debug, info, warning or error.")
    log_format: LogFormat = Field(
        "auto", description="How it is logged: json, text, or auto: text on a terminal, JSON lines everywhere else."
    )
