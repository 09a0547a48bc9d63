"""/healthz and /readyz."""

from __future__ import annotations

from datetime import timedelta

import pytest
from fastapi.testclient import TestClient
from sqlalchemy import update

from service import audits, pulses
from service.settings import Settings
from service.store import Store
from service.store.models import Pulse
from service.store.types import now
from service.web.app import create_app
from tests.fakes import ListQueue
from tests.service.web.api.test_audits import submit


def test_a_process_that_answers_is_alive(client: TestClient) -> None:
    assert client.get("/healthz").json() == {"status": "alive"}


def test_ready_when_all_three_do_their_part(client: TestClient, lite: Store) -> None:
    pulses.note_worker(lite)
    assert client.get("/readyz").status_code == 200


def test_a_worker_deep_in_an_audit_is_a_worker(client: TestClient, lite: Store) -> None:
    assert audits.claim(lite, submit(client), 30) is not None
    assert client.get("/readyz").json()["worker"] == "ok"


def test_not_ready_before_a_worker_was_seen(client: TestClient) -> None:
    answer = client.get("/readyz")
    assert answer.status_code == 503
    assert answer.json()["worker"] == "none has been seen"


def test_not_ready_once_a_worker_has_been_silent_for_long(client: TestClient, lite: Store, quick: Settings) -> None:
    pulses.note_worker(lite)
    with lite.writing() as session:
        session.execute(update(Pulse).values(at=now() - timedelta(seconds=7 * quick.canary)))
    assert "since" in client.get("/readyz").json()["worker"]


def test_not_ready_without_a_broker(client: TestClient, lite: Store, queue: ListQueue) -> None:
    pulses.note_worker(lite)
    queue.away = True
    answer = client.get("/readyz")
    assert answer.status_code == 503
    assert answer.json()["broker"] == "does not answer"


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
