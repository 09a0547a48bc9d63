"""/v1/batches: streamed in, counted, cancelled, streamed out."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

import pytest
from fastapi.testclient import TestClient
from sqlalchemy import func, select

from service import batches
from service.settings import Settings
from service.store import Store
from service.store.models import Audit, Batch
from tests.fakes import ListQueue
from tests.service.web.api.test_audits import end

NDJSON = {"content-type": "application/x-ndjson"}


def line(number: int, **more: Any) -> bytes:
    return json.dumps({"id": f"b{number}", "target": f"Sentence {number}.", **more}).encode()


def send(client: TestClient, *lines: bytes) -> dict[str, Any]:
    answer = client.post("/v1/batches", content=b"\n".join(lines) + b"\n", headers=NDJSON)
    assert answer.status_code == 202, answer.text
    assert answer.headers["location"] == f"/v1/batches/{answer.json()['id']}"
    batch: dict[str, Any] = answer.json()
    return batch


def results(client: TestClient, batch_id: str, **query: int) -> list[dict[str, Any]]:
    answer = client.get(f"/v1/batches/{batch_id}/results", params=query)
    assert answer.headers["content-type"] == "application/x-ndjson"
    return [json.loads(one) for one in answer.text.splitlines()]


def rows(store: Store) -> tuple[int, int]:
    with store.reading() as session:
        return tuple(session.scalar(select(func.count()).select_from(t)) or 0 for t in (Batch, Audit))  # type: ignore[return-value]


def end_all(store: Store) -> None:
    with store.reading() as session:
        found = session.scalars(select(Audit.id)).all()
    for audit_id in found:
        end(store, audit_id)
    batches.close_batches(store, ListQueue(), Settings())


def test_a_batch_is_counted_and_its_bad_lines_do_not_stop_the_rest(
    client: TestClient, lite: Store, queue: ListQueue
) -> None:
    batch = send(client, line(1), b"{broken", line(3), line(4, target=" "), line(5, traget="x"), b"[]", b"", line(8))
    assert (batch["status"], batch["total"], batch["queued"], batch["rejected"]) == ("running", 7, 3, 4)
    assert queue.sent == [], "the sweeper feeds a batch's audits to the workers"
    end_all(lite)
    ended = client.get(f"/v1/batches/{batch['id']}").json()
    assert (ended["status"], ended["done"], ended["failed"]) == ("done", 3, 0)
    found = results(client, batch["id"])
    assert [one["line"] for one in found] == [1, 2, 3, 4, 5, 6, 8]
    assert [one["id"] for one in found if "report" in one] == ["b1", "b3", "b8"]
    errors = {one["line"]: one["error"] for one in found if "error" in one}
    assert "target: is empty" in errors[4]
    assert "traget: " in errors[5]
    assert [one["line"] for one in results(client, batch["id"], after=5)] == [6, 8]


def test_a_cancelled_batch_says_so(client: TestClient, lite: Store) -> None:
    batch = send(client, line(1), line(2))
    assert client.post(f"/v1/batches/{batch['id']}/cancel").json()["status"] == "cancelled"
    assert {one["status"] for one in results(client, batch["id"])} == {"failed"}
    assert "cancelled before" in results(client, batch["id"])[0]["error"]


def test_a_batch_is_made_once_under_a_key(client: TestClient, lite: Store) -> None:
    body, headers = b"\n".join([line(1), b"{broken", line(3)]), {**NDJSON, "Idempotency-Key": "k-1"}
    first = client.post("/v1/batches", content=body, headers=headers)
    end_all(lite)
    again = client.post("/v1/batches", content=body, headers=headers)
    assert (again.status_code, again.content, again.headers["location"]) == (
        202,
        first.content,
        first.headers["location"],
    )
    assert (again.headers["idempotency-replayed"], "idempotency-replayed" in first.headers) == ("true", False)
    assert client.post("/v1/batches", content=body + b"\n", headers=headers).status_code == 422
    assert rows(lite) == (1, 2), "nothing is left of what came again"
    assert client.post("/v1/batches", content=body, headers=NDJSON).json()["id"] != first.json()["id"]


@pytest.mark.parametrize("path", ["", "/results", "/cancel"])
@pytest.mark.parametrize("batch_id", ["nothing", "01a200ff-713b-7b17-910a-314a477bd254"])
def test_an_unknown_batch_is_a_404(client: TestClient, batch_id: str, path: str) -> None:
    method = "POST" if path == "/cancel" else "GET"
    answer = client.request(method, f"/v1/batches/{batch_id}{path}")
    assert answer.status_code == 404
    assert answer.json()["type"] == "urn:exonym:problem:batch-not-found"


@pytest.mark.parametrize("kind", ["application/json", "text/plain", None])
def test_only_lines_of_json_are_a_batch(client: TestClient, lite: Store, kind: str | None) -> None:
    headers = {"content-type": kind} if kind else {}
    answer = client.post("/v1/batches", content=line(1), headers=headers)
    assert answer.status_code == 415
    assert rows(lite) == (0, 0)


def test_a_line_too_long_is_rejected_and_the_next_is_read(client: TestClient, quick: Settings) -> None:
    batch = send(client, line(1, source="x" * quick.max_body_bytes), line(2))
    assert (batch["queued"], batch["rejected"]) == (1, 1)
    assert "8,000,000 bytes" in results(client, batch["id"])[0]["error"]


def test_nothing_is_kept_of_a_batch_that_is_too_long(
    client: TestClient, lite: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("service.web.api.batches.MAX_LINES", 700)
    answer = client.post("/v1/batches", content=b"\n".join(line(i) for i in range(701)), headers=NDJSON)
    assert answer.status_code == 413
    assert "at most 700 lines" in answer.json()["detail"]
    assert rows(lite) == (0, 0)


def test_nothing_is_kept_of_a_body_that_breaks_off(client: TestClient, lite: Store) -> None:
    def breaking() -> Iterator[bytes]:
        yield b"\n".join(line(i) for i in range(600)) + b"\n"
        raise ConnectionResetError

    assert client.post("/v1/batches", content=breaking(), headers=NDJSON).status_code >= 400
    assert rows(lite) == (0, 0)


def test_an_empty_batch_is_done_at_once(client: TestClient, lite: Store) -> None:
    batch = send(client, b"")
    end_all(lite)
    assert client.get(f"/v1/batches/{batch['id']}").json()["status"] == "done"
