"""Cursors: where a list goes on, opaque to the caller."""

from __future__ import annotations

import base64
import binascii
from uuid import UUID

from service.errors import InvalidField


def write_cursor(after: str) -> str:
    """The cursor of a page that begins after that audit."""
    return base64.urlsafe_b64encode(UUID(after).bytes).decode().rstrip("=")


def read_cursor(cursor: str) -> str:
    """The audit after which the page begins. Raises InvalidField for what write_cursor did not make."""
    try:
        return str(UUID(bytes=base64.urlsafe_b64decode(cursor + "=" * (-len(cursor) % 4))))
    except (ValueError, binascii.Error) as error:
        raise InvalidField("cursor", "is not one that a list has given as `next`") from error
