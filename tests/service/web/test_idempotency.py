"""Idempotency-Key on POST /v1/audits: one audit however often it is sent, and the first answer each time."""

from __future__ import annotations

from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import pytest
from fastapi.testclient import TestClient

from service import audits, auth
from service.audits import Filters
from service.auth import Scope
from service.store import Store
from service.web.app import create_app
from service.web.idempotency import digest_of
from tests.conftest import quick_settings
from tests.fakes import ListQueue
from tests.service.web.api.test_audits import end

BODY = {"target": "He came.", "id": "mine"}


def send(client: TestClient, body: Any = BODY, key: str = "k-1", **headers: str) -> Any:
    return client.post("/v1/audits", json=body, headers={"Idempotency-Key": key, **headers})


def made(store: Store, workspace: str = "default") -> list[str]:
    return [audit.id for audit in audits.list_page(store, workspace, Filters(), 100).audits]


def test_the_same_request_is_answered_as_it_was_first(client: TestClient, lite: Store, queue: ListQueue) -> None:
    first = send(client)
    end(lite, first.json()["id"])
    again = send(client)
    assert (again.status_code, again.content, again.headers["location"]) == (
        first.status_code,
        first.content,
        first.headers["location"],
    )
    assert again.headers["idempotency-replayed"] == "true"
    assert "idempotency-replayed" not in first.headers
    assert len(made(lite)) == len(queue.sent) == 1


@pytest.mark.parametrize(
    "content",
    [
        pytest.param(b'{ "id": "mine",\n"target":"He came." }', id="white space and order"),
        pytest.param(b'{"target": "He c\\u0061me.", "id": "mine"}', id="escapes"),
        pytest.param(b'{"target": "He came.", "id": "mine", "target_lang": "en"}', id="a default that is said"),
    ],
)
def test_what_asks_for_the_same_is_the_same(client: TestClient, lite: Store, content: bytes) -> None:
    send(client)
    headers = {"Idempotency-Key": "k-1", "Content-Type": "application/json"}
    assert client.post("/v1/audits", content=content, headers=headers).headers["idempotency-replayed"] == "true"


@pytest.mark.parametrize(
    "other",
    [
        pytest.param({**BODY, "target": "He came. "}, id="a space in a text"),
        pytest.param({**BODY, "metadata": {"feed": "x"}}, id="metadata"),
        pytest.param({"target": "He came."}, id="without its id"),
    ],
)
def test_another_request_under_the_key_is_refused(client: TestClient, lite: Store, other: dict[str, Any]) -> None:
    send(client)
    refused = send(client, other)
    assert refused.status_code == 422
    assert refused.json()["type"] == "urn:exonym:problem:idempotency-key-reused"
    assert len(made(lite)) == 1


def test_other_endpoints_ask_for_something_else() -> None:
    assert digest_of("POST /v1/audits", {"a": 1}) != digest_of("POST /v1/batches", {"a": 1})


@pytest.mark.parametrize(
    ("key", "same"),
    [
        pytest.param("k", '"k"', id="bare and quoted"),
        pytest.param("x" * 255, '"' + "x" * 255 + '"', id="the longest"),
        pytest.param("a b", '"a b"', id="with a space"),
    ],
)
def test_a_key_is_bare_or_quoted(client: TestClient, lite: Store, key: str, same: str) -> None:
    for written in (key, same):
        assert send(client, key=written).status_code == 202
    assert len(made(lite)) == 1


@pytest.mark.parametrize(
    "key",
    [
        pytest.param("", id="nothing"),
        pytest.param('""', id="nothing in quotes"),
        pytest.param('"', id="half a quote"),
        pytest.param('"k', id="an open quote"),
        pytest.param("x" * 256, id="too long"),
        pytest.param('"' + "x" * 256 + '"', id="too long in quotes"),
        pytest.param(b"\xe9", id="not ASCII"),
        pytest.param("a\tb", id="a tab"),
    ],
)
def test_a_malformed_key_is_refused_by_name_and_limit(client: TestClient, lite: Store, key: Any) -> None:
    refused = send(client, key=key)
    assert refused.status_code == 422
    (error,) = refused.json()["errors"]
    assert error["field"] == "Idempotency-Key"
    assert "1 to 255 printable ASCII characters" in error["message"]
    assert made(lite) == []


@pytest.mark.parametrize(
    "bad", [pytest.param({}, id="no target"), pytest.param({"target": "<p></p>", "format": "html"}, id="no text in it")]
)
def test_nothing_is_kept_of_what_is_not_acceptable(client: TestClient, bad: dict[str, Any]) -> None:
    assert send(client, bad).status_code == 422
    assert "idempotency-replayed" not in send(client).headers


def test_keys_of_workspaces_are_apart(client: TestClient, lite: Store) -> None:
    for workspace in ("default", "other"):
        secret = auth.create_key(lite, workspace, "k", [Scope.WRITE]).secret
        assert "idempotency-replayed" not in send(client, Authorization=f"Bearer {secret}").headers
        assert len(made(lite, workspace)) == 1


def test_who_waits_gets_the_report_of_the_first(client: TestClient, lite: Store) -> None:
    first = send(client, Prefer="wait=0")
    assert first.status_code == 202
    end(lite, first.json()["id"])
    again = send(client, Prefer="wait=5")
    assert again.status_code == 200
    assert again.json()["id"] == first.json()["id"]
    assert again.json()["report"]
    assert again.headers["idempotency-replayed"] == "true"


def test_thirty_at_once_make_one_audit(database_url: str) -> None:
    store, queue = Store(database_url), ListQueue()
    with (
        TestClient(create_app(quick_settings(database_url, "memory://"), store, queue)) as client,
        ThreadPoolExecutor(30) as pool,
    ):
        answers = list(pool.map(lambda _: send(client), range(30)))
    assert {a.status_code for a in answers} == {202}
    assert len({a.json()["id"] for a in answers}) == len(made(store)) == len(queue.sent) == 1
    assert Counter(a.headers.get("idempotency-replayed") for a in answers) == {None: 1, "true": 29}
    store.close()


def test_a_crash_before_the_end_leaves_neither_audit_nor_key(
    client: TestClient, lite: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as broken:
        broken.setattr("service.web.accepting.keep_answer", lambda *_: 1 / 0)
        assert send(client).status_code == 500
    assert made(lite) == []
    assert "idempotency-replayed" not in send(client).headers
