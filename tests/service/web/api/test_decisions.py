"""What editors decide, over HTTP: decisions, verdicts, audits again, corrections, everything decided."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

import pytest
from fastapi.testclient import TestClient

from exonym.model import Format
from service import auth
from service.auth import Scope
from service.settings import Settings
from service.store import Store
from service.store.ids import new_id
from service.web.app import create_app
from tests.fakes import ListQueue
from tests.service.decisions.desk import RUSSIA, TOKAJEW, Desk
from tests.service.decisions.test_deciding import NORTH, SOURCE, TARGET


@pytest.fixture
def client(quick: Settings, lite: Store, queue: ListQueue) -> Iterator[TestClient]:
    """The application without a worker, asked with a key named "night desk"."""
    key = auth.create_key(lite, "default", "night desk", [Scope.READ, Scope.WRITE]).secret
    with TestClient(create_app(quick, lite, queue), headers={"Authorization": f"Bearer {key}"}) as client:
        yield client


@pytest.fixture
def desk(lite: Store, queue: ListQueue) -> Desk:
    return Desk(lite, queue=queue)


def decide(client: TestClient, audit_id: str, **body: Any) -> Any:
    return client.post(f"/v1/audits/{audit_id}/decisions", json={"decision": "dismissed", **body})


def test_a_decision_its_list_and_its_end(client: TestClient, desk: Desk) -> None:
    audit_id = desk.article(TARGET, SOURCE, article_id="7")
    (mark,) = desk.marks(audit_id, TOKAJEW)
    tags = {name: client.get(f"/v1/audits/{audit_id}{name}").headers["etag"] for name in ("", "/report.json")}
    answer = decide(client, audit_id, fingerprint=mark, scope="article", reason="house style")
    assert answer.status_code == 201
    made = answer.json()
    assert made.items() >= {
        "by": "night desk",
        "decision": "dismissed",
        "scope": "article",
        "rule": "name.copied",
        "text": TOKAJEW,
        "reason": "house style",
        "audit": audit_id,
        "undone": None,
    }.items()  # fmt: skip
    for name, tag in tags.items():
        assert client.get(f"/v1/audits/{audit_id}{name}", headers={"If-None-Match": tag}).status_code == 200
    (listed,) = client.get(f"/v1/audits/{audit_id}/decisions").json()["items"]
    assert listed == {**made, "findings": [mark]}
    for _ in range(2):
        assert client.delete(f"/v1/audits/{audit_id}/decisions/{made['id']}").status_code == 204
    (listed,) = client.get(f"/v1/audits/{audit_id}/decisions").json()["items"]
    assert (listed["undone"]["by"], listed["findings"]) == ("night desk", [])
    assert client.get(f"/v1/audits/{audit_id}").json()["decision"] == "review"


def test_several_at_once(client: TestClient, desk: Desk) -> None:
    audit_id = desk.article(NORTH, SOURCE)
    answer = decide(client, audit_id, fingerprints=desk.marks(audit_id, RUSSIA))
    assert answer.status_code == 201
    assert [one["text"] for one in answer.json()["items"]] == [RUSSIA, RUSSIA]


@pytest.mark.parametrize(
    ("body", "status", "field"),
    [
        pytest.param({"fingerprint": "0" * 64}, 404, None, id="no such finding"),
        pytest.param({"fingerprint": "0" * 64, "scope": "world"}, 422, "scope", id="a wrong scope"),
        pytest.param({"fingerprint": "0", "decision": "wrong"}, 422, "decision", id="a wrong decision"),
        pytest.param({}, 422, "body", id="about nothing"),
        pytest.param({"fingerprint": "0", "fingerprints": ["0"]}, 422, "body", id="about one and about several"),
        pytest.param({"fingerprints": []}, 422, "fingerprints", id="about none of several"),
        pytest.param({"fingerprints": ["0"] * 501}, 422, "fingerprints", id="about too many"),
        pytest.param({"fingerprint": "0", "reason": "x" * 1001}, 422, "reason", id="too long a reason"),
        pytest.param({"fingerprint": "0", "reason": "a\0b"}, 422, "reason", id="NUL in the reason"),
        pytest.param({"fingerprint": "0", "why": "x"}, 422, "why", id="a misspelled field"),
        pytest.param({"fingerprint": "MINE", "scope": "article"}, 422, "scope", id="of no article"),
        pytest.param({"fingerprint": "MINE", "replacement": "x"}, 422, "replacement", id="written for nothing"),
    ],
)
def test_what_is_refused(client: TestClient, desk: Desk, body: dict[str, Any], status: int, field: str | None) -> None:
    audit_id = desk.article(TARGET, SOURCE)
    mine = {name: desk.marks(audit_id, TOKAJEW)[0] for name, value in body.items() if value == "MINE"}
    answer = decide(client, audit_id, **{**body, **mine})
    assert answer.status_code == status, answer.text
    assert [error["field"] for error in answer.json().get("errors", [])] == ([field] if field else [])
    assert desk.dismissed(audit_id) == []


def test_what_is_not_there_or_not_done(client: TestClient, desk: Desk) -> None:
    queued, done = desk.submit(TARGET), desk.article(TARGET)
    for path in ("verdict", "decisions"):
        body = (
            {"decision": "hold", "reason": ""} if path == "verdict" else {"decision": "dismissed", "fingerprint": "0"}
        )
        assert client.post(f"/v1/audits/{queued}/{path}", json=body).status_code == 409
        assert client.post(f"/v1/audits/{new_id()}/{path}", json=body).status_code == 404
    assert client.post(f"/v1/audits/{queued}/again").status_code == 409
    assert client.get(f"/v1/audits/{queued}/corrected").status_code == 409
    assert client.get(f"/v1/audits/{queued}/decisions").json() == {"items": []}
    assert client.delete(f"/v1/audits/{done}/decisions/{new_id()}").status_code == 404


def test_a_word_over_the_verdict(client: TestClient, desk: Desk) -> None:
    audit_id = desk.article(TARGET, SOURCE)
    answer = client.post(f"/v1/audits/{audit_id}/verdict", json={"decision": "publish", "reason": "seen"})
    assert answer.status_code == 201
    assert answer.json().items() >= {"state": "released", "by": "night desk", "reason": "seen"}.items()
    assert [one["id"] for one in client.get("/v1/audits?state=released").json()["items"]] == [audit_id]
    assert client.get(f"/v1/audits/{audit_id}").json()["decision"] == "review"


def test_the_audit_again(client: TestClient, desk: Desk) -> None:
    audit_id = desk.article(TARGET, SOURCE, article_id="7")
    answer = client.post(f"/v1/audits/{audit_id}/again")
    assert answer.status_code == 202
    again = answer.json()
    assert (again["previous"], again["status"], again["metadata"]["article_id"]) == (audit_id, "queued", "7")
    assert answer.headers["location"] == f"/v1/audits/{again['id']}"
    assert desk.queue.sent[-1] == again["id"]


def test_the_audit_again_is_made_once_under_a_key(client: TestClient, desk: Desk) -> None:
    audit_id, other = desk.article(TARGET, SOURCE), desk.article(TARGET, SOURCE)
    queued, key = desk.submit(TARGET), {"Idempotency-Key": "k-1"}
    assert client.post(f"/v1/audits/{queued}/again", headers=key).status_code == 409
    first = client.post(f"/v1/audits/{audit_id}/again", headers=key)
    desk.end(first.json()["id"])
    again = client.post(f"/v1/audits/{audit_id}/again", headers=key)
    assert (again.status_code, again.content, again.headers["location"]) == (
        202,
        first.content,
        first.headers["location"],
    )
    assert (again.headers["idempotency-replayed"], "idempotency-replayed" in first.headers) == ("true", False)
    assert client.post(f"/v1/audits/{other}/again", headers=key).status_code == 422, "another audit under the key"
    assert client.post(f"/v1/audits/{audit_id}/again", headers={"Idempotency-Key": "k-2"}).json() != first.json()
    assert len(client.get(f"/v1/audits/{audit_id}/decisions").json()["items"]) == 0


WIDE = f"😀 {TARGET}"


def test_corrections_for_languagetool_and_crowdin(client: TestClient, desk: Desk) -> None:
    audit_id = desk.article(WIDE, SOURCE, pair_id="4711")
    address = f"/v1/audits/{audit_id}/corrections.json"
    (match,) = client.get(address).json()["matches"]
    assert (match["offset"], match["length"]) == (3, 7), "in UTF-16 code units"
    assert [one["value"] for one in match["replacements"]] == ["Tokayev", "Tokaev"]
    (validation,) = client.get(address, params={"shape": "crowdin"}).json()["data"]["validations"]
    assert validation == {
        "translationId": "4711",
        "passed": False,
        "error": {
            "message": "'Tokajew' is wrong.",
            "suggestedFixes": [{"indexStart": 3, "indexEnd": 10, "replacement": "Tokayev"}],
        },
    }
    decide(client, audit_id, fingerprint=desk.marks(audit_id, TOKAJEW)[0])
    assert client.get(address).json() == {"matches": []}
    (validation,) = client.get(address, params={"shape": "crowdin"}).json()["data"]["validations"]
    assert validation == {"translationId": "4711", "passed": True, "error": None}
    assert client.get(address, params={"shape": "xliff"}).status_code == 422


@pytest.mark.parametrize(
    ("format", "target", "kind", "text"),
    [
        pytest.param(Format.TEXT, TARGET, "text/plain; charset=utf-8", "Tokayev came from the north.", id="text"),
        pytest.param(
            Format.HTML,
            "<script>x</script><b>Tokajew</b>",
            "text/html; charset=utf-8",
            "<script>x</script><b>Tokayev</b>",
            id="html",
        ),
    ],
)
def test_the_corrected_translation(
    client: TestClient, desk: Desk, format: Format, target: str, kind: str, text: str
) -> None:
    audit_id = desk.article(target, "Tokajew", format=format)
    assert client.get(f"/v1/audits/{audit_id}/corrected").text == target
    answer = client.get(f"/v1/audits/{audit_id}/corrected", params={"all": "true"})
    assert (answer.text, answer.headers["content-type"]) == (text, kind)
    assert answer.headers["x-corrections"] == "made=1, left=0"
    policy = answer.headers["content-security-policy"]
    assert "default-src 'none'" in policy
    assert policy.endswith("sandbox"), "an article's scripts run nowhere"
    assert answer.headers["x-content-type-options"] == "nosniff"
    decide(client, audit_id, fingerprint=desk.marks(audit_id, TOKAJEW)[0], decision="accepted")
    assert client.get(f"/v1/audits/{audit_id}/corrected").text == text


def test_everything_decided_a_line_an_article(client: TestClient, desk: Desk) -> None:
    answer = client.get("/v1/decisions.jsonl")
    assert (answer.text, answer.headers["content-type"]) == ("", "application/x-ndjson")
    released, cleared = desk.article(TARGET, SOURCE), desk.article(TARGET, SOURCE)
    client.post(f"/v1/audits/{released}/verdict", json={"decision": "publish", "reason": ""})
    decide(client, cleared, fingerprint=desk.marks(cleared, TOKAJEW)[0], decision="false_alarm")
    lines = [json.loads(line) for line in client.get("/v1/decisions.jsonl").text.splitlines()]
    assert [(line["audit_id"], line["accepted"], len(line["decisions"])) for line in lines] == [
        (released, True, 0),
        (cleared, True, 1),
    ]
