"""/v1/webhooks/deliveries: looked at and made again."""

from __future__ import annotations

from typing import Any

import pytest
from fastapi.testclient import TestClient

from service.store import Store
from service.store.models import DeliveryStatus
from service.webhooks import Event
from service.webhooks.attempts import claim
from service.webhooks.sending import Answer
from tests.fakes import ListQueue
from tests.service.web.api.webhooks.conftest import DELIVERIES, ENDPOINTS, add, announced, attempted


def test_deliveries_have_their_attempts(client: TestClient, lite: Store) -> None:
    endpoint = add(client)
    delivery_id = announced(lite)
    attempted(lite, delivery_id, Answer(0.25, 500, "down"))
    (shown,) = client.get(DELIVERIES).json()["items"]
    assert (shown["id"], shown["endpoint"], shown["event"]) == (delivery_id, endpoint["id"], "audit.completed")
    assert (shown["status"], shown["audit_id"], shown["ended_at"]) == ("pending", "a-1", None)
    (attempt,) = shown["attempts"]
    assert (attempt["number"], attempt["status"], attempt["answer"], attempt["error"], attempt["seconds"]) == (
        1,
        500,
        "down",
        "",
        0.25,
    )


def test_deliveries_are_filtered(client: TestClient, lite: Store) -> None:
    first = add(client, events=["audit.completed"])
    second = add(client, events=["audit.failed"])
    one, two = announced(lite), announced(lite, Event.AUDIT_FAILED)
    attempted(lite, two, Answer(0.1, 200))
    for query, ids in (
        ({"endpoint": first["id"]}, [one]),
        ({"endpoint": second["id"]}, [two]),
        ({"endpoint": "nobody"}, []),
        ({"status": "delivered"}, [two]),
        ({"status": "pending", "event": "audit.failed"}, []),
        ({"event": "audit.completed"}, [one]),
        ({}, [two, one]),
    ):
        answer = client.get(DELIVERIES, params=query)
        assert [item["id"] for item in answer.json()["items"]] == ids, query


def test_deliveries_come_a_page_at_a_time(client: TestClient, lite: Store) -> None:
    add(client)
    made = [announced(lite) for _ in range(5)]
    seen, cursor = [], {}
    for _ in range(3):
        page = client.get(DELIVERIES, params={"limit": 2, **cursor}).json()
        seen += [item["id"] for item in page["items"]]
        cursor = {"cursor": page["next"]}
    assert seen == made[::-1]
    assert page["next"] is None


@pytest.mark.parametrize(
    ("query", "field"),
    [
        ({"status": "lost"}, "status"),
        ({"event": "audit.done"}, "event"),
        ({"limit": 101}, "limit"),
        ({"cursor": "x"}, "cursor"),
        ({"sort": "id"}, "sort"),
    ],
)
def test_filters_that_are_none_are_refused(client: TestClient, query: dict[str, Any], field: str) -> None:
    answer = client.get(DELIVERIES, params=query)
    assert answer.status_code == 422
    assert answer.json()["errors"][0]["field"] == field


@pytest.mark.parametrize("status", [200, 500], ids=["delivered", "failed"])
def test_a_delivery_is_made_again_under_its_id(client: TestClient, lite: Store, queue: ListQueue, status: int) -> None:
    add(client)
    delivery_id = announced(lite)
    attempted(lite, delivery_id, Answer(0.1, status))
    answer = client.post(f"{DELIVERIES}/{delivery_id}/redeliver")
    assert answer.status_code == 202
    assert (answer.json()["id"], answer.json()["status"], answer.json()["ended_at"]) == (delivery_id, "pending", None)
    assert queue.delivered == [delivery_id]
    attempted(lite, delivery_id, Answer(0.1, 204))
    (shown,) = client.get(DELIVERIES).json()["items"]
    assert [made["status"] for made in shown["attempts"]] == [status, 204]


def test_one_that_is_being_sent_is_left_alone(client: TestClient, lite: Store) -> None:
    add(client)
    delivery_id = announced(lite)
    assert claim(lite, delivery_id, 60)
    answer = client.post(f"{DELIVERIES}/{delivery_id}/redeliver")
    assert (answer.status_code, answer.json()["status"]) == (202, DeliveryStatus.SENDING)


def test_what_was_missed_is_recovered(client: TestClient, lite: Store, queue: ListQueue) -> None:
    place = f"{ENDPOINTS}/{add(client)['id']}"
    before, failed, good = announced(lite), announced(lite), announced(lite)
    for one, answer in ((before, Answer(0.1, 500)), (failed, Answer(0.1, 500)), (good, Answer(0.1, 200))):
        attempted(lite, one, answer)
    created = {item["id"]: item["created_at"] for item in client.get(DELIVERIES).json()["items"]}
    answer = client.post(f"{place}/recover", json={"since": created[failed]})
    assert (answer.status_code, answer.json()) == (202, {"count": 1})
    assert queue.delivered == [failed]


@pytest.mark.parametrize(
    ("since", "status"),
    [
        pytest.param("0001-01-01T00:00:00+14:00", 202, id="before every calendar"),
        pytest.param("9999-12-31T23:59:59-12:00", 202, id="after every calendar"),
        pytest.param("2026-11-30T10:00:00", 422, id="without a zone"),
        pytest.param("yesterday", 422, id="a word"),
    ],
)
def test_since_when_is_a_moment(client: TestClient, since: str, status: int) -> None:
    answer = client.post(f"{ENDPOINTS}/{add(client)['id']}/recover", json={"since": since})
    assert answer.status_code == status, answer.text
