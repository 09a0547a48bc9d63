"""The page at /: paste two texts, read the report. Plain HTML, no scripts."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from fastapi import APIRouter, Depends, Request
from fastapi.responses import HTMLResponse, RedirectResponse, Response
from fastapi.templating import Jinja2Templates

from service import audits
from service.auth import Caller
from service.errors import SignInNeeded
from service.store.models import Audit, Status
from service.web.access import only_open
from service.web.context import InService, Service, service_of
from service.web.forms import Choices, Errors, Typed, accept_form, as_pasted, fill_form
from service.web.security import same_site

router = APIRouter(include_in_schema=False, dependencies=[Depends(only_open)])
templates = Jinja2Templates(Path(__file__).parent / "templates")


@router.get("/", response_class=HTMLResponse)
def show_form(request: Request, service: InService) -> Response:
    """The form, empty."""
    return _form(request, service, {}, {})


@router.post("/audits", response_class=HTMLResponse, dependencies=[Depends(same_site)])
def submit(request: Request, service: InService, chosen: Choices, target: Typed = "", source: Typed = "") -> Response:
    """Submit the form; on to the audit, or back to the form with what is wrong."""
    typed = {"target": as_pasted(target), "source": as_pasted(source), **chosen}
    made = accept_form(service, Caller.anybody(), typed)
    if isinstance(made, Audit):
        return RedirectResponse(f"/audits/{made.id}", 303)
    return _form(request, service, typed, made)


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


def _form(request: Request, service: Service, typed: Mapping[str, str], errors: Errors) -> Response:
    return templates.TemplateResponse(request, "form.html", fill_form(service, typed, errors), 422 if errors else 200)


def _waiting(request: Request, audit: Audit) -> Response:
    return templates.TemplateResponse(request, "waiting.html", {"audit": audit})
