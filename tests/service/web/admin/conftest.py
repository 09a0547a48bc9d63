from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

import pytest
from argon2 import PasswordHasher
from fastapi.testclient import TestClient
from httpx2 import Response

from service.auth import Role, ensure_workspace
from service.store import Store
from service.store.ids import new_id
from service.store.models import User

PASSWORD = "correct horse battery"
_HASH = PasswordHasher(time_cost=1, memory_cost=8, parallelism=1).hash(PASSWORD)
"""One that takes no time to check."""


def add_somebody(store: Store, email: str, role: Role, workspace: str = "default") -> User:
    """A user whose password is PASSWORD."""
    user = User(id=new_id(), workspace=workspace, email=email, role=role, password=_HASH)
    with store.writing() as session:
        ensure_workspace(session, workspace)
        session.add(user)
    return user


@dataclass
class Desk:
    """Somebody at the desk: a browser without scripts."""

    client: TestClient

    def get(self, path: str) -> Response:
        return self.client.get(path)

    def secret(self, path: str) -> str:
        """What a form of a page carries."""
        found = re.search(r'name="csrf" value="([^"]+)"', self.get(path).text)
        assert found
        return found[1]

    def post(self, path: str, form: dict[str, object], page: str = "/admin") -> Response:
        """Send a form as a page has it."""
        return self.client.post(path, data={**form, "csrf": self.secret(page)})

    def sign_in(self, email: str, password: str = PASSWORD, **more: str) -> Response:
        return self.post("/admin/sign-in", {"email": email, "password": password, **more}, "/admin/sign-in")


@pytest.fixture
def desk(client: TestClient) -> Desk:
    """A browser in which nobody is signed in yet."""
    return Desk(client)


SignIn = Callable[[Role], Desk]


@pytest.fixture
def sign_in(desk: Desk, lite: Store) -> SignIn:
    """Signs in somebody new of a role."""

    def signed_in(role: Role, workspace: str = "default") -> Desk:
        add_somebody(lite, f"{role}@{workspace}.example", role, workspace)
        desk.client.cookies.clear()
        assert desk.sign_in(f"{role}@{workspace}.example").status_code == 303
        return desk

    return signed_in
