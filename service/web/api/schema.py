"""/v1/report.schema.json: what every JSON report keeps to."""

from __future__ import annotations

from fastapi import APIRouter
from fastapi.responses import JSONResponse

from exonym.report import write_report_schema
from service.web.access import Reader
from service.web.schemas.problems import problems

ROUTER = APIRouter(prefix="/v1", tags=["capabilities"])
MEDIA_TYPE = "application/schema+json"


@ROUTER.get(
    "/report.schema.json",
    response_class=JSONResponse,
    responses={200: {"content": {MEDIA_TYPE: {}}}, **problems(401, 403, 429)},
)
def show_schema(caller: Reader) -> JSONResponse:  # noqa: ARG001 - asked who it is
    """The JSON Schema (draft 2020-12) of a report."""
    return JSONResponse(write_report_schema(), media_type=MEDIA_TYPE)
