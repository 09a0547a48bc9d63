"""The schema of reports is had where reports are."""

from __future__ import annotations

from fastapi.testclient import TestClient

from exonym.report import write_report_schema


def test_the_schema_is_published(client: TestClient) -> None:
    answer = client.get("/v1/report.schema.json")
    assert (answer.status_code, answer.headers["content-type"]) == (200, "application/schema+json")
    assert answer.json() == write_report_schema()
