"""/admin/log: who did what."""

from __future__ import annotations

from fastapi import APIRouter, Request
from fastapi.responses import Response

from service import log
from service.auth import Role, list_keys
from service.log import COMMAND_LINE
from service.store.models import Entry as LogEntry
from service.store.models import Key
from service.web.context import InService
from service.web.cursors import read_cursor, write_cursor
from service.web.desk import AdminDesk, Entry, show

ROUTER = APIRouter()
ENTRY = Entry("Log", "/log", place=100, role=Role.ADMIN)
_PAGE = 50
KINDS = {
    "key": "Keys",
    "user": "Users",
    "connector": "Connectors",
    "endpoint": "Webhook endpoints",
    "delivery": "Deliveries",
    "audit": "Audits",
    "batch": "Batches",
    "decision": "Decisions",
    "verdict": "Verdicts",
    "name": "Names",
    "rule": "Rules",
    "threshold": "Thresholds",
}
"""What entries are about: the beginnings of their kinds."""


@ROUTER.get("/log")
def show_log(request: Request, service: InService, signed: AdminDesk, about: str = "", cursor: str = "") -> Response:
    """What was done in the workspace, newest first, a page at a time; ``about`` is one of KINDS, or empty for all."""
    kind = about if about in KINDS else ""
    after = read_cursor(cursor) if cursor else None
    found = log.list_entries(service.store, signed.workspace, _PAGE + 1, after, kind or None)
    keys = {key.id: key for key in list_keys(service.store, signed.workspace)}
    return show(
        request,
        signed,
        "log.html",
        kinds=KINDS,
        kind=kind,
        rows=[(entry, _by(entry, keys)) for entry in found[:_PAGE]],
        next=write_cursor(found[_PAGE - 1].id) if len(found) > _PAGE else "",
        first=bool(cursor),
    )


def _by(entry: LogEntry, keys: dict[str, Key]) -> str:
    """Who, as people know them: a key by its name."""
    key = keys.get(entry.by.removeprefix("key "))
    return f"key {key.name}" if key else f"the {COMMAND_LINE}" if entry.by == COMMAND_LINE else entry.by
