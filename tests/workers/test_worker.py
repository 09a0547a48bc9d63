"""A worker in this process: its lanes, its canaries, its deliveries, its start and its stop."""

from __future__ import annotations

import time
from collections.abc import Iterator
from threading import Event

import pytest

from exonym.model import Pair, Report
from service import audits, batches, pulses
from service.audits import Submission
from service.queue import CeleryQueue, Lane, celery_app
from service.settings import Settings
from service.store import Store
from service.store.models import DEFAULT_WORKSPACE, Status
from tests.conftest import quick_settings
from tests.fakes import WordAuditor
from tests.servers import wait_for
from workers import listener
from workers.consumer import Consumer
from workers.engine import Engine, EngineDied, InProcess, in_process
from workers.worker import Deliver, Worker, embedded_worker


@pytest.fixture
def lite(sqlite_database: str) -> Iterator[Store]:
    store = Store(sqlite_database)
    yield store
    store.close()


@pytest.fixture
def quick(lite: Store, broker_url: str) -> Settings:
    """SQLite, and each kind of broker in turn."""
    return quick_settings(str(lite.url), broker_url)


class Gate(WordAuditor):
    """Holds every audit up until it is opened."""

    def __init__(self) -> None:
        super().__init__()
        self.entered, self.opened = Event(), Event()

    def audit(self, pair: Pair) -> Report:
        self.entered.set()
        self.opened.wait(30)
        return super().audit(pair)


def add(store: Store, target: str, lane: Lane = Lane.INTERACTIVE) -> str:
    """A queued audit whose message the caller sends."""
    with store.writing() as session:
        return audits.add_audit(session, Submission(Pair(target=target), "news", lane=lane), 60).id


def ended(store: Store, *audit_ids: str) -> bool:
    return all(Status(audits.get(store, audit_id).status).ended for audit_id in audit_ids)


def test_an_editors_audit_goes_before_those_of_a_batch(lite: Store, redis_url: str) -> None:
    settings = quick_settings(str(lite.url), redis_url)
    queue, gate = CeleryQueue(celery_app(settings)), Gate()
    with embedded_worker(settings, lite, in_process(lambda _: gate)):
        queue.enqueue(add(lite, "first", Lane.BATCH), Lane.BATCH)
        gate.entered.wait(30)
        batch = [add(lite, f"line {number}", Lane.BATCH) for number in range(5)]
        for audit_id in batch:
            queue.enqueue(audit_id, Lane.BATCH)
        editors = add(lite, "editor's")
        queue.enqueue(editors)
        gate.opened.set()
        wait_for(lambda: ended(lite, editors, *batch))
    assert gate.audited[:2] == ["first", "editor's"]


def test_a_batch_is_run_to_its_end_in_order(lite: Store, quick: Settings) -> None:
    auditor = WordAuditor()
    with embedded_worker(quick, lite, in_process(lambda _: auditor)):
        batch_id = batches.begin_batch(lite, DEFAULT_WORKSPACE).id
        rows = [
            Submission(Pair(target=str(line)), "news", lane=Lane.BATCH, batch=batch_id, line=line) for line in range(20)
        ]
        batches.add_lines(lite, batch_id, rows, (), 60)
        batches.open_batch(lite, batch_id)
        wait_for(lambda: batches.get_batch(lite, batch_id, DEFAULT_WORKSPACE)[0].status == "done")
    assert auditor.audited == [str(line) for line in range(20)]


def test_deliveries_do_not_wait_for_a_long_audit(lite: Store, quick: Settings) -> None:
    queue, gate = CeleryQueue(celery_app(quick)), Gate()
    delivered: list[str] = []
    deliver: Deliver = lambda _store, _queue, _settings, it: delivered.append(it)  # noqa: E731
    with embedded_worker(quick, lite, in_process(lambda _: gate), deliver):
        queue.enqueue(add(lite, "long"))
        gate.entered.wait(30)
        queue.enqueue_delivery("a delivery")
        wait_for(lambda: delivered == ["a delivery"])
        gate.opened.set()


def test_what_was_queued_in_memory_is_sent_at_once_when_the_service_starts_again(lite: Store) -> None:
    settings = quick_settings(str(lite.url), "memory://").model_copy(update={"resend": 3600.0})
    left = [add(lite, f"left {number}") for number in range(15)]
    with embedded_worker(settings, lite, in_process(lambda _: WordAuditor())):
        wait_for(lambda: ended(lite, *left))


def test_a_worker_deep_in_an_audit_is_a_worker(lite: Store, quick: Settings) -> None:
    gate = Gate()
    with embedded_worker(quick, lite, in_process(lambda _: gate)):
        CeleryQueue(celery_app(quick)).enqueue(add(lite, "long"))
        gate.entered.wait(30)
        pulses.forget_worker(lite)
        wait_for(lambda: pulses.last_sign_of_worker(lite) is not None)
        gate.opened.set()


class Cold(InProcess):
    """An engine that fails to start once, and is warm when it is let."""

    def __init__(self) -> None:
        super().__init__(lambda _: WordAuditor())
        self.warming, self.warmed, self.failed = Event(), Event(), False

    def warm(self) -> None:
        if not self.failed:
            self.failed = True
            raise EngineDied("exit code 1")
        self.warming.set()
        self.warmed.wait(30)


def test_nothing_is_taken_and_no_worker_is_seen_before_the_models_are_warm(
    lite: Store, quick: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("workers.slot.PAUSE", 0.01)
    cold, queue = Cold(), CeleryQueue(celery_app(quick))
    audit_id = add(lite, "early")
    queue.enqueue(audit_id)
    with embedded_worker(quick, lite, lambda: cold):
        cold.warming.wait(30)
        time.sleep(quick.canary * 2)
        assert pulses.last_sign_of_worker(lite) is None
        assert (audits.get(lite, audit_id).status, queue.depth(Lane.INTERACTIVE)) == (Status.QUEUED, 1)
        cold.warmed.set()
        wait_for(lambda: ended(lite, audit_id) and pulses.last_sign_of_worker(lite) is not None)


class Deaf(Consumer):
    """Celery's worst: it lives, and takes nothing. The first so many are."""

    left = 0

    def run(self, stopping: Event) -> None:
        if Deaf.left:
            Deaf.left -= 1
            stopping.wait(60)
        else:
            super().run(stopping)


@pytest.mark.parametrize(("deaf", "gives_up"), [(1, False), (3, True)], ids=["once", "again and again"])
def test_a_listener_that_hears_nothing_is_replaced(
    lite: Store, quick: Settings, monkeypatch: pytest.MonkeyPatch, deaf: int, gives_up: bool
) -> None:
    monkeypatch.setattr(listener, "Consumer", Deaf)
    monkeypatch.setattr(listener, "SILENCE", 0.2)
    monkeypatch.setattr(Deaf, "left", deaf)
    audit_id = add(lite, "unheard")
    CeleryQueue(celery_app(quick)).enqueue(audit_id)
    settings = quick.model_copy(update={"canary": 0.1, "delivery_threads": 0})
    with embedded_worker(settings, lite, in_process(lambda _: WordAuditor())) as worked:
        wait_for(lambda: ended(lite, audit_id))
        assert worked.gave_up.is_set() == gives_up


def test_a_listener_is_not_deaf_while_the_broker_is_away(sqlite_database: str, monkeypatch: pytest.MonkeyPatch) -> None:
    store = Store(sqlite_database)
    settings = quick_settings(sqlite_database, "redis://127.0.0.1:1/0").model_copy(update={"canary": 0.05})
    made: list[Engine] = []

    def make() -> Engine:
        made.append(InProcess(lambda _: WordAuditor()))
        return made[-1]

    with embedded_worker(settings, store, make):
        time.sleep(1.0)
    store.close()
    assert len(made) == 1


def test_a_worker_that_stops_takes_nothing_more(lite: Store, quick: Settings) -> None:
    queue, gate = CeleryQueue(celery_app(quick)), Gate()
    running = Worker(quick, lite, in_process(lambda _: gate))
    running.start()
    first, second = add(lite, "first"), add(lite, "second")
    queue.enqueue(first)
    gate.entered.wait(30)
    queue.enqueue(second)
    gate.opened.set()
    running.stop()
    assert (audits.get(lite, first).status, audits.get(lite, second).status) != (Status.QUEUED, Status.DONE)
    assert ended(lite, first)


def test_canaries_that_nobody_reads_are_gone_after_a_while(redis_url: str, lite: Store) -> None:
    import redis

    settings = quick_settings(str(lite.url), redis_url)
    CeleryQueue(celery_app(settings)).send_canary("gone")
    remaining = redis.Redis.from_url(redis_url).ttl(f"{settings.queue_name}.canary.gone")
    assert 0 < remaining <= 600


def test_nothing_is_put_in_the_place_of_what_stops(
    lite: Store, quick: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(listener, "SILENCE", 0.0)
    monkeypatch.setattr(listener, "DEAF", 0)
    made: list[Engine] = []

    def make() -> Engine:
        made.append(InProcess(lambda _: gate))
        return made[-1]

    gate = Gate()
    running = Worker(quick.model_copy(update={"canary": 0.05, "stop_patience": 1.0}), lite, make)
    running.start()
    audit_id = add(lite, "long")
    CeleryQueue(celery_app(quick)).enqueue(audit_id)
    gate.entered.wait(30)
    before = len(made)
    running.stop()
    gate.opened.set()
    assert len(made) == before
    assert (audits.get(lite, audit_id).status, audits.get(lite, audit_id).tries) == (Status.QUEUED, 0)
