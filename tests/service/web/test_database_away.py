"""A database that is away, busy or full is a 503 that says so at once, one line in the log, and no 500."""

from __future__ import annotations

import logging
import time
from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from fastapi.testclient import TestClient
from sqlalchemy import text

from service import audits
from service.settings import Settings
from service.store import Store
from service.store.database import LIMITS
from service.store.migrate import migrate
from service.web.app import create_app
from tests.conftest import quick_settings
from tests.fakes import ListQueue
from tests.servers import free_port

PAIR = {"target": "Istia said so."}
REQUESTS = [
    pytest.param("GET", "/v1/audits", {}, id="a list"),
    pytest.param("GET", "/v1/audits/01890000-0000-7000-8000-000000000000", {}, id="one audit"),
    pytest.param("POST", "/v1/audits", {"json": PAIR}, id="a submission"),
    pytest.param("GET", "/audits/01890000-0000-7000-8000-000000000000", {}, id="a page"),
    pytest.param("GET", "/v1/audits", {"headers": {"Authorization": "Bearer exo_x"}}, id="a key"),
]


@contextmanager
def served(settings: Settings, store: Store) -> Iterator[TestClient]:
    with TestClient(create_app(settings, store, ListQueue()), raise_server_exceptions=False) as client:
        yield client


@pytest.fixture(scope="module")
def away() -> Iterator[TestClient]:
    """A service whose PostgreSQL is not there."""
    url = f"postgresql://exonym@127.0.0.1:{free_port()}/none"
    store = Store(url)
    with served(quick_settings(url, "memory://"), store) as client:
        yield client
    store.close()


@pytest.mark.parametrize(("method", "path", "more"), REQUESTS)
def test_away_is_a_503_at_once_and_one_line(
    away: TestClient, caplog: pytest.LogCaptureFixture, method: str, path: str, more: dict[str, object]
) -> None:
    begun = time.monotonic()
    answer = away.request(method, path, **more)  # type: ignore[arg-type]
    assert time.monotonic() - begun < 3
    assert answer.status_code == 503
    assert answer.headers["retry-after"] == "5"
    assert answer.json()["type"] == "urn:exonym:problem:database-away"
    warnings = [record for record in caplog.records if record.levelno >= logging.WARNING]
    assert len(warnings) == 1
    assert warnings[0].exc_info is None
    assert "127.0.0.1" not in answer.text


def test_nothing_of_an_address_or_password_is_told(away: TestClient) -> None:
    assert "exonym@" not in away.get("/v1/audits").text


def test_a_full_disk_is_said_and_reading_goes_on(quick: Settings, lite: Store) -> None:
    lite.engine.dispose()
    with served(quick, lite) as client:
        with lite.writing() as session:
            pages = session.scalar(text("PRAGMA page_count"))
            session.execute(text(f"PRAGMA max_page_count = {pages}"))
        full = client.post("/v1/audits", json={"target": "word " * 50_000})
        assert (full.status_code, full.json()["type"]) == (503, "urn:exonym:problem:database-full")
        assert "disk is full" in full.json()["detail"]
        assert client.get("/v1/audits").json()["items"] == [], "and nothing was written by half"


def test_a_writer_that_never_ends_makes_others_say_busy(
    quick: Settings, lite: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("service.store.database.BUSY_TIMEOUT", 50)
    other = Store(quick.database_url)
    lite.engine.dispose()
    with served(quick, lite) as client, other.writing() as session:
        session.execute(text("UPDATE pulses SET at = at"))
        busy = client.post("/v1/audits", json=PAIR)
    other.close()
    assert (busy.status_code, busy.json()["type"]) == (503, "urn:exonym:problem:database-busy")


def test_connections_that_are_all_in_use_make_others_say_busy(
    monkeypatch: pytest.MonkeyPatch, postgres_database: str
) -> None:
    monkeypatch.setattr("service.store.database.POOL_TIMEOUT", 0.05)
    store = Store(postgres_database)
    held = [store.engine.connect() for _ in range(store.most_connections)]
    with served(quick_settings(postgres_database, "memory://"), store) as client:
        assert client.get("/v1/audits").json()["type"] == "urn:exonym:problem:database-busy"
        for connection in held:
            connection.close()
        assert client.get("/v1/audits").status_code == 200
    store.close()


@pytest.mark.parametrize(
    ("statement", "says"),
    [
        pytest.param("SET LOCAL statement_timeout = 20; SELECT pg_sleep(5)", "busy", id="a statement without end"),
        pytest.param("SELECT pg_terminate_backend(pg_backend_pid())", "away", id="the server shut down"),
    ],
)
def test_what_postgres_ends_is_no_failure_of_ours(
    monkeypatch: pytest.MonkeyPatch, postgres_database: str, statement: str, says: str
) -> None:
    store = Store(postgres_database)

    def ask(*_: object) -> None:
        with store.reading() as session:
            for part in statement.split("; "):
                session.execute(text(part))

    monkeypatch.setattr(audits, "list_page", ask)
    with served(quick_settings(postgres_database, "memory://"), store) as client:
        answer = client.get("/v1/audits")
        assert (answer.status_code, answer.json()["type"]) == (503, f"urn:exonym:problem:database-{says}")
        assert client.get("/v1/audits/x").status_code == 404, "the next request has a new connection"
    store.close()


def test_every_connection_to_postgres_has_its_limits(postgres_database: str) -> None:
    store = Store(postgres_database)
    with store.reading() as session:
        set_to = {
            name: session.scalar(text(f"SELECT setting FROM pg_settings WHERE name = '{name}'")) for name in LIMITS
        }
    store.close()
    assert set_to == {name: str(value) for name, value in LIMITS.items()}


def test_an_operators_own_limits_go_before(postgres_database: str) -> None:
    store = Store(f"{postgres_database}?options=-c%20statement_timeout%3D1234")
    with store.reading() as session:
        assert session.scalar(text("SELECT setting FROM pg_settings WHERE name = 'statement_timeout'")) == "1234"
    store.close()


def test_a_migration_may_take_longer_than_a_request(monkeypatch: pytest.MonkeyPatch, postgres_database: str) -> None:
    seen = []
    monkeypatch.setattr(
        "service.store.migrate.command.upgrade",
        lambda config, _: seen.append(config.attributes["connection"].scalar(text("SHOW statement_timeout"))),
    )
    store = Store(postgres_database)
    migrate(store)
    with store.reading() as session:
        seen.append(session.scalar(text("SHOW statement_timeout")))
    store.close()
    assert seen == ["0", "30s"], "and only a migration"
