"""The log: who did what, kept apart from what it was done to."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from sqlalchemy import JSON, Index, String
from sqlalchemy.orm import Mapped, mapped_column

from service.store.models.base import Base, in_workspace
from service.store.types import UtcDateTime, now


class Entry(Base):
    """Something that somebody did: ``by`` whom, ``what`` ("key.created"), ``about`` which thing (its id or name).

    ``details`` hold neither texts of articles nor secrets. An entry outlives what it is about.
    """

    __tablename__ = "log"
    __table_args__ = (Index(None, "workspace", "id"), Index(None, "at"))

    id: Mapped[str] = mapped_column(String(36), primary_key=True)
    workspace: Mapped[str] = mapped_column(String(40), in_workspace())
    at: Mapped[datetime] = mapped_column(UtcDateTime, default=now)
    by: Mapped[str] = mapped_column(String(300))
    what: Mapped[str] = mapped_column(String(40))
    about: Mapped[str] = mapped_column(String(300))
    details: Mapped[dict[str, Any]] = mapped_column(JSON)
