"""Users at the desk: added, given another role or password, removed; never the last admin."""

from __future__ import annotations

import pytest

from service import auth, log
from service.auth import Role
from service.settings import Settings
from service.store import Store
from tests.service.web.admin.conftest import PASSWORD, SignIn, add_somebody

LASTING = auth.Lasting.of(Settings())


def test_somebody_is_added_and_may_sign_in(sign_in: SignIn, lite: Store) -> None:
    desk = sign_in(Role.ADMIN)
    form = {"email": "Ed@desk.example", "password": PASSWORD, "role": "editor"}
    assert desk.post("/admin/users", form).status_code == 303
    assert "ed@desk.example may sign in now." in desk.get("/admin/users").text
    assert auth.check_password(lite, "ed@desk.example", PASSWORD, "here").role == Role.EDITOR


@pytest.mark.parametrize(
    ("form", "says"),
    [
        pytest.param({"email": "nobody", "password": PASSWORD}, "email: ", id="no address"),
        pytest.param({"email": "a@b.example", "password": "short"}, "password: ", id="a short password"),
        pytest.param({"email": "a@b.example", "password": PASSWORD, "role": "god"}, "role: ", id="no role"),
        pytest.param({"email": "admin@default.example", "password": PASSWORD}, "is there already", id="twice"),
    ],
)
def test_what_is_wrong_is_said(sign_in: SignIn, lite: Store, form: dict[str, object], says: str) -> None:
    answer = sign_in(Role.ADMIN).post("/admin/users", form)
    assert (answer.status_code, says in answer.text) == (422, True)
    assert PASSWORD not in answer.text
    assert len(auth.list_users(lite, "default")) == 1


def test_roles_passwords_and_people_change_at_once(sign_in: SignIn, lite: Store) -> None:
    user = add_somebody(lite, "ed@desk.example", Role.EDITOR)
    token = auth.start_session(lite, user, LASTING)
    desk = sign_in(Role.ADMIN)
    assert desk.post(f"/admin/users/{user.id}/role", {"role": "viewer"}).status_code == 303
    signed = auth.find_session(lite, token, LASTING)
    assert signed
    assert signed.role is Role.VIEWER
    assert desk.post(f"/admin/users/{user.id}/password", {"password": "another horse"}).status_code == 303
    assert auth.find_session(lite, token, LASTING) is None, "signed out everywhere"
    assert auth.check_password(lite, "ed@desk.example", "another horse", "here")
    assert desk.post(f"/admin/users/{user.id}/remove", {}).status_code == 303
    assert [one.email for one in auth.list_users(lite, "default")] == ["admin@default.example"]
    assert [e.what for e in log.list_entries(lite, "default", 9)] == ["user.removed", "user.password", "user.changed"]


@pytest.mark.parametrize(("act", "form"), [("role", {"role": "viewer"}), ("remove", {})])
def test_the_only_admin_stays_one(sign_in: SignIn, lite: Store, act: str, form: dict[str, object]) -> None:
    desk = sign_in(Role.ADMIN)
    (me,) = auth.list_users(lite, "default")
    add_somebody(lite, "boss@other.example", Role.ADMIN, "other")
    answer = desk.post(f"/admin/users/{me.id}/{act}", form)
    assert (answer.status_code, "is the only admin" in answer.text) == (422, True)
    add_somebody(lite, "second@default.example", Role.ADMIN)
    assert desk.post(f"/admin/users/{me.id}/{act}", form).status_code == 303


def test_another_workspaces_user_is_not_there(sign_in: SignIn, lite: Store) -> None:
    theirs = add_somebody(lite, "boss@other.example", Role.ADMIN, "other")
    desk = sign_in(Role.ADMIN)
    assert "boss@other.example" not in desk.get("/admin/users").text
    for act, form in {"role": {"role": "viewer"}, "password": {"password": PASSWORD}, "remove": {}}.items():
        assert desk.post(f"/admin/users/{theirs.id}/{act}", dict(form)).status_code == 404
