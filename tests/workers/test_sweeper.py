"""What the sweeper's thread does, and when."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

import pytest
from sqlalchemy.exc import OperationalError

from exonym.model import Pair
from service import audits
from service.audits import Submission
from service.errors import QueueUnavailable
from service.queue import Lane, Queue
from service.settings import Settings
from service.store import Store
from tests.conftest import quick_settings
from tests.fakes import ListQueue
from tests.servers import wait_for
from workers.chores import AUDIT_CHORES, Chore
from workers.sweeper import Sweeper


@pytest.fixture
def lite(sqlite_database: str) -> Iterator[Store]:
    store = Store(sqlite_database)
    yield store
    store.close()


@dataclass
class Work:
    """Work that is done so many times, and fails in one way."""

    error: Exception | None = None
    done: list[Store] = field(default_factory=list)

    def run(self, store: Store, queue: Queue, settings: Settings) -> None:
        self.done.append(store)
        if self.error:
            raise self.error


def sweeper(store: Store, queue: ListQueue, *works: tuple[Work, float]) -> Sweeper:
    chores = [Chore(f"work {n}", lambda _, every=every: every, work.run) for n, (work, every) in enumerate(works)]
    return Sweeper(store, queue, quick_settings(str(store.url), "memory://"), chores)


def test_it_sends_what_was_lost_and_what_batches_wait_for(lite: Store) -> None:
    queue = ListQueue()
    lost = audits.submit(lite, queue, Submission(Pair(target="x"), "news"), resend_after=0.1).id
    line = audits.submit(lite, queue, Submission(Pair(target="x"), "news", lane=Lane.BATCH), resend_after=0.1).id
    assert queue.sent == [lost]
    queue.sent.clear()
    queue.lanes.clear()
    with Sweeper(lite, queue, quick_settings(str(lite.url), "memory://"), AUDIT_CHORES).thread():
        wait_for(lambda: lost in queue.sent and line in queue.sent)


def test_each_chore_has_its_own_time(lite: Store) -> None:
    often, seldom = Work(), Work()
    swept = sweeper(lite, ListQueue(), (often, 0.0), (seldom, 3600.0))
    for _ in range(5):
        swept.tick()
    assert (len(often.done), len(seldom.done)) == (5, 1)


@pytest.mark.parametrize(
    "error",
    [QueueUnavailable("nobody there"), OperationalError("UPDATE", {}, OSError("disk full")), ZeroDivisionError("bug")],
    ids=["the broker is away", "the database fails", "a mistake"],
)
def test_a_chore_that_fails_stops_neither_the_others_nor_itself(lite: Store, error: Exception) -> None:
    failing, other = Work(error), Work()
    swept = sweeper(lite, ListQueue(), (failing, 0.0), (other, 0.0))
    assert swept.tick()
    assert swept.tick()
    assert (len(failing.done), len(other.done)) == (2, 2)
