"""/healthz: the process lives. /readyz: it can do its work. Neither takes a thread that requests need."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from concurrent.futures import Future
from datetime import timedelta
from threading import Thread
from typing import TYPE_CHECKING

from fastapi import APIRouter, Request, Response
from sqlalchemy.exc import SQLAlchemyError

from service import pulses
from service.errors import QueueUnavailable
from service.store.types import now

if TYPE_CHECKING:
    from service.queue import Queue
    from service.settings import Settings
    from service.store import Store

router = APIRouter(tags=["health"])

PATIENCE = 2.0
"""Seconds that database and broker have to answer."""

REST = 3.0
"""Seconds between two writes by which the database is tried."""

MISSED = 3
"""Canaries that workers may miss in a row before they count as gone."""

SILENT = "does not answer"


class Question:
    """Something that is asked in a thread of its own, since the answer may never come; never twice at a time.

    ``ask`` answers "ok" or what is wrong.
    """

    def __init__(self, ask: Callable[[], str]) -> None:
        self._ask = ask
        self._asked: Future[str] | None = None

    async def answer(self) -> str:
        """The answer, or that there is none in time."""
        if self._asked is None or self._asked.done():
            self._asked = Future()
            Thread(target=self._run, args=(self._asked,), name="readyz", daemon=True).start()
        try:
            return await asyncio.wait_for(asyncio.shield(asyncio.wrap_future(self._asked)), PATIENCE)
        except TimeoutError:
            return SILENT

    def _run(self, asked: Future[str]) -> None:
        try:
            asked.set_result(self._ask())
        except Exception as error:
            asked.set_result(f"{SILENT} ({type(error).__name__})")


class Health:
    """What /readyz asks of a service's database, broker and workers."""

    def __init__(self, settings: Settings, store: Store, queue: Queue) -> None:
        self._settings, self._store, self._queue = settings, store, queue
        self._questions = {
            "database": Question(self._database),
            "broker": Question(self._broker),
            "worker": Question(self._worker),
        }

    async def answers(self) -> dict[str, str]:
        """ "ok" or what is wrong, by the name of the part."""
        asked = await asyncio.gather(*(question.answer() for question in self._questions.values()))
        answers = dict(zip(self._questions, asked, strict=True))
        if answers["database"] == SILENT:
            answers["worker"] = "unknown without the database"
        return answers

    def _database(self) -> str:
        try:
            self._store.ping()
        except SQLAlchemyError:
            return SILENT
        try:
            pulses.note_web(self._store, REST)
        except SQLAlchemyError:
            return "takes no writes"
        return "ok"

    def _broker(self) -> str:
        try:
            self._queue.ping()
        except QueueUnavailable:
            return SILENT
        return "ok"

    def _worker(self) -> str:
        """Workers are there when one was warm, and heard or was at work, a short while ago."""
        try:
            last = pulses.last_sign_of_worker(self._store)
        except SQLAlchemyError:
            return "unknown without the database"
        if last is None:
            return "none has been seen"
        limit = timedelta(seconds=MISSED * self._settings.canary)
        return "ok" if now() - last <= limit else f"none has been seen since {last.isoformat(timespec='seconds')}"


@router.get("/healthz")
async def healthz() -> dict[str, str]:
    """The process answers."""
    return {"status": "alive"}


@router.get("/readyz")
async def readyz(request: Request, response: Response) -> dict[str, str]:
    """Whether database, broker and worker do their part; 503 when one does not."""
    health: Health = request.app.state.health
    answers = await health.answers()
    ready = all(answer == "ok" for answer in answers.values())
    response.status_code = 200 if ready else 503
    return {"status": "ready" if ready else "not ready", **answers}
