"""Asking a database again that is away for a moment."""

from __future__ import annotations

import logging
import time
from collections.abc import Callable
from threading import Event
from typing import TypeVar

from sqlalchemy.exc import DBAPIError

logger = logging.getLogger(__name__)

PAUSE = 0.5
"""Seconds between two attempts."""

Answer = TypeVar("Answer")


def ask_patiently(ask: Callable[[], Answer], seconds: float, stopping: Event) -> Answer:
    """What ``ask`` answers; asked again for ``seconds``, or until told to stop, while the database fails it.

    Raises sqlalchemy.exc.DBAPIError when it fails to the end.
    """
    deadline = time.monotonic() + seconds
    while True:
        try:
            return ask()
        except DBAPIError as error:
            if stopping.is_set() or time.monotonic() > deadline:
                raise
            logger.warning("the database fails, trying again: %s", error.orig)
            stopping.wait(PAUSE)
