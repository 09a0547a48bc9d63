"""Pages of the desk written down: the layout, its navigation, and the way back after a form."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import quote, unquote

from fastapi import Request
from fastapi.responses import RedirectResponse, Response
from fastapi.templating import Jinja2Templates
from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from exonym.discovery import discover
from service.auth import Role, Signed
from service.web.desk.cookies import SAID, drop_cookie, set_cookie
from service.web.desk.guarding import DESK
from service.web.desk.words import link_out, write_count, write_date, write_time
from service.web.security import DESK_POLICY

_FOLDER = Path(__file__).parent.parent / "templates"
_ENVIRONMENT = Environment(
    loader=FileSystemLoader(_FOLDER), autoescape=True, trim_blocks=True, lstrip_blocks=True, undefined=StrictUndefined
)
_ENVIRONMENT.filters.update(date=write_date, time=write_time, count=write_count, outside=link_out)
_TEMPLATES = Jinja2Templates(env=_ENVIRONMENT)
_SECONDS = 30


@dataclass(frozen=True)
class Entry:
    """A page in the navigation.

    ``path`` begins after /admin, ``place`` orders them, ``role`` is the least that sees it.
    """

    label: str
    path: str
    place: int
    role: Role = Role.VIEWER


def compile_templates() -> None:
    """Read every page's template, which its first visitor would wait for otherwise."""
    for name in _ENVIRONMENT.list_templates(filter_func=lambda name: name.startswith("admin/")):
        _ENVIRONMENT.get_template(name)


def show(request: Request, signed: Signed, template: str, status: int = 200, /, **values: Any) -> Response:
    """A page of the desk from templates/admin. What all of them find is said in service.web.admin."""
    entries = sorted(discover("service.web.admin", "ENTRY"), key=lambda entry: entry.place)
    said = unquote(request.cookies.get(SAID, ""))
    shared: dict[str, Any] = {
        "signed": signed,
        "csrf": Markup('<input type="hidden" name="csrf" value="{}">').format(signed.csrf),
        "may_decide": signed.may(Role.EDITOR),
        "may_run": signed.may(Role.ADMIN),
        "entries": [entry for entry in entries if signed.may(entry.role)],
        "here": request.url.path,
        "desk": DESK,
        "said": said,
    }
    response = render(request, f"admin/{template}", {**shared, **values}, status)
    if said:
        drop_cookie(response, SAID)
    return response


def ask_for(request: Request, template: str, values: Mapping[str, Any], status: int = 200) -> Response:
    """A page for somebody who is not signed in."""
    return render(request, f"admin/{template}", dict(values), status)


def render(request: Request, template: str, values: dict[str, Any], status: int) -> Response:
    """A page under the desk's Content-Security-Policy."""
    headers = {"Content-Security-Policy": DESK_POLICY}
    response: Response = _TEMPLATES.TemplateResponse(request, template, values, status, headers)
    return response


def see_other(request: Request, path: str, said: str = "") -> Response:
    """On to a page after a form was carried out (303). ``said``: a sentence that the page shows once."""
    response = RedirectResponse(path, 303)
    if said:
        set_cookie(request, response, SAID, quote(said[:500]), _SECONDS)
    return response
