"""The page at /: paste, wait, read."""

from __future__ import annotations

import pytest
from fastapi.testclient import TestClient

from service import audits
from service.auth import Scope, create_key
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


HTTPS, HTTP = "https://exonym.example", "http://exonym.example:8000"


@pytest.mark.parametrize(
    ("headers", "status"),
    [
        pytest.param({}, 303, id="no browser"),
        pytest.param({"sec-fetch-site": "same-origin"}, 303, id="the own page"),
        pytest.param({"sec-fetch-site": "none"}, 303, id="the address bar"),
        pytest.param({"sec-fetch-site": "cross-site"}, 403, id="another site"),
        pytest.param({"sec-fetch-site": "same-site"}, 403, id="another host of the site"),
        pytest.param({"sec-fetch-site": "", "origin": HTTP}, 403, id="an empty word"),
        pytest.param({"sec-fetch-site": "cross-site", "origin": HTTP}, 403, id="the browser's word counts more"),
        pytest.param({"origin": HTTP}, 303, id="plain http, the own page"),
        pytest.param({"origin": HTTP.upper()}, 303, id="plain http, in capitals"),
        pytest.param({"origin": "http://evil.example:8000"}, 403, id="plain http, another site"),
        pytest.param({"origin": "http://evil.example:8000", "referer": HTTP}, 403, id="the origin counts more"),
        pytest.param({"origin": "http://exonym.example"}, 403, id="plain http, another port"),
        pytest.param({"origin": "http://exonym.example:8000.evil.example"}, 403, id="a name that begins like ours"),
        pytest.param({"origin": "http://exonym.example:8000@evil.example"}, 403, id="our name as a user's"),
        pytest.param({"origin": "null"}, 403, id="a sandboxed page"),
        pytest.param({"origin": ""}, 403, id="an empty origin"),
        pytest.param({"origin": "http://[::1"}, 403, id="rubbish"),
        pytest.param({"origin": "http://exonym.example:99999"}, 403, id="a port that is none"),
        pytest.param({"origin": HTTPS, "host": "exonym.example"}, 303, id="behind a proxy for https"),
        pytest.param({"origin": HTTPS, "host": "exonym.example:443"}, 303, id="with the usual port written out"),
        pytest.param({"origin": "http://[::1]:8000", "host": "[::1]:8000"}, 303, id="an IPv6 address"),
        pytest.param({"referer": f"{HTTP}/audits"}, 303, id="a referer, the own page"),
        pytest.param({"referer": "http://evil.example:8000/exonym.example"}, 403, id="a referer, another site"),
    ],
)
def test_forms_of_other_sites_are_refused(client: TestClient, headers: dict[str, str], status: int) -> None:
    sent = {"host": "exonym.example:8000", **headers}
    assert client.post("/audits", data=FORM, headers=sent).status_code == status


@pytest.mark.parametrize(("method", "path"), [("GET", "/"), ("POST", "/audits"), ("GET", "/audits/x")])
def test_once_there_is_a_key_a_page_says_what_to_do(client: TestClient, lite: Store, method: str, path: str) -> None:
    create_key(lite, "default", "k", [Scope.READ])
    answer = client.request(method, path)
    assert answer.status_code == 401
    assert answer.headers["content-type"].startswith("text/html")
    assert "exonym keys create" in answer.text
    assert "Authorization: Bearer" in answer.text
    assert "<form" not in answer.text


def test_the_open_form_says_which_languages_rules_for_names_know(client: TestClient) -> None:
    page = client.get("/").text
    assert page.count('<optgroup label="Known to the rules for names">') == 2
    assert "Not stated: it is identified" in page


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
        pytest.param({"source_lang": "??"}, "source_lang", "is not a language code", id="a language nobody offered"),
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
