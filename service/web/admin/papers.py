"""An audit to take away: its report in every format, and its translation with corrections."""

from __future__ import annotations

from fastapi import APIRouter
from fastapi.responses import Response

from exonym.discovery import discover
from exonym.model import Format
from exonym.plugins import Renderer
from exonym.report import report_from_dict
from service import audits, decisions
from service.errors import FormatNotFound
from service.web.context import InService
from service.web.desk import InDesk
from service.web.security import REPORT_POLICY, TEXT_POLICY

ROUTER = APIRouter(prefix="/audits/{audit_id}")
_ENDINGS = {Format.TEXT: "txt", Format.HTML: "html"}


@ROUTER.get("/report.{extension}")
def get_report(audit_id: str, extension: str, service: InService, signed: InDesk) -> Response:
    """The report in a format there is a renderer for. HTML is shown, others are saved."""
    renderers: dict[str, Renderer] = {found.extension: found for found in discover("exonym.renderers", "RENDERER")}
    if extension not in renderers:
        raise FormatNotFound(extension, tuple(renderers))
    report = report_from_dict(audits.report_of(service.store, audit_id, signed.workspace))
    pair = audits.pair_of(service.store, audit_id, signed.workspace)
    renderer = renderers[extension]
    headers = {"Content-Security-Policy": REPORT_POLICY}
    if extension not in ("html", "txt", "json"):
        headers["Content-Disposition"] = f'attachment; filename="{audit_id}.{extension}"'
    return Response(renderer.render(report, pair), media_type=renderer.media_type, headers=headers)


@ROUTER.get("/corrected")
def get_corrected(audit_id: str, service: InService, signed: InDesk, every: bool = False) -> Response:
    """The translation as it was received, with the corrections that were accepted or, with ``every``, all of them."""
    found = decisions.find_corrections(service.store, audit_id, signed.workspace)
    name = f"{audit_id}.{_ENDINGS[found.pair.format]}"
    headers = {"Content-Security-Policy": TEXT_POLICY, "Content-Disposition": f'attachment; filename="{name}"'}
    return Response(found.apply(every).text.encode(), media_type="text/plain; charset=utf-8", headers=headers)
