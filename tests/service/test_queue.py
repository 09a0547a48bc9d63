"""The queue: messages arrive, and a broker that is away is said to be."""

from __future__ import annotations

import pytest

from service.errors import QueueUnavailable
from service.queue import (
    AUDIT_TASK,
    CANARY_TASK,
    DELIVERY_TASK,
    CeleryQueue,
    Lane,
    canary_queue,
    celery_app,
    lane_queue,
)
from service.settings import Settings
from tests.conftest import quick_settings


@pytest.fixture
def brokered(broker_url: str) -> Settings:
    return quick_settings("sqlite:///unused.db", broker_url)


def received(queue: CeleryQueue, name: str) -> tuple[str, list[str]]:
    """Task and arguments of the next message."""
    with queue.app.connection_for_read() as connection, connection.SimpleQueue(name) as waiting:
        message = waiting.get(timeout=5)
        message.ack()
        return message.headers["task"], message.payload[0]


@pytest.mark.parametrize("lane", [Lane.INTERACTIVE, Lane.BATCH])
def test_an_audit_is_asked_for_by_its_id_in_its_lane(brokered: Settings, lane: Lane) -> None:
    queue = CeleryQueue(celery_app(brokered))
    queue.enqueue("some-id", lane)
    assert received(queue, lane_queue(brokered.queue_name, lane)) == (AUDIT_TASK, ["some-id"])


def test_a_delivery_is_asked_for_by_its_id(brokered: Settings) -> None:
    queue = CeleryQueue(celery_app(brokered))
    queue.enqueue_delivery("some-id")
    assert received(queue, lane_queue(brokered.queue_name, Lane.WEBHOOKS)) == (DELIVERY_TASK, ["some-id"])


def test_the_depth_of_a_lane_is_what_waits_in_it(brokered: Settings) -> None:
    queue = CeleryQueue(celery_app(brokered))
    assert queue.depth(Lane.BATCH) == 0
    for number in range(3):
        queue.enqueue(str(number), Lane.BATCH)
    assert (queue.depth(Lane.BATCH), queue.depth(Lane.INTERACTIVE)) == (3, 0)


def test_canaries_are_not_held_up_by_audits(brokered: Settings) -> None:
    queue = CeleryQueue(celery_app(brokered))
    queue.enqueue("some-id")
    queue.send_canary()
    assert received(queue, canary_queue(brokered.queue_name)) == (CANARY_TASK, [])


def test_a_broker_that_is_there_answers(brokered: Settings) -> None:
    CeleryQueue(celery_app(brokered)).ping()


@pytest.mark.parametrize("ask", ["ping", "send_canary"])
def test_a_broker_that_is_away_is_said_to_be(ask: str) -> None:
    queue = CeleryQueue(celery_app(quick_settings("sqlite:///unused.db", "redis://127.0.0.1:1/0")))
    with pytest.raises(QueueUnavailable):
        getattr(queue, ask)()


def test_the_visibility_timeout_is_the_same_in_all_three_places() -> None:
    conf = celery_app(Settings(broker_url="redis://127.0.0.1:1/0", visibility_timeout=1234)).conf
    assert conf.broker_transport_options["visibility_timeout"] == 1234
    assert conf.result_backend_transport_options["visibility_timeout"] == 1234
    assert conf.visibility_timeout == 1234


def test_workers_take_one_audit_at_a_time_and_start_no_processes() -> None:
    assert celery_app(Settings()).conf.worker_pool == "solo"
    several = celery_app(Settings(worker_threads=4)).conf
    assert (several.worker_pool, several.worker_concurrency) == ("threads", 4)
    assert several.worker_prefetch_multiplier == 1
