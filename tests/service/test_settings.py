"""Settings: documented, safe by default, refused when they make no sense."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any

import pytest
from pydantic import ValidationError

from exonym.config.penalties import Weights
from service.settings import Settings
from service.settings.misspelt import find_misspelt

PAGE = Path(__file__).parents[2] / "docs" / "settings.md"


@pytest.mark.parametrize("name", Settings.model_fields)
def test_every_setting_is_documented(name: str) -> None:
    description = Settings.model_fields[name].description
    assert description
    assert f"| `EXONYM_{name.upper()}` |" in PAGE.read_text(encoding="utf-8")
    assert description in PAGE.read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("host", "safe"),
    [
        pytest.param("127.0.0.1", True, id="IPv4 loopback"),
        pytest.param("127.8.8.8", True, id="the rest of 127/8"),
        pytest.param("::1", True, id="IPv6 loopback"),
        pytest.param("localhost", True, id="by name"),
        pytest.param("0.0.0.0", False, id="every address"),
        pytest.param("::", False, id="every IPv6 address"),
        pytest.param("192.168.1.5", False, id="a private network"),
        pytest.param("example.org", False, id="a name that could be anything"),
    ],
)
def test_what_counts_as_loopback(host: str, safe: bool) -> None:
    assert Settings(host=host).on_loopback is safe


@pytest.mark.parametrize(
    ("given", "says"),
    [
        pytest.param({"heartbeat": 20, "lease": 30}, "half of the lease", id="a late beat would lose the lease"),
        pytest.param({"profile": "lax"}, "news, strict", id="unknown profile"),
        pytest.param({"broker_url": "amqp://x"}, "pattern", id="a broker that was never tried"),
        pytest.param({"port": 70_000}, "65535", id="no such port"),
        pytest.param({"log_level": "loud"}, "debug", id="unknown log level"),
    ],
)
def test_settings_that_make_no_sense_are_refused(given: dict[str, Any], says: str) -> None:
    with pytest.raises(ValidationError, match=says):
        Settings(**given)


def test_settings_come_from_the_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("EXONYM_PORT", "9000")
    monkeypatch.setenv("EXONYM_ALLOWED_HOSTS", '["exonym.example"]')
    assert Settings().port == 9000
    assert Settings().allowed_hosts == ("exonym.example",)


@pytest.mark.parametrize(
    ("written", "accepted"),
    [
        pytest.param("", set(), id="none"),
        pytest.param("cc-by-nc-sa-4.0", {"cc-by-nc-sa-4.0"}, id="one"),
        pytest.param("cc-by-nc-sa-4.0, cc-by-nc-4.0", {"cc-by-nc-sa-4.0", "cc-by-nc-4.0"}, id="two"),
    ],
)
def test_licences_are_accepted_by_name(written: str, accepted: set[str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("EXONYM_ACCEPT_LICENCE", written)
    assert Settings().audit_config("news").accepted_licences == accepted


def test_namebooks_are_separated_as_paths_are() -> None:
    given = os.pathsep.join(["names/ours.yaml", "names/desk.csv"])
    config = Settings(namebook=given).audit_config("news")
    assert config.namebooks == (Path("names/ours.yaml"), Path("names/desk.csv"))
    assert Settings().audit_config("news").namebooks == ()


def test_thresholds_lie_over_every_profile(tmp_path: Path) -> None:
    own = tmp_path / "own.toml"
    own.write_text("[thresholds]\nreview_quality = 61", encoding="utf-8")
    settings = Settings(thresholds=own)
    assert {settings.audit_config(p).thresholds.review_quality for p in ("news", "strict")} == {61}
    assert settings.audit_config("strict").thresholds.hold_quality == 40


def test_weights_are_a_list() -> None:
    assert Settings(weights="major=10,name=2").audit_config("news").weights == Weights(major=10, rules={"name": 2})


@pytest.mark.parametrize(
    ("variable", "meant"),
    [
        pytest.param("EXONYM_RETENTION_DAY", "EXONYM_RETENTION_DAYS", id="a letter left out"),
        pytest.param("EXONYM_ALLOWED_HOST", "EXONYM_ALLOWED_HOSTS", id="one of many"),
        pytest.param("exonym_databse_url", "EXONYM_DATABASE_URL", id="in small letters"),
        pytest.param("EXONYM_SERVICE_HOST", None, id="Kubernetes's"),
        pytest.param("EXONYM_PORT_8000_TCP", None, id="Docker's"),
    ],
)
def test_a_misspelt_setting_is_found_with_the_one_that_is_meant(variable: str, meant: str | None) -> None:
    assert find_misspelt([variable, "PATH", "EXONYM_PORT", "exonym_port"], Settings.model_fields) == {variable: meant}
