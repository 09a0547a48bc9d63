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
WORDS = {
    "key.created": "Key made",
    "key.revoked": "Key revoked",
    "user.added": "User added",
    "user.changed": "Role changed",
    "user.removed": "User removed",
    "user.password": "Password set",
    "connector.added": "Connector added",
    "connector.removed": "Connector removed",
    "endpoint.added": "Endpoint added",
    "endpoint.changed": "Endpoint changed",
    "endpoint.deleted": "Endpoint removed",
    "endpoint.rotated": "Endpoint given a new secret",
    "endpoint.recovered": "What an endpoint missed sent again",
    "delivery.redelivered": "Delivery sent again",
    "audit.deleted": "Audit deleted",
    "audit.again": "Audited again",
    "batch.cancelled": "Batch cancelled",
    "decision.made": "Finding decided",
    "decision.undone": "Decision undone",
    "verdict.released": "Article released",
    "verdict.held": "Article held",
    "name.decided": "Name decided",
    "name.taken_back": "Decision on a name taken back",
    "name.merged": "Names made one",
    "name.split": "Names parted",
    "name.all_replaced": "Namebook replaced",
    "rule.changed": "Rule changed",
    "threshold.changed": "Threshold changed",
}
"""What was done, in words."""


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
        words=WORDS,
        rows=[(entry, _by(entry, keys)) for entry in found[:_PAGE]],
        next=write_cursor(found[_PAGE - 1].id) if len(found) > _PAGE else "",
        first=bool(cursor),
    )


def _by(entry: LogEntry, keys: dict[str, Key]) -> str:
    """Who, as people know them: a key by its name."""
    key = keys.get(entry.by.removeprefix("key "))
    return f"key {key.name}" if key else f"the {COMMAND_LINE}" if entry.by == COMMAND_LINE else entry.by
