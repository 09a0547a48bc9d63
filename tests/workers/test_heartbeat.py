from __future__ import annotations

import time

from tests.servers import wait_for
from workers.heartbeat import Heartbeat


class Heart:
    """Counts its beats; stumbles at the second, stops after ``strength``."""

    def __init__(self, strength: int) -> None:
        self.beats = 0
        self._strength = strength

    def beat(self) -> bool:
        self.beats += 1
        if self.beats == 2:
            raise OSError("the database is away")
        return self.beats < self._strength


def test_it_beats_until_the_end_and_survives_a_stumble() -> None:
    heart = Heart(strength=10_000)
    with Heartbeat(heart.beat, 0.001):
        wait_for(lambda: heart.beats > 5)
    beats = heart.beats
    time.sleep(0.02)
    assert heart.beats == beats


def test_it_stops_when_told_that_the_audit_is_no_longer_ours() -> None:
    heart = Heart(strength=3)
    with Heartbeat(heart.beat, 0.001) as beating:
        beating.join(5)
        assert heart.beats == 3
