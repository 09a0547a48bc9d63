"""The page at /: paste two texts, read the report. Plain HTML, no scripts."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

from fastapi import APIRouter, Depends, Form, Request
from fastapi.responses import HTMLResponse, RedirectResponse, Response
from fastapi.templating import Jinja2Templates
from pydantic import ValidationError

from exonym.config import MAX_CHARACTERS, PROFILES
from exonym.errors import InvalidInput
from exonym.model import Format
from service import audits
from service.auth import Caller
from service.errors import SignInNeeded
from service.store.models import Audit, Status
from service.web.accepting import accept
from service.web.access import only_open
from service.web.context import InService, service_of
from service.web.languages import LANGUAGES
from service.web.schemas.audits import AuditIn
from service.web.security import same_site

router = APIRouter(include_in_schema=False, dependencies=[Depends(only_open)])
templates = Jinja2Templates(Path(__file__).parent / "templates")

Typed = Annotated[str, Form()]
Errors = dict[str, str]


@router.get("/", response_class=HTMLResponse)
def show_form(request: Request, service: InService) -> Response:
    """The form, empty."""
    return _form(request, {"target_lang": "en", "format": Format.TEXT, "profile": service.settings.profile}, {})


@router.post("/audits", response_class=HTMLResponse, dependencies=[Depends(same_site)])
def submit(
    request: Request,
    service: InService,
    target: Typed = "",
    source: Typed = "",
    source_lang: Typed = "",
    target_lang: Typed = "en",
    format_: Annotated[str, Form(alias="format")] = Format.TEXT,
    profile: Typed = "news",
) -> Response:
    """Submit the form; on to the audit, or back to the form with what is wrong."""
    typed = {"target": target, "source": source}
    texts = {name: text.replace("\r\n", "\n") or None for name, text in typed.items()}  # as pasted, not as forms send
    languages = {"source_lang": source_lang or None, "target_lang": target_lang}
    chosen = {**languages, "format": format_, "profile": profile}
    try:
        audit = accept(
            service, Caller.anybody(), AuditIn.model_validate({**texts, "target": texts["target"] or "", **chosen})
        )
    except ValidationError as error:
        errors = {str(e["loc"][0]): e["msg"] for e in error.errors()}
    except InvalidInput as error:
        errors = {error.field: error.message}
    else:
        return RedirectResponse(f"/audits/{audit.id}", 303)
    return _form(request, {**typed, **chosen}, errors)


@router.get("/audits/{audit_id}", response_class=HTMLResponse)
def show_audit(request: Request, audit_id: str, service: InService) -> Response:
    """The report when there is one; until then a page that looks again by itself."""
    audit = audits.get(service.store, audit_id, Caller.anybody().workspace)
    if audit.status == Status.DONE:
        return RedirectResponse(f"/v1/audits/{audit_id}/report.html", 303)
    return _waiting(request, audit)


def show_closed(request: Request, _: Exception) -> Response:
    """On to the desk where somebody can sign in; else what to do instead, for who opens a page of a closed service."""
    if service_of(request).gate.is_for_users():
        return RedirectResponse("/admin", 303)
    headers = dict(SignInNeeded.headers)
    return templates.TemplateResponse(request, "closed.html", {}, SignInNeeded.status, headers)


def _form(request: Request, typed: dict[str, str | None], errors: Errors) -> Response:
    context = {
        "typed": typed,
        "errors": errors,
        "languages": LANGUAGES,
        "formats": {Format.TEXT: "Plain text", Format.HTML: "HTML, as it was scraped"},
        "profiles": sorted(PROFILES),
        "max_characters": MAX_CHARACTERS,
    }
    return templates.TemplateResponse(request, "form.html", context, 422 if errors else 200)


def _waiting(request: Request, audit: Audit) -> Response:
    return templates.TemplateResponse(request, "waiting.html", {"audit": audit})
