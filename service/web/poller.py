"""Waiting for audits to end, without a thread or a query for each who waits."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Callable, Collection, Mapping
from contextlib import suppress

from starlette.concurrency import run_in_threadpool

from service.store.models import Status

logger = logging.getLogger(__name__)

Look = Callable[[Collection[str]], Mapping[str, Status]]


class Poller:
    """Asks ``look`` every ``interval`` seconds about all audits that someone waits for, in one query.

    ``run`` must be running in the same event loop.
    """

    def __init__(self, look: Look, interval: float = 0.1) -> None:
        self._look = look
        self._interval = interval
        self._waiting: dict[str, set[asyncio.Future[None]]] = {}
        self._wanted = asyncio.Event()
        self.released = False
        """True once the service ends: nobody is kept waiting any more."""

    async def wait(self, audit_id: str, seconds: float) -> None:
        """Return when the audit has ended, the time is over, or the service ends."""
        if self.released:
            return
        ended = asyncio.get_running_loop().create_future()
        self._waiting.setdefault(audit_id, set()).add(ended)
        self._wanted.set()
        try:
            with suppress(TimeoutError):
                await asyncio.wait_for(ended, seconds)
        finally:
            self._forget(audit_id, ended)

    def release(self) -> None:
        """Let all go who wait, and nobody wait again: the service ends."""
        self.released = True
        for ended in [ended for waiting in self._waiting.values() for ended in waiting]:
            if not ended.done():
                ended.set_result(None)

    async def run(self) -> None:
        """Poll until cancelled; sleep while nobody waits."""
        while True:
            await self._wanted.wait()
            try:
                await self._poll()
            except Exception:
                logger.exception("looking for ended audits failed")
            await asyncio.sleep(self._interval)

    async def _poll(self) -> None:
        for audit_id, status in (await run_in_threadpool(self._look, tuple(self._waiting))).items():
            if status.ended:
                for ended in self._waiting.get(audit_id, ()):
                    if not ended.done():
                        ended.set_result(None)

    def _forget(self, audit_id: str, ended: asyncio.Future[None]) -> None:
        self._waiting[audit_id].discard(ended)
        if not self._waiting[audit_id]:
            del self._waiting[audit_id]
        if not self._waiting:
            self._wanted.clear()
