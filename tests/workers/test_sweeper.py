"""What the sweeper's thread does, and when."""

from __future__ import annotations

import pytest

from exonym.model import Pair
from service import audits
from service.audits import Submission
from service.store import Store
from tests.conftest import quick_settings
from tests.fakes import ListQueue
from tests.servers import wait_for
from workers.sweeper import Sweeper


@pytest.fixture
def lite(sqlite_database: str) -> Store:
    return Store(sqlite_database)


def test_it_sends_canaries_and_lost_audits(lite: Store) -> None:
    queue = ListQueue()
    audit_id = audits.submit(lite, queue, Submission(Pair(target="x"), "news"), resend_after=0.1).id
    with Sweeper(lite, queue, quick_settings(str(lite.url), "memory://")).thread():
        wait_for(lambda: queue.sent.count(audit_id) > 1 and queue.canaries > 1)


def test_it_waits_between_canaries(lite: Store) -> None:
    queue = ListQueue()
    sweeper = Sweeper(lite, queue, quick_settings(str(lite.url), "memory://"))
    for _ in range(10):
        sweeper.tick()
    assert queue.canaries == 1


def test_a_broker_that_is_away_does_not_stop_it(lite: Store) -> None:
    queue = ListQueue(away=True)
    with Sweeper(lite, queue, quick_settings(str(lite.url), "memory://")).thread():
        queue.away = False
        wait_for(lambda: queue.canaries > 0)
