"""The way in and out: /admin/sign-in and /admin/sign-out."""

from __future__ import annotations

from typing import Annotated
from urllib.parse import quote

from fastapi import APIRouter, Depends, Form, Request
from fastapi.responses import RedirectResponse, Response

from service.auth import Lasting, check_password, end_session, find_session, start_session
from service.errors import FormRefused, TooManyRequests, WrongPassword
from service.web.context import InService
from service.web.desk.cookies import FORM, SESSION, drop_cookie, form_secret, is_same, set_cookie
from service.web.desk.guarding import DESK
from service.web.desk.showing import ask_for
from service.web.door import address_of
from service.web.rates import network_of
from service.web.security import same_site

SIGN_IN = f"{DESK}/sign-in"
_LONGEST = 2000
router = APIRouter(prefix=DESK, include_in_schema=False)
Typed = Annotated[str, Form()]


@router.get("/sign-in")
def show_sign_in(request: Request, service: InService, to: str = "") -> Response:
    """The form. ``to`` is the page that somebody wanted."""
    return _ask(request, {"to": to, "nobody": not service.gate.is_for_users()})


@router.post("/sign-in", dependencies=[Depends(same_site)])
def sign_in(
    request: Request, service: InService, email: Typed = "", password: Typed = "", csrf: Typed = "", to: Typed = ""
) -> Response:
    """Sign in and go on to the page that was wanted, or back to the form with what is wrong. Raises FormRefused."""
    if not is_same(csrf, request.cookies.get(FORM, "")):
        raise FormRefused
    try:
        user = check_password(service.store, email, password, network_of(address_of(request)))
    except (WrongPassword, TooManyRequests) as error:
        response = _ask(request, {"to": to, "email": email[:254], "error": str(error)}, error.status)
        response.headers.update(error.headers)
        return response
    lasts = Lasting.of(service.settings)
    response = RedirectResponse(_own_page(to), 303)
    drop_cookie(response, FORM)
    token = start_session(service.store, user, lasts)
    set_cookie(request, response, SESSION, token, int(lasts.most.total_seconds()))
    return response


@router.post("/sign-out", dependencies=[Depends(same_site)])
def sign_out(request: Request, service: InService, csrf: Typed = "") -> Response:
    """End the session; of one that has ended already nothing is asked. Raises FormRefused."""
    token = request.cookies.get(SESSION, "")
    signed = find_session(service.store, token, Lasting.of(service.settings)) if token else None
    if signed and not is_same(csrf, signed.csrf):
        raise FormRefused
    end_session(service.store, token)
    response = RedirectResponse(SIGN_IN, 303)
    drop_cookie(response, SESSION)
    return response


def send_to_sign_in(request: Request, _: Exception) -> Response:
    """The way in, for somebody who is not signed in; from there on to the page they wanted."""
    wanted = request.url.path + (f"?{request.url.query}" if request.url.query else "")
    looking = request.method in ("GET", "HEAD") and wanted != DESK and len(wanted) <= _LONGEST
    return RedirectResponse(SIGN_IN + (f"?to={quote(wanted, safe='/')}" if looking else ""), 303)


def _ask(request: Request, values: dict[str, object], status: int = 200) -> Response:
    secret = form_secret(request)
    shown = {"email": "", "error": "", "nobody": False, **values, "secret": secret}
    response = ask_for(request, "sign-in.html", shown, status)
    set_cookie(request, response, FORM, secret)
    return response


def _own_page(wanted: str) -> str:
    """The page that was wanted if it is one of the desk's, else its first one: nobody is led elsewhere."""
    plain = wanted.isascii() and wanted.isprintable() and "\\" not in wanted
    return wanted if plain and (wanted + "/").startswith((f"{DESK}/", f"{DESK}?")) else DESK
