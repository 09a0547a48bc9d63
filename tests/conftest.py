"""Fixtures for every room: real servers for a session, a fresh database and queue for a test."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Iterator
from itertools import count
from pathlib import Path

import psycopg
import pytest
from sqlalchemy import make_url

from service.settings import Settings
from service.store import Store
from service.store.migrate import migrate
from tests import servers

_numbers = count(1)


@pytest.fixture(scope="session")
def redis_url() -> Iterator[str]:
    """The URL of a running Redis."""
    with tempfile.TemporaryDirectory(prefix="exonym-redis-") as folder, servers.redis(Path(folder)) as url:
        yield url


@pytest.fixture(scope="session")
def postgres_url() -> Iterator[str]:
    """The URL of a running PostgreSQL; its database ``template1`` is migrated, so that every new one is."""
    with tempfile.TemporaryDirectory(prefix="exonym-postgres-") as folder, servers.postgres(Path(folder)) as url:
        store = Store(str(make_url(url).set(database="template1")))
        migrate(store)
        store.close()
        yield url


@pytest.fixture(scope="session")
def migrated_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An SQLite file that is migrated and empty: what every test's own is a copy of."""
    path = tmp_path_factory.mktemp("migrated") / "exonym.db"
    store = Store(f"sqlite:///{path}")
    migrate(store)
    with store.engine.connect() as connection:  # all of it into the one file
        connection.exec_driver_sql("PRAGMA wal_checkpoint(TRUNCATE)")
    store.close()
    return path


@pytest.fixture
def sqlite_database(tmp_path: Path, migrated_file: Path) -> str:
    """The URL of a new, migrated SQLite file."""
    shutil.copyfile(migrated_file, tmp_path / "exonym.db")
    return f"sqlite:///{tmp_path / 'exonym.db'}"


@pytest.fixture
def postgres_database(postgres_url: str) -> Iterator[str]:
    """The URL of a new, migrated PostgreSQL database, dropped after the test."""
    url = make_url(postgres_url)
    name = f"test_{next(_numbers)}"
    with psycopg.connect(url.set(drivername="postgresql").render_as_string(False), autocommit=True) as connection:
        connection.execute(f"CREATE DATABASE {name}".encode())
        yield url.set(database=name).render_as_string(False)
        connection.execute(f"DROP DATABASE {name} WITH (FORCE)".encode())


@pytest.fixture(params=["sqlite", "postgres"])
def database_url(request: pytest.FixtureRequest) -> str:
    """Each kind of database in turn, new and migrated."""
    url: str = request.getfixturevalue(f"{request.param}_database")
    return url


@pytest.fixture
def store(database_url: str) -> Iterator[Store]:
    """A store of each kind in turn."""
    opened = Store(database_url)
    yield opened
    opened.close()


@pytest.fixture(params=["memory", "redis"])
def broker_url(request: pytest.FixtureRequest) -> str:
    """Each kind of broker in turn."""
    return "memory://" if request.param == "memory" else str(request.getfixturevalue("redis_url"))


@pytest.fixture
def settings(database_url: str, broker_url: str) -> Settings:
    """Settings for every combination of database and broker, with a queue of the test's own and short times."""
    return quick_settings(database_url, broker_url)


def quick_settings(database_url: str, broker_url: str) -> Settings:
    """Settings under which what takes a minute in earnest takes seconds; leases still outlast short audits."""
    return Settings(
        database_url=database_url,
        broker_url=broker_url,
        queue_name=f"test-{next(_numbers)}",
        allowed_hosts=("*",),
        allow_remote=True,  # the test client calls from no address
        lease=3.0,
        heartbeat=0.4,
        sweep=0.2,
        resend=0.5,
        canary=0.5,
    )
