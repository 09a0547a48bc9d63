"""One database, opened: short transactions that read or write."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy import URL, Connection, Engine, create_engine, event, make_url, text
from sqlalchemy.engine.interfaces import DBAPIConnection
from sqlalchemy.orm import Session
from sqlalchemy.pool import ConnectionPoolEntry

BUSY_TIMEOUT = 10_000
"""Milliseconds that SQLite waits for another writer."""

CONNECT_TIMEOUT = 5
"""Seconds that a PostgreSQL may take to answer a new connection."""


KEEPALIVE = {"keepalives_idle": 10, "keepalives_interval": 5, "keepalives_count": 3, "tcp_user_timeout": 25_000}
"""After 25 s of silence of the machine of a PostgreSQL a connection counts as lost, not after hours (libpq's names)."""


class Store:
    """A database. ``url`` is SQLAlchemy's; nothing is connected before the first transaction."""

    def __init__(self, url: str) -> None:
        self.url = _with_driver(make_url(url))
        sqlite = self.url.get_backend_name() == "sqlite"
        patience = {} if sqlite else {"connect_timeout": CONNECT_TIMEOUT, **KEEPALIVE}
        self.engine = create_engine(self.url, pool_pre_ping=True, connect_args=patience)
        if sqlite:
            _make_sqlite_dependable(self.engine)
        self._writing = self.engine.execution_options(writes=True)

    @contextmanager
    def reading(self) -> Iterator[Session]:
        """A transaction that only reads."""
        with Session(self.engine, expire_on_commit=False) as session:
            yield session

    @contextmanager
    def writing(self) -> Iterator[Session]:
        """A transaction that writes; commits at the end, rolls back on an error."""
        with Session(self._writing, expire_on_commit=False) as session, session.begin():
            yield session

    def ping(self) -> None:
        """Raise sqlalchemy.exc.OperationalError unless the database answers."""
        with self.engine.connect() as connection:
            connection.execute(text("SELECT 1"))

    def close(self) -> None:
        """Close every connection."""
        self.engine.dispose()


def _with_driver(url: URL) -> URL:
    """The URL with psycopg 3 where it only says PostgreSQL, for which SQLAlchemy would look for psycopg 2."""
    return url.set(drivername="postgresql+psycopg") if url.drivername == "postgresql" else url


def _make_sqlite_dependable(engine: Engine) -> None:
    """WAL, foreign keys, patience, zeros over what is deleted; and writers that queue at BEGIN and fail no later.

    A transaction that reads first and writes later cannot wait for another writer in SQLite: it fails at once, whatever
    the busy timeout (https://www.sqlite.org/isolation.html). So writing transactions say BEGIN IMMEDIATE.
    """
    event.listen(engine, "connect", _set_up)
    event.listen(engine, "begin", _begin)


def _set_up(connection: DBAPIConnection, _: ConnectionPoolEntry) -> None:
    connection.isolation_level = None
    cursor = connection.cursor()
    for pragma in (
        "journal_mode=WAL",
        "foreign_keys=ON",
        "synchronous=FULL",
        "secure_delete=ON",
        f"busy_timeout={BUSY_TIMEOUT}",
    ):
        cursor.execute(f"PRAGMA {pragma}")
    cursor.close()


def _begin(connection: Connection) -> None:
    writes = connection.get_execution_options().get("writes", False)
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")
