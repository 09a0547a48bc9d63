"""Batches: many audits sent at once. Their audits are rows of ``audits`` with ``batch_id`` and ``batch_line``."""

from __future__ import annotations

from datetime import datetime
from enum import StrEnum

from sqlalchemy import Index, String, Text
from sqlalchemy.orm import Mapped, mapped_column

from service.store.models.base import Base, in_workspace, part_of
from service.store.types import UtcDateTime, now


class BatchStatus(StrEnum):
    """Where a batch is on its way. One that is being received is not yet shown, and its audits not yet begun."""

    RECEIVING = "receiving"
    RUNNING = "running"
    DONE = "done"
    CANCELLED = "cancelled"


class Batch(Base):
    """A batch. ``total`` counts its lines, ``rejected`` those that could not be read.

    ``received_at`` is when lines of it last came in: one that is no longer being received is given up after a while.
    """

    __tablename__ = "batches"
    __table_args__ = (Index(None, "workspace", "id"), Index(None, "status", "created_at"))

    id: Mapped[str] = mapped_column(String(36), primary_key=True)
    workspace: Mapped[str] = mapped_column(String(40), in_workspace())
    status: Mapped[str] = mapped_column(String(10), default=BatchStatus.RECEIVING)
    total: Mapped[int] = mapped_column(default=0)
    rejected: Mapped[int] = mapped_column(default=0)
    created_at: Mapped[datetime] = mapped_column(UtcDateTime, default=now)
    received_at: Mapped[datetime] = mapped_column(UtcDateTime, default=now)
    ended_at: Mapped[datetime | None] = mapped_column(UtcDateTime)


class RejectedLine(Base):
    """A line of a batch that could not be read, and why. Lines count from 1."""

    __tablename__ = "batch_rejected_lines"

    batch_id: Mapped[str] = mapped_column(part_of("batches.id"), primary_key=True)
    line: Mapped[int] = mapped_column(primary_key=True)
    error: Mapped[str] = mapped_column(Text)
