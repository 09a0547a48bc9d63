"""Workers die, messages get lost, clocks run: an accepted audit still ends exactly once. Real processes, real Redis."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from sqlalchemy import func, select

from exonym.model import Pair
from service import audits
from service.audits import Submission
from service.queue import CeleryQueue, Lane, celery_app, lane_queue
from service.settings import Settings
from service.store import Store
from service.store.models import Audit, AuditReport, Status
from tests.conftest import quick_settings
from tests.servers import free_port, redis, wait_for

ROOT = Path(__file__).parents[2]
PAIR = Pair(target="Istia said so.")
Start = Callable[[float], "subprocess.Popen[bytes]"]


@pytest.fixture
def settings(database_url: str, redis_url: str) -> Settings:
    """Leases that run out soon, for tests of workers that die."""
    return quick_settings(database_url, redis_url)


@pytest.fixture
def patient(settings: Settings) -> Settings:
    """Leases that outlast the slowest machine, for tests of workers that live."""
    return settings.model_copy(update={"lease": 120.0})


@pytest.fixture
def queue(settings: Settings) -> CeleryQueue:
    return CeleryQueue(celery_app(settings))


@pytest.fixture
def start(settings: Settings, tmp_path: Path) -> Iterator[Start]:
    """Starts a worker process whose audits take so many seconds; ends all of them afterwards."""
    with starting(settings, tmp_path) as one:
        yield one


@pytest.fixture
def start_patient(patient: Settings, tmp_path: Path) -> Iterator[Start]:
    """The same, with leases that do not run out."""
    with starting(patient, tmp_path) as one:
        yield one


@contextmanager
def starting(settings: Settings, tmp_path: Path) -> Iterator[Start]:
    started: list[subprocess.Popen[bytes]] = []
    given = {f"EXONYM_{name.upper()}": str(value) for name, value in settings.model_dump().items() if _plain(value)}

    def one(delay: float) -> subprocess.Popen[bytes]:
        command = [sys.executable, "-m", "tests.workers.worker_program", str(delay)]
        with (tmp_path / "workers.log").open("ab") as log:
            started.append(subprocess.Popen(command, cwd=ROOT, env={**os.environ, **given}, stdout=log, stderr=log))
        return started[-1]

    try:
        yield one
    finally:
        for process in started:
            process.kill()
            process.wait()


def _plain(value: object) -> bool:
    return isinstance(value, str | int | float)


def submit(store: Store, queue: CeleryQueue, settings: Settings) -> str:
    return audits.submit(store, queue, Submission(PAIR, "news"), settings.resend).id


def status(store: Store, audit_id: str) -> str:
    return audits.get(store, audit_id).status


def reports(store: Store) -> int:
    with store.reading() as session:
        return session.scalar(select(func.count()).select_from(AuditReport)) or 0


def test_a_worker_killed_in_an_audit_costs_nothing(
    store: Store, queue: CeleryQueue, settings: Settings, start: Start
) -> None:
    doomed = start(60)
    audit_id = submit(store, queue, settings)
    wait_for(lambda: status(store, audit_id) == Status.RUNNING)
    doomed.send_signal(signal.SIGKILL)
    doomed.wait()
    start(0)
    wait_for(lambda: status(store, audit_id) == Status.DONE)
    assert audits.get(store, audit_id).tries > 1
    assert reports(store) == 1


def test_an_audit_that_kills_every_worker_fails_plainly(
    store: Store, queue: CeleryQueue, settings: Settings, start: Start
) -> None:
    audit_id = submit(store, queue, settings)
    for tries in range(1, settings.max_tries + 1):
        doomed = start(60)
        wait_for(lambda tries=tries: audits.get(store, audit_id).tries >= tries, 30)  # type: ignore[misc]
        doomed.send_signal(signal.SIGKILL)
        doomed.wait()
    start(60)
    wait_for(lambda: status(store, audit_id) == Status.FAILED)
    assert "begun 3 times" in str(audits.get(store, audit_id).error)


def test_a_lost_message_is_found_again(store: Store, queue: CeleryQueue, settings: Settings, start: Start) -> None:
    audit_id = submit(store, queue, settings)
    with queue.app.connection_for_write() as connection:
        assert connection.default_channel.queue_purge(lane_queue(settings.queue_name, Lane.INTERACTIVE)) == 1
    start(0)
    wait_for(lambda: status(store, audit_id) == Status.DONE)
    assert audits.get(store, audit_id).sends > 1


def test_two_workers_and_doubled_messages_end_each_audit_once(
    store: Store, queue: CeleryQueue, settings: Settings, start_patient: Start
) -> None:
    submitted = [submit(store, queue, settings) for _ in range(10)]
    for audit_id in submitted * 2:
        queue.enqueue(audit_id)
    start_patient(0.05), start_patient(0.05)
    wait_for(lambda: all(status(store, audit_id) == Status.DONE for audit_id in submitted))
    with store.reading() as session:
        assert set(session.scalars(select(Audit.tries))) == {1}
    assert reports(store) == len(submitted)


def test_a_worker_asked_to_stop_ends_its_audit_first(
    store: Store, queue: CeleryQueue, settings: Settings, start_patient: Start
) -> None:
    asked = start_patient(1.5)
    audit_id = submit(store, queue, settings)
    wait_for(lambda: status(store, audit_id) == Status.RUNNING)
    asked.terminate()
    assert asked.wait(60) == 0
    assert (status(store, audit_id), audits.get(store, audit_id).tries) == (Status.DONE, 1)


def test_an_audit_longer_than_its_lease_is_not_taken_away(
    store: Store, queue: CeleryQueue, settings: Settings, start: Start
) -> None:
    start(settings.lease * 1.5), start(0)
    audit_ids = [submit(store, queue, settings) for _ in range(2)]
    wait_for(lambda: all(status(store, audit_id) == Status.DONE for audit_id in audit_ids))
    assert [audits.get(store, audit_id).tries for audit_id in audit_ids] == [1, 1]


def test_a_worker_with_threads_runs_several_audits_and_ends_them_all(
    sqlite_database: str, redis_url: str, tmp_path: Path
) -> None:
    settings = quick_settings(sqlite_database, redis_url).model_copy(update={"worker_threads": 3, "lease": 120.0})
    store, queue = Store(sqlite_database), CeleryQueue(celery_app(settings))
    submitted = [submit(store, queue, settings) for _ in range(3)]
    with starting(settings, tmp_path) as start:
        worker = start(3)
        wait_for(lambda: all(status(store, audit_id) == Status.RUNNING for audit_id in submitted))
        worker.terminate()
        assert worker.wait(60) == 0
    assert [status(store, audit_id) for audit_id in submitted] == [Status.DONE] * 3
    store.close()


def test_a_worker_outlives_its_redis(sqlite_database: str, tmp_path: Path) -> None:
    port = free_port()
    settings = quick_settings(sqlite_database, f"redis://127.0.0.1:{port}/0")
    store, queue = Store(sqlite_database), CeleryQueue(celery_app(settings))
    with starting(settings, tmp_path) as start:
        with redis(tmp_path, port):
            start(0)
            first = submit(store, queue, settings)
            wait_for(lambda: status(store, first) == Status.DONE)
        while_away = submit(store, queue, settings)
        assert status(store, while_away) == Status.QUEUED
        with redis(tmp_path, port):
            wait_for(lambda: status(store, while_away) == Status.DONE)
            second = submit(store, queue, settings)
            wait_for(lambda: status(store, second) == Status.DONE)
    store.close()


def test_a_redis_that_hangs_does_not_hold_up_who_submits(sqlite_database: str, tmp_path: Path) -> None:
    with hanging_port() as port:
        settings = quick_settings(sqlite_database, f"redis://127.0.0.1:{port}/0")
        store, queue = Store(sqlite_database), CeleryQueue(celery_app(settings))
        begun = time.monotonic()
        assert status(store, submit(store, queue, settings)) == Status.QUEUED
        assert time.monotonic() - begun < 15
    store.close()


@contextmanager
def hanging_port() -> Iterator[int]:
    """A port that takes connections and never says a word."""
    with socket.socket() as listening:
        listening.bind(("127.0.0.1", 0))
        listening.listen()
        yield listening.getsockname()[1]
