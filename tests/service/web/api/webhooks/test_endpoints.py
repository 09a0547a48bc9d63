"""/v1/webhooks/endpoints: registered, shown without secrets, changed."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from fastapi.testclient import TestClient

from service.store import Store
from service.store.models import Endpoint
from service.store.types import now
from service.webhooks import Event
from service.webhooks.sending import Answer
from tests.fakes import ListQueue
from tests.service.web.api.webhooks.conftest import DELIVERIES, ENDPOINTS, URL, add, announced, attempted


def test_an_endpoint_is_registered_and_its_secret_shown_once(client: TestClient) -> None:
    answer = client.post(ENDPOINTS, json={"url": URL, "events": ["audit.failed"], "description": "the desk"})
    made = answer.json()
    assert answer.headers["location"] == f"{ENDPOINTS}/{made['id']}"
    assert made["secret"].startswith("whsec_")
    assert (made["url"], made["events"], made["description"]) == (URL, ["audit.failed"], "the desk")
    assert (made["paused"], made["paused_why"], made["failures"]) == (False, "", 0)
    for path in (ENDPOINTS, f"{ENDPOINTS}/{made['id']}"):
        shown = client.get(path)
        assert shown.status_code == 200
        assert made["secret"] not in shown.text
        assert "secret" not in shown.json().get("items", [shown.json()])[0]


def test_without_events_it_is_told_everything(client: TestClient) -> None:
    assert add(client)["events"] == [event.value for event in Event]


@pytest.mark.parametrize(
    ("body", "field", "says"),
    [
        pytest.param({}, "url", "required", id="no address"),
        pytest.param({"url": "http://10.0.0.5/x"}, "url", "not public", id="a private address"),
        pytest.param({"url": "file:///etc/passwd"}, "url", "https", id="a file"),
        pytest.param({"url": "http://2130706433/"}, "url", "RFC 3986", id="a number"),
        pytest.param({"url": "http://cms.invalid/"}, "url", "looked up", id="a name that is none"),
        pytest.param({"url": "https://a:b@127.0.0.1/"}, "url", "user name", id="credentials"),
        pytest.param({"url": "http://127.0.0.1:22/"}, "url", "port", id="a low port"),
        pytest.param({"url": "x" * 2001}, "url", "2000", id="too long"),
        pytest.param({"url": "http://127.0.0.1/\0"}, "url", "NUL", id="NUL"),
        pytest.param({"url": URL, "events": []}, "events", "1", id="no events"),
        pytest.param({"url": URL, "events": ["audit.done"]}, "events.0", "audit.completed", id="an unknown event"),
        pytest.param({"url": URL, "description": "d" * 201}, "description", "200", id="a long description"),
        pytest.param({"url": URL, "secret": "whsec_x"}, "secret", "not permitted", id="a secret of one's own"),
    ],
)
def test_bad_input_is_refused_by_field(
    client: TestClient, monkeypatch: pytest.MonkeyPatch, body: Any, field: str, says: str
) -> None:
    monkeypatch.setattr("service.webhooks.policy.socket.getaddrinfo", _unknown)
    answer = client.post(ENDPOINTS, json=body)
    assert answer.status_code == 422
    (error,) = answer.json()["errors"]
    assert error["field"] == field
    assert says in error["message"]


def _unknown(*_: Any, **__: Any) -> Any:
    raise OSError("Name or service not known")


def test_a_workspace_has_a_limit_of_endpoints(client: TestClient, lite: Store) -> None:
    with lite.writing() as session:
        for number in range(50):
            session.add(Endpoint(id=str(number), workspace="default", url=URL, events=[], secret="s"))
    answer = client.post(ENDPOINTS, json={"url": URL})
    assert answer.status_code == 422
    assert "50" in answer.json()["detail"]


@pytest.mark.parametrize(
    ("change", "shown"),
    [
        pytest.param({"paused": True}, {"paused": True, "paused_why": "Paused by hand."}, id="paused"),
        pytest.param({"events": ["batch.completed"] * 2}, {"events": ["batch.completed"]}, id="events, each once"),
        pytest.param({"description": ""}, {"description": ""}, id="no description"),
        pytest.param({"url": "http://127.0.0.2:8080"}, {"url": "http://127.0.0.2:8080"}, id="an address"),
        pytest.param({}, {"paused": False, "description": "the desk"}, id="nothing"),
    ],
)
def test_an_endpoint_is_changed(client: TestClient, change: dict[str, Any], shown: dict[str, Any]) -> None:
    place = f"{ENDPOINTS}/{add(client, description='the desk')['id']}"
    answer = client.patch(place, json=change)
    assert answer.status_code == 200
    assert answer.json().items() >= shown.items()
    assert client.get(place).json() == answer.json()


def test_an_endpoint_cannot_be_moved_inside(client: TestClient) -> None:
    answer = client.patch(f"{ENDPOINTS}/{add(client)['id']}", json={"url": "http://169.254.169.254/latest"})
    assert answer.status_code == 422
    assert answer.json()["errors"][0]["field"] == "url"


def test_one_that_is_served_again_is_sent_what_waited(client: TestClient, lite: Store, queue: ListQueue) -> None:
    place = f"{ENDPOINTS}/{add(client)['id']}"
    first, second = announced(lite), announced(lite)
    attempted(lite, first, Answer(0.1, 410))
    gone = client.get(place).json()
    assert (gone["paused"], gone["paused_why"], gone["failures"]) == (True, "The endpoint answered 410 Gone.", 1)
    served = client.patch(place, json={"paused": False}).json()
    assert (served["paused_why"], served["failures"], served["failing_since"]) == ("", 0, None)
    assert queue.delivered == [second], "the first is due in 5 s"


def test_a_rotated_secret_is_new_and_the_old_one_signs_for_a_day(client: TestClient) -> None:
    made = add(client)
    answer = client.post(f"{ENDPOINTS}/{made['id']}/rotate-secret")
    assert answer.status_code == 200
    assert answer.json()["secret"] != made["secret"]
    assert answer.json()["old_secret_until"] > (now() + timedelta(hours=23)).isoformat()


def test_a_deleted_endpoint_takes_its_deliveries_along(client: TestClient, lite: Store) -> None:
    place = f"{ENDPOINTS}/{add(client)['id']}"
    attempted(lite, announced(lite), Answer(0.1, 500))
    assert client.delete(place).status_code == 204
    assert client.get(place).status_code == 404
    assert client.get(DELIVERIES).json()["items"] == []
