"""Reports in every format, from what is stored."""

from __future__ import annotations

import re
from base64 import b64encode
from hashlib import sha256
from typing import Any

import pytest
from fastapi.testclient import TestClient

from exonym.discovery import discover
from service.store import Store
from tests.service.web.api.test_audits import end, submit

EXTENSIONS = [renderer.extension for renderer in discover("exonym.renderers", "RENDERER")]


@pytest.fixture
def done(client: TestClient, lite: Store) -> str:
    audit_id = submit(client, target="\U0001f600 Istia said", source="Izwiestia")
    end(lite, audit_id)
    return audit_id


@pytest.mark.parametrize("extension", EXTENSIONS)
def test_every_renderer_serves_the_report(client: TestClient, done: str, extension: str) -> None:
    answer = client.get(f"/v1/audits/{done}/report.{extension}")
    assert answer.status_code == 200
    packed = answer.content.startswith((b"PK", b"%PDF"))
    assert packed or "Istia" in answer.text


def test_the_three_promised_formats_are_there() -> None:
    assert {"json", "html", "txt"} <= set(EXTENSIONS)


@pytest.mark.parametrize(
    ("query", "start"),
    [
        pytest.param({}, 2, id="characters unless asked"),
        pytest.param({"offset_unit": "character"}, 2, id="characters"),
        pytest.param({"offset_unit": "utf16"}, 3, id="UTF-16 for browsers"),
    ],
)
def test_offsets_count_what_is_asked_for(client: TestClient, done: str, query: dict[str, Any], start: int) -> None:
    report = client.get(f"/v1/audits/{done}/report.json", params=query).json()
    assert report["findings"][0]["start"] == start


def test_html_that_was_sent_is_shown_as_its_text(client: TestClient, lite: Store) -> None:
    audit_id = submit(client, target="<p class=lead>\U0001f600 Ist&shy;ia and <i>Istia</i> said", format="html")
    end(lite, audit_id)
    page = client.get(f"/v1/audits/{audit_id}/report.html").text
    assert "class=lead" not in page
    assert "\U0001f600 Istia and" in page
    report = client.get(f"/v1/audits/{audit_id}/report.json", params={"offset_unit": "utf16"}).json()
    assert [finding["start"] for finding in report["findings"]] == [35]


def test_there_is_no_report_before_the_end(client: TestClient) -> None:
    answer = client.get(f"/v1/audits/{submit(client)}/report.json")
    assert answer.status_code == 409
    assert "queued" in answer.json()["detail"]


@pytest.mark.parametrize("path", ["nothing/report.json", "{done}/report.docx", "nothing/report.html"])
def test_what_is_not_there_is_a_404(client: TestClient, done: str, path: str) -> None:
    assert client.get(f"/v1/audits/{path.format(done=done)}").status_code == 404


def test_a_report_may_style_itself_and_run_its_own_script_alone(client: TestClient, done: str) -> None:
    answer = client.get(f"/v1/audits/{done}/report.html")
    policy = dict(part.strip().split(" ", 1) for part in answer.headers["content-security-policy"].split(";"))
    assert policy["style-src"] == "'unsafe-inline'"
    assert policy["default-src"] == "'none'"
    (script,) = re.findall(r"<script>(.*?)</script>", answer.text, re.DOTALL)
    assert policy["script-src"] == f"'sha256-{b64encode(sha256(script.encode()).digest()).decode()}'"


def test_pdf_says_what_to_install(client: TestClient, done: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("exonym.report.printing.find_spec", lambda _: None)
    answer = client.get(f"/v1/audits/{done}/report.pdf")
    assert (answer.status_code, answer.headers["content-type"]) == (501, "application/problem+json")
    assert "install exonym[pdf]" in answer.json()["detail"]
    assert answer.json()["type"] == "urn:exonym:problem:format-unavailable"
