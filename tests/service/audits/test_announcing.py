"""Who wants to know is told of an audit's end in the transaction that ends it."""

from __future__ import annotations

from datetime import timedelta

import pytest
from sqlalchemy import select

from service import audits, webhooks
from service.audits import Limits, Submission
from service.store import Store
from service.store.models import Delivery
from service.store.types import now
from service.webhooks import Event, Policy
from tests.fakes import ListQueue, WordAuditor
from tests.service.audits.conftest import PAIR

PUBLIC = Policy(resolve=lambda host, port: ["93.184.216.34"])
LIMITS = Limits(max_tries=1, resend_after=60)


@pytest.fixture(autouse=True)
def _told(store: Store) -> None:
    webhooks.add_endpoint(store, PUBLIC, "default", "https://cms.example.org/in", tuple(Event))


def submitted(store: Store, queue: ListQueue) -> str:
    return audits.submit(store, queue, Submission(PAIR, "news"), 60).id


def told(store: Store) -> list[Delivery]:
    with store.reading() as session:
        return list(session.scalars(select(Delivery)))


def test_an_audit_that_is_done(store: Store, queue: ListQueue) -> None:
    mine = audits.claim(store, submitted(store, queue), 30)
    assert mine is not None
    ended = audits.finish(store, mine, WordAuditor().audit(mine.pair))
    (delivery,) = told(store)
    assert ended is not None
    assert ended.deliveries == (delivery.id,)
    assert (delivery.event, delivery.audit_id) == ("audit.completed", mine.audit_id)
    data = delivery.payload["data"]
    assert (data["audit_id"], data["pair_id"], data["decision"], data["quality"]) == (
        mine.audit_id,
        "mine",
        "hold",
        90.0,
    )
    assert data["counts"] == {"critical": 1, "major": 0, "minor": 0}
    assert data["metadata"]["article_id"] == "7"
    assert data["report"] == f"/v1/audits/{mine.audit_id}/report.json"


def test_an_audit_that_failed(store: Store, queue: ListQueue) -> None:
    mine = audits.claim(store, submitted(store, queue), 30)
    assert mine is not None
    assert audits.fail(store, mine, "No model.")
    (delivery,) = told(store)
    assert delivery.event == "audit.failed"
    assert delivery.payload["data"]["error"] == "No model."


def test_an_audit_that_is_given_up(store: Store, queue: ListQueue) -> None:
    audits.claim(store, submitted(store, queue), 30)
    audits.sweep(store, queue, LIMITS, now() + timedelta(seconds=31))
    (delivery,) = told(store)
    assert delivery.event == "audit.failed"
    assert "begun 1 times" in delivery.payload["data"]["error"]


def test_a_worker_thought_dead_tells_nothing(store: Store, queue: ListQueue) -> None:
    mine = audits.claim(store, submitted(store, queue), 30)
    assert mine is not None
    audits.sweep(store, queue, Limits(3, 60), now() + timedelta(seconds=31))
    assert audits.finish(store, mine, WordAuditor().audit(mine.pair)) is None
    assert audits.fail(store, mine, "late") is None
    assert told(store) == []
