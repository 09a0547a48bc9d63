"""Waiting for audits to end or change, without a thread or a query for each who waits."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass

from sqlalchemy.exc import SQLAlchemyError
from starlette.concurrency import run_in_threadpool

from service.errors import AuditNotFound
from service.store.models import Audit, Status
from service.store.trouble import describe

logger = logging.getLogger(__name__)

_AFTER_AN_ERROR = 1.0
"""Seconds until a database that did not answer is asked again."""

Look = Callable[[Collection[str]], Mapping[str, Audit]]
"""The audits of some ids, without those that are gone."""


@dataclass(frozen=True)
class _Waiter:
    """Who waits, and the status that is no news; None: only the end is."""

    told: asyncio.Future[Audit | None]
    seen: str | None

    def look_at(self, audit_id: str, audit: Audit | None) -> None:
        if self.told.done():
            return
        if audit is None:
            self.told.set_exception(AuditNotFound(audit_id))
        elif Status(audit.status).ended or self.seen not in (None, audit.status):
            self.told.set_result(audit)


class Poller:
    """Asks ``look`` every ``interval`` seconds about all audits that someone waits for, in one query.

    ``run`` must be running in the same event loop.
    """

    def __init__(self, look: Look, interval: float = 0.1) -> None:
        self._look = look
        self._interval = interval
        self._waiting: dict[str, set[_Waiter]] = {}
        self._wanted = asyncio.Event()
        self.released = False
        """True once the service ends: nobody is kept waiting any more."""

    async def wait(self, audit_id: str, seconds: float, seen: str | None = None) -> Audit | None:
        """The audit when it has ended or is no longer as ``seen`` (a status); None when time or service are over.

        Raises AuditNotFound when it is deleted.
        """
        if self.released:
            return None
        waiter = _Waiter(asyncio.get_running_loop().create_future(), seen)
        self._waiting.setdefault(audit_id, set()).add(waiter)
        self._wanted.set()
        try:
            return await asyncio.wait_for(waiter.told, seconds)
        except TimeoutError:
            return None
        finally:
            self._forget(audit_id, waiter)

    def release(self) -> None:
        """Let all go who wait, and nobody wait again: the service ends."""
        self.released = True
        for waiter in [waiter for waiting in self._waiting.values() for waiter in waiting]:
            if not waiter.told.done():
                waiter.told.set_result(None)

    async def run(self) -> None:
        """Poll until cancelled; sleep while nobody waits."""
        while True:
            await self._wanted.wait()
            try:
                await self._poll()
            except SQLAlchemyError as error:  # it is asked for ten times a second: one line each will do
                logger.warning("looking for ended audits failed: %s", describe(error))
                await asyncio.sleep(_AFTER_AN_ERROR)
            except Exception:
                logger.exception("looking for ended audits failed")
            await asyncio.sleep(self._interval)

    async def _poll(self) -> None:
        asked = tuple(self._waiting)
        found = await run_in_threadpool(self._look, asked)
        for audit_id in asked:
            for waiter in self._waiting.get(audit_id, ()):
                waiter.look_at(audit_id, found.get(audit_id))

    def _forget(self, audit_id: str, waiter: _Waiter) -> None:
        self._waiting[audit_id].discard(waiter)
        if not self._waiting[audit_id]:
            del self._waiting[audit_id]
        if not self._waiting:
            self._wanted.clear()
