"""How long a key lasts, as people write it: 90d, 12h, 30m, 1s."""

from __future__ import annotations

import re
from datetime import timedelta

from service.errors import InvalidField

LIFETIME = r"^([1-9][0-9]{0,3}d|[1-9][0-9]{0,4}h|[1-9][0-9]{0,5}m|[1-9][0-9]{0,6}s)$"
_UNITS = {"d": "days", "h": "hours", "m": "minutes", "s": "seconds"}


def read_lifetime(text: str, field: str) -> timedelta:
    """The time that a text stands for. Raises InvalidField, which names ``field``."""
    if not re.fullmatch(LIFETIME, text):
        raise InvalidField(field, "must be 1d to 9999d, 1h to 99999h, 1m to 999999m or 1s to 9999999s, such as 90d")
    return timedelta(**{_UNITS[text[-1]]: int(text[:-1])})
