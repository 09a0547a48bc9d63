"""Errors as problem details (RFC 9457, application/problem+json), or as pages in a browser: the one table from
exceptions to answers.
"""

from __future__ import annotations

import errno
import logging
from collections.abc import Iterable, Mapping, Sequence
from http import HTTPStatus
from typing import Any

from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from fastapi.responses import JSONResponse, Response
from sqlalchemy.exc import SQLAlchemyError
from starlette.exceptions import HTTPException
from starlette.routing import BaseRoute, Match, Mount

from exonym.errors import FormatBusy, FormatError, FormatUnavailable, InvalidInput
from service.errors import InvalidField, RequestError
from service.store.trouble import Trouble, describe, find_trouble
from service.web.context import service_of
from service.web.error_pages import error_page, wants_page
from service.web.unreadable import Unreadable, explain_cause, find_unreadable

logger = logging.getLogger(__name__)

MEDIA_TYPE = "application/problem+json"
AGAIN = 5
"""Seconds after which a client may try again what the database could not do."""
_METHODS = ("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE")


def install(app: FastAPI) -> None:
    """Answer every error of the application with problem details."""
    app.add_exception_handler(RequestError, _refused)
    app.add_exception_handler(InvalidInput, _invalid_input)
    app.add_exception_handler(FormatError, _not_written)
    app.add_exception_handler(RequestValidationError, _not_valid)
    app.add_exception_handler(HTTPException, _http)
    app.add_exception_handler(SQLAlchemyError, _database)
    app.add_exception_handler(OSError, _disk)
    app.add_exception_handler(Exception, _unexpected)


def answer(
    request: Request,
    status: int,
    slug: str,
    title: str,
    detail: str,
    errors: Sequence[Mapping[str, str]] = (),
    headers: Mapping[str, str] | None = None,
) -> Response:
    """A problem, as a page for a browser. ``errors`` are the fields at fault: each with ``field`` and ``message``."""
    if wants_page(request):
        return error_page(request, status, title, detail, headers)
    return problem(status, slug, title, detail, errors, headers)


def problem(
    status: int,
    slug: str,
    title: str,
    detail: str,
    errors: Sequence[Mapping[str, str]] = (),
    headers: Mapping[str, str] | None = None,
) -> JSONResponse:
    """A problem, for programs. ``errors`` are the fields at fault: each with ``field`` and ``message``."""
    content: dict[str, Any] = {"type": f"urn:exonym:problem:{slug}", "title": title, "status": status, "detail": detail}
    if errors:
        content["errors"] = list(errors)
    return JSONResponse(content, status, dict(headers or {}), MEDIA_TYPE)


def plain_error(request: Request, status: int, detail: str = "") -> Response:
    """The answer for a status that has no exception of its own."""
    phrase = HTTPStatus(status).phrase
    if status == HTTPStatus.REQUEST_ENTITY_TOO_LARGE:
        detail = f"The body is longer than {_most(request)} bytes, the most that is read here."
    slug = phrase.lower().replace(" ", "-").replace("'", "")
    return answer(request, status, slug, phrase, detail or f"{request.method} {request.url.path}: {phrase.lower()}.")


def _refused(request: Request, error: Exception) -> Response:
    assert isinstance(error, RequestError)
    fields = [{"field": error.field, "message": error.message}] if isinstance(error, InvalidField) else []
    return answer(request, error.status, error.slug, error.title, str(error), fields, error.headers)


def _invalid_input(request: Request, error: Exception) -> Response:
    assert isinstance(error, InvalidInput)
    return _refused(request, InvalidField(error.field, error.message))


def _not_written(request: Request, error: Exception) -> Response:
    title = "The report cannot be had in this format"
    if isinstance(error, FormatUnavailable):
        return answer(request, 501, "format-unavailable", title, str(error))
    if isinstance(error, FormatBusy):
        return answer(request, 503, "format-busy", title, str(error), headers={"Retry-After": str(AGAIN)})
    logger.warning("%s %s: %s", request.method, request.url.path, error)
    return answer(request, 500, "format-failed", title, str(error))


def _not_valid(request: Request, error: Exception) -> Response:
    assert isinstance(error, RequestValidationError)
    unreadable = find_unreadable(request, error)
    if unreadable:
        return _unreadable(request, unreadable)
    fields = [{"field": _field(e["loc"]), "message": str(e["msg"])} for e in error.errors()]
    detail = "; ".join(f"{e['field']}: {e['message']}" for e in fields)
    return answer(request, 422, InvalidField.slug, InvalidField.title, detail, fields)


def _unreadable(request: Request, why: Unreadable) -> Response:
    fields = [{"field": "body", "message": why.detail}] if why.status == HTTPStatus.BAD_REQUEST else []
    return answer(request, why.status, why.slug, why.title, why.detail, fields, why.headers)


def _field(place: Iterable[str | int]) -> str:
    """The field as the caller wrote it: metadata.url, not body.metadata.url."""
    return ".".join(str(part) for part in list(place)[1:]) or "body"


def _http(request: Request, error: Exception) -> Response:
    assert isinstance(error, HTTPException)
    unreadable = explain_cause(error.__cause__) if error.status_code == HTTPStatus.BAD_REQUEST else None
    if unreadable:
        return _unreadable(request, unreadable)
    given = error.detail if error.detail != HTTPStatus(error.status_code).phrase else ""
    response = plain_error(request, error.status_code, given)
    response.headers.update(error.headers or {})
    if error.status_code == HTTPStatus.METHOD_NOT_ALLOWED:
        response.headers["Allow"] = _allowed(request)
    return response


def _most(request: Request) -> int:
    """The bytes of a body that are read: the route's own limit, or everybody's."""
    own = getattr(request.scope.get("route"), "max_body_size", None)
    return int(own or service_of(request).settings.max_body_bytes)


def _allowed(request: Request) -> str:
    """Every method of the path: the framework's own answer knows only those of the first route that fits."""
    routes = [route for route in request.app.routes if not isinstance(route, Mount)]
    served = {method for method in _METHODS if any(_serves(route, request, method) for route in routes)} or {"GET"}
    return ", ".join(method for method in _METHODS if method in served or (method == "HEAD" and "GET" in served))


def _serves(route: BaseRoute, request: Request, method: str) -> bool:
    return route.matches({**request.scope, "method": method})[0] is Match.FULL


def _database(request: Request, error: Exception) -> Response:
    """503 for a database that is away, busy or full; one line in the log, since there may be hundreds a second."""
    assert isinstance(error, SQLAlchemyError)
    trouble = find_trouble(error)
    if trouble is None:
        return _unexpected(request, error)
    logger.warning("%s %s: %s", request.method, request.url.path, describe(error))
    return _in_trouble(request, trouble)


def _disk(request: Request, error: Exception) -> Response:
    if getattr(error, "errno", None) not in (errno.ENOSPC, errno.EDQUOT):
        return _unexpected(request, error)
    logger.warning("%s %s: %s", request.method, request.url.path, error)
    return _in_trouble(request, Trouble.FULL)


def _in_trouble(request: Request, trouble: Trouble) -> Response:
    slug = f"database-{trouble.name.lower()}"
    return answer(request, 503, slug, "Not possible at the moment", trouble.value, headers={"Retry-After": str(AGAIN)})


def _unexpected(request: Request, error: Exception) -> Response:
    logger.error("%s %s failed", request.method, request.url.path, exc_info=error)
    detail = "The request failed; the service's log has the details."
    return answer(request, 500, "internal-error", "Internal error", detail)
