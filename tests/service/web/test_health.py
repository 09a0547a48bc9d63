"""/healthz and /readyz."""

from __future__ import annotations

from datetime import timedelta
from threading import Event

import pytest
from fastapi.testclient import TestClient
from sqlalchemy import update

from service import pulses
from service.settings import Settings
from service.store import Store
from service.store.models import WEB, Pulse
from service.store.types import now
from service.web import health
from service.web.app import create_app
from tests.fakes import ListQueue


def test_a_process_that_answers_is_alive(client: TestClient) -> None:
    assert client.get("/healthz").json() == {"status": "alive"}


def test_ready_when_all_three_do_their_part(client: TestClient, lite: Store) -> None:
    pulses.note_worker(lite)
    assert client.get("/readyz").status_code == 200


def test_not_ready_before_a_worker_was_seen(client: TestClient) -> None:
    answer = client.get("/readyz")
    assert answer.status_code == 503
    assert answer.json()["worker"] == "none has been seen"


def test_not_ready_once_a_worker_has_been_silent_for_long(client: TestClient, lite: Store, quick: Settings) -> None:
    pulses.note_worker(lite)
    with lite.writing() as session:
        session.execute(update(Pulse).values(at=now() - timedelta(seconds=4 * quick.canary)))
    assert "since" in client.get("/readyz").json()["worker"]


def test_not_ready_without_a_broker(client: TestClient, lite: Store, queue: ListQueue) -> None:
    pulses.note_worker(lite)
    queue.away = True
    answer = client.get("/readyz")
    assert answer.status_code == 503
    assert answer.json()["broker"] == "does not answer"


def test_not_ready_with_a_database_that_takes_no_writes(client: TestClient, lite: Store) -> None:
    pulses.note_worker(lite)
    with lite.engine.begin() as connection:
        connection.exec_driver_sql("CREATE TRIGGER full BEFORE UPDATE ON pulses BEGIN SELECT RAISE(ABORT, 'full'); END")
    answer = client.get("/readyz")
    assert answer.status_code == 503
    assert answer.json()["database"] == "takes no writes"


def test_the_database_is_not_written_to_at_every_question(client: TestClient, lite: Store) -> None:
    seen = set()
    for _ in range(5):
        client.get("/readyz")
        with lite.reading() as session:
            seen.add(session.get_one(Pulse, WEB).at)
    assert len(seen) == 1


class Hanging(ListQueue):
    """A broker that does not answer before it is let go."""

    def __init__(self) -> None:
        super().__init__()
        self.let_go, self.asked = Event(), 0

    def ping(self) -> None:
        self.asked += 1
        self.let_go.wait(60)


def test_a_broker_that_hangs_holds_up_nobody(quick: Settings, lite: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(health, "PATIENCE", 0.2)
    hanging = Hanging()
    with TestClient(create_app(quick, lite, hanging)) as client:
        assert [client.get("/readyz").json()["broker"] for _ in range(3)] == ["does not answer"] * 3
        assert hanging.asked == 1, "it is asked again only once it has answered"
        assert client.get("/healthz").status_code == 200
        hanging.let_go.set()


@pytest.mark.parametrize(
    "url",
    [
        pytest.param("sqlite:////nonexistent/exonym.db", id="no such folder"),
        pytest.param("postgresql+psycopg://exonym@127.0.0.1:1/none", id="no such server"),
    ],
)
def test_not_ready_without_a_database(quick: Settings, url: str) -> None:
    store = Store(url)
    with TestClient(create_app(quick, store, ListQueue())) as client:
        answer = client.get("/readyz")
    store.close()
    assert answer.status_code == 503
    assert answer.json()["database"] == "does not answer"
    assert "unknown" in answer.json()["worker"]
