"""The real engine: one pair gives one report, whichever way it takes."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from fastapi.testclient import TestClient

from commands.demo import demo_pair
from exonym.auditor import Auditor
from exonym.model import Pair
from exonym.report import pair_from_dict, report_to_dict
from service.queue import CeleryQueue, celery_app
from service.settings import Settings
from service.store import Store
from service.web.app import create_app
from tests.servers import wait_for
from workers.engine import in_process
from workers.worker import embedded_worker

ROOT = Path(__file__).parents[2]
PATIENCE = 240.0
EXONYM = [sys.executable, "-m", "exonym"]

Json = dict[str, Any]


@pytest.fixture(scope="module")
def auditor() -> Auditor:
    return Auditor()


@pytest.fixture(scope="module")
def pair() -> Pair:
    return pair_from_dict(demo_pair())


@pytest.fixture(scope="module")
def expected(auditor: Auditor, pair: Pair) -> Json:
    """The engine's own report, called as a library."""
    report: Json = json.loads(json.dumps(report_to_dict(auditor.audit(pair))))
    return report


def test_the_report_of_the_library_says_something(expected: Json) -> None:
    assert expected["findings"]
    assert expected["verdict"]["decision"] != "publish"


def test_by_the_command_line(expected: Json, tmp_path: Path) -> None:
    (tmp_path / "pairs.jsonl").write_text(json.dumps(demo_pair()) + "\n", encoding="utf-8")
    files = ["--jsonl", str(tmp_path / "pairs.jsonl"), "--out", str(tmp_path / "reports.jsonl")]
    subprocess.run([*EXONYM, "audit", *files], check=True, cwd=ROOT, timeout=PATIENCE)
    assert json.loads((tmp_path / "reports.jsonl").read_text(encoding="utf-8")) == expected


def test_by_the_embedded_service(expected: Json, sqlite_database: str, auditor: Auditor) -> None:
    settings = Settings(database_url=sqlite_database, queue_name="same-report", allowed_hosts=("*",))
    store = Store(sqlite_database)
    with embedded_worker(settings, store, in_process(lambda _: auditor)):
        assert over_http(settings, store) == expected
    store.close()


def test_by_redis_postgres_and_a_worker_of_its_own(expected: Json, postgres_database: str, redis_url: str) -> None:
    settings = Settings(
        database_url=postgres_database, broker_url=redis_url, queue_name="same-report", allowed_hosts=("*",)
    )
    store = Store(postgres_database)
    with worker(settings):
        assert over_http(settings, store) == expected
    store.close()


def over_http(settings: Settings, store: Store) -> Json:
    """The report of the pair, submitted and fetched over HTTP."""
    with TestClient(create_app(settings, store, CeleryQueue(celery_app(settings))), client=("127.0.0.1", 1)) as client:
        place = client.post("/v1/audits", json=demo_pair()).headers["location"]
        wait_for(lambda: client.get(place).json()["status"] in ("done", "failed"), PATIENCE)
        report: Json = client.get(f"{place}/report.json").raise_for_status().json()
        return report


@contextmanager
def worker(settings: Settings) -> Iterator[None]:
    """`exonym worker` as a process of its own."""
    given = {
        "EXONYM_DATABASE_URL": settings.database_url,
        "EXONYM_BROKER_URL": settings.broker_url,
        "EXONYM_QUEUE_NAME": settings.queue_name,
    }
    process = subprocess.Popen([*EXONYM, "worker"], cwd=ROOT, env={**os.environ, **given})
    try:
        yield
    finally:
        process.terminate()
        assert process.wait(60) == 0
