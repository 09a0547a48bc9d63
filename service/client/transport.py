"""Requests over HTTP: sent again where that does no harm, lists read page by page."""

from __future__ import annotations

import random
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from typing import Any

import httpx2

from service.client.errors import ApiError

Json = dict[str, Any]

TRIES = 6
PATIENCE = 60.0
"""Seconds that are waited at most for one more try."""
_FIRST_PAUSE = 0.25
_CHANCE = random.SystemRandom()
_WORTH_ANOTHER_TRY = (409, 429, 502, 503, 504)
"""Statuses of answers after which the same request may be taken; 409 only where the answer says when."""
_HARMLESS = ("GET", "HEAD", "PUT", "DELETE")
"""Methods of requests that may be sent twice."""


@dataclass(frozen=True)
class Transport:
    """Sends requests with a key. ``pause`` waits so many seconds."""

    http: httpx2.Client
    pause: Callable[[float], None] = time.sleep

    def ask(self, method: str, path: str, *, repeatable: bool = False, **more: Any) -> httpx2.Response:
        """The answer to a request. Raises ApiError for a problem, and httpx2.TransportError where none answers.

        What reads, replaces or deletes is tried again when the service is away or busy; what makes something only where
        it is ``repeatable``, because it has an Idempotency-Key for one.
        """
        tries = TRIES if repeatable or method in _HARMLESS else 1
        for number in range(1, tries):
            try:
                answer = self.http.request(method, path, **more)
            except httpx2.TransportError:
                self.pause(_backoff(number))
                continue
            seconds = _retry_after(answer, number)
            if seconds is None or seconds > PATIENCE:
                return _checked(answer)
            self.pause(seconds)
        return _checked(self.http.request(method, path, **more))

    def pages(self, path: str, params: Mapping[str, Any]) -> Iterator[Json]:
        """Every item of a list, from page to page."""
        cursor: dict[str, str] = {}
        while True:
            page = self.ask("GET", path, params={**params, **cursor}).json()
            yield from page["items"]
            if not page.get("next"):
                return
            cursor = {"cursor": page["next"]}

    @contextmanager
    def stream(self, method: str, path: str, **more: Any) -> Iterator[httpx2.Response]:
        """An answer that is read as it comes. Raises ApiError for a problem."""
        with self.http.stream(method, path, **more) as answer:
            if answer.is_error:
                answer.read()
            yield _checked(answer)


def without_none(values: Mapping[str, Any]) -> Json:
    """What is given of some values."""
    return {name: _plain(value) for name, value in values.items() if value is not None}


def _plain(value: Any) -> Any:
    return value.isoformat() if isinstance(value, datetime) else value


def _checked(answer: httpx2.Response) -> httpx2.Response:
    if answer.is_error:
        raise ApiError.of(answer)
    return answer


def _retry_after(answer: httpx2.Response, number: int) -> float | None:
    """Seconds after which the request may be sent again; None where it is answered for good."""
    if answer.status_code not in _WORTH_ANOTHER_TRY:
        return None
    stated = answer.headers.get("retry-after")
    if stated is None:
        return None if answer.status_code == httpx2.codes.CONFLICT else _backoff(number)
    if stated.isdecimal():
        return float(stated)
    try:
        return max(0.0, (parsedate_to_datetime(stated) - datetime.now(UTC)).total_seconds())
    except (ValueError, TypeError):
        return _backoff(number)


def _backoff(number: int) -> float:
    """Seconds before another try: twice as many each time, and by chance up to half more, or all come at once."""
    return _FIRST_PAUSE * 2.0 ** (number - 1) * _CHANCE.uniform(1.0, 1.5)
