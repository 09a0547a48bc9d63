"""Every error is problem details, and every answer carries the headers that keep readers safe."""

from __future__ import annotations

import pytest
from fastapi.testclient import TestClient
from sqlalchemy import text

from service.settings import Settings
from service.store import Store
from service.web.app import create_app
from tests.fakes import ListQueue


@pytest.mark.parametrize(
    ("method", "path", "status", "allow"),
    [
        pytest.param("GET", "/v1/nothing", 404, None, id="no such path"),
        pytest.param("DELETE", "/v1/audits", 405, "GET, HEAD, POST", id="two routes on one path"),
        pytest.param("POST", "/v1/audits/x/events", 405, "GET, HEAD", id="one route"),
        pytest.param("POST", "/static/page.css", 405, "GET, HEAD", id="a file"),
    ],
)
def test_wrong_paths_and_methods(client: TestClient, method: str, path: str, status: int, allow: str | None) -> None:
    answer = client.request(method, path)
    assert answer.status_code == status
    assert answer.headers["content-type"] == "application/problem+json"
    assert answer.headers.get("allow") == allow
    assert answer.json()["status"] == status


def test_a_failure_inside_is_not_shown_outside(client: TestClient, lite: Store) -> None:
    with lite.writing() as session:
        session.execute(text("DROP TABLE audits"))
    answer = client.get("/v1/audits")
    assert answer.status_code == 500
    assert answer.headers["content-type"] == "application/problem+json"
    assert "no such table" not in answer.text


@pytest.mark.parametrize("path", ["/", "/v1/audits", "/nothing", "/static/page.css"])
def test_browsers_are_told_to_run_no_scripts(client: TestClient, path: str) -> None:
    headers = client.get(path).headers
    assert "default-src 'none'" in headers["content-security-policy"]
    assert headers["x-content-type-options"] == "nosniff"


def test_a_host_name_that_is_not_ours_is_refused(quick: Settings, lite: Store) -> None:
    strict = quick.model_copy(update={"allowed_hosts": ("localhost",)})
    with TestClient(create_app(strict, lite, ListQueue()), base_url="http://localhost:8000") as ours:
        assert ours.get("/healthz").status_code == 200
        assert ours.get("/healthz", headers={"host": "evil.example"}).status_code == 400
