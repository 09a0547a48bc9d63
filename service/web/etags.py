"""Tags of what an answer shows (RFC 9110, 8.8.3), so that who has it already is not sent it again."""

from __future__ import annotations

import hashlib
import re
from typing import Annotated, Any

from fastapi import Header, Response

IfNoneMatch = Annotated[
    str | None, Header(max_length=4000, description="Tags of what the caller has; one of them, and the answer is 304.")
]
_TAG = re.compile(r'(?:W/)?("[\x21\x23-\x7e\x80-\xff]*")')
NOT_MODIFIED: dict[int | str, dict[str, Any]] = {304: {"description": "What the caller has is what would be sent"}}


def tag_of(*parts: str) -> str:
    """A weak tag, since the same answer may be sent compressed or not: the beginning of the parts' SHA-256."""
    digest = hashlib.sha256("\0".join(parts).encode("utf-8", "surrogatepass")).hexdigest()
    return f'W/"{digest[:32]}"'


def is_known(tag: str, if_none_match: str | None) -> bool:
    """Whether the header If-None-Match names the tag, or any; tags are compared weakly, as it says."""
    if if_none_match is None:
        return False
    return if_none_match.strip() == "*" or tag.removeprefix("W/") in _TAG.findall(if_none_match)


def not_modified(tag: str) -> Response:
    """The answer to who has it already."""
    return Response(status_code=304, headers={"ETag": tag})
