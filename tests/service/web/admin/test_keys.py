"""Keys at the desk: made and shown once, revoked, and seen by admins alone."""

from __future__ import annotations

import re

import pytest
from fastapi.testclient import TestClient

from service import auth, log
from service.auth import Role, Scope
from service.store import Store
from tests.service.web.admin.conftest import SignIn


def test_a_key_is_made_shown_once_used_and_revoked(sign_in: SignIn, client: TestClient, lite: Store) -> None:
    desk = sign_in(Role.ADMIN)
    made = desk.post("/admin/keys", {"name": "<b>CI</b>", "scope": ["read", "write"], "expires_in": "90d"})
    assert made.status_code == 201
    found = re.search(r"exo_[\w-]{43}", made.text)
    assert found
    assert "&lt;b&gt;CI" in made.text
    assert client.get("/v1/audits", headers={"Authorization": f"Bearer {found[0]}"}).status_code == 200
    assert found[0] not in desk.get("/admin/keys").text
    (key,) = auth.list_keys(lite, "default")
    assert (key.scopes, key.expires_at is None) == ("read write", False)
    assert desk.post(f"/admin/keys/{key.id}/revoke", {}).headers["location"] == "/admin/keys"
    assert client.get("/v1/audits", headers={"Authorization": f"Bearer {found[0]}"}).status_code == 401
    assert "is revoked." in desk.get("/admin/keys").text
    assert [(e.what, e.by) for e in log.list_entries(lite, "default", 9)] == [
        ("key.revoked", "admin@default.example"),
        ("key.created", "admin@default.example"),
    ]


@pytest.mark.parametrize(
    ("form", "field"),
    [
        pytest.param({"name": "CI"}, "scopes", id="good for nothing"),
        pytest.param({"name": " ", "scope": ["read"]}, "name", id="no name"),
        pytest.param({"name": "CI", "scope": ["root"]}, "scopes", id="a scope that is none"),
        pytest.param({"name": "CI", "scope": ["read"], "expires_in": "soon"}, "expires_in", id="no time"),
    ],
)
def test_what_is_wrong_is_said_and_what_was_typed_stays(
    sign_in: SignIn, lite: Store, form: dict[str, object], field: str
) -> None:
    answer = sign_in(Role.ADMIN).post("/admin/keys", form)
    assert answer.status_code == 422
    assert f'role="alert">{field}: ' in answer.text
    assert f'value="{form["name"]}"' in answer.text
    assert not auth.list_keys(lite)


def test_another_workspaces_key_is_not_there(sign_in: SignIn, lite: Store) -> None:
    theirs = auth.create_key(lite, "other", "theirs", [Scope.READ])
    desk = sign_in(Role.ADMIN)
    assert "theirs" not in desk.get("/admin/keys").text
    assert desk.post(f"/admin/keys/{theirs.row.id}/revoke", {}).status_code == 404
    assert auth.get_key(lite, theirs.row.id).revoked_at is None
