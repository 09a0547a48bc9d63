"""/admin: how things stand."""

from __future__ import annotations

from fastapi import APIRouter, Request
from fastapi.responses import Response

from service.web.desk import Entry, InDesk, show

ROUTER = APIRouter()
ENTRY = Entry("Overview", "", place=10)


@ROUTER.get("")
def show_overview(request: Request, signed: InDesk) -> Response:
    """How things stand."""
    return show(request, signed, "overview.html")
