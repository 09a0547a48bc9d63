"""The life of a batch in the database: received whole or not at all, ended once, cancelled for good."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta

import pytest
from sqlalchemy import func, select, update

from exonym.model import Pair
from service import audits, batches
from service.audits import Submission
from service.batches import Counts, Rejected
from service.errors import BatchNotFound
from service.queue import Lane
from service.settings import Settings
from service.store import Store
from service.store.ids import new_id
from service.store.models import DEFAULT_WORKSPACE, Audit, Batch, Delivery, Endpoint, RejectedLine
from service.store.types import now
from tests.fakes import ListQueue, WordAuditor


def received(store: Store, numbers: Sequence[int], bad: Sequence[int] = ()) -> str:
    """A batch whose lines of those numbers were taken, not yet opened."""
    batch_id = batches.begin_batch(store, DEFAULT_WORKSPACE).id
    good = [
        Submission(Pair(target=f"Line {line}.", id=str(line)), "news", lane=Lane.BATCH, batch=batch_id, line=line)
        for line in numbers
    ]
    batches.add_lines(store, batch_id, good, [Rejected(line, "not read") for line in bad], 60)
    return batch_id


def opened(store: Store, numbers: Sequence[int], bad: Sequence[int] = ()) -> str:
    batch_id = received(store, numbers, bad)
    batches.open_batch(store, batch_id)
    return batch_id


def audit_of(store: Store, batch_id: str, line: int) -> str:
    with store.reading() as session:
        return session.scalars(select(Audit.id).where(Audit.batch_id == batch_id, Audit.batch_line == line)).one()


def end(store: Store, batch_id: str, line: int) -> None:
    mine = audits.claim(store, audit_of(store, batch_id, line), 30)
    assert mine is not None
    assert audits.finish(store, mine, WordAuditor().audit(mine.pair))


def sweep(store: Store) -> None:
    batches.close_batches(store, ListQueue(), Settings())


def stands(store: Store, batch_id: str) -> tuple[str, Counts]:
    batch, counts = batches.get_batch(store, batch_id, DEFAULT_WORKSPACE)
    return batch.status, counts


def test_a_batch_that_is_being_received_is_not_there(store: Store) -> None:
    with pytest.raises(BatchNotFound):
        batches.get_batch(store, received(store, [1]), DEFAULT_WORKSPACE)


def test_another_workspaces_batch_is_not_there(store: Store) -> None:
    batch_id = opened(store, [1])
    for ask in (batches.get_batch, batches.cancel_batch):
        with pytest.raises(BatchNotFound):
            ask(store, batch_id, "other")


def test_it_ends_with_its_last_audit_and_not_before(store: Store) -> None:
    batch_id = opened(store, [1, 2], bad=[3])
    end(store, batch_id, 2)
    sweep(store)
    assert stands(store, batch_id) == ("running", Counts(queued=1, running=0, done=1, failed=0))
    end(store, batch_id, 1)
    sweep(store)
    assert stands(store, batch_id) == ("done", Counts(queued=0, running=0, done=2, failed=0))


def test_a_batch_of_nothing_but_bad_lines_ends(store: Store) -> None:
    batch_id = opened(store, [], bad=[1, 2])
    sweep(store)
    batch, _ = batches.get_batch(store, batch_id, DEFAULT_WORKSPACE)
    assert (batch.status, batch.total, batch.rejected) == ("done", 2, 2)
    assert batch.ended_at is not None


def test_a_cancelled_batch_begins_nothing_more_and_ends_what_runs(store: Store) -> None:
    batch_id = opened(store, [1, 2, 3])
    mine = audits.claim(store, audit_of(store, batch_id, 1), 30)
    assert mine is not None
    batches.cancel_batch(store, batch_id, DEFAULT_WORKSPACE)
    assert stands(store, batch_id) == ("cancelled", Counts(queued=0, running=1, done=0, failed=2))
    assert audits.claim(store, audit_of(store, batch_id, 2), 30) is None
    assert audits.finish(store, mine, WordAuditor().audit(mine.pair))
    sweep(store)
    assert stands(store, batch_id) == ("cancelled", Counts(queued=0, running=0, done=1, failed=2))


def test_what_a_dead_worker_gives_back_of_a_cancelled_batch_is_not_begun_again(store: Store) -> None:
    batch_id = opened(store, [1])
    audits.claim(store, audit_of(store, batch_id, 1), 30)
    batches.cancel_batch(store, batch_id, DEFAULT_WORKSPACE)
    with store.writing() as session:
        session.execute(update(Audit).values(status="queued", claim=None, lease_until=None))
    sweep(store)
    assert stands(store, batch_id)[1].failed == 1


def test_cancelling_what_has_ended_changes_nothing(store: Store) -> None:
    batch_id = opened(store, [1])
    end(store, batch_id, 1)
    sweep(store)
    batches.cancel_batch(store, batch_id, DEFAULT_WORKSPACE)
    assert stands(store, batch_id) == ("done", Counts(queued=0, running=0, done=1, failed=0))


def test_results_come_in_order_of_the_lines_and_go_on_behind_one(store: Store) -> None:
    batch_id = opened(store, [1, 2, 4, 5], bad=[3, 6])
    for line in (5, 1, 4):
        end(store, batch_id, line)
    ended = list(batches.list_results(store, batch_id))
    assert [(r.line, r.status, r.error) for r in ended] == [
        (1, "done", None),
        (3, None, "not read"),
        (4, "done", None),
        (5, "done", None),
        (6, None, "not read"),
    ]
    assert ended[0].report is not None
    assert [r.line for r in batches.list_results(store, batch_id, after=4)] == [5, 6]


def test_many_results_are_read_page_by_page(store: Store) -> None:
    batch_id = opened(store, range(1, 251, 2), bad=range(2, 251, 2))
    batches.cancel_batch(store, batch_id, DEFAULT_WORKSPACE)
    assert [r.line for r in batches.list_results(store, batch_id)] == list(range(1, 251))


def test_a_dropped_batch_leaves_nothing(store: Store) -> None:
    batch_id = received(store, [1, 2], bad=[3])
    batches.drop_batch(store, batch_id)
    with store.reading() as session:
        assert [session.scalar(select(func.count()).select_from(t)) for t in (Audit, Batch, RejectedLine)] == [0, 0, 0]
    with pytest.raises(BatchNotFound):
        batches.add_lines(store, batch_id, [], [Rejected(4, "late")], 60)
    with pytest.raises(BatchNotFound):
        batches.open_batch(store, batch_id)


@pytest.mark.parametrize(("minutes", "left"), [(9, 1), (11, 0)])
def test_a_batch_that_nobody_sends_any_more_is_dropped(store: Store, minutes: int, left: int) -> None:
    received(store, [1])
    with store.writing() as session:
        session.execute(update(Batch).values(received_at=now() - timedelta(minutes=minutes)))
    batches.drop_abandoned(store, ListQueue(), Settings())
    with store.reading() as session:
        assert session.scalar(select(func.count()).select_from(Audit)) == left


def test_a_batch_that_runs_is_not_dropped(store: Store) -> None:
    batch_id = opened(store, [1])
    with store.writing() as session:
        session.execute(update(Batch).values(received_at=now() - timedelta(days=1)))
    batches.drop_abandoned(store, ListQueue(), Settings())
    assert stands(store, batch_id)[1].queued == 1


def test_its_end_is_announced_once(store: Store) -> None:
    with store.writing() as session:
        session.add(
            Endpoint(
                id=new_id(),
                workspace=DEFAULT_WORKSPACE,
                url="https://cms.example/in",
                events=["batch.completed"],
                secret="whsec_AAAA",
            )
        )
    batch_id = opened(store, [1], bad=[2])
    end(store, batch_id, 1)
    queue = ListQueue()
    for _ in range(3):
        batches.close_batches(store, queue, Settings())
    with store.reading() as session:
        (delivery,) = session.scalars(select(Delivery)).all()
    assert queue.delivered == [delivery.id]
    assert delivery.payload["type"] == "batch.completed"
    told = delivery.payload["data"]
    assert (told["batch_id"], told["status"], told["done"], told["rejected"]) == (batch_id, "done", 1, 1)
