"""Errors as problem details (RFC 9457, application/problem+json): the one table from exceptions to answers."""

from __future__ import annotations

import logging
from collections.abc import Iterable, Mapping, Sequence
from http import HTTPStatus
from typing import Any

from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from fastapi.responses import JSONResponse
from starlette.exceptions import HTTPException
from starlette.routing import BaseRoute, Match, Mount

from exonym.errors import InvalidInput
from service.errors import InvalidField, RequestError
from service.web.context import service_of

logger = logging.getLogger(__name__)

MEDIA_TYPE = "application/problem+json"
_METHODS = ("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE")
_UNREADABLE = ("json_invalid",)


def install(app: FastAPI) -> None:
    """Answer every error of the application with problem details."""
    app.add_exception_handler(RequestError, _refused)
    app.add_exception_handler(InvalidInput, _invalid_input)
    app.add_exception_handler(RequestValidationError, _not_valid)
    app.add_exception_handler(HTTPException, _http)
    app.add_exception_handler(Exception, _unexpected)


def problem(
    status: int,
    slug: str,
    title: str,
    detail: str,
    errors: Sequence[Mapping[str, str]] = (),
    headers: Mapping[str, str] | None = None,
) -> JSONResponse:
    """A problem. ``errors`` are the fields at fault: each with ``field`` and ``message``."""
    content: dict[str, Any] = {"type": f"urn:exonym:problem:{slug}", "title": title, "status": status, "detail": detail}
    if errors:
        content["errors"] = list(errors)
    return JSONResponse(content, status, dict(headers or {}), MEDIA_TYPE)


def _refused(_: Request, error: Exception) -> JSONResponse:
    assert isinstance(error, RequestError)
    fields = [{"field": error.field, "message": error.message}] if isinstance(error, InvalidField) else []
    return problem(error.status, error.slug, error.title, str(error), fields, error.headers)


def _invalid_input(request: Request, error: Exception) -> JSONResponse:
    assert isinstance(error, InvalidInput)
    return _refused(request, InvalidField(error.field, error.message))


def _not_valid(_: Request, error: Exception) -> JSONResponse:
    assert isinstance(error, RequestValidationError)
    fields = [{"field": _field(e["loc"]), "message": _message(e)} for e in error.errors()]
    detail = "; ".join(f"{e['field']}: {e['message']}" for e in fields)
    if any(e["type"] in _UNREADABLE for e in error.errors()):
        return problem(400, "not-json", "The body is not JSON", detail, fields)
    return problem(422, InvalidField.slug, InvalidField.title, detail, fields)


def _field(place: Iterable[str | int]) -> str:
    """The field as the caller wrote it: metadata.url, not body.metadata.url."""
    return ".".join(str(part) for part in list(place)[1:]) or "body"


def _message(error: Mapping[str, Any]) -> str:
    """Pydantic's sentence, and for JSON that cannot be read the parser's own."""
    return str(error.get("ctx", {}).get("error", error["msg"]) if error["type"] in _UNREADABLE else error["msg"])


def _http(request: Request, error: Exception) -> JSONResponse:
    assert isinstance(error, HTTPException)
    phrase = HTTPStatus(error.status_code).phrase
    detail = error.detail if error.detail != phrase else f"{request.method} {request.url.path}: {phrase.lower()}."
    if error.status_code == HTTPStatus.REQUEST_ENTITY_TOO_LARGE:
        limit = service_of(request).settings.max_body_bytes
        detail = f"The body is longer than {limit} bytes, the most that is read."
    slug = phrase.lower().replace(" ", "-").replace("'", "")
    headers = {"Allow": _allowed(request)} if error.status_code == HTTPStatus.METHOD_NOT_ALLOWED else error.headers
    return problem(error.status_code, slug, phrase, detail, headers=headers)


def _allowed(request: Request) -> str:
    """Every method of the path: the framework's own answer knows only those of the first route that fits."""
    routes = [route for route in request.app.routes if not isinstance(route, Mount)]
    return ", ".join(m for m in _METHODS if any(_serves(route, request, m) for route in routes)) or "GET, HEAD"


def _serves(route: BaseRoute, request: Request, method: str) -> bool:
    return route.matches({**request.scope, "method": method})[0] is Match.FULL


def _unexpected(request: Request, error: Exception) -> JSONResponse:
    logger.error("%s %s failed", request.method, request.url.path, exc_info=error)
    return problem(500, "internal-error", "Internal error", "The request failed; the service's log has the details.")
