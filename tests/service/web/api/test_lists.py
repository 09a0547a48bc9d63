"""GET /v1/audits: its filters over HTTP."""

from __future__ import annotations

from typing import Any

import pytest
from fastapi.testclient import TestClient

from service.store import Store
from tests.service.web.api.test_audits import end, submit


def listed(client: TestClient, **params: Any) -> list[str]:
    answer = client.get("/v1/audits", params=params)
    assert answer.status_code == 200, answer.text
    return [item["id"] for item in answer.json()["items"]]


def test_lists_are_narrowed_by_what_audits_found(client: TestClient, lite: Store) -> None:
    held, fine = submit(client, target="Istia wrote."), submit(client, target="Fine.")
    for audit_id in (held, fine):
        end(lite, audit_id)
    assert listed(client, rule="name.garbled") == [held]
    assert listed(client, min_quality=0, max_quality=99.5) == [held]
    assert listed(client, q="ist wrote") == []
    assert listed(client, q="wrote ist") == [held]
    assert listed(client, state="open", batch="none") == []
    assert listed(client, created_after="2020-01-01T00:00:00+02:00", state="open") == [fine, held]
    assert listed(client, created_before="2020-01-01T00:00:00Z") == []


@pytest.mark.parametrize(
    "query",
    [
        pytest.param({"created_after": "0001-01-01T00:00:00+23:59"}, id="before computers"),
        pytest.param({"created_before": "9999-12-31T23:59:59.999999-23:59"}, id="after computers"),
        pytest.param({"min_quality": 100, "max_quality": 0}, id="no quality"),
        pytest.param({"q": "'\"*^:()-+ AND OR NOT NEAR"}, id="operators"),
        pytest.param({"q": "\U0001f600"}, id="no word"),
        pytest.param({"q": " ".join("abcdefghijklmnopqrstuvwxyz" * 4)[:200]}, id="many words"),
        pytest.param({"q": "x" * 200}, id="a long word"),
    ],
)
def test_what_the_schema_allows_is_answered(client: TestClient, query: dict[str, Any]) -> None:
    submit(client)
    assert len(listed(client, **query)) <= 1


@pytest.mark.parametrize(
    ("query", "field", "says"),
    [
        pytest.param({"q": "x" * 201}, "q", "200", id="too many letters"),
        pytest.param({"q": ""}, "q", "1", id="none"),
        pytest.param({"q": "a\0"}, "q", "NUL", id="NUL"),
        pytest.param({"min_quality": "nan"}, "min_quality", "less", id="not a number"),
        pytest.param({"max_quality": 101}, "max_quality", "100", id="more than there is"),
        pytest.param({"created_after": "2026-01-01T00:00:00"}, "created_after", "timezone", id="no time zone"),
        pytest.param({"created_before": "yesterday"}, "created_before", "is no moment", id="no time"),
        pytest.param({"state": "gone"}, "state", "'open', 'released' or 'held'", id="unknown state"),
    ],
)
def test_a_bad_filter_is_refused_with_its_limit(
    client: TestClient, query: dict[str, Any], field: str, says: str
) -> None:
    answer = client.get("/v1/audits", params=query)
    assert answer.status_code == 422
    (error,) = answer.json()["errors"]
    assert error["field"] == field
    assert says in error["message"]
