"""What goes wrong between a client and the service."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import httpx2


class ApiError(Exception):
    """An answer that is a problem (RFC 9457). ``errors`` are the fields at fault: each with ``field`` and ``message``.

    ``slug`` names the problem for programs ("audit-not-found"), empty where something else than the service answered.
    """

    def __init__(self, status: int, problem: Mapping[str, Any], headers: Mapping[str, str]) -> None:
        self.status = status
        self.slug = str(problem.get("type", "")).removeprefix("urn:exonym:problem:")
        self.title = str(problem.get("title", ""))
        self.detail = str(problem.get("detail", ""))
        self.errors: list[dict[str, str]] = list(problem.get("errors", []))
        self.headers = headers
        super().__init__(f"{status} {self.title}: {self.detail}")

    @classmethod
    def of(cls, answer: httpx2.Response) -> ApiError:
        """The error of an answer that was read."""
        try:
            problem = answer.json()
        except ValueError:
            problem = None
        if not isinstance(problem, dict):
            problem = {"title": answer.reason_phrase, "detail": answer.text[:200]}
        return cls(answer.status_code, problem, answer.headers)


class NotInTime(Exception):
    """What was waited for did not come in time."""
