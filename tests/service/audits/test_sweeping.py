"""What workers and the queue lose is found again."""

from __future__ import annotations

from datetime import timedelta

import pytest

from service import audits
from service.audits import Limits, Submission, Swept
from service.errors import QueueUnavailable
from service.store import Store
from service.store.models import Status
from service.store.types import now
from tests.fakes import ListQueue
from tests.service.audits.conftest import PAIR

LIMITS = Limits(max_tries=3, resend_after=60)


def submitted(store: Store, queue: ListQueue) -> str:
    audit_id = audits.submit(store, queue, Submission(PAIR, "news"), LIMITS.resend_after).id
    queue.sent.clear()
    return audit_id


def swept(store: Store, queue: ListQueue, seconds: float) -> Swept:
    return audits.sweep(store, queue, LIMITS, now() + timedelta(seconds=seconds))


def test_what_is_on_its_way_is_left_alone(store: Store, queue: ListQueue) -> None:
    submitted(store, queue)
    assert audits.claim(store, submitted(store, queue), 30)
    assert swept(store, queue, 0) == Swept()
    assert queue.sent == []


def test_a_lost_message_is_sent_again(store: Store, queue: ListQueue) -> None:
    audit_id = submitted(store, queue)
    assert swept(store, queue, 61) == Swept(resent=(audit_id,))
    assert queue.sent == [audit_id]


def test_a_long_queue_is_not_flooded_with_messages(store: Store, queue: ListQueue) -> None:
    submitted(store, queue)
    for seconds in range(0, 4 * 3600, 60):
        swept(store, queue, seconds)
    assert len(queue.sent) <= 9, "each message waits twice as long as the one before, at most an hour"


def test_an_audit_whose_worker_died_is_begun_again(store: Store, queue: ListQueue) -> None:
    audit_id = submitted(store, queue)
    audits.claim(store, audit_id, 30)
    assert swept(store, queue, 31) == Swept(requeued=(audit_id,))
    assert queue.sent == [audit_id]
    assert audits.claim(store, audit_id, 30) is not None


def test_an_audit_that_kills_its_workers_is_given_up(store: Store, queue: ListQueue) -> None:
    audit_id = submitted(store, queue)
    for _ in range(LIMITS.max_tries - 1):
        audits.claim(store, audit_id, 30)
        swept(store, queue, 31)
    audits.claim(store, audit_id, 30)
    assert swept(store, queue, 31) == Swept(failed=(audit_id,))
    ended = audits.get(store, audit_id)
    assert ended.status == Status.FAILED
    assert "begun 3 times" in str(ended.error)


def test_a_broker_that_is_away_costs_only_time(store: Store, queue: ListQueue) -> None:
    audit_id = submitted(store, queue)
    queue.away = True
    with pytest.raises(QueueUnavailable):
        swept(store, queue, 61)
    queue.away = False
    assert swept(store, queue, 61 + 121) == Swept(resent=(audit_id,))
