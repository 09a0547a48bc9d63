"""Names: what articles call whom, and what a workspace has decided about it."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from sqlalchemy import JSON, Index, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from service.store.models.base import Base, in_workspace, part_of
from service.store.types import UtcDateTime, now

LONGEST_NAME = 200
"""Characters of an entity or a form; what is longer is no name."""


class Name(Base):
    """An entity that articles name or a namebook has. ``house`` is what the last report would write for it.

    ``folded`` is the entity without case and marks, by which names are sorted and looked for.
    """

    __tablename__ = "names"
    __table_args__ = (UniqueConstraint("workspace", "entity"), Index(None, "workspace", "folded", "id"))

    id: Mapped[str] = mapped_column(String(36), primary_key=True)
    workspace: Mapped[str] = mapped_column(String(40))
    entity: Mapped[str] = mapped_column(String(LONGEST_NAME))
    folded: Mapped[str] = mapped_column(String(2 * LONGEST_NAME))
    kind: Mapped[str] = mapped_column(String(12))
    house: Mapped[str | None] = mapped_column(String(LONGEST_NAME))


class NameForm(Base):
    """A spelling of a name on one side. ``lang`` is empty where it was not known.

    ``base`` is the base form of what the source has in some case, null where nothing in a target told which it is.
    """

    __tablename__ = "name_forms"
    __table_args__ = (UniqueConstraint("name_id", "side", "lang", "text"),)

    id: Mapped[str] = mapped_column(String(36), primary_key=True)
    name_id: Mapped[str] = mapped_column(part_of("names.id"))
    side: Mapped[str] = mapped_column(String(6))
    lang: Mapped[str] = mapped_column(String(35))
    text: Mapped[str] = mapped_column(String(LONGEST_NAME))
    folded: Mapped[str] = mapped_column(String(2 * LONGEST_NAME))
    base: Mapped[str | None] = mapped_column(String(2 * LONGEST_NAME))


class NameSeen(Base):
    """How often an article has a form. It goes with its audit; the audit's id says when."""

    __tablename__ = "names_seen"
    __table_args__ = (Index(None, "audit_id"),)

    form_id: Mapped[str] = mapped_column(part_of("name_forms.id"), primary_key=True)
    audit_id: Mapped[str] = mapped_column(part_of("audits.id"), primary_key=True)
    count: Mapped[int]


class NameMerge(Base):
    """Two entities that somebody took for one. ``forms`` are those that ``into`` was given by it."""

    __tablename__ = "name_merges"

    workspace: Mapped[str] = mapped_column(String(40), in_workspace(), primary_key=True)
    entity: Mapped[str] = mapped_column(String(LONGEST_NAME), primary_key=True)
    into: Mapped[str] = mapped_column(String(LONGEST_NAME))
    forms: Mapped[dict[str, list[str]]] = mapped_column(JSON)
    by: Mapped[str | None] = mapped_column(String(254))
    at: Mapped[datetime] = mapped_column(UtcDateTime, default=now)


class HouseName(Base):
    """An entry of a workspace's namebook: how the house spells an entity. ``position`` is its place among the others.

    ``by`` is who decided last: a key's name or a user's address.
    """

    __tablename__ = "house_names"

    workspace: Mapped[str] = mapped_column(String(40), in_workspace(), primary_key=True)
    entity: Mapped[str] = mapped_column(String(LONGEST_NAME), primary_key=True)
    position: Mapped[int]
    house: Mapped[str] = mapped_column(String(LONGEST_NAME))
    kind: Mapped[str] = mapped_column(String(12))
    accepted: Mapped[list[str]] = mapped_column(JSON)
    forbidden: Mapped[list[str]] = mapped_column(JSON)
    forms: Mapped[dict[str, list[str]]] = mapped_column(JSON)
    by: Mapped[str | None] = mapped_column(String(254))
    at: Mapped[datetime] = mapped_column(UtcDateTime, default=now)


class HouseNameChange(Base):
    """What somebody did to an entry: ``entry`` is what it became, null where it was taken back."""

    __tablename__ = "house_name_changes"
    __table_args__ = (Index(None, "workspace", "entity", "id"),)

    id: Mapped[str] = mapped_column(String(36), primary_key=True)
    workspace: Mapped[str] = mapped_column(String(40), in_workspace())
    entity: Mapped[str] = mapped_column(String(LONGEST_NAME))
    entry: Mapped[dict[str, Any] | None] = mapped_column(JSON(none_as_null=True))
    by: Mapped[str | None] = mapped_column(String(254))
    at: Mapped[datetime] = mapped_column(UtcDateTime, default=now)


class HouseBook(Base):
    """Which version of its own names a workspace's next audit uses. Whoever writes entries locks it.

    ``learned``: what false alarms have taught, as ``service.names.book`` writes it.
    """

    __tablename__ = "house_books"

    workspace: Mapped[str] = mapped_column(String(40), in_workspace(), primary_key=True)
    version: Mapped[str | None] = mapped_column(String(12))
    learned: Mapped[list[dict[str, str]]] = mapped_column(JSON)
