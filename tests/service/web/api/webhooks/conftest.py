from __future__ import annotations

from ipaddress import IPv4Network
from typing import Any

import pytest
from fastapi.testclient import TestClient

from service import webhooks
from service.settings import Settings
from service.store import Store
from service.webhooks import Event
from service.webhooks.attempts import claim, record
from service.webhooks.sending import Answer
from tests.receivers import keep_to_loopback

ENDPOINTS, DELIVERIES = "/v1/webhooks/endpoints", "/v1/webhooks/deliveries"
NOBODY = "0195f2c0-0000-7000-8000-000000000000"
URL = "http://127.0.0.1:9999/in"


@pytest.fixture(autouse=True)
def _on_loopback(monkeypatch: pytest.MonkeyPatch) -> None:
    keep_to_loopback(monkeypatch)


@pytest.fixture
def quick(quick: Settings) -> Settings:
    loopback = (IPv4Network("127.0.0.0/8"),)
    return quick.model_copy(update={"webhook_allow_http": True, "webhook_allowed_networks": loopback})


def add(client: TestClient, **more: Any) -> dict[str, Any]:
    answer = client.post(ENDPOINTS, json={"url": URL, **more})
    assert answer.status_code == 201, answer.text
    made: dict[str, Any] = answer.json()
    return made


def announced(store: Store, event: Event = Event.AUDIT_COMPLETED, workspace: str = "default") -> str:
    with store.writing() as session:
        return webhooks.announce(session, workspace, event, {"audit_id": "a-1"}, "a-1")[0]


def attempted(store: Store, delivery_id: str, answer: Answer) -> None:
    mine = claim(store, delivery_id, 60)
    assert mine is not None
    record(store, mine, answer)
