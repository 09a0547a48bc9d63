"""Workers die, brokers and databases stop, messages get lost: an accepted audit still ends exactly once.

Real processes, a real Redis, a real PostgreSQL.
"""

from __future__ import annotations

import os
import signal
import socket
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

import psycopg
import pytest
import redis as client

from exonym.model import Pair
from service import audits
from service.audits import Submission
from service.queue import BackgroundQueue, CeleryQueue, celery_app
from service.store.migrate import migrate
from service.store.models import Status
from tests.conftest import quick_settings
from tests.servers import free_port, make_cluster, redis, running_cluster, wait_for
from tests.workers.processes import Desk, children_of, desk_of, starting
from workers.chores import limits_of


class Crew:
    """Two workers over one SQLite file and a Redis that can be stopped and started."""

    def __init__(self, folder: Path, desk: Desk, port: int, workers: list[int]) -> None:
        self.desk, self.workers = desk, workers
        self._folder, self._port = folder, port
        self._redis = ExitStack()
        self.start_redis()

    def start_redis(self) -> None:
        self._redis.enter_context(redis(self._folder, self._port))

    def stop_redis(self) -> None:
        self._redis.close()

    def flush_redis(self) -> None:
        client.Redis(port=self._port).flushall()

    def redis_process(self) -> int:
        return int(client.Redis(port=self._port).info("server")["process_id"])


@pytest.fixture(scope="module")
def crew(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Crew]:
    folder, port = tmp_path_factory.mktemp("crew"), free_port()
    settings = quick_settings(f"sqlite:///{folder / 'exonym.db'}", f"redis://127.0.0.1:{port}/0").model_copy(
        update={"audit_seconds": 8.0, "audit_memory": 512, "canary": 1.0}
    )
    with desk_of(settings) as desk, starting(settings, folder) as start:
        migrate(desk.store)
        crew = Crew(folder, desk, port, [])
        try:
            crew.workers += [start().pid, start().pid]
            desk.await_worker()
            yield crew
        finally:
            crew.stop_redis()


def once(desk: Desk, audit_ids: list[str]) -> bool:
    """Whether each of the audits has ended well, begun once and with one report."""
    return desk.reports(audit_ids) == len(audit_ids) and {desk.tries(audit_id) for audit_id in audit_ids} == {1}


def test_doubled_messages_end_each_audit_once(crew: Crew) -> None:
    submitted = [crew.desk.submit("Istia SLEEP=0.05") for _ in range(10)]
    for audit_id in submitted * 2:
        crew.desk.queue.enqueue(audit_id)
    crew.desk.await_status(Status.DONE, *submitted)
    assert once(crew.desk, submitted)


def test_a_broker_that_loses_all_messages_costs_no_audit(crew: Crew) -> None:
    submitted = [crew.desk.submit("Istia SLEEP=0.3") for _ in range(12)]
    crew.flush_redis()
    crew.desk.await_status(Status.DONE, *submitted)
    assert once(crew.desk, submitted)


def test_poisonous_audits_fail_with_their_reasons_and_the_others_are_done(crew: Crew) -> None:
    loop, eat, die = crew.desk.submit("LOOP"), crew.desk.submit("EAT"), crew.desk.submit("EXIT")
    good = [crew.desk.submit() for _ in range(3)]
    crew.desk.await_status(Status.FAILED, loop, eat, die)
    crew.desk.await_status(Status.DONE, *good)
    assert "longer than 8 s, the limit for 4 characters" in crew.desk.error(loop)
    assert "more than 0.5 GB of memory" in crew.desk.error(eat)
    assert "begun 3 times, and each time its process ended, last with exit code 7" in crew.desk.error(die)
    assert [crew.desk.tries(audit_id) for audit_id in (loop, eat, die)] == [1, 1, 3]


def test_a_child_killed_in_an_audit_costs_one_try(crew: Crew) -> None:
    audit_id = crew.desk.submit("Istia SLEEP=1.5")
    crew.desk.await_status(Status.RUNNING, audit_id)
    time.sleep(0.5)
    for child in [child for worker in crew.workers for child in children_of(worker)]:
        os.kill(child, signal.SIGKILL)
    crew.desk.await_status(Status.DONE, audit_id)
    assert (crew.desk.tries(audit_id), crew.desk.reports([audit_id])) == (2, 1)


def test_an_audit_longer_than_its_lease_is_not_taken_away(crew: Crew) -> None:
    audit_id = crew.desk.submit(f"Istia SLEEP={crew.desk.settings.lease * 1.5}")
    crew.desk.await_status(Status.DONE, audit_id)
    assert once(crew.desk, [audit_id])


def test_busy_workers_outlive_their_redis(crew: Crew) -> None:
    busy = [crew.desk.submit("Istia SLEEP=4") for _ in crew.workers]
    crew.desk.await_status(Status.RUNNING, *busy)
    crew.stop_redis()
    while_away = crew.desk.submit()
    assert crew.desk.status(while_away) == Status.QUEUED
    time.sleep(1.0)
    crew.start_redis()
    crew.desk.await_status(Status.DONE, *busy, while_away)
    after = [crew.desk.submit("Istia SLEEP=0.5") for _ in range(4)]
    crew.desk.await_status(Status.DONE, *after)
    assert once(crew.desk, [*busy, while_away, *after])


def test_workers_outlive_a_redis_that_froze(crew: Crew) -> None:
    process = crew.redis_process()
    os.kill(process, signal.SIGSTOP)
    try:
        time.sleep(6.0)  # longer than a connection waits for an answer
    finally:
        os.kill(process, signal.SIGCONT)
    submitted = [crew.desk.submit("Istia SLEEP=0.5") for _ in range(4)]
    crew.desk.await_status(Status.DONE, *submitted)
    assert once(crew.desk, submitted)


def test_a_worker_killed_in_an_audit_costs_nothing(postgres_database: str, redis_url: str, tmp_path: Path) -> None:
    settings = quick_settings(postgres_database, redis_url)
    with desk_of(settings) as desk, starting(settings, tmp_path) as start:
        doomed, other = start(), start()
        submitted = [desk.submit("Istia SLEEP=3"), desk.submit("Istia SLEEP=3")]
        desk.await_status(Status.RUNNING, *submitted)
        doomed.kill()
        desk.await_status(Status.DONE, *submitted)
        assert other.poll() is None
        assert sorted(desk.tries(audit_id) for audit_id in submitted) == [1, 2]
        assert desk.reports(submitted) == 2


def test_an_audit_that_kills_its_worker_each_time_fails_plainly(
    sqlite_database: str, redis_url: str, tmp_path: Path
) -> None:
    settings = quick_settings(sqlite_database, redis_url).model_copy(update={"max_tries": 1})
    with desk_of(settings) as desk, starting(settings, tmp_path) as start:
        doomed = start()
        audit_id = desk.submit("LOOP")
        desk.await_status(Status.RUNNING, audit_id)
        doomed.kill()
        doomed.wait()
        wait_for(lambda: bool(audits.sweep(desk.store, desk.queue, limits_of(settings)).failed))
        assert "begun 1 times" in desk.error(audit_id)


def test_a_worker_asked_to_stop_ends_what_it_can_and_hands_the_rest_back(
    sqlite_database: str, redis_url: str, tmp_path: Path
) -> None:
    settings = quick_settings(sqlite_database, redis_url).model_copy(
        update={"worker_threads": 3, "lease": 120.0, "stop_patience": 6.0}
    )
    with desk_of(settings) as desk, starting(settings, tmp_path) as start:
        asked = start()
        short, other, long = desk.submit("Istia SLEEP=3"), desk.submit("Istia SLEEP=3"), desk.submit("Istia SLEEP=60")
        desk.await_status(Status.RUNNING, short, other, long)
        children = children_of(asked.pid)
        asked.terminate()
        assert asked.wait(30) == 0
        assert [desk.status(audit_id) for audit_id in (short, other, long)] == [Status.DONE, Status.DONE, Status.QUEUED]
        assert [desk.tries(audit_id) for audit_id in (short, other, long)] == [1, 1, 0]
        assert len(children) == 3
        assert not any(Path(f"/proc/{child}").exists() for child in children)


def test_a_postgres_that_restarts_in_mid_audit_costs_nothing(tmp_path: Path, redis_url: str) -> None:
    port = free_port()
    with ExitStack() as rest, ExitStack() as first:
        folder = Path(rest.enter_context(TemporaryDirectory(prefix="exonym-postgres-")))
        make_cluster(folder)
        settings = quick_settings(first.enter_context(running_cluster(folder, port)), redis_url)
        desk = rest.enter_context(desk_of(settings))
        migrate(desk.store)
        start = rest.enter_context(starting(settings, tmp_path))
        start()
        busy = desk.submit("Istia SLEEP=2")
        desk.await_status(Status.RUNNING, busy)
        first.close()
        with pytest.raises(psycopg.OperationalError):
            psycopg.connect(f"host=127.0.0.1 port={port} user=exonym dbname=postgres")
        rest.enter_context(running_cluster(folder, port))
        desk.await_status(Status.DONE, busy)
        after = desk.submit()
        desk.await_status(Status.DONE, after)
        assert once(desk, [busy, after])


@pytest.mark.parametrize("broker", ["hangs", "is away"])
def test_a_broker_that_does_not_answer_does_not_hold_up_who_submits(sqlite_database: str, broker: str) -> None:
    with hanging_port() as port, ExitStack() as parts:
        address = f"redis://127.0.0.1:{port if broker == 'hangs' else 1}/0"
        desk = parts.enter_context(desk_of(quick_settings(sqlite_database, address)))
        queue = parts.enter_context(BackgroundQueue(CeleryQueue(celery_app(desk.settings)), patience=0.0))
        begun = time.monotonic()
        for _ in range(20):
            audits.submit(desk.store, queue, Submission(Pair(target="x"), "news"), 60)
        assert time.monotonic() - begun < 5, "each waited for the broker"


@contextmanager
def hanging_port() -> Iterator[int]:
    """A port that takes connections and never says a word."""
    with socket.socket() as listening:
        listening.bind(("127.0.0.1", 0))
        listening.listen()
        yield listening.getsockname()[1]
