"""The root of all tables."""

from __future__ import annotations

from sqlalchemy import ForeignKey, MetaData
from sqlalchemy.orm import DeclarativeBase


class Base(DeclarativeBase):
    """The root of all tables, with names for constraints that migrations can rely on."""

    metadata = MetaData(
        naming_convention={
            "ix": "ix_%(table_name)s_%(column_0_N_name)s",
            "uq": "uq_%(table_name)s_%(column_0_N_name)s",
            "fk": "fk_%(table_name)s_%(column_0_name)s",
            "pk": "pk_%(table_name)s",
        }
    )


def in_workspace() -> ForeignKey:
    """The workspace that a row belongs to."""
    return ForeignKey("workspaces.name")


def part_of(column: str) -> ForeignKey:
    """A row that goes when the row that it belongs to goes."""
    return ForeignKey(column, ondelete="CASCADE")
