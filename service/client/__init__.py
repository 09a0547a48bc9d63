"""A client of the HTTP API: ``Client("http://127.0.0.1:8000", key="exo_...").audits.submit("He came.", wait=30)``.

It imports nothing of the service. A problem is an ApiError; where nobody answers, httpx2's own error is raised.
"""

from __future__ import annotations

from types import TracebackType
from typing import Self, cast

import httpx2

from service.client.answers import (
    Audit,
    Batch,
    Capabilities,
    Check,
    Connector,
    Delivery,
    EditorDecision,
    Endpoint,
    Key,
    Page,
    Result,
    Word,
)
from service.client.audits import Audits
from service.client.batches import Batches
from service.client.decisions import Decisions
from service.client.errors import ApiError, NotInTime
from service.client.operating import Connectors, Deliveries, Endpoints, Keys
from service.client.transport import Transport

TIMEOUT = httpx2.Timeout(60.0, connect=10.0)
"""Seconds for a connection, and between two pieces of an answer."""


class Client:
    """A service at an address. ``key``: none is needed while the service has none. Close it, or use it in ``with``.

    ``trust_env``: whether the environment's proxies and certificates are used.
    """

    def __init__(
        self,
        address: str,
        key: str | None = None,
        timeout: httpx2.Timeout = TIMEOUT,
        transport: httpx2.BaseTransport | None = None,
        trust_env: bool = True,
    ) -> None:
        headers = {"Authorization": f"Bearer {key}"} if key else {}
        self._http = httpx2.Client(
            base_url=address,
            headers=headers,
            timeout=timeout,
            transport=transport,
            limits=httpx2.Limits(keepalive_expiry=2.0),  # seconds; the service closes idle connections after 5
            trust_env=trust_env,
        )
        self._transport = Transport(self._http)
        self.audits = Audits(self._transport)
        self.batches = Batches(self._transport)
        self.decisions = Decisions(self._transport)
        self.keys = Keys(self._transport)
        self.connectors = Connectors(self._transport)
        self.endpoints = Endpoints(self._transport)
        self.deliveries = Deliveries(self._transport)

    def capabilities(self) -> Capabilities:
        """What the installation can do."""
        return cast(Capabilities, self._transport.ask("GET", "/v1/capabilities").json())

    def check(self, text: str, language: str = "auto") -> Check:
        """What is wrong with a text, as LanguageTool says it."""
        form = {"text": text, "language": language}
        return cast(Check, self._transport.ask("POST", "/v2/check", data=form, repeatable=True).json())

    def close(self) -> None:
        """Close every connection."""
        self._http.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()


__all__ = [
    "ApiError",
    "Audit",
    "Batch",
    "Capabilities",
    "Check",
    "Client",
    "Connector",
    "Delivery",
    "EditorDecision",
    "Endpoint",
    "Key",
    "NotInTime",
    "Page",
    "Result",
    "Word",
]
