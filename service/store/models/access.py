"""Who may come in: workspaces, keys, users; and which requests were already answered."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from sqlalchemy import JSON, String
from sqlalchemy.orm import Mapped, mapped_column

from service.store.models.base import Base, in_workspace, part_of
from service.store.types import UtcDateTime, now

DEFAULT_WORKSPACE = "default"
"""The workspace that is there from the start; migrations make its row."""


class Workspace(Base):
    """A customer's own part of the service; every other row belongs to one."""

    __tablename__ = "workspaces"

    name: Mapped[str] = mapped_column(String(40), primary_key=True)
    created_at: Mapped[datetime] = mapped_column(UtcDateTime, default=now)


class Key(Base):
    """An API key: its SHA-256 (hexadecimal), never itself. ``scopes`` are separated by spaces."""

    __tablename__ = "api_keys"

    id: Mapped[str] = mapped_column(String(36), primary_key=True)
    workspace: Mapped[str] = mapped_column(String(40), in_workspace(), index=True)
    name: Mapped[str] = mapped_column(String(100))
    digest: Mapped[str] = mapped_column(String(64), unique=True)
    scopes: Mapped[str] = mapped_column(String(40))
    created_at: Mapped[datetime] = mapped_column(UtcDateTime, default=now)
    expires_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    revoked_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    last_used_at: Mapped[datetime | None] = mapped_column(UtcDateTime)


class User(Base):
    """Somebody who signs in. ``password`` is an Argon2 hash; ``email`` is in lower case."""

    __tablename__ = "users"

    id: Mapped[str] = mapped_column(String(36), primary_key=True)
    workspace: Mapped[str] = mapped_column(String(40), in_workspace(), index=True)
    email: Mapped[str] = mapped_column(String(254), unique=True)
    role: Mapped[str] = mapped_column(String(8))
    password: Mapped[str] = mapped_column(String(200))
    created_at: Mapped[datetime] = mapped_column(UtcDateTime, default=now)


class IdempotencyKey(Base):
    """A request that was answered: ``digest`` is the SHA-256 of what it asked, ``answer`` what it was told.

    The row of an audit's request goes with the audit: nothing of what is deleted stays.
    """

    __tablename__ = "idempotency_keys"

    workspace: Mapped[str] = mapped_column(String(40), in_workspace(), primary_key=True)
    key: Mapped[str] = mapped_column(String(255), primary_key=True)
    digest: Mapped[str] = mapped_column(String(64))
    answer: Mapped[dict[str, Any]] = mapped_column(JSON)
    audit_id: Mapped[str | None] = mapped_column(part_of("audits.id"), index=True)
    created_at: Mapped[datetime] = mapped_column(UtcDateTime, default=now, index=True)
