"""Webhooks that go out: endpoints, deliveries, and every attempt at one."""

from __future__ import annotations

from datetime import datetime
from enum import StrEnum
from typing import Any

from sqlalchemy import JSON, Index, String, Text
from sqlalchemy.orm import Mapped, mapped_column

from service.store.models.base import Base, in_workspace, part_of
from service.store.types import UtcDateTime, now


class Endpoint(Base):
    """Where a workspace wants to be told. ``events`` are the kinds it wants; ``old_secret`` signs too until its time.

    ``paused_why`` says who paused it: empty while it is served. ``failing_since`` is the first failure after the last
    success.
    """

    __tablename__ = "webhook_endpoints"

    id: Mapped[str] = mapped_column(String(36), primary_key=True)
    workspace: Mapped[str] = mapped_column(String(40), in_workspace(), index=True)
    url: Mapped[str] = mapped_column(String(2000))
    events: Mapped[list[str]] = mapped_column(JSON)
    description: Mapped[str] = mapped_column(String(200), default="")
    secret: Mapped[str] = mapped_column(String(100))
    old_secret: Mapped[str | None] = mapped_column(String(100))
    old_secret_until: Mapped[datetime | None] = mapped_column(UtcDateTime)
    paused: Mapped[bool] = mapped_column(default=False)
    paused_why: Mapped[str] = mapped_column(String(200), default="")
    failures: Mapped[int] = mapped_column(default=0)
    failing_since: Mapped[datetime | None] = mapped_column(UtcDateTime)
    created_at: Mapped[datetime] = mapped_column(UtcDateTime, default=now)


class DeliveryStatus(StrEnum):
    """Where a delivery is on its way. A pending one is due at its time; the last two are ends."""

    PENDING = "pending"
    SENDING = "sending"
    DELIVERED = "delivered"
    FAILED = "failed"


class Delivery(Base):
    """One event for one endpoint, until it is delivered or given up. Its id is the ``webhook-id`` of every attempt.

    ``due_at`` and ``lease_until`` are the truth of when it is tried; a message in the queue is only a hint.
    """

    __tablename__ = "webhook_deliveries"
    __table_args__ = (
        Index(None, "status", "due_at"),
        Index(None, "endpoint_id", "id"),
        Index(None, "endpoint_id", "status", "due_at"),
        Index(None, "workspace", "id"),
        Index(None, "audit_id"),
    )

    id: Mapped[str] = mapped_column(String(36), primary_key=True)
    workspace: Mapped[str] = mapped_column(String(40), in_workspace())
    endpoint_id: Mapped[str] = mapped_column(part_of("webhook_endpoints.id"))
    event: Mapped[str] = mapped_column(String(40))
    audit_id: Mapped[str | None] = mapped_column(String(36))
    payload: Mapped[dict[str, Any]] = mapped_column(JSON)
    status: Mapped[str] = mapped_column(String(10), default=DeliveryStatus.PENDING)
    due_at: Mapped[datetime] = mapped_column(UtcDateTime, default=now)
    claim: Mapped[str | None] = mapped_column(String(36))
    lease_until: Mapped[datetime | None] = mapped_column(UtcDateTime)
    tries: Mapped[int] = mapped_column(default=0)
    created_at: Mapped[datetime] = mapped_column(UtcDateTime, default=now)
    ended_at: Mapped[datetime | None] = mapped_column(UtcDateTime)


class Attempt(Base):
    """One request of a delivery: the answer's status and first 2,048 characters, or why there was none."""

    __tablename__ = "webhook_attempts"

    delivery_id: Mapped[str] = mapped_column(part_of("webhook_deliveries.id"), primary_key=True)
    number: Mapped[int] = mapped_column(primary_key=True)
    at: Mapped[datetime] = mapped_column(UtcDateTime, default=now)
    seconds: Mapped[float]
    status: Mapped[int | None]
    answer: Mapped[str] = mapped_column(Text, default="")
    error: Mapped[str] = mapped_column(Text, default="")
