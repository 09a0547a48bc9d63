"""/v1/keys: made with at most the caller's scopes, shown once, listed and revoked in the caller's workspace."""

from __future__ import annotations

from typing import Any

import pytest
from fastapi.testclient import TestClient

from service import auth
from service.auth import Scope
from service.settings import Settings
from service.store import Store
from service.web.app import create_app
from tests.fakes import ListQueue
from tests.servers import wait_for


def header(store: Store, *scopes: Scope, workspace: str = "default") -> dict[str, str]:
    return {"Authorization": f"Bearer {auth.create_key(store, workspace, 'k', scopes or list(Scope)).secret}"}


def test_a_key_is_shown_once_and_works_at_once(client: TestClient, lite: Store) -> None:
    mine = header(lite, workspace="desk")
    made = client.post("/v1/keys", json={"name": "n", "scopes": ["read", "read"], "expires_in": "90d"}, headers=mine)
    assert made.status_code == 201
    key = made.json()
    assert (key["name"], key["scopes"], key["workspace"], key["last_used_at"]) == ("n", ["read"], "desk", None)
    assert key["expires_at"] > key["created_at"]
    assert client.get(made.headers["location"], headers=mine).json() == {k: v for k, v in key.items() if k != "key"}
    assert key["key"] not in client.get("/v1/keys", headers=mine).text
    theirs = {"Authorization": f"Bearer {key['key']}"}
    assert client.get("/v1/audits", headers=theirs).status_code == 200


def test_the_first_key_closes_the_service_at_once(client: TestClient) -> None:
    assert client.post("/v1/keys", json={"name": "first", "scopes": ["admin"]}).status_code == 201
    assert client.get("/v1/audits").status_code == 401


def test_a_revoked_key_is_refused_at_once(client: TestClient, lite: Store) -> None:
    mine = header(lite)
    key = client.post("/v1/keys", json={"name": "n", "scopes": ["read"]}, headers=mine).json()
    theirs = {"Authorization": f"Bearer {key['key']}"}
    assert client.get("/v1/audits", headers=theirs).status_code == 200
    for _ in range(2):
        assert client.delete(f"/v1/keys/{key['id']}", headers=mine).status_code == 204
    refused = client.get("/v1/audits", headers=theirs)
    assert refused.status_code == 401
    assert refused.headers["www-authenticate"] == 'Bearer error="invalid_token"'
    assert client.get(f"/v1/keys/{key['id']}", headers=mine).json()["revoked_at"]


@pytest.mark.parametrize("scope", ["read", "write"])
def test_nobody_gives_more_than_they_have(client: TestClient, lite: Store, scope: str) -> None:
    answer = client.post("/v1/keys", json={"name": "n", "scopes": ["admin", scope]}, headers=header(lite, Scope.ADMIN))
    assert answer.status_code == 403
    assert scope in answer.json()["detail"]
    assert len(auth.list_keys(lite)) == 1


@pytest.mark.parametrize(
    ("body", "field"),
    [
        pytest.param({"scopes": ["read"]}, "name", id="no name"),
        pytest.param({"name": " ", "scopes": ["read"]}, "name", id="a blank name"),
        pytest.param({"name": "x" * 101, "scopes": ["read"]}, "name", id="a long name"),
        pytest.param({"name": "a\u009bb", "scopes": ["read"]}, "name", id="a name with a control character"),
        pytest.param({"name": "n", "scopes": []}, "scopes", id="good for nothing"),
        pytest.param({"name": "n", "scopes": ["all"]}, "scopes.0", id="an unknown scope"),
        pytest.param({"name": "n", "scopes": ["read"], "expires_in": ""}, "expires_in", id="an empty lifetime"),
        pytest.param({"name": "n", "scopes": ["read"], "expires_in": "soon"}, "expires_in", id="no lifetime"),
        pytest.param({"name": "n", "scopes": ["read"], "workspace": "other"}, "workspace", id="another workspace"),
    ],
)
def test_bad_keys_are_refused_by_field(client: TestClient, body: dict[str, Any], field: str) -> None:
    answer = client.post("/v1/keys", json=body)
    assert answer.status_code == 422
    assert [error["field"] for error in answer.json()["errors"]] == [field]


def test_a_list_goes_on_from_page_to_page(client: TestClient, lite: Store) -> None:
    mine = header(lite)
    made = [key.id for key in auth.list_keys(lite)]
    made += [auth.create_key(lite, "default", str(i), [Scope.READ]).row.id for i in range(4)]
    first = client.get("/v1/keys", params={"limit": 3}, headers=mine).json()
    rest = client.get("/v1/keys", params={"limit": 3, "cursor": first["next"]}, headers=mine).json()
    assert [key["id"] for page in (first, rest) for key in page["items"]] == made
    assert rest["next"] is None


def use_key(quick: Settings, lite: Store) -> TestClient:
    """A service that a key is used of once it is entered."""
    return TestClient(create_app(quick, lite, ListQueue()), headers=header(lite))


def last_used(store: Store) -> object:
    return auth.list_keys(store)[0].last_used_at


def test_the_last_use_is_seen_after_a_stop(quick: Settings, lite: Store) -> None:
    with use_key(quick, lite) as client:
        client.get("/v1/audits")
        assert last_used(lite) is None
    assert last_used(lite) is not None


def test_the_last_use_is_seen_after_a_while(quick: Settings, lite: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("service.web.app.NOTED", 0.05)
    with use_key(quick, lite) as client:
        client.get("/v1/audits")
        wait_for(lambda: last_used(lite) is not None, 10)
