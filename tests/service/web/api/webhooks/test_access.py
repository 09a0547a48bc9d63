"""/v1/webhooks: admins of the workspace are served, and nobody else."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from fastapi.testclient import TestClient

from service.auth import Scope, create_key
from service.settings import Settings
from service.store import Store
from service.web.app import create_app
from tests.fakes import ListQueue
from tests.service.web.api.webhooks.conftest import DELIVERIES, ENDPOINTS, NOBODY, URL, add, announced

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
