"""One audit: how it ends, whatever the engine does."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from threading import Event
from typing import Any

import pytest
from sqlalchemy import event

from exonym.model import Pair, Report
from exonym.names.judging.feedback import OwnNames
from service import audits, names
from service.audits import Submission
from service.queue import Lane
from service.settings import Settings
from service.store import Store
from service.store.models import Status
from tests.fakes import ListQueue, WordAuditor
from workers.engine import AuditFailed, Engine, EngineDied, InProcess, Stopped
from workers.process import ProcessAuditors
from workers.running import Runner


def run(store: Store, target: str, auditor: WordAuditor, times: int = 1) -> str:
    audit_id = audits.submit(store, ListQueue(), Submission(Pair(target=target), "news"), 60).id
    runner = runner_of(store, InProcess(lambda _: auditor))
    for _ in range(times):
        runner.run(audit_id)
    return audit_id


def runner_of(store: Store, engine: Engine, lease: float = 1.0) -> Runner:
    return Runner(store, ListQueue(), engine, Settings(lease=lease, heartbeat=0.1), Event())


@pytest.mark.parametrize(
    ("target", "status", "error"),
    [
        pytest.param("Istia said so.", Status.DONE, None, id="a report"),
        pytest.param("REFUSE", Status.FAILED, "target: is refused", id="refused by the engine, with its reason"),
        pytest.param("CRASH", Status.FAILED, "ZeroDivisionError", id="a crash, without its traceback"),
    ],
)
def test_every_audit_ends(store: Store, target: str, status: Status, error: str | None) -> None:
    ended = audits.get(store, run(store, target, WordAuditor()))
    assert ended.status == status
    assert ended.error is None if error is None else error in str(ended.error)
    assert "Traceback" not in str(ended.error)


def test_a_doubled_message_audits_nothing_twice(store: Store) -> None:
    auditor = WordAuditor()
    run(store, "Istia", auditor, times=3)
    assert auditor.audited == ["Istia"]


def test_a_profile_that_is_gone_fails_its_audit_alone(store: Store) -> None:
    audit_id = audits.submit(store, ListQueue(), Submission(Pair(target="x"), "gone"), 60).id
    runner_of(store, InProcess(ProcessAuditors(Settings().audit_config))).run(audit_id)
    assert "'gone' is none of" in str(audits.get(store, audit_id).error)


class FailingEngine:
    """An engine that ends every audit in one way."""

    def __init__(self, error: Exception) -> None:
        self._error = error
        self.interrupted = False

    def warm(self) -> None: ...

    def audit(self, pair: Pair, profile: str, length: int, own: OwnNames | None = None) -> Report:
        raise self._error

    def interrupt(self) -> None:
        self.interrupted = True

    def close(self) -> None: ...


def test_a_process_that_dies_under_an_audit_each_time_is_no_endless_loop(store: Store) -> None:
    queue = ListQueue()
    audit_id = audits.submit(store, queue, Submission(Pair(target="x"), "news"), 60).id
    engine = FailingEngine(EngineDied("signal SIGKILL"))
    runner = Runner(store, queue, engine, Settings(max_tries=3), Event())
    for _ in range(5):
        runner.run(audit_id)
    ended = audits.get(store, audit_id)
    assert (ended.status, ended.tries) == (Status.FAILED, 3)
    assert ended.error == "The audit was begun 3 times, and each time its process ended, last with signal SIGKILL."
    assert queue.sent == [audit_id] * 3, "submitted, and handed on twice"


def test_an_audit_over_its_limits_is_not_begun_again(store: Store) -> None:
    audit_id = audits.submit(store, ListQueue(), Submission(Pair(target="x"), "news"), 60).id
    runner_of(store, FailingEngine(AuditFailed("It took too long."))).run(audit_id)
    ended = audits.get(store, audit_id)
    assert (ended.status, ended.tries, ended.error) == (Status.FAILED, 1, "It took too long.")


def test_an_interrupted_audit_goes_back_as_if_it_had_not_begun(store: Store) -> None:
    queue = ListQueue()
    audit_id = audits.submit(store, queue, Submission(Pair(target="x"), "news", lane=Lane.BATCH), 60).id
    Runner(store, queue, FailingEngine(Stopped()), Settings(), Event()).run(audit_id)
    given = audits.get(store, audit_id)
    assert (given.status, given.tries) == (Status.QUEUED, 0)
    assert (queue.sent, queue.lanes) == ([audit_id], [Lane.BATCH])


class Waiting(WordAuditor):
    """An auditor that waits until it is let go."""

    def __init__(self) -> None:
        super().__init__()
        self.begun, self.let_go = Event(), Event()

    def audit(self, pair: Pair) -> Report:
        self.begun.set()
        self.let_go.wait(30)
        return super().audit(pair)


def test_what_is_handed_back_can_be_done_by_another_and_is_not_ended_here(store: Store) -> None:
    queue, auditor = ListQueue(), Waiting()
    audit_id = audits.submit(store, queue, Submission(Pair(target="x"), "news"), 60).id
    runner = Runner(store, queue, InProcess(lambda _: auditor), Settings(), Event())
    with ThreadPoolExecutor(1) as beside:
        running = beside.submit(runner.run, audit_id)
        auditor.begun.wait(30)
        runner.hand_back()
        assert audits.get(store, audit_id).status == Status.QUEUED
        other = audits.claim(store, audit_id, 30)
        assert other is not None
        auditor.let_go.set()
        running.result(30)
    assert audits.get(store, audit_id).status == Status.RUNNING
    assert audits.finish(store, other, WordAuditor().audit(other.pair))


def test_a_disk_that_is_full_for_a_moment_costs_no_audit(sqlite_database: str) -> None:
    store = Store(sqlite_database)
    full, auditor = Event(), Waiting()

    def limit_pages(connection: Any, *_: object) -> None:
        connection.execute("PRAGMA max_page_count=1" if full.is_set() else "PRAGMA max_page_count=4294967294")

    event.listen(store.engine, "checkout", limit_pages)
    audit_id = audits.submit(store, ListQueue(), Submission(Pair(target="Istia " * 2000), "news"), 60).id
    with ThreadPoolExecutor(1) as beside:
        running = beside.submit(runner_of(store, InProcess(lambda _: auditor), lease=30.0).run, audit_id)
        auditor.begun.wait(30)
        full.set()
        auditor.let_go.set()
        with pytest.raises(TimeoutError):
            running.result(1.0)
        full.clear()
        running.result(30)
    assert audits.get(store, audit_id).status == Status.DONE
    store.close()


def test_an_audit_is_told_the_names_that_its_workspace_has_now(store: Store) -> None:
    told: list[str | None] = []

    def auditor_for(_: str, own: OwnNames | None = None) -> WordAuditor:
        told.append(own.entries[0].house if own else None)
        return WordAuditor()

    runner = runner_of(store, InProcess(auditor_for))
    for house in (None, "Jumabekov", "Zhumabekov"):
        if house:
            names.decide(store, "default", "Zhumabekov", names.Change(house, forms={"pl": ("Żumabekow",)}))
        for _ in range(2):
            runner.run(audits.submit(store, ListQueue(), Submission(Pair(target="x"), "news"), 60).id)
    names.take_back(store, "default", "Zhumabekov")
    runner.run(audits.submit(store, ListQueue(), Submission(Pair(target="x"), "news"), 60).id)
    assert told == [None, None, "Jumabekov", "Jumabekov", "Zhumabekov", "Zhumabekov", None]
