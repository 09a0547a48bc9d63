"""/v1/audits: what is taken, what is refused and how, and lists."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from fastapi.testclient import TestClient

from service import audits
from service.settings import Settings
from service.store import Store
from service.web.app import create_app
from tests.fakes import ListQueue, WordAuditor

TOO_LONG = "x" * 500_001


def end(store: Store, audit_id: str) -> None:
    mine = audits.claim(store, audit_id, 30)
    assert mine is not None
    assert audits.finish(store, mine, WordAuditor().audit(mine.pair))


def submit(client: TestClient, **more: Any) -> str:
    answer = client.post("/v1/audits", json={"target": "He came.", **more})
    assert answer.status_code == 202, answer.text
    audit_id: str = answer.json()["id"]
    return audit_id


@pytest.mark.parametrize(
    ("body", "field", "says"),
    [
        pytest.param({}, "target", "required", id="no target"),
        pytest.param({"target": ""}, "target", "empty", id="empty target"),
        pytest.param({"target": " \n\t"}, "target", "empty", id="target of white space"),
        pytest.param({"target": TOO_LONG}, "target", "500000", id="target too long"),
        pytest.param({"target": "x", "source": TOO_LONG}, "source", "500000", id="source too long"),
        pytest.param({"target": "a\0b"}, "target", "NUL character at offset 1", id="NUL in the target"),
        pytest.param({"target": "x", "metadata": {"url": "\0"}}, "metadata.url", "NUL", id="NUL in metadata"),
        pytest.param({"target": 7}, "target", "string", id="target of the wrong type"),
        pytest.param(
            {"target": "x", "source_lang": "Polish"}, "source_lang", "not a language code", id="language by name"
        ),
        pytest.param({"target": "x", "target_lang": ""}, "target_lang", "not a language code", id="empty language"),
        pytest.param({"target": "x", "format": "pdf"}, "format", "'text' or 'html'", id="unknown format"),
        pytest.param({"target": "<p></p>", "format": "html"}, "target", "empty", id="markup without text"),
        pytest.param({"target": "x", "profile": "lax"}, "profile", "news, strict", id="unknown profile"),
        pytest.param({"target": "x", "id": "i" * 201}, "id", "200", id="id too long"),
        pytest.param({"target": "x", "traget": "y"}, "traget", "not permitted", id="misspelled field"),
        pytest.param({"target": "x", "metadata": {"fed": "y"}}, "metadata.fed", "not permitted", id="unknown metadata"),
        pytest.param(["x"], "body", "", id="a list"),
    ],
)
def test_bad_input_is_refused_by_field(client: TestClient, queue: ListQueue, body: Any, field: str, says: str) -> None:
    answer = client.post("/v1/audits", json=body)
    assert answer.status_code == 422
    assert answer.headers["content-type"] == "application/problem+json"
    (error,) = answer.json()["errors"]
    assert error["field"] == field
    assert says in error["message"]
    assert queue.sent == []


@pytest.mark.parametrize(
    ("content", "status"),
    [
        pytest.param(b'{"target": "\\ud800"}', 422, id="lone surrogate"),
        pytest.param(b'{"target": ', 400, id="half a body"),
        pytest.param(b'{"target": "\xb1"}', 400, id="not UTF-8"),
        pytest.param(b"", 422, id="nothing"),
        pytest.param(b'{"target": NaN}', 422, id="not a number"),
        pytest.param(b"[" * 100_000, 400, id="nested too deep"),
    ],
)
def test_a_broken_body_is_a_problem_and_never_a_crash(client: TestClient, content: bytes, status: int) -> None:
    answer = client.post("/v1/audits", content=content, headers={"content-type": "application/json"})
    assert answer.status_code == status
    assert answer.headers["content-type"] == "application/problem+json"


def chunks() -> Iterator[bytes]:
    for _ in range(9):
        yield b"x" * 1_000_000


@pytest.mark.parametrize("stated", [pytest.param(True, id="that says so"), pytest.param(False, id="that does not say")])
@pytest.mark.parametrize("path", ["/v1/audits", "/audits"])
def test_a_body_over_the_limit_is_not_read(client: TestClient, path: str, stated: bool) -> None:
    content = b"x" * 8_000_001 if stated else chunks()
    kind = "application/json" if path == "/v1/audits" else "application/x-www-form-urlencoded"
    answer = client.post(path, content=content, headers={"content-type": kind})
    assert answer.status_code == 413
    assert answer.headers["content-type"] == "application/problem+json"
    assert "8000000 bytes" in answer.json()["detail"]


def test_an_audit_is_stored_as_it_came(client: TestClient, lite: Store, queue: ListQueue) -> None:
    target = "Tókajew\r\n\u00a0came \U0001f600"
    audit_id = submit(client, target=target, source="src", reference="ref", source_lang="pl")
    pair = audits.pair_of(lite, audit_id)
    assert (pair.target, pair.source, pair.reference) == (target, "src", "ref")
    assert queue.sent == [audit_id]


def test_an_accepted_audit_survives_a_broker_that_is_away(client: TestClient, queue: ListQueue) -> None:
    queue.away = True
    audit_id = submit(client)
    assert client.get(f"/v1/audits/{audit_id}").json()["status"] == "queued"


def test_the_operator_chooses_the_profile_of_audits_that_name_none(quick: Settings, lite: Store) -> None:
    strict = quick.model_copy(update={"profile": "strict"})
    with TestClient(create_app(strict, lite, ListQueue())) as client:
        assert client.post("/v1/audits", json={"target": "x"}).json()["profile"] == "strict"
        assert client.post("/v1/audits", json={"target": "x", "profile": "news"}).json()["profile"] == "news"


def test_every_limit_stands_in_the_schema(client: TestClient) -> None:
    schemas = client.get("/openapi.json").json()["components"]["schemas"]
    fields = schemas["AuditIn"]["properties"] | schemas["MetadataIn"]["properties"]
    texts = [kind for field in fields.values() for kind in field.get("anyOf", [field]) if kind.get("type") == "string"]
    assert len(texts) == len(fields) - 1, "all but metadata"
    assert all(kind.keys() & {"maxLength", "enum"} and kind.keys() & {"pattern", "enum", "format"} for kind in texts)


def test_the_description_is_whole(client: TestClient) -> None:
    text = client.get("/openapi.json").text
    assert "$defs" not in text, "a reference that leads nowhere"
    assert "HTTPValidationError" not in text, "the framework's own form of errors, which is never sent"


def test_who_waits_too_short_is_told_where_to_look(client: TestClient) -> None:
    answer = client.post("/v1/audits", json={"target": "x"}, headers={"Prefer": "wait=0"})
    assert answer.status_code == 202
    assert answer.headers["preference-applied"] == "wait=0"
    assert answer.headers["location"].endswith(answer.json()["id"])


@pytest.mark.parametrize(
    "audit_id",
    [
        pytest.param("01a200ff-713b-7b17-910a-314a477bd254", id="an id nobody has"),
        pytest.param("nothing", id="no id"),
        pytest.param("%00", id="a NUL"),
        pytest.param("%ff", id="not UTF-8"),
    ],
)
def test_an_unknown_audit_is_a_404(client: TestClient, audit_id: str) -> None:
    answer = client.get(f"/v1/audits/{audit_id}")
    assert answer.status_code == 404
    assert answer.json()["type"] == "urn:exonym:problem:audit-not-found"


def test_a_list_goes_on_from_page_to_page(client: TestClient) -> None:
    submitted = [submit(client, id=str(i)) for i in range(5)]
    seen: list[str] = []
    cursor: dict[str, str] = {}
    while True:
        page = client.get("/v1/audits", params={"limit": 2, **cursor}).json()
        seen += [item["id"] for item in page["items"]]
        if page["next"] is None:
            break
        cursor = {"cursor": page["next"]}
    assert seen == sorted(submitted, reverse=True)


@pytest.mark.parametrize("name", ["feed", "article_id", "revision", "url", "mt_system"])
def test_a_list_is_narrowed_by_metadata(client: TestClient, name: str) -> None:
    wanted = submit(client, metadata={name: "this"})
    submit(client, metadata={name: "that"})
    submit(client)
    assert [item["id"] for item in client.get("/v1/audits", params={name: "this"}).json()["items"]] == [wanted]


def test_a_list_is_narrowed_by_how_audits_ended(client: TestClient, lite: Store) -> None:
    held, published = submit(client, target="Istia"), submit(client)
    for audit_id in (held, published):
        end(lite, audit_id)
    submit(client)
    assert [a["id"] for a in client.get("/v1/audits", params={"decision": "hold"}).json()["items"]] == [held]
    assert len(client.get("/v1/audits", params={"status": "done"}).json()["items"]) == 2


@pytest.mark.parametrize(
    ("query", "field"),
    [
        pytest.param({"limit": 0}, "limit", id="no items"),
        pytest.param({"limit": 101}, "limit", id="too many items"),
        pytest.param({"cursor": "!"}, "cursor", id="a cursor that none gave"),
        pytest.param({"cursor": "AAAA"}, "cursor", id="half a cursor"),
        pytest.param({"status": "lost"}, "status", id="unknown status"),
        pytest.param({"fed": "x"}, "fed", id="misspelled filter"),
    ],
)
def test_a_bad_query_is_refused_by_field(client: TestClient, query: dict[str, Any], field: str) -> None:
    answer = client.get("/v1/audits", params=query)
    assert answer.status_code == 422
    assert answer.json()["errors"][0]["field"] == field
