"""Bodies that cannot be read, put so that the sender finds the place: of another type, not UTF-8, broken JSON."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from fastapi import Request
from fastapi.exceptions import RequestValidationError
from starlette.datastructures import FormData

JSON = "application/json"
FORMS = ("application/x-www-form-urlencoded", "multipart/form-data")


@dataclass(frozen=True)
class Unreadable:
    """Why a body could not be read, as the parts of a problem."""

    status: int
    slug: str
    title: str
    detail: str
    headers: Mapping[str, str] | None = None


def find_unreadable(request: Request, error: RequestValidationError) -> Unreadable | None:
    """Why the body could not be read; None when it could, and only its values are at fault."""
    for found in error.errors():
        if found["type"] == "json_invalid":
            return not_json(_place(found, str(error.body)))
    given = media_type(request.headers.get("content-type", ""))
    if isinstance(error.body, bytes) and any(tuple(found["loc"]) == ("body",) for found in error.errors()):
        return wrong_type(given, JSON)
    if isinstance(error.body, FormData) and given not in FORMS and (given or _has_body(request)):
        return wrong_type(given, FORMS[0])
    return None


def explain_cause(cause: BaseException | None) -> Unreadable | None:
    """Why a body could not be parsed, by what the parser raised."""
    if isinstance(cause, UnicodeDecodeError):
        return not_json(f"The body is not UTF-8: byte {cause.start} cannot be read (RFC 8259, 8.1).")
    if isinstance(cause, RecursionError):
        return not_json("The body is nested deeper than anything that is taken here.")
    if isinstance(cause, ValueError):  # Python reads no number of over 4,300 digits
        return not_json("The body has a number with more digits than are read.")
    return None


def not_json(detail: str) -> Unreadable:
    """A body that is not JSON."""
    return Unreadable(400, "not-json", "The body is not JSON", detail)


def wrong_type(given: str, wanted: str) -> Unreadable:
    """A body of another type than the one that is taken (RFC 9110, 15.5.16)."""
    detail = f"The body's Content-Type has to be {wanted}, and is {given or 'not stated'}."
    return Unreadable(415, "unsupported-media-type", "Unsupported Media Type", detail, {"Accept": wanted})


def media_type(content_type: str) -> str:
    """A Content-Type without its parameters, in lower case."""
    return content_type.partition(";")[0].strip().lower()


def _place(error: Mapping[str, Any], body: str) -> str:
    """Line and column, from 1, of what the parser stumbled over; in characters."""
    position = int(error["loc"][1])
    before = body[:position]
    line, column = before.count("\n") + 1, position - before.rfind("\n")
    return f"line {line}, column {column}: {error['ctx']['error']}"


def _has_body(request: Request) -> bool:
    return request.headers.get("content-length", "0") != "0" or "transfer-encoding" in request.headers
