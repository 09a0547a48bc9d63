"""The log says who did what, with the deed or not at all, and holds no secret."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import timedelta
from ipaddress import ip_network

import pytest
from fastapi.testclient import TestClient
from sqlalchemy import select, update

from exonym.model import Pair
from service import audits, auth, log
from service.auth import Role, Scope
from service.connectors import NewConnector, add_connector, remove_connector
from service.errors import InvalidField
from service.settings import Settings
from service.store import Store
from service.store.ids import new_id
from service.store.models import Delivery, Entry
from service.store.types import now
from service.web.app import create_app
from tests.conftest import quick_settings
from tests.fakes import ListQueue

SECRET = "a static value of the CMS"
PASSWORD = "correct horse battery"
PUBLIC = "https://203.0.113.7/hook/hidden-token"
"""An address of TEST-NET-3, looked up nowhere."""


def entries(store: Store) -> list[Entry]:
    with store.reading() as session:
        return list(session.scalars(select(Entry).order_by(Entry.id)))


def test_what_is_done_by_commands_is_in_the_log(store: Store) -> None:
    key = auth.create_key(store, "default", "CI", [Scope.READ])
    auth.revoke_key(store, key.row.id)
    auth.revoke_key(store, key.row.id)
    auth.add_user(store, "default", "Ed@desk.example", Role.EDITOR, PASSWORD)
    add_connector(store, NewConnector("desk", "strapi", SECRET))
    remove_connector(store, "desk", "default")
    written = entries(store)
    assert [(e.what, e.about) for e in written] == [
        ("key.created", key.row.id),
        ("key.revoked", key.row.id),
        ("user.added", "ed@desk.example"),
        ("connector.added", "desk"),
        ("connector.removed", "desk"),
    ]
    assert {(e.by, e.workspace) for e in written} == {(log.COMMAND_LINE, "default")}
    details = json.dumps([e.details for e in written])
    assert not [hidden for hidden in (key.secret, SECRET, PASSWORD) if hidden in details]


@pytest.fixture
def api(sqlite_database: str) -> Iterator[tuple[TestClient, Store, str]]:
    """A service with one key, and that key's id."""
    settings = quick_settings(sqlite_database, "memory://").model_copy(
        update={"webhook_allowed_networks": (ip_network("203.0.113.0/24"),)}
    )
    store = Store(sqlite_database)
    key = auth.create_key(store, "default", "all", list(Scope))
    with TestClient(create_app(settings, store, ListQueue()), headers={"Authorization": f"Bearer {key.secret}"}) as api:
        yield api, store, key.row.id
    store.close()


def test_what_is_done_by_api_is_in_the_log_with_the_key(api: tuple[TestClient, Store, str]) -> None:
    client, store, key = api
    with store.writing() as session:
        audit = audits.add_audit(session, audits.Submission(Pair(target="Istia"), "news"), 60)
    made = client.post("/v1/keys", json={"name": "CI", "scopes": ["read"]}).json()["id"]
    client.delete(f"/v1/keys/{made}")
    client.post("/v1/connectors", json={"name": "desk", "kind": "strapi", "secret": SECRET})
    client.delete("/v1/connectors/desk")
    endpoint = client.post("/v1/webhooks/endpoints", json={"url": PUBLIC}).json()["id"]
    client.patch(f"/v1/webhooks/endpoints/{endpoint}", json={"paused": True})
    client.post(f"/v1/webhooks/endpoints/{endpoint}/rotate-secret")
    delivery = owe(store, endpoint)
    client.post(f"/v1/webhooks/deliveries/{delivery}/redeliver")
    client.post(f"/v1/webhooks/endpoints/{endpoint}/recover", json={"since": "2026-01-01T00:00:00Z"})
    client.delete(f"/v1/webhooks/endpoints/{endpoint}")
    batch = client.post("/v1/batches", content=b'{"target": "x"}', headers={"content-type": "application/x-ndjson"})
    for _ in range(2):
        client.post(f"/v1/batches/{batch.json()['id']}/cancel")
    client.delete(f"/v1/audits/{audit.id}")
    written = entries(store)[1:]
    assert [(e.what, e.about) for e in written] == [
        ("key.created", made),
        ("key.revoked", made),
        ("connector.added", "desk"),
        ("connector.removed", "desk"),
        ("endpoint.added", endpoint),
        ("endpoint.changed", endpoint),
        ("endpoint.rotated", endpoint),
        ("delivery.redelivered", delivery),
        ("endpoint.recovered", endpoint),
        ("endpoint.deleted", endpoint),
        ("batch.cancelled", batch.json()["id"]),
        ("audit.deleted", audit.id),
    ]
    assert {e.by for e in written} == {f"key {key}"}
    assert "hidden-token" not in json.dumps([e.details for e in written]), "some put a secret into the path"


def owe(store: Store, endpoint: str) -> str:
    """A delivery that an endpoint is still to be given."""
    delivery = Delivery(id=new_id(), workspace="default", endpoint_id=endpoint, event="audit.completed", payload={})
    with store.writing() as session:
        session.add(delivery)
    return delivery.id


def test_what_failed_is_not_in_the_log(store: Store) -> None:
    auth.add_user(store, "default", "ed@desk.example", Role.EDITOR, PASSWORD)
    with pytest.raises(InvalidField):
        auth.add_user(store, "default", "ed@desk.example", Role.ADMIN, PASSWORD)
    assert [e.details for e in entries(store)] == [{"role": "editor"}]


def test_entries_are_listed_newest_first_a_page_at_a_time_by_kind_and_workspace(store: Store) -> None:
    for name in ("a", "b", "c"):
        auth.create_key(store, "default", name, [Scope.READ])
    auth.create_key(store, "other", "theirs", [Scope.READ])
    auth.add_user(store, "default", "ed@desk.example", Role.EDITOR, PASSWORD)
    first = log.list_entries(store, "default", 2)
    assert [e.what for e in first] == ["user.added", "key.created"]
    rest = log.list_entries(store, "default", 10, after=first[-1].id)
    assert [e.details["name"] for e in rest] == ["b", "a"]
    assert {e.what for e in log.list_entries(store, "default", 10, what="user")} == {"user.added"}
    assert log.list_entries(store, "default", 10, what="us") == []


@pytest.mark.parametrize(("days", "left"), [pytest.param(None, 2, id="kept"), pytest.param(30, 1, id="forgotten")])
def test_old_entries_are_forgotten_when_a_setting_says_so(store: Store, days: float | None, left: int) -> None:
    for name in ("old", "new"):
        auth.create_key(store, "default", name, [Scope.READ])
    with store.writing() as session:
        session.execute(update(Entry).where(Entry.id == entries(store)[0].id).values(at=now() - timedelta(days=31)))
    log.forget_entries(store, ListQueue(), Settings(log_days=days))
    assert len(entries(store)) == left
