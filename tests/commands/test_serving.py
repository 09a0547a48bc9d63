"""serve, worker, migrate: what they refuse, and one real `serve` from start to stop."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from pathlib import Path
from typing import Any

import httpx2
import pytest
from sqlalchemy import update

from commands.checks import check_safe
from exonym.cli import MODEL_MISSING
from service.errors import UnsafeSettings
from service.settings import Settings
from service.store import Store
from service.store.models import WORKER, Pulse
from service.store.types import now
from tests.servers import free_port, wait_for

ROOT = Path(__file__).parents[2]


def command(name: str, folder: Path, *arguments: str, **settings: str) -> subprocess.Popen[str]:
    """`exonym NAME` as a process of its own in a folder of its own."""
    environment = {**os.environ, "PYTHONPATH": f"{ROOT}:{os.environ.get('PYTHONPATH', '')}", **settings}
    program = f"import typer; from commands.{name} import {name}; typer.run({name})"
    return subprocess.Popen(
        [sys.executable, "-c", program, *arguments],
        cwd=folder,
        env=environment,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    )


@pytest.mark.parametrize(
    ("given", "says"),
    [
        pytest.param({"host": "0.0.0.0"}, "EXONYM_ALLOW_REMOTE", id="open to the world"),
        pytest.param({"embedded_worker": False}, "nothing would ever be audited", id="a queue nobody reads"),
    ],
)
def test_serving_like_this_is_refused(given: dict[str, Any], says: str) -> None:
    with pytest.raises(UnsafeSettings, match=says):
        check_safe(Settings(**given), guarded=False)


@pytest.mark.parametrize(
    "given",
    [
        pytest.param({}, id="the defaults"),
        pytest.param({"host": "0.0.0.0", "allow_remote": True}, id="open because told so"),
        pytest.param({"embedded_worker": False, "broker_url": "redis://r/0"}, id="workers elsewhere"),
    ],
)
def test_serving_like_this_is_fine(given: dict[str, Any]) -> None:
    check_safe(Settings(**given), guarded=False)


def test_with_a_key_a_service_may_be_reached_from_anywhere() -> None:
    check_safe(Settings(host="0.0.0.0"), guarded=True)


@pytest.mark.parametrize(
    ("name", "settings", "says"),
    [
        pytest.param("worker", {}, "EXONYM_BROKER_URL is memory://", id="worker on a queue it cannot see"),
        pytest.param("serve", {"EXONYM_HOST": "0.0.0.0"}, "nobody has to prove who they are", id="open to the world"),
        pytest.param("serve", {"EXONYM_PORT": "many"}, "EXONYM_PORT: ", id="a port that is no number"),
        pytest.param("serve", {"EXONYM_LEASE": "1"}, "heartbeat", id="settings at odds"),
        pytest.param("serve", {"EXONYM_RETENTION_DAY": "9"}, "EXONYM_RETENTION_DAYS is: was that", id="misspelt"),
        pytest.param("serve", {"EXONYM_DATABASE_URL": "nonsense"}, "EXONYM_DATABASE_URL", id="no database URL"),
        pytest.param("serve", {"EXONYM_DATABASE_URL": "sqlite:////none/x.db"}, "does not answer", id="no folder"),
        pytest.param(
            "worker",
            {"EXONYM_DATABASE_URL": "postgresql+psycopg://exonym@127.0.0.1:1/x", "EXONYM_BROKER_URL": "redis://x"},
            "does not answer",
            id="no database server",
        ),
    ],
)
def test_what_is_wrong_is_said_without_a_traceback(
    tmp_path: Path, name: str, settings: dict[str, str], says: str
) -> None:
    process = command(name, tmp_path, **settings)
    output, _ = process.communicate(timeout=60)
    assert process.returncode == 2
    assert says in output
    assert "Traceback" not in output


@pytest.mark.parametrize(
    ("name", "settings", "says"),
    [
        pytest.param("serve", {"EXONYM_CHECKPOINT": "nowhere"}, "nor a COMET folder", id="not here"),
        pytest.param(
            "worker",
            {"EXONYM_CHECKPOINT": "Unbabel/XCOMET-XL", "EXONYM_BROKER_URL": "redis://x"},
            "EXONYM_ACCEPT_LICENCE=cc-by-nc-sa-4.0",
            id="its licence not accepted",
        ),
    ],
)
def test_a_checkpoint_that_cannot_be_used_ends_the_command_as_it_ends_others(
    tmp_path: Path, name: str, settings: dict[str, str], says: str
) -> None:
    process = command(name, tmp_path, **settings)
    output, _ = process.communicate(timeout=60)
    assert process.returncode == MODEL_MISSING
    assert says in output
    assert "Traceback" not in output


@pytest.mark.parametrize(
    ("seen", "code", "says"),
    [
        pytest.param(None, 2, "No worker has been seen.", id="no worker yet"),
        pytest.param(timedelta(seconds=5), 0, "", id="a worker that takes canaries"),
        pytest.param(timedelta(minutes=5), 2, "No worker has been seen since", id="one that takes none any more"),
    ],
)
def test_a_health_check_of_workers(
    tmp_path: Path, sqlite_database: str, seen: timedelta | None, code: int, says: str
) -> None:
    store = Store(sqlite_database)
    with store.writing() as session:
        session.execute(update(Pulse).where(Pulse.name == WORKER).values(at=now() - seen if seen else None))
    store.close()
    settings = {"EXONYM_DATABASE_URL": sqlite_database, "EXONYM_BROKER_URL": "redis://x"}
    process = command("worker", tmp_path, "--check", **settings)
    output, _ = process.communicate(timeout=60)
    assert process.returncode == code
    assert says in output


def test_a_database_that_was_not_migrated_is_not_served(tmp_path: Path, postgres_url: str) -> None:
    process = command("serve", tmp_path, EXONYM_DATABASE_URL=postgres_url)
    output, _ = process.communicate(timeout=60)
    assert process.returncode == 2
    assert "exonym migrate" in output


def test_migrate_says_what_it_did_and_no_password(tmp_path: Path) -> None:
    process = command("migrate", tmp_path)
    output, _ = process.communicate(timeout=60)
    assert process.returncode == 0
    assert "sqlite:///exonym.db is up to date." in output
    assert (tmp_path / "exonym.db").exists()


def test_serve_alone_is_a_working_service(tmp_path: Path) -> None:
    port = free_port()
    process = command("serve", tmp_path, "--port", str(port))
    address = f"http://127.0.0.1:{port}"
    try:
        wait_for(lambda: process.poll() is not None or _ready(address), 120)
        assert httpx2.get(f"{address}/readyz").json()["status"] == "ready"
        assert "<form" in httpx2.get(address).text
        process.terminate()
        output, _ = process.communicate(timeout=60)
        assert process.returncode == 0
        assert "Traceback" not in output
        assert "`exonym keys create --name NAME` makes the first key" in output
    finally:
        process.kill()


def _ready(address: str) -> bool:
    """Asked seldom: each answer is a line in a log that nobody reads before the end."""
    time.sleep(0.25)
    try:
        return httpx2.get(f"{address}/readyz").status_code == 200
    except httpx2.TransportError:
        return False


def test_who_waits_for_an_audit_does_not_hold_up_the_stop(tmp_path: Path, redis_url: str) -> None:
    port = free_port()
    given = {"EXONYM_BROKER_URL": redis_url, "EXONYM_QUEUE_NAME": "test-stop"}
    process = command("serve", tmp_path, "--port", str(port), "--no-embedded-worker", **given)
    address = f"http://127.0.0.1:{port}"
    try:
        wait_for(lambda: process.poll() is not None or _answers(address), 60)
        with ThreadPoolExecutor(1) as beside:
            waiting = beside.submit(_submit_and_wait, address)
            wait_for(lambda: bool(httpx2.get(f"{address}/v1/audits").json()["items"]))
            begun = time.monotonic()
            process.terminate()
            assert waiting.result(60) == 202
        assert process.wait(60) == 0
        assert time.monotonic() - begun < 30
    finally:
        process.kill()
        process.communicate()


def _submit_and_wait(address: str) -> int:
    headers = {"Prefer": "wait=60"}
    return httpx2.post(f"{address}/v1/audits", json={"target": "x"}, headers=headers, timeout=90).status_code


def _answers(address: str) -> bool:
    try:
        return httpx2.get(f"{address}/healthz").status_code == 200
    except httpx2.TransportError:
        return False
