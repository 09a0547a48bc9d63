"""Sending: one POST, within a time that nothing prolongs, and a short look at the answer.

No redirect is followed, no proxy asked, and little more of an answer read than is kept.
"""

from __future__ import annotations

import ssl
import time
from collections.abc import Iterable, Mapping
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime
from email.utils import parsedate_to_datetime
from functools import cache

import httpcore2

from service.errors import AddressRefused
from service.store.types import now
from service.webhooks.connecting import CheckedBackend, Deadline
from service.webhooks.policy import Policy

SECONDS = 20.0
"""The time for everything: name server, connection, TLS, request, answer."""
BODY_SECONDS = 3.0
"""The time for an answer's body: the status has told all that counts."""
KEPT_CHARACTERS = 2048
MOST_BYTES = 4 * KEPT_CHARACTERS

_BROKEN = (httpcore2.TimeoutException, httpcore2.NetworkError, httpcore2.ProtocolError)


@dataclass(frozen=True)
class Answer:
    """What came of an attempt: a status and the first 2,048 characters, or an error. Times are in seconds."""

    seconds: float
    status: int | None = None
    text: str = ""
    error: str = ""
    retry_after: float | None = None


@dataclass(frozen=True)
class Sender:
    """Posts to where the policy permits, within ``seconds``. ``tls`` decides whose certificates are good."""

    policy: Policy
    seconds: float = SECONDS
    tls: ssl.SSLContext | None = None

    def post(self, url: str, headers: Mapping[str, str], body: bytes) -> Answer:
        """Send once. That it failed is an answer too."""
        began = time.monotonic()
        try:
            status, text, retry_after = self._exchange(url, headers, body)
        except httpcore2.TimeoutException:
            return Answer(time.monotonic() - began, error=f"There was no answer within {self.seconds:g} s.")
        except (AddressRefused, *_BROKEN) as error:
            return Answer(time.monotonic() - began, error=_sentence(error))
        return Answer(time.monotonic() - began, status, text, retry_after=retry_after)

    def _exchange(self, url: str, headers: Mapping[str, str], body: bytes) -> tuple[int, str, float | None]:
        target, deadline = self.policy.read_url(url), Deadline(self.seconds)
        place = httpcore2.URL(scheme=target.raw_scheme, host=target.raw_host, port=target.port, target=target.raw_path)
        lines = [(b"Host", target.netloc), *((name.encode(), value.encode()) for name, value in headers.items())]
        with (
            httpcore2.ConnectionPool(
                self.tls or _system_tls(), network_backend=CheckedBackend(self.policy, deadline)
            ) as pool,
            pool.stream("POST", place, headers=lines, content=body) as response,
        ):
            deadline.shorten(BODY_SECONDS)
            text = _read_start(response.iter_stream())
            return response.status, text, read_retry_after(_header(response, b"retry-after"), now())


def read_retry_after(value: str, at: datetime) -> float | None:
    """Seconds to wait by a Retry-After (RFC 9110, 10.2.3), a number or a date; None where it says nothing."""
    if value.isascii() and value.isdecimal():
        return float(value[:9])
    try:
        return max((parsedate_to_datetime(value) - at).total_seconds(), 0.0)
    except (TypeError, ValueError, OverflowError):
        return None


def _header(response: httpcore2.Response, name: bytes) -> str:
    values = [value for key, value in response.headers if key.lower() == name]
    return values[0].decode("latin-1").strip() if values else ""


def _read_start(chunks: Iterable[bytes]) -> str:
    """The first characters of an answer; one that breaks off ends there."""
    read = b""
    with suppress(*_BROKEN):
        for chunk in chunks:
            read += chunk
            if len(read) >= MOST_BYTES:
                break
    return read[:MOST_BYTES].decode(errors="replace").replace("\0", "\ufffd")[:KEPT_CHARACTERS]


def _sentence(error: Exception) -> str:
    text = error.message if isinstance(error, AddressRefused) else str(error) or type(error).__name__
    text = text[:KEPT_CHARACTERS].replace("\0", "\ufffd")
    return text[:1].upper() + text[1:].rstrip(".") + "."


@cache
def _system_tls() -> ssl.SSLContext:
    """The authorities that the system trusts; read once."""
    return httpcore2.default_ssl_context()
