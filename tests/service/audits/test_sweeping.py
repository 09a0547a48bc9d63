"""What workers and the queue lose is found again, and messages never multiply."""

from __future__ import annotations

from datetime import timedelta

import pytest
from sqlalchemy import select, update

from exonym.model import Pair
from service import audits, batches
from service.audits import Limits, Submission, Swept, sweeping
from service.errors import QueueUnavailable
from service.queue import Lane
from service.store import Store
from service.store.models import DEFAULT_WORKSPACE, Audit, Status
from service.store.types import now
from tests.fakes import ListQueue
from tests.service.audits.conftest import PAIR

LIMITS = Limits(max_tries=3, resend_after=60, lease=30)


def submitted(store: Store, queue: ListQueue, count: int = 1) -> list[str]:
    return [audits.submit(store, queue, Submission(PAIR, "news"), LIMITS.resend_after).id for _ in range(count)]


def lost(store: Store, queue: ListQueue, count: int = 1) -> list[str]:
    """Audits whose messages the broker has lost."""
    audit_ids = submitted(store, queue, count)
    empty(queue)
    return audit_ids


def empty(queue: ListQueue) -> None:
    queue.sent.clear()
    queue.lanes.clear()


def taken(store: Store, queue: ListQueue, count: int) -> list[str]:
    """Messages that a worker took from the front, and whose audits it ended."""
    audit_ids = queue.sent[:count]
    del queue.sent[:count], queue.lanes[:count]
    for audit_id in audit_ids:
        mine = audits.claim(store, audit_id, 30)
        assert mine is None or audits.fail(store, mine, "ended")
    return audit_ids


def batch(store: Store, lines: int, opened: bool = True) -> list[str]:
    batch_id = batches.begin_batch(store, DEFAULT_WORKSPACE).id
    rows = [
        Submission(Pair(target=f"Line {line}."), "news", lane=Lane.BATCH, batch=batch_id, line=line)
        for line in range(1, lines + 1)
    ]
    batches.add_lines(store, batch_id, rows, (), LIMITS.resend_after)
    if opened:
        batches.open_batch(store, batch_id)
    with store.reading() as session:
        query = select(Audit.id).where(Audit.batch_id == batch_id).order_by(Audit.batch_line)
        return [batch_id, *session.scalars(query)]


def swept(store: Store, queue: ListQueue, seconds: float) -> Swept:
    return audits.sweep(store, queue, LIMITS, now() + timedelta(seconds=seconds))


def test_what_is_on_its_way_is_left_alone(store: Store, queue: ListQueue) -> None:
    lost(store, queue)
    assert audits.claim(store, lost(store, queue)[0], 30)
    assert swept(store, queue, 0) == Swept()
    assert queue.sent == []


def test_a_lost_message_is_sent_again(store: Store, queue: ListQueue) -> None:
    audit_ids = lost(store, queue)
    assert swept(store, queue, 61) == Swept(resent=tuple(audit_ids))
    assert queue.sent == audit_ids


def test_audits_that_are_simply_far_back_are_never_sent_again(store: Store, queue: ListQueue) -> None:
    waiting = submitted(store, queue, 20)
    for seconds in range(0, 4 * 3600, 600):
        assert swept(store, queue, seconds) == Swept()
    assert queue.sent == waiting


def test_as_many_are_sent_as_are_missing_those_sent_longest_ago_first(store: Store, queue: ListQueue) -> None:
    waiting = submitted(store, queue, 10)
    del queue.sent[:4], queue.lanes[:4]
    assert swept(store, queue, 61).resent == tuple(sorted(waiting[:4]))
    assert sorted(queue.sent) == sorted(waiting)
    assert swept(store, queue, 62) == Swept()


def test_a_broker_that_lost_everything_again_and_again_holds_no_message_twice(store: Store, queue: ListQueue) -> None:
    audit_ids = lost(store, queue, 30)
    for seconds in range(61, 61 + 10 * 61, 61):
        swept(store, queue, seconds)
        assert sorted(queue.sent) == sorted(audit_ids)
        empty(queue)


def test_a_backlog_is_sent_in_pieces(store: Store, queue: ListQueue, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sweeping, "LONGEST_QUEUE", 8)
    audit_ids = lost(store, queue, 20)
    ended: list[str] = []
    for seconds in range(61, 61 + 10):
        swept(store, queue, seconds)
        assert len(queue.sent) <= 8
        ended += taken(store, queue, 4)
    assert ended[: len(audit_ids)] == audit_ids, "each once, in their order"


def test_an_audit_whose_worker_died_is_begun_again(store: Store, queue: ListQueue) -> None:
    audit_id = lost(store, queue)[0]
    audits.claim(store, audit_id, 30)
    assert swept(store, queue, 31) == Swept(requeued=(audit_id,))
    assert queue.sent == [audit_id]
    assert audits.claim(store, audit_id, 30) is not None


def test_an_audit_of_a_batch_goes_down_its_lane_again(store: Store, queue: ListQueue) -> None:
    audit_id = batch(store, 1)[1]
    audits.claim(store, audit_id, 30)
    assert swept(store, queue, 31) == Swept(requeued=(audit_id,))
    assert queue.lanes == [Lane.BATCH]


def test_an_audit_that_kills_its_workers_is_given_up(store: Store, queue: ListQueue) -> None:
    audit_id = lost(store, queue)[0]
    for _ in range(LIMITS.max_tries - 1):
        audits.claim(store, audit_id, 30)
        swept(store, queue, 31)
    audits.claim(store, audit_id, 30)
    assert swept(store, queue, 31) == Swept(failed=(audit_id,))
    ended = audits.get(store, audit_id)
    assert ended.status == Status.FAILED
    assert "begun 3 times" in str(ended.error)


@pytest.mark.parametrize("hours", [-5, 5], ids=["put back", "put forward"])
def test_a_clock_that_jumps_loses_nothing(store: Store, queue: ListQueue, hours: int) -> None:
    running, waiting = lost(store, queue, 2)
    assert audits.claim(store, running, 30)
    found = audits.sweep(store, queue, LIMITS, now() + timedelta(hours=hours))
    assert (found.requeued, found.resent) == ((running,), (waiting,))


def test_a_broker_that_is_away_costs_only_time(store: Store, queue: ListQueue) -> None:
    audit_ids = lost(store, queue)
    queue.away = True
    with pytest.raises(QueueUnavailable):
        swept(store, queue, 61)
    queue.away = False
    assert swept(store, queue, 62) == Swept(resent=tuple(audit_ids))


def test_an_empty_queue_is_filled_at_once(store: Store, queue: ListQueue) -> None:
    audit_ids = lost(store, queue, 3)
    assert audits.send_again(store, queue, LIMITS) == tuple(audit_ids)


class TestBatches:
    def test_its_audits_are_sent_in_order_a_few_at_a_time(
        self, store: Store, queue: ListQueue, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr(sweeping, "WAITING", 4)
        _, *audit_ids = batch(store, 11)
        assert queue.sent == [], "nobody but the feeder sends them"
        ended: list[str] = []
        for _ in range(8):
            audits.feed(store, queue, LIMITS)
            assert len(queue.sent) <= 4
            ended += taken(store, queue, 2)
        assert ended == audit_ids

    def test_those_on_their_way_are_not_sent_again(self, store: Store, queue: ListQueue) -> None:
        batch(store, 5)
        assert len(audits.feed(store, queue, LIMITS)) == 5
        assert audits.feed(store, queue, LIMITS) == ()
        assert swept(store, queue, 3600) == Swept()

    def test_those_that_were_lost_are(self, store: Store, queue: ListQueue) -> None:
        _, *audit_ids = batch(store, 5)
        audits.feed(store, queue, LIMITS)
        empty(queue)
        assert swept(store, queue, 61).resent == tuple(sorted(audit_ids))
        assert set(queue.lanes) == {Lane.BATCH}

    def test_one_that_is_being_received_is_left_alone(self, store: Store, queue: ListQueue) -> None:
        batch(store, 5, opened=False)
        assert audits.feed(store, queue, LIMITS) == ()

    def test_one_that_was_cancelled_is_left_alone(self, store: Store, queue: ListQueue) -> None:
        batch_id, *_ = batch(store, 5)
        batches.cancel_batch(store, batch_id, DEFAULT_WORKSPACE)
        with store.writing() as session:
            session.execute(update(Audit).values(status=Status.QUEUED))  # as a dead worker gives it back
        assert audits.feed(store, queue, LIMITS) == ()
        assert swept(store, queue, 3600) == Swept()
