"""One database, opened: short transactions that read or write."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from threading import Lock
from typing import Any

from sqlalchemy import URL, Connection, Engine, create_engine, event, make_url, text
from sqlalchemy.engine.interfaces import DBAPIConnection
from sqlalchemy.orm import Session
from sqlalchemy.pool import ConnectionPoolEntry

BUSY_TIMEOUT = 10_000
"""Milliseconds that SQLite waits for another writer."""

CONNECT_TIMEOUT = 3
"""Seconds that a PostgreSQL may take to answer a new connection."""

POOL_TIMEOUT = 3
"""Seconds that a thread waits for a connection while others hold them all."""

POOL_SIZE = 20
"""Connections that a process keeps open to PostgreSQL; half as many more for a moment. A web process has 40 threads."""

LIMITS = {"statement_timeout": 30_000, "lock_timeout": 5_000, "idle_in_transaction_session_timeout": 60_000}
"""Milliseconds after which PostgreSQL ends what takes too long, so that nobody waits for it without end."""


KEEPALIVE = {"keepalives_idle": 10, "keepalives_interval": 5, "keepalives_count": 3, "tcp_user_timeout": 25_000}
"""After 25 s of silence of the machine of a PostgreSQL a connection counts as lost, not after hours (libpq's names)."""


class Store:
    """A database. ``url`` is SQLAlchemy's; nothing is connected before the first transaction."""

    def __init__(self, url: str) -> None:
        self.url = _with_driver(make_url(url))
        sqlite = self.url.get_backend_name() == "sqlite"
        self.most_connections = POOL_SIZE + POOL_SIZE // 2
        # parameters are texts of articles and digests of keys: no message of an error may hold them
        self.engine = create_engine(
            self.url,
            pool_pre_ping=True,
            hide_parameters=True,
            pool_timeout=POOL_TIMEOUT,
            pool_size=POOL_SIZE,
            max_overflow=POOL_SIZE // 2,
            connect_args={} if sqlite else _patience(self.url),
        )
        if sqlite:
            _make_sqlite_dependable(self.engine)
        self._writing = self.engine.execution_options(writes=True)
        self._lock = Lock() if sqlite else None

    @contextmanager
    def reading(self) -> Iterator[Session]:
        """A transaction that only reads."""
        with Session(self.engine, expire_on_commit=False) as session:
            yield session

    @contextmanager
    def writing(self) -> Iterator[Session]:
        """A transaction that writes; commits at the end, rolls back on an error."""
        with self._turn(), Session(self._writing, expire_on_commit=False) as session, session.begin():
            yield session

    @contextmanager
    def _turn(self) -> Iterator[None]:
        """SQLite's writers of this process go one after another: SQLite lets them sleep up to 100 ms at a time."""
        if self._lock is None:
            yield
            return
        mine = self._lock.acquire(timeout=BUSY_TIMEOUT / 1000)
        try:
            yield
        finally:
            if mine:
                self._lock.release()

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


def _patience(url: URL) -> dict[str, Any]:
    """How long PostgreSQL is waited for; what the URL says of it goes before."""
    own = {
        "connect_timeout": CONNECT_TIMEOUT,
        **KEEPALIVE,
        "options": " ".join(f"-c {k}={v}" for k, v in LIMITS.items()),
    }
    return {name: value for name, value in own.items() if name not in url.query}


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
