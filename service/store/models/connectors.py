"""Connectors: how CMSs send articles in, what they sent, and halves that wait for each other."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from sqlalchemy import JSON, Index, String, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from service.store.models.base import Base, in_workspace, part_of
from service.store.types import UtcDateTime, now


class Connector(Base):
    """A CMS that sends events to /v1/hooks/{name}. ``name`` is unique over all workspaces, since hooks carry no key."""

    __tablename__ = "connectors"

    id: Mapped[str] = mapped_column(String(36), primary_key=True)
    workspace: Mapped[str] = mapped_column(String(40), in_workspace(), index=True)
    name: Mapped[str] = mapped_column(String(60), unique=True)
    kind: Mapped[str] = mapped_column(String(20))
    secret: Mapped[str] = mapped_column(Text)
    mapping: Mapped[dict[str, str]] = mapped_column(JSON)
    target_lang: Mapped[str] = mapped_column(String(35))
    source_langs: Mapped[list[str]] = mapped_column(JSON)
    format: Mapped[str] = mapped_column(String(8))
    created_at: Mapped[datetime] = mapped_column(UtcDateTime, default=now)


class HookEvent(Base):
    """An event that was answered. ``digest`` is the SHA-256 of what was signed: the same event is not taken twice."""

    __tablename__ = "hook_events"

    connector_id: Mapped[str] = mapped_column(part_of("connectors.id"), primary_key=True)
    digest: Mapped[str] = mapped_column(String(64), primary_key=True)
    status: Mapped[int]
    answer: Mapped[dict[str, Any]] = mapped_column(JSON)
    received_at: Mapped[datetime] = mapped_column(UtcDateTime, default=now, index=True)


class Revision(Base):
    """The audit of an article's revision: the same revision is the same audit.

    Where events name no revision it is the SHA-256 of the texts. Of articles in halves ``article_id`` is the join key,
    and ``revision`` the SHA-256 of both halves' revisions.
    """

    __tablename__ = "article_revisions"
    __table_args__ = (Index(None, "connector_id", "article_id", "audit_id"),)

    connector_id: Mapped[str] = mapped_column(part_of("connectors.id"), primary_key=True)
    article_id: Mapped[str] = mapped_column(String(200), primary_key=True)
    revision: Mapped[str] = mapped_column(String(200), primary_key=True)
    audit_id: Mapped[str] = mapped_column(part_of("audits.id"), index=True)


class Half(Base):
    """A source or a translation that comes alone; the latest of each side counts.

    ``fields``: what else the mapping found (article_id, revision, url, feed, title). It waits for its counterpart until
    ``due_at``: then the translation is audited alone, or the source forgotten. Once it is audited it waits no more; it
    stays for the next revision of its counterpart, and goes with the audit ``audit_id`` that it was last part of.
    """

    __tablename__ = "halves"
    __table_args__ = (UniqueConstraint("connector_id", "join_key", "lang"), Index(None, "due_at"))

    id: Mapped[str] = mapped_column(String(36), primary_key=True)
    connector_id: Mapped[str] = mapped_column(part_of("connectors.id"))
    join_key: Mapped[str] = mapped_column(String(200))
    side: Mapped[str] = mapped_column(String(6))
    lang: Mapped[str] = mapped_column(String(35))
    text: Mapped[str] = mapped_column(Text)
    fields: Mapped[dict[str, Any]] = mapped_column(JSON)
    received_at: Mapped[datetime] = mapped_column(UtcDateTime, default=now)
    due_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    audit_id: Mapped[str | None] = mapped_column(part_of("audits.id"), index=True)
