"""Cookies of the desk: all of them HttpOnly and SameSite=Lax, and Secure behind https."""

from __future__ import annotations

import hmac
import secrets

from fastapi import Request
from fastapi.responses import Response

from service.web.context import service_of

SESSION = "exonym_session"
FORM = "exonym_form"
SAID = "exonym_said"
_FORM_BYTES = 32


def set_cookie(request: Request, response: Response, name: str, value: str, seconds: int | None = None) -> None:
    """Set a cookie that lasts ``seconds``, or until the browser is closed."""
    public = service_of(request).settings.public_url
    secure = request.url.scheme == "https" or public.startswith("https://")
    response.set_cookie(name, value, max_age=seconds, path="/", secure=secure, httponly=True, samesite="lax")


def drop_cookie(response: Response, name: str) -> None:
    """Take a cookie back."""
    response.delete_cookie(name, path="/", httponly=True, samesite="lax")


def form_secret(request: Request) -> str:
    """The secret of a browser that nobody is signed in with: the one its cookie has, or a new one."""
    kept = request.cookies.get(FORM, "")
    return kept if len(kept) == len(secrets.token_urlsafe(_FORM_BYTES)) else secrets.token_urlsafe(_FORM_BYTES)


def is_same(given: object, secret: str) -> bool:
    """Whether a field of a form is the secret, in constant time; an empty secret is nobody's."""
    return isinstance(given, str) and bool(secret) and hmac.compare_digest(given.encode(), secret.encode())
