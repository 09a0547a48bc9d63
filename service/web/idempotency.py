"""The request header Idempotency-Key: read, and what a request asks for told apart from what others do."""

from __future__ import annotations

import hashlib
import json
import re
from typing import Annotated, Any

from fastapi import Header
from pydantic import AfterValidator, BaseModel, Field
from pydantic_core import PydanticCustomError

from service.auth import Caller
from service.idempotency import Once

HEADER = "Idempotency-Key"
REPLAYED = {"Idempotency-Replayed": "true"}
"""What is added to an answer that is given again."""
PATTERN = r'^("[ -~]{1,255}"|[!#-~][ -~]{0,254})$'


def bare_key(value: str) -> str:
    """The key without its quotes. Raises a validation error for one of a wrong length, or beyond printable ASCII."""
    if not re.fullmatch(PATTERN, value):
        raise PydanticCustomError(
            "idempotency_key", "must be 1 to 255 printable ASCII characters, bare or between double quotes"
        )
    return value[1:-1] if value.startswith('"') else value


IdempotencyKey = Annotated[
    Annotated[str, AfterValidator(bare_key), Field(json_schema_extra={"pattern": PATTERN})] | None,
    Header(
        alias=HEADER,
        description="Sent again with the same body within 24 hours, the request makes nothing new: it is answered as "
        "it was first. Of 1 to 255 printable ASCII characters, bare or between double quotes.",
    ),
]


def once_of(caller: Caller, key: str, endpoint: str, body: BaseModel) -> Once:
    """The request of a body to an endpoint (POST /v1/audits): the same whatever its white space and order of fields.

    Fields that have their default count as not sent, so that a later version with more of them reads it the same.
    """
    return Once(caller.workspace, key, digest_of(endpoint, body.model_dump(mode="json", exclude_defaults=True)))


def digest_of(endpoint: str, asked: Any) -> str:
    """The SHA-256, hexadecimal, of an endpoint and what is asked of it: anything that JSON can write."""
    canonical = json.dumps(asked, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(f"{endpoint}\n{canonical}".encode()).hexdigest()
