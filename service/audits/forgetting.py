"""SQLite's index of words rid of what was deleted.

FTS5 marks the words of a deleted row as deleted and drops them when it merges the parts of its index, which may be
never. So they are merged after deletions, some pages at a time (https://www.sqlite.org/fts5.html#the_merge_command).
What is dropped is overwritten with zeros (``PRAGMA secure_delete``); the log of writes is cut as well.
"""

from __future__ import annotations

import sqlite3
from typing import cast

from sqlalchemy import text, update
from sqlalchemy.orm import Session

from service.queue import Queue
from service.settings import Settings
from service.store import Store
from service.store.models import WORDS_LEFT, Pulse

PAGES = 500
"""Pages that one transaction writes, about 2 MB."""
MOST_STEPS = 100
"""Transactions of one call; what is left is for the next one."""
_MERGE = text("INSERT INTO audit_words_index(audit_words_index, rank) VALUES ('merge', :pages)")
_NOTHING_DONE = 2
"""A merge that changes fewer rows had nothing to do, says SQLite."""


def forget_words(store: Store, queue: Queue, settings: Settings) -> bool:  # noqa: ARG001 - what every chore is given
    """Drop words of deleted audits from SQLite's index. True when something was dropped, and no word is left."""
    if not settings.uses_sqlite:
        return False
    with store.reading() as session:
        since = session.get_one(Pulse, WORDS_LEFT).at
    if since is None or not _merge(store):
        return False
    _cut_log(store)
    with store.writing() as session:
        session.execute(update(Pulse).where(Pulse.name == WORDS_LEFT, Pulse.at == since).values(at=None))
    return True


def _merge(store: Store) -> bool:
    """Whether the parts of the index are one after at most so many steps."""
    pages = -PAGES  # a negative number begins the merging of everything, others go on with it
    for _ in range(MOST_STEPS):
        with store.writing() as session:
            if _changes(session, pages) < _NOTHING_DONE:
                return True
        pages = PAGES
    return False


def _changes(session: Session, pages: int) -> int:
    """How many rows one step changed."""
    connection = cast(sqlite3.Connection, session.connection().connection.dbapi_connection)
    before = connection.total_changes
    session.execute(_MERGE, {"pages": pages})
    return connection.total_changes - before


def _cut_log(store: Store) -> None:
    """Move the write-ahead log into the database and cut it; not while somebody reads what is in it."""
    connection = store.engine.raw_connection()
    try:
        connection.cursor().execute("PRAGMA wal_checkpoint(TRUNCATE)")
    finally:
        connection.close()
