"""Audits. Texts and reports lie apart from their audit, so that lists and claims never read through megabytes."""

from __future__ import annotations

from datetime import datetime
from enum import StrEnum
from typing import Any

from sqlalchemy import JSON, Index, String, Text, false, text
from sqlalchemy.orm import Mapped, mapped_column

from exonym.model import Format
from service.store.models.access import DEFAULT_WORKSPACE
from service.store.models.base import Base, part_of
from service.store.types import UtcDateTime, now


class Status(StrEnum):
    """Where an audit is on its way. The last two are ends: nothing leaves them."""

    QUEUED = "queued"
    RUNNING = "running"
    DONE = "done"
    FAILED = "failed"

    @property
    def ended(self) -> bool:
        """True when nothing more will happen to the audit."""
        return self in (Status.DONE, Status.FAILED)


class State(StrEnum):
    """What an editor made of an audit."""

    OPEN = "open"
    RELEASED = "released"
    HELD = "held"


OFTEN_ABSENT = ("pair_id", "feed", "article_id", "revision", "mt_system", "decision")
"""Columns that lists are narrowed by and most audits may lack."""


def _of_those_with(*columns: str, **more: Any) -> Index:
    """An index of the audits that have the first column: one without it costs nothing at insertion."""
    there = text(f"{columns[0]} IS NOT NULL")
    return Index(None, *columns, postgresql_where=there, sqlite_where=there, **more)


DECIDED = text("state != 'open'")
"""Of few audits, so that an index of them costs others nothing."""

DISMISSED = text("dismissed")
"""Of few findings too."""


class Audit(Base):
    """An audit: whose it is, where it stands, how it ended. ``pair_id`` is the caller's own id for the pair.

    ``lane`` is the queue that it goes down, ``length`` the characters of its texts, ``target_digest`` the SHA-256 of
    the translation, ``sends`` how often it was sent to the queue, ``resend_at`` when it counts as lost there,
    ``previous`` the audit of the article's revision before, ``note`` what to say of how it came in,
    ``title`` the article's, where a CMS has sent it.
    Workspace and batch are no foreign keys: SQLite cannot add one to a table that is there.
    """

    __tablename__ = "audits"
    __table_args__ = (
        Index(None, "status", "lease_until"),
        Index(None, "status", "lane", "sends", "resend_at"),
        Index(None, "status", "lane", "id"),
        Index(None, "workspace", "id"),
        Index(None, "workspace", "target_digest", "id"),
        Index(None, "workspace", "state", "id", postgresql_where=DECIDED, sqlite_where=DECIDED),
        *map(_of_those_with, OFTEN_ABSENT),
        _of_those_with("batch_id", "batch_line"),
        _of_those_with("batch_id", "status"),
        _of_those_with("url", postgresql_using="hash"),  # a B-tree of PostgreSQL takes no value over 2,704 bytes
    )

    id: Mapped[str] = mapped_column(String(36), primary_key=True)
    workspace: Mapped[str] = mapped_column(String(40), default=DEFAULT_WORKSPACE)
    status: Mapped[str] = mapped_column(String(8), default=Status.QUEUED)
    lane: Mapped[str] = mapped_column(String(20), default="audits.interactive")
    length: Mapped[int] = mapped_column(default=0)
    target_digest: Mapped[str | None] = mapped_column(String(64))
    request_id: Mapped[str | None] = mapped_column(String(200))
    batch_id: Mapped[str | None] = mapped_column(String(36))
    batch_line: Mapped[int | None]
    previous: Mapped[str | None] = mapped_column(String(36))
    state: Mapped[str] = mapped_column(String(8), default=State.OPEN)
    note: Mapped[str | None] = mapped_column(Text)
    title: Mapped[str | None] = mapped_column(String(200))
    pair_id: Mapped[str | None] = mapped_column(String(200))
    source_lang: Mapped[str | None] = mapped_column(String(35))
    target_lang: Mapped[str] = mapped_column(String(35))
    profile: Mapped[str] = mapped_column(String(40))
    feed: Mapped[str | None] = mapped_column(String(200))
    article_id: Mapped[str | None] = mapped_column(String(200))
    revision: Mapped[str | None] = mapped_column(String(200))
    url: Mapped[str | None] = mapped_column(String(2000))
    mt_system: Mapped[str | None] = mapped_column(String(200))
    created_at: Mapped[datetime] = mapped_column(UtcDateTime, default=now)
    ended_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    decision: Mapped[str | None] = mapped_column(String(8))
    quality: Mapped[float | None]
    error: Mapped[str | None] = mapped_column(Text)
    claim: Mapped[str | None] = mapped_column(String(36))
    lease_until: Mapped[datetime | None] = mapped_column(UtcDateTime)
    tries: Mapped[int] = mapped_column(default=0)
    resend_at: Mapped[datetime] = mapped_column(UtcDateTime)
    sends: Mapped[int] = mapped_column(default=1)


class AuditText(Base):
    """The texts of an audit, exactly as received."""

    __tablename__ = "audit_texts"

    audit_id: Mapped[str] = mapped_column(part_of("audits.id"), primary_key=True)
    target: Mapped[str] = mapped_column(Text)
    source: Mapped[str | None] = mapped_column(Text)
    reference: Mapped[str | None] = mapped_column(Text)
    format: Mapped[str] = mapped_column(String(8), default=Format.TEXT, server_default=Format.TEXT)


class AuditReport(Base):
    """The report of an audit that is done, as exonym.report writes it."""

    __tablename__ = "audit_reports"

    audit_id: Mapped[str] = mapped_column(part_of("audits.id"), primary_key=True)
    report: Mapped[dict[str, Any]] = mapped_column(JSON)


class AuditFinding(Base):
    """One finding of a report, for questions across audits. ``position`` is its place in the report.

    One that is ``dismissed`` counts for nothing. ``workspace`` is its audit's.
    """

    __tablename__ = "audit_findings"
    __table_args__ = (
        Index(None, "workspace", "rule", "audit_id", "dismissed"),
        Index(None, "audit_id", postgresql_where=DISMISSED, sqlite_where=DISMISSED),
    )

    audit_id: Mapped[str] = mapped_column(part_of("audits.id"), primary_key=True)
    position: Mapped[int] = mapped_column(primary_key=True)
    code: Mapped[str] = mapped_column(String(8))
    rule: Mapped[str] = mapped_column(String(60))
    severity: Mapped[str] = mapped_column(String(8))
    confidence: Mapped[float]
    side: Mapped[str] = mapped_column(String(6))
    text: Mapped[str] = mapped_column(Text)
    message: Mapped[str] = mapped_column(Text)
    fingerprint: Mapped[str] = mapped_column(String(64), index=True)
    dismissed: Mapped[bool] = mapped_column(default=False, server_default=false())
    workspace: Mapped[str] = mapped_column(String(40), default=DEFAULT_WORKSPACE, server_default=DEFAULT_WORKSPACE)
