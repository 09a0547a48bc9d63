"""Audits, by way of the API."""

from __future__ import annotations

import time
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Literal, TypedDict, Unpack, cast
from uuid import uuid4

import httpx2

from service.client.answers import Audit, Page, Report
from service.client.errors import NotInTime
from service.client.transport import Transport, without_none

_ENDS = ("done", "failed")
_LONGEST_PAUSE = 2.0


class Pair(TypedDict, total=False):
    """What is audited beside the translation; docs/api.md says what each field is."""

    source: str | None
    reference: str | None
    source_lang: str | None
    target_lang: str
    format: Literal["text", "html"]
    id: str | None
    metadata: dict[str, str]
    profile: str | None


class Filters(TypedDict, total=False):
    """What a list is narrowed to."""

    status: str
    decision: str
    state: str
    rule: str
    min_quality: float
    max_quality: float
    created_after: datetime
    created_before: datetime
    q: str
    batch: str
    pair_id: str
    source_lang: str
    target_lang: str
    feed: str
    article_id: str
    revision: str
    url: str
    mt_system: str


@dataclass(frozen=True)
class Audits:
    """/v1/audits."""

    transport: Transport

    def submit(self, target: str, *, wait: float | None = None, key: str | None = None, **pair: Unpack[Pair]) -> Audit:
        """Submit a translation. With ``wait`` (seconds) the answer is held back until it is done, and has its report.

        Sent again where the service was away, under one Idempotency-Key: ``key``, or one that is made here.
        """
        headers = {"Idempotency-Key": key or str(uuid4())}
        if wait is not None:
            headers["Prefer"] = f"wait={wait:.0f}"
        body = {"target": target, **without_none(pair)}
        timeout = _longer(self.transport.http.timeout, wait or 0.0)
        answer = self.transport.ask("POST", "/v1/audits", json=body, headers=headers, timeout=timeout, repeatable=True)
        return cast(Audit, answer.json())

    def get(self, audit_id: str) -> Audit:
        """Where an audit stands."""
        return cast(Audit, self.transport.ask("GET", f"/v1/audits/{audit_id}").json())

    def wait(self, audit_id: str, seconds: float = 600.0) -> Audit:
        """The audit once it has ended. Raises NotInTime."""
        until, pause = time.monotonic() + seconds, 0.1
        while (audit := self.get(audit_id))["status"] not in _ENDS:
            if time.monotonic() > until:
                raise NotInTime(f"The audit {audit_id} is still {audit['status']} after {seconds:.0f} s")
            self.transport.pause(pause)
            pause = min(pause * 1.5, _LONGEST_PAUSE)
        return audit

    def events(self, audit_id: str) -> Iterator[Audit]:
        """The audit as it stands, and again at each change, the last time when it has ended."""
        last: Audit | None = None
        while last is None or last["status"] not in _ENDS:
            with self.transport.stream("GET", f"/v1/audits/{audit_id}/events") as answer:
                for event in httpx2.EventSource(answer):
                    audit = cast(Audit, event.json())
                    if audit != last:
                        yield audit
                    last = audit

    def list(self, *, limit: int = 25, cursor: str | None = None, **filters: Unpack[Filters]) -> Page:
        """A page of audits, newest first."""
        params = without_none({"limit": limit, "cursor": cursor, **filters})
        return cast(Page, self.transport.ask("GET", "/v1/audits", params=params).json())

    def iterate(self, **filters: Unpack[Filters]) -> Iterator[Audit]:
        """Every audit, newest first."""
        params = without_none({"limit": 100, **filters})
        return cast(Iterator[Audit], self.transport.pages("/v1/audits", params))

    def delete(self, audit_id: str) -> None:
        """Delete an audit with all that was known of it."""
        self.transport.ask("DELETE", f"/v1/audits/{audit_id}")

    def report(self, audit_id: str, offset_unit: Literal["character", "utf16"] = "character") -> Report:
        """The report of an audit that is done."""
        params = {"offset_unit": offset_unit}
        return cast(Report, self.transport.ask("GET", f"/v1/audits/{audit_id}/report.json", params=params).json())

    def report_as(self, audit_id: str, extension: str) -> bytes:
        """The report in another format, by its file extension."""
        return self.transport.ask("GET", f"/v1/audits/{audit_id}/report.{extension}").content


def _longer(timeout: httpx2.Timeout, seconds: float) -> httpx2.Timeout:
    """The timeouts, with so many more for an answer that is held back."""
    read = None if timeout.read is None else timeout.read + seconds
    return httpx2.Timeout(connect=timeout.connect, read=read, write=timeout.write, pool=timeout.pool)
