"""The queue: messages arrive, and a broker that is away is said to be."""

from __future__ import annotations

from collections.abc import Callable
from threading import Event

import pytest

from service.errors import QueueUnavailable
from service.queue import (
    AUDIT_TASK,
    CANARY_TASK,
    DELIVERY_TASK,
    BackgroundQueue,
    CeleryQueue,
    Lane,
    background,
    canary_queue,
    celery_app,
    lane_queue,
)
from service.queue.background import Pace
from service.settings import Settings
from tests.conftest import quick_settings
from tests.fakes import ListQueue


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
    queue.send_canary("worker.1")
    assert received(queue, canary_queue(brokered.queue_name, "worker.1")) == (CANARY_TASK, [])


def test_a_broker_that_is_there_answers(brokered: Settings) -> None:
    CeleryQueue(celery_app(brokered)).ping()


@pytest.mark.parametrize(
    "ask",
    [
        pytest.param(lambda queue: queue.ping(), id="ping"),
        pytest.param(lambda queue: queue.enqueue("some-id"), id="enqueue"),
        pytest.param(lambda queue: queue.send_canary("worker"), id="send a canary"),
        pytest.param(lambda queue: queue.depth(Lane.BATCH), id="depth"),
    ],
)
def test_a_broker_that_is_away_is_said_to_be(ask: Callable[[CeleryQueue], object]) -> None:
    queue = CeleryQueue(celery_app(quick_settings("sqlite:///unused.db", "redis://127.0.0.1:1/0")))
    with pytest.raises(QueueUnavailable):
        ask(queue)


class FrozenQueue(ListQueue):
    """A broker that hangs until it is let go."""

    def __init__(self) -> None:
        super().__init__()
        self.let_go = Event()

    def enqueue(self, audit_id: str, lane: Lane = Lane.INTERACTIVE) -> None:
        self.let_go.wait(30)
        super().enqueue(audit_id, lane)


def test_who_sends_in_the_background_does_not_wait_for_a_broker_that_hangs() -> None:
    frozen = FrozenQueue()
    with BackgroundQueue(frozen) as queue:
        queue.enqueue("first")
        queue.enqueue("second", Lane.BATCH)
        assert frozen.sent == []
        frozen.let_go.set()
    assert (frozen.sent, frozen.lanes) == (["first", "second"], [Lane.INTERACTIVE, Lane.BATCH])


def test_what_the_broker_does_not_take_is_left_to_the_sweeper() -> None:
    away = ListQueue(away=True)
    with BackgroundQueue(away) as queue:
        queue.enqueue("lost")
    away.away = False
    assert away.sent == []


def test_no_endless_row_of_messages_waits_for_a_broker(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(background, "LONGEST", 2)
    frozen = FrozenQueue()
    with BackgroundQueue(frozen) as queue:
        for number in range(20):
            queue.enqueue(str(number))
        frozen.let_go.set()
    assert frozen.sent[:2] == ["0", "1"]
    assert len(frozen.sent) <= 3, "the others are left to the sweeper"


@pytest.mark.parametrize(
    ("asked", "waits"),
    [
        pytest.param([0.0, 0.1, 0.2], [0, 0, 0], id="as many as may"),
        pytest.param([0.0, 0.1, 0.2, 0.3], [0, 0, 0, 0.7], id="one more waits for the next second"),
        pytest.param([0.0, 0.0, 0.0, 0.0, 1.0, 1.0, 1.0], [0, 0, 0, 1.0, 0, 0, 1.0], id="a second is full again"),
        pytest.param([0.0, 0.0, 0.0, 5.0], [0, 0, 0, 0], id="long afterwards"),
    ],
)
def test_no_more_is_sent_in_a_second_than_workers_take(asked: list[float], waits: list[float]) -> None:
    pace = Pace(3)
    assert [pace.wait_for_next(100 + at) for at in asked] == pytest.approx(waits)
