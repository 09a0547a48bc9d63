"""Connections of one attempt: only to addresses that the policy permits, and all of it until one deadline."""

from __future__ import annotations

import ssl
import time
from collections.abc import Iterable

import httpcore2

from service.webhooks.policy import RESOLVE_SECONDS, Policy

CONNECT_SECONDS = 5.0
"""The time for one of several addresses."""


class Deadline:
    """A moment at which everything ends, whatever is under way: an answer of a byte a second as well."""

    def __init__(self, seconds: float) -> None:
        self._at = time.monotonic() + seconds

    def left(self) -> float:
        """Seconds that are left. Raises httpcore2.ReadTimeout when there are none."""
        left = self._at - time.monotonic()
        if left <= 0:
            raise httpcore2.ReadTimeout("the time is over")
        return left

    def shorten(self, seconds: float) -> None:
        """End so many seconds from now, unless the end comes sooner anyway."""
        self._at = min(self._at, time.monotonic() + seconds)


class CheckedBackend(httpcore2.NetworkBackend):
    """Looks a host up once, checks every address, and connects to one of those: the name is not looked up again."""

    def __init__(self, policy: Policy, deadline: Deadline) -> None:
        self._policy = policy
        self._deadline = deadline
        self._plain = httpcore2.SyncBackend()

    def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,  # noqa: ARG002
        local_address: str | None = None,  # noqa: ARG002
        socket_options: Iterable[httpcore2.SOCKET_OPTION] | None = None,
    ) -> httpcore2.NetworkStream:
        """Connect to the first address that takes the connection. Raises AddressRefused when one is not permitted."""
        addresses = self._policy.find_addresses(host, port, min(self._deadline.left(), RESOLVE_SECONDS))
        refused: Exception = httpcore2.ConnectError("no address takes a connection")
        for address in addresses:
            patience = min(self._deadline.left(), CONNECT_SECONDS)
            try:
                stream = self._plain.connect_tcp(str(address), port, patience, socket_options=socket_options)
                return _HurriedStream(stream, self._deadline)
            except (httpcore2.ConnectError, httpcore2.ConnectTimeout) as error:
                refused = error
        raise refused


class _HurriedStream(httpcore2.NetworkStream):
    """A stream that keeps to a deadline."""

    def __init__(self, stream: httpcore2.NetworkStream, deadline: Deadline) -> None:
        self._stream = stream
        self._deadline = deadline

    def read(self, max_bytes: int, timeout: float | None = None) -> bytes:  # noqa: ARG002
        """Read what has come."""
        return self._stream.read(max_bytes, self._deadline.left())

    def write(self, buffer: bytes, timeout: float | None = None) -> None:  # noqa: ARG002
        """Write everything."""
        self._stream.write(buffer, self._deadline.left())

    def close(self) -> None:
        """Close the connection."""
        self._stream.close()

    def start_tls(
        self,
        ssl_context: ssl.SSLContext,
        server_hostname: str | None = None,
        timeout: float | None = None,  # noqa: ARG002
    ) -> httpcore2.NetworkStream:
        """Go on under TLS."""
        return _HurriedStream(
            self._stream.start_tls(ssl_context, server_hostname, self._deadline.left()), self._deadline
        )

    def get_extra_info(self, info: str) -> object:
        """What is known of the connection."""
        return self._stream.get_extra_info(info)
