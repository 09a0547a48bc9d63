"""Waiting: many at once, one query."""

from __future__ import annotations

import asyncio
from collections.abc import Collection, Mapping

import pytest

from service.errors import AuditNotFound
from service.store.models import Audit, Status
from service.web.poller import Poller


class Board:
    """What the poller looks at; remembers each look."""

    def __init__(self) -> None:
        self.ended: set[str] = set()
        self.gone: set[str] = set()
        self.looks: list[tuple[str, ...]] = []
        self.broken = False

    def look(self, audit_ids: Collection[str]) -> Mapping[str, Audit]:
        self.looks.append(tuple(audit_ids))
        if self.broken:
            self.broken = False
            raise OSError("the database is away")
        there = [i for i in audit_ids if i not in self.gone]
        return {i: Audit(id=i, status=Status.DONE if i in self.ended else Status.RUNNING) for i in there}


async def polled(board: Board, *waits: tuple[str, float]) -> float:
    """How long it takes until all have waited."""
    poller = Poller(board.look, interval=0.01)
    running = asyncio.create_task(poller.run())
    begun = asyncio.get_running_loop().time()
    await asyncio.gather(*(poller.wait(audit_id, seconds) for audit_id, seconds in waits))
    took = asyncio.get_running_loop().time() - begun
    running.cancel()
    return took


def test_who_waits_for_an_ended_audit_goes_at_once() -> None:
    board = Board()
    board.ended = {"a"}
    assert asyncio.run(polled(board, ("a", 30), ("a", 30))) < 5


def test_who_waits_in_vain_goes_when_the_time_is_over() -> None:
    assert 0.05 <= asyncio.run(polled(Board(), ("a", 0.05))) < 5


def test_all_who_wait_share_one_query() -> None:
    board = Board()
    asyncio.run(polled(board, *((str(i), 0.5) for i in range(50))))
    assert set(board.looks[0]) == {str(i) for i in range(50)}


def test_a_database_that_stumbles_does_not_end_the_polling() -> None:
    board = Board()
    board.ended, board.broken = {"a"}, True
    assert asyncio.run(polled(board, ("a", 30))) < 5


def test_nothing_is_asked_while_nobody_waits() -> None:
    board = Board()

    async def idle() -> None:
        running = asyncio.create_task(Poller(board.look, interval=0.001).run())
        await asyncio.sleep(0.05)
        running.cancel()

    asyncio.run(idle())
    assert board.looks == []


def test_all_who_wait_are_let_go_when_the_service_ends() -> None:
    poller = Poller(Board().look, interval=0.01)

    async def ended() -> float:
        running = asyncio.create_task(poller.run())
        waiting = asyncio.gather(*(poller.wait(str(number), 60) for number in range(5)))
        await asyncio.sleep(0.05)
        begun = asyncio.get_running_loop().time()
        poller.release()
        await waiting
        await poller.wait("one more", 60)
        running.cancel()
        return asyncio.get_running_loop().time() - begun

    assert asyncio.run(ended()) < 5


@pytest.mark.parametrize(("seen", "told"), [("queued", "running"), ("running", None), (None, None)])
def test_who_waits_for_a_change_is_told_of_it(seen: str | None, told: str | None) -> None:
    async def change() -> str | None:
        poller = Poller(Board().look, interval=0.01)
        running = asyncio.create_task(poller.run())
        audit = await poller.wait("a", 0.2, seen)
        running.cancel()
        return audit.status if audit else None

    assert asyncio.run(change()) == told


def test_who_waits_for_what_is_deleted_is_told_so() -> None:
    board = Board()
    board.gone = {"a"}
    with pytest.raises(AuditNotFound):
        asyncio.run(polled(board, ("a", 30)))
