"""Signs of life."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import String
from sqlalchemy.orm import Mapped, mapped_column

from service.store.models.base import Base
from service.store.types import UtcDateTime

WORKER = "worker"
"""The name of the workers' pulse."""
WORDS_LEFT = "words-left"
"""The name of the pulse that says since when SQLite's index may hold words of deleted audits."""


WEB = "web"
"""The name of the pulse of /readyz itself, which shows that the database takes writes."""


class Pulse(Base):
    """When something was last seen to work: workers write here, /readyz reads it. Migrations make the rows."""

    __tablename__ = "pulses"

    name: Mapped[str] = mapped_column(String(40), primary_key=True)
    at: Mapped[datetime | None] = mapped_column(UtcDateTime)
