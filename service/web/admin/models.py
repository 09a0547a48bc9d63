"""/admin/models: which models there are, what their licences say, and which one audits."""

from __future__ import annotations

from fastapi import APIRouter, Request
from fastapi.responses import Response

from exonym.checkpoints.licences import licence_names
from exonym.checkpoints.store import is_packaged, known
from service.auth import Role
from service.web.context import InService
from service.web.desk import Entry, InDesk, show

ROUTER = APIRouter()
ENTRY = Entry("Models", "/models", place=90, role=Role.VIEWER)


@ROUTER.get("/models")
def show_models(request: Request, service: InService, signed: InDesk) -> Response:
    """Every known model."""
    settings = service.settings
    return show(
        request,
        signed,
        "models.html",
        models=known(settings.cache_dir),
        auditing=settings.checkpoint,
        is_own=is_packaged(settings.checkpoint),
        precision=settings.precision.value,
        accepted=licence_names([settings.accept_licence]),
    )
