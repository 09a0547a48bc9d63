"""/v1/webhooks: endpoints are registered, shown without secrets, changed; deliveries looked at and made again."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from ipaddress import IPv4Network
from typing import Any

import pytest
from fastapi.testclient import TestClient

from service import webhooks
from service.auth import Scope, create_key
from service.settings import Settings
from service.store import Store
from service.store.models import DeliveryStatus, Endpoint
from service.store.types import now
from service.web.app import create_app
from service.webhooks import Event
from service.webhooks.attempts import claim, record
from service.webhooks.sending import Answer
from tests.fakes import ListQueue
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
    delivery_id = announced(lite)
    attempted(lite, delivery_id, Answer(0.1, 410))
    gone = client.get(place).json()
    assert (gone["paused"], gone["paused_why"]) == (True, "The endpoint answered 410 Gone.")
    second = client.patch(place, json={"paused": False}).json()
    assert (second["paused_why"], second["failures"], second["failing_since"]) == ("", 0, None)
    assert queue.delivered == [], "it is due in 5 s"


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


REQUESTS: list[tuple[str, str, Any]] = [
    ("GET", ENDPOINTS + "/{}", None),
    ("PATCH", ENDPOINTS + "/{}", {"paused": True}),
    ("DELETE", ENDPOINTS + "/{}", None),
    ("POST", ENDPOINTS + "/{}/rotate-secret", None),
    ("POST", ENDPOINTS + "/{}/recover", {"since": "2026-01-01T00:00:00Z"}),
    ("POST", DELIVERIES + "/{}/redeliver", None),
]


@pytest.mark.parametrize("unknown", [NOBODY, "nobody", "%00", "ä" * 40], ids=["no row", "a word", "NUL", "long"])
def test_unknown_ids_are_404(client: TestClient, unknown: str) -> None:
    for method, path, body in REQUESTS:
        answer = client.request(method, path.format(unknown), json=body)
        assert answer.status_code == 404, (method, path)
        assert answer.headers["content-type"] == "application/problem+json"


As = Callable[[Scope, str], TestClient]


@pytest.fixture
def called_with(quick: Settings, lite: Store, queue: ListQueue) -> As:
    """The application, called with a key of a scope in a workspace."""
    app = create_app(quick, lite, queue)

    def client(scope: Scope, workspace: str) -> TestClient:
        secret = create_key(lite, workspace, "test", [scope]).secret
        return TestClient(app, headers={"Authorization": f"Bearer {secret}"})

    return client


def test_other_workspaces_find_nothing(lite: Store, called_with: As) -> None:
    mine, other = called_with(Scope.ADMIN, "default"), called_with(Scope.ADMIN, "other")
    endpoint = add(mine)
    delivery_id = announced(lite)
    for method, path, body in REQUESTS:
        place = path.format(delivery_id if "deliveries" in path else endpoint["id"])
        assert other.request(method, place, json=body).status_code == 404, (method, path)
    for listed in (ENDPOINTS, DELIVERIES, f"{DELIVERIES}?endpoint={endpoint['id']}"):
        assert other.get(listed).json()["items"] == []
    del endpoint["secret"]
    assert mine.get(f"{ENDPOINTS}/{endpoint['id']}").json() == endpoint


@pytest.mark.parametrize("scope", [Scope.READ, Scope.WRITE])
def test_only_admins_are_served(called_with: As, scope: Scope) -> None:
    client = called_with(scope, "default")
    lists: list[tuple[str, str, Any]] = [("GET", ENDPOINTS, None), ("GET", DELIVERIES, None)]
    for method, path, body in [*REQUESTS, *lists, ("POST", ENDPOINTS, {"url": URL})]:
        assert client.request(method, path.format(NOBODY), json=body).status_code == 403, (method, path)
