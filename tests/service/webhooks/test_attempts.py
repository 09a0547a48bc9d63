"""One worker makes an attempt at a time, an endpoint has few at a time, and what came of each is written once."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from typing import Any

import pytest
from sqlalchemy import select, update

from service import webhooks
from service.store import Store
from service.store.models import Attempt, Delivery, DeliveryStatus, Endpoint
from service.store.types import now
from service.webhooks import Event
from service.webhooks.attempts import SLOTS, Claim, claim, record
from service.webhooks.sending import Answer
from tests.service.webhooks.conftest import BOTH, OURS

GOOD, BAD, GONE = Answer(0.1, 200, "thanks"), Answer(0.2, 500, "no"), Answer(0.1, 410)
LEASE = 60.0


def announced(store: Store, number: int = 1) -> list[str]:
    with store.writing() as session:
        return [webhooks.announce(session, "default", Event.AUDIT_COMPLETED, {"n": n})[0] for n in range(number)]


def claimed(store: Store, delivery_id: str) -> Claim:
    mine = claim(store, delivery_id, LEASE)
    assert mine is not None
    return mine


def set_row(store: Store, model: type[Delivery] | type[Endpoint], **values: Any) -> None:
    with store.writing() as session:
        session.execute(update(model).values(**values))


def row(store: Store, delivery_id: str) -> Delivery:
    with store.reading() as session:
        return session.get_one(Delivery, delivery_id)


def attempts(store: Store) -> list[Attempt]:
    with store.reading() as session:
        return list(session.scalars(select(Attempt).order_by(Attempt.number)))


def served(store: Store) -> Endpoint:
    with store.reading() as session:
        return session.scalars(select(Endpoint)).one()


@BOTH
def test_of_many_who_claim_at_once_one_gets_it(store: Store, endpoint: Endpoint) -> None:
    (delivery_id,) = announced(store)
    with ThreadPoolExecutor(8) as pool:
        claims = list(pool.map(lambda _: claim(store, delivery_id, LEASE), range(16)))
    assert sum(made is not None for made in claims) == 1
    assert row(store, delivery_id).tries == 1


def test_a_claim_says_what_to_send(store: Store, endpoint: Endpoint) -> None:
    (delivery_id,) = announced(store)
    mine = claimed(store, delivery_id)
    assert (mine.url, mine.secrets, mine.tries) == (endpoint.url, (endpoint.secret,), 1)
    assert mine.payload["data"] == {"n": 0}


@pytest.mark.parametrize(
    "values",
    [
        pytest.param({"status": DeliveryStatus.DELIVERED}, id="delivered"),
        pytest.param({"status": DeliveryStatus.FAILED}, id="given up"),
        pytest.param({"due_at": now() + timedelta(hours=1)}, id="due later"),
    ],
)
def test_what_is_not_due_is_not_claimed(store: Store, endpoint: Endpoint, values: dict[str, Any]) -> None:
    (delivery_id,) = announced(store)
    set_row(store, Delivery, **values)
    assert claim(store, delivery_id, LEASE) is None
    assert claim(store, "nothing", LEASE) is None


@BOTH
def test_an_endpoint_has_few_attempts_at_a_time(store: Store, endpoint: Endpoint) -> None:
    ids = announced(store, 6)
    with ThreadPoolExecutor(6) as pool:
        made = [mine for mine in pool.map(lambda one: claim(store, one, LEASE), ids) if mine]
    assert len(made) == SLOTS
    record(store, made[0], GOOD)
    assert sum(claim(store, one, LEASE) is not None for one in ids) == 1


def test_a_failing_endpoint_has_one_attempt_at_a_time(store: Store, endpoint: Endpoint) -> None:
    first, second, third = announced(store, 3)
    record(store, claimed(store, first), BAD)
    claimed(store, second)
    assert claim(store, third, LEASE) is None


def test_a_busy_endpoint_keeps_no_other_waiting(store: Store, endpoint: Endpoint) -> None:
    busy = announced(store, SLOTS)
    other = webhooks.add_endpoint(store, OURS, "default", endpoint.url, tuple(Event))
    with store.writing() as session:
        both = webhooks.announce(session, "default", Event.AUDIT_COMPLETED, {})
    for one in busy:
        claimed(store, one)
    assert [c.endpoint_id for one in both if (c := claim(store, one, LEASE))] == [other.id]


@BOTH
def test_a_success_is_written_with_its_attempt(store: Store, endpoint: Endpoint) -> None:
    (delivery_id,) = announced(store)
    assert record(store, claimed(store, delivery_id), GOOD)
    ended = row(store, delivery_id)
    assert (ended.status, ended.claim, ended.lease_until) == (DeliveryStatus.DELIVERED, None, None)
    assert ended.ended_at is not None
    (made,) = attempts(store)
    assert (made.number, made.status, made.answer, made.error, made.seconds) == (1, 200, "thanks", "", 0.1)


def test_a_failure_is_due_again_by_the_schedule(store: Store, endpoint: Endpoint) -> None:
    (delivery_id,) = announced(store)
    record(store, claimed(store, delivery_id), BAD)
    failed = row(store, delivery_id)
    assert (failed.status, failed.ended_at) == (DeliveryStatus.PENDING, None)
    assert timedelta(seconds=4) < failed.due_at - now() < timedelta(seconds=6)
    assert claim(store, delivery_id, LEASE) is None


@BOTH
def test_ten_failures_end_a_delivery(store: Store, endpoint: Endpoint) -> None:
    (delivery_id,) = announced(store)
    for _ in range(10):
        set_row(store, Delivery, due_at=now())
        record(store, claimed(store, delivery_id), BAD)
    assert row(store, delivery_id).status == DeliveryStatus.FAILED
    assert [made.number for made in attempts(store)] == list(range(1, 11))
    assert served(store).failures == 10
    assert not served(store).paused, "five days have not passed"


@BOTH
def test_a_worker_thought_dead_writes_nothing(store: Store, endpoint: Endpoint) -> None:
    (delivery_id,) = announced(store)
    stale = claimed(store, delivery_id)
    set_row(store, Delivery, status=DeliveryStatus.PENDING, claim=None, lease_until=None)
    claimed(store, delivery_id)
    assert record(store, stale, GOOD) is None
    assert row(store, delivery_id).status == DeliveryStatus.SENDING
    assert attempts(store) == []
    assert served(store).failures == 0


@BOTH
def test_an_endpoint_deleted_in_mid_attempt_is_no_error(store: Store, endpoint: Endpoint) -> None:
    (delivery_id,) = announced(store)
    mine = claimed(store, delivery_id)
    webhooks.delete_endpoint(store, "default", endpoint.id)
    assert record(store, mine, GOOD) is None


@BOTH
def test_gone_pauses_the_endpoint_and_its_deliveries_wait(store: Store, endpoint: Endpoint) -> None:
    first, second = announced(store, 2)
    record(store, claimed(store, first), GONE)
    assert (served(store).paused, served(store).paused_why) == (True, "The endpoint answered 410 Gone.")
    assert {row(store, one).status for one in (first, second)} == {DeliveryStatus.PENDING}
    set_row(store, Delivery, due_at=now())
    assert claim(store, second, LEASE) is None


def test_days_of_failures_pause_the_endpoint(store: Store, endpoint: Endpoint) -> None:
    set_row(store, Endpoint, failures=9, failing_since=now() - timedelta(days=5, minutes=1))
    (delivery_id,) = announced(store)
    record(store, claimed(store, delivery_id), BAD)
    assert served(store).paused
    assert "10 attempts in a row failed, over 5 days" in served(store).paused_why


def test_a_success_forgets_the_failures_before(store: Store, endpoint: Endpoint) -> None:
    set_row(store, Endpoint, failures=9, failing_since=now() - timedelta(days=9))
    (delivery_id,) = announced(store)
    record(store, claimed(store, delivery_id), GOOD)
    assert (served(store).failures, served(store).failing_since) == (0, None)


def test_an_old_secret_signs_until_its_time(store: Store, endpoint: Endpoint) -> None:
    new = webhooks.rotate_secret(store, "default", endpoint.id).secret
    first, second = announced(store, 2)
    assert claimed(store, first).secrets == (new, endpoint.secret)
    set_row(store, Endpoint, old_secret_until=now() - timedelta(seconds=1))
    assert claimed(store, second).secrets == (new,)
