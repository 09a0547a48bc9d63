"""The way in to the desk, and what keeps others out."""

from __future__ import annotations

import re
from datetime import timedelta

import pytest
from fastapi.testclient import TestClient
from sqlalchemy import select, update

from service.auth import Role, tries
from service.store import Store
from service.store.models import SignedIn, User
from service.store.types import now
from tests.service.web.admin.conftest import PASSWORD, Desk, SignIn, add_somebody

EMAIL = "ed@desk.example"


@pytest.fixture(autouse=True)
def somebody(lite: Store) -> User:
    return add_somebody(lite, EMAIL, Role.EDITOR)


@pytest.mark.parametrize(
    ("path", "place"),
    [
        pytest.param("/admin", "/admin/sign-in", id="the first page"),
        pytest.param("/admin?q=a&b=c", "/admin/sign-in?to=/admin%3Fq%3Da%26b%3Dc", id="with its state"),
    ],
)
def test_without_a_session_a_page_leads_to_the_sign_in(desk: Desk, path: str, place: str) -> None:
    answer = desk.get(path)
    assert (answer.status_code, answer.headers["location"]) == (303, place)


@pytest.mark.parametrize(
    ("to", "place"),
    [
        pytest.param("", "/admin", id="nowhere in particular"),
        pytest.param("/admin/audits?q=a", "/admin/audits?q=a", id="the page that was wanted"),
        pytest.param("/admin?days=7", "/admin?days=7", id="the first page, with its state"),
        pytest.param("//evil.example/admin/", "/admin", id="another host"),
        pytest.param("https://evil.example/admin", "/admin", id="another site"),
        pytest.param("/administrator", "/admin", id="something that begins alike"),
        pytest.param("/admin/\\evil", "/admin", id="a backslash"),
        pytest.param("/admin/\r\nSet-Cookie: a=b", "/admin", id="a header"),
    ],
)
def test_signed_in_one_comes_where_one_wanted_to(desk: Desk, to: str, place: str) -> None:
    answer = desk.sign_in(EMAIL.upper(), to=to)
    assert (answer.status_code, answer.headers["location"]) == (303, place)


def test_the_cookie_is_for_this_service_alone_and_the_row_has_its_hash(desk: Desk, lite: Store) -> None:
    cookie = next(c for c in desk.sign_in(EMAIL).headers.get_list("set-cookie") if c.startswith("exonym_session="))
    assert {"HttpOnly", "SameSite=lax", "Path=/"} <= set(cookie.split("; "))
    assert "Secure" not in cookie
    with lite.reading() as session:
        digest = session.scalars(select(SignedIn.digest)).one()
    assert digest not in cookie


def test_behind_https_cookies_are_secure(desk: Desk) -> None:
    desk.client.base_url = desk.client.base_url.copy_with(scheme="https")
    assert all("Secure" in c for c in desk.sign_in(EMAIL).headers.get_list("set-cookie") if "Max-Age=0" not in c)


def test_signed_out_the_session_is_gone_also_for_who_kept_the_cookie(desk: Desk) -> None:
    desk.sign_in(EMAIL)
    kept = desk.client.cookies["exonym_session"]
    assert desk.post("/admin/sign-out", {}).headers["location"] == "/admin/sign-in"
    desk.client.cookies.set("exonym_session", kept)
    assert desk.get("/admin").status_code == 303


@pytest.mark.parametrize(
    "ended",
    [
        pytest.param({"used_at": now() - timedelta(hours=8)}, id="nothing done for a working day"),
        pytest.param({"expires_at": now()}, id="a week old"),
    ],
)
def test_a_session_ends_by_itself(desk: Desk, lite: Store, ended: dict[str, object]) -> None:
    desk.sign_in(EMAIL)
    with lite.writing() as session:
        session.execute(update(SignedIn).values(ended))
    assert desk.get("/admin").status_code == 303


def test_what_is_done_keeps_a_session_alive(desk: Desk, lite: Store) -> None:
    desk.sign_in(EMAIL)
    before = now() - timedelta(hours=7)
    with lite.writing() as session:
        session.execute(update(SignedIn).values(used_at=before))
    assert desk.get("/admin").status_code == 200
    with lite.reading() as session:
        assert session.scalars(select(SignedIn.used_at)).one() > before


@pytest.mark.parametrize(
    ("form", "headers"),
    [
        pytest.param({}, {}, id="no secret"),
        pytest.param({"csrf": ""}, {}, id="an empty secret"),
        pytest.param({"csrf": "é" * 43}, {}, id="rubbish"),
        pytest.param({"csrf": "right"}, {"sec-fetch-site": "cross-site"}, id="the right secret from another site"),
        pytest.param({"csrf": "right"}, {"origin": "https://evil.example"}, id="an old browser on another site"),
    ],
)
@pytest.mark.parametrize("path", ["/admin/sign-in", "/admin/sign-out"])
def test_forms_that_are_not_ours_are_refused(
    desk: Desk, path: str, form: dict[str, str], headers: dict[str, str]
) -> None:
    page = "/admin/sign-in" if path == "/admin/sign-in" else "/admin"
    if page == "/admin":
        desk.sign_in(EMAIL)
    sent = {**form, "email": EMAIL, "password": PASSWORD}
    if form.get("csrf") == "right":
        sent["csrf"] = desk.secret(page)
    desk.get(page)
    assert desk.client.post(path, data=sent, headers=headers).status_code == 403


def test_wrong_passwords_are_answered_alike_whoever_they_are_for(desk: Desk) -> None:
    answers = [desk.sign_in(who, "nope") for who in (EMAIL, "nobody@desk.example", "\0")]
    assert [answer.status_code for answer in answers] == [422, 422, 422]
    assert len({re.sub(r' value="[^"]*"', "", answer.text) for answer in answers}) == 1


@pytest.mark.parametrize("who", [EMAIL, "nobody@desk.example"])
def test_too_many_wrong_passwords_lock_out_for_a_while(desk: Desk, who: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tries, "OF_EMAIL", 3)
    for _ in range(3):
        assert desk.sign_in(who, "nope").status_code == 422
    locked = desk.sign_in(who)
    assert locked.status_code == 429
    assert 0 < int(locked.headers["retry-after"]) <= 900
    assert "Too many wrong passwords" in locked.text
    at = now() + tries.WINDOW
    monkeypatch.setattr(tries, "now", lambda: at)
    assert desk.sign_in(who).status_code == (303 if who == EMAIL else 422)


def test_an_address_that_tries_everybody_is_locked_out_too(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tries, "OF_ADDRESS", 3)
    for name in "abc":
        desk.sign_in(f"{name}@desk.example", "nope")
    assert desk.sign_in(EMAIL).status_code == 429


def test_the_right_password_wipes_the_wrong_ones_out(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tries, "OF_EMAIL", 2)
    for _ in range(2):
        assert desk.sign_in(EMAIL, "nope").status_code == 422
        assert desk.sign_in(EMAIL).status_code == 303
        desk.client.cookies.clear()


def test_a_page_of_a_role_is_there_for_no_lower_one(sign_in: SignIn) -> None:
    page = sign_in(Role.VIEWER).get("/admin").text
    assert "viewer@default.example" in page
    assert "/admin/keys" not in page


@pytest.mark.parametrize("path", ["/", "/audits/x"])
def test_where_people_can_sign_in_closed_pages_lead_there(client: TestClient, path: str) -> None:
    answer = client.get(path)
    assert (answer.status_code, answer.headers["location"]) == (303, "/admin")


def test_scripts_come_from_here_alone(desk: Desk) -> None:
    desk.sign_in(EMAIL)
    policy = desk.get("/admin").headers["content-security-policy"]
    for said in ("default-src 'none'", "script-src 'self'", "style-src 'self'", "frame-ancestors 'none'"):
        assert said in policy
    assert "unsafe" not in policy
