"""Audits found by words of their texts and names.

Words are written in the transaction of what they come from, and go with the audit.
"""

from __future__ import annotations

from collections.abc import Mapping

from sqlalchemy import (
    ColumnElement,
    Integer,
    Select,
    Text,
    cast,
    column,
    false,
    insert,
    literal,
    select,
    table,
    type_coerce,
    update,
)
from sqlalchemy.dialects.postgresql import TSQUERY
from sqlalchemy.orm import Session

from exonym.model import Pair, Report
from service.store.models import Audit, AuditWords
from service.store.words import query_words, words_of_names, words_of_texts

_MANY = 2000
"""Hits from which on a search goes from audit to audit: of 1,000,000 some 13,000 are then looked at for a page."""
_INDEX = table("audit_words_index", column("rowid", Integer), column("audit_words_index", Text))
"""SQLite's index: the hidden column of its own name is what FTS5 is asked by."""


def index_texts(session: Session, pairs: Mapping[str, Pair]) -> None:
    """Make audits findable by the words of their texts; ``pairs`` by the audits' ids."""
    rows = [
        {"audit_id": audit_id, "words": words_of_texts(pair.target, pair.source, pair.format)}
        for audit_id, pair in pairs.items()
    ]
    session.execute(insert(AuditWords), rows)


def index_names(session: Session, audit_id: str, report: Report) -> None:
    """Make an audit findable by its names too: whom they name and how they should be."""
    names = words_of_names(report)
    if names:
        both = AuditWords.words.op("||")(names)
        if _is_sqlite(session):
            both = type_coerce(AuditWords.words, Text).op("||")(" " + " ".join(names))
        session.execute(update(AuditWords).where(AuditWords.audit_id == audit_id).values(words=both))


def holds_words(session: Session, typed: str) -> ColumnElement[bool]:
    """Whether an audit has every word that somebody typed, the last one as a beginning. No words: none has them.

    Few hits are named; of many the newest are soon found by going from audit to audit. SQLite has no statistics by
    which to choose, PostgreSQL takes every beginning for a common one, and either would sort all hits for a page.
    """
    whole, beginning = query_words(typed)
    if not whole and beginning is None:
        return false()
    few, here = _sqlite_queries(whole, beginning) if _is_sqlite(session) else _postgres_queries(whole, beginning)
    found = session.scalars(few.limit(_MANY)).all()
    return Audit.id.in_(found) if len(found) < _MANY else here.where(AuditWords.audit_id == Audit.id).exists()


def _sqlite_queries(whole: tuple[str, ...], beginning: str | None) -> tuple[Select[str], Select[int]]:
    """By the index to the audits, and from an audit to the index."""
    matches = _INDEX.c.audit_words_index.match(_for_sqlite(whole, beginning))
    rows = select(_INDEX.c.rowid).where(matches).limit(_MANY)
    few = select(AuditWords.audit_id).where(AuditWords.number.in_(rows))
    return few, select(AuditWords.number).where(matches, _INDEX.c.rowid == AuditWords.number)


def _postgres_queries(whole: tuple[str, ...], beginning: str | None) -> tuple[Select[str], Select[int]]:
    matches = AuditWords.words.op("@@")(cast(literal(_for_postgres(whole, beginning)), TSQUERY))
    return select(AuditWords.audit_id).where(matches), select(AuditWords.number).where(matches)


def _for_sqlite(whole: tuple[str, ...], beginning: str | None) -> str:
    """A query of FTS5 (https://www.sqlite.org/fts5.html#full_text_query_syntax); words hold no quotes."""
    return " ".join([*(f'"{word}"' for word in whole), *([f'"{beginning}"*'] if beginning else [])])


def _for_postgres(whole: tuple[str, ...], beginning: str | None) -> str:
    """A tsquery (https://www.postgresql.org/docs/current/datatype-textsearch.html); words hold no quotes."""
    return " & ".join([*(f"'{word}'" for word in whole), *([f"'{beginning}':*"] if beginning else [])])


def _is_sqlite(session: Session) -> bool:
    return session.get_bind().dialect.name == "sqlite"
