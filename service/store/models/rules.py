"""What a workspace makes of rules."""

from __future__ import annotations

from sqlalchemy import Float, String
from sqlalchemy.orm import Mapped, mapped_column

from service.store.models.base import Base, in_workspace


class RuleChoice(Base):
    """Of a rule under a profile: ``choice`` is "off", or the severity of what it finds."""

    __tablename__ = "rule_choices"

    workspace: Mapped[str] = mapped_column(String(40), in_workspace(), primary_key=True)
    profile: Mapped[str] = mapped_column(String(40), primary_key=True)
    rule: Mapped[str] = mapped_column(String(60), primary_key=True)
    choice: Mapped[str] = mapped_column(String(8))


class ThresholdChoice(Base):
    """Where a verdict changes under a profile: ``value`` of the threshold called ``name``."""

    __tablename__ = "threshold_choices"

    workspace: Mapped[str] = mapped_column(String(40), in_workspace(), primary_key=True)
    profile: Mapped[str] = mapped_column(String(40), primary_key=True)
    name: Mapped[str] = mapped_column(String(40), primary_key=True)
    value: Mapped[float] = mapped_column(Float)
