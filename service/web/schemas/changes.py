"""What changed from one audit of an article to the next."""

from __future__ import annotations

from typing import Any

from pydantic import BaseModel, Field


class ChangesOut(BaseModel):
    """Findings, as reports have them, against those of the audit before, ``previous``."""

    previous: str
    new: list[dict[str, Any]] = Field(description="In this audit's report and not in the one's before.")
    gone: list[dict[str, Any]] = Field(description="In the one's before and not in this audit's.")
    kept: list[dict[str, Any]] = Field(description="In both, as this audit's report has them.")
