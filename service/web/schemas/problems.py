"""Problem details (RFC 9457), as OpenAPI describes them."""

from __future__ import annotations

from http import HTTPStatus
from typing import Any

from pydantic import BaseModel


class Problem(BaseModel):
    """What went wrong (RFC 9457). ``errors`` are the fields at fault, if any: ``field`` and ``message`` of each."""

    type: str
    title: str
    status: int
    detail: str
    errors: list[dict[str, str]] = []


def problems(*statuses: int) -> dict[int | str, dict[str, Any]]:
    """The problems that an endpoint answers with, for its OpenAPI description."""
    content = {"application/problem+json": {"schema": Problem.model_json_schema()}}
    return {status: {"description": HTTPStatus(status).phrase, "content": content} for status in statuses}
