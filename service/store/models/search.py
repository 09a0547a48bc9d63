"""What audits are searched by."""

from __future__ import annotations

from typing import Any

from sqlalchemy import BigInteger, Dialect, Index, Integer, Text
from sqlalchemy.dialects.postgresql import TSVECTOR
from sqlalchemy.orm import Mapped, mapped_column
from sqlalchemy.types import TypeDecorator, TypeEngine

from service.store.models.base import Base, part_of


class Words(TypeDecorator[list[str]]):
    """Words of ``service.store.words``: a tsvector on PostgreSQL, on SQLite a text with a space between each two."""

    impl = Text
    cache_ok = True

    def load_dialect_impl(self, dialect: Dialect) -> TypeEngine[Any]:
        """The database's own type."""
        if dialect.name == "postgresql":
            return dialect.type_descriptor(TSVECTOR())
        return dialect.type_descriptor(Text())

    def process_bind_param(self, value: list[str] | None, dialect: Dialect) -> object:
        """Words as the database takes them; they hold neither spaces nor quotes."""
        words = value or []
        return "".join(f"'{word}' " for word in words) if dialect.name == "postgresql" else " ".join(words)


class AuditWords(Base):
    """The words of an audit's texts and, once it is done, of its names. ``number`` is the row's in SQLite's index.

    On SQLite triggers carry each change over to the table ``audit_words_index`` (FTS5), whose content this is.
    """

    __tablename__ = "audit_words"
    __table_args__ = (Index("ix_audit_words_words", "words", postgresql_using="gin").ddl_if(dialect="postgresql"),)

    number: Mapped[int] = mapped_column(BigInteger().with_variant(Integer, "sqlite"), primary_key=True)
    audit_id: Mapped[str] = mapped_column(part_of("audits.id"), unique=True)
    words: Mapped[list[str]] = mapped_column(Words)
