"""A delivery on its way to a real receiver: signed, tried again under one id, and lost by no fault."""

from __future__ import annotations

import json
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from typing import Any

import pytest
from sqlalchemy import update
from standardwebhooks.webhooks import Webhook

from service import counters, webhooks
from service.errors import QueueUnavailable
from service.store import Store
from service.store.models import Delivery, DeliveryStatus, Endpoint
from service.store.types import now
from service.webhooks import Event
from service.webhooks.attempts import SLOTS, claim
from service.webhooks.deliveries import Tried
from service.webhooks.delivering import LOST, MOST_WAITING
from service.webhooks.schedule import MOST_TRIES
from service.webhooks.sending import Sender
from tests.fakes import ListQueue
from tests.receivers import Receiver, Reply
from tests.service.webhooks.conftest import BOTH, OURS, SETTINGS

Deliver = Callable[[str], None]


@pytest.fixture
def deliver(store: Store, queue: ListQueue) -> Deliver:
    return lambda delivery_id: webhooks.deliver(store, queue, SETTINGS, delivery_id, Sender(OURS, seconds=5))


def announced(store: Store, number: int = 1) -> list[str]:
    data = {"audit_id": "a-1", "title": "Zażółć", "report": "/v1/audits/a-1/report.json"}
    with store.writing() as session:
        ids = [webhooks.announce(session, "default", Event.AUDIT_COMPLETED, data) for _ in range(number)]
    return [one for made in ids for one in made]


def set_deliveries(store: Store, **values: Any) -> None:
    with store.writing() as session:
        session.execute(update(Delivery).values(**values))


def all_of(store: Store) -> tuple[Tried, ...]:
    return webhooks.list_deliveries(store, "default", {}, 100).deliveries


def the_only(store: Store) -> Tried:
    (tried,) = all_of(store)
    return tried


def drain(queue: ListQueue, deliver: Deliver) -> int:
    """Take every message, as a worker does; gives how many."""
    taken = 0
    while queue.delivered:
        deliver(queue.delivered.pop(0))
        taken += 1
    return taken


def test_a_receiver_can_verify_and_read_it(store: Store, endpoint: Endpoint, cms: Receiver, deliver: Deliver) -> None:
    (delivery_id,) = announced(store)
    deliver(delivery_id)
    (got,) = cms.got
    told = Webhook(endpoint.secret).verify(got.body, got.headers)
    assert got.headers["webhook-id"] == delivery_id
    assert got.headers["content-type"] == "application/json"
    assert got.headers["user-agent"].startswith("Exonym/")
    assert told["data"]["report"] == "https://exonym.example/desk/v1/audits/a-1/report.json"
    assert told["data"]["title"] == "Zażółć"
    assert the_only(store).delivery.status == DeliveryStatus.DELIVERED


def test_what_fails_is_tried_again_under_its_id(
    store: Store, endpoint: Endpoint, cms: Receiver, deliver: Deliver
) -> None:
    cms.replies = [Reply(500, body=b"down"), Reply(302, {"Location": "/"}), Reply(200, body=b"ok")]
    (delivery_id,) = announced(store)
    for _ in range(4):
        set_deliveries(store, due_at=now())
        deliver(delivery_id)
    tried = the_only(store)
    assert [(made.number, made.status, made.answer) for made in tried.attempts] == [
        (1, 500, "down"),
        (2, 302, ""),
        (3, 200, "ok"),
    ]
    assert {got.headers["webhook-id"] for got in cms.got} == {delivery_id}
    assert len({got.body for got in cms.got}) == 1, "the same body each time"
    for got in cms.got:
        assert Webhook(endpoint.secret).verify(got.body, got.headers)


def test_retry_after_is_honoured(store: Store, endpoint: Endpoint, cms: Receiver, deliver: Deliver) -> None:
    cms.reply = Reply(429, {"Retry-After": "3600"})
    deliver(announced(store)[0])
    assert timedelta(minutes=59) < the_only(store).delivery.due_at - now() < timedelta(minutes=61)


def test_an_address_that_is_private_by_now_is_an_attempt_that_failed(
    store: Store, queue: ListQueue, endpoint: Endpoint, cms: Receiver
) -> None:
    strict = SETTINGS.model_copy(update={"webhook_allowed_networks": ()})
    webhooks.deliver(store, queue, strict, announced(store)[0])
    (made,) = the_only(store).attempts
    assert (made.status, cms.got) == (None, [])
    assert "not public" in made.error


@BOTH
def test_ends_are_counted_and_attempts_that_go_on_are_not(
    store: Store, endpoint: Endpoint, cms: Receiver, deliver: Deliver
) -> None:
    for status, tries in ((204, 0), (500, 0), (500, MOST_TRIES - 1)):
        (delivery_id,) = announced(store)
        with store.writing() as session:
            session.execute(update(Delivery).where(Delivery.id == delivery_id).values(tries=tries))
        cms.reply = Reply(status)
        deliver(delivery_id)
    assert counters.totals(store) == {(counters.DELIVERIES, "delivered"): 1, (counters.DELIVERIES, "failed"): 1}


def test_a_message_too_many_sends_nothing(store: Store, endpoint: Endpoint, cms: Receiver, deliver: Deliver) -> None:
    (delivery_id,) = announced(store)
    with ThreadPoolExecutor(4) as pool:
        list(pool.map(deliver, [delivery_id] * 8))
    assert len(cms.got) == 1


def test_an_unexpected_error_is_an_attempt_that_failed(store: Store, queue: ListQueue, endpoint: Endpoint) -> None:
    class Broken(Sender):
        def post(self, *_: object) -> Any:
            raise ZeroDivisionError

    webhooks.deliver(store, queue, SETTINGS, announced(store)[0], Broken(OURS))
    assert "ZeroDivisionError" in the_only(store).attempts[0].error


@BOTH
def test_what_a_busy_endpoint_passed_over_comes_next(
    store: Store, endpoint: Endpoint, cms: Receiver, queue: ListQueue, deliver: Deliver
) -> None:
    ids = announced(store, 8)
    cms.hold()
    with ThreadPoolExecutor(8) as pool:
        running = [pool.submit(deliver, one) for one in ids]
        while sum(one.done() for one in running) < 8 - SLOTS:
            pass
        assert len(cms.got) <= SLOTS
        cms.free.set()
    assert drain(queue, deliver) < 20
    assert {tried.delivery.status for tried in all_of(store)} == {DeliveryStatus.DELIVERED}
    assert sorted(got.headers["webhook-id"] for got in cms.got) == sorted(ids)


def sweep(store: Store, queue: ListQueue) -> int:
    return webhooks.sweep_deliveries(store, queue, SETTINGS)


def test_a_lost_message_is_sent_again(store: Store, endpoint: Endpoint, queue: ListQueue) -> None:
    (delivery_id,) = announced(store)
    assert sweep(store, queue) == 1
    assert queue.delivered == [delivery_id]


@pytest.mark.parametrize(
    "values",
    [
        pytest.param({"status": DeliveryStatus.DELIVERED}, id="delivered"),
        pytest.param({"status": DeliveryStatus.FAILED}, id="given up"),
        pytest.param({"due_at": now() + timedelta(hours=1)}, id="due later"),
    ],
)
def test_what_is_not_due_is_left_alone(
    store: Store, endpoint: Endpoint, queue: ListQueue, values: dict[str, Any]
) -> None:
    announced(store)
    set_deliveries(store, **values)
    assert sweep(store, queue) == 0


@BOTH
@pytest.mark.parametrize("lease", [timedelta(seconds=-1), timedelta(hours=3)], ids=["over", "of a clock put back"])
def test_an_attempt_whose_worker_died_is_made_again(
    store: Store, endpoint: Endpoint, cms: Receiver, queue: ListQueue, deliver: Deliver, lease: timedelta
) -> None:
    (delivery_id,) = announced(store)
    assert claim(store, delivery_id, 60)
    assert sweep(store, queue) == 0
    set_deliveries(store, lease_until=now() + lease)
    sweep(store, queue)
    set_deliveries(store, due_at=now())
    assert sweep(store, queue) == 1
    drain(queue, deliver)
    tried = the_only(store)
    assert [(made.status, made.error) for made in tried.attempts] == [(None, LOST), (204, "")]
    assert tried.delivery.status == DeliveryStatus.DELIVERED
    assert webhooks.get_endpoint(store, "default", endpoint.id).failures == 0, "the endpoint is not to blame"


def test_a_delivery_that_kills_its_workers_is_given_up(store: Store, endpoint: Endpoint, queue: ListQueue) -> None:
    (delivery_id,) = announced(store)
    for _ in range(10):
        set_deliveries(store, due_at=now())
        assert claim(store, delivery_id, 60)
        set_deliveries(store, lease_until=now() - timedelta(seconds=1))
        sweep(store, queue)
    assert the_only(store).delivery.status == DeliveryStatus.FAILED


@BOTH
def test_a_long_backlog_of_one_endpoint_leaves_room_for_others(
    store: Store, endpoint: Endpoint, cms: Receiver, queue: ListQueue
) -> None:
    announced(store, 20)
    other = webhooks.add_endpoint(store, OURS, "default", cms.url, [Event.BATCH_COMPLETED])
    with store.writing() as session:
        webhooks.announce(session, "default", Event.BATCH_COMPLETED, {})
    assert sweep(store, queue) == SLOTS + 1
    sent = [tried.delivery.endpoint_id for tried in all_of(store) if tried.delivery.id in queue.delivered]
    assert sorted(sent) == sorted([endpoint.id] * SLOTS + [other.id])


def test_messages_do_not_pile_up_while_no_worker_takes_them(store: Store, endpoint: Endpoint, queue: ListQueue) -> None:
    announced(store, 20)
    queue.delivered = ["x"] * MOST_WAITING
    assert sweep(store, queue) == 0


def test_a_broker_that_is_away_costs_only_time(store: Store, endpoint: Endpoint, queue: ListQueue) -> None:
    announced(store)
    queue.away = True
    with pytest.raises(QueueUnavailable):
        sweep(store, queue)
    queue.away = False
    assert sweep(store, queue) == 1


@BOTH
def test_deliveries_of_a_paused_endpoint_wait_and_go_on(
    store: Store, endpoint: Endpoint, cms: Receiver, queue: ListQueue, deliver: Deliver
) -> None:
    ids = announced(store, 5)
    webhooks.change_endpoint(store, queue, OURS, "default", endpoint.id, {"paused": True})
    assert sweep(store, queue) == 0
    deliver(ids[0])
    assert cms.got == []
    webhooks.change_endpoint(store, queue, OURS, "default", endpoint.id, {"paused": False})
    drain(queue, deliver)
    assert {json.loads(got.body)["type"] for got in cms.got} == {"audit.completed"}
    assert sorted(got.headers["webhook-id"] for got in cms.got) == sorted(ids)
