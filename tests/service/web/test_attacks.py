"""What is sent to break the service, or to slip something in: each gets a plain answer and costs no more than that."""

from __future__ import annotations

import gzip
import json
import tracemalloc
import zlib
from typing import Any

import pytest
from fastapi.testclient import TestClient

from service.settings import Settings
from service.store import Store
from service.web.app import create_app
from tests.fakes import ListQueue

LIMIT = 8_000_000
PAIR = {"target": "Istia said so.", "source": "Izwiestia tak pisze."}
JSON = {"Content-Type": "application/json"}
GZIP = {**JSON, "Content-Encoding": "gzip"}


def packed(pair: dict[str, Any]) -> bytes:
    return gzip.compress(json.dumps(pair).encode())


def bomb(size: int) -> bytes:
    """A JSON string of so many spaces, packed a thousand to one."""
    return gzip.compress(b'{"target": "' + b" " * size + b'"}')


@pytest.mark.parametrize(
    ("body", "headers", "status", "says"),
    [
        pytest.param(b"x", {}, 415, "not stated", id="no type"),
        pytest.param(b"target=x", {"Content-Type": "application/x-www-form-urlencoded"}, 415, "json", id="a form"),
        pytest.param(json.dumps(PAIR).encode(), {"Content-Type": "text/plain"}, 415, "text/plain", id="JSON as text"),
        pytest.param(b"", JSON, 422, "body", id="nothing"),
        pytest.param(
            '{"target": "Łódź"}'.encode("iso-8859-2"),
            {"Content-Type": "application/json; charset=iso-8859-2"},
            415,
            "UTF-8",
            id="another charset, as stated",
        ),
        pytest.param('{"target": "Łódź"}'.encode("iso-8859-2"), JSON, 400, "byte 12", id="another charset, unstated"),
        pytest.param(b'{"target": "x"\n "id": 1}', JSON, 400, "line 2, column 2", id="a comma left out"),
        pytest.param(b'{"target": ', JSON, 400, "line 1, column 12", id="cut off"),
        pytest.param(b"[" * 100_000, JSON, 400, "nested", id="100,000 brackets"),
        pytest.param(b'{"a":' * 100_000, JSON, 400, "nested", id="100,000 braces"),
        pytest.param(b'{"target": ' + b"9" * 5000 + b"}", JSON, 400, "digits", id="a number of 5,000 digits"),
        pytest.param(b'{"target": NaN}', JSON, 422, "target", id="not a number"),
        pytest.param(b'{"target": "\\ud800"}', JSON, 422, "target", id="half a surrogate pair"),
        pytest.param(b'{"target": "\\u0000"}', JSON, 422, "NUL", id="a NUL"),
        pytest.param(b'"' + b"x" * 10_000_000 + b'"', JSON, 413, "8000000 bytes", id="10 MB in a line"),
        pytest.param(b" " * (LIMIT + 1), {"Content-Type": "text/plain"}, 413, "8000000", id="10 MB of another type"),
        pytest.param(bomb(50_000_000), GZIP, 413, "8000000 bytes", id="a bomb of 50 MB in 50 kB"),
        pytest.param(gzip.compress(bomb(50_000_000)), GZIP, 400, "UTF-8", id="a bomb in a bomb: only one is opened"),
        pytest.param(b"{}", GZIP, 400, "not gzip", id="no gzip at all"),
        pytest.param(packed(PAIR)[:-9], GZIP, 400, "ends before", id="half a gzip"),
        pytest.param(zlib.compress(b"{}"), {**JSON, "Content-Encoding": "deflate"}, 415, "deflate", id="deflate"),
        pytest.param(packed(PAIR), {**JSON, "Content-Encoding": "gzip, gzip"}, 415, "gzip, gzip", id="gzip twice"),
    ],
)
def test_what_cannot_be_read_is_said(
    client: TestClient, queue: ListQueue, body: bytes, headers: dict[str, str], status: int, says: str
) -> None:
    answer = client.post("/v1/audits", content=body, headers=headers)
    assert answer.status_code == status, answer.text[:300]
    assert answer.headers["content-type"] == "application/problem+json"
    assert says in answer.json()["detail"]
    assert len(answer.content) < 2000
    assert not queue.sent


@pytest.mark.parametrize(
    "body",
    [
        pytest.param(packed(PAIR), id="one member"),
        pytest.param(gzip.compress(b'{"target"') + gzip.compress(b': "Istia said so."}'), id="two members"),
        pytest.param(gzip.compress(json.dumps({"target": "ab" * 200_000}).encode()), id="many pieces"),
    ],
)
def test_gzip_is_read(client: TestClient, body: bytes) -> None:
    assert client.post("/v1/audits", content=body, headers=GZIP).status_code == 202


def test_gzip_that_comes_in_drops_is_read(client: TestClient) -> None:
    drops = (bytes([byte]) for byte in packed(PAIR))
    assert client.post("/v1/audits", content=drops, headers=GZIP).status_code == 202


def test_a_bomb_is_never_held_in_memory(client: TestClient) -> None:
    body = bomb(100_000_000)
    tracemalloc.start()
    try:
        assert client.post("/v1/audits", content=body, headers=GZIP).status_code == 413
        assert tracemalloc.get_traced_memory()[1] < 5 * LIMIT
    finally:
        tracemalloc.stop()


def test_of_a_key_that_is_given_twice_the_last_counts(client: TestClient) -> None:
    body = b'{"target": "One.", "id": "a", "id": "b"}'
    assert client.post("/v1/audits", content=body, headers=JSON).json()["pair_id"] == "b"


EVIL = "x\r\nSet-Cookie: a=b"


@pytest.mark.parametrize(
    ("path", "headers"),
    [
        pytest.param("/v1/audits", {"X-Request-Id": EVIL}, id="in an id that comes back"),
        pytest.param("/v1/audits", {"Accept": EVIL}, id="in what is negotiated"),
        pytest.param("/v1/audits?cursor=x%0d%0aSet-Cookie:%20a=b", {}, id="in a query"),
        pytest.param("/v1/audits/x%0d%0aSet-Cookie:%20a=b", {}, id="in a path"),
        pytest.param("/audits/x%0d%0aSet-Cookie:%20a=b", {"Accept": "text/html"}, id="in a page's path"),
    ],
)
def test_no_line_is_slipped_into_the_headers(client: TestClient, path: str, headers: dict[str, str]) -> None:
    answer = client.get(path, headers=headers)
    assert "set-cookie" not in answer.headers
    assert not any("\n" in value or "\r" in value for value in answer.headers.values())


def test_no_line_of_an_article_is_slipped_into_the_headers(client: TestClient) -> None:
    answer = client.post("/v1/audits", json={**PAIR, "id": EVIL, "metadata": {"feed": EVIL, "url": EVIL}})
    assert answer.status_code == 202
    assert "set-cookie" not in answer.headers


@pytest.mark.parametrize("host", ["localhost", "127.0.0.1:8000", "[::1]", "[::1]:8000"])
def test_the_own_host_is_known(quick: Settings, lite: Store, host: str) -> None:
    own = quick.model_copy(update={"allowed_hosts": Settings.model_fields["allowed_hosts"].default})
    with TestClient(create_app(own, lite, ListQueue())) as client:
        assert client.get("/healthz", headers={"Host": host}).status_code == 200


@pytest.mark.parametrize("host", ["evil.example", "localhost.evil.example", "[::2]", "", "localhost:8000@evil", "[::1"])
def test_another_host_is_refused_as_a_problem(quick: Settings, lite: Store, host: str) -> None:
    own = quick.model_copy(update={"allowed_hosts": Settings.model_fields["allowed_hosts"].default})
    with TestClient(create_app(own, lite, ListQueue())) as client:
        answer = client.get("/healthz", headers={"Host": host})
    assert answer.status_code == 400
    assert "EXONYM_ALLOWED_HOSTS" in answer.json()["detail"]
