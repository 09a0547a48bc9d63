from __future__ import annotations

import time
from uuid import UUID

from service.store.ids import new_id


def test_ids_are_uuids_of_version_7() -> None:
    made = UUID(new_id())
    assert made.version == 7
    assert made.variant == "specified in RFC 4122"


def test_ids_sort_by_time() -> None:
    made = []
    for _ in range(5):
        made.append(new_id())
        time.sleep(0.002)
    assert made == sorted(made)


def test_ids_carry_their_moment() -> None:
    assert abs((UUID(new_id()).int >> 80) / 1000 - time.time()) < 5
