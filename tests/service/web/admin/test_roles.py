"""What a role may not do it does not see, and is refused; each page says what it is about."""

from __future__ import annotations

import pytest

from exonym.discovery import discover
from service.auth import Role
from service.web.desk import Entry
from tests.service.web.admin.conftest import SignIn

ENTRIES: tuple[Entry, ...] = discover("service.web.admin", "ENTRY")
WORDS = {
    "/names": "house",
    "/connectors": "connector",
    "/webhooks": "deliver",
    "/keys": "key",
    "/users": "role",
    "/rules": "name.copied",
    "/models": "licence",
    "/log": "log",
}
POSTS = ["/keys", "/users", "/connectors", "/webhooks", "/rules"]


@pytest.mark.parametrize(("path", "word"), WORDS.items())
def test_a_page_says_what_it_is_about(sign_in: SignIn, path: str, word: str) -> None:
    page = sign_in(Role.ADMIN).get(f"/admin{path}")
    assert page.status_code == 200
    main = page.text.lower().partition("<main")[2]
    assert word in main
    assert main.count("<h1") == 1
    assert " style=" not in page.text


@pytest.mark.parametrize("role", [Role.VIEWER, Role.EDITOR])
def test_what_a_role_may_not_it_does_not_see(sign_in: SignIn, role: Role) -> None:
    desk = sign_in(role)
    start = desk.get("/admin").text
    hidden = [entry for entry in ENTRIES if entry.role is Role.ADMIN]
    assert hidden
    for entry in hidden:
        assert f'href="/admin{entry.path}"' not in start
        assert desk.get(f"/admin{entry.path}").status_code == 403
    for path in POSTS:
        assert desk.post(f"/admin{path}", {}).status_code == 403
