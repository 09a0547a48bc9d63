"""Errors of a database that are nobody's mistake: it is away, too busy, or its disk is full."""

from __future__ import annotations

import sqlite3
from enum import Enum

import psycopg
from sqlalchemy.exc import DBAPIError, SQLAlchemyError
from sqlalchemy.exc import TimeoutError as PoolTimeout


class Trouble(Enum):
    """What is the matter, in a sentence for a client."""

    AWAY = "The database does not answer; try again in a moment."
    BUSY = "The database is too busy to answer; try again in a moment."
    FULL = "The database's disk is full, so that nothing can be stored. Reading still works."


_SQLITE = {
    sqlite3.SQLITE_BUSY: Trouble.BUSY,
    sqlite3.SQLITE_LOCKED: Trouble.BUSY,
    sqlite3.SQLITE_FULL: Trouble.FULL,
    sqlite3.SQLITE_IOERR: Trouble.AWAY,
    sqlite3.SQLITE_CANTOPEN: Trouble.AWAY,
    sqlite3.SQLITE_READONLY: Trouble.AWAY,
}
"""By primary result code (https://www.sqlite.org/rescode.html)."""

_POSTGRES = {
    "53100": Trouble.FULL,
    "53": Trouble.BUSY,  # too many connections, out of memory
    "40": Trouble.BUSY,  # a deadlock
    "55P03": Trouble.BUSY,  # the lock timeout
    "57014": Trouble.BUSY,  # the statement timeout
    "57": Trouble.AWAY,  # shutting down, starting up
    "08": Trouble.AWAY,
    "25006": Trouble.AWAY,  # a standby, which only reads
    "25P03": Trouble.BUSY,  # the timeout of an idle transaction
}
"""By SQLSTATE or its class (https://www.postgresql.org/docs/16/errcodes-appendix.html)."""


def find_trouble(error: BaseException) -> Trouble | None:
    """What is the matter with the database, None where an error has another reason."""
    if isinstance(error, PoolTimeout):
        return Trouble.BUSY
    if not isinstance(error, DBAPIError) or error.orig is None:
        return None
    if isinstance(error.orig, sqlite3.Error):
        return _SQLITE.get(getattr(error.orig, "sqlite_errorcode", 0) & 0xFF)
    if isinstance(error.orig, psycopg.Error):
        return _of_postgres(error.orig)
    return None


def _of_postgres(error: psycopg.Error) -> Trouble | None:
    state = error.sqlstate
    if state is None:  # not the server's word: the connection was refused, or broke
        return Trouble.AWAY if isinstance(error, psycopg.OperationalError | psycopg.InterfaceError) else None
    return _POSTGRES.get(state) or _POSTGRES.get(state[:2])


def describe(error: SQLAlchemyError) -> str:
    """The first line of what the driver said: what follows may quote a row."""
    said = str(getattr(error, "orig", None) or error)
    return (said.splitlines() or [""])[0]
