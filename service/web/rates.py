"""How many requests a caller may make: counted, and told on every answer (draft-ietf-httpapi-ratelimit-headers-11).

Windows are fixed: a caller's begins with its first request and holds one counter. So what the headers say is exactly
true, after ``t`` seconds all of ``q`` are there again, and who keeps to them is never refused. Over the border of two
windows twice as many may come at once, which a service that queues its work can take.
"""

from __future__ import annotations

import logging
import math
import time
from collections.abc import Mapping
from dataclasses import dataclass
from ipaddress import IPv6Address, ip_address, ip_network

from limits import RateLimitItem, parse
from limits.errors import StorageError
from limits.storage import MemoryStorage, RedisStorage, Storage
from limits.strategies import FixedWindowRateLimiter
from redis import ConnectionPool
from redis.backoff import NoBackoff
from redis.retry import Retry
from starlette.datastructures import MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from service.settings import Settings

logger = logging.getLogger(__name__)

_NAME = '"default"'
_PATIENCE = 0.5
"""Seconds that a Redis may take to answer."""
_PAUSE = 5.0
"""Seconds for which a Redis that did not answer is not asked again."""


@dataclass(frozen=True)
class Use:
    """What a caller has used: ``left`` of so many requests, until ``reset`` seconds are over."""

    within: bool
    left: int
    reset: int


class Rates:
    """Counts requests by caller. While its Redis does not answer nothing is counted, and everybody may come in."""

    def __init__(self, settings: Settings) -> None:
        self.limit: RateLimitItem | None = parse(settings.rate_limit) if settings.rate_limit else None
        self._limiter = FixedWindowRateLimiter(_storage(settings)) if self.limit else None
        self._away_until: float | None = None

    def count(self, caller: str) -> Use | None:
        """Count a request. None when nothing is limited, and when it could not be counted."""
        if self.limit is None or self._limiter is None or time.monotonic() < (self._away_until or 0.0):
            return None
        try:
            within = self._limiter.hit(self.limit, caller)
            stands = self._limiter.get_window_stats(self.limit, caller)
        except StorageError as error:
            self._note_away(error)
            return None
        self._note_back()
        return Use(within, stands.remaining, max(1, math.ceil(stands.reset_time - time.time())))

    def headers(self, use: Use | None) -> Mapping[str, str]:
        """What is told of the limit, and of what is left of it where that is known."""
        if self.limit is None:
            return {}
        policy = {"RateLimit-Policy": f"{_NAME};q={self.limit.amount};w={self.limit.get_expiry()}"}
        return policy | ({"RateLimit": f"{_NAME};r={use.left};t={use.reset}"} if use else {})

    def _note_away(self, error: Exception) -> None:
        if self._away_until is None:
            logger.warning("requests are not counted until Redis answers: %s", error)
        self._away_until = time.monotonic() + _PAUSE

    def _note_back(self) -> None:
        if self._away_until is not None:
            self._away_until = None
            logger.warning("requests are counted again")


def _storage(settings: Settings) -> Storage:
    """Where is counted: beside the queue, so that several processes count together."""
    if settings.in_memory:
        return MemoryStorage()
    pool = ConnectionPool.from_url(
        settings.broker_url,
        socket_timeout=_PATIENCE,
        socket_connect_timeout=_PATIENCE,
        retry=Retry(NoBackoff(), 0),
    )
    return RedisStorage(
        settings.broker_url, connection_pool=pool, key_prefix=f"{settings.queue_name}.rates", wrap_exceptions=True
    )


def network_of(address: str | None) -> str:
    """What counts as one caller without a key: an IPv4 address, or the /64 of an IPv6 one, which has all of it."""
    try:
        found = ip_address(address or "")
    except ValueError:
        return "unknown"
    return str(ip_network((found, 64), strict=False)) if isinstance(found, IPv6Address) else str(found)


class RateHeaders:
    """Adds to every answer what the door has noted of the caller's limit."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Serve one connection."""
        noted = scope.setdefault("state", {})

        async def sending(message: Message) -> None:
            if message["type"] == "http.response.start":
                MutableHeaders(scope=message).update(noted.get("rate_headers", {}))
            await send(message)

        await self._app(scope, receive, sending)
