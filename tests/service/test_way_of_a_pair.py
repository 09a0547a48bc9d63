"""A pair through the whole service: HTTP in, queue, worker, database, report out."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from fastapi.testclient import TestClient

from service.queue import CeleryQueue, celery_app
from service.settings import Settings
from service.store import Store
from service.web.app import create_app
from tests.fakes import WordAuditor
from tests.servers import wait_for
from workers.engine import in_process
from workers.worker import embedded_worker

PAIR = {
    "source": "Pisze o tym Izwiestia.",
    "target": "Istia writes about it.",
    "source_lang": "pl",
    "id": "mine",
    "metadata": {"feed": "agency", "article_id": "7", "url": "https://example.org/7"},
}


@pytest.fixture
def client(settings: Settings, store: Store) -> Iterator[TestClient]:
    app = create_app(settings, store, CeleryQueue(celery_app(settings)))
    with embedded_worker(settings, store, in_process(lambda _: WordAuditor())), TestClient(app) as client:
        yield client


def test_a_pair_becomes_a_report(client: TestClient) -> None:
    accepted = client.post("/v1/audits", json=PAIR)
    assert accepted.status_code == 202
    place = accepted.headers["location"]
    wait_for(lambda: client.get(place).json()["status"] == "done")
    assert client.get(place).json()["decision"] == "hold"
    report = client.get(f"{place}/report.json").json()
    assert report["findings"][0]["text"] == "Istia"
    assert report["metadata"]["feed"] == "agency"


def test_who_waits_gets_the_report_at_once(client: TestClient) -> None:
    answer = client.post("/v1/audits", json=PAIR, headers={"Prefer": "respond-async, wait=10"})
    assert answer.status_code == 200
    assert answer.headers["preference-applied"] == "wait=10"
    assert answer.json()["report"]["id"] == "mine"


def test_a_working_service_is_ready(client: TestClient) -> None:
    wait_for(lambda: client.get("/readyz").status_code == 200)
    assert client.get("/readyz").json() == {"status": "ready", "database": "ok", "broker": "ok", "worker": "ok"}
