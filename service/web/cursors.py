"""Cursors: where a list goes on, opaque to the caller."""

from __future__ import annotations

from base64 import urlsafe_b64decode, urlsafe_b64encode
from uuid import UUID

CURSOR = "^[A-Za-z0-9_-]{22}$"
"""What a cursor looks like: the 16 bytes of an id."""


def write_cursor(after: str) -> str:
    """The cursor of a page that begins after that audit."""
    return urlsafe_b64encode(UUID(after).bytes).decode().rstrip("=")


def read_cursor(cursor: str) -> str:
    """The audit after which the page begins, from a text that looks like a cursor."""
    return str(UUID(bytes=urlsafe_b64decode(cursor + "==")))
