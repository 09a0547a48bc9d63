"""/admin/audits: the list, narrowed and searched, decided on together, taken out as a table."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from io import StringIO
from typing import Annotated

from fastapi import APIRouter, Form, Request
from fastapi.responses import Response, StreamingResponse

from exonym.report.table import Cell, neutralise_cell
from service import audits, decisions
from service.audits import Filters
from service.auth import Role, Signed
from service.errors import AuditNotFound, InvalidField, NotDone
from service.store import Store
from service.store.ids import is_id
from service.store.models import Act, Audit
from service.web.context import InService
from service.web.cursors import read_cursor, write_cursor
from service.web.desk import DESK, EditorDesk, Entry, InDesk, see_other, show, signed_editor
from service.web.desk.filtering import read_narrowing
from service.web.desk.rules import rule_words
from service.web.languages import source_groups, target_groups
from service.web.schemas.decisions import Reason

ROUTER = APIRouter()
ENTRY = Entry("Audits", "/audits", place=20, role=Role.VIEWER)
_PAGE = 50
_MOST_EXPORTED = 20_000
_COLUMNS = (
    "id", "created_at", "status", "decision", "quality", "state", "source_lang", "target_lang", "title", "feed",
    "article_id", "revision", "url", "mt_system", "pair_id", "previous",
)  # fmt: skip


@ROUTER.get("/audits")
def list_audits(request: Request, service: InService, signed: InDesk) -> Response:
    """The audits of the workspace, newest first, a page at a time."""
    narrowing = read_narrowing(request)
    cursor = narrowing.query.cursor if narrowing.query else None
    after = read_cursor(cursor) if cursor else None
    page = audits.Page((), None)
    if narrowing.query:
        found = narrowing.filters, _PAGE, after, narrowing.oldest
        page = audits.list_page(service.store, signed.workspace, *found)
    return show(
        request, signed, "audits.html", 422 if narrowing.errors else 200,
        narrowing=narrowing,
        audits=page.audits,
        summaries=audits.summaries_of(service.store, [audit.id for audit in page.audits]),
        next=narrowing.address(cursor=write_cursor(page.after)) if page.after else "",
        first=narrowing.address() if after else "",
        rules=rule_words(),
        source_languages=source_groups(),
        target_languages=target_groups(),
        here_again=request.url.path + (f"?{request.url.query}" if request.url.query else ""),
    )  # fmt: skip


@ROUTER.post("/audits")
def decide_together(
    request: Request,
    service: InService,
    signed: EditorDesk,
    act: Annotated[str, Form()],
    audit: Annotated[list[str] | None, Form()] = None,
    reason: Annotated[Reason, Form()] = "",
    back: Annotated[str, Form()] = "",
) -> Response:
    """Release or hold the audits that are ticked; those that have no report yet are left out, and counted."""
    if act not in (Act.RELEASED, Act.HELD):
        raise InvalidField("act", f"must be {Act.RELEASED} or {Act.HELD}")
    done = sum(_give_word(service, signed, one, Act(act), reason.strip()) for one in (audit or [])[:_PAGE])
    left = len(audit or []) - done
    said = f"{done} {'audit' if done == 1 else 'audits'} {act}." if audit else "Tick audits first."
    said += f" {left} could not be: they have not ended well." if left else ""
    return see_other(request, back if back.startswith(f"{DESK}/audits?") else f"{DESK}/audits", said)


@ROUTER.get("/audits.csv")
def export_audits(request: Request, service: InService, signed: InDesk) -> Response:
    """The audits that the same filters find, as a table for spreadsheets; no cell is a formula."""
    narrowing = read_narrowing(request)
    for field, message in narrowing.errors.items():
        raise InvalidField(field, message)
    rows = _rows(service.store, signed.workspace, narrowing.filters)
    headers = {"Content-Disposition": 'attachment; filename="audits.csv"'}
    return StreamingResponse(_lines(rows), media_type="text/csv; charset=utf-8", headers=headers)


def _give_word(service: InService, signed: Signed, audit_id: str, act: Act, reason: str) -> bool:
    if not is_id(audit_id):
        return False
    try:
        decisions.give_word(service.store, service.queue, signed_editor(signed), audit_id, act, reason)
    except (AuditNotFound, NotDone):
        return False
    return True


def _rows(store: Store, workspace: str, filters: Filters) -> Iterator[Audit]:
    after, given = None, 0
    while given < _MOST_EXPORTED:
        page = audits.list_page(store, workspace, filters, 500, after)
        yield from page.audits
        given, after = given + len(page.audits), page.after
        if after is None:
            return


def _lines(rows: Iterator[Audit]) -> Iterator[str]:
    yield "\ufeff" + _line(_COLUMNS)
    for row in rows:
        yield _line(tuple(getattr(row, name) for name in _COLUMNS))


def _line(cells: tuple[object, ...]) -> str:
    out = StringIO()
    csv.writer(out).writerow([neutralise_cell(_written(cell)) for cell in cells])
    return out.getvalue()


def _written(value: object) -> Cell:
    return value if isinstance(value, str | float | int | None) else str(value)
