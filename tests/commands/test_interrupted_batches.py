"""`exonym serve` is killed under a batch: what was taken in goes on, what was only half sent never was."""

from __future__ import annotations

import json
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import httpx2
import pytest
from sqlalchemy import func, select

from service.settings import Settings
from service.store import Store
from service.store.models import Audit, Batch, BatchStatus
from tests.conftest import quick_settings
from tests.fakes import WordAuditor
from tests.servers import free_port, wait_for
from workers.engine import in_process
from workers.worker import embedded_worker

ROOT = Path(__file__).parents[2]
LINES = 40


@pytest.fixture
def settings(sqlite_database: str, redis_url: str) -> Settings:
    return quick_settings(sqlite_database, redis_url)


@pytest.fixture
def api(settings: Settings, tmp_path: Path) -> Iterator[tuple[subprocess.Popen[bytes], int]]:
    """An API without a worker, as a process of its own, and its port."""
    port = free_port()
    given = {
        "EXONYM_DATABASE_URL": settings.database_url,
        "EXONYM_BROKER_URL": settings.broker_url,
        "EXONYM_QUEUE_NAME": settings.queue_name,
        "EXONYM_PORT": str(port),
        "PATH": "/usr/bin:/bin",
    }
    command = [sys.executable, "-m", "exonym", "serve", "--no-embedded-worker"]
    with (tmp_path / "api.log").open("wb") as log:
        process = subprocess.Popen(command, cwd=ROOT, env=given, stdout=log, stderr=log)
    wait_for(lambda: _answers(port))
    yield process, port
    process.kill()
    process.wait()


def _answers(port: int) -> bool:
    time.sleep(0.1)
    try:
        return httpx2.get(f"http://127.0.0.1:{port}/healthz").status_code == 200
    except httpx2.TransportError:
        return False


def _lines(count: int) -> bytes:
    return b"".join(json.dumps({"id": str(i), "target": f"Istia {i}."}).encode() + b"\n" for i in range(1, count + 1))


def test_a_batch_goes_on_although_the_api_and_a_worker_were_killed(
    api: tuple[subprocess.Popen[bytes], int], settings: Settings
) -> None:
    process, port = api
    headers = {"Content-Type": "application/x-ndjson"}
    answer = httpx2.post(f"http://127.0.0.1:{port}/v1/batches", content=_lines(LINES), headers=headers)
    assert answer.status_code == 202
    process.kill()
    process.wait()
    store, auditor = Store(settings.database_url), WordAuditor(delay=0.02)
    with embedded_worker(settings, store, in_process(lambda _: auditor)):
        wait_for(lambda: len(auditor.audited) > LINES // 4)
    assert _status(store) == BatchStatus.RUNNING, "the worker was stopped in its middle"
    with embedded_worker(settings, store, in_process(lambda _: auditor)):
        wait_for(lambda: _status(store) == BatchStatus.DONE)
    with store.reading() as session:
        ended = session.execute(select(Audit.batch_line, Audit.status).order_by(Audit.batch_line)).all()
    store.close()
    assert [tuple(row) for row in ended] == [(line, "done") for line in range(1, LINES + 1)]


def _status(store: Store) -> str | None:
    with store.reading() as session:
        return session.scalar(select(Batch.status))


def test_half_a_batch_is_not_begun_when_the_api_dies_under_it(
    api: tuple[subprocess.Popen[bytes], int], settings: Settings
) -> None:
    process, port = api
    store = Store(settings.database_url)
    with socket.create_connection(("127.0.0.1", port)) as link:
        head = f"POST /v1/batches HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\nContent-Type: application/x-ndjson\r\n"
        link.sendall(head.encode() + b"Content-Length: 10000000\r\n\r\n" + _lines(2000))
        wait_for(lambda: _count(store) >= 500)
        process.kill()
        process.wait()
    auditor = WordAuditor()
    with embedded_worker(settings, store, in_process(lambda _: auditor)):
        time.sleep(5 * settings.resend)
    assert auditor.audited == []
    assert _status(store) == BatchStatus.RECEIVING
    store.close()


def _count(store: Store) -> int:
    with store.reading() as session:
        return session.scalar(select(func.count()).select_from(Audit)) or 0
