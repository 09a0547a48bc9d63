"""What waits, by lane."""

from __future__ import annotations

from datetime import timedelta

from sqlalchemy import update

from service import audits
from service.audits import Submission
from service.queue import Lane
from service.store import Store
from service.store.ids import new_id
from service.store.models import Audit, Delivery, DeliveryStatus, Endpoint
from service.store.types import now
from tests.fakes import ListQueue
from tests.service.audits.conftest import PAIR


def submit(store: Store, lane: Lane, seconds_ago: float) -> str:
    audit_id = audits.submit(store, ListQueue(), Submission(PAIR, "news", lane=lane), 60).id
    with store.writing() as session:
        session.execute(update(Audit).where(Audit.id == audit_id).values(created_at=now() - timedelta(0, seconds_ago)))
    return audit_id


def test_nothing_waits_at_first(store: Store) -> None:
    assert {(waiting.depth, waiting.age) for waiting in audits.read_backlog(store).values()} == {(0, 0.0)}
    assert set(audits.read_backlog(store)) == set(Lane)


def test_only_what_waits_is_counted_lane_by_lane(store: Store) -> None:
    submit(store, Lane.INTERACTIVE, 90)
    submit(store, Lane.INTERACTIVE, 30)
    audits.claim(store, submit(store, Lane.BATCH, 500), 30)
    backlog = audits.read_backlog(store)
    assert (backlog[Lane.INTERACTIVE].depth, round(backlog[Lane.INTERACTIVE].age, -1)) == (2, 90)
    assert (backlog[Lane.BATCH].depth, backlog[Lane.BATCH].age) == (0, 0.0)


def test_deliveries_wait_once_they_are_due(store: Store) -> None:
    endpoint = Endpoint(id=new_id(), workspace="default", url="https://x", events=[], secret="s")
    with store.writing() as session:
        session.add(endpoint)
        session.flush()
        for status, seconds in (("pending", -60), ("pending", -20), ("pending", 600), ("delivered", -900)):
            due = now() + timedelta(seconds=seconds)
            session.add(_delivery(endpoint.id, DeliveryStatus(status), due))
    waiting = audits.read_backlog(store)[Lane.WEBHOOKS]
    assert (waiting.depth, round(waiting.age, -1)) == (2, 60)


def _delivery(endpoint: str, status: DeliveryStatus, due: object) -> Delivery:
    return Delivery(
        id=new_id(),
        workspace="default",
        endpoint_id=endpoint,
        event="audit.completed",
        payload={},
        status=status,
        due_at=due,
    )
