"""/v1/hooks/{name}: signed events in, with no key; and whatever else is sent there."""

from __future__ import annotations

import json
import time
from collections.abc import Mapping
from typing import Any

import pytest
from fastapi.testclient import TestClient
from sqlalchemy import func, select

from service.auth import Scope, create_key
from service.settings import Settings
from service.store import Store
from service.store.models import Audit, HookEvent
from service.web.app import create_app
from tests.fakes import ListQueue
from tests.service.connectors.signing import (
    HEX64,
    WHSEC,
    sign_contentful,
    sign_ghost,
    sign_standard,
    sign_strapi,
    sign_wordpress,
)

BOTH = {"source": "$.pl", "target": "$.en", "source_lang": "=pl", "target_lang": "=en", "article_id": "$.id"}
EVENT = json.dumps({"pl": "Izwiestia pisze.", "en": "Istia writes.", "id": "a"}).encode()
JSON = {"content-type": "application/json"}


def connect(client: TestClient, kind: str = "generic", secret: str = WHSEC, **more: Any) -> None:
    body = {"name": "blog", "kind": kind, "secret": secret, "mapping": BOTH, **more}
    answer = client.post("/v1/connectors", json=body)
    assert answer.status_code == 201, answer.text


def hook(client: TestClient, headers: Mapping[str, Any], body: bytes = EVENT, path: str = "/v1/hooks/blog") -> Any:
    return client.post(path, content=body, headers=dict(headers))


def signed(body: bytes = EVENT, **more: Any) -> dict[str, str]:
    return {**sign_standard(WHSEC, body, **{"at": time.time(), **more}), **JSON}


def test_a_signed_event_is_accepted_and_audited(client: TestClient, queue: ListQueue) -> None:
    connect(client)
    answer = hook(client, signed())
    assert (answer.status_code, set(answer.json())) == (202, {"status", "audit_id"})
    assert answer.json()["status"] == "accepted"
    assert queue.sent == [answer.json()["audit_id"]]
    assert hook(client, signed()).json() == answer.json()
    assert len(queue.sent) == 1


def test_a_half_waits(client: TestClient) -> None:
    connect(client, mapping={"text": "$.en", "lang": "=en", "join_key": "$.id"}, source_langs=["pl"])
    answer = hook(client, signed())
    assert (answer.status_code, answer.json()) == (202, {"status": "waiting", "join_key": "a"})


def test_what_is_not_wanted_is_ignored_with_the_reason(client: TestClient) -> None:
    connect(client, mapping={**BOTH, "when": "$.published"})
    answer = hook(client, signed())
    assert answer.status_code == 200
    assert answer.json() == {"status": "ignored", "why": "$.published is not in this event"}


def test_a_path_that_leads_nowhere_is_named(client: TestClient) -> None:
    connect(client)
    body = b'{"pl": "x", "id": "a"}'
    answer = hook(client, signed(body), body)
    assert answer.status_code == 422
    assert answer.headers["content-type"] == "application/problem+json"
    assert answer.json()["errors"] == [{"field": "mapping.target", "message": "$.en leads nowhere in this event"}]


def test_woocommerces_ping_is_answered(client: TestClient) -> None:
    connect(client, "wordpress", "wp-secret")
    answer = hook(client, {"content-type": "application/x-www-form-urlencoded"}, b"webhook_id=12")
    assert (answer.status_code, answer.json()["status"]) == (200, "ignored")


@pytest.mark.parametrize(
    ("kind", "secret", "headers"),
    [
        pytest.param("wordpress", "wp-secret", sign_wordpress("wp-secret", EVENT), id="with a charset"),
        pytest.param("strapi", "Bearer token-1", sign_strapi("Bearer token-1", EVENT), id="a header Authorization"),
    ],
)
def test_content_types_do_not_matter(client: TestClient, kind: str, secret: str, headers: dict[str, str]) -> None:
    connect(client, kind, secret)
    for content_type in ("application/json; charset=UTF-8", "text/plain", "x", ""):
        assert hook(client, {**headers, "content-type": content_type}).status_code == 202


def test_contentful_signs_the_path_as_it_was_called(client: TestClient) -> None:
    connect(client, "contentful", HEX64)
    headers = sign_contentful(HEX64, EVENT, time.time(), "/v1/hooks/blog")
    assert hook(client, headers).status_code == 202
    assert hook(client, headers, path="/v1/hooks/%62log").status_code == 401
    assert hook(client, headers, path="/v1/hooks/blog?x=1").status_code == 401


def test_ghost_is_taken(client: TestClient) -> None:
    connect(client, "ghost", "ghost-secret")
    assert hook(client, {**sign_ghost("ghost-secret", EVENT, time.time()), **JSON}).status_code == 202


def test_what_is_not_signed_is_refused_and_not_told_why(client: TestClient, lite: Store) -> None:
    connect(client)
    refused = [
        hook(client, JSON),
        hook(client, signed(), EVENT + b" "),
        hook(client, signed(at=time.time() - 3600)),
        hook(client, {**signed(), "webhook-timestamp": "nan"}),
        hook(client, {**signed(), "webhook-signature": b"\xc3\xa9"}),
        hook(client, {**signed(), "webhook-signature": "v1," + "A" * 5000}),
        hook(client, signed(), path="/v1/hooks/nobody"),
        hook(client, signed(), path="/v1/hooks/NO%00BODY"),
        hook(client, signed(), path="/v1/hooks/" + "x" * 3000),
    ]
    assert {answer.status_code for answer in refused} == {401}
    assert len({answer.text for answer in refused}) == 1, "who guesses learns nothing, not even which names there are"
    assert all(answer.headers["www-authenticate"] for answer in refused)
    with lite.reading() as session:
        assert [session.scalar(select(func.count()).select_from(table)) for table in (Audit, HookEvent)] == [0, 0]


RUBBISH = (b"\xff\xfe", b"\x01", b"{}", b"%00", b"1" * 5000, b"v1,=", b",", b"-1", b"1e3")


@pytest.mark.parametrize("name", ["webhook-id", "webhook-timestamp", "webhook-signature", "content-type"])
def test_rubbish_headers_never_break_anything(client: TestClient, name: str) -> None:
    connect(client)
    answers = [hook(client, {**signed(), name: value}).status_code for value in RUBBISH]
    assert answers == [202 if name == "content-type" else 401] * len(RUBBISH)


@pytest.mark.parametrize(
    "bodies",
    [
        pytest.param([b"", b"{", b"\xff\xfe", b"null", b"1" * 5000, b'"a"'], id="no JSON object"),
        pytest.param([b"[" * 100_000, b'{"a":' * 50_000], id="nested deep"),
        pytest.param([b'{"pl": "\\ud800", "en": "x"}', b'{"pl": "a\\u0000", "en": "x", "id": 1}'], id="no text"),
    ],
)
def test_rubbish_that_is_signed_is_a_422(client: TestClient, bodies: list[bytes]) -> None:
    connect(client)
    assert {hook(client, signed(body), body).status_code for body in bodies} == {422}


def test_a_long_event_is_refused_before_it_is_read(quick: Settings, lite: Store) -> None:
    app = create_app(quick.model_copy(update={"max_body_bytes": 2000}), lite, ListQueue())
    with TestClient(app, raise_server_exceptions=False) as client:
        connect(client)
        body = b" " * 3000
        assert hook(client, signed(body), body).status_code == 413


def test_a_large_event_costs_little_more_than_reading_it(client: TestClient) -> None:
    """CMSs wait for two seconds, Ghost for one: 7 MB of JSON with two texts of 400,000 characters take about half."""
    connect(client)
    words = "Zdanie o Izwiestii. " * 20_000
    document = {"more": [{"n": n, "text": "x" * 80} for n in range(60_000)], "pl": words, "en": words, "id": 1}
    body = json.dumps(document).encode()
    start = time.perf_counter()
    json.loads(body)
    read = time.perf_counter() - start
    assert hook(client, signed(body), body).status_code == 202
    assert time.perf_counter() - start - read < 30 * read, "measured: 5"


def test_hooks_need_no_key_and_keys_open_none(client: TestClient, lite: Store) -> None:
    connect(client)
    key = create_key(lite, "default", "k", list(Scope)).secret
    assert hook(client, signed()).status_code == 202
    assert hook(client, {"authorization": f"Bearer {key}", **JSON}).status_code == 401


def test_an_event_belongs_to_its_connectors_workspace(client: TestClient, lite: Store) -> None:
    key = create_key(lite, "other", "k", list(Scope)).secret
    other = {"authorization": f"Bearer {key}"}
    body = {"name": "theirs", "kind": "generic", "secret": WHSEC, "mapping": BOTH}
    assert client.post("/v1/connectors", json=body, headers=other).status_code == 201
    audit_id = hook(client, signed(), path="/v1/hooks/theirs").json()["audit_id"]
    assert client.get(f"/v1/audits/{audit_id}", headers=other).status_code == 200
    mine = create_key(lite, "default", "k", list(Scope)).secret
    assert client.get(f"/v1/audits/{audit_id}", headers={"authorization": f"Bearer {mine}"}).status_code == 404
