"""The page at /: paste, wait, read."""

from __future__ import annotations

import pytest
from fastapi.testclient import TestClient

from service import audits
from service.store import Store
from tests.service.web.api.test_audits import end

FORM = {"target": "Istia\r\nsaid", "source": "Izwiestia", "source_lang": "pl", "target_lang": "en", "profile": "news"}


def test_a_pasted_pair_leads_to_its_report(client: TestClient, lite: Store) -> None:
    sent = client.post("/audits", data=FORM)
    assert sent.status_code == 303
    place = sent.headers["location"]
    waiting = client.get(place)
    assert 'http-equiv="refresh"' in waiting.text
    end(lite, place.rsplit("/", 1)[1])
    assert client.get(place).headers["location"].endswith("/report.html")


@pytest.mark.parametrize(
    ("site", "status"), [("same-origin", 303), ("none", 303), ("cross-site", 403), ("same-site", 403)]
)
def test_forms_of_other_sites_are_refused(client: TestClient, site: str, status: int) -> None:
    assert client.post("/audits", data=FORM, headers={"sec-fetch-site": site}).status_code == status


def test_lines_are_kept_as_pasted(client: TestClient, lite: Store) -> None:
    place = client.post("/audits", data=FORM).headers["location"]
    assert audits.pair_of(lite, place.rsplit("/", 1)[1]).target == "Istia\nsaid"


def test_html_is_pasted_as_html(client: TestClient, lite: Store) -> None:
    place = client.post("/audits", data={**FORM, "format": "html"}).headers["location"]
    assert audits.pair_of(lite, place.rsplit("/", 1)[1]).format == "html"


@pytest.mark.parametrize(
    ("change", "field", "says"),
    [
        pytest.param({"target": "  "}, "target", "empty", id="no translation"),
        pytest.param({"target": "x" * 500_001}, "target", "500000", id="too long"),
        pytest.param({"source_lang": "??"}, "source_lang", "pattern", id="a language nobody offered"),
        pytest.param({"format": "pdf"}, "format", "html", id="a format nobody offered"),
        pytest.param({"profile": "lax"}, "profile", "news, strict", id="a profile nobody offered"),
    ],
)
def test_what_is_wrong_is_said_beside_the_field(
    client: TestClient, change: dict[str, str], field: str, says: str
) -> None:
    answer = client.post("/audits", data={**FORM, **change})
    assert answer.status_code == 422
    note = answer.text.split(f'id="{field}-error"')[1].split("</p>")[0]
    assert says in note
    assert "Izwiestia" in answer.text, "what was typed is kept"


def test_pasted_markup_is_shown_not_obeyed(client: TestClient) -> None:
    answer = client.post("/audits", data={**FORM, "target": "", "source": "</textarea><script>alert(1)</script>"})
    assert "<script>" not in answer.text


def test_a_failed_audit_says_why_and_stops_refreshing(client: TestClient, lite: Store) -> None:
    place = client.post("/audits", data=FORM).headers["location"]
    mine = audits.claim(lite, place.rsplit("/", 1)[1], 30)
    assert mine is not None
    audits.fail(lite, mine, "The model <is> missing.")
    page = client.get(place).text
    assert "The model &lt;is&gt; missing." in page
    assert "refresh" not in page


def test_every_control_has_a_label(client: TestClient) -> None:
    page = client.get("/").text
    controls = [part.split('"')[0] for tag in ("textarea", "select") for part in page.split(f'<{tag} id="')[1:]]
    assert sorted(controls) == ["format", "profile", "source", "source_lang", "target", "target_lang"]
    assert all(f'<label for="{control}">' in page for control in controls)
