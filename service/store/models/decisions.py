"""What editors decided: about findings, and about whole audits."""

from __future__ import annotations

from datetime import datetime
from enum import StrEnum

from sqlalchemy import ForeignKey, Index, String, Text
from sqlalchemy.orm import Mapped, mapped_column

from service.store.models.base import Base, in_workspace, part_of
from service.store.types import UtcDateTime, now


class Choice(StrEnum):
    """What an editor says of a finding: its correction is wanted; it is right and left all the same; it is wrong."""

    ACCEPTED = "accepted"
    DISMISSED = "dismissed"
    FALSE_ALARM = "false_alarm"


class Reach(StrEnum):
    """How far a decision holds, nearest first: for this audit, for every revision of the article, everywhere."""

    HERE = "here"
    ARTICLE = "article"
    WORKSPACE = "workspace"


class Act(StrEnum):
    """What an editor does with a whole audit."""

    RELEASED = "released"
    HELD = "held"
    AGAIN = "again"


class EditorDecision(Base):
    """A decision about a finding, by somebody (``by``: a key's name or a user's address). One that is undone stays.

    ``audit_id`` is where it was made. With that audit a decision of scope "here" is deleted; one that reaches further
    goes on without what was said of the audit (``service.audits.deletion``).
    ``surface`` is a digest of the rule, the marked words and the source's, ``name_surface`` the same with whom a name
    names in place of the source's words. ``article`` says for which article a scope of "article" holds.
    ``text`` and ``source_text`` are the words as readers see them, ``entity`` whom the name names; ``replacement``:
    what to write, in place of the finding's first suggestion.
    """

    __tablename__ = "decisions"
    __table_args__ = (
        Index(None, "workspace", "scope", "surface"),
        Index(None, "workspace", "scope", "name_surface"),
        Index(None, "workspace", "article"),
        Index(None, "workspace", "rule"),
    )

    id: Mapped[str] = mapped_column(String(36), primary_key=True)
    workspace: Mapped[str] = mapped_column(String(40), in_workspace())
    audit_id: Mapped[str | None] = mapped_column(ForeignKey("audits.id", ondelete="SET NULL"), index=True)
    by: Mapped[str] = mapped_column(String(254))
    at: Mapped[datetime] = mapped_column(UtcDateTime, default=now)
    decision: Mapped[str] = mapped_column(String(12))
    scope: Mapped[str] = mapped_column(String(9))
    fingerprint: Mapped[str] = mapped_column(String(64))
    rule: Mapped[str] = mapped_column(String(60))
    surface: Mapped[str] = mapped_column(String(64))
    name_surface: Mapped[str | None] = mapped_column(String(64))
    article: Mapped[str | None] = mapped_column(String(210))
    text: Mapped[str] = mapped_column(Text)
    source_text: Mapped[str | None] = mapped_column(Text)
    source_lang: Mapped[str | None] = mapped_column(String(35))
    entity: Mapped[str | None] = mapped_column(Text)
    reason: Mapped[str | None] = mapped_column(Text)
    replacement: Mapped[str | None] = mapped_column(Text)
    undone_by: Mapped[str | None] = mapped_column(String(254))
    undone_at: Mapped[datetime | None] = mapped_column(UtcDateTime)


class EditorAct(Base):
    """An editor's word over an audit's verdict, or that it was audited again: then ``about`` is the new audit's id."""

    __tablename__ = "editor_acts"
    __table_args__ = (Index(None, "workspace", "id"),)

    id: Mapped[str] = mapped_column(String(36), primary_key=True)
    workspace: Mapped[str] = mapped_column(String(40), in_workspace())
    audit_id: Mapped[str] = mapped_column(part_of("audits.id"), index=True)
    by: Mapped[str] = mapped_column(String(254))
    at: Mapped[datetime] = mapped_column(UtcDateTime, default=now)
    act: Mapped[str] = mapped_column(String(8))
    reason: Mapped[str] = mapped_column(Text, default="")
    about: Mapped[str | None] = mapped_column(String(36))
