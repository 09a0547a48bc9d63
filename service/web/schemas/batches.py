"""Batches, as they are shown."""

from __future__ import annotations

from datetime import datetime
from typing import Literal

from pydantic import BaseModel, Field

from service.batches import Counts
from service.store.models import Batch

MAX_LINES = 100_000
"""Lines of one batch."""


class BatchOut(BaseModel):
    """A batch: where it stands, and how many of its audits stand where."""

    id: str
    status: Literal["running", "done", "cancelled"]
    total: int = Field(description="Lines that were sent, blank ones left out.")
    queued: int
    running: int
    done: int
    failed: int = Field(description="Audits without a report, those included that were cancelled before they began.")
    rejected: int = Field(description="Lines that could not be read; the results say why.")
    created_at: datetime
    ended_at: datetime | None

    @classmethod
    def of(cls, batch: Batch, counts: Counts) -> BatchOut:
        """The batch of a row."""
        named = ("id", "status", "total", "rejected", "created_at", "ended_at")
        return cls(**{name: getattr(batch, name) for name in named}, **vars(counts))
