"""Dockerfile and compose.yaml name nothing that is not there, and expose nothing that should not be."""

from __future__ import annotations

import os
import re
import shlex
import shutil
import subprocess
from importlib.metadata import entry_points
from pathlib import Path
from typing import Any

import pytest
import yaml

from commands.checks import check_safe
from exonym.report import printing
from service.errors import UnsafeSettings
from service.settings import Settings

ROOT = Path(__file__).parents[1]
DOCKERFILE = (ROOT / "Dockerfile").read_text(encoding="utf-8").replace("\\\n", " ")
INSTRUCTIONS = [line.split(maxsplit=1) for line in DOCKERFILE.splitlines() if line and not line.startswith("#")]
COMPOSE: dict[str, Any] = yaml.safe_load((ROOT / "compose.yaml").read_text(encoding="utf-8"))
SERVICES: dict[str, dict[str, Any]] = COMPOSE["services"]
OWN = [name for name, service in SERVICES.items() if service["image"] == "exonym"]
COMMANDS = {"audit", "models", "names", "rules"} | {entry.name for entry in entry_points(group="exonym.commands")}
LET_IN = [line[1:] for line in (ROOT / ".dockerignore").read_text(encoding="utf-8").splitlines() if line[:1] == "!"]


def copied() -> list[str]:
    """Every path that the Dockerfile copies from the checkout."""
    copies = [shlex.split(rest) for word, rest in INSTRUCTIONS if word == "COPY" and "--from" not in rest]
    return [source for words in copies for source in words[:-1]]


def settings_of(name: str) -> dict[str, str]:
    """A service's EXONYM_ settings by field name, its placeholders filled in."""
    written = SERVICES[name]["environment"].items()
    filled = {key: re.sub(r"\$\{\w+[^}]*\}", "filled", value) for key, value in written}
    return {key.removeprefix("EXONYM_").lower(): value for key, value in filled.items()}


@pytest.mark.parametrize("path", copied())
def test_what_is_copied_is_there_and_not_ignored(path: str) -> None:
    assert (ROOT / path).exists()
    assert any(path == kept or path.startswith(f"{kept}/") for kept in LET_IN)


def test_the_image_has_all_that_the_wheel_is_made_of() -> None:
    packages = {"exonym", "service", "workers", "commands"}
    files = {"hatch_build.py", "pyproject.toml", "README.md", "LICENSE", "NOTICE"}
    assert packages | files <= set(copied())


def test_the_image_runs_as_a_user_and_is_watched() -> None:
    words = [word for word, _ in INSTRUCTIONS]
    last_stage = INSTRUCTIONS[len(words) - 1 - words[::-1].index("FROM") :]
    assert ["USER", "exonym"] in last_stage
    assert any(word == "HEALTHCHECK" and "/healthz" in rest for word, rest in last_stage)
    assert not any("apt-get" in rest for _, rest in last_stage)


def test_the_image_that_prints_has_the_libraries_that_the_tests_print_with() -> None:
    stages = {rest.split(" AS ")[1] for word, rest in INSTRUCTIONS if word == "FROM" and " AS " in rest}
    assert {"with-nothing", "with-pdf"} < stages
    assert ["FROM", "with-${WITH}"] in INSTRUCTIONS
    assert ["ARG", "WITH=nothing"] in INSTRUCTIONS
    (installed,) = (set(rest.split()) for word, rest in INSTRUCTIONS if word == "RUN" and "apt-get" in rest)
    servers = (ROOT / "scripts" / "servers.sh").read_text(encoding="utf-8")
    libraries = set(re.findall(r"\blib[\w.-]+", re.findall(r"for package in (.*);", servers)[0]))
    assert libraries == {name for name in installed if name.startswith("lib")}
    assert set(re.findall(r"\blib[\w.-]+", printing.HOW_TO)) <= libraries
    assert {"fonts-dejavu-core", "fonts-noto-cjk"} <= installed


def test_settings_in_the_image_exist() -> None:
    named = set(re.findall(r"\bEXONYM_(\w+)=", DOCKERFILE))
    assert {name.lower() for name in named} <= set(Settings.model_fields)


def test_commands_in_the_image_exist() -> None:
    assert set(re.findall(r"(?:RUN |\")exonym(?:\", \"| )(\w+)", DOCKERFILE)) == {"serve"}
    assert "serve" in COMMANDS


@pytest.mark.parametrize("name", OWN)
def test_a_part_is_run_by_a_command_and_settings_that_exist(name: str) -> None:
    program, command, *_ = SERVICES[name]["command"]
    assert program == "exonym"
    assert command in COMMANDS
    assert set(settings_of(name)) <= set(Settings.model_fields)


def test_the_api_serves_with_a_key_and_not_without() -> None:
    settings = Settings(**settings_of("api"), embedded_worker=False)
    check_safe(settings, guarded=True)
    with pytest.raises(UnsafeSettings, match="exonym keys create"):
        check_safe(settings, guarded=False)


def test_api_and_workers_share_database_and_queue() -> None:
    shared = [{key: settings_of(name)[key] for key in ("database_url", "broker_url")} for name in ("api", "worker")]
    assert shared[0] == shared[1]


def test_only_the_api_can_be_reached_and_only_from_this_machine() -> None:
    published = {name: service["ports"] for name, service in SERVICES.items() if "ports" in service}
    assert set(published) == {"api"}
    assert all(port.startswith("127.0.0.1:") for port in published["api"])


@pytest.mark.parametrize("name", OWN)
def test_every_setting_can_be_passed(name: str) -> None:
    assert SERVICES[name]["env_file"] == [{"path": "exonym.env", "required": False}]
    fixed = {"database_url", "broker_url"} | ({"host"} if name == "api" else set())
    assert set(settings_of(name)) == fixed, "what is written here cannot be set there"


@pytest.mark.parametrize("name", SERVICES)
def test_memory_and_logs_have_limits(name: str) -> None:
    limit = re.sub(r"\$\{\w+:-(\w+)\}", r"\1", SERVICES[name]["mem_limit"])
    assert re.fullmatch(r"\d+[mg]", limit)
    assert set(SERVICES[name]["logging"]["options"]) == {"max-size", "max-file"}


def test_workers_are_as_many_as_one_number_says() -> None:
    assert SERVICES["worker"]["deploy"]["replicas"] == "${WORKERS:-1}"


def test_a_worker_has_time_to_end_and_is_watched() -> None:
    patience = int(SERVICES["worker"]["stop_grace_period"].removesuffix("s"))
    assert patience >= Settings.model_fields["lease"].default + 5
    assert SERVICES["worker"]["healthcheck"]["test"] == ["CMD", "exonym", "worker", "--check"]


def test_docker_itself_takes_the_file(tmp_path: Path) -> None:
    """Where Docker's client has its compose plug-in: it reads the file without an engine."""
    docker = shutil.which("docker")
    if docker is None or subprocess.run([docker, "compose", "version"], capture_output=True, check=False).returncode:
        pytest.skip("there is no `docker compose` here")
    command = [docker, "compose", "--file", str(ROOT / "compose.yaml"), "config", "--quiet"]
    run = subprocess.run(
        command,
        cwd=tmp_path,
        env={**os.environ, "POSTGRES_PASSWORD": "x1", "WORKERS": "4"},
        capture_output=True,
        text=True,
    )
    assert run.returncode == 0, run.stderr


@pytest.mark.parametrize("name", SERVICES)
def test_what_a_part_waits_for_exists_and_can_be_waited_for(name: str) -> None:
    for other, how in SERVICES[name].get("depends_on", {}).items():
        if how["condition"] == "service_healthy":
            assert "test" in SERVICES[other]["healthcheck"]
        else:
            assert SERVICES[other]["restart"] == "no"


def test_redis_never_evicts_a_message() -> None:
    command = SERVICES["redis"]["command"]
    assert command[command.index("--maxmemory-policy") + 1] == "noeviction"


@pytest.mark.parametrize("name", ["postgres", "redis"])
def test_data_outlives_its_container(name: str) -> None:
    volume = SERVICES[name]["volumes"][0].split(":")[0]
    assert volume in COMPOSE["volumes"]


def test_no_password_is_written_down() -> None:
    text = (ROOT / "compose.yaml").read_text(encoding="utf-8")
    assert re.findall(r"PASSWORD(?!:\?)(?!: \$\{POSTGRES_PASSWORD:\?)(?!=\$\(openssl)", text) == []
