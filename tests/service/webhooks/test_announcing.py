"""Deliveries are written with what they tell of, for whoever wants to know, or not at all."""

from __future__ import annotations

from threading import Thread

from sqlalchemy import select

from service import webhooks
from service.auth import ensure_workspace
from service.store import Store
from service.store.models import Delivery, DeliveryStatus, Endpoint
from service.webhooks import Event, Policy
from tests.fakes import ListQueue
from tests.service.webhooks.conftest import BOTH, OURS

PUBLIC = Policy(resolve=lambda host, port: ["93.184.216.34"])


def rows(store: Store) -> list[Delivery]:
    with store.reading() as session:
        return list(session.scalars(select(Delivery).order_by(Delivery.id)))


def announce(store: Store, event: Event = Event.AUDIT_COMPLETED, workspace: str = "default") -> tuple[str, ...]:
    with store.writing() as session:
        return webhooks.announce(session, workspace, event, {"audit_id": "a-1", "report": "/r"}, "a-1")


def add(store: Store, *events: Event, workspace: str = "default") -> Endpoint:
    return webhooks.add_endpoint(store, PUBLIC, workspace, "https://cms.example.org/in", events)


@BOTH
def test_each_endpoint_that_wants_it_gets_a_row(store: Store, queue: ListQueue) -> None:
    wanting = [add(store, Event.AUDIT_COMPLETED), add(store, *Event)]
    add(store, Event.BATCH_COMPLETED)
    paused = add(store, *Event)
    webhooks.change_endpoint(store, queue, OURS, "default", paused.id, {"paused": True})
    ids = announce(store)
    made = rows(store)
    assert {row.endpoint_id for row in made} == {endpoint.id for endpoint in wanting}
    assert {row.id for row in made} == set(ids)
    assert {(row.status, row.event, row.audit_id) for row in made} == {("pending", "audit.completed", "a-1")}
    assert made[0].payload == made[1].payload
    assert made[0].payload["data"]["audit_id"] == "a-1"


def test_other_workspaces_are_told_nothing(store: Store) -> None:
    with store.writing() as session:
        ensure_workspace(session, "other")
    add(store, *Event, workspace="other")
    assert announce(store) == ()
    assert rows(store) == []
    assert len(announce(store, workspace="other")) == 1


@BOTH
def test_what_is_rolled_back_is_told_to_nobody(store: Store) -> None:
    add(store, *Event)
    with store.writing() as session:
        assert webhooks.announce(session, "default", Event.AUDIT_FAILED, {"audit_id": "a-1"})
        session.rollback()
    assert rows(store) == []


def test_a_broker_that_is_away_leaves_them_pending(store: Store, queue: ListQueue) -> None:
    add(store, *Event)
    queue.away = True
    webhooks.send(queue, announce(store))
    assert [row.status for row in rows(store)] == [DeliveryStatus.PENDING]


@BOTH
def test_deliveries_go_with_their_audits(store: Store) -> None:
    add(store, *Event)
    announce(store)
    with store.writing() as session:
        webhooks.delete_deliveries(session, ["a-1"])
    assert rows(store) == []


@BOTH
def test_an_endpoint_deleted_at_that_moment_fails_nothing(store: Store) -> None:
    endpoint = add(store, *Event)
    with store.writing() as session:
        assert webhooks.announce(session, "default", Event.AUDIT_COMPLETED, {"audit_id": "a-1"})
        deleting = Thread(target=webhooks.delete_endpoint, args=(store, "default", endpoint.id))
        deleting.start()
        deleting.join(0.3)
        assert deleting.is_alive(), "it waits for the transaction"
    deleting.join()
    assert rows(store) == []
