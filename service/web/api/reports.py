"""/v1/audits/{id}/report.EXTENSION: the stored report in every format there is a renderer for."""

from __future__ import annotations

import json
from importlib.metadata import version
from typing import Annotated, Literal

from fastapi import APIRouter, Query, Response

from exonym.discovery import discover
from exonym.documents.offsets import place_in_utf16
from exonym.plugins import Renderer
from exonym.report import report_from_dict
from service import audits
from service.errors import FormatNotFound
from service.web.access import Reader
from service.web.context import InService
from service.web.etags import NOT_MODIFIED, IfNoneMatch, is_known, not_modified, tag_of
from service.web.schemas.fields import Id
from service.web.schemas.problems import problems
from service.web.security import REPORT_POLICY

ROUTER = APIRouter(prefix="/v1/audits", tags=["audits"])

RENDERERS: dict[str, Renderer] = {found.extension: found for found in discover("exonym.renderers", "RENDERER")}
"""By file extension."""
VERSION = version("exonym")

Unit = Annotated[
    Literal["character", "utf16"], Query(description="What offsets count: Unicode characters, or UTF-16 code units.")
]


@ROUTER.get(
    "/{audit_id}/report.{extension}",
    response_class=Response,
    responses={
        200: {"content": {r.media_type: {} for r in RENDERERS.values()}},
        **NOT_MODIFIED,
        **problems(401, 403, 404, 409, 422, 501),
    },
)
def get_report(
    audit_id: Id,
    extension: str,
    service: InService,
    caller: Reader,
    offset_unit: Unit = "character",
    if_none_match: IfNoneMatch = None,
) -> Response:
    """The report of an audit that is done, with an `ETag`; 409 before."""
    renderer = renderer_of(extension)
    stored = audits.report_of(service.store, audit_id, caller.workspace)
    tag = tag_of(extension, offset_unit, VERSION, json.dumps(stored, sort_keys=True))
    if is_known(tag, if_none_match):
        return not_modified(tag)
    report = report_from_dict(stored)
    pair = audits.pair_of(service.store, audit_id, caller.workspace)
    if offset_unit == "utf16" and renderer.name == "json":
        report = place_in_utf16(report, pair)
    headers = {"Content-Security-Policy": REPORT_POLICY, "ETag": tag}
    return Response(renderer.render(report, pair), media_type=renderer.media_type, headers=headers)


def renderer_of(extension: str) -> Renderer:
    """The renderer of a file extension. Raises FormatNotFound."""
    if extension not in RENDERERS:
        raise FormatNotFound(extension, tuple(RENDERERS))
    return RENDERERS[extension]
