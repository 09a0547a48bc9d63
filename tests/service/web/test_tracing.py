"""A request has an id and a log line; the audit it brings keeps the id; no line tells what was sent."""

from __future__ import annotations

import io
import json
import logging
from collections.abc import Iterator
from threading import Event
from typing import Any

import pytest
from fastapi.testclient import TestClient

from service import audits, logs
from service.auth import Scope
from service.auth.keys import create_key
from service.settings import Settings
from service.store import Store
from tests.fakes import ListQueue, WordAuditor
from workers.engine import InProcess
from workers.running import Runner

PAIR = {"target": "Istia CRASH Qxzvwy.", "source": "Izwiestia Wvzxq.", "metadata": {"feed": "agency"}}


@pytest.fixture
def log() -> Iterator[io.StringIO]:
    root = logging.getLogger()
    before, level = root.handlers, root.level
    written = io.StringIO()
    logs.set_up(Settings(log_format="json", log_level="debug"), written)
    yield written
    root.handlers = before
    root.setLevel(level)


def requests_in(log: io.StringIO) -> list[dict[str, Any]]:
    lines = [json.loads(line) for line in log.getvalue().splitlines()]
    return [line for line in lines if line["logger"] == "service.requests"]


@pytest.mark.parametrize(
    ("given", "kept"),
    [
        pytest.param("req-4711_a.B", True, id="the caller's"),
        pytest.param("x" * 100, True, id="as long as may be"),
        pytest.param("x" * 101, False, id="too long"),
        pytest.param("", False, id="empty"),
        pytest.param("a b", False, id="with a space"),
        pytest.param("a\r\nSet-Cookie: b=c", False, id="with a line break"),
        pytest.param("a\n", False, id="with one at the end"),
        pytest.param("żółw", False, id="not ASCII"),
        pytest.param(None, False, id="none"),
    ],
)
def test_every_answer_has_an_id(client: TestClient, given: str | None, kept: bool) -> None:
    headers = {} if given is None else {"X-Request-Id": given.encode()}
    came = client.get("/v1/audits", headers=headers).headers["x-request-id"]  # type: ignore[arg-type]
    assert (came == given) is kept
    assert came.replace("-", "").replace("_", "").replace(".", "").isalnum()


@pytest.mark.parametrize(
    ("method", "path"),
    [
        pytest.param("GET", "/", id="a page"),
        pytest.param("GET", "/v1/nothing", id="a path that is not there"),
        pytest.param("DELETE", "/v1/audits", id="a method that is not there"),
        pytest.param("HEAD", "/healthz", id="a HEAD"),
        pytest.param("GET", "/static/page.css", id="a file"),
        pytest.param("POST", "/v1/audits", id="a refused body"),
    ],
)
def test_whatever_is_answered_has_an_id_and_a_line(
    client: TestClient, log: io.StringIO, method: str, path: str
) -> None:
    answer = client.request(method, path)
    (line,) = requests_in(log)
    assert (line["method"], line["path"], line["status"]) == (method, path, answer.status_code)
    assert line["request_id"] == answer.headers["x-request-id"]
    assert line["ms"] > 0


def test_a_failure_inside_has_an_id_and_one_line_with_its_reason(
    client: TestClient, log: io.StringIO, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(audits, "list_page", lambda *_: 1 / 0)
    answer = client.get("/v1/audits", headers={"X-Request-Id": "r-1"})
    assert (answer.status_code, answer.headers["x-request-id"]) == (500, "r-1")
    failed = [line for line in map(json.loads, log.getvalue().splitlines()) if line["level"] == "error"]
    assert ["ZeroDivisionError" in line["exception"] for line in failed] == [True]
    assert failed[0]["request_id"] == "r-1"


def test_health_is_only_logged_for_those_who_debug(client: TestClient, log: io.StringIO) -> None:
    client.get("/healthz")
    assert requests_in(log)[0]["level"] == "debug"


def test_the_key_is_told_by_its_id_alone(client: TestClient, log: io.StringIO, lite: Store) -> None:
    key = create_key(lite, "default", "n", [Scope.READ])
    client.get("/v1/audits", headers={"Authorization": f"Bearer {key.secret}"})
    assert requests_in(log)[0]["key_id"] == key.row.id
    assert requests_in(log)[0]["workspace"] == "default"
    assert key.secret not in log.getvalue()


def test_an_audit_keeps_the_id_and_its_worker_logs_it(client: TestClient, log: io.StringIO, lite: Store) -> None:
    audit_id = client.post("/v1/audits", json=PAIR, headers={"X-Request-Id": "r-7"}).json()["id"]
    assert audits.get(lite, audit_id).request_id == "r-7"
    Runner(lite, ListQueue(), InProcess(lambda _: WordAuditor()), Settings(), Event()).run(audit_id)
    of_worker = [line for line in map(json.loads, log.getvalue().splitlines()) if line["logger"][:8] == "workers."]
    assert "audit ran" in {line["event"] for line in of_worker}
    assert {(line["request_id"], line["audit_id"]) for line in of_worker} == {("r-7", audit_id)}


@pytest.mark.parametrize(
    ("method", "path", "more"),
    [
        pytest.param("POST", "/v1/audits", {"json": PAIR}, id="accepted"),
        pytest.param("POST", "/v1/audits", {"json": {**PAIR, "nothing": 1}}, id="refused"),
        pytest.param("POST", "/v1/audits", {"content": json.dumps(PAIR)}, id="of the wrong type"),
        pytest.param("POST", "/audits", {"data": {"target": "Qxzvwy", "format": "x"}}, id="a form"),
        pytest.param("GET", "/v1/audits?q=Qxzvwy&feed=Qxzvwy", {}, id="searched for"),
    ],
)
def test_no_line_has_a_text(client: TestClient, log: io.StringIO, method: str, path: str, more: dict[str, Any]) -> None:
    client.request(method, path, **more)
    assert requests_in(log)
    assert "Qxzvwy" not in log.getvalue()
    assert "Wvzxq" not in log.getvalue()
