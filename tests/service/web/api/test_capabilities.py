"""/v1/capabilities: what is said is what is there."""

from __future__ import annotations

import pytest
from fastapi.testclient import TestClient

from exonym.discovery import discover
from exonym.documents.validation import ISO_639_1
from exonym.plugins import load_checks
from service.settings import Settings


def test_all_that_the_engine_has_is_listed(client: TestClient) -> None:
    told = client.get("/v1/capabilities").json()
    checks = {check.rule: check for check in load_checks()}
    assert {rule["name"] for rule in told["rules"]} == set(checks)
    assert {scorer["name"] for scorer in told["scorers"]} == {s.name for s in discover("exonym.scorers", "SCORER")}
    assert {"json", "html", "txt"} <= {form["extension"] for form in told["formats"]}
    assert {language["code"] for language in told["languages"]} == ISO_639_1
    assert told["profiles"] == ["news", "strict"]


def test_a_language_has_its_name_and_the_rules_that_speak_for_it(client: TestClient) -> None:
    told = client.get("/v1/capabilities").json()
    polish = next(language for language in told["languages"] if language["code"] == "pl")
    rule = next(rule for rule in told["rules"] if rule["name"] == "name.copied")
    assert polish["name"] == "Polish"
    assert "name.copied" in polish["as_source"]
    assert "pl" in rule["source_langs"]
    assert "name.copied" not in polish["as_target"]
    assert all(language["name"] != language["code"] for language in told["languages"])


@pytest.mark.parametrize("installed", [True, False])
def test_a_format_that_wants_an_extra_is_listed_where_that_is_installed(
    client: TestClient, monkeypatch: pytest.MonkeyPatch, installed: bool
) -> None:
    monkeypatch.setattr("exonym.renderers.pdf.is_installed", lambda: installed)
    formats = [form["extension"] for form in client.get("/v1/capabilities").json()["formats"]]
    assert ("pdf" in formats, "xlsx" in formats) == (installed, True)


def test_limits_are_those_of_the_settings(client: TestClient, quick: Settings) -> None:
    limits = client.get("/v1/capabilities").json()["limits"]
    assert limits["body_bytes"] == quick.max_body_bytes
    assert limits["characters"] == 500_000
    assert limits["retention_days"] is None
