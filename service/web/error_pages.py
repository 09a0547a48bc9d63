"""Errors as pages, for who looks with a browser."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from fastapi import Request
from fastapi.responses import Response
from fastapi.templating import Jinja2Templates

_TEMPLATES = Jinja2Templates(Path(__file__).parent / "templates")


def wants_page(request: Request) -> bool:
    """Whether a browser asks: it names text/html, while programs name JSON or take anything."""
    return "text/html" in request.headers.get("accept", "").lower()


def error_page(
    request: Request, status: int, title: str, detail: str, headers: Mapping[str, str] | None = None
) -> Response:
    """The page of an error, with its status."""
    context = {"status": status, "title": title, "detail": detail}
    return _TEMPLATES.TemplateResponse(request, "error.html", context, status, dict(headers or {}))
