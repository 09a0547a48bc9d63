"""What every answer has in common: HEAD beside GET, packed when big, never stored, a page for a browser's error."""

from __future__ import annotations

import asyncio
import gzip
from collections.abc import AsyncIterator
from typing import Any

import pytest
from fastapi import Response
from fastapi.responses import StreamingResponse
from fastapi.testclient import TestClient
from starlette.types import Message, Scope

from service import audits
from service.store import Store
from service.web.heads import HeadAsGet
from tests.service.web.api.test_audits import end

BROWSER = {"Accept": "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8"}


@pytest.mark.parametrize(
    "path", ["/", "/healthz", "/v1/audits", "/v1/audits/nothing", "/static/page.css", "/openapi.json", "/nowhere"]
)
def test_head_is_get_without_its_body(client: TestClient, path: str) -> None:
    got, head = client.get(path), client.head(path)
    assert head.status_code == got.status_code
    assert head.content == b""
    volatile = {"x-request-id", "date"}
    assert {k: v for k, v in head.headers.items() if k not in volatile} == {
        k: v for k, v in got.headers.items() if k not in volatile
    }


def test_head_is_405_where_there_is_no_get(client: TestClient) -> None:
    answer = client.head("/audits")
    assert answer.status_code == 405
    assert answer.headers["allow"] == "POST"


def test_head_of_a_stream_without_end_ends() -> None:
    async def ticks() -> AsyncIterator[bytes]:
        while True:
            yield b"tick\n"
            await asyncio.sleep(0.01)

    sent: list[Message] = []

    async def receive() -> Message:
        return {"type": "http.request", "body": b"", "more_body": False}

    async def send(message: Message) -> None:
        sent.append(message)

    async def ask() -> None:
        scope: Scope = {"type": "http", "method": "HEAD", "headers": [], "asgi": {"spec_version": "2.3"}}
        await asyncio.wait_for(HeadAsGet(StreamingResponse(ticks()))(scope, receive, send), 10)
        assert scope["method"] == "HEAD"

    asyncio.run(ask())
    assert [message["type"] for message in sent] == ["http.response.start", "http.response.body"]
    assert sent[1]["body"] == b""


@pytest.mark.parametrize(
    ("path", "kept"),
    [
        pytest.param("/", "no-store", id="a page"),
        pytest.param("/v1/audits", "no-store", id="the API"),
        pytest.param("/v1/audits/nothing", "no-store", id="an error"),
        pytest.param("/static/page.css", "public, max-age=3600", id="a file"),
        pytest.param("/static/none.css", "no-store", id="a file that is not there"),
    ],
)
def test_what_may_hold_texts_is_never_stored(client: TestClient, path: str, kept: str) -> None:
    assert client.get(path).headers["cache-control"] == kept


def test_a_big_report_is_packed_for_who_takes_it(client: TestClient, lite: Store) -> None:
    audit = client.post("/v1/audits", json={"target": "Istia said so. " * 2000}).headers["location"]
    end(lite, audit.rsplit("/", 1)[1])
    with client.stream("GET", f"{audit}/report.json") as packed:
        raw = b"".join(packed.iter_raw())
    assert packed.headers["content-encoding"] == "gzip"
    plain = client.get(f"{audit}/report.json", headers={"Accept-Encoding": "identity"})
    assert "content-encoding" not in plain.headers
    assert gzip.decompress(raw) == plain.content
    assert len(raw) * 5 < len(plain.content)
    assert {packed.headers["vary"], plain.headers["vary"]} == {"Accept-Encoding"}


@pytest.mark.parametrize(
    ("method", "path", "more", "status", "says"),
    [
        pytest.param("GET", "/audits/nothing", {}, 404, "No audit has the id", id="no such audit"),
        pytest.param("GET", "/nowhere", {}, 404, "not found", id="no such page"),
        pytest.param("GET", "/v1/audits?limit=0", {}, 422, "limit", id="the API, looked at"),
        pytest.param("POST", "/audits", {"content": b"x" * 8_000_001}, 413, "8000000", id="too long a form"),
        pytest.param("GET", "/audits/<script>alert(1)</script>x", {}, 404, "&lt;script&gt;", id="markup in a path"),
    ],
)
def test_a_browser_gets_a_page(
    client: TestClient, method: str, path: str, more: dict[str, Any], status: int, says: str
) -> None:
    answer = client.request(method, path, headers=BROWSER, **more)
    assert answer.status_code == status
    assert answer.headers["content-type"].startswith("text/html")
    assert says in answer.text
    assert "<script>" not in answer.text
    assert '<p class="error" role="alert">' in answer.text
    assert "default-src 'none'" in answer.headers["content-security-policy"]


def test_a_browser_is_told_of_a_failure_by_a_page(client: TestClient, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object) -> Response:
        raise ZeroDivisionError("inside")

    monkeypatch.setattr(audits, "get", fail)
    answer = client.get("/audits/x", headers=BROWSER)
    assert (answer.status_code, "inside" in answer.text) == (500, False)
    assert "<h1>Internal error</h1>" in answer.text


@pytest.mark.parametrize("accept", ["*/*", "application/json", ""])
def test_a_program_gets_a_problem(client: TestClient, accept: str) -> None:
    answer = client.get("/audits/nothing", headers={"Accept": accept})
    assert answer.headers["content-type"] == "application/problem+json"
