"""Identifiers that sort by time."""

from __future__ import annotations

import os
import time
from datetime import UTC, datetime
from uuid import UUID

_RANDOM_BITS = 80


def new_id() -> str:
    """A UUID of version 7 (RFC 9562, 5.7): milliseconds since 1970 in front, 74 random bits behind."""
    value = (time.time_ns() // 1_000_000) << _RANDOM_BITS | int.from_bytes(os.urandom(_RANDOM_BITS // 8))
    value = value & ~(0xF << 76) | 0x7 << 76
    return str(UUID(int=value & ~(0b11 << 62) | 0b10 << 62))


def first_id_at(moment: datetime) -> str:
    """The smallest id that new_id could make at that moment or later."""
    milliseconds = int(max(moment.timestamp(), 0.0) * 1000)
    return str(UUID(int=milliseconds << _RANDOM_BITS))


def time_of(id_: str) -> datetime:
    """When new_id made an id, to the millisecond."""
    return datetime.fromtimestamp((UUID(id_).int >> _RANDOM_BITS) / 1000, UTC)


def is_id(text: str) -> bool:
    """Whether new_id could have made it; what cannot be an id need not be looked for."""
    try:
        return str(UUID(text)) == text
    except ValueError:
        return False
