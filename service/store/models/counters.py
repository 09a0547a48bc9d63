"""What has been counted since the beginning."""

from __future__ import annotations

from sqlalchemy import String
from sqlalchemy.orm import Mapped, mapped_column

from service.store.models.base import Base


class Count(Base):
    """A part of a counter: its value is the sum over the parts, so that writers seldom wait for one another."""

    __tablename__ = "counts"

    name: Mapped[str] = mapped_column(String(40), primary_key=True)
    label: Mapped[str] = mapped_column(String(60), primary_key=True)
    part: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    value: Mapped[float]
